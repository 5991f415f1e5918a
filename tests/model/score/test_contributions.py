"""What holds a county back, and what carries a gain."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from model.score.contributions import (
    gain_parts,
    mean_parts,
    obstacle_degree,
    pull,
)
from model.score.method import Method
from model.score.power_mean import power_mean
from model.score.scores import score

NAN = float("nan")
BEFORE, AFTER = np.array([[50.0, 20.0]]), np.array([[190 / 3, 40.0]])
EQUAL = np.array([[0.5, 0.5]])
compensation = st.sampled_from([1, 0, -1])
levels = arrays(np.float64, (3, 8), elements=st.floats(1, 100))
points = arrays(np.float64, (3, 8), elements=st.integers(1, 20).map(float))


@pytest.mark.parametrize(
    ("p", "parts"),
    [(0, [4.7580, 13.9515]), (1, [6.6667, 10]), (-1, [2.9493, 17.5115])],
)
def test_the_gain_of_county_x_splits_into_its_elements(p, parts):
    assert mean_parts(BEFORE, AFTER, EQUAL, p)[0] == pytest.approx(parts, abs=5e-5)


@pytest.mark.parametrize(("p", "gain"), [(0, 18.7095), (1, 16.6667), (-1, 20.4608)])
def test_faster_parcels_and_more_shops_bring_county_x_its_gain(catalog, make_panel, p, gain):
    panel = make_panel(catalog, [[60, 12, 20], [60, 8, 30]])
    scores = score(panel, catalog, Method(p=p))
    assert scores.index[1] - scores.index[0] == pytest.approx(gain, abs=5e-5)


def test_improving_one_element_at_a_time_does_not_add_up_to_the_gain(catalog, make_panel):
    rows = [[60, 12, 20], [60, 8, 20], [60, 12, 30], [60, 8, 30]]
    index = score(make_panel(catalog, rows), catalog, Method()).index
    single = [index[1] - index[0], index[2] - index[0]]
    assert single == pytest.approx([3.9675, 13.0986], abs=5e-5)
    assert sum(single) < index[3] - index[0]


@settings(deadline=None, max_examples=60)
@given(low=levels, high=levels, weights=points, p=compensation)
def test_parts_add_to_the_difference_and_swapping_flips_their_sign(low, high, weights, p):
    weights = weights / weights.sum(axis=1, keepdims=True)
    parts = mean_parts(low, high, weights, p)
    gain = power_mean(high, weights, p) - power_mean(low, weights, p)
    assert parts.sum(axis=1) == pytest.approx(gain, abs=1e-7)
    assert mean_parts(high, low, weights, p) == pytest.approx(-parts, abs=1e-7)


@settings(deadline=None, max_examples=40)
@given(low=levels, weights=points, p=compensation)
def test_nothing_changed_is_nothing_gained_by_any_element(low, weights, p):
    weights = weights / weights.sum(axis=1, keepdims=True)
    assert (mean_parts(low, low, weights, p) == 0).all()


@settings(deadline=None, max_examples=40)
@given(low=levels, step=st.floats(1e-9, 1e-3), p=compensation)
def test_a_tiny_gain_is_split_as_well_as_a_large_one(low, step, p):
    low = np.minimum(low, 99.0)
    high = low + np.linspace(0, step, 8)
    weights = np.full((3, 8), 1 / 8)
    marginal = weights * (power_mean(low, weights, p)[:, None] / low) ** (1 - p)
    parts = mean_parts(low, high, weights, p)
    assert parts == pytest.approx(marginal * (high - low), rel=1e-2, abs=1e-13)


def test_an_element_equal_to_the_peers_neither_lifts_nor_drags(panel, catalog):
    scores = score(panel, catalog, Method())
    parts = pull(scores, np.array([50.0, 40.0]))
    assert parts[0, 0] == 0
    assert parts[0, 1] < 0


@pytest.mark.parametrize("p", [1, 0, -1])
def test_pulls_add_up_to_the_distance_from_the_peers(panel, catalog, p):
    scores = score(panel, catalog, Method(p=p))
    peers = np.array([70.0, 45.0])
    gap = scores.index - power_mean(peers, scores.weights, p)
    assert pull(scores, peers).sum(axis=1) == pytest.approx(gap)


def test_under_full_compensation_pulls_use_a_score_of_0_as_it_is(catalog, make_panel):
    scores = score(make_panel(catalog, [[0, 15, 35]]), catalog, Method(p=1))
    assert pull(scores, np.array([50.0, 50.0]))[0] == pytest.approx([-25, 0])


def test_an_element_unknown_for_the_peers_has_no_pull(panel, catalog):
    parts = pull(score(panel, catalog, Method()), np.array([np.nan, 40.0]))
    assert np.isnan(parts[:, 0]).all()
    assert parts[0, 1] == pytest.approx(20 - 40)


def test_a_withheld_county_has_no_gain_to_split(catalog, make_panel):
    scores = score(make_panel(catalog, [[np.nan, np.nan, 20]]), catalog, Method())
    assert np.isnan(gain_parts(scores, scores)).all()


unhurried = settings(deadline=None, max_examples=40)  # a busy machine is no fault
X = np.array([[60.0, 30.0, 20.0]])
OVERALL = np.array([1 / 3, 1 / 6, 1 / 2])
cells = arrays(np.float64, (3, 5), elements=st.one_of(st.floats(0, 100), st.just(NAN)))
overall = arrays(np.float64, 5, elements=st.integers(1, 9).map(float))


def test_the_obstacles_of_county_x_by_hand():
    """Gaps .4, .7 and .8 with weights 2/6, 1/6 and 3/6 make .65, which is 1 - .35."""
    wanted = [0.205128, 0.179487, 0.615385]
    assert obstacle_degree(X, OVERALL)[0].tolist() == pytest.approx(wanted, abs=5e-7)
    assert 1 - OVERALL @ X[0] / 100 == pytest.approx(0.65)


def test_a_missing_indicator_is_no_obstacle_and_stays_missing():
    found = obstacle_degree(np.array([[60.0, NAN, 20.0]]), OVERALL)[0]
    assert np.isnan(found[1])
    assert found[[0, 2]].tolist() == pytest.approx([0.4 / 1.6, 1.2 / 1.6])


def test_at_full_marks_nothing_is_in_the_way():
    assert obstacle_degree(np.full((1, 3), 100.0), OVERALL).tolist() == [[0, 0, 0]]


@unhurried
@given(cells, overall)
def test_obstacles_are_shares_of_the_gap(scores, weights):
    found = obstacle_degree(scores, weights)
    gap = np.nansum(weights * (100 - scores), axis=1) > 1e-9 * weights.sum()
    assert (np.isnan(found) == np.isnan(scores)).all()
    assert (np.nan_to_num(found) >= 0).all()
    assert np.nansum(found, axis=1)[gap] == pytest.approx(1)


@unhurried
@given(cells, overall, st.floats(0.1, 9), st.permutations(range(5)))
def test_scale_of_weights_and_order_of_indicators_change_no_obstacle(scores, weights, by, order):
    found = obstacle_degree(scores, weights)
    again = obstacle_degree(scores[:, order], by * weights[order])
    assert again == pytest.approx(found[:, order], abs=1e-9, nan_ok=True)


@unhurried
@given(cells, overall, st.floats(1, 50))
def test_an_indicator_that_falls_becomes_more_of_an_obstacle(scores, weights, by):
    worse = scores.copy()
    worse[:, 0] = np.maximum(worse[:, 0] - by, 0)
    before, after = obstacle_degree(scores, weights), obstacle_degree(worse, weights)
    assert (np.isnan(before[:, 0]) | (after[:, 0] >= before[:, 0] - 1e-9)).all()
