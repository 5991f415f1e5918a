"""Road hours between places: seats over the schematic graph, townships by a rougher rule.

Both are modelled, +-15 % at best; winter closure, landslides and stops are not in them.
"""

import numpy as np
from scipy.sparse import coo_array
from scipy.sparse.csgraph import shortest_path

from model.access import EARTH_KM
from model.county import County
from model.network import Road, Township
from model.provenance import FloatArray


def seat_hours(roads: tuple[Road, ...], counties: tuple[County, ...]) -> FloatArray:
    """Return road hours between the county seats, shape (n, n): shortest path by time.

    A seat stands in the graph under its county's short Chinese name; inf where no road leads.
    """
    places = list(dict.fromkeys(name for road in roads for name in (road.start, road.end)))
    spot = {name: i for i, name in enumerate(places)}
    ends = ([spot[r.start] for r in roads], [spot[r.end] for r in roads])
    links = coo_array(([r.road_h for r in roads], ends), shape=(len(places), len(places)))
    hours = shortest_path(links.tocsr(), directed=False)
    rows = [spot[c.short.zh] for c in counties]
    return np.asarray(hours[np.ix_(rows, rows)])


def township_hours(townships: tuple[Township, ...], detour: float, speed_kmh: float) -> FloatArray:
    """Return hours between located townships of one county, shape (m, m); inf across counties.

    Great circle times `detour` at `speed_kmh`, rougher than the modelled road; to and from the
    county's own seat the modelled `road_h` stands. A township is served within its county: that
    is how the network is run, and a straight line over a watershed means least.
    """
    lon, lat = (np.radians([getattr(t, axis) for t in townships]) for axis in ("lon", "lat"))
    half = (
        np.sin((lat[:, None] - lat) / 2) ** 2
        + np.cos(lat[:, None]) * np.cos(lat) * np.sin((lon[:, None] - lon) / 2) ** 2
    )
    hours = 2 * EARTH_KM * np.arcsin(np.sqrt(half)) * detour / speed_kmh
    own = np.array([t.road_h for t in townships])
    seat = np.array([t.is_seat for t in townships])
    hours[:, seat], hours[seat, :] = own[:, None], own[None, :]
    county = np.array([t.county for t in townships])
    hours[county[:, None] != county] = np.inf
    np.fill_diagonal(hours, 0.0)
    return np.asarray(hours)
