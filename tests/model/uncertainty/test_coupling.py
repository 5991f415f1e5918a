"""Coupling coordination: the worked examples, the formula pair by pair, gaps, classes."""

from itertools import combinations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from model.uncertainty.coupling import coupling, grade

NAN = float("nan")
unhurried = settings(deadline=None, max_examples=40)  # a busy machine is no fault
levels = arrays(np.float64, (4, 6), elements=st.floats(0, 100))
gappy = arrays(np.float64, (4, 6), elements=st.one_of(st.floats(0, 100), st.just(NAN)))
points = arrays(np.float64, 6, elements=st.integers(1, 9).map(float))


def of(scores, weights=None):
    scores = np.array([scores], float)
    weights = np.full(scores.shape[1], 1 / scores.shape[1]) if weights is None else weights
    found = coupling(scores, weights)
    return found.coupling[0], found.development[0], found.degree[0]


@pytest.mark.parametrize(
    ("scores", "wanted"),
    [([50, 20], (0.529150, 0.35, 0.430352)), ([80, 50, 20], (0.487002, 0.5, 0.493458))],
)
def test_the_degree_by_hand(scores, wanted):
    assert of(scores) == pytest.approx(wanted, abs=5e-7)


@unhurried
@given(levels)
def test_the_modified_coupling_is_the_formula_pair_by_pair(scores):
    u = np.maximum(scores / 100, 0.01)
    apart = sum(np.abs(u[:, k] - u[:, m]) for k, m in combinations(range(6), 2)) / 15
    even = np.prod(u / u.max(axis=1, keepdims=True), axis=1) ** (1 / 5)
    wanted = np.sqrt((1 - apart) * even)
    assert coupling(scores, np.full(6, 1 / 6)).coupling == pytest.approx(wanted)


@unhurried
@given(levels, points)
def test_coupling_development_and_degree_lie_between_0_and_1(scores, weights):
    found = coupling(scores, weights)
    for part in (found.coupling, found.development, found.degree):
        assert (part >= 0).all()
        assert (part <= 1 + 1e-9).all()


@unhurried
@given(st.floats(1, 100))
def test_elements_on_one_level_are_fully_coupled(level):
    together, developed, degree = of([level] * 5)
    assert (together, developed) == pytest.approx((1, level / 100))
    assert degree == pytest.approx(np.sqrt(level / 100))


@unhurried
@given(gappy, points, st.permutations(range(6)), st.floats(0.1, 9))
def test_order_of_elements_and_scale_of_weights_change_nothing(scores, weights, order, by):
    found = coupling(scores, weights)
    again = coupling(scores[:, order], by * weights[order])
    assert again.coupling == pytest.approx(found.coupling, nan_ok=True)
    assert again.degree == pytest.approx(found.degree, nan_ok=True)


def test_a_missing_element_leaves_its_weight_to_the_others():
    weights = np.array([0.2, 0.5, 0.3])
    assert of([80, NAN, 20], weights) == pytest.approx(of([80, 20], weights[[0, 2]]))


def test_a_single_element_is_not_coupled_to_anything():
    together, developed, degree = of([NAN, 40, NAN])
    assert np.isnan([together, developed, degree]).all()


def test_a_score_of_zero_is_read_as_one_point():
    assert of([0, 50]) == pytest.approx(of([1, 50]))


def test_the_upper_end_belongs_to_its_class():
    degrees = np.array([0.0, 0.05, 0.1, 0.1001, 0.3, 0.6, 0.7, 0.95, 1.0, NAN])
    assert grade(degrees).tolist() == [0, 0, 0, 1, 2, 5, 6, 9, 9, -1]


def test_a_sum_of_tenths_does_not_slip_into_the_next_class():
    assert grade(np.array([0.1 + 0.2, 0.7 + 0.1])).tolist() == [2, 7]


@unhurried
@given(arrays(np.float64, 5, elements=st.floats(0, 1)))
def test_a_higher_degree_is_never_in_a_lower_class(degrees):
    classes = grade(np.sort(degrees))
    assert (np.diff(classes) >= 0).all()
    assert classes.min() >= 0
    assert classes.max() <= 9
