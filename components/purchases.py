"""What presets are worth in a county, computed once: how they carry over, what money buys."""

import numpy as np

from components import runtime
from components.own import shared
from model.presets import Bought, Fit, by_lever, fit, hub_gains, same_money
from model.provenance import FloatArray, readonly
from model.scenario import Scenario
from model.siting import within


@shared(64)
def best_fit(county: str, method: Scenario) -> Fit:
    """Return the presets that carry over best to a county."""
    return fit(
        runtime.panel(method.real_only),
        runtime.scored(method),
        runtime.ranges(method),
        county,
        runtime.catalog(method.assumptions),
    )


@shared(64)
def shares(county: str, method: Scenario) -> dict[str, float]:
    """Return the share of its effect at which each lever works in a county, by code."""
    row = runtime.data().panel.row(county)
    return by_lever(runtime.transfers(method), row, runtime.data().catalog)


@shared(64)
def costs(county: str, method: Scenario) -> dict[str, float]:
    """Return what each lever costs a county at full intensity, m yuan, by code."""
    row = runtime.data().panel.row(county)
    return by_lever(runtime.costs(method), row, runtime.data().catalog)


@shared(64)
def bought(county: str, budget: float, method: Scenario) -> tuple[Bought, ...]:
    """Return what a budget in m yuan buys of every preset in a county, in the order of lists."""
    panel, catalog = runtime.panel(method.real_only), runtime.data().catalog
    found = same_money(panel, catalog, method, county, budget, costs(county, method))
    return tuple(sorted(found, key=lambda one: one.preset.order))


@shared(64)
def around(county: str) -> tuple[str, ...]:
    """Return the counties whose seat is within a hub's reach of a county's, its own included."""
    panel, limit_h = runtime.data().panel, runtime.data().catalog.method.costs.hub_h
    near = within(runtime.between_seats()[panel.row(county)], limit_h)
    return tuple(code for code, is_near in zip(panel.codes, near, strict=True) if is_near)


@shared(64)
def hub(county: str, intensity: float, method: Scenario) -> FloatArray:
    """Return the gain in points of each county `around`, if a hub there serves them all."""
    panel, catalog = runtime.panel(method.real_only), runtime.data().catalog
    gains = hub_gains(panel, catalog, method, intensity, around(county))
    return readonly(np.array([gains[panel.row(code)] for code in around(county)]))
