"""Road time from townships to their county seat: who is within reach."""

from dataclasses import dataclass
from typing import TypeVar, cast

import numpy as np

from model.access.locate import within
from model.facts.places import Township
from model.facts.provenance import FloatArray

EARTH_KM = 6371.0
D = TypeVar("D", float, FloatArray)


@dataclass(frozen=True, slots=True, eq=False)
class Weight:
    """What is to be reached, village-level units or people, by located township.

    `located` (m,) is what stands at each of them; `total` is all there is, what has no position
    included: nobody can say whether that is reached, so a share of the total is a least share.
    """

    located: FloatArray
    total: float

    def within(self, hours: FloatArray, limits_h: FloatArray) -> FloatArray:
        """Return the share of all that is surely within each limit, 0..1; NaN of nothing.

        `hours` (m,) are those of the located townships; a limit exactly reached counts.
        """
        if not self.total:
            return np.full(len(limits_h), np.nan)
        inside = within(hours, np.asarray(limits_h)[:, None])
        return np.asarray((inside * self.located).sum(axis=1) / self.total)


@dataclass(frozen=True, slots=True)
class Reach:
    """How a set of townships lies in time: hours are modelled, +-15 %.

    `located` non-seat units with a road time; `beyond` of them lie farther than the limit;
    `unlocated` townships have no position and enter no share.
    """

    located: int
    beyond: int
    unlocated: int
    median_h: float
    longest_h: float

    @property
    def beyond_share(self) -> float:
        """Return the share of located units beyond the limit, NaN if none is located."""
        return self.beyond / self.located if self.located else float("nan")


def away(townships: tuple[Township, ...]) -> tuple[Township, ...]:
    """Return the located units outside their county seat: those a road time is about."""
    return tuple(t for t in townships if t.is_located and not t.is_seat)


def reach(townships: tuple[Township, ...], limit_h: float) -> Reach:
    """Return how many located non-seat units lie beyond `limit_h` hours of their seat."""
    hours = np.array([t.road_h for t in away(townships)])
    median_h, longest_h = (np.median(hours), hours.max()) if len(hours) else (np.nan, np.nan)
    unlocated = sum(t.is_township and not t.is_located for t in townships)
    beyond = int((hours > limit_h).sum())
    return Reach(len(hours), beyond, unlocated, float(median_h), float(longest_h))


def units(townships: tuple[Township, ...]) -> Weight:
    """Return the village-level units of townships, each at its township's place."""
    located = [t.units for t in townships if t.is_located]
    return Weight(np.array(located, dtype=float), float(sum(t.units for t in townships)))


def served_share(townships: tuple[Township, ...], limits_h: FloatArray) -> FloatArray:
    """Return the share of all village-level units surely within each limit of the seat, 0..1."""
    located = [t for t in townships if t.is_located]
    hours = np.array([0.0 if t.is_seat else t.road_h for t in located])
    return units(townships).within(hours, limits_h)


def great_circle_km(start: tuple[D, D], end: tuple[D, D]) -> D:
    """Return the distance in km between places (lon, lat) in degrees, as the crow flies.

    Arrays of coordinates broadcast.
    """
    lon1, lat1, lon2, lat2 = map(np.radians, (*start, *end))
    half = (
        np.sin((lat2 - lat1) / 2) ** 2
        + np.cos(lat1) * np.cos(lat2) * np.sin((lon2 - lon1) / 2) ** 2
    )
    return cast(D, 2 * EARTH_KM * np.arcsin(np.sqrt(half)))
