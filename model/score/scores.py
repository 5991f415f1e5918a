"""Scores of a panel by a method: indicators, elements, index, and what is known."""

from dataclasses import dataclass
from functools import lru_cache

import numpy as np

from model.facts.catalog import Catalog, Constants
from model.facts.panel import Panel
from model.facts.provenance import BoolArray, FloatArray, readonly
from model.score.goalposts import clip, goalposts
from model.score.indicator_tree import TOLERANCE as TOLERANCE
from model.score.indicator_tree import Branch, Tree, roll_up
from model.score.method import Method

INDEX = "index"


@dataclass(frozen=True, slots=True, eq=False)
class Scores:
    """Scores 0..100 of n counties; NaN is withheld or missing, never zero.

    `indicators` (n, m), `elements` (n, K) published only, `partial` (n, K) only where the
    coverage is below the threshold, `index` (n,); `coverage` and `evidence` (n, K) and their
    overall forms (n,) are shares 0..1; `weights` (K,) sum to 1.
    """

    counties: tuple[str, ...]
    elements: FloatArray
    partial: FloatArray
    index: FloatArray
    indicators: FloatArray
    coverage: FloatArray
    coverage_all: FloatArray
    evidence: FloatArray
    evidence_all: FloatArray
    weights: FloatArray
    p: float

    def __post_init__(self) -> None:
        """Switch writing off: results are cached and shared."""
        for name in ("elements", "partial", "index", "indicators", "coverage", "evidence"):
            readonly(getattr(self, name))

    def row(self, county: str) -> int:
        """Return a county's row."""
        return self.counties.index(county)

    def rank(self, county: str) -> int | None:
        """Return the competition rank of a county's index (1 = best), None if withheld."""
        own = self.index[self.row(county)]
        return None if np.isnan(own) else int((self.index > own).sum()) + 1

    @property
    def published(self) -> BoolArray:
        """Return which elements are published, shape (n, K)."""
        return ~np.isnan(self.elements)


def element_weights(method: Method, elements: int) -> FloatArray:
    """Return the element weights of a method, shape (K,), summing to 1."""
    points = np.array(method.points(elements), dtype=float)
    return np.asarray(points / points.sum())


def service_tree(catalog: Catalog, method: Method) -> Tree:
    """Return the tree of the service system: indicators, elements in order, the index last."""
    points = method.points(len(catalog.elements))
    shape = (catalog.codes, catalog.element_codes, catalog.composition)
    return _tree(*shape, points, method.p, catalog.method)


@lru_cache(maxsize=256)
def _tree(
    leaves: tuple[str, ...],
    elements: tuple[str, ...],
    members: tuple[tuple[tuple[str, float], ...], ...],
    points: tuple[int, ...],
    p: float,
    constants: Constants,
) -> Tree:
    branches = []
    for code, inside in zip(elements, members, strict=True):
        names, weights = zip(*inside, strict=True)
        branches.append(Branch(code, names, weights, min_coverage=constants.min_element))
    thresholds = (constants.min_index, constants.min_elements)
    index = Branch(INDEX, elements, tuple(map(float, points)), p, *thresholds, constants.floor)
    return Tree(leaves, (*branches, index))


def indicator_scores(panel: Panel, catalog: Catalog) -> FloatArray:
    """Return unclipped indicator scores, shape (n, m)."""
    return goalposts(panel.values, catalog.worst, catalog.best)


def score(panel: Panel, catalog: Catalog, method: Method) -> Scores:
    """Score a panel: indicators on goalposts, elements arithmetic, index a power mean.

    The panel is taken as it stands: drop illustrative cells before (`Panel.real_only`).
    """
    unclipped = indicator_scores(panel, catalog)
    return from_indicators(unclipped, panel.is_evidence(), panel.codes, catalog, method)


def evidence_shares(real: BoolArray, catalog: Catalog) -> FloatArray:
    """Return the share of each element's weight (n, K) that lies in cells `real` (n, m).

    By the weights of the elements it averages to the share of evidence of a county.
    """
    return np.asarray(real.astype(np.float64) @ catalog.weights)


def from_indicators(
    unclipped: FloatArray,
    real: BoolArray,
    counties: tuple[str, ...],
    catalog: Catalog,
    method: Method,
) -> Scores:
    """Score unclipped indicator scores (n, m); `real` marks the cells that count as evidence.

    An element is published from coverage `min_element`, partial above 0. The index needs
    `min_elements` of the elements published and overall coverage `min_index` (method,
    section 4). Overall shares use the nominal weights.
    """
    indicators = clip(unclipped)
    rolled = roll_up(service_tree(catalog, method), indicators)
    weights = element_weights(method, len(catalog.elements))
    elements, means = rolled.values[:, :-1], rolled.means[:, :-1]
    evidence = evidence_shares(real, catalog)
    return Scores(
        counties=counties,
        elements=elements,
        partial=np.where(np.isnan(elements), means, np.nan),
        index=rolled.values[:, -1],
        indicators=indicators,
        coverage=rolled.coverage[:, :-1],
        coverage_all=rolled.coverage[:, -1],
        evidence=evidence,
        evidence_all=evidence @ weights,
        weights=weights,
        p=method.p,
    )
