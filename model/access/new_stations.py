"""Which townships to give a station so that most villages, or people, are near one."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

import numpy as np

from model.access.locate import Layout, evaluate, max_cover, p_median, set_cover, within
from model.access.reach import Weight, units
from model.access.travel import township_hours
from model.facts.catalog import Constants
from model.facts.places import County, Network, Township
from model.facts.provenance import BoolArray, FloatArray, readonly

Goal = Literal["cover", "time"]


@dataclass(frozen=True, slots=True, eq=False)
class Plan:
    """A planned network beside what there is; layouts index `townships`, demand is villages.

    `townships` are the located units of the area, `villages` their village-level units and all
    there are, `limit_h` the time within which a village counts as served. `alone` is the county
    seats without any station, `today` the seats and the stations reported township by township,
    None where nothing is reported; `layout` adds the planned stations to what there is.
    """

    townships: tuple[Township, ...]
    villages: Weight
    limit_h: float
    layout: Layout
    alone: Layout
    today: Layout | None

    @property
    def units(self) -> FloatArray:
        """Return the village-level units of each of the `townships`, shape (m,)."""
        return self.villages.located

    @property
    def base(self) -> Layout:
        """Return what the plan adds to: today's layout where reported, else the seats alone."""
        return self.today or self.alone

    @property
    def added(self) -> tuple[int, ...]:
        """Return which `townships` are chosen for a new station, ascending."""
        return tuple(sorted({*self.layout.sites} - {*self.base.sites}))

    @property
    def stations(self) -> tuple[Township, ...]:
        """Return the townships chosen for a new station."""
        return tuple(self.townships[i] for i in self.added)

    def served_share(self, layout: Layout, longer: float = 1.0) -> float:
        """Return the share of all village-level units surely within the limit, 0..1.

        `longer` times all hours; the stations stay where they are.
        """
        return float(self.villages.within(longer * layout.hours, np.array([self.limit_h]))[0])

    def beyond(self, layout: Layout, longer: float = 1.0) -> BoolArray:
        """Return which townships lie farther than the limit from what serves them, shape (m,).

        `longer` times all hours; statistical units, which get no station, are left out.
        """
        is_real = np.array([town.is_township for town in self.townships])
        return is_real & ~within(longer * layout.hours, self.limit_h)


def sites(network: Network, county: str) -> tuple[Township, ...]:
    """Return the townships that may be given a station: located, real, without one, no seat."""
    real = [t for t in network.of(county) if t.is_located and t.is_township and not t.is_seat]
    return tuple(t for t in real if not network.reported.get(t.code))


def plan_stations(
    network: Network, method: Constants, county: str, count: int, goal: Goal, limit_h: float
) -> Plan:
    """Choose townships for `count` new stations in a county, '' for the whole region.

    `cover` serves most village-level units within `limit_h`; `time` makes their mean way
    shortest. Seats and reported stations are always open. SitingError if sites are too few.
    """
    townships, hours, there = _ground(network, method, county)
    villages = units(network.of(county))
    if goal == "cover":
        layout = max_cover(hours, villages.located, count, limit_h, there)
    else:
        layout = p_median(hours, villages.located, count, there, limit_h)
    known = any(t.code in network.reported for t in townships)
    today = evaluate(hours, villages.located, there, limit_h) if known else None
    seats = [i for i, t in enumerate(townships) if t.is_seat]
    alone = evaluate(hours, villages.located, seats, limit_h)
    return Plan(townships, villages, limit_h, layout, alone, today)


def enough(network: Network, method: Constants, county: str, limit_h: float) -> int:
    """Return the fewest new stations that serve all villages that any could serve in time."""
    _, hours, there = _ground(network, method, county)
    return len(set_cover(hours, limit_h, there)[0]) - len(there)


def _ground(
    network: Network, method: Constants, county: str
) -> tuple[tuple[Township, ...], FloatArray, list[int]]:
    """Return the located townships, the hours between them, and where something is open today.

    No station stands in a statistical unit; it is only served.
    """
    townships = tuple(t for t in network.of(county) if t.is_located)
    hours = township_hours(townships, method.travel_detour, method.travel_speed_kmh)
    hours[:, [not t.is_township for t in townships]] = np.inf
    there = [i for i, t in enumerate(townships) if t.is_seat or network.reported.get(t.code)]
    return townships, hours, there


def people(townships: Sequence[Township], counties: Sequence[County]) -> Weight:
    """Return persons by located township; all townships of the counties must be given.

    Assumed, as none are published: a county's urban population lives in the township of its
    seat, and each village-level unit stands for as many of the rural population.
    """
    urban = {c.code: c.population - c.rural_population for c in counties}
    rural = {c.code: c.rural_population / c.village_level_units for c in counties}
    persons = np.array([t.units * rural[t.county] + t.is_seat * urban[t.county] for t in townships])
    located = persons[[t.is_located for t in townships]]
    return Weight(readonly(located), float(persons.sum()))
