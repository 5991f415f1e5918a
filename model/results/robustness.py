"""What follows if the method is done otherwise, computed once: the other half of `runtime`."""

import numpy as np

from model.facts.provenance import FloatArray, readonly
from model.own_data.in_use import shared
from model.results.scores import data, draws, effect, panel, scored
from model.uncertainty.claims import known_everywhere
from model.uncertainty.coupling import degree_ranges
from model.uncertainty.one_change import Switch, WeightSet, switches, weight_sets
from model.uncertainty.rank_ranges import RankIntervals, rank_intervals, sobol_of_scores
from model.uncertainty.value_of_data import MeasureNext, measure_next
from model.uncertainty.variance_shares import Sobol
from model.uncertainty.weight_wins import win_matrix
from model.what_if.scenario import Scenario

RUNS = 1024  # of each sample; a fifth of a second


@shared(32)
def rank_ranges(method: Scenario) -> RankIntervals:
    """Return where counties rank over all defensible versions of data and method."""
    chosen = method.real_only
    return rank_intervals(draws(chosen), panel(chosen), scored(method), data().catalog)


@shared(32)
def wins(method: Scenario) -> FloatArray:
    """Return the share of element weightings by which row stands above column, shape (n, n)."""
    scores = scored(method)
    elements = np.where(np.isnan(scores.index)[:, None], np.nan, scores.elements)
    return readonly(win_matrix(elements, method.p, data().catalog.method.floor))


@shared()
def known() -> tuple[str, ...]:
    """Return the indicators that are observed or derived in every county."""
    return known_everywhere(data().panel)


@shared()
def known_scores() -> FloatArray:
    """Return the scores of the indicators known in every county, shape (n, k)."""
    columns = [data().catalog.column(code) for code in known()]
    return readonly(scored(Scenario(real_only=True)).indicators[:, columns])


@shared()
def known_wins(p: int) -> FloatArray:
    """Return `wins` over all weightings of the indicators known in every county, (n, n)."""
    return readonly(win_matrix(known_scores(), p, data().catalog.method.floor))


@shared(32)
def switched(method: Scenario) -> tuple[Switch, ...]:
    """Return the index with one switch of the method at a time set otherwise."""
    return switches(panel(method.real_only), data().catalog, method)


@shared(32)
def drivers(method: Scenario) -> Sobol:
    """Return which factors make the scores and the ranks vary."""
    chosen = method.real_only
    return sobol_of_scores(draws(chosen), panel(chosen), scored(method), data().catalog, RUNS)


@shared(32)
def weights_compared(method: Scenario) -> tuple[WeightSet, ...]:
    """Return the sets of element weights to compare, none where too little is scored."""
    return weight_sets(scored(method), data().catalog)


@shared(32)
def degrees(method: Scenario) -> FloatArray:
    """Return low, median and high of the modified coupling degree over the draws, (n, 3)."""
    return degree_ranges(draws(method.real_only), scored(method), data().catalog, "modified")


@shared(128)
def to_measure(method: Scenario, county: str) -> MeasureNext | None:
    """Return which figures of a county would change the advice, None where it is withheld."""
    chosen = method.real_only
    return measure_next(draws(chosen), panel(chosen), effect(method), data().catalog, county)
