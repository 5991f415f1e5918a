"""Weighted power means of scores, with missing ones leaving their weight to the others."""

import numpy as np

from model.facts.provenance import FloatArray


def power_mean(
    elements: FloatArray, weights: FloatArray, p: float, floor: float = 1.0
) -> FloatArray:
    """Average element scores (..., K) by weights (K,) or (..., K): one `weighted_mean` for each.

    Weights need not sum to 1; all NaN gives NaN.
    """
    present = ~np.isnan(elements)
    share = np.where(present, weights, 0.0)
    with np.errstate(invalid="ignore"):
        share = share / share.sum(axis=-1, keepdims=True)
    term = terms(np.where(present, elements, 1.0), p, floor)
    return from_terms((share * term).sum(axis=-1), p)


def weighted_mean(
    scores: FloatArray, weights: FloatArray, p: float, floor: float = 1.0
) -> FloatArray:
    """Average scores (..., n, c) into k means by weights (..., c, k), columns summing to 1.

    M_p = (sum w E^p)^(1/p); p = 1 arithmetic, 0 geometric, -1 harmonic. NaN leaves its weight to
    the others; without any score the mean is NaN. Where p <= 0 scores below `floor` count as it.
    """
    term = terms(scores, p, floor)
    present = ~np.isnan(term)
    if present.all():
        return from_terms(term @ weights, p)
    with np.errstate(invalid="ignore"):
        mean = np.where(present, term, 0.0) @ weights / (present.astype(float) @ weights)
    return from_terms(mean, p)


def terms(scores: FloatArray, p: float, floor: float = 1.0) -> FloatArray:
    """Return what a mean averages: ln E at p = 0, else E^p; floored where p <= 0."""
    level = scores if p > 0 else np.maximum(scores, floor)
    return np.log(level) if p == 0 else level if p == 1 else level**p


def from_terms(mean: FloatArray, p: float) -> FloatArray:
    """Return the power mean whose terms average to `mean`."""
    return np.asarray(np.exp(mean) if p == 0 else mean if p == 1 else mean ** (1 / p))
