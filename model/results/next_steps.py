"""What to do first in a county, and what a target costs at least, computed once."""

from model.own_data.in_use import shared
from model.results import scores
from model.spending.next_steps import Advice, advise
from model.spending.target import Answer, cheapest, fewest, peer_target
from model.uncertainty import effect_draws
from model.what_if.scenario import Scenario

COUNT = "count"


@shared(64)
def advice(county: str, scenario: Scenario) -> Advice | None:
    """Return a county's next steps from where a scenario stands, None if it is withheld."""
    return advise(
        scores.draws(scenario.real_only),
        scores.panel(scenario.real_only),
        scores.effect(scenario),
        scores.catalog(scenario.assumptions),
        county,
        scores.costs(scenario.baseline()),
    )


@shared(64)
def peers_score(county: str, method: Scenario) -> float:
    """Return the median score of a county's peers today, NaN where none is scored."""
    return peer_target(scores.scored(method), scores.peers(county))


@shared(128)
def chance(county: str, scenario: Scenario, target: float) -> float:
    """Return the share 0..1 of draws in which a what-if brings a county to a target."""
    return effect_draws.chance(
        scores.draws(scenario.real_only),
        scores.effect(scenario),
        county,
        target,
        scores.data().catalog,
    )


@shared(128)
def answer(county: str, scenario: Scenario, target: float, by: str) -> Answer | None:
    """Return the levers that bring a county to a target: the cheapest, or by `count` the fewest.

    From today and the values set directly; the scenario's own levers are left out. None where
    the county is withheld.
    """
    find = fewest if by == COUNT else cheapest
    return find(
        scores.panel(scenario.real_only),
        scores.catalog(scenario.assumptions),
        scenario,
        county,
        target,
        scores.costs(scenario.baseline()),
    )
