"""What presets are worth in a county, computed once: how they carry over, what money buys."""

from typing import TYPE_CHECKING

import numpy as np

from model.access.locate import within
from model.facts.provenance import FloatArray, readonly
from model.results.kept import kept
from model.spending.presets import Bought, Fit, by_lever, fit, hub_gains, same_money
from model.what_if.scenario import Scenario

if TYPE_CHECKING:
    from model.results.results import Results


class PresetCosts:
    """What presets are worth in a county."""

    def __init__(self, results: "Results") -> None:
        self.results = results

    @kept(64)
    def best_fit(self, county: str, today: Scenario) -> Fit:
        """Return the presets that carry over best to a county."""
        return fit(
            self.results.panel(today.method.real_only),
            self.results.scored(today.method),
            self.results.ranges(today.method),
            county,
            self.results.catalog(today.assumptions),
        )

    @kept(64)
    def shares(self, county: str, today: Scenario) -> dict[str, float]:
        """Return the share of its effect at which each lever works in a county, by code."""
        row = self.results.data.panel.row(county)
        return by_lever(self.results.transfers(today), row, self.results.data.catalog)

    @kept(64)
    def costs(self, county: str, today: Scenario) -> dict[str, float]:
        """Return what each lever costs a county at full intensity, m yuan, by code."""
        row = self.results.data.panel.row(county)
        return by_lever(self.results.costs(today), row, self.results.data.catalog)

    @kept(64)
    def bought(self, county: str, budget: float, today: Scenario) -> tuple[Bought, ...]:
        """Return what a budget in m yuan buys of every preset in a county, in the order of lists."""
        panel, catalog = self.results.panel(today.method.real_only), self.results.data.catalog
        found = same_money(panel, catalog, today, county, budget, self.costs(county, today))
        return tuple(sorted(found, key=lambda one: one.preset.order))

    @kept(64)
    def around(self, county: str) -> tuple[str, ...]:
        """Return the counties whose seat is within a hub's reach of a county's, its own included."""
        panel, limit_h = self.results.data.panel, self.results.data.catalog.method.costs.hub_h
        near = within(self.results.geography.between_seats()[panel.row(county)], limit_h)
        return tuple(code for code, is_near in zip(panel.codes, near, strict=True) if is_near)

    @kept(64)
    def hub(self, county: str, intensity: float, today: Scenario) -> FloatArray:
        """Return the gain in points of each county `around`, if a hub there serves them all."""
        panel, catalog = self.results.panel(today.method.real_only), self.results.data.catalog
        gains = hub_gains(panel, catalog, today, intensity, self.around(county))
        return readonly(np.array([gains[panel.row(code)] for code in self.around(county)]))
