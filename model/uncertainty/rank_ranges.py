"""How far a county's rank moves over all defensible versions of data and method, and why."""

from collections.abc import Collection
from dataclasses import dataclass

import numpy as np

from model.facts.catalog import Catalog
from model.facts.panel import Panel
from model.facts.provenance import FloatArray
from model.score.method import COMPENSATION
from model.score.scores import Scores
from model.uncertainty.draws import Draws, Stream, quantiles, ranks, stream
from model.uncertainty.method_variants import SCALES, Versions, index_of
from model.uncertainty.variance_shares import Sobol, sobol

FACTORS = ("weights", "scale", "compensation", "cells", "missing")
TOP = 5


@dataclass(frozen=True, slots=True, eq=False)
class RankIntervals:
    """Where n counties stand over S versions of data and method; NaN where withheld.

    `rank` (n, 3) is low, median and high, 1 = best, ties averaged; `top` (n,) the share of
    versions among the first five; `above` (n, n) the share in which the county of the row is
    above that of the column, a tie counting half to both, NaN against itself; `shift` (S,) the
    mean over counties of the distance in ranks to today's order.
    """

    rank: FloatArray
    top: FloatArray
    above: FloatArray
    shift: FloatArray


def rank_intervals(
    draws: Draws,
    panel: Panel,
    baseline: Scores,
    catalog: Catalog,
    factors: Collection[str] = FACTORS,
) -> RankIntervals:
    """Return the rank intervals when these factors vary together.

    Weights, cells and gaps are those of the score intervals; scale and compensation are each
    equally likely. A factor left out stays as in the baseline, with goalposts, and changes no
    other draw: every factor has a stream of its own. A drawn gap keeps the draw of its donor.
    """
    seed, count, number = catalog.method.seed, len(draws.weights), np.arange(len(draws.weights))
    place = stream(seed, Stream.COMPENSATION).integers(0, len(COMPENSATION), count)
    scale, p = stream(seed, Stream.SCALE).integers(0, len(SCALES), count), np.array(COMPENSATION)
    versions = Versions(
        weights=draws.weights if "weights" in factors else np.ones_like(draws.weights),
        scale=scale if "scale" in factors else np.zeros_like(scale),
        p=p[place] if "compensation" in factors else np.full(count, baseline.p),
        cells=number if "cells" in factors else None,
        gaps=number if "missing" in factors else None,
    )
    drawn = ranks(index_of(versions, draws, panel, baseline, catalog))
    withheld = np.isnan(baseline.index)
    return RankIntervals(
        rank=quantiles(drawn, catalog),
        top=np.where(withheld, np.nan, (drawn <= TOP).mean(axis=0)),
        above=_above(drawn),
        shift=_shift(drawn, baseline),
    )


def sobol_of_scores(
    draws: Draws, panel: Panel, baseline: Scores, catalog: Catalog, n: int = 1024
) -> Sobol:
    """Return what makes the results vary: shares of the groups FACTORS, in that order.

    The outputs are the index of every county, in row order, and last the mean rank shift. A
    run takes its present cells and its gaps each from one of the draws. ModelError as `sobol`.
    """
    k = len(catalog.elements)
    groups = (tuple(range(k)), *((k + i,) for i in range(4)))
    spread = catalog.method.weight_spread

    def evaluate(unit: FloatArray) -> FloatArray:
        counts = np.array([len(SCALES), len(COMPENSATION), *[len(draws.cells)] * 2])
        # Which of so many equal parts of 0..1 a number lies in.
        parts = np.minimum((unit[:, k:] * counts).astype(np.intp), counts - 1)
        scale, compensation, cells, gaps = parts.T
        p = np.array(COMPENSATION, dtype=float)[compensation]
        versions = Versions(1 + spread * (2 * unit[:, :k] - 1), scale, p, cells, gaps)
        index = index_of(versions, draws, panel, baseline, catalog)
        return np.column_stack([index, _shift(ranks(index), baseline)])

    return sobol(evaluate, groups, n, catalog.method.seed)


def _shift(drawn: FloatArray, baseline: Scores) -> FloatArray:
    """Return the mean distance in ranks to the baseline, shape (r,), NaN where none is ranked."""
    published = ~np.isnan(baseline.index)
    if not published.any():
        return np.full(len(drawn), np.nan)
    apart = np.abs(drawn - ranks(baseline.index))
    return np.asarray(apart[:, published].mean(axis=1))


def _above(drawn: FloatArray) -> FloatArray:
    """Return the share of runs in which row is above column, shape (n, n)."""
    by_county = np.ascontiguousarray(drawn.T)
    ahead = np.count_nonzero(by_county[:, None] < by_county, axis=2)
    share: FloatArray = 0.5 + (ahead - ahead.T) / (2 * len(drawn))
    withheld = np.isnan(by_county[:, 0])
    share[withheld] = share[:, withheld] = np.nan
    np.fill_diagonal(share, np.nan)
    return share
