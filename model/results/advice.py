"""What to do first in a county, and what a target costs at least, computed once."""

from typing import TYPE_CHECKING

from model.results.kept import kept
from model.score.method import Method
from model.spending.next_steps import Advice, advise
from model.spending.target import Answer, cheapest, fewest, peer_target
from model.uncertainty import effect_draws
from model.what_if.scenario import Scenario

if TYPE_CHECKING:
    from model.results.results import Results
COUNT = "count"


class NextSteps:
    """What to do first in a county, and what a target costs."""

    def __init__(self, results: "Results") -> None:
        self.results = results

    @kept(64)
    def advice(self, county: str, scenario: Scenario) -> Advice | None:
        """Return a county's next steps from where a scenario stands, None if it is withheld."""
        return advise(
            self.results.draws(scenario.method.real_only),
            self.results.panel(scenario.method.real_only),
            self.results.effect(scenario),
            self.results.catalog(scenario.assumptions),
            county,
            self.results.costs(scenario.baseline()),
        )

    @kept(64)
    def peers_score(self, county: str, method: Method) -> float:
        """Return the median score of a county's peers today, NaN where none is scored."""
        return peer_target(self.results.scored(method), self.results.geography.peers(county))

    @kept(128)
    def chance(self, county: str, scenario: Scenario, target: float) -> float:
        """Return the share 0..1 of draws in which a what-if brings a county to a target."""
        return effect_draws.chance(
            self.results.draws(scenario.method.real_only),
            self.results.effect(scenario),
            county,
            target,
            self.results.data.catalog,
        )

    @kept(128)
    def answer(self, county: str, scenario: Scenario, target: float, by: str) -> Answer | None:
        """Return the levers that bring a county to a target: the cheapest, or by `count` the fewest.

        From today and the values set directly; the scenario's own levers are left out. None where
        the county is withheld.
        """
        find = fewest if by == COUNT else cheapest
        return find(
            self.results.panel(scenario.method.real_only),
            self.results.catalog(scenario.assumptions),
            scenario,
            county,
            target,
            self.results.costs(scenario.baseline()),
        )
