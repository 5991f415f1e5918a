"""Road time from townships to their county seat: who is within reach."""

import math
from dataclasses import dataclass

import numpy as np

from model.network import Township
from model.provenance import FloatArray

EARTH_KM = 6371.0


@dataclass(frozen=True, slots=True)
class Reach:
    """How a set of townships lies in time: hours are modelled, +-15 %.

    `located` non-seat units with a road time; `beyond` of them lie farther than the limit;
    `unlocated` units have no position and enter no share.
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
    return Reach(
        located=len(hours),
        beyond=int((hours > limit_h).sum()),
        unlocated=sum(not t.is_located for t in townships),
        median_h=float(np.median(hours)) if len(hours) else float("nan"),
        longest_h=float(hours.max()) if len(hours) else float("nan"),
    )


def served_share(townships: tuple[Township, ...], limits_h: FloatArray) -> FloatArray:
    """Return the share of located village-level units within each limit of the seat, 0..1.

    A township's villages count at the township's own road time; the seat's at zero.
    """
    located = [t for t in townships if t.is_located]
    hours = np.array([0.0 if t.is_seat else t.road_h for t in located])
    units = np.array([t.units for t in located], dtype=float)
    return within_share(hours, units, limits_h)


def within_share(hours: FloatArray, weight: FloatArray, limits_h: FloatArray) -> FloatArray:
    """Return the share of `weight` (m,) within each limit, 0..1; NaN where there is no weight."""
    if not weight.sum():
        return np.full(len(limits_h), np.nan)
    inside = hours[None, :] <= np.asarray(limits_h)[:, None]
    return np.asarray((inside * weight).sum(axis=1) / weight.sum())


def great_circle_km(start: tuple[float, float], end: tuple[float, float]) -> float:
    """Return the distance in km between two places (lon, lat) in degrees, as the crow flies."""
    (lon1, lat1), (lon2, lat2) = (
        (math.radians(lon), math.radians(lat)) for lon, lat in (start, end)
    )
    half = (
        math.sin((lat2 - lat1) / 2) ** 2
        + math.cos(lat1) * math.cos(lat2) * math.sin((lon2 - lon1) / 2) ** 2
    )
    return 2 * EARTH_KM * math.asin(math.sqrt(half))
