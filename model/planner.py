"""Which townships to give a station so that most villages, or people, are near one."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

import numpy as np

from model.catalog import Method
from model.county import County
from model.network import Network, Township
from model.provenance import BoolArray, FloatArray
from model.radius import EXACT
from model.siting import Layout, evaluate, max_cover, p_median
from model.travel import township_hours

Goal = Literal["cover", "time"]


@dataclass(frozen=True, slots=True, eq=False)
class Plan:
    """A planned network beside what there is; layouts index `townships`, demand is villages.

    `townships` are the located units of the area, `units` (m,) their village-level units,
    `limit_h` the time within which a village counts as served. `alone` is the county seats
    without any station, `today` the seats and the stations reported township by township, None
    where nothing is reported; `layout` adds the planned stations to what there is.
    """

    townships: tuple[Township, ...]
    units: FloatArray
    limit_h: float
    layout: Layout
    alone: Layout
    today: Layout | None

    @property
    def base(self) -> Layout:
        """Return what the plan adds to: today's layout where reported, else the seats alone."""
        return self.today or self.alone

    @property
    def added(self) -> tuple[int, ...]:
        """Return which `townships` are chosen for a new station, ascending."""
        there = set(self.base.sites)
        return tuple(i for i in self.layout.sites if i not in there)

    @property
    def stations(self) -> tuple[Township, ...]:
        """Return the townships chosen for a new station."""
        return tuple(self.townships[i] for i in self.added)

    def served_share(self, layout: Layout) -> float:
        """Return the share of located village-level units within the limit, 0..1."""
        return layout.covered / float(self.units.sum())

    def beyond(self, layout: Layout) -> BoolArray:
        """Return which townships lie farther than the limit from what serves them, shape (m,)."""
        return np.asarray(layout.hours > self.limit_h * (1 + EXACT))

    def per_county(self) -> dict[str, int]:
        """Return the number of planned stations by county, 0 where none is planned."""
        counts = {t.county: 0 for t in self.townships}
        for station in self.stations:
            counts[station.county] += 1
        return counts


def sites(network: Network, county: str) -> tuple[Township, ...]:
    """Return the townships that may be given a station: located, real, without one, no seat."""
    return tuple(
        t
        for t in network.of(county)
        if t.is_located and t.is_township and not t.is_seat and not network.reported.get(t.code)
    )


def plan_stations(
    network: Network, method: Method, county: str, count: int, goal: Goal, limit_h: float
) -> Plan:
    """Choose townships for `count` new stations in a county, '' for the whole region.

    `cover` serves most village-level units within `limit_h`; `time` makes their mean way
    shortest. Villages stand at their township, seats and reported stations are always open, and
    a township is served within its county. SitingError if there are not so many sites.
    """
    townships = tuple(t for t in network.of(county) if t.is_located)
    hours = township_hours(townships, method.travel_detour, method.travel_speed_kmh)
    seats = [i for i, t in enumerate(townships) if t.is_seat]
    hours[:, [not t.is_township for t in townships]] = np.inf
    units = np.array([t.units for t in townships], dtype=float)
    reported = {i for i, t in enumerate(townships) if network.reported.get(t.code)}
    there = sorted(reported.union(seats))
    if goal == "cover":
        layout = max_cover(hours, units, count, limit_h, there)
    else:
        layout = p_median(hours, units, count, there, limit_h)
    known = any(t.code in network.reported for t in townships)
    today = evaluate(hours, units, there, limit_h) if known else None
    alone = evaluate(hours, units, seats, limit_h)
    return Plan(townships, units, limit_h, layout, alone, today)


def people(townships: Sequence[Township], counties: Sequence[County]) -> FloatArray:
    """Return persons by township, shape (m,): the county's census total apportioned by villages.

    Township populations are not published; each village-level unit stands for as many people.
    """
    each = {c.code: c.population / c.village_level_units for c in counties}
    return np.array([t.units * each[t.county] for t in townships])
