"""What to do first: steps by hand, and the weak element of one-bottleneck counties comes first."""

import math
from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from model.score.method import Method
from model.spending.next_steps import advise, relief_of
from model.uncertainty.claims import is_plain
from model.uncertainty.draws import draw
from model.what_if.costs import full_costs
from model.what_if.scenario import BASELINE, Scenario
from model.what_if.simulate import impact

NAN = float("nan")
ROWS = [[60.3, 12.1, 20.7], [40, 9, 30], [72, 7, 44], [55, 11, 52], [31, 13, 18], [66, 8, 25]]
LEVERS = ("trunk", "pooling", "stations", "shops")


def ask(panel, catalog, scenario=BASELINE, county="00", costs=None):
    if costs is None:
        costs = full_costs(panel, catalog)
    effect = impact(panel, catalog, scenario)
    return advise(draw(panel, catalog), panel, effect, catalog, county, costs)


def prices(panel, *each):
    return np.repeat(np.array(each, dtype=float)[:, None], len(panel.codes), axis=1)


@pytest.fixture(scope="module")
def six(catalog, make_panel):
    return make_panel(catalog, ROWS)


@pytest.fixture(scope="module")
def pair(make_catalog, make_lever):
    """Two elements of one indicator each, a hard lever on either."""
    return make_catalog(
        [1],
        [1],
        levers=(
            make_lever("first", "hard", infrastructure_0=0.5),
            make_lever("second", "hard", element2_0=0.5),
        ),
    )


@pytest.fixture(scope="module")
def flat(pair, make_panel, make_county):
    """County 00 has 50 and 20 points; friction 0, so hard levers work in full."""
    counties = tuple(make_county(f"{i:02d}", 0.0) for i in range(4))
    return make_panel(pair, [[50, 20], [50, 50], [60, 40], [40, 60]], counties=counties)


# --- by hand -----------------------------------------------------------------------------------


def test_relief_is_the_bottleneck_share_times_the_logarithm_of_the_improvement(pair, flat):
    """50 -> 75 and 20 -> 60; shares ln 2 : ln 5 of ln 10 = .30103 and .69897."""
    advice = ask(flat, pair, costs=prices(flat, 2, 4))
    second, first = advice.steps
    assert (second.lever, first.lever) == ("second", "first")
    assert second.relief == pytest.approx(math.log(5) / math.log(10) * math.log(3))
    assert first.relief == pytest.approx(math.log(2) / math.log(10) * math.log(1.5))
    assert second.per_m_yuan == pytest.approx(second.relief / 4)
    assert second.gain == pytest.approx(math.sqrt(50 * 60) - math.sqrt(50 * 20))
    (change,) = second.changes
    assert (change.indicator, change.before) == ("element2_0", 20)
    assert change.after == pytest.approx(60)


def test_relief_of_another_mean_uses_its_own_bottleneck_shares(pair):
    """p = 1: shares of the gaps 50 and 80, that is 5/13 and 8/13."""
    before, after = np.array([50.0, 20]), np.array([75.0, 60])
    found = relief_of(before, after, np.array([0.5, 0.5]), 1, pair)
    assert found == pytest.approx(5 / 13 * math.log(1.5) + 8 / 13 * math.log(3))


def test_a_dear_step_falls_behind_and_keeps_its_relief(pair, flat):
    cheap, dear = (ask(flat, pair, costs=prices(flat, 1, price)) for price in (1, 100))
    assert [step.lever for step in cheap.steps] == ["second", "first"]
    assert [step.lever for step in dear.steps] == ["first", "second"]
    for advice in (cheap, dear):
        assert [step.lever for step in advice.by_relief()] == ["second", "first"]
        assert advice.by_relief()[0].leads == 1
    assert dear.steps[0].agrees == 1


def test_a_step_gains_what_the_scenario_with_it_gains_more(six, catalog):
    stands = BASELINE.with_levers({"shops": 0.5, "trunk": 0.3}, ("00",))
    now = impact(six, catalog, stands)
    for step in ask(six, catalog, stands).steps:
        levers = dict(stands.levers) | {step.lever: 1.0}
        then = impact(six, catalog, stands.with_levers(levers, ("00",)))
        assert step.gain == pytest.approx(then.result.index[0] - now.result.index[0])
        for change in step.changes:
            j = catalog.column(change.indicator)
            assert change.before == pytest.approx(now.values[0, j])
            assert change.after == pytest.approx(then.values[0, j])


def test_what_is_left_of_a_lever_costs_what_is_left(six, catalog):
    stands = BASELINE.with_levers({"shops": 0.75}, ("00",))
    here = {step.lever: step for step in ask(six, catalog, stands).steps}
    there = {step.lever: step for step in ask(six, catalog, stands, "01").steps}
    assert (here["shops"].start, here["shops"].cost_m_yuan) == (0.75, pytest.approx(0.25))
    assert (there["shops"].start, there["shops"].cost_m_yuan) == (0, 1)


def test_the_share_on_paper_is_that_of_the_step_alone(six, catalog):
    steps = {step.lever: step for step in ask(six, catalog).steps}
    assert steps["trunk"].paper_share == 0
    assert 0 < steps["shops"].paper_share < 1  # b1 is declared, a1 is not


def test_changed_assumptions_change_the_advice(six, catalog):
    less = Scenario(assumptions=(("shops.b1", 0.01),))
    changed, usual = ({s.lever: s for s in ask(six, catalog, x).steps} for x in (less, BASELINE))
    assert changed["shops"].relief < usual["shops"].relief
    assert changed["trunk"].relief == pytest.approx(usual["trunk"].relief)


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


def test_a_lever_that_costs_nothing_and_gains_something_comes_first_per_yuan(pair, flat):
    advice = ask(flat, pair, costs=prices(flat, 0, 3))
    free, paid = advice.steps
    assert (free.lever, paid.lever) == ("first", "second")
    assert (free.cost_m_yuan, free.per_m_yuan, free.returns) == (0, math.inf, (math.inf,) * 3)
    assert (free.agrees, free.agrees_cost, paid.leads) == (1, 1, 1)
    assert free.gain > 0
    assert advice.idle == ()


def test_of_levers_that_cost_nothing_the_one_with_the_most_relief_comes_first(pair, flat):
    advice = ask(flat, pair, costs=prices(flat, 0, 0))
    assert [step.lever for step in advice.steps] == ["second", "first"]
    assert [step.agrees for step in advice.steps] == [1, 0]
    assert advice.steps == advice.by_relief()


@pytest.mark.parametrize(
    "scenario",
    [
        Scenario(assumptions=(("first.infrastructure_0", 0.0),)),
        Scenario(method=Method(weights=(0, 10))),
    ],
)
def test_a_lever_that_moves_no_score_has_not_closed_its_gap(pair, flat, scenario):
    advice = ask(flat, pair, scenario, costs=prices(flat, 0, 3))
    assert [(idle.lever, idle.reason) for idle in advice.idle] == [("first", "unmoved")]


def test_only_a_lever_without_a_gap_left_has_closed_it(pair, make_panel):
    panel = make_panel(pair, [[100, 20], [50, 50], [60, 40], [40, 60]])
    advice = ask(panel, pair, costs=prices(panel, 0, 3))
    assert [(idle.lever, idle.reason) for idle in advice.idle] == [("first", "closed")]


def test_a_step_of_unknown_cost_comes_last_and_leads_no_order_by_cost(pair, flat):
    advice = ask(flat, pair, costs=prices(flat, 5, NAN))
    assert [step.lever for step in advice.steps] == ["first", "second"]
    assert math.isnan(advice.steps[1].per_m_yuan)
    assert advice.steps[1].leads == 1
    assert advice.steps[1].agrees == 0


def test_a_withheld_county_gets_no_advice(catalog, make_panel, data):
    panel = make_panel(catalog, [[NAN, NAN, 20.7], *ROWS[1:]])
    assert ask(panel, catalog) is None
    real = data.panel.real_only()
    assert ask(real, data.catalog, county=real.codes[0]) is None


# --- how sure ----------------------------------------------------------------------------------


@settings(max_examples=30, deadline=None)
@given(
    pulled=st.dictionaries(st.sampled_from(LEVERS), st.floats(0, 0.9), max_size=3),
    p=st.sampled_from([1, 0, -1]),
    each=st.lists(st.floats(0.1, 50), min_size=4, max_size=4),
)
def test_in_every_draw_one_step_comes_first(six, catalog, pulled, p, each):
    scenario = Scenario(method=Method(p=p)).with_levers(pulled, ("00",))
    steps = ask(six, catalog, scenario, costs=prices(six, *each)).steps
    for share in ("leads", "agrees", "agrees_cost"):
        assert sum(getattr(step, share) for step in steps) == pytest.approx(1)
    for step in steps:
        assert step.gains[0] <= step.gains[1] <= step.gains[2]
        assert step.returns[0] <= step.returns[1] <= step.returns[2]
        assert step.relief > 0
    worths = [step.per_m_yuan for step in steps]
    assert worths == sorted(worths, reverse=True)


def test_where_nothing_is_in_doubt_the_first_step_is_first_in_every_draw(six, catalog):
    method = replace(
        catalog.method,
        weight_spread=0,
        noise_observed=0,
        noise_derived=0,
        effect_spread=(0, 0, 0),
        slope_spread=0,
    )
    certain = replace(catalog, method=method)
    advice = ask(six, certain)
    assert advice.steps[0].agrees == 1
    for step in advice.steps:
        assert step.gains == pytest.approx((step.gain,) * 3)


def test_unsure_costs_leave_a_narrow_lead_open_and_no_order_without_them(pair, flat):
    advice = ask(flat, pair, costs=prices(flat, 1, 4.5))
    assert {step.leads for step in advice.steps} == {0, 1}
    assert all(0.02 < step.agrees_cost < 0.98 for step in advice.steps)


def test_a_cost_may_be_half_or_twice_and_no_more(pair, flat):
    method = replace(
        pair.method, weight_spread=0, noise_observed=0, effect_spread=(0, 0, 0), slope_spread=0
    )
    (step, _) = ask(flat, replace(pair, method=method), costs=prices(flat, 1, 1)).steps
    low, middle, high = step.returns
    assert step.per_m_yuan / 2 <= low < 0.6 * step.per_m_yuan
    assert middle == pytest.approx(step.per_m_yuan, rel=0.2)
    assert 1.7 * step.per_m_yuan < high <= 2 * step.per_m_yuan


# --- the shipped figures -----------------------------------------------------------------------


@pytest.fixture(scope="module")
def shipped_advice(data):
    draws, effect = draw(data.panel, data.catalog), impact(data.panel, data.catalog, BASELINE)
    costs = full_costs(data.panel, data.catalog)
    return {
        county: advise(draws, data.panel, effect, data.catalog, county, costs)
        for county in data.panel.codes
    }


def test_every_lever_is_a_step_or_idle_in_every_county(data, shipped_advice):
    codes = sorted(lever.code for lever in data.catalog.levers)
    for advice in shipped_advice.values():
        assert sorted(x.lever for x in (*advice.steps, *advice.idle)) == codes


def test_per_yuan_the_cheapest_levers_come_first_and_without_money_they_do_not(
    data, shipped_advice
):
    """Levers that cost the same everywhere and little: the page has to say so."""
    cheap = {v.code for v in data.catalog.levers if v.cost.driver == "fixed" and v.cost.m_yuan <= 1}
    firsts = [advice.steps[0].lever for advice in shipped_advice.values()]
    others = [advice.by_relief()[0].lever for advice in shipped_advice.values()]
    assert set(firsts) <= cheap
    assert sum(code in cheap for code in others) < len(others) / 4
    assert len(set(others)) >= 5


def test_with_the_shipped_figures_no_step_may_be_named_plainly(data, shipped_advice):
    scores = impact(data.panel, data.catalog, BASELINE).baseline
    assert not any(
        is_plain(scores, scores.row(county), step.agrees, data.catalog)
        for county, advice in shipped_advice.items()
        for step in advice.steps
    )
