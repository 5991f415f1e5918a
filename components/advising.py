"""What to do first in a county, and what a target costs at least, computed once."""

from components import runtime
from components.own import shared
from model import drawn_effects
from model.advice import Advice, advise
from model.inverse import Answer, cheapest, fewest, peer_target
from model.scenario import Scenario

COUNT = "count"


@shared(64)
def advice(county: str, scenario: Scenario) -> Advice | None:
    """Return a county's next steps from where a scenario stands, None if it is withheld."""
    return advise(
        runtime.draws(scenario.real_only),
        runtime.panel(scenario.real_only),
        runtime.effect(scenario),
        runtime.catalog(scenario.assumptions),
        county,
        runtime.costs(scenario.baseline()),
    )


@shared(64)
def peers_score(county: str, method: Scenario) -> float:
    """Return the median score of a county's peers today, NaN where none is scored."""
    return peer_target(runtime.scored(method), runtime.peers(county))


@shared(128)
def chance(county: str, scenario: Scenario, target: float) -> float:
    """Return the share 0..1 of draws in which a what-if brings a county to a target."""
    return drawn_effects.chance(
        runtime.draws(scenario.real_only),
        runtime.effect(scenario),
        county,
        target,
        runtime.data().catalog,
    )


@shared(128)
def answer(county: str, scenario: Scenario, target: float, by: str) -> Answer | None:
    """Return the levers that bring a county to a target: the cheapest, or by `count` the fewest.

    From today and the values set directly; the scenario's own levers are left out. None where
    the county is withheld.
    """
    find = fewest if by == COUNT else cheapest
    return find(
        runtime.panel(scenario.real_only),
        runtime.catalog(scenario.assumptions),
        scenario,
        county,
        target,
        runtime.costs(scenario.baseline()),
    )
