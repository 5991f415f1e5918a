"""What presets are worth in a county, computed once: how they carry over, what money buys."""

import numpy as np

from model.access.locate import within
from model.facts.provenance import FloatArray, readonly
from model.own_data.in_use import shared
from model.results import scores
from model.spending.presets import Bought, Fit, by_lever, fit, hub_gains, same_money
from model.what_if.scenario import Scenario


@shared(64)
def best_fit(county: str, method: Scenario) -> Fit:
    """Return the presets that carry over best to a county."""
    return fit(
        scores.panel(method.real_only),
        scores.scored(method),
        scores.ranges(method),
        county,
        scores.catalog(method.assumptions),
    )


@shared(64)
def shares(county: str, method: Scenario) -> dict[str, float]:
    """Return the share of its effect at which each lever works in a county, by code."""
    row = scores.data().panel.row(county)
    return by_lever(scores.transfers(method), row, scores.data().catalog)


@shared(64)
def costs(county: str, method: Scenario) -> dict[str, float]:
    """Return what each lever costs a county at full intensity, m yuan, by code."""
    row = scores.data().panel.row(county)
    return by_lever(scores.costs(method), row, scores.data().catalog)


@shared(64)
def bought(county: str, budget: float, method: Scenario) -> tuple[Bought, ...]:
    """Return what a budget in m yuan buys of every preset in a county, in the order of lists."""
    panel, catalog = scores.panel(method.real_only), scores.data().catalog
    found = same_money(panel, catalog, method, county, budget, costs(county, method))
    return tuple(sorted(found, key=lambda one: one.preset.order))


@shared(64)
def around(county: str) -> tuple[str, ...]:
    """Return the counties whose seat is within a hub's reach of a county's, its own included."""
    panel, limit_h = scores.data().panel, scores.data().catalog.method.costs.hub_h
    near = within(scores.between_seats()[panel.row(county)], limit_h)
    return tuple(code for code, is_near in zip(panel.codes, near, strict=True) if is_near)


@shared(64)
def hub(county: str, intensity: float, method: Scenario) -> FloatArray:
    """Return the gain in points of each county `around`, if a hub there serves them all."""
    panel, catalog = scores.panel(method.real_only), scores.data().catalog
    gains = hub_gains(panel, catalog, method, intensity, around(county))
    return readonly(np.array([gains[panel.row(code)] for code in around(county)]))
