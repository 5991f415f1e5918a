"""Money over counties: the best plan is the best, never above its bound, and never falls."""

from dataclasses import replace
from itertools import combinations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from model.access.travel import seat_hours
from model.spending.best_plan import Allocation, weakest_quarter
from model.spending.lever_sets import Frontier, lever_sets
from model.spending.next_steps import checkable
from model.spending.options import Lots, Options, hub_sets, options, outcome
from model.spending.worst_off import Maximin
from model.what_if.costs import full_costs
from model.what_if.effects import assumed
from model.what_if.scenario import BASELINE, Scenario
from model.what_if.simulate import impact

NAN = float("nan")
BUDGETS = (0, 1, 3, 5, 8, 12, 20, 33, 60)
LOTS, MILLIONS = Lots(3.0, 1.0), Lots(0.0, 1.0)


@pytest.fixture(scope="module")
def hours(data):
    return seat_hours(data.network.roads, data.panel.counties)


@pytest.fixture(scope="module")
def whole(data, hours):
    costs = full_costs(data.panel, data.catalog)
    return options(data.panel, data.catalog, BASELINE, costs, hours, data.panel.codes, LOTS)


@pytest.fixture(scope="module")
def two_counties(panel, catalog, two_levers):
    costs = np.array([[2.0, 2.0], [3.0, 3.0]])
    apart = np.array([[0.0, 9.0], [9.0, 0.0]])
    return options(panel, two_levers(catalog), BASELINE, costs, apart, panel.codes, MILLIONS)


def given_to(plan):
    return {place.county: place.levers for place in plan.places}


@pytest.mark.parametrize("log", [False, True])
def test_a_budget_of_7_buys_both_levers_in_x_and_the_first_in_y(two_counties, log):
    plan = Allocation(two_counties, np.ones(2), log=log).plan(7)
    assert given_to(plan) == {"X": ("one", "two"), "Y": ("one",)}
    assert plan.spent == 7
    assert plan.value / 2 == pytest.approx(0.382599 if log else 18.5447, rel=1e-5)


def test_for_the_worst_off_the_same_budget_stops_where_x_can_rise_no_further(two_counties):
    plan = Maximin(two_counties).plan(7)
    assert given_to(plan) == {"X": ("one", "two"), "Y": ()}
    assert (plan.spent, plan.value) == (5, pytest.approx(64.8074, abs=5e-5))


def test_people_counted_alike_a_county_of_many_comes_first(two_counties):
    alike = Allocation(two_counties, np.ones(2)).plan(2)
    many_in_y = Allocation(two_counties, np.array([0.1, 1.9])).plan(2)
    assert given_to(alike)["X"]
    assert given_to(many_in_y) == {"X": (), "Y": ("one",)}


def brute(found, hubs, worth, weak=()):
    """Return the best worth within each budget over all hubs and all points of the frontiers.

    With `weak` rows, of plans that give them their share by number, or all that they can have.
    """
    best = dict.fromkeys(BUDGETS, -np.inf)
    for hub_cost, served in hubs:
        lines = [found.frontier(row, helped) for row, helped in enumerate(served)]
        given_out = np.meshgrid(*(line.cost for line in lines))
        whole, theirs = sum(given_out), sum([given_out[row] for row in weak], np.zeros(1))
        most = sum(float(lines[row].cost[-1]) for row in weak)
        is_fair = (theirs * len(lines) >= len(weak) * whole - 1e-9) | (theirs >= most - 1e-9)
        worths = worth(np.stack(np.meshgrid(*(line.index for line in lines)), axis=-1))
        for budget in BUDGETS:
            within = worths[is_fair & (whole + hub_cost <= budget + 1e-9)]
            best[budget] = max(best[budget], within.max(initial=-np.inf))
    return best


@st.composite
def cases(draw, count=3, most=7):
    """Draw counties with frontiers of up to 8 sets, hubs at each of them and who is near."""
    number, least = st.integers(1, 12), st.integers(3, 12)

    def line(start):
        size = draw(st.integers(0, most))
        money = [0.0, *np.cumsum([draw(number if i else least) for i in range(size)])]
        points = [start, *(start + np.cumsum([draw(st.floats(0.1, 9)) for _ in range(size)]))]
        return Frontier(np.arange(size + 1), np.array(money), np.array(points))

    today = [draw(st.floats(10, 60)) for _ in range(count)]
    alone = tuple(line(start) for start in today)
    lifts = [draw(st.floats(0, 6)) for _ in range(count)]
    served = tuple(replace(a, index=a.index + lift) for a, lift in zip(alone, lifts, strict=True))
    near = np.eye(count, dtype=bool)
    for i, j in combinations(range(count), 2):
        near[i, j] = near[j, i] = draw(st.booleans())
    prices, codes = np.array([draw(st.floats(0.3, 12)) for _ in range(count)]), "ABCDE"[:count]
    hubs = hub_sets(near, dict(zip(codes, prices, strict=True)))
    shape = tuple(codes), tuple("abcdefg"), np.array(today), 1.0
    return Options(*shape, alone, served, hubs, LOTS), near, prices


def every_hub(near, prices):
    for count in range(3):
        for sites in combinations(range(len(prices)), count):
            yield sum(prices[list(sites)]), near[list(sites)].any(axis=0)


@settings(deadline=None, max_examples=40)
@given(drawn=cases(), weights=st.lists(st.floats(0.2, 2), min_size=3, max_size=3))
def test_no_plan_of_three_counties_with_hubs_is_better(drawn, weights):
    found, near, prices = drawn
    weights = np.array(weights)
    best = brute(found, every_hub(near, prices), lambda after: (after - found.today) @ weights)
    allocated = Allocation(found, weights)
    for budget in BUDGETS:
        plan = allocated.plan(budget)
        assert plan.value == pytest.approx(best[budget], abs=1e-7)
        assert plan.spent <= budget + 1e-6
        gained = np.array([place.after - place.before for place in plan.places])
        assert weights @ gained == pytest.approx(plan.value)


@settings(deadline=None, max_examples=40)
@given(drawn=cases())
def test_no_plan_lifts_the_worst_off_further_or_as_far_for_less(drawn):
    found, near, prices = drawn
    best = brute(found, every_hub(near, prices), lambda after: after.min(axis=-1))
    for budget in BUDGETS:
        plan = Maximin(found).plan(budget)
        assert plan.value == pytest.approx(best[budget], abs=1e-6)
        assert min(place.after for place in plan.places) == pytest.approx(plan.value)
        assert plan.spent <= budget + 1e-6


@settings(deadline=None, max_examples=40)
@given(drawn=cases(5, 3), log=st.booleans())
def test_no_plan_of_five_counties_that_keeps_the_floor_is_better(drawn, log):
    found, near, prices = drawn
    weak = weakest_quarter(found.today)
    assert weak == tuple(sorted(np.argsort(found.today, kind="stable")[:2]))

    def worth(after):
        gained = np.log(after / found.today) if log else after - found.today
        return gained.sum(axis=-1)

    best = brute(found, every_hub(near, prices), worth, weak)
    allocated = Allocation(found, np.ones(5), log=log, floor=True)
    for budget in BUDGETS:
        plan = allocated.plan(budget)
        assert plan.value == pytest.approx(best[budget], abs=1e-7)
        assert plan.spent <= budget + 1e-6


@settings(deadline=None, max_examples=25)
@given(budget=st.integers(0, 619), log=st.booleans(), floor=st.booleans())
def test_no_county_gets_less_than_3_million_and_more_money_never_comes_to_less(
    whole, budget, log, floor
):
    allocated = Allocation(whole, np.ones(31), log=log, floor=floor)
    plan, more = allocated.plan(budget), allocated.plan(budget + 1)
    assert plan.spent <= budget + 1e-6
    assert plan.value <= more.value + 1e-12
    amounts = np.array([place.cost for place in plan.places])
    assert ((amounts == 0) | (amounts >= 3)).all()
    assert amounts == pytest.approx(np.round(amounts))
    if floor:
        assert _keeps_the_floor(whole, amounts)


def _keeps_the_floor(whole, amounts):
    weak = list(weakest_quarter(whole.today))
    most = sum(whole.alone[row].cost[-1] for row in weak)
    return amounts[weak].sum() >= min(8 / 31 * amounts.sum(), most) - 1e-9


def test_lifting_the_worst_off_keeps_the_floor_by_itself(whole):
    assert len(weakest_quarter(whole.today)) == 8
    lifted = Maximin(whole)
    for budget in range(0, 621, 20):
        amounts = np.array([place.cost for place in lifted.plan(budget).places])
        assert _keeps_the_floor(whole, amounts)
        assert ((amounts == 0) | (amounts >= 3)).all()


def test_more_money_never_lifts_the_worst_off_less(whole):
    lifted = Maximin(whole)
    values = [lifted.plan(budget).value for budget in range(0, 621, 20)]
    assert (np.diff(values) >= -1e-9).all()


def test_places_add_up_to_what_the_simulator_makes_of_them(data, whole):
    plan = Allocation(whole, np.ones(31)).plan(150)
    found = outcome(data.panel, data.catalog, BASELINE, plan)
    costs = full_costs(data.panel, data.catalog)
    codes = [lever.code for lever in data.catalog.levers]
    assert 0 < found.paper_share_all < 1
    for place in plan.places:
        row = data.panel.row(place.county)
        scenario = BASELINE.with_levers(dict.fromkeys(place.levers, 1.0), (place.county,))
        alone = impact(data.panel, data.catalog, scenario)
        assert place.after == pytest.approx(found.result.index[row])
        assert place.after == pytest.approx(alone.result.index[row])
        np.testing.assert_allclose(found.values[row], alone.values[row])
        price = sum(costs[codes.index(code), row] for code in place.levers)
        assert place.cost == (max(3, np.ceil(price - 1e-9)) if price else 0)


def test_without_self_declared_figures_no_gain_rests_on_paper(data, hours):
    catalog = checkable(data.catalog)
    costs = full_costs(data.panel, catalog)
    found = options(data.panel, catalog, BASELINE, costs, hours, data.panel.codes, LOTS)
    plan = Allocation(found, np.ones(31)).plan(60)
    assert outcome(data.panel, catalog, BASELINE, plan).paper_share_all == pytest.approx(0)
    assert found.today == pytest.approx(
        lever_sets(data.panel, data.catalog, BASELINE).today, nan_ok=True
    )


def test_a_county_without_a_score_gets_nothing_and_is_left_out(catalog, make_panel, two_levers):
    panel = make_panel(catalog, [[60, 12, 20], [NAN, NAN, 20]])
    costs, apart = np.array([[2.0, 2.0], [3.0, 3.0]]), np.zeros((2, 2))
    found = options(panel, two_levers(catalog), BASELINE, costs, apart, panel.codes, LOTS)
    assert found.counties == ("00",)


def test_changed_assumptions_stand_whichever_catalogue_is_given(panel, catalog, two_levers):
    """Lever 2 closes nothing: no budget buys it, with either catalogue."""
    catalog, costs = two_levers(catalog), np.array([[2.0, 2.0], [3.0, 3.0]])
    idle = Scenario(assumptions=(("two.b1", 0.0),))
    apart = np.array([[0.0, 9.0], [9.0, 0.0]])
    plans, afters = [], []
    for each in (catalog, assumed(catalog, idle.assumptions)):
        found = options(panel, each, idle, costs, apart, panel.codes, MILLIONS)
        plans.append(Allocation(found, np.ones(2)).plan(10))
        afters.append(outcome(panel, each, idle, plans[-1]).result.index)
    assert plans[0] == plans[1]
    assert given_to(plans[0]) == {"X": ("one",), "Y": ("one",)}
    np.testing.assert_array_equal(afters[0], afters[1])
    assert afters[0] == pytest.approx([place.after for place in plans[0].places])
    weaker = Scenario(assumptions=(("two.b1", 0.1),))
    found = options(panel, catalog, weaker, costs, apart, panel.codes, MILLIONS)
    plan = Allocation(found, np.ones(2)).plan(10)
    assert outcome(panel, catalog, weaker, plan).result.index == pytest.approx(
        [place.after for place in plan.places]
    )


def test_logarithms_stop_at_the_floor_of_the_method():
    line = Frontier(np.arange(2), np.array([0.0, 1.0]), np.array([2.0, 10.0]))
    near = hub_sets(np.zeros((0, 1), dtype=bool), {})
    for floor, gain in ((1.0, np.log(5)), (4.0, np.log(2.5)), (20.0, 0.0)):
        found = Options(("A",), ("a",), np.array([2.0]), floor, (line,), (line,), near, MILLIONS)
        assert Allocation(found, np.ones(1), log=True).plan(1).value == pytest.approx(gain)


def test_a_floor_that_only_a_hub_makes_reachable_costs_its_price_to_the_last_digit():
    """County A takes 1 million, B 4.9 with its hub for .3: 6.2 million lift both to 17."""
    county_a = Frontier(np.arange(2), np.array([0, 1.0]), np.array([10, 17.0]))
    alone_b = Frontier(np.arange(2), np.array([0, 5.9]), np.array([10, 16.0]))
    served_b = Frontier(np.arange(2), np.array([0, 4.9]), np.array([10, 17.0]))
    hubs = hub_sets(np.eye(2, dtype=bool), {"A": 1.0, "B": 0.3})
    lines = (county_a, alone_b), (county_a, served_b)
    options = Options(("A", "B"), ("a",), np.array([10.0, 10.0]), 1.0, *lines, hubs, LOTS)
    assert Maximin(options).floors.cost[-1] == pytest.approx(6.2, abs=1e-12)
    assert Maximin(options).plan(6.2).value == 17
