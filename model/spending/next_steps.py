"""What to do first in one county: how far each lever's next step eases what holds it back.

Indicators that counties declare themselves count nothing here: a rule on paper is no result.
"""

import math
from dataclasses import dataclass, replace
from typing import Literal

import numpy as np

from model.facts.catalog import Catalog
from model.facts.levers import Lever
from model.facts.panel import Panel
from model.facts.provenance import FloatArray
from model.score.goalposts import goalposts, raw_values
from model.score.scores import Scores, from_indicators
from model.uncertainty.draws import Draws
from model.uncertainty.effect_draws import single_steps, triple
from model.what_if.costs import HUB
from model.what_if.effects import assumed, gap_shares
from model.what_if.simulate import Impact, close_gaps

Reason = Literal["full", "set", "missing", "closed", "declared", "unmoved"]
NOTHING = 1e-9  # points: rounding, not an effect
HALF_WAY = 50.0  # of an indicator's scale: what others need stands at least there
MOST = 3  # first steps, each for another element
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

    `cost_m_yuan` is that of what is left to do, NaN where it is not known; `relief` is that of
    `relief_of`, `gain` in points of the index, both with self-declared indicators left out, and
    `gains` its (low, median, high) over the draws.
    """

    lever: str
    start: float
    cost_m_yuan: float
    relief: float
    gain: float
    gains: Triple

    @property
    def per_m_yuan(self) -> float:
        """Return the relief of a million yuan: infinite for nothing, 0 where cost is not known."""
        if self.cost_m_yuan == 0:
            return math.inf
        return 0.0 if math.isnan(self.cost_m_yuan) else self.relief / self.cost_m_yuan

    changes: tuple[Change, ...]


@dataclass(frozen=True, slots=True)
class Idle:
    """A lever with nothing left to do in a county that could be checked, and why.

    `full` it is at full intensity, `set` its indicators are set directly, `missing` they have no
    figure, `closed` no gap left, `declared` it moves only what counties declare themselves;
    `unmoved` there is a gap, but none that would move a score.
    """

    lever: str
    reason: Reason


@dataclass(frozen=True, slots=True)
class Advice:
    """What a county may do next.

    `steps` are all of it, the greatest relief first, and `idle` the levers without a step. `weak`
    are the elements that may be the weakest, the likeliest first. `first` are at most three steps
    for three elements; the first of them serves a weak element, or what its levers need, unless
    those stand apart. Where no element stands out there are none: figures come first. They are
    `level` where their ranges overlap: then none of them is the winner. `apart` are the levers
    that cost little and are worth doing anyway, not yet at full intensity.
    """

    steps: tuple[Step, ...]
    idle: tuple[Idle, ...]
    weak: tuple[str, ...] = ()
    first: tuple[Step, ...] = ()
    level: bool = False
    apart: tuple[str, ...] = ()


def advise(
    draws: Draws, panel: Panel, effect: Impact, catalog: Catalog, county: str, costs: FloatArray
) -> Advice | None:
    """Return the next steps of a county from where a scenario stands, None if it is withheld.

    `costs` (levers, n) are million yuan at full intensity. Without the first steps.
    """
    row = effect.baseline.row(county)
    if np.isnan(effect.baseline.index[row]):
        return None
    catalog = assumed(catalog, effect.scenario.assumptions)
    known, start = checkable(catalog), _started(effect, row, catalog)
    now, after = _cells(effect, row, known, start)
    before, result = (_scored(cells, panel, row, effect, catalog) for cells in (now, after))
    gain, relief = result.index - before.index, relief_of(before, result, catalog.method.floor)
    drawn = single_steps(draws, effect, county, catalog, checked=True)
    gains = drawn.gains(before.p, catalog.method.floor)
    steps, idle = [], []
    for i, lever in enumerate(catalog.levers):
        if gain[i] > NOTHING:
            changes = _changes(known.levers[i], now[i], after[i], catalog)
            cost = float(costs[i, row] * (1.0 - start[i]))
            spans = triple(gains[:, i], catalog)
            worth = (float(relief[i]), float(gain[i]))
            steps.append(Step(lever.code, float(start[i]), cost, *worth, spans, changes))
        else:
            why = (
                "full"
                if start[i] == 1.0
                else _reason(known.levers[i], now[i], effect, row, catalog)
            )
            idle.append(Idle(lever.code, why))
    steps.sort(key=lambda step: (-step.relief, -step.gain))
    return Advice(tuple(steps), tuple(idle))


def relief_of(before: Scores, after: Scores, floor: float) -> FloatArray:
    """Return how far bottlenecks are eased, (n,): sum_e b_e ln(E'_e / E_e) of element scores.

    b_e = w_e ln(100 / E_e) over its sum are the shares of the elements in what a county lacks to
    100 before; under a mean of power p, w_e (100^p - E_e^p) / p. Without a score an element counts
    nothing.
    """
    now, then = (np.maximum(scores.elements, floor) for scores in (before, after))
    p = before.p
    lacks = np.log(100.0 / now) if p == 0 else (100.0**p - now**p) / p
    shares = np.nan_to_num(before.weights * lacks)
    shares /= np.maximum(shares.sum(axis=1, keepdims=True), NOTHING)
    return np.asarray((shares * np.nan_to_num(np.log(then / now))).sum(axis=1))


def _started(effect: Impact, row: int, catalog: Catalog) -> FloatArray:
    """Return how far each lever is pulled in a county, (levers,)."""
    inside = row in effect.scenario.rows(effect.baseline.counties)
    return np.array([effect.scenario.intensity(v.code) * inside for v in catalog.levers])


def checkable(catalog: Catalog) -> Catalog:
    """Return the catalogue with levers that do nothing to self-declared indicators."""
    declared = {one.code for one in catalog.indicators if one.self_declared}
    levers = tuple(
        replace(lever, effects=tuple(e for e in lever.effects if e.indicator not in declared))
        for lever in catalog.levers
    )
    return replace(catalog, levers=levers)


def with_first(
    whole: Advice, effect: Impact, chances: FloatArray, catalog: Catalog, county: str
) -> Advice:
    """Return advice with its first steps; `chances` (n, K) of each element to be the weakest."""
    row = effect.baseline.row(county)
    now = goalposts(effect.values[row], catalog.worst, catalog.best)
    start, chances = _started(effect, row, catalog), chances[row]
    order = np.argsort(-np.nan_to_num(chances), kind="stable")
    likely = [k for k in order if chances[k] >= catalog.method.claim_rival]
    weak = tuple(catalog.element_codes[k] for k in likely)
    ready = [step for step in whole.steps if _is_ready(catalog.lever(step.lever), now, catalog)]
    home = {step.lever: catalog.lever(step.lever).element for step in ready}
    leads = [step for step in ready if home[step.lever] in weak] or _before(
        weak, now, ready, catalog
    )
    first: list[Step] = []
    for step in [*leads[:1], *ready] if weak else []:
        if len(first) < MOST and home[step.lever] not in {home[one.lever] for one in first}:
            first.append(step)
    first = _with_partners(first, ready, catalog)
    low = max((step.gains[0] for step in first), default=0.0)
    apart = tuple(
        lever.code
        for lever, set_at in zip(catalog.levers, start, strict=True)
        if lever.apart and set_at < 1.0
    )
    level = len(first) > 1 and all(step.gains[2] >= low for step in first)
    return replace(whole, weak=weak, first=tuple(first), level=level, apart=apart)


def _before(
    weak: tuple[str, ...], now: FloatArray, ready: list[Step], catalog: Catalog
) -> list[Step]:
    """Return the steps that raise what levers for a weak element need to stand half-way."""
    needs = {code for v in catalog.levers if v.element in weak for code in v.needs}
    short = {code for code in needs if not now[catalog.column(code)] >= HALF_WAY}
    return [step for step in ready if short & {change.indicator for change in step.changes}]


def _is_ready(lever: Lever, now: FloatArray, catalog: Catalog) -> bool:
    """Return whether a county alone may start with a lever: a hub is built by several."""
    held = [now[catalog.column(code)] for code in lever.needs]
    return not lever.apart and lever.cost.driver != HUB and all(x >= HALF_WAY for x in held)


def _with_partners(first: list[Step], ready: list[Step], catalog: Catalog) -> list[Step]:
    """Return first steps none of which lacks its partner; it takes the place of the last one."""
    steps, names = {step.lever: step for step in ready}, [step.lever for step in first]
    for code in list(names):
        partner = catalog.lever(code).partner
        if partner in steps and partner not in names:
            names = [*(name for name in names[: MOST - 1] if name != code), code, partner][-MOST:]
            element = catalog.lever(partner).element
            names = [n for n in names if n == partner or catalog.lever(n).element != element]
    return [steps[name] for name in names]


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
    if not columns:
        return "declared"
    if not np.isnan(effect.set_scores[row, columns]).any():
        return "set"
    missing = np.isnan(effect.baseline.indicators[row, columns])
    if missing.all():
        return "missing"
    return "unmoved" if (now[columns][~missing] < 100.0).any() else "closed"
