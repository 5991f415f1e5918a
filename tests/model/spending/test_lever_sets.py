"""Every set of levers of a county: the same scores as one by one, and the sets nothing beats."""

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from model.score.method import COMPENSATION, Method
from model.spending.lever_sets import frontier, lever_sets, members, set_costs, subsets
from model.what_if.scenario import BASELINE, Scenario
from model.what_if.simulate import impact

NAN = float("nan")
percent = st.floats(-20, 120)


def held(which, sets):
    return dict.fromkeys(members(which, sets.levers), 1.0)


def test_county_x_has_the_scores_of_its_four_sets_of_two_levers(panel, catalog, two_levers):
    """No lever 31.6228, lever 1 37.4166, lever 2 54.7723, both 64.8074."""
    sets = lever_sets(panel, two_levers(catalog), BASELINE)
    assert sets.index(0) == pytest.approx([31.6228, 37.4166, 54.7723, 64.8074], abs=5e-5)
    assert sets.index(1) == pytest.approx([80, 83.9047, 84.8528, 88.9944], abs=5e-5)


@settings(deadline=None, max_examples=60)
@given(
    county=st.integers(0, 30),
    which=st.integers(0, 2**16 - 1),
    p=st.sampled_from(COMPENSATION),
    weights=st.lists(st.integers(0, 20), min_size=8, max_size=8).filter(any),
)
def test_every_set_scores_as_the_simulator_scores_it(data, county, which, p, weights):
    method = Scenario(method=Method(p=p, weights=tuple(weights)))
    sets = lever_sets(data.panel, data.catalog, method)
    code = data.panel.codes[county]
    scenario = method.with_levers(held(which, sets), (code,))
    after = impact(data.panel, data.catalog, scenario).result.index[county]
    assert sets.index(county)[which] == pytest.approx(after, abs=1e-9)


@settings(deadline=None, max_examples=40)
@given(values=arrays(np.float64, (2, 3), elements=percent | st.just(NAN)), which=st.integers(0, 15))
def test_with_gaps_in_the_data_too(catalog, make_panel, values, which):
    panel = make_panel(catalog, values)
    sets = lever_sets(panel, catalog, BASELINE)
    after = impact(panel, catalog, BASELINE.with_levers(held(which, sets), ())).result.index
    found = [sets.index(row)[which] for row in range(2)]
    np.testing.assert_allclose(found, after, atol=1e-9)


def test_a_value_set_directly_is_not_moved_by_levers(panel, catalog):
    scenario = BASELINE.with_values("b1", {"X": 40.0})
    sets = lever_sets(panel, catalog, scenario)
    for which in range(16):
        with_levers = scenario.with_levers(held(which, sets), ())
        after = impact(panel, catalog, with_levers).result.index
        assert sets.index(0)[which] == pytest.approx(after[0], abs=1e-9)
    assert sets.today[0] == pytest.approx(impact(panel, catalog, scenario).result.index[0])


def test_the_levers_of_a_scenario_itself_are_left_out(panel, catalog):
    pulled = BASELINE.with_levers({"trunk": 1, "shops": 1}, ())
    np.testing.assert_array_equal(
        lever_sets(panel, catalog, pulled).index(0), lever_sets(panel, catalog, BASELINE).index(0)
    )


def test_a_county_without_a_score_has_none_with_levers_either(catalog, make_panel):
    sets = lever_sets(make_panel(catalog, [[NAN, NAN, 20]]), catalog, BASELINE)
    assert np.isnan(sets.index(0)).all()


def test_costs_of_sets_add_up():
    assert set_costs(np.array([2.0, 3.0, 5.0])).tolist() == [0, 2, 3, 5, 5, 7, 8, 10]


def test_equal_sums_are_equal_in_whatever_order_they_are_added():
    """.1 + .2 + .3 is not .3 + .3 in floating point; as money it is."""
    cost = set_costs(np.array([0.1, 0.2, 0.3, 0.3]))
    assert cost[0b0111] == cost[0b1100] == 0.6


def test_a_set_of_all_levers_holds_one_set_of_some():
    """Of four levers, 1 and 3 are the some: 0b1010 holds both, 0b0111 only the first of them."""
    inside = subsets((1, 3), 4)
    assert inside[0b1010] == 0b11
    assert inside[0b0111] == 0b01
    assert members(0b101, ("a", "b", "c")) == ("a", "c")


def test_the_frontier_leaves_out_what_is_dearer_and_no_better():
    cost = np.array([0.0, 2.0, 2.0, 3.0, 4.0, NAN])
    index = np.array([10.0, 12.0, 13.0, 13.0, 15.0, 99.0])
    line = frontier(np.arange(6), cost, index)
    assert line.sets.tolist() == [0, 2, 4]
    assert line.cost.tolist() == [0, 2, 4]
    assert line.index.tolist() == [10, 13, 15]


@given(points=st.lists(st.tuples(st.integers(0, 30), st.integers(0, 30)), min_size=1, max_size=60))
def test_each_set_is_on_the_frontier_or_beaten_by_one_that_is(points):
    cost, index = np.array(points, dtype=float).T
    line = frontier(np.arange(len(points)), cost, index)
    assert (np.diff(line.cost) > 0).all()
    assert (np.diff(line.index) > 0).all()
    for c, i in points:
        assert ((line.cost <= c) & (line.index >= i)).any()
    for which, c, i in zip(line.sets, line.cost, line.index, strict=True):
        assert (cost[which], index[which]) == (c, i)


def test_assumptions_set_otherwise_change_what_sets_do(data):
    from model.what_if.effects import assumed

    edited = Scenario(assumptions=(("parcel_pooling.delivery_days", 0.0),))
    catalog = assumed(data.catalog, edited.assumptions)
    sets = lever_sets(data.panel, catalog, edited)
    which = 1 << sets.levers.index("parcel_pooling")
    after = impact(data.panel, data.catalog, edited.with_levers(held(which, sets), ()))
    assert sets.index(3)[which] == pytest.approx(after.result.index[3], abs=1e-9)
    assert sets.index(3)[which] < lever_sets(data.panel, data.catalog, BASELINE).index(3)[which]


def test_more_levers_never_lower_the_index(data):
    sets = lever_sets(data.panel, data.catalog, BASELINE)
    index = sets.index(0).reshape((2,) * 16)
    for axis in range(16):
        less, more = np.moveaxis(index, axis, 0)
        assert (more >= less - 1e-9).all()


def test_an_unpublished_element_stays_out_of_every_set(make_catalog, make_panel, make_lever):
    """Element 2 has a quarter of its weight: no lever on it moves the index of element 1."""
    lever = make_lever("boost", "soft", element2_0=0.5)
    catalog = make_catalog([1], [1, 3], levers=(lever,))
    catalog = replace(catalog, method=replace(catalog.method, min_elements=0.5, min_index=0.3))
    sets = lever_sets(make_panel(catalog, [[40, 20, NAN]]), catalog, BASELINE)
    assert sets.index(0).tolist() == pytest.approx([40, 40])


@settings(deadline=None, max_examples=60)
@given(county=st.integers(0, 30), which=st.integers(0, 2**16 - 1))
def test_levers_are_ready_where_the_set_itself_brings_what_they_need_half_way(data, county, which):
    sets = lever_sets(data.panel, data.catalog, BASELINE)
    code = data.panel.codes[county]
    after = impact(data.panel, data.catalog, BASELINE.with_levers(held(which, sets), (code,)))
    needs = {n for c in members(which, sets.levers) for n in data.catalog.lever(c).needs}
    stand = after.result.indicators[county, [data.catalog.column(n) for n in sorted(needs)]]
    assert sets.ready(county, np.array([which]), data.catalog)[0] == (stand >= 50).all()


def test_no_set_holds_what_stands_apart_nor_a_lever_without_its_partner(panel, catalog, two_levers):
    one, two = two_levers(catalog).levers
    for changes, left in (
        ((one, replace(two, apart=True)), [0b00, 0b01]),
        ((one, replace(two, partner="one")), [0b00, 0b01, 0b11]),
        ((one, two), [0b00, 0b01, 0b10, 0b11]),
    ):
        changed = replace(two_levers(catalog), levers=changes)
        assert lever_sets(panel, changed, BASELINE).advisable(changed).tolist() == left
