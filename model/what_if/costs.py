"""What levers cost: million yuan over three years, an assumption unless a price is published."""

import math
from collections.abc import Mapping

import numpy as np

from model.access.locate import set_cover
from model.facts.catalog import Catalog
from model.facts.errors import ModelError
from model.facts.panel import Panel
from model.facts.provenance import FloatArray
from model.what_if.scenario import Scenario

SIGNAL = "mobile_signal_stable"
HUB = "hub"
PERCENT = 100
ROUNDING = 1e-9
Levers = tuple[tuple[str, float], ...]
FIELDS = {
    "residents": "population",
    "rural_residents": "rural_population",
    "village_units": "village_level_units",
    "townships": "townships",
    "road_h": "road_h_chengdu",
    "weak_villages": "village_committees",
}


def full_costs(panel: Panel, catalog: Catalog) -> FloatArray:
    """Return the cost of every lever at full intensity in every county, m yuan, (levers, n).

    Reference cost times the county's driver over the reference county's; a hub's is that of one
    hub. NaN where the driver is not known: weak villages need the share with a stable signal.
    """
    costs = np.empty((len(catalog.levers), len(panel.counties)))
    for row, lever in enumerate(catalog.levers):
        driver, ratio = lever.cost.driver, np.ones(1)
        if driver not in (HUB, "fixed"):
            ratio = np.array([getattr(c, FIELDS[driver]) for c in panel.counties], dtype=float)
            if driver == "weak_villages":
                ratio *= 1.0 - panel.column(SIGNAL) / 100.0
            ratio /= getattr(catalog.method.costs, driver)
        costs[row] = lever.cost.m_yuan * ratio
    return costs


def hubs_needed(scenario: Scenario, hours: FloatArray, codes: tuple[str, ...], hub_h: float) -> int:
    """Return the fewest hubs that serve every county of a scenario within `hub_h` road hours.

    `hours` (n, n) between the seats; a hub may stand at any of them. One county, one hub.
    """
    return len(set_cover(hours[scenario.rows(codes)], hub_h)[0])


def spent(
    scenario: Scenario,
    costs: FloatArray,
    hours: FloatArray,
    codes: tuple[str, ...],
    catalog: Catalog,
) -> FloatArray:
    """Return what each lever of a scenario costs over all its counties, m yuan, shape (levers,).

    `costs` (levers, n) are those at full intensity, `hours` (n, n) lie between the seats: a hub
    is paid once for all it serves, not once a county. Values set directly cost nothing.
    """
    money = np.zeros(len(catalog.levers))
    for index, lever in enumerate(catalog.levers):
        intensity = scenario.intensity(lever.code)
        if intensity and lever.cost.driver == HUB:
            hubs = hubs_needed(scenario, hours, codes, catalog.method.costs.hub_h)
            money[index] = intensity * hubs * lever.cost.m_yuan
        elif intensity:
            money[index] = intensity * costs[index, scenario.rows(codes)].sum()
    return money


def cost_of(levers: Levers, costs: Mapping[str, float]) -> float:
    """Return what levers cost in a county, m yuan; NaN where the cost of one is not known."""
    return sum(u * costs[code] for code, u in levers)


def at_budget(levers: Levers, budget: float, costs: Mapping[str, float]) -> tuple[Levers, float]:
    """Return levers scaled by one factor until they cost the budget, and that cost, in m yuan.

    Each is capped at full intensity; once all are, what is left is not spent. The cost is
    piecewise linear in the factor, with a bend wherever a lever reaches its cap. Levers of no
    intensity are left out. ModelError where the cost of one of the others is not known.
    """
    levers = tuple((code, u) for code, u in levers if u > 0)
    if unknown := [code for code, _ in levers if math.isnan(costs[code])]:
        raise ModelError(f"the cost of {', '.join(unknown)} is not known")

    def times(factor: float) -> Levers:
        return tuple((code, min(1.0, factor * u)) for code, u in levers)

    bends = sorted({0.0, *(1.0 / u for _, u in levers)})
    money = [cost_of(times(bend), costs) for bend in bends]
    scaled = times(float(np.interp(budget, money, bends, right=math.inf)))
    return scaled, cost_of(scaled, costs)


def in_per_cent(levers: Levers, budget: float, costs: Mapping[str, float]) -> tuple[Levers, float]:
    """Return levers scaled to a budget in whole per cent, as a link has them, and their cost.

    `at_budget` rounded down, then up again where most was lost, as far as the money goes.
    """
    scaled, _ = at_budget(levers, budget, costs)
    percent = {code: math.floor(PERCENT * u + ROUNDING) for code, u in scaled}
    left = budget - sum(n * costs[code] / PERCENT for code, n in percent.items())
    for code, u in sorted(scaled, key=lambda pair: percent[pair[0]] - PERCENT * pair[1]):
        step = costs[code] / PERCENT
        if PERCENT * u - percent[code] > ROUNDING and step <= left + ROUNDING:
            percent[code] += 1
            left -= step
    whole = tuple((code, n / PERCENT) for code, n in percent.items())
    return whole, cost_of(whole, costs)
