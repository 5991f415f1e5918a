"""Results for places: stations over townships, hubs over county seats, who is reached."""

import numpy as np

from model.access import locate, new_stations, travel
from model.access.locate import Layout
from model.access.new_stations import Goal, Plan
from model.access.reach import Weight
from model.access.travel import RULE_TOLERANCE, RuleFit
from model.facts.provenance import FloatArray
from model.results.kept import Part, kept


class Stations(Part):
    """Where stations and hubs would best be, and who is reached."""

    @kept(512)
    def plan(self, county: str, count: int, goal: Goal, limit_h: float) -> Plan:
        """Return where to put `count` new stations in a county, '' for all; SitingError if many."""
        network, method = self.data.network, self.data.catalog.method
        return new_stations.plan_stations(network, method, county, count, goal, limit_h)

    @kept(128)
    def enough(self, county: str, limit_h: float) -> int:
        """Return the fewest new stations that serve all that any could serve within the limit."""
        return new_stations.enough(self.data.network, self.data.catalog.method, county, limit_h)

    @kept()
    def residents(self, county: str) -> Weight:
        """Return the people of a county, '' for all, by located township in a plan's order."""
        return new_stations.people(self.data.network.of(county), self.data.panel.counties)

    @kept()
    def rule_fit(self) -> RuleFit:
        """Return how often the rule between townships is right in a narrow and a wide tolerance."""
        method, townships = self.data.catalog.method, self.data.network.townships
        tolerances = (method.travel_tolerance, RULE_TOLERANCE)
        return travel.rule_fit(townships, method.travel_detour, method.travel_speed_kmh, tolerances)

    @kept()
    def hubs(self, count: int) -> Layout:
        """Return the seats that serve all village-level units from nearest by: the p-median.

        Villages stand at their county seat.
        """
        return locate.p_median(self.results.geography.between_seats(), self._units(), count)

    def _units(self) -> FloatArray:
        return np.array([float(c.village_level_units) for c in self.data.panel.counties])
