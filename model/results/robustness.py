"""Results if the method is done otherwise: ranks, weights, and which figures matter."""

import numpy as np

from model.facts.catalog import Catalog
from model.facts.panel import Panel
from model.facts.provenance import FloatArray, readonly
from model.results.kept import Part, kept
from model.score.method import Method
from model.score.scores import Scores
from model.uncertainty.claims import known_everywhere
from model.uncertainty.coupling import degree_ranges
from model.uncertainty.draws import Draws
from model.uncertainty.one_change import Switch, WeightSet, switches, weight_sets
from model.uncertainty.rank_ranges import FACTORS, RankIntervals, rank_intervals
from model.uncertainty.value_of_data import MeasureNext, measure_next
from model.uncertainty.weight_wins import win_matrix
from model.what_if.scenario import Scenario


class Robustness(Part):
    """What follows if the method is done otherwise."""

    def _inputs(self, method: Method) -> tuple[Draws, Panel, Scores, Catalog]:
        whole, chosen = self.results, method.real_only
        return whole.draws(chosen), whole.panel(chosen), whole.scored(method), self.data.catalog

    @kept(32)
    def rank_ranges(self, method: Method) -> RankIntervals:
        """Return where counties rank over all defensible versions of data and method."""
        return rank_intervals(*self._inputs(method))

    @kept(32)
    def wins(self, method: Method) -> FloatArray:
        """Return the share of element weightings by which row stands above column, shape (n, n)."""
        scores = self.results.scored(method)
        elements = np.where(np.isnan(scores.index)[:, None], np.nan, scores.elements)
        return readonly(win_matrix(elements, method.p, self.data.catalog.method.floor))

    @kept()
    def known(self) -> tuple[str, ...]:
        """Return the indicators that are observed or derived in every county."""
        return known_everywhere(self.data.panel)

    @kept()
    def known_wins(self, p: int) -> FloatArray:
        """Return `wins` over all weightings of the indicators known in every county, (n, n)."""
        columns = [self.data.catalog.column(code) for code in self.known()]
        scores = self.results.scored(Method(real_only=True)).indicators[:, columns]
        return readonly(win_matrix(scores, p, self.data.catalog.method.floor))

    @kept(32)
    def switched(self, method: Method) -> tuple[Switch, ...]:
        """Return the index with one switch of the method at a time set otherwise."""
        return switches(self.results.panel(method.real_only), self.data.catalog, method)

    @kept(32)
    def drivers(self, method: Method) -> dict[str, float]:
        """Return by factor the mean shift in rank if it varies alone, NaN where none is ranked."""
        alone = {factor: rank_intervals(*self._inputs(method), (factor,)) for factor in FACTORS}
        return {factor: float(found.shift.mean()) for factor, found in alone.items()}

    @kept(32)
    def weights_compared(self, method: Method) -> tuple[WeightSet, ...]:
        """Return the sets of element weights to compare, none where too little is scored."""
        return weight_sets(self.results.scored(method), self.data.catalog)

    @kept(32)
    def degrees(self, method: Method) -> FloatArray:
        """Return low, median and high of the modified coupling degree over the draws, (n, 3)."""
        draws, _, scores, catalog = self._inputs(method)
        return degree_ranges(draws, scores, catalog)

    @kept(128)
    def to_measure(self, today: Scenario, county: str) -> MeasureNext | None:
        """Return which figures of a county would change the advice, None where it is withheld."""
        draws, panel, _, catalog = self._inputs(today.method)
        return measure_next(draws, panel, self.results.effect(today), catalog, county)
