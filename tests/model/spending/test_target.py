"""What brings a county to a target: the cheapest levers, applied, do it, or nothing does."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from model.facts.places import nearest_peers
from model.score.method import Method
from model.score.scores import score
from model.spending.lever_sets import lever_sets, set_costs
from model.spending.target import LeastLevers, peer_target
from model.what_if.costs import full_costs
from model.what_if.effects import assumed
from model.what_if.scenario import BASELINE, Scenario
from model.what_if.simulate import impact

NAN = float("nan")
COSTS = np.array([[2.0, 2.0], [3.0, 3.0]])


def cheapest(panel, catalog, scenario, county, target, costs):
    return LeastLevers(panel, catalog, scenario, county, costs).answer(target)


def test_county_x_gets_to_40_with_three_tenths_of_lever_2(panel, catalog, two_levers):
    answer = cheapest(panel, two_levers(catalog), BASELINE, "X", 40.0, COSTS)
    assert answer.reached
    assert [code for code, _ in answer.levers] == ["two"]
    assert answer.levers[0][1] == pytest.approx(0.3, abs=1e-3)
    assert answer.index == pytest.approx(40, abs=0.01)
    assert answer.cost_m_yuan == pytest.approx(0.9, abs=0.003)


def test_beyond_what_all_levers_do_the_answer_says_so_and_shows_the_most(
    panel, catalog, two_levers
):
    answer = cheapest(panel, two_levers(catalog), BASELINE, "X", 70.0, COSTS)
    assert not answer.reached
    assert dict(answer.levers) == {"one": 1, "two": 1}
    assert answer.index == pytest.approx(64.8074, abs=5e-5)
    assert answer.cost_m_yuan == 5


def test_a_county_at_its_target_needs_nothing(panel, catalog, two_levers):
    answer = cheapest(panel, two_levers(catalog), BASELINE, "Y", 79.0, COSTS)
    assert (answer.reached, answer.levers, answer.cost_m_yuan) == (True, (), 0)
    assert answer.index == pytest.approx(80)


def test_a_lever_of_unknown_cost_is_left_out(panel, catalog, two_levers):
    unknown = np.array([[2.0, 2.0], [NAN, 3.0]])
    answer = cheapest(panel, two_levers(catalog), BASELINE, "X", 40.0, unknown)
    assert not answer.reached
    assert dict(answer.levers) == {"one": 1}


def test_a_county_without_a_score_has_no_answer(catalog, make_panel, two_levers):
    panel = make_panel(catalog, [[NAN, NAN, 20]])
    assert cheapest(panel, two_levers(catalog), BASELINE, "00", 40.0, COSTS) is None


@settings(deadline=None, max_examples=25)
@given(
    county=st.integers(0, 30),
    target=st.floats(10, 95),
    p=st.sampled_from([1, 0, -1]),
)
def test_the_answer_applied_reaches_its_target_or_nothing_does(data, county, target, p):
    code, method = data.panel.codes[county], Scenario(method=Method(p=p))
    costs = full_costs(data.panel, data.catalog)
    answer = cheapest(data.panel, data.catalog, method, code, target, costs)
    index = lever_sets(data.panel, data.catalog, method).index(county)
    applied = impact(data.panel, data.catalog, method.with_levers(dict(answer.levers), (code,)))
    assert answer.index == pytest.approx(applied.result.index[county])
    if answer.reached:
        assert answer.index >= target - 1e-6
        assert answer.index <= max(target + 0.01, index[0]) + 1e-6
    else:
        assert index.max() < target
        assert answer.index == pytest.approx(index.max())


@settings(deadline=None, max_examples=15)
@given(county=st.integers(0, 30), part=st.floats(0.05, 0.95))
def test_no_cheaper_set_in_full_reaches_the_target(data, county, part):
    costs = full_costs(data.panel, data.catalog)
    sets = lever_sets(data.panel, data.catalog, BASELINE)
    index, cost = sets.index(county), set_costs(costs[:, county])
    target = index[0] + part * (index.max() - index[0])
    code = data.panel.codes[county]
    answer = cheapest(data.panel, data.catalog, BASELINE, code, target, costs)
    chosen = {code for code, _ in answer.levers}
    prices = dict(zip(sets.levers, costs[:, county], strict=True))
    in_full = sum(prices[code] for code in chosen)
    assert in_full == pytest.approx(cost[index >= target].min())
    assert answer.cost_m_yuan <= in_full + 1e-9


def test_the_peers_of_a_county_set_its_target_by_their_median(data):
    scores = score(data.panel, data.catalog, Method())
    code = data.panel.codes[0]
    peers = nearest_peers(data.panel.counties, code, 6)
    found = sorted(scores.index[scores.row(peer)] for peer in peers)
    assert peer_target(scores, peers) == pytest.approx((found[2] + found[3]) / 2)


def test_peers_without_a_score_set_no_target(catalog, make_panel):
    panel = make_panel(catalog, [[60, 12, 20], [NAN, NAN, 20], [30, 12, 20]])
    scores = score(panel, catalog, Method())
    assert peer_target(scores, ("01",)) != peer_target(scores, ("01",))
    assert peer_target(scores, ("01", "02")) == pytest.approx(scores.index[2])


def test_a_lever_that_costs_nothing_is_taken_first_and_saves_on_the_others(
    panel, catalog, two_levers
):
    """Lever 1 takes X to 37.4; for 40 lever 2 must then close less than .3 of its gap."""
    free = np.array([[0.0, 0.0], [3.0, 3.0]])
    answer = cheapest(panel, two_levers(catalog), BASELINE, "X", 40.0, free)
    paid = cheapest(panel, two_levers(catalog), BASELINE, "X", 40.0, COSTS)
    assert dict(answer.levers)["one"] == 1
    assert 0 < answer.cost_m_yuan < paid.cost_m_yuan
    assert cheapest(panel, two_levers(catalog), BASELINE, "X", 37.0, free).cost_m_yuan == 0


def test_a_county_at_its_target_needs_not_even_what_costs_nothing(panel, catalog, two_levers):
    free = np.zeros((2, 2))
    assert cheapest(panel, two_levers(catalog), BASELINE, "Y", 79.0, free).levers == ()


def test_changed_assumptions_stand_whichever_catalogue_is_given(panel, catalog, two_levers):
    """Lever 2 closes .25 instead of .5: twice as much of it is needed."""
    catalog = two_levers(catalog)
    weaker = Scenario(assumptions=(("two.b1", 0.25),))
    answers = [
        cheapest(panel, each, weaker, "X", 40.0, COSTS)
        for each in (catalog, assumed(catalog, weaker.assumptions))
    ]
    assert answers[0] == answers[1]
    assert dict(answers[0].levers)["two"] == pytest.approx(0.6, abs=2e-3)
