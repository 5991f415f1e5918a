"""Weights of elements or indicators: judged by pairs, read off the figures, or each at its best.

Only pairwise judgement (`ahp`) says what is important. The others measure how scores are spread
over the units at hand: they move when a unit joins, so they check a result and never make it.
Scores are (n, m), units by columns, NaN missing; weights sum to 1.
"""

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from model.facts.errors import ModelError
from model.facts.provenance import FloatArray

RANDOM_INDEX = dict(  # Saaty 1980, by number of criteria
    enumerate((0.58, 0.90, 1.12, 1.24, 1.32, 1.41, 1.45, 1.49, 1.51, 1.48, 1.56, 1.57, 1.59), 3)
)
CONSISTENCY_LIMIT = 0.10  # judgements with a higher ratio are worth a second look
RECIPROCAL = 0.02  # a third may be written as .33
SAME = 1e-9  # products, eigenvalues and correlations this close to 1 are 1
FLAT = 1e-12  # relative to the largest value, a spread below this is rounding
MARGIN = 0.002  # what keeps a score of 0 out of the logarithm of the entropy
LEAST, MOST = 0.05, 0.25  # pie shares of an element in a unit's best case
FEWEST = 3  # two units always lie on a line


@dataclass(frozen=True, slots=True, eq=False)
class Ahp:
    """Weights (n,) of a matrix of pairwise judgements, and how far it contradicts itself.

    `consistency_index` is (lambda_max - n) / (n - 1); the ratio divides it by the mean index of
    random matrices, 0 for n <= 2 and NaN beyond n = 15, where that mean is not tabled.
    """

    weights: FloatArray
    lambda_max: float
    consistency_index: float
    consistency_ratio: float


@np.errstate(over="ignore")
def ahp(matrix: FloatArray) -> Ahp:
    """Return the weights of judgements (n, n), entry i, j: how many times i matters as much as j.

    The principal eigenvector, A w = lambda_max w (Saaty 1980). ModelError names the row and
    column, counted from 1, of an entry that is not positive or not the reciprocal of its mirror.
    """
    if matrix.ndim != 2 or matrix.shape[0] != matrix.shape[1] or not matrix.size:
        raise ModelError(f"judgements need a square matrix, not one of shape {matrix.shape}")

    def entry(row: int, column: int) -> str:
        return f"row {row + 1}, column {column + 1}: {matrix[row, column]:g}"

    for row, column in np.argwhere(~(np.isfinite(matrix) & (matrix > 0))):
        raise ModelError(f"a judgement must be a positive number; {entry(row, column)}")
    for row, column in np.argwhere(np.abs(matrix * matrix.T - 1) > RECIPROCAL):
        both = f"{entry(row, column)}; {entry(column, row)}"
        raise ModelError(f"a judgement must be the reciprocal of its mirror; {both}")
    n = len(matrix)
    values, vectors = np.linalg.eig(matrix)
    principal = int(np.argmax(values.real))
    vector, lambda_max = np.abs(vectors[:, principal].real), float(values[principal].real)
    index = max(lambda_max - n, 0.0) / (n - 1) if n > 1 else 0.0
    ratio = index / RANDOM_INDEX.get(n, np.nan) if n >= min(RANDOM_INDEX) else 0.0
    return Ahp(vector / vector.sum(), lambda_max, index, ratio)


def entropy(scores: FloatArray) -> FloatArray:
    """Return the entropy weights (m,) of scores 0..1: w = (1 - h) / sum(1 - h).

    h = -sum P ln P / ln n with P = y / sum y over the n units present (Shannon 1948) and
    y = .002 + .996 z; 1 for a constant column, which gets 0. ModelError for scores outside 0..1
    or if no column varies.
    """
    if not ((scores >= -FLAT) & (scores <= 1 + FLAT) | np.isnan(scores)).all():
        raise ModelError("entropy needs scores from 0 to 1")

    def spread(columns: FloatArray) -> FloatArray:
        level = MARGIN + (1 - 2 * MARGIN) * np.clip(columns, 0, 1)
        share = level / np.nansum(level, axis=0)
        even = -np.nansum(share * np.log(share), axis=0) / np.log((~np.isnan(share)).sum(axis=0))
        return np.asarray(1 - np.minimum(even, 1.0))

    return _by(spread, scores)


def critic(scores: FloatArray) -> FloatArray:
    """Return the CRITIC weights (m,) of scores on one scale: w ~ sd_j sum_k (1 - r_jk).

    What differs between units (sample standard deviation) and repeats no other column
    (Diakoulaki and others 1995). A constant column gets 0 and counts for no other. ModelError
    if all columns that vary rise and fall together.
    """

    def contrast(columns: FloatArray) -> FloatArray:
        conflict = 1 - correlations(columns)
        apart = np.where(conflict > SAME, conflict, 0.0).sum(axis=1)
        return np.asarray(apart * np.nanstd(columns, axis=0, ddof=1))

    return _by(contrast, scores)


def pca(scores: FloatArray) -> FloatArray:
    """Return the weights (m,) by principal components of the correlations; any scales.

    Squared loadings of the components with eigenvalue >= 1, each scaled to sum 1, times the
    component's share of the variance that they explain (OECD and JRC 2008): together, the
    column's communality, which no rotation changes. A constant column gets 0; ModelError if
    none varies.
    """

    def communality(columns: FloatArray) -> FloatArray:
        values, vectors = np.linalg.eigh(correlations(columns))
        kept = values >= 1 - SAME
        return np.asarray(vectors[:, kept] ** 2 @ values[kept])

    return _by(communality, scores)


def best_case(
    elements: FloatArray, least: float = LEAST, most: float = MOST, floor: float = 1.0
) -> tuple[FloatArray, FloatArray]:
    """Give each unit the benefit of the doubt: its score (n,) under the weights that suit it best.

    max sum u_e E_ie such that no unit's sum u_e E_ke exceeds 1 and every pie share q_e =
    u_e E_ie / sum u_e E_ie lies within `least` to `most` (Cherchye and others 2007). Scores are
    0..1 of the best unit under the same weights; returned with the shares (n, K), which sum to 1
    and may be others for the same score. `elements` (n, K) are scores 0..100, read as `floor`
    below it. A missing element is left out, of the unit's own sum and of its rivals'; NaN where
    too few are there to keep to the limits, ModelError for limits that K shares cannot meet.
    """
    from scipy.optimize import linprog  # half a second to load: only who asks waits

    n, k = elements.shape
    if not k * least <= 1 <= k * most:
        raise ModelError(f"{k} shares from {least:g} to {most:g} cannot sum to 1")
    level = np.maximum(elements, floor)
    scores, shares = np.full(n, np.nan), np.full((n, k), np.nan)
    for i, own in enumerate(~np.isnan(level)):
        count = own.sum()
        if count * most < 1 - SAME:
            continue
        # In pie shares: make the best rival look least good, min max_k sum q_e E_ke / E_ie; the
        # score is 1 over it.
        rivals = np.nan_to_num(level[:, own] / level[i, own])
        found = linprog(
            np.append(np.zeros(count), 1.0),
            A_ub=np.column_stack([rivals, -np.ones(n)]),
            b_ub=np.zeros(n),
            A_eq=np.append(np.ones(count), 0.0)[None],
            b_eq=[1.0],
            bounds=[(least, most)] * count + [(0, None)],
            method="highs",
        )
        if found.x is None:
            raise ModelError(f"no most favourable weights: {found.message}")
        scores[i], shares[i, own] = 1 / found.x[-1], found.x[:-1]
    return scores, shares


def correlations(scores: FloatArray) -> FloatArray:
    """Return Pearson's r of every two columns over the units that have both, (m, m).

    0 where it cannot be told: fewer than two such units, or no variation in them.
    """
    import pandas as pd  # half a second to load: only who asks waits

    return pd.DataFrame(scores).corr().fillna(0.0).to_numpy()


def _by(amount: Callable[[FloatArray], FloatArray], scores: FloatArray) -> FloatArray:
    """Return shares (m,) of an amount >= 0 of the columns that vary; ModelError if all are 0."""
    high, low = np.fmax.reduce(scores), np.fmin.reduce(scores)
    moving = high - low > FLAT * np.fmax(np.abs(high), np.abs(low))
    weights = np.zeros(scores.shape[1])
    if moving.any():
        weights[moving] = amount(scores[:, moving])
    if not weights.any():
        raise ModelError("the columns do not differ enough between units to be weighed")
    return np.asarray(weights / weights.sum())
