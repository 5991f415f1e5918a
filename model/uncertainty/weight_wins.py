"""Whether weights matter to an order: the share of all weightings under which one unit wins.

Weightings are uniform on the simplex: all shares of 1 are equally likely. The share is exact,
for any exponent of the mean; nothing is drawn.
"""

import numpy as np

from model.facts.provenance import BoolArray, FloatArray
from model.score.power_mean import terms

LEVEL = 1e-9  # scores 0..100 this close are equal: rounding must not decide an order


def win_share(differences: FloatArray) -> FloatArray:
    """Return P(sum w d > 0) over all weightings of differences (..., K), shape (...).

    0 and NaN drop out; .5 where all are 0, NaN where all are NaN. One step by each pair of a
    positive x and a negative y, a_k <- (x a_{k-1} - y a_k) / (x - y): the recursion of Varsi
    (1973) adds positive terms only, so near-ties do not cancel and a share that is not 0 is
    never rounded to it.
    """
    d = np.moveaxis(np.nan_to_num(differences), -1, 0)
    up, down = np.maximum(d, 0.0), np.minimum(d, 0.0)
    share = np.zeros((len(d) + 1, *d.shape[1:]))
    share[0] = 1.0
    for x in up:
        for k, y in enumerate(down, start=1):
            np.divide(x * share[k - 1] - y * share[k], x - y, out=share[k, ...], where=x > y)
    found = np.where((d == 0).all(axis=0), 0.5, share[-1])
    return np.where(np.isnan(differences).all(axis=-1), np.nan, found)


def win_matrix(elements: FloatArray, p: float, floor: float = 1.0) -> FloatArray:
    """Return the share of weightings under which unit i stands above unit k, shape (n, n).

    `elements` (n, K) are scores 0..100, read as `floor` below it where the exponent p <= 0;
    only elements that both units have are compared, NaN if there are none. Unit i is above k
    if sum w d > 0 with d = (E_i^p - E_k^p) / p, ln(E_i / E_k) for p = 0. The diagonal is .5.
    """
    level = elements if p > 0 else np.maximum(elements, floor)
    power = terms(level, p, floor) / (p or 1.0)
    equal = np.abs(level[:, None] - level[None]) <= LEVEL
    return win_share(np.where(equal, 0.0, power[:, None] - power[None]))


def fixed_pairs(matrix: FloatArray) -> BoolArray:
    """Return where unit i stands above unit k whatever the weights, shape (n, n).

    `matrix` is a whole `win_matrix`. A pair is fixed if the lower unit never wins: its share is
    exactly 0, while the share of the upper one may round to 1.
    """
    return np.asarray(matrix.T == 0)
