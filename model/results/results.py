"""Everything pages ask, computed once for each set of data.

`Results(data)` is the one way to results, for pages as for a notebook. A reader's own figures
make a second instance (`over`), which is handed on like the first: what follows from them is kept
with it, out of the sight of other sessions.
"""

import math
from functools import cache, cached_property

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
from model.score.contributions import bottleneck_share
from model.score.method import Method
from model.score.scores import Scores, score
from model.uncertainty import effect_draws
from model.uncertainty.claims import Finding, findings
from model.uncertainty.draws import Draws, Intervals, draw, intervals
from model.uncertainty.effect_draws import PairedGain, paired_gain
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

    `supply` is what a reader has laid over the shipped data, None for the shipped data alone.
    """

    def __init__(
        self, data: Data, geography: Geography | None = None, supply: Supply | None = None
    ) -> None:
        self.data, self.supply = data, supply
        self.geography = geography or Geography(data)

    def over(self, supply: Supply) -> "Results":
        """Return the results of the same data with a reader's own figures over them."""
        return Results(with_supply(self.data, supply), self.geography, supply)

    def forget(self) -> None:
        """Drop what has been computed; it is made anew when it is asked for."""
        for part in ("robustness", "stations", "presets", "advice", "money"):
            vars(self).pop(part, None)
        forget(self)

    @cached_property
    def robustness(self) -> Robustness:
        """Return what follows if the method is done otherwise."""
        return Robustness(self)

    @cached_property
    def stations(self) -> Stations:
        """Return where stations and hubs would best be."""
        return Stations(self)

    @cached_property
    def presets(self) -> PresetCosts:
        """Return what presets are worth in a county."""
        return PresetCosts(self)

    @cached_property
    def advice(self) -> NextSteps:
        """Return what to do first in a county."""
        return NextSteps(self)

    @cached_property
    def money(self) -> BestPlans:
        """Return what money can do in a set of counties."""
        return BestPlans(self)

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
        return paired_gain(
            self.draws(scenario.method.real_only),
            self.ranges(scenario.method),
            self.effect(scenario),
            county,
            self.catalog(scenario.assumptions),
        )

    @kept(64)
    def value_range(
        self, scenario: Scenario, county: str, indicator: str
    ) -> tuple[float, float, float]:
        """Return low, median and high of an indicator after a scenario, over the draws."""
        return effect_draws.value_range(
            self.draws(scenario.method.real_only),
            self.effect(scenario),
            county,
            indicator,
            self.data.catalog,
        )

    @kept(64)
    def bottlenecks(self, method: Method) -> FloatArray:
        """Return each element's share of the distance to full marks, shape (n, K)."""
        return bottleneck_share(self.scored(method), self.data.catalog.method.floor)

    @kept(16)
    def transfers(self, today: Scenario) -> FloatArray:
        """Return the share of its effect at which each lever works, shape (levers, n)."""
        return transfer(
            self.panel(today.method.real_only),
            self.scored(today.method),
            self.catalog(today.assumptions),
        )

    @kept(16)
    def costs(self, today: Scenario) -> FloatArray:
        """Return what every lever costs at full intensity, m yuan, shape (levers, n)."""
        return full_costs(self.panel(today.method.real_only), self.catalog(today.assumptions))

    @kept(128)
    def spending(self, scenario: Scenario) -> FloatArray:
        """Return what each lever of a what-if costs over all its counties, m yuan, (levers,)."""
        each, whole = self.costs(scenario.baseline()), self.catalog(scenario.assumptions)
        return readonly(
            spent(scenario, each, self.geography.between_seats(), self.data.panel.codes, whole)
        )

    @kept()
    def found(self) -> dict[str, Finding]:
        """Return the findings on observed and derived figures alone."""
        census = self.data.facts.census

        def of(area: str) -> dict[str, float]:
            return {code: census[area, name] for code, name in CENSUS_REFERENCES.items()}

        return findings(self.data.panel, self.data.network, of(NATIONAL), of(PROVINCIAL),
                        self.data.catalog.method.travel_tolerance)  # fmt: skip

    def is_scored(self, county: str, method: Method) -> bool:
        """Return whether a county has an index under a method."""
        scores = self.scored(method)
        return not math.isnan(scores.index[scores.row(county)])
