"""Weights of elements or indicators: judged by pairs, read off the figures, or each at its best.

Only pairwise judgement (`ahp`) says what is important. The others measure how scores are spread
over the units at hand: they move when a unit joins, so they check a result and never make it.
Scores are (n, m), units by columns, NaN missing; weights sum to 1.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

import numpy as np

from model.facts.errors import ModelError
from model.facts.provenance import BoolArray, FloatArray

RANDOM_INDEX = {3: 0.58, 4: 0.90, 5: 1.12, 6: 1.24, 7: 1.32, 8: 1.41, 9: 1.45, 10: 1.49}  # Saaty
CONSISTENCY_LIMIT = 0.10  # judgements with a higher ratio are worth a second look
RECIPROCAL = 0.02  # a third may be written as .33
SAME = 1e-9  # products, eigenvalues and correlations this close to 1 are 1
FLAT = 1e-12  # relative to the largest value, a spread below this is rounding

Zeros = Literal["shrink", "clip", "raw"]
MARGIN = 0.002  # what keeps a score of 0 out of the logarithm of the entropy
LEAST, MOST = 0.05, 0.25  # pie shares of an element in a unit's best case
FEWEST = 3  # two units always lie on a line


@dataclass(frozen=True, slots=True, eq=False)
class Ahp:
    """Weights (n,) of a matrix of pairwise judgements, and how far it contradicts itself.

    `consistency_index` is (lambda_max - n) / (n - 1); the ratio divides it by the mean index of
    random matrices, 0 for n <= 2 and NaN beyond n = 10, where that mean is not tabled.
    """

    weights: FloatArray
    lambda_max: float
    consistency_index: float
    consistency_ratio: float

    @property
    def inconsistent(self) -> bool:
        """Return whether the ratio is above .10; False where it is not defined."""
        return self.consistency_ratio > CONSISTENCY_LIMIT


def ahp(matrix: FloatArray) -> Ahp:
    """Return the weights of judgements (n, n), entry i, j: how many times i matters as much as j.

    The principal eigenvector, A w = lambda_max w (Saaty 1980). ModelError names the row and
    column, counted from 1, of an entry that is not positive or not the reciprocal of its mirror.
    """
    _check_judgements(matrix)
    n = len(matrix)
    values, vectors = np.linalg.eig(matrix)
    principal = int(np.argmax(values.real))
    vector = np.abs(vectors[:, principal].real)
    lambda_max = float(values[principal].real)
    index = max(lambda_max - n, 0.0) / (n - 1) if n > 1 else 0.0
    ratio = index / RANDOM_INDEX.get(n, np.nan) if n >= min(RANDOM_INDEX) else 0.0
    return Ahp(vector / vector.sum(), lambda_max, index, ratio)


def group(matrices: Sequence[FloatArray]) -> FloatArray:
    """Return the judgements (n, n) of a group: the geometric mean of each entry, reciprocal again.

    ModelError without a matrix, for one that `ahp` refuses, and for matrices of unequal size.
    """
    for matrix in matrices:
        _check_judgements(matrix)
    if len({len(matrix) for matrix in matrices}) != 1:
        raise ModelError("a group needs matrices of judgements of one size")
    return np.asarray(np.exp(np.log(np.stack(matrices)).mean(axis=0)))


def _check_judgements(matrix: FloatArray) -> None:
    if matrix.ndim != 2 or matrix.shape[0] != matrix.shape[1] or not matrix.size:
        raise ModelError(f"judgements need a square matrix, not one of shape {matrix.shape}")
    positive = np.isfinite(matrix) & (matrix > 0)
    for row, column in np.argwhere(~positive):
        given = f"row {row + 1}, column {column + 1}: {matrix[row, column]:g}"
        raise ModelError(f"a judgement must be a positive number; {given}")
    for row, column in np.argwhere(np.abs(matrix * matrix.T - 1) > RECIPROCAL):
        given = f"row {row + 1}, column {column + 1}: {matrix[row, column]:g}"
        mirror = f"row {column + 1}, column {row + 1}: {matrix[column, row]:g}"
        raise ModelError(f"a judgement must be the reciprocal of its mirror; {given}; {mirror}")


def entropy(scores: FloatArray, zeros: Zeros = "shrink") -> FloatArray:
    """Return the entropy weights (m,) of scores 0..1: w = (1 - h) / sum(1 - h).

    A constant column gets 0. ModelError for scores outside 0..1 or if no column varies.
    """
    return _shares(1 - normalised_entropy(scores, zeros))


def normalised_entropy(scores: FloatArray, zeros: Zeros = "shrink") -> FloatArray:
    """Return how evenly each column of scores 0..1 is spread over its units, 0..1, shape (m,).

    h = -sum P ln P / ln n with P = y / sum y over the n units present (Shannon 1948); 1 if
    constant. Zeros: "shrink" takes y = .002 + .996 z, "clip" moves z into .002 to .998, "raw"
    takes z itself with 0 ln 0 = 0. The three give different weights.
    """
    if not ((scores >= -FLAT) & (scores <= 1 + FLAT) | np.isnan(scores)).all():
        raise ModelError("entropy needs scores from 0 to 1")
    level = np.clip(scores, 0, 1)
    if zeros == "shrink":
        level = MARGIN + (1 - 2 * MARGIN) * level
    elif zeros == "clip":
        level = np.clip(level, MARGIN, 1 - MARGIN)
    moving = _varying(level)
    share = level[:, moving] / np.nansum(level[:, moving], axis=0)
    term = share * np.log(np.where(share > 0, share, 1.0))
    found = np.ones(scores.shape[1])
    found[moving] = -np.nansum(term, axis=0) / np.log((~np.isnan(share)).sum(axis=0))
    return np.minimum(found, 1.0)


def critic(scores: FloatArray) -> FloatArray:
    """Return the CRITIC weights (m,) of scores on one scale: w ~ sd_j sum_k (1 - r_jk).

    What differs between units (sample standard deviation) and repeats no other column
    (Diakoulaki and others 1995). A constant column gets 0 and counts for no other. ModelError
    if all columns that vary rise and fall together.
    """
    moving = _varying(scores)
    conflict = 1 - correlations(scores[:, moving])
    apart = np.where(conflict > SAME, conflict, 0.0).sum(axis=1)
    weights = np.zeros(scores.shape[1])
    weights[moving] = apart * np.nanstd(scores[:, moving], axis=0, ddof=1)
    return _shares(weights)


def pca(scores: FloatArray) -> FloatArray:
    """Return the weights (m,) by principal components of the correlations; any scales.

    Squared loadings of the components with eigenvalue >= 1, each scaled to sum 1, times the
    component's share of the variance that they explain (OECD and JRC 2008): together, the
    column's communality, which no rotation changes. A constant column gets 0; ModelError if
    none varies.
    """
    moving = _varying(scores)
    weights = np.zeros(scores.shape[1])
    if moving.any():
        values, vectors = np.linalg.eigh(correlations(scores[:, moving]))
        kept = values >= 1 - SAME
        weights[moving] = vectors[:, kept] ** 2 @ values[kept]
    return _shares(weights)


@dataclass(frozen=True, slots=True, eq=False)
class Importance:
    """How far the index follows each element, whatever its nominal weight.

    `r2` (K,) is the share 0..1 of the variance of the index that goes with the element, 0 for
    a constant one, NaN if it cannot be told; `share` is `r2` over its sum, to stand beside the
    nominal weights.
    """

    r2: FloatArray
    share: FloatArray


def importance(elements: FloatArray, index: FloatArray) -> Importance:
    """Return the importance of elements (n, K) in an index (n,), over the units that have both.

    r^2(E_e, I), the linear form of the main effect of Paruolo, Saisana and Saltelli (2013).
    """
    both = ~np.isnan(elements) & ~np.isnan(index)[:, None]
    told = both.sum(axis=0) >= FEWEST
    if not _varying(index[:, None])[0]:
        told[:] = False
    r = correlations(np.column_stack([elements, index]))[:-1, -1]
    r2 = np.where(told, r**2, np.nan)
    total = np.nansum(r2)
    return Importance(r2, r2 / total if total > 0 else np.full(len(r2), np.nan))


@dataclass(frozen=True, slots=True, eq=False)
class BestCase:
    """Each unit under the weights that suit it best.

    `scores` (n,) are 0..1 of the best unit under the same weights, 1 if no unit does better;
    `shares` (n, K) are the elements' parts of that score and sum to 1. NaN where too few
    elements are there to keep to the limits. Other shares may give the same score.
    """

    scores: FloatArray
    shares: FloatArray


def best_case(
    elements: FloatArray, least: float = LEAST, most: float = MOST, floor: float = 1.0
) -> BestCase:
    """Give each unit the benefit of the doubt: the weights under which it stands highest.

    max sum u_e E_ie such that no unit's sum u_e E_ke exceeds 1 and every pie share q_e =
    u_e E_ie / sum u_e E_ie lies within `least` to `most` (Cherchye and others 2007). `elements`
    (n, K) are scores 0..100, read as `floor` below it: a score of 0 can take no share. A missing
    element is left out, of the unit's own sum and of its rivals'. ModelError for limits that K
    shares cannot meet.
    """
    n, k = elements.shape
    if not k * least <= 1 <= k * most:
        raise ModelError(f"{k} shares from {least:g} to {most:g} cannot sum to 1")
    level = np.maximum(elements, floor)
    scores, shares = np.full(n, np.nan), np.full((n, k), np.nan)
    for i in range(n):
        own = ~np.isnan(level[i])
        if own.sum() * most >= 1 - SAME:
            rivals = np.nan_to_num(level[:, own] / level[i, own])
            scores[i], shares[i, own] = _most_favourable(rivals, least, most)
    return BestCase(scores, shares)


def _most_favourable(rivals: FloatArray, least: float, most: float) -> tuple[float, FloatArray]:
    """Return the score of a unit and the pie shares (K,) that give it.

    `rivals` (n, K) are all units' scores over the unit's own. In pie shares the problem is to
    make the best rival look least good, min max_k sum q_e rivals_ke, and the score is 1 over it.
    """
    from scipy.optimize import linprog  # half a second to load: only who asks waits

    n, k = rivals.shape
    found = linprog(
        np.append(np.zeros(k), 1.0),
        A_ub=np.column_stack([rivals, -np.ones(n)]),
        b_ub=np.zeros(n),
        A_eq=np.append(np.ones(k), 0.0)[None],
        b_eq=[1.0],
        bounds=[(least, most)] * k + [(0, None)],
        method="highs",
    )
    if found.x is None:
        raise ModelError(f"no most favourable weights: {found.message}")
    return 1 / float(found.x[-1]), np.asarray(found.x[:-1])


def correlations(scores: FloatArray) -> FloatArray:
    """Return the correlation of every two columns over the units that have both, (m, m).

    Pearson's r; 0 where it cannot be told: fewer than two such units, or no variation in them.
    """
    present = ~np.isnan(scores)
    both = present[:, :, None] & present[:, None, :]
    own = np.where(both, scores[:, :, None], 0.0)  # column j where k is there too
    size = np.abs(own).max(axis=0)
    own = np.where(both, own - own.sum(axis=0) / np.maximum(both.sum(axis=0), 1), 0.0)
    spread = np.where(np.abs(own).max(axis=0) > FLAT * size, np.sqrt((own**2).sum(axis=0)), np.inf)
    product = (own * own.transpose(0, 2, 1)).sum(axis=0)
    return np.asarray(np.clip(product / spread / spread.T, -1, 1))


def _varying(scores: FloatArray) -> BoolArray:
    """Return which columns hold more than one value, shape (m,)."""
    missing = np.isnan(scores)
    high = np.where(missing, -np.inf, scores).max(axis=0)
    low = np.where(missing, np.inf, scores).min(axis=0)
    return np.asarray(high - low > FLAT * np.where(missing, 0.0, np.abs(scores)).max(axis=0))


def _shares(amounts: FloatArray) -> FloatArray:
    """Return amounts (m,) >= 0 over their sum; ModelError if all are 0."""
    total = amounts.sum()
    if not total > 0:
        raise ModelError("the columns do not differ enough between units to be weighed")
    return np.asarray(amounts / total)
