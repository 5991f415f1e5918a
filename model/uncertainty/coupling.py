"""Coupling coordination: whether the elements of a unit are level with each other, and how high.

A diagnostic beside the index. It hangs on the goalposts: a degree is never compared with one
from another paper. The form is the modified one: with equal weights the traditional degree is
sqrt(geometric index / 100) and tells nothing new, and its C hardly moves.
"""

from dataclasses import dataclass

import numpy as np

from model.facts.catalog import Catalog
from model.facts.provenance import MISSING, FloatArray, IntArray
from model.score.scores import Scores
from model.uncertainty.draws import Draws, quantiles

CLASSES = 10  # of the degree, .1 wide, from extreme disorder to excellent coordination
FLOOR = 0.01  # of 1: a score of 0 would make every product 0
ROUNDING = 1e-9  # so that a degree of exactly .3 stays in the class that ends there


@dataclass(frozen=True, slots=True, eq=False)
class Coupling:
    """Coupling C, development T and degree D = sqrt(C T) of n units, all 0..1, shapes (n,).

    NaN where fewer than two elements are published: one alone cannot be coupled.
    """

    coupling: FloatArray
    development: FloatArray
    degree: FloatArray


def coupling(scores: FloatArray, weights: FloatArray) -> Coupling:
    """Return the coupling coordination of element scores (n, K) 0..100 by weights (K,).

    U = max(E / 100, .01), T = sum w U, C = sqrt((1 - mean |U_k - U_l| over pairs)
    (prod U / U_max)^(1 / (K - 1))), Wang and others 2021. A missing element drops out of its
    unit: K is the number present, and its weight goes to the others.
    """
    level = np.maximum(scores / 100, FLOOR)
    present = ~np.isnan(level)
    count = present.sum(axis=1)
    level = np.where((count > 1)[:, None], level, np.nan)
    weight = np.where(present, weights, 0.0)
    with np.errstate(invalid="ignore", divide="ignore"):
        development = _total(level * weight) / weight.sum(axis=1)
        rank = np.arange(1, level.shape[1] + 1)
        # In ascending order (NaN last) the r-th of K values is r - 1 times the larger of a pair
        # and K - r times the smaller.
        apart = _total(np.sort(level, axis=1) * (2 * rank - count[:, None] - 1))
        alike = 1 - apart / (count * (count - 1) / 2)
        highest = np.where(np.isnan(level), 0.0, level).max(axis=1, keepdims=True)
        found = np.sqrt(alike * np.exp(_total(np.log(level / highest)) / (count - 1)))
    return Coupling(found, development, np.sqrt(found * development))


def _total(terms: FloatArray) -> FloatArray:
    """Return row sums without the NaN, NaN where nothing is left."""
    none = np.isnan(terms).all(axis=1)
    return np.where(none, np.nan, np.nansum(terms, axis=1))


def grade(degree: FloatArray) -> IntArray:
    """Return the class 0..9 of degrees (n,): (c / 10, (c + 1) / 10], 0 with its class, NaN -1."""
    upper = np.ceil(degree * CLASSES - ROUNDING)
    kept = np.clip(np.nan_to_num(upper, nan=0.0) - 1, 0, CLASSES - 1)
    return np.where(np.isnan(degree), MISSING, kept).astype(np.int16)


def degree_ranges(draws: Draws, baseline: Scores, catalog: Catalog) -> FloatArray:
    """Return low, median and high of every unit's modified degree over the draws, shape (n, 3).

    The weights stay; NaN where the baseline publishes fewer than two elements.
    """
    elements = np.where(baseline.published, draws.elements, np.nan).swapaxes(0, 1)
    degrees = [coupling(drawn, baseline.weights).degree for drawn in elements]
    return quantiles(np.column_stack(degrees), catalog)
