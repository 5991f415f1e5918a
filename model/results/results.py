"""Everything pages ask, computed once for each set of data.

`Results(data)` is the one way to results, for pages as for a notebook. A reader's own figures
make a second instance (`over`), which is handed on like the first: what follows from them is kept
with it, out of the sight of other sessions.
"""

import math
from functools import cache

from model.facts.catalog import Catalog
from model.facts.load import Data, load
from model.facts.panel import Panel
from model.facts.provenance import FloatArray, readonly
from model.own_data.overlay import Supply, with_supply
from model.results.advice import NextSteps
from model.results.geography import Geography
from model.results.kept import forget, kept
from model.results.money import BestPlans
from model.results.presets import PresetCosts
from model.results.robustness import Robustness
from model.results.stations import Stations
from model.score.method import Method
from model.score.scores import Scores, score
from model.uncertainty import effect_draws
from model.uncertainty.claims import Finding, findings
from model.uncertainty.draws import Draws, Intervals, draw, intervals
from model.uncertainty.effect_draws import PairedGain, paired_gains
from model.what_if.costs import full_costs, spent
from model.what_if.effects import assumed
from model.what_if.scenario import BASELINE, Scenario
from model.what_if.simulate import Impact, impact, transfer

NATIONAL, PROVINCIAL = "000000", "510000"
CENSUS_REFERENCES = {
    "schooling_years": "mean_years_schooling",
    "illiteracy": "illiteracy_rate_15plus",
    "college_share": "college_plus_share",
    "finance_employment": "emp_share_finance",
}


@cache
def shipped() -> "Results":
    """Return the results of the shipped data, loaded and checked; DataError lists every fault."""
    return Results(load())


class Results:
    """What follows from a set of data: scores, ranges, what-ifs, and the parts below.

    `supply` is what a reader has laid over them, None for the data that every reader sees.
    """

    def __init__(
        self, data: Data, geography: Geography | None = None, supply: Supply | None = None
    ) -> None:
        self.data, self.supply = data, supply
        self.geography = geography or Geography(data)
        self.robustness, self.stations = Robustness(self), Stations(self)
        self.presets, self.advice, self.money = PresetCosts(self), NextSteps(self), BestPlans(self)

    def over(self, supply: Supply) -> "Results":
        """Return the results of the same data with a reader's own figures over them."""
        return Results(with_supply(self.data, supply), self.geography, supply)

    def forget(self) -> None:
        """Drop what has been computed; it is made anew when it is asked for."""
        for part in (self.robustness, self.stations, self.presets, self.advice, self.money, self):
            forget(part)

    def warm(self) -> None:
        """Load data and compute the default scores, so that no reader waits for them."""
        self.ranges(BASELINE.method)
        self.found()

    @kept()
    def panel(self, real_only: bool) -> Panel:
        """Return the panel, without its illustrative cells if asked."""
        whole = self.data.panel
        return whole.real_only() if real_only else whole

    @kept()
    def draws(self, real_only: bool) -> Draws:
        """Return the seeded draws of a panel."""
        return draw(self.panel(real_only), self.data.catalog)

    @kept(64)
    def scored(self, method: Method) -> Scores:
        """Return the scores of today by a method."""
        return score(self.panel(method.real_only), self.data.catalog, method)

    @kept(32)
    def ranges(self, method: Method) -> Intervals:
        """Return the ranges of today's scores by a method."""
        return intervals(self.draws(method.real_only), self.scored(method), self.data.catalog)

    @kept(32)
    def catalog(self, assumptions: tuple[tuple[str, float], ...]) -> Catalog:
        """Return the catalogue with a reader's changed assumptions."""
        return assumed(self.data.catalog, assumptions)

    @kept(64)
    def effect(self, scenario: Scenario) -> Impact:
        """Return now and after of a scenario."""
        return impact(self.panel(scenario.method.real_only), self.data.catalog, scenario)

    @kept(64)
    def gain(self, scenario: Scenario, county: str) -> PairedGain | None:
        """Return a county's gain with its range, None where the score is withheld."""
        draws, known = self.draws(scenario.method.real_only), self.ranges(scenario.method)
        return paired_gains(draws, known, self.effect(scenario), (county,), self.data.catalog)[0]

    @kept(64)
    def value_range(
        self, scenario: Scenario, county: str, indicator: str
    ) -> tuple[float, float, float]:
        """Return low, median and high of an indicator after a scenario, over the draws."""
        draws, effect = self.draws(scenario.method.real_only), self.effect(scenario)
        return effect_draws.value_range(draws, effect, county, indicator, self.data.catalog)

    @kept(16)
    def transfers(self, today: Scenario) -> FloatArray:
        """Return the share of its effect at which each lever works, shape (levers, n)."""
        panel, catalog = self.panel(today.method.real_only), self.catalog(today.assumptions)
        return transfer(panel, self.scored(today.method), catalog)

    @kept(16)
    def costs(self, today: Scenario) -> FloatArray:
        """Return what every lever costs at full intensity, m yuan, shape (levers, n)."""
        return full_costs(self.panel(today.method.real_only), self.catalog(today.assumptions))

    @kept(128)
    def spending(self, scenario: Scenario) -> FloatArray:
        """Return what each lever of a what-if costs over all its counties, m yuan, (levers,)."""
        costs, hours = self.costs(scenario.baseline()), self.geography.between_seats()
        catalog = self.catalog(scenario.assumptions)
        return readonly(spent(scenario, costs, hours, self.data.panel.codes, catalog))

    @kept()
    def found(self) -> dict[str, Finding]:
        """Return the findings on observed and derived figures alone."""
        census, tolerance = self.data.facts.census, self.data.catalog.method.travel_tolerance
        national, provincial = (
            {code: census[area, name] for code, name in CENSUS_REFERENCES.items()}
            for area in (NATIONAL, PROVINCIAL)
        )
        return findings(self.data.panel, self.data.network, national, provincial, tolerance)

    def is_scored(self, county: str, method: Method) -> bool:
        """Return whether a county has an index under a method."""
        scores = self.scored(method)
        return not math.isnan(scores.index[scores.row(county)])
