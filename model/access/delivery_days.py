"""Days from Chengdu to the village, taken apart: what road and schedule account for, and what not.

The road hours are modelled (+-15 %); handling, sorting, visits and driving hours are assumptions.
"""

from dataclasses import dataclass

import numpy as np

from model.facts.catalog import Schedule
from model.facts.places import County, Network
from model.facts.provenance import FloatArray, IntArray, readonly

PARTS = ("handling", "line_haul", "sorting", "waiting", "last_mile")


@dataclass(frozen=True, slots=True, eq=False)
class Villages:
    """The located village-level units, each at its township; all arrays of shape (m,).

    `county` is a row of the counties, `trunk_h` road hours from Chengdu to the seat, `last_h`
    from the seat to the township (0 at the seat). `shares` (n + 1, m) is each township's share of
    a county's located units, in the last row of the region's; NaN where a county has none.
    """

    county: IntArray
    trunk_h: FloatArray
    last_h: FloatArray
    shares: FloatArray


@dataclass(frozen=True, slots=True, eq=False)
class Delivery:
    """Days by part over the counties, the last row the whole region.

    `parts` (n + 1, 5) in the order of PARTS are means over located village-level units.
    """

    villages: Villages
    parts: FloatArray

    @property
    def total(self) -> FloatArray:
        """Return the mean days that the parts account for, shape (n + 1,)."""
        return np.asarray(self.parts.sum(axis=1))

    def with_region(self, extra: FloatArray) -> FloatArray:
        """Return a number a county, shape (n,), and its mean over the region, shape (n + 1,)."""
        each = np.bincount(self.villages.county, self.villages.shares[-1], len(extra))
        return np.append(extra, each @ extra)


def villages(network: Network, counties: tuple[County, ...]) -> Villages:
    """Return the located village-level units of a network."""
    row = {county.code: i for i, county in enumerate(counties)}
    located = [t for t in network.townships if t.is_located]
    home = np.array([row[t.county] for t in located], dtype=np.int16)
    units = np.array([t.units for t in located], dtype=float)
    inside = np.vstack([np.arange(len(counties))[:, None] == home, np.ones(len(home), dtype=bool)])
    with np.errstate(invalid="ignore"):
        shares = inside * units / (inside @ units)[:, None]
    trunk_h = np.array([counties[i].road_h_chengdu for i in home])
    last_h = np.array([0.0 if t.is_seat else t.road_h for t in located])
    return Villages(*map(readonly, (home, trunk_h, last_h, shares)))


def deliver(places: Villages, schedule: Schedule) -> Delivery:
    """Return the days to every township by part (method, section on delivery days)."""
    line_haul, last_mile = (hours / schedule.driving_h for hours in (places.trunk_h, places.last_h))
    columns = schedule.handling_d, line_haul, schedule.sorting_d, schedule.waiting_d, last_mile
    parts = np.column_stack(np.broadcast_arrays(*columns))
    return Delivery(places, places.shares @ parts)


def unexplained(days: FloatArray, today: Delivery) -> FloatArray:
    """Return the stated `days` of each county that its parts leave open, (n,); NaN where unknown.

    Negative where the parts take longer: then assumptions and statement contradict each other.
    """
    return np.asarray(days - today.total[: len(days)])
