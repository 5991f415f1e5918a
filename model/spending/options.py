"""Money over counties: who may be given what, and what a plan of it comes to."""

from collections.abc import Mapping
from dataclasses import dataclass
from itertools import combinations

import numpy as np

from model.access.locate import within
from model.facts.catalog import Catalog
from model.facts.panel import Panel
from model.facts.provenance import BoolArray, FloatArray
from model.spending.lever_sets import Frontier, frontier, lever_sets, members, set_costs
from model.what_if.costs import HUB
from model.what_if.effects import assumed
from model.what_if.scenario import Scenario
from model.what_if.simulate import Impact, impact

MOST_HUBS = 2
EQUAL = 1e-9


@dataclass(frozen=True, slots=True)
class Lots:
    """Amounts of money, in million yuan, that a county can act on: none, or `least` and more.

    What levers cost is rounded up to whole steps; what is over stays with the county.
    """

    least: float
    step: float

    def amounts(self, cost: FloatArray) -> FloatArray:
        """Return what a county is given for what costs that much; NaN where it is not known."""
        steps = np.ceil(np.maximum(cost, self.least) / self.step - EQUAL)
        return np.where(cost > 0, steps * self.step, cost)


@dataclass(frozen=True, slots=True)
class Place:
    """What one county is given: levers at full intensity, a hub within reach or not.

    `cost` is its amount in million yuan without any hub; `before`, `after` are its index.
    """

    county: str
    levers: tuple[str, ...]
    served: bool
    cost: float
    before: float
    after: float


@dataclass(frozen=True, slots=True)
class Allotment:
    """How a budget is spent: million yuan; `hubs` are the counties whose seats have one.

    `value` is what the goal measures: the most over all plans of levers at full intensity, in
    whole lots, with at most two hubs.
    """

    budget: float
    places: tuple[Place, ...]
    hubs: tuple[str, ...]
    hub_cost: float
    value: float

    @property
    def spent(self) -> float:
        """Return the money used, hubs included."""
        return self.hub_cost + sum(place.cost for place in self.places)


@dataclass(frozen=True, slots=True, eq=False)
class HubSets:
    """Where hubs may stand: `sites` (H sets of counties), `cost` (H,) and `served` (H, r) rows."""

    sites: tuple[tuple[str, ...], ...]
    cost: FloatArray
    served: BoolArray


@dataclass(frozen=True, slots=True, eq=False)
class Options:
    """What money can do in some counties: those r that have a score, by row.

    `alone` and `served` are the frontiers of each without and with a hub within reach: a served
    county has the hub's effect at no cost of its own. `today` (r,) is its index, `floor` the
    method's least score for means that do not compensate.
    """

    counties: tuple[str, ...]
    levers: tuple[str, ...]
    today: FloatArray
    floor: float
    alone: tuple[Frontier, ...]
    served: tuple[Frontier, ...]
    hubs: HubSets
    lots: Lots

    def frontier(self, row: int, is_served: bool) -> Frontier:
        """Return a county's frontier, with a hub within reach or without."""
        return (self.served if is_served else self.alone)[row]

    def spend(self, budget: float, hubs: int, choice: list[int], value: float) -> Allotment:
        """Return the plan with a set of hubs and a choice of each county's frontier, by row."""
        places = []
        for row, (county, chosen) in enumerate(zip(self.counties, choice, strict=True)):
            is_served = bool(self.hubs.served[hubs, row])
            line = self.frontier(row, is_served)
            levers = members(int(line.sets[chosen]), self.levers)
            money = float(line.cost[chosen])
            before, after = float(self.today[row]), float(line.index[chosen])
            places.append(Place(county, levers, is_served, money, before, after))
        sites, cost = self.hubs.sites[hubs], float(self.hubs.cost[hubs])
        return Allotment(budget, tuple(places), sites, cost, value)


def options(  # noqa: PLR0913  (each is a plain part of what is asked)
    panel: Panel,
    catalog: Catalog,
    scenario: Scenario,
    costs: FloatArray,
    hours: FloatArray,
    counties: tuple[str, ...],
    lots: Lots,
) -> Options:
    """Return what money can do in some counties, from today and the scenario's set values on.

    `costs` (L, n) are million yuan at full intensity, `hours` (n, n) between the county seats. A
    hub may stand at any seat near which there are two counties, and serves all whose seats are
    within the method's hours of its own (method, section 15). Counties without a score are left
    out, and sets of levers that are not advisable.
    """
    catalog = assumed(catalog, scenario.assumptions)
    sets = lever_sets(panel, catalog, scenario.with_levers({}, ()))
    rows = [panel.row(c) for c in counties if not np.isnan(sets.today[panel.row(c)])]
    hub = next((k for k, lever in enumerate(catalog.levers) if lever.cost.driver == HUB), None)
    plain = sets.advisable(catalog)
    if hub is not None:
        plain = plain[plain >> hub & 1 == 0]
    alone, served = [], []
    for row in rows:
        index, allowed = sets.index(row), plain[sets.ready(row, plain, catalog)]
        cost = lots.amounts(set_costs(costs[:, row])[allowed])
        alone.append(frontier(allowed, cost, index[allowed]))
        if hub is not None:
            served.append(frontier(allowed, cost, index[allowed | 1 << hub]))
    seats = np.array([*rows, *np.setdiff1d(np.arange(len(panel.codes)), rows)])  # own ones first
    near = within(hours[seats][:, rows], catalog.method.costs.hub_h)
    joint = near.sum(axis=1) > 1  # a hub for one county alone is none
    sites = {} if hub is None else {panel.codes[i]: float(costs[hub, i]) for i in seats[joint]}
    codes, today = tuple(panel.codes[row] for row in rows), sets.today[rows]
    hubs = hub_sets(near[joint], sites)
    return Options(codes, sets.levers, today, sets.floor, tuple(alone), tuple(served), hubs, lots)


def hub_sets(near: BoolArray, costs: Mapping[str, float]) -> HubSets:
    """Return the sets of at most two hubs that no other beats: as many served for less.

    `costs` are those of a hub at each seat, `near` (seats, r) says whom it serves; without seats
    no hub is to be had. Of sets that are equal the first stays.
    """
    seats = tuple(costs)
    sites = [s for k in range(MOST_HUBS + 1) for s in combinations(range(len(seats)), k)]
    cost = np.array([sum(costs[seats[i]] for i in chosen) for chosen in sites])
    served = np.array([near[list(chosen)].any(axis=0) for chosen in sites])
    order = np.lexsort((-served.sum(axis=1), cost))
    missed = served[order].astype(float) @ (~served[order]).astype(float).T
    beaten = np.triu(missed.T == 0, 1).any(axis=0)
    kept = order[~beaten]
    return HubSets(tuple(tuple(seats[j] for j in sites[i]) for i in kept), cost[kept], served[kept])


def outcome(panel: Panel, catalog: Catalog, scenario: Scenario, plan: Allotment) -> Impact:
    """Return what a plan makes of the panel; counties outside it stay as the scenario's today."""
    today = scenario.with_levers({}, ())
    hub = [lever.code for lever in catalog.levers if lever.cost.driver == HUB]
    alike: dict[tuple[str, ...], list[str]] = {}
    for place in plan.places:
        alike.setdefault((*place.levers, *(hub if place.served else ())), []).append(place.county)
    pulled = (today.with_levers(dict.fromkeys(codes, 1.0), (*at,)) for codes, at in alike.items())
    return impact(panel, catalog, today, *pulled)
