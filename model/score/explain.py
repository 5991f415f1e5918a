"""Why a score is what it is, on any tree: what a leaf is worth, and who carries a change."""

from collections.abc import Callable, Sequence
from itertools import combinations
from math import factorial

import numpy as np

from model.facts.errors import ModelError
from model.facts.provenance import FloatArray
from model.score.indicator_tree import Rolled, Stage, Tree
from model.score.power_mean import GEOMETRIC

SAME = 1e-9  # two means this close, relative to themselves, are one state: the derivative serves
EXACT_PLAYERS = 12  # above it, Shapley values are sampled


def marginals(tree: Tree, rolled: Rolled) -> FloatArray:
    """Return d root / d leaf, shape (n, m): w (M / E)^(1 - p), multiplied down the tree.

    0 for a missing leaf, for one below the floor, and below a withheld branch; NaN where the
    root is withheld. Formula: method, section on marginal values.
    """
    return slopes(tree, rolled, rolled)


def attribution(tree: Tree, before: Rolled, after: Rolled) -> FloatArray:
    """Return the part of the root's change that each leaf carries, shape (n, m).

    The rows sum to the change exactly, for every exponent: generalised logarithmic means (Ang
    2005; Stolarsky 1975) level by level. ModelError if another set of nodes is published after.
    """
    if any(
        (np.isnan(low) != np.isnan(high)).any()
        for low, high in ((before.leaves, after.leaves), (before.values, after.values))
    ):
        raise ModelError("both states must have the same figures and publish the same aggregates")
    return slopes(tree, before, after) * np.nan_to_num(after.leaves - before.leaves)


def slopes(tree: Tree, before: Rolled, after: Rolled) -> FloatArray:
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
    raw_low, raw_high = (stage.gather(s.leaves, _columns(s.values)) for s in (before, after))
    low, high = (_floored(scores, stage) for scores in (raw_low, raw_high))
    start, end = (state.means[..., list(stage.branches)] for state in (before, after))
    present = ~np.isnan(low) & ~np.isnan(high)
    share = np.where(present[..., None], stage.weights, 0.0)
    with np.errstate(invalid="ignore", divide="ignore"):
        share = share / share.sum(axis=-2, keepdims=True)
        part = _power_change(low, high, stage.p)[..., None] * _factor(start, end, stage)
        secant = part / (raw_high - raw_low)[..., None]
        tangent = (end[..., None, :] / high[..., None]) ** (1 - stage.p)
    still = np.abs(raw_high - raw_low) <= SAME * np.maximum(np.abs(raw_high), 1.0)
    floored = (high > raw_high) & still  # below the floor nothing moves
    slope = np.where(still[..., None], tangent, secant)
    return np.asarray(share * np.where(floored[..., None], 0.0, slope))


def _columns(values: FloatArray) -> list[FloatArray]:
    """Return the last axis as a list."""
    return [values[..., k] for k in range(values.shape[-1])]


def _floored(scores: FloatArray, stage: Stage) -> FloatArray:
    if stage.p > 0 or stage.floor is None:
        return scores
    return np.maximum(scores, stage.floor)


def _power_change(low: FloatArray, high: FloatArray, p: float) -> FloatArray:
    """Return ln(high / low) for p = 0, high - low for 1, else (high^p - low^p) / p."""
    if p == 1:
        return np.asarray(high - low)
    log = np.log(high / low)
    return np.asarray(log if abs(p) < GEOMETRIC else low**p * np.expm1(p * log) / p)


def _factor(start: FloatArray, end: FloatArray, stage: Stage) -> FloatArray:
    """Return (M1 - M0) over the change of M^p / p, its limit where both agree, (..., 1, k)."""
    moved = np.abs(end - start) > SAME * np.abs(start)
    change = _power_change(start, end, stage.p)
    with np.errstate(invalid="ignore", divide="ignore"):
        factor = np.where(
            moved, (end - start) / np.where(moved, change, 1.0), start ** (1 - stage.p)
        )
    return np.asarray(factor[..., None, :])


def shapley(
    value: Callable[[tuple[int, ...]], float], players: int, seed: int = 0, samples: int = 2000
) -> FloatArray:
    """Return each player's share of value(all) - value(none), shape (players,); they add up.

    `value` takes the players that act. Exact up to 12 players (2^K evaluations); above that the
    mean over sampled orders, which telescope and so still add up. Shapley 1953.
    """
    known: dict[tuple[int, ...], float] = {}

    def of(group: Sequence[int]) -> float:
        key = tuple(sorted(group))
        if key not in known:
            known[key] = value(key)
        return known[key]

    if players > EXACT_PLAYERS:
        return _sampled(of, players, seed, samples)
    shares = np.zeros(players)
    for player in range(players):
        others = [i for i in range(players) if i != player]
        for size in range(players):
            weight = factorial(size) * factorial(players - size - 1) / factorial(players)
            for group in combinations(others, size):
                shares[player] += weight * (of((*group, player)) - of(group))
    return shares


def _sampled(
    of: Callable[[Sequence[int]], float], players: int, seed: int, samples: int
) -> FloatArray:
    rng = np.random.default_rng(seed)
    shares = np.zeros(players)
    for _ in range(samples):
        order = [int(i) for i in rng.permutation(players)]
        before = of(())
        for place, player in enumerate(order, start=1):
            after = of(order[:place])
            shares[player] += after - before
            before = after
    return shares / samples
