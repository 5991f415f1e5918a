"""Results from the map alone, the same whatever figures a reader lays over the data."""

from model.access.delivery_days import Delivery, Villages, deliver, villages
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
        self.data = data

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
        network = self.data.network
        return {code: tiers(network.of(code)) for code in ("", *self.data.panel.codes)}

    @kept()
    def reaches(self) -> dict[str, Reach]:
        """Return how townships lie in time from their seat, by county; '' is the whole region."""
        network = self.data.network
        codes = ("", *self.data.panel.codes)
        return {code: reach(network.of(code), REMOTE_TOWNSHIP_H) for code in codes}

    @kept()
    def outlying(self) -> dict[str, tuple[Township, ...]]:
        """Return the located townships outside their county seat, by county; '' is the region."""
        network = self.data.network
        return {code: away(network.of(code)) for code in ("", *self.data.panel.codes)}

    @kept()
    def located_villages(self) -> Villages:
        """Return the village-level units with a position, each at its township."""
        return villages(self.data.network, self.data.panel.counties)

    @kept(128)
    def delivery(self, schedule: Schedule) -> Delivery:
        """Return the days from Chengdu to the village by part, under a schedule."""
        return deliver(self.located_villages(), schedule)

    @kept()
    def between_seats(self) -> FloatArray:
        """Return the modelled road hours between the county seats, shape (n, n)."""
        return readonly(seat_hours(self.data.network.roads, self.data.panel.counties))
