"""A what-if as a reader has it: the county it is about, where its levers apply, its scenario."""

from dataclasses import dataclass, replace

from model.facts.places import County
from model.what_if.scenario import BASELINE, Scenario

ONE, PREFECTURE, SOME, ALL = "one", "prefecture", "some", "all"
SCOPES = (ONE, PREFECTURE, SOME, ALL)


@dataclass(frozen=True, slots=True)
class Case:
    """What the simulator holds, and what is pinned to be compared.

    `scope` says whether the levers apply to the county, to its prefecture, to the `chosen`
    counties or to all; the scenario's own county list is left empty and follows from both.
    `preset` is the one its levers started from.
    """

    county: str = ""
    scope: str = ONE
    chosen: tuple[str, ...] = ()
    preset: str = ""
    scenario: Scenario = BASELINE

    def where(self, counties: tuple[County, ...]) -> tuple[str, ...]:
        """Return the counties levers apply to, () for all; the first stands for no county."""
        home = self.county or counties[0].code
        if self.scope == ALL:
            return ()
        if self.scope == PREFECTURE:
            own = next(c.prefecture for c in counties if c.code == home)
            return tuple(c.code for c in counties if c.prefecture == own)
        return self.chosen if self.scope == SOME and self.chosen else (home,)

    def applied(self, counties: tuple[County, ...]) -> Scenario:
        """Return the scenario with the counties its levers apply to, none without a lever."""
        if not self.scenario.levers:
            return self.scenario
        return replace(self.scenario, counties=self.where(counties))


def normal_form(case: Case) -> Case:
    """Return a what-if in its normal form: without a reach or preset that says nothing.

    Values set directly name their own counties; without chosen counties the levers apply to one.
    """
    if not case.scenario.levers:
        return replace(case, scope=ONE, chosen=(), preset="")
    if case.scope == SOME and case.chosen:
        return case
    return replace(case, scope=ONE if case.scope == SOME else case.scope, chosen=())
