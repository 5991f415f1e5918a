"""Raw values to scores 0..100 on fixed goalposts."""

import numpy as np

from model.facts.provenance import FloatArray


def goalposts(values: FloatArray, worst: FloatArray, best: FloatArray) -> FloatArray:
    """Place raw values of shape (..., m) on the scale worst = 0, best = 100, unclipped.

    Direction is in the order of worst and best: days score with worst 15, best 2. NaN stays
    NaN. Clip with `clip` last, after any draw or lever has acted. OECD/JRC (2008), Handbook on
    Constructing Composite Indicators, step 5: min-max with the fixed goalposts of the HDI.
    """
    return 100.0 * (values - worst) / (best - worst)


def raw_values(scores: FloatArray, worst: FloatArray, best: FloatArray) -> FloatArray:
    """Return the raw values of unclipped scores (..., m)."""
    return worst + scores / 100.0 * (best - worst)


def clip(scores: FloatArray) -> FloatArray:
    """Limit scores to 0..100; NaN stays NaN."""
    return np.clip(scores, 0.0, 100.0)
