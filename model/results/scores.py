"""The shared cache: data, scores and ranges, computed once and read by every session.

Keys are frozen values of tuples, so the standard library's cache serves: it costs under a
microsecond a hit, where Streamlit's hashes its arguments anew for a third of a millisecond.

A reader may lay own figures over the data: whatever depends on the data is cached by `shared`,
which keeps what follows from own figures with them and out of the sight of other sessions.
"""

import math
from functools import cache, lru_cache

from model.access.delivery_days import Delivery, Villages, deliver, villages
from model.access.reach import Reach, away, reach
from model.access.travel import seat_hours
from model.facts.catalog import Catalog
from model.facts.load import Data, load
from model.facts.network import Tiers, Township, tiers
from model.facts.panel import Panel
from model.facts.places import friction, nearest_peers, peer_groups
from model.facts.provenance import FloatArray, IntArray, readonly
from model.facts.schedule import Schedule
from model.own_data import in_use
from model.own_data.in_use import shared
from model.own_data.overlay import with_supply
from model.score.contributions import bottleneck_share
from model.score.scores import Scores, score
from model.uncertainty import effect_draws
from model.uncertainty.claims import REMOTE_TOWNSHIP_H, Finding, findings
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
def shipped() -> Data:
    """Return the shipped data, loaded and checked; DataError lists every fault."""
    return load()


@shared()
def data() -> Data:
    """Return the data in use: what is shipped, with a reader's own figures over it."""
    supply = in_use.supply()
    return with_supply(shipped(), supply) if supply else shipped()


def warm() -> None:
    """Load data and compute the default scores, so that no reader waits for them."""
    ranges(BASELINE)
    found()


@shared()
def panel(real_only: bool) -> Panel:
    """Return the panel, without its illustrative cells if asked."""
    whole = data().panel
    return whole.real_only() if real_only else whole


@shared()
def draws(real_only: bool) -> Draws:
    """Return the seeded draws of a panel."""
    return draw(panel(real_only), data().catalog)


@shared(64)
def scored(method: Scenario) -> Scores:
    """Return the scores of today under a scenario's weights and switches."""
    return score(panel(method.real_only), data().catalog, method.baseline())


@shared(32)
def ranges(method: Scenario) -> Intervals:
    """Return the ranges of today's scores under a scenario's weights and switches."""
    return intervals(draws(method.real_only), scored(method), data().catalog)


@shared(32)
def catalog(assumptions: tuple[tuple[str, float], ...]) -> Catalog:
    """Return the catalogue with a reader's changed assumptions."""
    return assumed(data().catalog, assumptions)


@shared(64)
def effect(scenario: Scenario) -> Impact:
    """Return now and after of a scenario."""
    return impact(panel(scenario.real_only), data().catalog, scenario)


@shared(64)
def gain(scenario: Scenario, county: str) -> PairedGain | None:
    """Return a county's gain with its range, None where the score is withheld."""
    method = scenario.baseline()
    return paired_gain(
        draws(scenario.real_only),
        ranges(method),
        effect(scenario),
        county,
        catalog(scenario.assumptions),
    )


@shared(64)
def value_range(scenario: Scenario, county: str, indicator: str) -> tuple[float, float, float]:
    """Return low, median and high of an indicator after a scenario, over the draws."""
    return effect_draws.value_range(
        draws(scenario.real_only), effect(scenario), county, indicator, data().catalog
    )


@shared(64)
def bottlenecks(method: Scenario) -> FloatArray:
    """Return each element's share of the distance to full marks, shape (n, K)."""
    return bottleneck_share(scored(method), data().catalog.method.floor)


@shared(16)
def transfers(method: Scenario) -> FloatArray:
    """Return the share of its effect at which each lever works, shape (levers, n)."""
    return transfer(panel(method.real_only), scored(method), catalog(method.assumptions))


@shared(16)
def costs(method: Scenario) -> FloatArray:
    """Return what every lever costs at full intensity, m yuan, shape (levers, n)."""
    return full_costs(panel(method.real_only), catalog(method.assumptions))


@shared(128)
def spending(scenario: Scenario) -> FloatArray:
    """Return what each lever of a what-if costs over all its counties, m yuan, (levers,)."""
    each, whole = costs(scenario.baseline()), catalog(scenario.assumptions)
    return readonly(spent(scenario, each, between_seats(), data().panel.codes, whole))


@shared()
def found() -> dict[str, Finding]:
    """Return the findings on observed and derived figures alone."""
    census = data().facts.census

    def of(area: str) -> dict[str, float]:
        return {code: census[area, name] for code, name in CENSUS_REFERENCES.items()}

    return findings(data().panel, data().network, of(NATIONAL), of(PROVINCIAL),
                    data().catalog.method.travel_tolerance)  # fmt: skip


@cache
def groups() -> IntArray:
    """Return the peer group of each county, 0 easy to 2 hard terrain, shape (n,)."""
    method = shipped().catalog.method
    return peer_groups(friction(shipped().panel.counties, method.friction), method.peer_cuts)


@cache
def peers(county: str) -> tuple[str, ...]:
    """Return the counties most like one."""
    return nearest_peers(shipped().panel.counties, county, shipped().catalog.method.peers)


@cache
def tier_counts() -> dict[str, Tiers]:
    """Return the three-tier frame in numbers by county; '' is the whole region."""
    network = shipped().network
    return {code: tiers(network.of(code)) for code in ("", *shipped().panel.codes)}


@cache
def reaches() -> dict[str, Reach]:
    """Return how townships lie in time from their seat, by county; '' is the whole region."""
    network = shipped().network
    codes = ("", *shipped().panel.codes)
    return {code: reach(network.of(code), REMOTE_TOWNSHIP_H) for code in codes}


@cache
def outlying() -> dict[str, tuple[Township, ...]]:
    """Return the located townships outside their county seat, by county; '' is the region."""
    network = shipped().network
    return {code: away(network.of(code)) for code in ("", *shipped().panel.codes)}


@cache
def located_villages() -> Villages:
    """Return the village-level units with a position, each at its township."""
    return villages(shipped().network, shipped().panel.counties)


@lru_cache(maxsize=128)
def delivery(schedule: Schedule) -> Delivery:
    """Return the days from Chengdu to the village by part, under a schedule."""
    return deliver(located_villages(), schedule)


@cache
def between_seats() -> FloatArray:
    """Return the modelled road hours between the county seats, shape (n, n)."""
    return readonly(seat_hours(shipped().network.roads, shipped().panel.counties))


def is_scored(county: str, method: Scenario) -> bool:
    """Return whether a county has an index under a method."""
    scores = scored(method)
    return not math.isnan(scores.index[scores.row(county)])
