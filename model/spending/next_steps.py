"""What to do first in one county: each lever's next step, by how much it eases what holds back."""

from dataclasses import dataclass
from typing import Any, Literal

import numpy as np

from model.facts.catalog import Catalog
from model.facts.levers import Lever
from model.facts.panel import Panel
from model.facts.provenance import BoolArray, FloatArray
from model.score.contributions import bottleneck
from model.score.goalposts import goalposts, raw_values
from model.score.scores import Scores, from_indicators
from model.uncertainty.draws import Draws, Stream, stream
from model.uncertainty.effect_draws import Steps, single_steps, triple
from model.what_if.effects import assumed, gap_shares
from model.what_if.simulate import Impact, close_gaps, paper_share

Reason = Literal["full", "set", "missing", "closed", "unmoved"]
NOTHING = 1e-9  # relief: rounding, not an effect
Triple = tuple[float, float, float]


@dataclass(frozen=True, slots=True)
class Change:
    """What a step makes of an indicator, in its own unit."""

    indicator: str
    before: float
    after: float


@dataclass(frozen=True, slots=True)
class Step:
    """Raising one lever from where a scenario has it, `start`, to full intensity.

    `cost_m_yuan` is that of what is left to do, NaN where it is not known; `gain` in points;
    `relief` = sum_e b_e ln(E'_e / E_e), b_e the elements' bottleneck shares before the step, and
    `per_m_yuan` that over the cost, infinite for a step that costs nothing. `gains`, `reliefs` and
    `returns` are (low, median, high) of gain, relief and relief per million yuan over the draws,
    in `returns` with costs drawn too. `paper_share` of the gain comes from self-declared
    indicators. Shares of draws in which the step comes first: `leads` by relief whatever it costs,
    `agrees` by relief per yuan, `agrees_cost` by that with costs drawn.
    """

    lever: str
    start: float
    cost_m_yuan: float
    gain: float
    gains: Triple
    relief: float
    reliefs: Triple
    per_m_yuan: float
    returns: Triple
    paper_share: float
    leads: float
    agrees: float
    agrees_cost: float
    changes: tuple[Change, ...]


@dataclass(frozen=True, slots=True)
class Idle:
    """A lever with nothing left to do in a county, and why.

    `full` it is at full intensity, `set` its indicators are set directly, `missing` they have no
    figure, `closed` no gap left; `unmoved` there is a gap, but none that would move a score.
    """

    lever: str
    reason: Reason


@dataclass(frozen=True, slots=True)
class Advice:
    """The next steps of a county, best relief per yuan first, and the levers without any.

    Steps that cost nothing come first, steps whose cost is not known last, both by relief.
    """

    steps: tuple[Step, ...]
    idle: tuple[Idle, ...]

    def by_relief(self) -> tuple[Step, ...]:
        """Return the steps by relief alone, whatever they cost."""
        return tuple(sorted(self.steps, key=lambda step: -step.relief))


def advise(
    draws: Draws, panel: Panel, effect: Impact, catalog: Catalog, county: str, costs: FloatArray
) -> Advice | None:
    """Return the next steps of a county from where a scenario stands, None if it is withheld.

    `costs` (levers, n) are million yuan at full intensity.
    """
    row = effect.baseline.row(county)
    if np.isnan(effect.baseline.index[row]):
        return None
    catalog = assumed(catalog, effect.scenario.assumptions)
    inside = row in effect.scenario.rows(effect.baseline.counties)
    start = np.array([effect.scenario.intensity(v.code) * inside for v in catalog.levers])
    cost = costs[:, row] * (1.0 - start)
    now, after = _cells(effect, row, catalog, start)
    before, result = (_scored(cells, panel, row, effect, catalog) for cells in (now, after))
    relief = relief_of(before.elements, result.elements, before.weights, before.p, catalog)
    acts = relief > NOTHING
    drawn = single_steps(draws, effect, county, catalog)
    spans, shares = _drawn(drawn, cost, acts, before.p, catalog)
    numbers = shares | {
        "start": start,
        "cost_m_yuan": cost,
        "gain": result.index - before.index,
        "relief": relief,
        "per_m_yuan": _per_m_yuan(relief, cost),
        "paper_share": paper_share(before, result, catalog),
    }
    steps, idle = [], []
    for i, lever in enumerate(catalog.levers):
        if acts[i]:
            changes = _changes(lever, now[i], after[i], catalog)
            own: dict[str, Any] = {name: float(values[i]) for name, values in numbers.items()}
            own |= {name: triple(values[:, i], catalog) for name, values in spans.items()}
            steps.append(Step(lever=lever.code, changes=changes, **own))
        else:
            why = "full" if start[i] == 1.0 else _reason(lever, now[i], effect, row, catalog)
            idle.append(Idle(lever.code, why))
    steps.sort(key=lambda step: (np.isnan(step.per_m_yuan), -step.per_m_yuan, -step.relief))
    return Advice(tuple(steps), tuple(idle))


def relief_of(
    before: FloatArray, after: FloatArray, weights: FloatArray, p: float, catalog: Catalog
) -> FloatArray:
    """Return sum_e b_e ln(E'_e / E_e) of floored element scores (..., K); b_e the shares before."""
    floor = catalog.method.floor
    share = bottleneck(before, weights, p, floor)
    ratio = np.log(np.maximum(after, floor) / np.maximum(before, floor))
    return np.asarray((share * np.nan_to_num(ratio)).sum(axis=-1))


def _cells(
    effect: Impact, row: int, catalog: Catalog, start: FloatArray
) -> tuple[FloatArray, FloatArray]:
    """Return unclipped indicator scores where the scenario stands, and after each step, (L, m)."""
    now = goalposts(effect.values[row], catalog.worst, catalog.best)
    does = gap_shares(catalog) * effect.transfer[:, [row]] * (start < 1.0)[:, None]
    factor = (1 - does) / (1 - does * start[:, None])
    factor[:, ~np.isnan(effect.set_scores[row])] = 1.0
    now = np.repeat(now[None], len(factor), axis=0)
    return now, close_gaps(now, factor)


def _scored(cells: FloatArray, panel: Panel, row: int, effect: Impact, catalog: Catalog) -> Scores:
    """Return the scores of a county in L versions (L, m), one a lever."""
    real = np.repeat(panel.is_evidence()[[row]], len(cells), axis=0)
    codes = tuple(lever.code for lever in catalog.levers)
    return from_indicators(cells, real, codes, catalog, effect.scenario.method)


def _per_m_yuan(relief: FloatArray, cost: FloatArray) -> FloatArray:
    """Return relief (..., L) over cost; infinite where something is had for nothing."""
    with np.errstate(divide="ignore", invalid="ignore"):
        return np.asarray(relief / cost)


def _drawn(
    steps: Steps, cost: FloatArray, acts: BoolArray, p: float, catalog: Catalog
) -> tuple[dict[str, FloatArray], dict[str, FloatArray]]:
    """Return what steps are worth in every draw (S, L), and how often each comes first (L,).

    Costs are off by a factor uniform in its logarithm.
    """
    method = catalog.method
    low, high = np.log(method.costs.low), np.log(method.costs.high)
    drawn = stream(method.seed, Stream.COSTS).uniform(low, high, (len(steps.now), len(cost)))
    relief = relief_of(steps.now[:, None], steps.after, steps.weights[:, None], p, catalog)
    returns = _per_m_yuan(relief, cost * np.exp(drawn))
    shares = {
        "leads": _first(relief, relief, acts),
        "agrees": _first(_per_m_yuan(relief, cost), relief, acts),
        "agrees_cost": _first(returns, relief, acts),
    }
    returns = np.where(cost == 0, np.inf, returns)
    return {"gains": steps.gains(p, method.floor), "reliefs": relief, "returns": returns}, shares


def _first(worth: FloatArray, relief: FloatArray, acts: BoolArray) -> FloatArray:
    """Return the share of draws in which each lever is worth most, shape (levers,).

    Of several worth the same, as those that cost nothing, the one with the most relief.
    """
    known = acts & ~np.isnan(worth)
    ranked = np.where(known, worth, -np.inf)
    best = known & (ranked == ranked.max(axis=1, keepdims=True))
    first = np.where(best, relief, -np.inf).argmax(axis=1)
    return np.bincount(first[best.any(axis=1)], minlength=len(acts)) / len(worth)


def _changes(
    lever: Lever, now: FloatArray, after: FloatArray, catalog: Catalog
) -> tuple[Change, ...]:
    """Return what a step makes of each indicator it moves, in the order of the catalogue."""
    before, then = (raw_values(cells, catalog.worst, catalog.best) for cells in (now, after))
    columns = {effect.indicator: catalog.column(effect.indicator) for effect in lever.effects}
    return tuple(
        Change(code, float(before[j]), float(then[j]))
        for code, j in columns.items()
        if after[j] > now[j]
    )


def _reason(lever: Lever, now: FloatArray, effect: Impact, row: int, catalog: Catalog) -> Reason:
    """Return why a lever below full intensity does nothing; `now` (m,) are indicator scores."""
    columns = [catalog.column(one.indicator) for one in lever.effects]
    if not np.isnan(effect.set_scores[row, columns]).any():
        return "set"
    missing = np.isnan(effect.baseline.indicators[row, columns])
    if missing.all():
        return "missing"
    return "unmoved" if (now[columns][~missing] < 100.0).any() else "closed"
