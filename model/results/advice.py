"""Results for one county: what to do first, and what a target costs at least."""

from model.results.kept import Part, kept
from model.score.method import Method
from model.spending.next_steps import Advice, advise, with_first
from model.spending.target import Answer, LeastLevers, peer_target
from model.uncertainty import effect_draws
from model.what_if.scenario import Scenario


class NextSteps(Part):
    """What to do first in a county, and what a target costs."""

    @kept(64)
    def advice(self, county: str, scenario: Scenario) -> Advice | None:
        """Return a county's next steps from where a scenario stands, None if it is withheld."""
        whole, chosen = self.results, scenario.method.real_only
        catalog, costs = whole.catalog(scenario.assumptions), whole.costs(scenario.baseline())
        draws, panel = whole.draws(chosen), whole.panel(chosen)
        effect, chances = whole.effect(scenario), whole.ranges(scenario.method).weakest
        found = advise(draws, panel, effect, catalog, county, costs)
        return found and with_first(found, effect, chances, catalog, county)

    @kept(64)
    def peers_score(self, county: str, method: Method) -> float:
        """Return the median score of a county's peers today, NaN where none is scored."""
        return peer_target(self.results.scored(method), self.results.geography.peers(county))

    @kept(128)
    def chance(self, county: str, scenario: Scenario, target: float) -> float:
        """Return the share 0..1 of draws in which a what-if brings a county to a target."""
        draws, effect = self.results.draws(scenario.method.real_only), self.results.effect(scenario)
        return effect_draws.chance(draws, effect, county, target, self.data.catalog)

    @kept(32)
    def target(self, county: str, scenario: Scenario) -> LeastLevers:
        """Return what finds the levers that bring a county to any target, as in `answer`."""
        panel = self.results.panel(scenario.method.real_only)
        costs = self.results.costs(scenario.baseline())
        return LeastLevers(panel, self.data.catalog, scenario, county, costs)

    @kept(128)
    def answer(self, county: str, scenario: Scenario, target: float) -> Answer | None:
        """Return the cheapest levers that bring a county to a target.

        The scenario's own levers are left out. None where the county is withheld.
        """
        return self.target(county, scenario).answer(target)
