"""What the page tests: the order of the counties, told as far as the evidence carries it."""

from dataclasses import dataclass

import numpy as np

from components.words.texts import Texts
from model.facts.provenance import BoolArray, FloatArray
from model.results.results import Results
from model.results.robustness import Robustness
from model.score.method import Method
from model.score.scores import Scores
from model.uncertainty.weight_wins import fixed_pairs
from model.uncertainty.weightings import FEWEST
from model.what_if.scenario import Scenario

SIDES = (1, 1.06)  # columns of the page


@dataclass(frozen=True, slots=True)
class Tested:
    """A county among all others as they stand today, by the method in use, in a language."""

    results: Results
    today: Scenario
    county: str
    t: Texts

    @property
    def otherwise(self) -> Robustness:
        """Return what follows if the method is done otherwise."""
        return self.results.robustness

    @property
    def method(self) -> Method:
        """Return the method in use."""
        return self.today.method

    @property
    def scores(self) -> Scores:
        """Return the scores by it."""
        return self.results.scored(self.method)

    @property
    def row(self) -> int:
        """Return the row of the county."""
        return self.scores.row(self.county)

    @property
    def has_order(self) -> bool:
        """Return whether enough counties are scored for their order to be tested."""
        return int((~np.isnan(self.scores.index)).sum()) >= FEWEST

    @property
    def wins(self) -> FloatArray:
        """Return the win shares of the score, of what is known everywhere if none is scored."""
        p = self.method.p
        return self.otherwise.wins(self.method) if self.has_order else self.otherwise.known_wins(p)

    @property
    def order(self) -> list[int]:
        """Return the rows of the counties that are compared, the highest first."""
        value = self.scores.index if self.has_order else np.nanmean(self.wins, axis=1)
        return [int(i) for i in np.argsort(-value, kind="stable") if not np.isnan(value[i])]

    @property
    def close(self) -> BoolArray:
        """Return which counties cannot be told apart in rank, shape (n, n)."""
        rules, above = self.t.catalog.method, self.otherwise.rank_ranges(self.method).above
        return np.asarray((above >= rules.low) & (above <= rules.high))


def pairs(wins: FloatArray) -> tuple[int, int]:
    """Return how many pairs of counties are compared, and how many no weighting turns round."""
    compared = ~np.isnan(wins)
    np.fill_diagonal(compared, val=False)
    return int(compared.sum()) // 2, int(fixed_pairs(wins).sum())
