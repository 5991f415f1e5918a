"""What to do first: gains by hand, the rules of the first steps, and why a lever has none."""

import math
from dataclasses import replace

import numpy as np
import pytest

from model.score.method import Method
from model.spending.next_steps import advise, with_first
from model.uncertainty.draws import draw
from model.what_if.costs import full_costs
from model.what_if.scenario import BASELINE, Scenario
from model.what_if.simulate import impact

NAN = float("nan")
ROWS = [[60.3, 12.1, 20.7], [40, 9, 30], [72, 7, 44], [55, 11, 52], [31, 13, 18], [66, 8, 25]]


def ask(panel, catalog, scenario=BASELINE, county="00", costs=None, weak=()):
    """Return the advice where each element of `weak` is the weakest in half of the draws."""
    if costs is None:
        costs = full_costs(panel, catalog)
    effect = impact(panel, catalog, scenario)
    half = [0.5 * (code in weak) for code in catalog.element_codes]
    chances = np.tile(half, (len(panel.codes), 1))
    found = advise(draw(panel, catalog), panel, effect, catalog, county, costs)
    return found and with_first(found, effect, chances, catalog, county)


def prices(panel, *each):
    return np.repeat(np.array(each, dtype=float)[:, None], len(panel.codes), axis=1)


def named(steps):
    return [step.lever for step in steps]


@pytest.fixture(scope="module")
def six(catalog, make_panel):
    return make_panel(catalog, ROWS)


@pytest.fixture(scope="module")
def pair(make_catalog, make_lever):
    """Two elements of one indicator each, a hard lever on either."""
    first = make_lever("first", "hard", infrastructure_0=0.5)
    second = replace(make_lever("second", "hard", element2_0=0.5), element="element2")
    return make_catalog([1], [1], levers=(first, second))


@pytest.fixture(scope="module")
def flat(pair, make_panel, make_county):
    """County 00 has 50 and 20 points; friction 0, so hard levers work in full."""
    counties = tuple(make_county(f"{i:02d}", 0.0) for i in range(4))
    return make_panel(pair, [[50, 20], [50, 50], [60, 40], [40, 60]], counties=counties)


def with_levers(catalog, **changed):
    """Return the catalogue with some fields of some levers set otherwise."""
    levers = tuple(replace(v, **changed.get(v.code, {})) for v in catalog.levers)
    return replace(catalog, levers=levers)


# --- by hand -----------------------------------------------------------------------------------


def test_a_step_closes_half_of_a_gap_and_gains_what_the_mean_gains(pair, flat):
    """50 -> 75 or 20 -> 60 under the geometric mean: sqrt(75 20) and sqrt(50 60) - sqrt(50 20)."""
    second, first = ask(flat, pair, costs=prices(flat, 2, 4)).steps
    assert (second.lever, first.lever) == ("second", "first")
    assert second.gain == pytest.approx(math.sqrt(50 * 60) - math.sqrt(50 * 20))
    assert first.gain == pytest.approx(math.sqrt(75 * 20) - math.sqrt(50 * 20))
    assert second.gains[0] < second.gain < second.gains[2]
    lacks = math.log(100 / 50) + math.log(100 / 20)
    assert second.relief == pytest.approx(math.log(100 / 20) / lacks * math.log(60 / 20))
    assert first.relief == pytest.approx(math.log(100 / 50) / lacks * math.log(75 / 50))
    assert second.per_m_yuan == pytest.approx(second.relief / 4)
    assert (first.cost_m_yuan, second.cost_m_yuan) == (2, 4)
    (change,) = second.changes
    assert (change.indicator, change.before, change.after) == ("element2_0", 20, pytest.approx(60))


def test_what_counties_declare_themselves_counts_nothing(pair, flat):
    first, second = pair.indicators
    declared = replace(pair, indicators=(first, replace(second, self_declared=True)))
    advice = ask(flat, declared)
    assert named(advice.steps) == ["first"]
    assert [(idle.lever, idle.reason) for idle in advice.idle] == [("second", "declared")]


def test_a_step_gains_what_the_scenario_with_it_gains_more(six, catalog):
    stands = BASELINE.with_levers({"shops": 0.5, "trunk": 0.3}, ("00",))
    now = impact(six, catalog, stands)
    steps = {step.lever: step for step in ask(six, catalog, stands).steps}
    for code in ("trunk", "pooling", "stations"):  # shops moves a declared indicator too
        then = impact(six, catalog, stands.with_levers(dict(stands.levers) | {code: 1.0}, ("00",)))
        assert steps[code].gain == pytest.approx(then.result.index[0] - now.result.index[0])
        for change in steps[code].changes:
            j = catalog.column(change.indicator)
            assert change.before == pytest.approx(now.values[0, j])
            assert change.after == pytest.approx(then.values[0, j])


def test_what_is_left_of_a_lever_costs_what_is_left(six, catalog):
    stands = BASELINE.with_levers({"shops": 0.75}, ("00",))
    here, there = (
        {step.lever: step for step in ask(six, catalog, stands, county).steps}
        for county in ("00", "01")
    )
    assert (here["shops"].start, here["shops"].cost_m_yuan) == (0.75, pytest.approx(0.25))
    assert (there["shops"].start, there["shops"].cost_m_yuan) == (0, 1)


def test_shares_of_what_is_lacking_are_those_of_the_mean_in_use(pair, flat):
    """Of (50, 20) the arithmetic mean lacks 50 and 80, the harmonic 1/50 - 1/100 and 1/20 - 1/100.

    second closes half of the gap of 20: 20 -> 60.
    """
    for p, lacks in ((1, (50, 80)), (-1, (1 / 100, 4 / 100))):
        steps = ask(flat, pair, Scenario(method=Method(p=p))).steps
        eased = {step.lever: step.relief for step in steps}["second"]
        assert eased == pytest.approx(lacks[1] / sum(lacks) * math.log(3))


def test_money_that_is_not_known_comes_last_and_what_costs_nothing_first(pair, flat):
    second, first = ask(flat, pair, costs=prices(flat, 0, NAN)).steps
    assert (first.per_m_yuan, second.per_m_yuan) == (math.inf, 0.0)


# --- the first steps ---------------------------------------------------------------------------


def test_the_step_for_the_weak_element_leads_though_another_gains_more(pair, flat):
    advice = ask(flat, pair, weak=("infrastructure",))
    assert named(advice.steps) == ["second", "first"]
    assert (named(advice.first), advice.weak) == (["first", "second"], ("infrastructure",))


def test_where_no_element_stands_out_no_step_is_named(pair, flat):
    advice = ask(flat, pair)
    assert (advice.weak, advice.first, advice.level) == ((), (), False)


def test_steps_whose_ranges_meet_are_level(pair, flat, make_panel):
    assert ask(flat, pair, weak=("element2",)).level == (
        ask(flat, pair).steps[1].gains[2] >= ask(flat, pair).steps[0].gains[0]
    )
    lone = make_panel(pair, [[100, 20], [50, 50], [60, 40], [40, 60]])
    assert not ask(lone, pair, weak=("element2",)).level  # one step has no other to meet


def test_a_lever_waits_until_what_it_needs_stands_half_way(pair, flat):
    """second needs the indicator of first, which stands at 50 of 100; with 49 it waits."""
    needing = with_levers(pair, second={"needs": ("infrastructure_0",)})
    assert named(ask(flat, needing, weak=("element2",)).first) == ["second", "first"]
    below = BASELINE.with_values("infrastructure_0", {"00": 49.0})
    assert named(ask(flat, needing, below, weak=("infrastructure",)).first) == []


def test_what_a_weak_element_waits_for_comes_first(six, catalog):
    """In county 04 a1 stands at 31 of 100: shops waits for it, and stations, which raises it."""
    waiting = with_levers(catalog, shops={"needs": ("a1",), "element": "logistics"})
    advice = ask(six, waiting, county="04", weak=("logistics",))
    assert named(advice.first) == ["stations"]


def test_a_lever_apart_is_named_beside_the_steps_until_it_is_done(pair, flat):
    apart = with_levers(pair, second={"apart": True})
    advice = ask(flat, apart, weak=("element2",))
    assert (named(advice.first), advice.apart) == (["first"], ("second",))
    done = BASELINE.with_levers({"second": 1.0}, ("00",))
    assert ask(flat, apart, done, weak=("element2",)).apart == ()


def test_a_county_alone_does_not_start_with_a_hub(pair, flat):
    hub = with_levers(pair, second={"cost": replace(pair.levers[1].cost, driver="hub")})
    assert named(ask(flat, hub, weak=("element2",)).first) == ["first"]


def test_training_comes_with_its_operator_and_first_steps_are_of_three_elements(results):
    for county in results.data.panel.codes:
        advice = results.advice.advice(county, BASELINE)
        names = named(advice.first)
        homes = {results.data.catalog.lever(code).element for code in names}
        assert len(homes) == len(names) == 3
        assert ("talent_programme" in names) <= ("local_operator_contract" in names)
        assert not {"governance", "market_information", "regional_hub"} & set(names)
    litang = results.advice.advice("513334", BASELINE)
    assert set(named(litang.first)) == {
        "talent_programme",
        "parcel_pooling",
        "local_operator_contract",
    }
    assert (litang.weak, litang.level) == (("talent",), True)


# --- what has no step --------------------------------------------------------------------------


def test_levers_with_nothing_left_to_do_are_listed_with_the_reason(catalog, make_panel):
    panel = make_panel(catalog, [[100, NAN, 60], [100, 9, 30], *ROWS[2:]])
    scenario = BASELINE.with_levers({"stations": 1}, ("00",)).with_values("b1", {"01": 30.0})
    advice = ask(panel, catalog, scenario)
    assert advice.steps == ()
    assert {idle.lever: idle.reason for idle in advice.idle} == {
        "trunk": "missing",
        "pooling": "missing",
        "stations": "full",
        "shops": "closed",
    }


def test_an_indicator_set_directly_is_no_levers_business(pair, flat):
    scenario = BASELINE.with_values("element2_0", {"00": 30.0})
    advice = ask(flat, pair, scenario)
    assert [step.lever for step in advice.steps] == ["first"]
    assert [(idle.lever, idle.reason) for idle in advice.idle] == [("second", "set")]


def test_a_withheld_county_gets_no_advice(catalog, make_panel, data):
    panel = make_panel(catalog, [[NAN, NAN, 20.7], *ROWS[1:]])
    assert ask(panel, catalog) is None
    real = data.panel.real_only()
    assert ask(real, data.catalog, county=real.codes[0]) is None


# --- how sure ----------------------------------------------------------------------------------


def test_where_nothing_is_in_doubt_a_gain_has_no_range(six, catalog):
    method = replace(
        catalog.method,
        weight_spread=0,
        noise_observed=0,
        noise_derived=0,
        effect_spread=(0, 0, 0),
        slope_spread=0,
    )
    for step in ask(six, replace(catalog, method=method)).steps:
        assert step.gains == pytest.approx((step.gain,) * 3)


def test_every_lever_is_a_step_or_idle_in_every_county(results):
    codes = sorted(lever.code for lever in results.data.catalog.levers)
    for county in results.data.panel.codes:
        advice = results.advice.advice(county, BASELINE)
        assert sorted(x.lever for x in (*advice.steps, *advice.idle)) == codes
        assert all(step.gains[0] <= step.gains[1] <= step.gains[2] for step in advice.steps)
