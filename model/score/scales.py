"""Values to scores relative to a sample: min-max, z-score, rank, percentile, distance to target.

All act column by column after the direction, leave NaN missing, and put a constant column in
the middle of the scale. Scores on a sample scale move when other units change and are never
compared across samples; fixed goalposts (`goalposts`) do not.
"""

from dataclasses import dataclass
from typing import Literal

import numpy as np

from model.facts.provenance import FloatArray
from model.score.goalposts import clip, goalposts

Kind = Literal["goalposts", "min-max", "z-score", "rank", "percentile", "target"]


@dataclass(frozen=True, slots=True)
class Scale:
    """How values become scores: `low`, `high` end min-max, a z-score is given `mean` and `sd`.

    `ddof` 1 is the sample standard deviation, 0 that of a population.
    """

    kind: Kind = "goalposts"
    low: float = 0.0
    high: float = 100.0
    mean: float = 0.0
    sd: float = 1.0
    ddof: int = 1


UNKNOWN = np.array(np.nan)
RESCALED = Scale("z-score", mean=50.0, sd=50.0 / 3.0)  # a z-score that a geometric mean can take


def normalise(
    values: FloatArray,
    direction: FloatArray,
    scale: Scale,
    worst: FloatArray = UNKNOWN,
    best: FloatArray = UNKNOWN,
) -> FloatArray:
    """Return the scores of values (n, m), or of a stack of tables; `direction` (m,) is 1 or -1.

    `worst` and `best` (m,) are read by goalposts, which are clipped to 0..100, and `best` by the
    distance to target: 100 min(1, (x - min) / (best - min)), all there if the least is at it. Ties
    share their mean rank, 1 = worst; a percentile is 100 (R - 1) / (n - 1) over present units.
    """
    if scale.kind == "goalposts":
        return clip(goalposts(values, worst, best))
    signed = values * direction
    missing = np.isnan(signed)
    low = np.where(missing, np.inf, signed).min(axis=-2, keepdims=True)
    high = np.where(missing, -np.inf, signed).max(axis=-2, keepdims=True)
    count = (~missing).sum(axis=-2, keepdims=True)
    flat = ~(high > low)
    with np.errstate(invalid="ignore", divide="ignore"):
        if scale.kind == "min-max":
            share = np.where(flat, 0.5, (signed - low) / (high - low))
            scores = scale.low + (scale.high - scale.low) * share
        elif scale.kind == "z-score":
            mean = np.where(missing, 0.0, signed).sum(axis=-2, keepdims=True) / count
            apart = np.where(missing, 0.0, signed - mean)
            sd = np.sqrt((apart**2).sum(axis=-2, keepdims=True) / (count - scale.ddof))
            scores = scale.mean + scale.sd * np.where(flat, 0.0, apart / sd)
        elif scale.kind == "target":
            reach = best * direction - low
            share = np.where(reach > 0, (signed - low) / reach, 1.0)
            scores = 100.0 * np.minimum(1.0, share)
        else:
            from scipy.stats import rankdata  # takes a second to load: only who asks waits

            scores = np.asarray(rankdata(signed, axis=-2, nan_policy="omit"))
            if scale.kind == "percentile":
                scores = np.where(count == 1, 50.0, 100.0 * (scores - 1.0) / (count - 1))
    return np.where(missing, np.nan, scores)
