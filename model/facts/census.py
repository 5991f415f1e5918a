"""Who lives in an area: census figures, what follows from them, how two of them go together."""

import math
from dataclasses import dataclass

import numpy as np

from model.facts.provenance import BoolArray, FloatArray, Quality
from model.facts.published import Facts

# Derived: residents registered in another county or province, in % of all residents.
IN_MIGRANTS = "in_migrant_share"
MOVED_IN = ("migrants_from_other_province", "migrants_same_province_other_county")
RESIDENTS = "resident_population"
SAMPLED = "longform_employed_sample"  # employed persons in the census's 10 % long form
ALMOST_1 = 1 - 1e-12  # of r, beyond which its interval is as good as a point
NORMAL_95 = 1.959964  # two-sided 95 % point of the standard normal distribution


@dataclass(frozen=True, slots=True)
class Link:
    """Pearson's r of two figures over `n` areas with its 95 % interval, NaN below 4 areas."""

    r: float
    n: int
    low: float = float("nan")
    high: float = float("nan")

    @property
    def is_clear(self) -> bool:
        """Return whether the interval leaves zero out."""
        return self.low > 0 or self.high < 0


def figure(facts: Facts, area: str, code: str) -> float:
    """Return a census figure of an area in its unit, NaN if it is not tabulated."""
    if code != IN_MIGRANTS:
        return facts.census.get((area, code), float("nan"))
    moved = sum(figure(facts, area, part) for part in MOVED_IN)
    return 100.0 * moved / figure(facts, area, RESIDENTS)


def column(facts: Facts, areas: tuple[str, ...], code: str) -> FloatArray:
    """Return a census figure of several areas, shape (n,)."""
    return np.array([figure(facts, area, code) for area in areas])


def quality(code: str) -> Quality:
    """Return whether a census figure is as published or derived from published ones."""
    return Quality.DERIVED if code == IN_MIGRANTS else Quality.OBSERVED


def link(x: FloatArray, y: FloatArray) -> Link:
    """Return Pearson's r over the areas where both are known, with Fisher's interval (1921)."""
    both = ~(np.isnan(x) | np.isnan(y))
    n = int(both.sum())
    if n < 2 or not x[both].std() or not y[both].std():
        return Link(float("nan"), n)
    r = float(np.corrcoef(x[both], y[both])[0, 1])
    z = math.atanh(min(max(r, -ALMOST_1), ALMOST_1))
    half = NORMAL_95 / math.sqrt(n - 3) if n > 3 else float("nan")
    return Link(r, n, math.tanh(z - half), math.tanh(z + half))


def worse(values: FloatArray, bound: float, better: int) -> BoolArray:
    """Return where a value is worse than a bound: below it, above it where less is better."""
    return np.asarray(better * values < better * bound)


def sample_range(share: float, persons: float) -> tuple[float, float]:
    """Return Wilson's 95 % range (1927) of a share in % among `persons`, NaN if one is missing."""
    if math.isnan(share) or math.isnan(persons) or persons <= 0:
        return float("nan"), float("nan")
    p, z2 = share / 100.0, NORMAL_95**2
    middle = p + z2 / (2 * persons)
    half = NORMAL_95 * math.sqrt(p * (1 - p) / persons + z2 / (4 * persons**2))
    low, high = ((middle + side * half) / (1 + z2 / persons) for side in (-1, 1))
    return 100.0 * max(low, 0.0), 100.0 * min(high, 1.0)
