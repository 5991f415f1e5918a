"""The shared cache of sites: stations over townships, hubs over county seats, who is reached."""

from functools import cache

import numpy as np

from model.access import locate, new_stations, travel
from model.access.locate import Layout
from model.access.new_stations import Goal, Plan
from model.access.reach import Weight
from model.access.travel import RULE_TOLERANCE, RuleFit
from model.facts.provenance import FloatArray
from model.own_data.in_use import shared
from model.results import scores

NEAR = 0.01  # a longer mean time up to which another choice of hubs is called near-equal


@shared(512)
def plan(county: str, count: int, goal: Goal, limit_h: float) -> Plan:
    """Return where to put `count` new stations in a county, '' for all; SitingError if too many."""
    data = scores.data()
    return new_stations.plan_stations(
        data.network, data.catalog.method, county, count, goal, limit_h
    )


@shared(64)
def plans(county: str, counts: tuple[int, ...], goal: Goal, limit_h: float) -> tuple[Plan, ...]:
    """Return a plan for each number of stations, to see what one more adds."""
    return tuple(plan(county, count, goal, limit_h) for count in counts)


@shared(128)
def enough(county: str, limit_h: float) -> int:
    """Return the fewest new stations that serve all that any could serve within the limit."""
    data = scores.data()
    return new_stations.enough(data.network, data.catalog.method, county, limit_h)


@shared()
def residents(county: str) -> Weight:
    """Return the people of a county, '' for all, by located township in a plan's order."""
    data = scores.data()
    return new_stations.people(data.network.of(county), data.panel.counties)


@cache
def rule_fit() -> RuleFit:
    """Return how often the rule between townships is right within its narrow and wide tolerance."""
    method, network = scores.shipped().catalog.method, scores.shipped().network
    tolerances = (method.travel_tolerance, RULE_TOLERANCE)
    return travel.rule_fit(
        network.townships, method.travel_detour, method.travel_speed_kmh, tolerances
    )


@cache
def hubs(count: int) -> Layout:
    """Return the seats that serve all village-level units from nearest by: the p-median.

    Villages stand at their county seat.
    """
    return locate.p_median(scores.between_seats(), _units(), count)


@cache
def near_hubs(count: int) -> list[tuple[tuple[int, ...], float]]:
    """Return other choices of as many hubs that are hardly worse, with their mean hours."""
    return locate.near_equal(scores.between_seats(), _units(), hubs(count), NEAR)


def _units() -> FloatArray:
    return np.array([c.village_level_units for c in scores.shipped().panel.counties], dtype=float)
