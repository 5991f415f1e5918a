"""What levers cost: million yuan over three years, an assumption unless a price is published."""

import numpy as np

from model.access.locate import set_cover
from model.facts.catalog import Catalog
from model.facts.levers import Lever
from model.facts.panel import Panel
from model.facts.provenance import FloatArray
from model.what_if.scenario import Scenario

SIGNAL = "mobile_signal_stable"
HUB = "hub"
FIELDS = {
    "residents": "population",
    "rural_residents": "rural_population",
    "village_units": "village_level_units",
    "road_h": "road_h_chengdu",
}


def full_costs(panel: Panel, catalog: Catalog) -> FloatArray:
    """Return the cost of every lever at full intensity in every county, m yuan, (levers, n).

    Reference cost times the county's driver over the reference county's; a hub's is that of one
    hub. NaN where the driver is not known: weak villages need the share with a stable signal.
    """
    return np.array([lever.cost.m_yuan * _ratio(lever, panel, catalog) for lever in catalog.levers])


def _ratio(lever: Lever, panel: Panel, catalog: Catalog) -> FloatArray:
    """Return each county's cost driver over that of the reference county, shape (n,)."""
    driver = lever.cost.driver
    if driver in (HUB, "fixed"):
        return np.ones(len(panel.counties))
    if driver == "weak_villages":
        weak = 1.0 - panel.column(SIGNAL) / 100.0
        found = np.array([c.village_committees for c in panel.counties]) * weak
    else:
        found = np.array([getattr(c, FIELDS[driver]) for c in panel.counties], dtype=float)
    return np.asarray(found / getattr(catalog.method.costs, driver))


def hubs_needed(scenario: Scenario, hours: FloatArray, codes: tuple[str, ...], hub_h: float) -> int:
    """Return the fewest hubs that serve every county of a scenario within `hub_h` road hours.

    `hours` (n, n) between the seats; a hub may stand at any of them. One county, one hub.
    """
    rows = [i for i, code in enumerate(codes) if code in (scenario.counties or codes)]
    sites, _, _ = set_cover(hours[rows], hub_h)
    return len(sites)


def spent(scenario: Scenario, costs: FloatArray, hours: FloatArray, codes: tuple[str, ...],
          catalog: Catalog) -> FloatArray:  # fmt: skip
    """Return what each lever of a scenario costs over all its counties, m yuan, shape (levers,).

    `costs` (levers, n) are those at full intensity, `hours` (n, n) lie between the seats: a hub
    is paid once for all it serves, not once a county. Values set directly cost nothing.
    """
    rows = [i for i, code in enumerate(codes) if code in (scenario.counties or codes)]
    found = np.zeros(len(catalog.levers))
    for index, lever in enumerate(catalog.levers):
        intensity = scenario.intensity(lever.code)
        if intensity and lever.cost.driver == HUB:
            hubs = hubs_needed(scenario, hours, codes, catalog.method.costs.hub_h)
            found[index] = intensity * hubs * lever.cost.m_yuan
        elif intensity:
            found[index] = intensity * costs[index, rows].sum()
    return found
