"""Indicator scores to element scores (arithmetic), element scores to the index (power mean)."""

import numpy as np

from model.provenance import FloatArray

GEOMETRIC = 1e-12  # |p| below this is the geometric mean


def arithmetic(scores: FloatArray, weights: FloatArray) -> tuple[FloatArray, FloatArray]:
    """Average scores (..., m) inside elements by weights (m, K).

    Return element scores (..., K), NaN where nothing is present, and the coverage (..., K):
    the share of weight that is present. A missing indicator leaves its weight to the others.
    """
    present = ~np.isnan(scores)
    coverage = present.astype(np.float64) @ weights
    total = np.where(present, scores, 0.0) @ weights
    with np.errstate(invalid="ignore", divide="ignore"):
        return np.where(coverage > 0, total / coverage, np.nan), coverage


def power_mean(
    elements: FloatArray, weights: FloatArray, p: float, floor: float = 1.0
) -> FloatArray:
    """Average element scores (..., K) by weights (K,) or (..., K) with exponent p.

    (sum w E^p)^(1/p); p = 1 arithmetic, 0 geometric, -1 harmonic. NaN elements leave their
    weight to the others; all NaN gives NaN. Scores are read as `floor` below it when p <= 0.
    The form ln M = mu + log1p(sum w expm1(p (ln E - mu))) / p is stable as p -> 0 (method,
    section 6).
    """
    present = ~np.isnan(elements)
    share = np.where(present, weights, 0.0)
    with np.errstate(invalid="ignore", divide="ignore"):
        share = share / share.sum(axis=-1, keepdims=True)
    level = np.where(present, elements, 1.0)
    if p == 1:
        return np.asarray((share * level).sum(axis=-1))
    if p <= 0:
        level = np.maximum(level, floor)
    with np.errstate(divide="ignore"):
        log = np.log(level)
    mu = (share * log).sum(axis=-1)
    if abs(p) < GEOMETRIC:
        return np.asarray(np.exp(mu))
    if p > 0:  # zeros are allowed: the plain form
        return np.asarray((share * level**p).sum(axis=-1) ** (1 / p))
    gap = (share * np.expm1(p * (log - mu[..., None]))).sum(axis=-1)
    return np.asarray(np.exp(mu + np.log1p(gap) / p))
