"""Values to scores relative to a sample: min-max, z-score, rank, percentile, distance to target.

All act column by column after the direction, leave NaN missing, and put a constant column in
the middle of the scale. Scores on a sample scale move when other units change and are never
compared across samples; fixed goalposts (`goalposts`) do not.
"""

from dataclasses import dataclass
from typing import Literal

import numpy as np

from model.facts.provenance import BoolArray, FloatArray
from model.score.goalposts import clip, goalposts

Kind = Literal["goalposts", "min-max", "z-score", "rank", "percentile", "target"]
Ties = Literal["average", "min", "max", "dense"]


@dataclass(frozen=True, slots=True)
class Scale:
    """How values become scores.

    `low`, `high` are the ends of min-max; `mean`, `sd` those a z-score is given; `ddof` 1 is
    the sample standard deviation; `ties` of ranks.
    """

    kind: Kind = "goalposts"
    low: float = 0.0
    high: float = 100.0
    mean: float = 0.0
    sd: float = 1.0
    ddof: int = 1
    ties: Ties = "average"


RESCALED = Scale("z-score", mean=50.0, sd=50.0 / 3.0)  # a z-score that a geometric mean can take


def normalise(
    values: FloatArray,
    direction: FloatArray,
    scale: Scale,
    worst: FloatArray | None = None,
    best: FloatArray | None = None,
) -> FloatArray:
    """Return the scores of values (n, m); `direction` (m,) is 1 or -1.

    `worst` and `best` (m,) are needed by goalposts, `best` by the distance to target:
    ValueError without them. Goalposts are clipped to 0..100.
    """
    if scale.kind == "goalposts":
        if worst is None or best is None:
            raise ValueError("goalposts need worst and best")
        return clip(goalposts(values, worst, best))
    signed = values * direction
    if scale.kind == "min-max":
        return _min_max(signed, scale)
    if scale.kind == "z-score":
        return _z_score(signed, scale)
    if scale.kind == "target":
        if best is None:
            raise ValueError("the distance to target needs best")
        return _to_target(signed, best * direction)
    ranks = _ranks(signed, scale.ties)
    return ranks if scale.kind == "rank" else _percentile(ranks)


def constant(values: FloatArray) -> BoolArray:
    """Return which columns hold one value, or none, shape (m,)."""
    low, high = _ends(values)
    return np.asarray(~(high > low))


def _ends(values: FloatArray) -> tuple[FloatArray, FloatArray]:
    missing = np.isnan(values)
    low = np.where(missing, np.inf, values).min(axis=0)
    high = np.where(missing, -np.inf, values).max(axis=0)
    return low, high


def _min_max(signed: FloatArray, scale: Scale) -> FloatArray:
    low, high = _ends(signed)
    flat = ~(high > low)
    with np.errstate(invalid="ignore"):
        part = (signed - low) / np.where(flat, 1.0, high - low)
    part = np.where(flat & ~np.isnan(signed), 0.5, part)
    return np.asarray(scale.low + (scale.high - scale.low) * part)


def _z_score(signed: FloatArray, scale: Scale) -> FloatArray:
    present = ~np.isnan(signed)
    count = present.sum(axis=0)
    mean = np.where(present, signed, 0.0).sum(axis=0) / np.maximum(count, 1)
    apart = np.where(present, signed - mean, 0.0)
    spread = np.sqrt((apart**2).sum(axis=0) / np.maximum(count - scale.ddof, 1))
    flat = constant(signed) | (spread == 0)
    z = np.where(present, apart / np.where(flat, 1.0, spread), np.nan)
    z = np.where(flat & present, 0.0, z)
    return np.asarray(scale.mean + scale.sd * z)


def _ranks(signed: FloatArray, ties: Ties) -> FloatArray:
    """Return ranks 1 = worst .. n = best along each column; NaN has none."""
    from scipy.stats import rankdata  # takes a second to load: only who asks waits

    return np.asarray(rankdata(signed, method=ties, axis=0, nan_policy="omit"))


def _percentile(ranks: FloatArray) -> FloatArray:
    """Return 100 (R - 1) / (n - 1) over the present units; a single unit stands in the middle."""
    count = (~np.isnan(ranks)).sum(axis=0)
    part = 100.0 * (ranks - 1.0) / np.maximum(count - 1, 1)
    return np.where((count == 1) & ~np.isnan(ranks), 50.0, part)


def _to_target(signed: FloatArray, target: FloatArray) -> FloatArray:
    """Return 100 min(1, (x - min) / (target - min)); all there if the least is at the target."""
    low, _ = _ends(signed)
    with np.errstate(invalid="ignore"):
        reach = np.where(target > low, target - low, 1.0)
        part = np.where(target > low, (signed - low) / reach, 1.0)
    return np.where(np.isnan(signed), np.nan, 100.0 * np.minimum(1.0, part))
