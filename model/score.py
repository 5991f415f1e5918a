"""Scores of a panel under a scenario's method: indicators, elements, index, and what is known."""

from dataclasses import dataclass

import numpy as np

from model.aggregate import arithmetic, power_mean
from model.catalog import Catalog
from model.normalise import clip, goalposts
from model.panel import Panel
from model.provenance import BoolArray, FloatArray, readonly
from model.scenario import Scenario

TOLERANCE = 1e-12  # so that a coverage of exactly .5 passes


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


def element_weights(scenario: Scenario, elements: int) -> FloatArray:
    """Return the element weights of a scenario, shape (K,), summing to 1."""
    points = np.array(scenario.points(elements), dtype=float)
    return np.asarray(points / points.sum())


def indicator_scores(panel: Panel, catalog: Catalog) -> FloatArray:
    """Return unclipped indicator scores, shape (n, m)."""
    return goalposts(panel.values, catalog.worst, catalog.best)


def score(panel: Panel, catalog: Catalog, scenario: Scenario) -> Scores:
    """Score a panel: indicators on goalposts, elements arithmetic, index a power mean.

    The panel is taken as it stands: drop illustrative cells before (`Panel.real_only`).
    """
    unclipped = indicator_scores(panel, catalog)
    return from_indicators(unclipped, panel.is_evidence(), panel.codes, catalog, scenario)


def from_indicators(
    unclipped: FloatArray,
    real: BoolArray,
    counties: tuple[str, ...],
    catalog: Catalog,
    scenario: Scenario,
) -> Scores:
    """Score unclipped indicator scores (n, m); `real` marks the cells that count as evidence.

    An element is published from coverage `min_element`, partial above 0. The index needs
    `min_elements` of the elements published and overall coverage `min_index` (method,
    section 4). Overall shares use the nominal weights.
    """
    method = catalog.method
    indicators = clip(unclipped)
    means, coverage = arithmetic(indicators, catalog.weights)
    published = coverage >= method.min_element - TOLERANCE
    weights = element_weights(scenario, len(catalog.elements))
    elements = np.where(published, means, np.nan)
    coverage_all = coverage @ weights
    enough = (published.mean(axis=1) >= method.min_elements - TOLERANCE) & (
        coverage_all >= method.min_index - TOLERANCE
    )
    index = np.where(enough, power_mean(elements, weights, scenario.p, method.floor), np.nan)
    evidence = real.astype(np.float64) @ catalog.weights
    return Scores(
        counties=counties,
        elements=elements,
        partial=np.where(published, np.nan, means),
        index=index,
        indicators=indicators,
        coverage=coverage,
        coverage_all=coverage_all,
        evidence=evidence,
        evidence_all=evidence @ weights,
        weights=weights,
        p=scenario.p,
    )
