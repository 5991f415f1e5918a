"""Which groups of uncertain factors make an output vary: Sobol's shares of variance."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np

from model.facts.errors import ModelError
from model.facts.provenance import FloatArray
from model.uncertainty.draws import streams

LEAST_RUNS = 512  # below, the shares are noise
BOOTSTRAPS = 100
LOW, HIGH = 0.05, 0.95
FLAT = 1e-9  # an output whose deviation is below this share of its size is constant

Groups = Sequence[Sequence[int]]
Evaluate = Callable[[FloatArray], FloatArray]


@dataclass(frozen=True, slots=True, eq=False)
class Sobol:
    """Shares of the variance of q outputs that k groups of factors explain.

    `first` (k, q) is explained by a group alone, `total` (k, q) by it with all its
    interactions: what would remain if all other groups were known. `variance` (q,) is in the
    output's unit squared. `first_range`, `total_range` (k, q, 2) are the 5 % and 95 % quantiles
    of 100 bootstraps. Estimates of small shares may lie a little below 0. An output that does
    not vary has shares 0; one that is NaN in any run has NaN.
    """

    first: FloatArray
    total: FloatArray
    variance: FloatArray
    first_range: FloatArray
    total_range: FloatArray

    @property
    def interaction(self) -> FloatArray:
        """Return the share that a group explains only together with others, shape (k, q)."""
        return self.total - self.first


def sobol(evaluate: Evaluate, groups: Groups, n: int = 1024, seed: int = 0) -> Sobol:
    """Return the first-order and total shares of k groups by n (k + 2) runs.

    `evaluate` takes runs of independent factors, each uniform on 0..1, (r, d), and returns
    their outputs (r, q); `groups` name the columns of each group, every column once. The runs
    are two scrambled Sobol samples A and B of n rows, and for each group A with its columns
    from B. ModelError if n is below 512 or no power of 2, or a column is not in just one group.

    References
    ----------
    Saltelli et al. (2010), Computer Physics Communications 181:259 (design, first order).
    Jansen (1999), Computer Physics Communications 117:35 (total).
    """
    _check(groups, n)
    k = len(groups)
    outputs = evaluate(_design(groups, n, seed)).reshape(k + 2, n, -1)
    sums = _Sums.of(outputs)
    everyone = np.full((1, n), 1 / n)
    shares, variance = sums.shares(everyone)
    spread = np.quantile(sums.shares(_resampled(n, seed))[0], (LOW, HIGH), axis=1)
    ranges = np.moveaxis(spread, 0, -1)
    return Sobol(shares[:k, 0], shares[k:, 0], variance[0], ranges[:k], ranges[k:])


@dataclass(frozen=True, slots=True, eq=False)
class _Sums:
    """What the shares are means of, by base run: `terms` (2k, n, q), the others (n, q).

    `least` (q,) is the variance up to which an output counts as one that does not vary.
    """

    terms: FloatArray
    level: FloatArray
    square: FloatArray
    least: FloatArray

    @classmethod
    def of(cls, outputs: FloatArray) -> "_Sums":
        """Return the terms of the outputs (k + 2, n, q) of A, B and the mixed runs."""
        least = (FLAT * np.abs(outputs).max(axis=(0, 1))) ** 2
        outputs = outputs - outputs[:2].mean(axis=(0, 1))  # smaller products: less noise
        first, second, mixed = outputs[0], outputs[1], outputs[2:]
        terms = np.concatenate([second * (mixed - first), (first - mixed) ** 2 / 2])
        return cls(terms, (first + second) / 2, (first**2 + second**2) / 2, least)

    def shares(self, weights: FloatArray) -> tuple[FloatArray, FloatArray]:
        """Return the shares (2k, w, q) and the variance (w, q).

        Each row of `weights` (w, n) sums to 1 and is one way of counting the base runs.
        """
        variance = weights @ self.square - (weights @ self.level) ** 2
        flat = variance <= self.least
        shares = weights @ self.terms / np.where(flat, 1.0, variance)
        return np.where(flat, 0.0, shares), np.where(flat, 0.0, variance)


def _check(groups: Groups, n: int) -> None:
    if n < LEAST_RUNS or n & (n - 1):
        raise ModelError(
            f"{n} base runs: their number is a power of 2, and below {LEAST_RUNS} the shares of "
            "variance are noise"
        )
    columns = sorted(column for group in groups for column in group)
    if not columns or columns != list(range(len(columns))):
        raise ModelError(f"the groups {groups} do not hold every column just once")


def _resampled(n: int, seed: int) -> FloatArray:
    """Return how often each base run is drawn in every bootstrap, as shares of n, shape (w, n)."""
    drawn = streams(seed, 1)[0].integers(0, n, (BOOTSTRAPS, n))
    drawn += n * np.arange(BOOTSTRAPS)[:, None]
    counts = np.bincount(drawn.ravel(), minlength=BOOTSTRAPS * n)
    return counts.reshape(BOOTSTRAPS, n) / n


def _design(groups: Groups, n: int, seed: int) -> FloatArray:
    """Return the runs A, B, and A with each group from B, shape (n (k + 2), d)."""
    d = sum(map(len, groups))
    from scipy.stats import qmc  # takes a second to load: only who asks waits

    points = qmc.Sobol(2 * d, scramble=True, rng=seed).random(n)
    first, second = points[:, :d], points[:, d:]
    runs = [first, second]
    for group in groups:
        mixed = first.copy()
        mixed[:, list(group)] = second[:, list(group)]
        runs.append(mixed)
    return np.concatenate(runs)
