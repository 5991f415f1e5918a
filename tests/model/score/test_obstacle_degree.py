"""Obstacle degree: whose gap to full marks it is, by the arithmetic mean."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from model.score.contributions import obstacle_degree

NAN = float("nan")
unhurried = settings(deadline=None, max_examples=40)  # a busy machine is no fault
X, OVERALL = np.array([[60.0, 30.0, 20.0]]), np.array([1 / 3, 1 / 6, 1 / 2])
cells = arrays(np.float64, (3, 5), elements=st.one_of(st.floats(0, 100), st.just(NAN)))
points = arrays(np.float64, 5, elements=st.integers(1, 9).map(float))


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
@given(cells, points)
def test_obstacles_are_shares_of_the_gap(scores, weights):
    found = obstacle_degree(scores, weights)
    gap = np.nansum(weights * (100 - scores), axis=1) > 1e-9
    assert (np.isnan(found) == np.isnan(scores)).all()
    assert (np.nan_to_num(found) >= 0).all()
    assert np.nansum(found, axis=1)[gap] == pytest.approx(1)


@unhurried
@given(cells, points, st.floats(0.1, 9), st.permutations(range(5)))
def test_scale_of_weights_and_order_of_indicators_change_no_obstacle(scores, weights, by, order):
    found = obstacle_degree(scores, weights)
    again = obstacle_degree(scores[:, order], by * weights[order])
    assert again == pytest.approx(found[:, order], abs=1e-9, nan_ok=True)


@unhurried
@given(cells, points, st.floats(1, 50))
def test_an_indicator_that_falls_becomes_more_of_an_obstacle(scores, weights, by):
    worse = scores.copy()
    worse[:, 0] = np.maximum(worse[:, 0] - by, 0)
    before, after = obstacle_degree(scores, weights), obstacle_degree(worse, weights)
    assert (np.isnan(before[:, 0]) | (after[:, 0] >= before[:, 0] - 1e-9)).all()
