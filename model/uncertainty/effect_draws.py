"""What levers do in every draw: their effects are not known exactly, and today is shared."""

from dataclasses import dataclass

import numpy as np

from model.facts.catalog import Catalog
from model.facts.provenance import FloatArray, IntpArray
from model.score.goalposts import clip
from model.score.power_mean import power_mean
from model.uncertainty.draws import Draws, Intervals, quantiles
from model.what_if.effects import assumed
from model.what_if.simulate import Impact, close_gaps

Cells = dict[int, FloatArray]  # by column of the indicator, (rows, S): draws lie together


@dataclass(frozen=True, slots=True, eq=False)
class PairedGain:
    """A county's gain over the draws it shares with its baseline.

    `gain`, `after`, `rank` are (low, median, high); `rises` is the share of draws that gain.
    """

    gain: tuple[float, float, float]
    after: tuple[float, float, float]
    rank: tuple[float, float, float]
    rises: float


@dataclass(frozen=True, slots=True, eq=False)
class Steps:
    """A county's elements in every draw: where a scenario leaves them, and one lever further.

    `now` (S, K); `after` (S, levers, K), each with that lever alone raised to full intensity;
    NaN where an element is not published, all NaN where the index is withheld. `weights` (S, K)
    are those of the elements as drawn.
    """

    now: FloatArray
    after: FloatArray
    weights: FloatArray

    def gains(self, p: float, floor: float) -> FloatArray:
        """Return what each step adds to the index in every draw, (S, levers)."""
        weights = self.weights[:, None]
        start = power_mean(self.now[:, None], weights, p, floor)
        return power_mean(self.after, weights, p, floor) - start


def paired_gains(
    draws: Draws, known: Intervals, effect: Impact, counties: tuple[str, ...], catalog: Catalog
) -> list[PairedGain | None]:
    """Return the gain of each county, every draw shared by now and after, None if withheld.

    Counties that the scenario reaches move in every draw, by effects that are drawn too; all
    others are held at their drawn baseline.
    """
    moved = np.flatnonzero(effect.moved.any(axis=1))
    after, found = known.drawn.copy(), list[PairedGain | None]()
    after[:, moved] = _index_after(draws, effect, moved, catalog)
    for row in map(effect.baseline.row, counties):
        gain = after[:, row] - known.drawn[:, row]
        rank = 1.0 + (after > after[:, [row]]).sum(axis=1)
        gained, then, place = (triple(one, catalog) for one in (gain, after[:, row], rank))
        scored = PairedGain(gained, then, place, rises=float((gain > 0).mean()))
        found.append(None if np.isnan(effect.baseline.index[row]) else scored)
    return found


def triple(values: FloatArray, catalog: Catalog) -> tuple[float, float, float]:
    """Return (low, median, high) of the draws (S,) of one number."""
    low, median, high = quantiles(values, catalog)
    return float(low), float(median), float(high)


def chance(draws: Draws, effect: Impact, county: str, target: float, catalog: Catalog) -> float:
    """Return the share 0..1 of draws in which a county's index after is at least the target.

    After as in paired gains; NaN where the county's score is withheld.
    """
    at = np.array([effect.baseline.row(county)], dtype=np.intp)
    after = _index_after(draws, effect, at, catalog)
    return float("nan") if np.isnan(after).any() else float((after >= target).mean())


def value_range(
    draws: Draws, effect: Impact, county: str, indicator: str, catalog: Catalog
) -> tuple[float, float, float]:
    """Return (low, median, high) of an indicator of a county after the scenario, in its unit.

    The error of the figure and that of the effects are both in it; a value set is certain.
    """
    at, column = np.array([effect.baseline.row(county)], dtype=np.intp), catalog.column(indicator)
    rows = _Rows(draws, effect, at, catalog)
    _, cells = rows.after()
    scores = cells[column] if column in cells else rows.before(column)
    worst, best = catalog.worst[column], catalog.best[column]
    return triple(worst + scores[0] / 100.0 * (best - worst), catalog)


def single_steps(
    draws: Draws,
    effect: Impact,
    county: str,
    catalog: Catalog,
    on_missing: bool = False,
    checked: bool = False,
) -> Steps:
    """Return what each lever alone, raised to full intensity, adds to where a scenario stands.

    A lever at full intensity adds nothing, nor does any where a value is set directly. With
    `on_missing` levers act on missing figures too, as they are drawn; with `checked` not on what
    counties declare themselves.
    """
    at = np.array([effect.baseline.row(county)], dtype=np.intp)
    rows = _Rows(draws, effect, at, catalog, on_missing)
    elements, cells = rows.after()
    is_open = rows.acts[0] & np.isnan(effect.set_scores[at[0]])
    if checked:
        is_open = is_open & ~np.array([one.self_declared for one in catalog.indicators])
    after = np.repeat(elements, len(catalog.levers), axis=1)
    for number, started in enumerate(rows.intensity):
        start, full = rows.left(number, started), rows.left(number, np.ones(1))
        for column in (column for column in full if is_open[column] and started < 1.0):
            before = cells[column] if column in cells else rows.before(column)
            change = clip(close_gaps(before, full[column] / start[column])) - clip(before)
            after[:, number] += change.T * catalog.weights[column]
    base, row = effect.baseline, at[0]
    hidden = ~base.published[row] | np.isnan(base.index[row])
    now = elements[:, 0]
    now[:, hidden] = after[:, :, hidden] = np.nan
    return Steps(now, after, base.weights * draws.weights)


def _index_after(draws: Draws, effect: Impact, at: IntpArray, catalog: Catalog) -> FloatArray:
    """Return the index of the given rows after the scenario, in every draw, (S, rows)."""
    elements, _ = _Rows(draws, effect, at, catalog).after()
    elements[:, ~effect.baseline.published[at]] = np.nan
    weights = (effect.baseline.weights * draws.weights)[:, None, :]
    after = power_mean(elements, weights, effect.baseline.p, catalog.method.floor)
    return np.where(np.isnan(effect.baseline.index[at]), np.nan, after)


class _Rows:
    """Some counties, rows `at` of the panel, in every draw, and what a scenario does to them.

    `intensity` (levers, rows) is how far each lever is pulled there; `acts` (rows, m) where
    levers act at all. The scenario's changed assumptions stand instead of the catalogue's.
    """

    def __init__(
        self, draws: Draws, effect: Impact, at: IntpArray, catalog: Catalog, missing: bool = False
    ) -> None:
        self.draws, self.effect, self.at = draws, effect, at
        scenario, counties = effect.scenario, effect.baseline.counties
        self.catalog = assumed(catalog, scenario.assumptions)
        inside = [counties[row] in (scenario.counties or counties) for row in at]
        pulled = [scenario.intensity(lever.code) for lever in catalog.levers]
        self.intensity = np.outer(pulled, inside).astype(float)
        self.acts = ~np.isnan(effect.baseline.indicators[at]) | missing
        self._works: dict[str, FloatArray] = {}

    def after(self) -> tuple[FloatArray, Cells]:
        """Return the elements after the scenario (S, rows, K), and the cells that it moves.

        What is not moved keeps its drawn score to the last digit; a value set is certain, the
        same in every draw.
        """
        factors: Cells = {}  # on the gap of a column: 1 - g u T of every lever that acts on it
        for number, intensity in enumerate(self.intensity):
            for column, left in self.left(number, intensity).items() if intensity.any() else ():
                factors[column] = factors[column] * left if column in factors else left
        held = self.effect.set_scores[self.at]
        fixed = ~np.isnan(held)
        cells: Cells = {}
        change = np.zeros((len(self.catalog.elements), len(self.at), len(self.draws.cells)))
        for column in {*factors, *np.flatnonzero(fixed.any(axis=0)).tolist()}:
            before = after = self.before(column)
            if column in factors:
                after = close_gaps(before, factors[column])
                if not self.acts[:, column].all():
                    after = np.where(self.acts[:, [column]], after, before)
            if fixed[:, column].any():
                after = np.where(fixed[:, [column]], held[:, [column]], after)
            (home,) = np.flatnonzero(self.catalog.weights[column])
            change[home] += self.catalog.weights[column, home] * (clip(after) - clip(before))
            cells[column] = after
        return self.draws.elements[:, self.at] + change.T, cells

    def before(self, column: int) -> FloatArray:
        """Return an indicator's scores as drawn, without the scenario, (rows, S)."""
        return self.draws.cells[:, self.at, column].T

    def left(self, number: int, intensity: FloatArray) -> Cells:
        """Return by column what a lever at some intensity (rows,) leaves of gaps: 1 - g u T.

        g times its drawn factor, at most `effect_most`; T with its slope as drawn, within 0..1.
        """
        lever = self.catalog.levers[number]
        if lever.kind not in self._works:
            slope = self.draws.slopes[:, 0 if lever.kind == "hard" else 1]
            share, lean = (
                a[number, self.at][:, None] for a in (self.effect.transfer, self.effect.lean)
            )
            self._works[lever.kind] = np.clip(share + slope * lean, 0.0, 1.0)
        does = intensity[:, None] * self._works[lever.kind]
        left = {}
        for one in lever.effects:
            most = max(one.gap_share, self.catalog.method.effect_most)  # not less than assumed
            share = np.minimum(one.gap_share * self.draws.effects[:, number], most)
            left[self.catalog.column(one.indicator)] = 1.0 - share * does
        return left
