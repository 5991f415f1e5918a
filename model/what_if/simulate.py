"""What a scenario's levers do to a panel: gaps close, discounted by terrain and infrastructure."""

from dataclasses import dataclass

import numpy as np

from model.facts.catalog import Catalog
from model.facts.panel import Panel
from model.facts.places import friction
from model.facts.provenance import BoolArray, FloatArray
from model.score.contributions import gain_parts
from model.score.goalposts import goalposts, raw_values
from model.score.scores import TOLERANCE, Scores, from_indicators, indicator_scores, score
from model.what_if.effects import assumed, gap_shares
from model.what_if.scenario import Scenario


@dataclass(frozen=True, slots=True, eq=False)
class Impact:
    """Now and after: `gain` (n,) in points, `by_element` (n, K) parts that sum to it.

    `values` (n, m) are the indicator values after, in raw units; `closing` (n, m) is the factor
    on each gap, 1 where no lever acts, and `set_scores` (n, m) the unclipped scores of values
    set directly, NaN where none is; `paper_share` (n,) is the share of the gain carried by
    self-declared indicators, NaN without a gain or with losses in it. `transfer` and `lean`
    (levers, n) are the share at which each lever works, and what it moves by for a unit of its
    slope.
    """

    scenario: Scenario
    baseline: Scores
    result: Scores
    gain: FloatArray
    by_element: FloatArray
    values: FloatArray
    closing: FloatArray
    set_scores: FloatArray
    paper_share: FloatArray
    transfer: FloatArray
    lean: FloatArray

    @property
    def moved(self) -> BoolArray:
        """Return which cells the scenario acts on, shape (n, m)."""
        return np.asarray((self.closing < 1.0) | ~np.isnan(self.set_scores))

    @property
    def paper_share_all(self) -> float:
        """Return the share of all points gained that self-declared indicators carry, or NaN."""
        gain = np.nansum(self.gain)
        return float(np.nansum(self.paper_share * self.gain) / gain) if gain > 0 else float("nan")


def transfer(panel: Panel, baseline: Scores, catalog: Catalog) -> FloatArray:
    """Return the share of its stated effect at which each lever works, shape (levers, n).

    Hard levers: 1 - .4 F; soft levers: .6 + .4 E1/100 with E1 the baseline score of the
    infrastructure element, or the fixed share where that is not published (method, levers).
    """
    method = catalog.method
    hard = 1.0 - method.hard_slope * friction(panel.counties, method.friction)
    first = baseline.elements[:, catalog.element_codes.index("infrastructure")]
    soft = method.soft_base + method.soft_slope * first / 100.0
    soft = np.where(np.isnan(first), method.transfer_unknown, soft)
    share = np.array([hard if lever.kind == "hard" else soft for lever in catalog.levers])
    return np.asarray(np.clip(share, 0.0, 1.0))  # base and slope set otherwise may add up to more


def lean(panel: Panel, baseline: Scores, catalog: Catalog) -> FloatArray:
    """Return what each lever's transfer moves by for a unit of its slope, shape (levers, n).

    -F for hard levers, E1/100 for soft ones; 0 where the infrastructure score is not published.
    """
    hard = -friction(panel.counties, catalog.method.friction)
    soft = np.nan_to_num(baseline.elements[:, catalog.element_codes.index("infrastructure")]) / 100
    return np.array([hard if lever.kind == "hard" else soft for lever in catalog.levers])


def closing(scenario: Scenario, panel: Panel, catalog: Catalog, share: FloatArray) -> FloatArray:
    """Return the factor by which each remaining gap shrinks, shape (n, m): prod(1 - g u T).

    1 where no lever acts and where the value is missing; order-free and within 0..1.
    """
    intensity = np.array([scenario.intensity(lever.code) for lever in catalog.levers])
    acting, rows = np.flatnonzero(intensity), scenario.rows(panel.codes)
    pulled = gap_shares(catalog)[acting] * intensity[acting, None]
    factor = np.ones(panel.values.shape)
    factor[rows] = (1.0 - pulled[:, None] * share[acting][:, rows, None]).prod(axis=0)
    return np.where(np.isnan(panel.values), 1.0, factor)


def set_scores(scenario: Scenario, panel: Panel, catalog: Catalog) -> FloatArray:
    """Return the unclipped scores of values set directly, shape (n, m), NaN where none is set.

    A missing value is not set by a what-if: it has to be measured or supplied.
    """
    values = np.full(panel.values.shape, np.nan)
    for indicator, county, value in scenario.values:
        values[panel.row(county), catalog.column(indicator)] = value
    values[np.isnan(panel.values)] = np.nan
    return goalposts(values, catalog.worst, catalog.best)


def close_gaps(scores: FloatArray, factor: FloatArray) -> FloatArray:
    """Return unclipped scores (..., n, m) after the gaps to 100 shrink by `factor`.

    s' = 100 - (100 - s) * factor; a score at or beyond 100 stays, and so, to the last digit,
    does one whose gap is left alone; NaN stays NaN.
    """
    moved = (scores < 100.0) & (factor != 1.0)
    return np.where(moved, 100.0 - (100.0 - scores) * factor, scores)


def impact(panel: Panel, catalog: Catalog, scenario: Scenario, *more: Scenario) -> Impact:
    """Score a panel now and after the scenario, and split the gain by element.

    A value set directly stands instead of what the levers would make of that cell. A withheld
    baseline gives no gain (NaN). The scenario's changed assumptions stand instead of the
    catalogue's. Of `more` the levers alone count, those of other counties.
    """
    catalog = assumed(catalog, scenario.assumptions)
    baseline = score(panel, catalog, scenario.method)
    share = transfer(panel, baseline, catalog)
    factor = closing(scenario, panel, catalog, share)
    for other in more:
        factor *= closing(other, panel, catalog, share)
    fixed = set_scores(scenario, panel, catalog)
    after = np.where(np.isnan(fixed), close_gaps(indicator_scores(panel, catalog), factor), fixed)
    result = from_indicators(after, panel.is_evidence(), panel.codes, catalog, scenario.method)
    return Impact(
        scenario,
        baseline,
        result,
        gain=result.index - baseline.index,
        by_element=gain_parts(baseline, result),
        values=raw_values(after, catalog.worst, catalog.best),
        closing=factor,
        set_scores=fixed,
        paper_share=paper_share(baseline, result, catalog),
        transfer=share,
        lean=lean(panel, baseline, catalog),
    )


def paper_share(before: Scores, after: Scores, catalog: Catalog) -> FloatArray:
    """Return the share of each gain carried by self-declared indicators, shape (n,), 0..1.

    An element's part is split over its indicators by their weighted score change (method,
    section 8). NaN where nothing was gained, and where an indicator falls.
    """
    change = np.nan_to_num(after.indicators - before.indicators)
    declared = np.array([i.self_declared for i in catalog.indicators], dtype=float)
    whole = change @ catalog.weights
    paper = (change * declared) @ catalog.weights
    by_element = gain_parts(before, after)
    with np.errstate(invalid="ignore", divide="ignore"):
        split = np.where(whole > 0, paper / whole, 0.0)
        gain = np.nansum(by_element, axis=1)
        has_shares = (gain > 0) & (change >= -TOLERANCE).all(axis=1)
        return np.where(has_shares, np.nansum(by_element * split, axis=1) / gain, np.nan)
