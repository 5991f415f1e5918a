"""The rule of levers held against a place that published a figure before and after: the miss."""

from collections.abc import Sequence
from dataclasses import dataclass
from math import prod

import numpy as np

from model.facts.catalog import Catalog, Constants, Indicator
from model.facts.levers import Preset
from model.facts.provenance import FloatArray


@dataclass(frozen=True, slots=True)
class Pull:
    """A lever pulled on one indicator: the share of its gap closed at full effort, the intensity.

    `hard` levers lose effect to terrain; both numbers run 0..1.
    """

    lever: str
    gap_share: float
    intensity: float
    hard: bool


@dataclass(frozen=True, slots=True)
class Published:
    """What was published of an indicator, in its unit: before, and the range after."""

    before: float
    after: tuple[float, float]


@dataclass(frozen=True, slots=True)
class Backtest:
    """What the rule makes of the figure before, beside the one published after, in its unit.

    The place's own terrain is not known: `span` runs from no terrain friction to the highest of
    the counties; `middle` is the value at their median. `shares` are the shares of their effect
    at which hard levers work at most friction and at none.
    """

    published: Published
    pulls: tuple[Pull, ...]
    span: tuple[float, float]
    middle: float
    shares: tuple[float, float]

    @property
    def miss(self) -> tuple[float, float]:
        """Return computed less published at the median, to the upper and to the lower end.

        Both above zero: the rule gives more than any figure published; both below: less.
        """
        low, high = self.published.after
        return self.middle - high, self.middle - low

    @property
    def hits(self) -> bool:
        """Return whether the value at the median lies in the range published."""
        low, high = self.published.after
        return low <= self.middle <= high


def transferred(is_hard: bool, friction: float, method: Constants) -> float:
    """Return the share of its effect at which a lever works under a terrain friction 0..1.

    Hard levers: 1 - slope F; soft ones rest on a baseline score that is not known elsewhere, and
    work at the share that the method gives for that.
    """
    share = 1.0 - method.hard_slope * friction if is_hard else method.transfer_unknown
    return min(max(share, 0.0), 1.0)


def moved(
    before: float, indicator: Indicator, pulls: Sequence[Pull], friction: float, method: Constants
) -> float:
    """Return x' = best + (x - best) prod(1 - g u T); at or beyond the best x is left alone."""
    gap = before - indicator.best
    if gap * indicator.direction >= 0:
        return before
    left = prod(
        1.0 - pull.gap_share * pull.intensity * transferred(pull.hard, friction, method)
        for pull in pulls
    )
    return indicator.best + gap * left


def backtest(
    published: Published,
    preset: Preset,
    indicator: Indicator,
    catalog: Catalog,
    frictions: FloatArray,
) -> Backtest:
    """Apply a preset to a figure published before; `frictions` (n,) are those of the counties."""
    pulls = tuple(
        Pull(code, effect.gap_share, intensity, catalog.lever(code).kind == "hard")
        for code, intensity in preset.levers
        for effect in catalog.lever(code).effects
        if effect.indicator == indicator.code
    )
    terrains = 0.0, float(np.median(frictions)), float(np.max(frictions))
    values = [moved(published.before, indicator, pulls, f, catalog.method) for f in terrains]
    smooth, _, rough = (transferred(True, f, catalog.method) for f in terrains)
    return Backtest(published, pulls, (min(values), max(values)), values[1], (rough, smooth))
