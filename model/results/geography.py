"""Results from the map alone, the same whatever figures a reader lays over the data."""

from model.access.delivery_days import Delivery, deliver, villages
from model.access.reach import Reach, away, reach
from model.access.travel import seat_hours
from model.facts.catalog import Schedule
from model.facts.load import Data
from model.facts.places import Tiers, Township, friction, nearest_peers, peer_groups, tiers
from model.facts.provenance import FloatArray, IntArray, readonly
from model.results.kept import kept
from model.uncertainty.claims import REMOTE_TOWNSHIP_H


class Geography:
    """Terrain, townships and roads of the 31 counties."""

    def __init__(self, data: Data) -> None:
        self.data, self._townships = data, data.network.of
        self._areas = ("", *data.panel.codes)
        self._villages = villages(data.network, data.panel.counties)

    @kept()
    def groups(self) -> IntArray:
        """Return the peer group of each county, 0 easy to 2 hard terrain, shape (n,)."""
        method = self.data.catalog.method
        return peer_groups(friction(self.data.panel.counties, method.friction), method.peer_cuts)

    @kept()
    def peers(self, county: str) -> tuple[str, ...]:
        """Return the counties most like one."""
        return nearest_peers(self.data.panel.counties, county, self.data.catalog.method.peers)

    @kept()
    def tier_counts(self) -> dict[str, Tiers]:
        """Return the three-tier frame in numbers by county; '' is the whole region."""
        return {code: tiers(self._townships(code)) for code in self._areas}

    @kept()
    def reaches(self) -> dict[str, Reach]:
        """Return how townships lie in time from their seat, by county; '' is the whole region."""
        return {code: reach(self._townships(code), REMOTE_TOWNSHIP_H) for code in self._areas}

    @kept()
    def outlying(self) -> dict[str, tuple[Township, ...]]:
        """Return the located townships outside their county seat, by county; '' is the region."""
        return {code: away(self._townships(code)) for code in self._areas}

    @kept(128)
    def delivery(self, schedule: Schedule) -> Delivery:
        """Return the days from Chengdu to the village by part, under a schedule."""
        return deliver(self._villages, schedule)

    @kept()
    def between_seats(self) -> FloatArray:
        """Return the modelled road hours between the county seats, shape (n, n)."""
        return readonly(seat_hours(self.data.network.roads, self.data.panel.counties))
