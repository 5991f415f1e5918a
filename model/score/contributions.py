"""Which element holds a county back, and which element carries a gain; parts sum exactly."""

import numpy as np

from model.facts.provenance import FloatArray
from model.score.scores import TOLERANCE, Scores


def present_weights(scores: Scores) -> FloatArray:
    """Return element weights renormalised over the published elements, shape (n, K)."""
    share = np.where(scores.published, scores.weights, 0.0)
    with np.errstate(invalid="ignore"):
        return np.asarray(share / share.sum(axis=1, keepdims=True))


def bottleneck_share(scores: Scores, floor: float = 1.0) -> FloatArray:
    """Return each element's share of the distance to full marks, shape (n, K): `bottleneck`."""
    return bottleneck(scores.elements, scores.weights, scores.p, floor)


def bottleneck(
    elements: FloatArray, weights: FloatArray, p: float, floor: float = 1.0
) -> FloatArray:
    """Return the share of each of K element scores (..., K) in the distance to full marks.

    p = 0: b_e = w_e ln(100/E_e) / sum w ln(100/E); otherwise w_e (E_e^p - 100^p)/p,
    normalised (method, section 9). Zero for elements without a score (NaN), whose weight goes
    to the others; all zero at full marks.
    """
    published = ~np.isnan(elements)
    share = np.where(published, weights, 0.0)
    total = share.sum(axis=-1, keepdims=True)
    share = share / np.where(total > 0, total, 1.0)
    level = np.where(published, np.clip(elements, floor if p <= 0 else 0.0, 100.0), 100.0)
    gap = share * (np.log(100.0 / level) if p == 0 else (100.0**p - level**p) / p)
    total = gap.sum(axis=-1, keepdims=True)
    return np.where(total > TOLERANCE, gap / np.where(total > 0, total, 1.0), 0.0)


def obstacle_degree(scores: FloatArray, weights: FloatArray) -> FloatArray:
    """Return each indicator's share of the arithmetic gap to full marks, shape (n, m).

    O_ij = F_j (1 - z_ij) / sum_k F_k (1 - z_ik), for scores (n, m) of 100 z and overall weights
    F (m,), element weight times weight inside the element. NaN for a missing score, which is
    left out; all 0 at full marks. The usual diagnosis of the literature, for comparison:
    `bottleneck_share` is the one that goes with the index.
    """
    gap = weights * (100.0 - scores)
    total = np.nansum(gap, axis=1, keepdims=True)
    return np.asarray(gap / np.where(total > TOLERANCE, total, np.inf))


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


def gain_parts(before: Scores, after: Scores, floor: float = 1.0) -> FloatArray:
    """Return the parts of the index gain by element, shape (n, K); rows sum to the gain.

    NaN where the index is withheld. Levers never change which cells are present, so both
    states share their weights.
    """
    weights = np.nan_to_num(present_weights(before))
    low = np.where(before.published, before.elements, floor)
    high = np.where(after.published, after.elements, floor)
    if before.p <= 0:
        low, high = np.maximum(low, floor), np.maximum(high, floor)
    parts = mean_parts(low, high, weights, before.p)
    return np.where(np.isnan(before.index)[:, None], np.nan, parts)


def mean_parts(low: FloatArray, high: FloatArray, weights: FloatArray, p: float) -> FloatArray:
    """Split M_p(high) - M_p(low) over elements exactly, shapes (n, K).

    p = 0: w ln(h/l) (M1 - M0)/ln(M1/M0), the log-mean; p != 0: w (h^p - l^p)(M1 - M0)/(M1^p -
    M0^p); where the means agree the factor is M (p = 0) or M^(1-p)/p.

    References
    ----------
    Ang (2005), the LMDI approach; Stolarsky (1975), generalised logarithmic mean.
    """
    if p == 1:
        return np.asarray(weights * (high - low))
    if p == 0:
        change = weights * np.log(high / low)
        power = change.sum(axis=1)
        start = np.exp((weights * np.log(low)).sum(axis=1))
        end = np.exp((weights * np.log(high)).sum(axis=1))
        same = start
    else:
        change = weights * (high**p - low**p)
        power = change.sum(axis=1)
        total = np.where(weights.any(axis=1), (weights * low**p).sum(axis=1), 1.0)  # 1: nothing
        start = total ** (1 / p)
        end = (total + power) ** (1 / p)
        same = start ** (1 - p) / p
    moved = np.abs(power) > TOLERANCE
    factor = np.where(moved, (end - start) / np.where(moved, power, 1.0), same)
    return np.asarray(change * factor[:, None])
