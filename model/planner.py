"""Which townships to give a station so that most villages, or people, are near one."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

import numpy as np

from model.catalog import Method
from model.county import County
from model.network import Network, Township
from model.provenance import FloatArray
from model.siting import Layout, evaluate, max_cover, p_median
from model.travel import township_hours

Goal = Literal["cover", "time"]


@dataclass(frozen=True, slots=True, eq=False)
class Plan:
    """A planned network beside what there is; layouts index `townships`, demand is villages.

    `townships` are the located units of the area, `limit_h` the time within which a village
    counts as served. `alone` is the county seats without any station, `today` the seats and the
    stations reported township by township, None where nothing is reported.
    """

    townships: tuple[Township, ...]
    limit_h: float
    layout: Layout
    alone: Layout
    today: Layout | None

    @property
    def stations(self) -> tuple[Township, ...]:
        """Return the townships chosen for a station; the seats have their county centre."""
        return tuple(t for i in self.layout.sites if not (t := self.townships[i]).is_seat)

    @property
    def units(self) -> FloatArray:
        """Return village-level units by township, shape (m,)."""
        return np.array([t.units for t in self.townships], dtype=float)

    def served_share(self, layout: Layout) -> float:
        """Return the share of located village-level units within the limit, 0..1."""
        return layout.covered / float(self.units.sum())

    def per_county(self) -> dict[str, int]:
        """Return the number of planned stations by county, 0 where none is planned."""
        counts = {t.county: 0 for t in self.townships}
        for station in self.stations:
            counts[station.county] += 1
        return counts


def sites(network: Network, county: str) -> tuple[Township, ...]:
    """Return the townships that may be given a station: located, real, not a county seat."""
    return tuple(t for t in network.of(county) if t.is_located and t.is_township and not t.is_seat)


def plan_stations(
    network: Network, method: Method, county: str, count: int, goal: Goal, limit_h: float
) -> Plan:
    """Choose townships for `count` stations in a county, '' for the whole region.

    `cover` serves most village-level units within `limit_h`; `time` makes their mean way
    shortest. Villages stand at their township, seats are always open, and a township is served
    within its county. SitingError if there are not so many townships with a known place.
    """
    townships = tuple(t for t in network.of(county) if t.is_located)
    hours = township_hours(townships, method.travel_detour, method.travel_speed_kmh)
    seats = [i for i, t in enumerate(townships) if t.is_seat]
    hours[:, [not t.is_township for t in townships]] = np.inf
    units = np.array([t.units for t in townships], dtype=float)
    if goal == "cover":
        layout = max_cover(hours, units, count, limit_h, seats)
    else:
        layout = p_median(hours, units, count, seats, limit_h)
    reported = [i for i, t in enumerate(townships) if network.reported.get(t.code)]
    known = any(t.code in network.reported for t in townships)
    today = evaluate(hours, units, sorted({*seats, *reported}), limit_h) if known else None
    return Plan(townships, limit_h, layout, evaluate(hours, units, seats, limit_h), today)


def people(townships: Sequence[Township], counties: Sequence[County]) -> FloatArray:
    """Return persons by township, shape (m,): the county's census total apportioned by villages.

    Township populations are not published; each village-level unit stands for as many people.
    """
    each = {c.code: c.population / c.village_level_units for c in counties}
    return np.array([t.units * each[t.county] for t in townships])
