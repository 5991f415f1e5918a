"""Results for presets in a county: how they carry over, what they cost, whom a hub serves."""

import numpy as np

from model.access.locate import within
from model.results.kept import Part, kept
from model.spending.presets import Fit, by_lever, fit
from model.what_if.scenario import Scenario


class PresetCosts(Part):
    """What presets are worth in a county."""

    @kept(64)
    def best_fit(self, county: str, today: Scenario) -> Fit:
        """Return the presets that carry over best to a county."""
        whole, method = self.results, today.method
        catalog, panel = whole.catalog(today.assumptions), whole.panel(method.real_only)
        return fit(panel, whole.scored(method), whole.ranges(method), county, catalog)

    @kept(64)
    def shares(self, county: str, today: Scenario) -> dict[str, float]:
        """Return the share of its effect at which each lever works in a county, by code."""
        row = self.data.panel.row(county)
        return by_lever(self.results.transfers(today), row, self.data.catalog)

    @kept(64)
    def costs(self, county: str, today: Scenario) -> dict[str, float]:
        """Return what each lever costs a county at full intensity, m yuan, by code."""
        return by_lever(self.results.costs(today), self.data.panel.row(county), self.data.catalog)

    @kept(64)
    def around(self, county: str) -> tuple[str, ...]:
        """Return the counties whose seat is within a hub's reach of a county's, itself included."""
        hours = self.results.geography.between_seats()[self.data.panel.row(county)]
        near = within(hours, self.data.catalog.method.costs.hub_h)
        return tuple(np.array(self.data.panel.codes)[near].tolist())
