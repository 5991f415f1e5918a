"""How far a county's rank moves over all defensible versions of data and method, and why."""

from collections.abc import Collection
from dataclasses import dataclass

import numpy as np

from model.facts.catalog import Catalog
from model.facts.panel import Panel
from model.facts.provenance import MISSING, FloatArray
from model.score.method import COMPENSATION
from model.score.scores import Scores, indicator_scores
from model.uncertainty.draws import Draws, Stream, quantiles, ranks, stream
from model.uncertainty.method_variants import SCALES, index_of

FACTORS = ("weights", "scale", "compensation", "cells", "missing")


@dataclass(frozen=True, slots=True, eq=False)
class RankIntervals:
    """Where n counties stand over S versions of data and method; NaN where withheld.

    `rank` (n, 3) is low, median and high, 1 = best, ties averaged; `above` (n, n) the share in
    which the county of the row is above that of the column, a tie counting half to both, NaN
    against itself; `shift` (S,) the mean over counties of the distance in ranks to today's order.
    """

    rank: FloatArray
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
    seed, count, missing = catalog.method.seed, len(draws.weights), panel.quality == MISSING
    place = stream(seed, Stream.COMPENSATION).integers(0, len(COMPENSATION), count)
    scale, p = stream(seed, Stream.SCALE).integers(0, len(SCALES), count), np.array(COMPENSATION)
    today = indicator_scores(panel, catalog)[None]  # NaN in a gap
    known, gaps = (draws.cells if name in factors else today for name in ("cells", "missing"))
    index = index_of(
        np.where(missing, gaps, known),
        draws.weights if "weights" in factors else np.ones_like(draws.weights),
        scale if "scale" in factors else np.zeros_like(scale),
        p[place] if "compensation" in factors else np.full(count, baseline.p),
        baseline,
        catalog,
    )
    drawn = ranks(index)
    return RankIntervals(
        rank=quantiles(drawn, catalog), above=_above(drawn), shift=_shift(drawn, baseline)
    )


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
