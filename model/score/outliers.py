"""Outliers of an indicator: told by skewness and kurtosis, winsorised or else logged."""

import numpy as np
from scipy import stats

from model.facts.provenance import BoolArray, FloatArray

SKEW, KURTOSIS = 2.0, 3.5  # beyond both an indicator has outliers (OECD and JRC 2008)
MOST_POINTS = 5
SHIFT = 0.01  # of the range: keeps the least value out of the logarithm of 0


def skew_kurtosis(values: FloatArray) -> tuple[float, float]:
    """Return sample skewness and excess kurtosis of what is present, as SKEW and KURT of Excel.

    Both 0 for fewer than four values or no spread.
    """
    x = values[~np.isnan(values)]
    if len(x) < 4 or not x.max() > x.min():
        return 0.0, 0.0
    apart = (x - x.mean()) / np.abs(x - x.mean()).max()  # else powers of large values overflow
    return float(stats.skew(apart, bias=False)), float(stats.kurtosis(apart, bias=False))


def is_outlying(values: FloatArray, skew: float = SKEW, kurtosis: float = KURTOSIS) -> bool:
    """Return whether an indicator (n,) is more skewed and more peaked than both limits."""
    skewed, peaked = skew_kurtosis(values)
    return abs(skewed) > skew and peaked > kurtosis


def winsorised(values: FloatArray, skew: float = SKEW, kurtosis: float = KURTOSIS) -> FloatArray:
    """Return values (n,) with the outermost moved to their neighbour until within the limits.

    One value (with its ties) at a time, on the side of the skewness, 5 at most.
    """
    x = values.copy()
    while is_outlying(x, skew, kurtosis) and moved(x, values).sum() < MOST_POINTS:
        sign = 1.0 if skew_kurtosis(x)[0] >= 0 else -1.0
        top = np.nanmax(sign * x)
        x[sign * x == top] = sign * np.nanmax(sign * x[sign * x < top])
    return x


def moved(treated: FloatArray, values: FloatArray) -> BoolArray:
    """Return which values (n,) a treatment changed."""
    return np.asarray((treated != values) & ~np.isnan(values))


def treated(values: FloatArray, skew: float, kurtosis: float) -> tuple[FloatArray, str]:
    """Return values (n,) winsorised if that is enough, else ln(x - min + .01 range); and which."""
    result = winsorised(values, skew, kurtosis)
    if not is_outlying(result, skew, kurtosis):
        return result, f"winsorised, {moved(result, values).sum()} values moved"
    low, high = np.nanmin(values), np.nanmax(values)
    result = np.log(values - low + SHIFT * (high - low))
    still = ", still skewed" if is_outlying(result, skew, kurtosis) else ""
    return result, f"logarithm{still}"
