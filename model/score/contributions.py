"""What holds a county back, and what carries a gain: parts that sum exactly, on any tree."""

from collections.abc import Callable
from functools import cache
from itertools import combinations
from math import comb

import numpy as np

from model.facts.errors import ModelError
from model.facts.provenance import FloatArray
from model.score.indicator_tree import Rolled, Stage, Tree
from model.score.power_mean import GEOMETRIC, floored, power_mean
from model.score.scores import TOLERANCE, Scores

SAME = 1e-9  # two means this close, relative to themselves, are one state: the derivative serves
EXACT_PLAYERS = 12  # above it, Shapley values are sampled


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
    M0^p); where the means agree the factor is M (p = 0) or M^(1-p)/p.

    References
    ----------
    Ang (2005), the LMDI approach; Stolarsky (1975), generalised logarithmic mean.
    """
    start, end = (power_mean(level, weights, p) for level in (low, high))
    return np.asarray(weights * _change(low, high, p) * _factor(start, end, p)[:, None])


def _change(low: FloatArray, high: FloatArray, p: float) -> FloatArray:
    """Return ln(high / low) for p = 0, high - low for 1, else (high^p - low^p) / p."""
    if p == 1:
        return np.asarray(high - low)
    log = np.log(high / low)
    return np.asarray(log if abs(p) < GEOMETRIC else low**p * np.expm1(p * log) / p)


def _factor(start: FloatArray, end: FloatArray, p: float) -> FloatArray:
    """Return (M1 - M0) over the change of M^p / p, its limit where both agree."""
    moved = np.abs(end - start) > SAME * np.abs(start)
    with np.errstate(invalid="ignore", divide="ignore"):
        change = np.where(moved, _change(start, end, p), 1.0)
        return np.where(moved, (end - start) / change, start ** (1 - p))


def marginals(tree: Tree, rolled: Rolled) -> FloatArray:
    """Return d root / d leaf on any tree, shape (n, m): w (M / E)^(1 - p), multiplied down it.

    0 for a missing leaf, for one below the floor, and below a withheld branch; NaN where the
    root is withheld.
    """
    return _slopes(tree, rolled, rolled)


def attribution(tree: Tree, before: Rolled, after: Rolled) -> FloatArray:
    """Return the part of the root's change that each leaf of any tree carries, shape (n, m).

    The rows sum to the change exactly, for every exponent: `mean_parts` level by level.
    ModelError if another set of nodes is published after.
    """
    if any(
        (np.isnan(low) != np.isnan(high)).any()
        for low, high in ((before.leaves, after.leaves), (before.values, after.values))
    ):
        raise ModelError("both states must have the same figures and publish the same aggregates")
    return _slopes(tree, before, after) * np.nan_to_num(after.leaves - before.leaves)


def _slopes(tree: Tree, before: Rolled, after: Rolled) -> FloatArray:
    """Return (change of root) / (change of leaf) along each leaf's own path, shape (n, m)."""
    leaf, branch = np.zeros(before.leaves.shape), np.zeros(before.values.shape)
    branch[..., tree.root] = 1.0
    for stage in reversed(tree.stages):
        reach = branch[..., None, list(stage.branches)]
        down = np.nan_to_num(_down(stage, before, after) * reach).sum(axis=-1)  # (..., n, c)
        leaf[..., list(stage.leaves)] += down[..., : len(stage.leaves)]
        branch[..., list(stage.below)] += down[..., len(stage.leaves) :]
    return np.where(np.isnan(before.values[..., [tree.root]]), np.nan, leaf)


def _down(stage: Stage, before: Rolled, after: Rolled) -> FloatArray:
    """Return by child and branch the part of the branch's change over that of the child."""
    raw_low, raw_high = (
        stage.gather(s.leaves, list(np.moveaxis(s.values, -1, 0))) for s in (before, after)
    )
    low, high = (floored(scores, stage.p, stage.floor) for scores in (raw_low, raw_high))
    start, end = (state.means[..., list(stage.branches)] for state in (before, after))
    present = ~np.isnan(low) & ~np.isnan(high)
    share = np.where(present[..., None], stage.weights, 0.0)
    with np.errstate(invalid="ignore", divide="ignore"):
        share = share / share.sum(axis=-2, keepdims=True)
        part = _change(low, high, stage.p)[..., None] * _factor(start, end, stage.p)[..., None, :]
        secant = part / (raw_high - raw_low)[..., None]
        tangent = (end[..., None, :] / high[..., None]) ** (1 - stage.p)
    still = np.abs(raw_high - raw_low) <= SAME * np.maximum(np.abs(raw_high), 1.0)
    below_floor = (high > raw_high) & still  # there nothing moves
    slope = np.where(still[..., None], tangent, secant)
    return np.asarray(share * np.where(below_floor[..., None], 0.0, slope))


def shapley(
    value: Callable[[tuple[int, ...]], float], players: int, seed: int = 0, samples: int = 2000
) -> FloatArray:
    """Return each player's share of value(all) - value(none), shape (players,); they add up.

    `value` takes the players that act, ascending. Exact up to 12 players (2^K evaluations); above
    that the mean over sampled orders, which telescope and so still add up. Shapley 1953.
    """
    worth, shares = cache(value), np.zeros(players)
    if players > EXACT_PLAYERS:
        rng = np.random.default_rng(seed)
        for _ in range(samples):
            order = rng.permutation(players)
            groups = (tuple(sorted(order[:n].tolist())) for n in range(players + 1))
            shares[order] += np.diff([worth(group) for group in groups])
        return shares / samples
    for size in range(players):
        weight = 1 / (players * comb(players - 1, size))
        for group in combinations(range(players), size):
            for player in set(range(players)) - set(group):
                gain = worth(tuple(sorted((*group, player)))) - worth(group)
                shares[player] += weight * gain
    return shares
