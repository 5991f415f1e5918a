"""What holds a county back, and what carries a gain: parts that sum exactly."""

import numpy as np

from model.facts.provenance import FloatArray
from model.score.power_mean import power_mean
from model.score.scores import TOLERANCE, Scores

SAME = 1e-9  # two means this close, relative to themselves, are one state: the derivative serves


def obstacle_degree(scores: FloatArray, weights: FloatArray) -> FloatArray:
    """Return each indicator's share of the arithmetic gap to full marks, shape (n, m).

    O_ij = F_j (1 - z_ij) / sum_k F_k (1 - z_ik), for scores (n, m) of 100 z and overall weights
    F (m,), element weight times weight inside the element. NaN for a missing score, which is
    left out; all 0 at full marks.
    """
    gap = weights * (100.0 - scores)
    total = np.nansum(gap, axis=1, keepdims=True)
    return np.asarray(gap / np.where(total > TOLERANCE * weights.sum(), total, np.inf))


def pull(scores: Scores, reference: FloatArray, floor: float = 1.0) -> FloatArray:
    """Return how many points each element lifts or drags the index against a reference, (n, K).

    `reference` holds element scores of shape (K,) or (n, K). Log-mean parts of the difference
    between the county's index and the index of the reference under the same weights.
    """
    against = np.broadcast_to(reference, scores.elements.shape)
    both = scores.published & ~np.isnan(against)
    weights = np.where(both, scores.weights, 0.0)
    with np.errstate(invalid="ignore"):
        weights = weights / weights.sum(axis=1, keepdims=True)
    least = floor if scores.p <= 0 else 0.0
    low = np.where(both, np.maximum(against, least), floor)
    high = np.where(both, np.maximum(scores.elements, least), floor)
    return np.where(both, mean_parts(low, high, weights, scores.p), np.nan)


def gain_parts(before: Scores, after: Scores) -> FloatArray:
    """Return the parts of the index gain by element, shape (n, K); rows sum to the gain.

    NaN where the index is withheld. Levers never change which cells are present, so both
    states share their weights.
    """
    parts = np.nan_to_num(pull(after, before.elements))
    return np.where(np.isnan(before.index)[:, None], np.nan, parts)


def mean_parts(low: FloatArray, high: FloatArray, weights: FloatArray, p: float) -> FloatArray:
    """Split M_p(high) - M_p(low) over elements exactly, shapes (n, K).

    p = 0: w ln(h/l) (M1 - M0)/ln(M1/M0), the log-mean; p != 0: w (h^p - l^p)(M1 - M0)/(M1^p -
    M0^p); where the means agree the factor is M (p = 0) or M^(1-p)/p. Ang (2005), the LMDI
    approach; Stolarsky (1975), generalised logarithmic mean.
    """
    start, end = (power_mean(level, weights, p) for level in (low, high))
    moved = np.abs(end - start) > SAME * np.abs(start)
    with np.errstate(invalid="ignore", divide="ignore"):
        secant = (end - start) / _change(start, end, p)
        factor = np.where(moved, secant, start ** (1 - p))
    return np.asarray(weights * _change(low, high, p) * factor[:, None])


def _change(low: FloatArray, high: FloatArray, p: float) -> FloatArray:
    """Return ln(high / low) for p = 0, high - low for 1, else (high^p - low^p) / p."""
    if p == 1:
        return np.asarray(high - low)
    log = np.log(high / low)
    return np.asarray(log if p == 0 else low**p * np.expm1(p * log) / p)
