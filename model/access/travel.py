"""Road hours between places: seats over the schematic graph, townships by a rougher rule.

The graph is modelled, +-15 % at best; the rule is good to about +-30 % (`rule_fit` says how
often). Winter closure, landslides and stops are in neither.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from model.access.reach import great_circle_km
from model.facts.places import County, Road, Township
from model.facts.provenance import BoolArray, FloatArray

RULE_TOLERANCE = 0.3  # of the rule between townships: within it lie three of four modelled ways


def seat_hours(roads: tuple[Road, ...], counties: tuple[County, ...]) -> FloatArray:
    """Return road hours between the county seats, shape (n, n): shortest path by time.

    A seat stands in the graph under its county's short Chinese name; inf where no road leads.
    """
    places = list(dict.fromkeys(name for road in roads for name in (road.start, road.end)))
    hours = shortest({(road.start, road.end): road.road_h for road in roads}, places)
    rows = [places.index(c.short.zh) for c in counties]
    return hours[np.ix_(rows, rows)]


def shortest(links: Mapping[tuple[str, str], float], places: Sequence[str]) -> FloatArray:
    """Return the length of the shortest way between places, shape (n, n); inf where there is none.

    `links` lead both ways.
    """
    from scipy.sparse import coo_array  # slow to load: only who asks waits
    from scipy.sparse.csgraph import shortest_path

    spot = {name: i for i, name in enumerate(places)}
    ends = np.array([(spot[a], spot[b]) for a, b in links]).T
    graph = coo_array((list(links.values()), ends), shape=(len(places), len(places)))
    return np.asarray(shortest_path(graph.tocsr(), directed=False))


def rule_hours(townships: tuple[Township, ...], detour: float, speed_kmh: float) -> FloatArray:
    """Return hours by the rule, great circle times `detour` at `speed_kmh`, shape (m, m).

    All townships must be located.
    """
    lon, lat = (np.array([getattr(t, axis) for t in townships]) for axis in ("lon", "lat"))
    return great_circle_km((lon[:, None], lat[:, None]), (lon, lat)) * detour / speed_kmh


def township_hours(townships: tuple[Township, ...], detour: float, speed_kmh: float) -> FloatArray:
    """Return hours between located townships of one county, shape (m, m); inf across counties.

    By the rule; to and from the county's own seat the modelled `road_h` stands. A township is
    served within its county: so the network is run, and a line over a watershed means least.
    """
    hours = rule_hours(townships, detour, speed_kmh)
    own = np.array([t.road_h for t in townships])
    seat = np.array([t.is_seat for t in townships])
    hours[:, seat], hours[seat, :] = own[:, None], own[None, :]
    hours[~_same_county(townships)] = np.inf
    np.fill_diagonal(hours, 0.0)
    return hours


def _same_county(townships: tuple[Township, ...]) -> BoolArray:
    county = np.array([t.county for t in townships])
    return np.asarray(county[:, None] == county)


@dataclass(frozen=True, slots=True)
class RuleFit:
    """How well the rule meets the modelled road, over `legs` ways from a township to its seat.

    `shares` of them, 0..1, lie within each of the tolerances asked for.
    """

    legs: int
    shares: tuple[float, ...]


def rule_fit(
    townships: tuple[Township, ...], detour: float, speed_kmh: float, tolerances: Sequence[float]
) -> RuleFit:
    """Return how often the modelled time to the seat is the rule's, give or take a tolerance.

    The only ways for which both are known; the modelled time is itself no measurement.
    """
    located = tuple(t for t in townships if t.is_located)
    is_seat = np.array([t.is_seat for t in located])
    ways = _same_county(located) & ~is_seat[:, None] & is_seat[None, :]
    modelled = np.array([t.road_h for t in located])[np.nonzero(ways)[0]]
    off = np.abs(modelled / rule_hours(located, detour, speed_kmh)[ways] - 1)
    return RuleFit(len(off), tuple(float((off <= tolerance).mean()) for tolerance in tolerances))
