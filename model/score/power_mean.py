"""Weighted power means of scores, with missing ones leaving their weight to the others."""

import numpy as np

from model.facts.errors import ModelError
from model.facts.provenance import FloatArray

GEOMETRIC = 1e-12  # |p| below this is the geometric mean
NEAR_GEOMETRIC, EXTREME = 0.05, 30.0  # |p| between them is safe in the plain form


def power_mean(
    elements: FloatArray, weights: FloatArray, p: float, floor: float = 1.0
) -> FloatArray:
    """Average element scores (..., K) by weights (K,) or (..., K): one `weighted_mean` for each.

    Weights need not sum to 1; all NaN gives NaN.
    """
    present = ~np.isnan(elements)
    share = np.where(present, weights, 0.0)
    with np.errstate(invalid="ignore", divide="ignore"):
        share = share / share.sum(axis=-1, keepdims=True)
        if not is_plain(p):
            level = floored(elements, p, floor)
            return _column_by_column(level[..., None, :], share[..., None], p)[..., 0, 0]
        term = terms(np.where(present, elements, 1.0), p, floor)
    return from_terms((share * term).sum(axis=-1), p)


def weighted_mean(
    scores: FloatArray, weights: FloatArray, p: float, floor: float | None = 1.0
) -> FloatArray:
    """Average scores (..., n, c) into k means by weights (..., c, k), columns summing to 1.

    M_p = (sum w E^p)^(1/p); p = 1 arithmetic, 0 geometric, -1 harmonic, -inf the minimum. NaN
    leaves its weight to the others; without any score the mean is NaN. Where p <= 0 scores are
    read as `floor` below it; with floor None they must be positive: ModelError if not.
    """
    if p <= 0 and floor is None and (scores <= 0).any():
        raise ModelError("a score of 0 or less has no geometric or harmonic mean")
    if is_plain(p):
        return from_terms(_weighted(terms(scores, p, floor), weights), p)
    return _column_by_column(floored(scores, p, floor), weights, p)


def floored(scores: FloatArray, p: float, floor: float | None) -> FloatArray:
    """Return scores as a mean reads them: those below the floor as the floor where p <= 0."""
    return scores if p > 0 or floor is None else np.maximum(scores, floor)


def is_plain(p: float) -> bool:
    """Return whether the plain form (sum w E^p)^(1/p), at 0 exp(sum w ln E), keeps its digits."""
    return abs(p) < GEOMETRIC or NEAR_GEOMETRIC < abs(p) < EXTREME


def terms(scores: FloatArray, p: float, floor: float | None = 1.0) -> FloatArray:
    """Return what the plain form averages: ln E at p = 0, else E^p; floored where p <= 0."""
    level = floored(scores, p, floor)
    return np.log(level) if abs(p) < GEOMETRIC else level if p == 1 else level**p


def from_terms(mean: FloatArray, p: float) -> FloatArray:
    """Return the power mean whose terms average to `mean`."""
    if abs(p) < GEOMETRIC:
        return np.asarray(np.exp(mean))
    return np.asarray(mean if p == 1 else mean ** (1 / p))


def _weighted(term: FloatArray, weights: FloatArray) -> FloatArray:
    """Return the means of the terms in one matrix product; NaN leaves its weight."""
    present = ~np.isnan(term)
    if present.all():
        return term @ weights
    with np.errstate(invalid="ignore", divide="ignore"):
        return np.asarray(
            np.where(present, term, 0.0) @ weights / (present.astype(float) @ weights)
        )


def _column_by_column(level: FloatArray, weights: FloatArray, p: float) -> FloatArray:
    """Return the means of exponents near 0 or beyond +-30, where the plain form loses digits.

    ln M = mu + log1p(sum w expm1(p (ln E - mu))) / p near 0; beyond, the largest term is taken
    out of the sum first (log-sum-exp).
    """
    means = []
    for k in range(weights.shape[-1]):
        weight = np.broadcast_to(weights[..., None, :, k], level.shape)
        share = np.where(np.isnan(level), 0.0, weight)
        member = share > 0
        with np.errstate(invalid="ignore", divide="ignore"):
            share = share / share.sum(axis=-1, keepdims=True)
            log = np.where(member, np.log(np.where(member, level, 1.0)), 0.0)
        if np.isinf(p):
            ends = np.where(member, level, np.inf if p < 0 else -np.inf)
            means.append(ends.min(axis=-1) if p < 0 else ends.max(axis=-1))
            means[-1] = np.where(member.any(axis=-1), means[-1], np.nan)
            continue
        centre = (share * log).sum(axis=-1, keepdims=True)
        if abs(p) >= EXTREME:
            centre = np.where(member, p * log, -np.inf).max(axis=-1, keepdims=True) / p
        gap = (share * np.expm1(p * np.where(member, log - centre, 0.0))).sum(axis=-1)
        means.append(np.exp(centre[..., 0] + np.log1p(gap) / p))
    return np.stack(means, axis=-1)
