"""Means: inside an element and across elements."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from model.score.power_mean import power_mean, weighted_mean

X = np.array([50.0, 20.0])
EQUAL = np.array([0.5, 0.5])
level = st.floats(1.0, 100.0)
point = st.integers(1, 20)
compensation = st.sampled_from([1, 0, -1])


def elements(count=8, floor=1.0):
    return arrays(np.float64, count, elements=st.floats(floor, 100.0))


def points(count=8):
    return arrays(np.float64, count, elements=point.map(float))


@pytest.mark.parametrize(
    ("p", "index"),
    [(1, 35), (0.5, 33.3114), (0, 31.6228), (-0.5, 30.0198), (-1, 28.5714)],
)
def test_the_index_of_county_x_falls_as_elements_compensate_less(p, index):
    assert power_mean(X, EQUAL, p) == pytest.approx(index, abs=5e-5)


@pytest.mark.parametrize(("p", "index"), [(1, 38), (0, 34.6572), (-1, 31.25)])
def test_weights_of_6_to_4_pull_county_x_towards_its_better_element(p, index):
    assert power_mean(X, np.array([0.6, 0.4]), p) == pytest.approx(index, abs=5e-5)


def test_county_x_has_element_scores_50_and_20():
    weights = np.array([[2 / 3, 0], [1 / 3, 0], [0, 1]])
    assert weighted_mean(np.array([[60.0, 30.0, 20.0]]), weights, 1)[0] == pytest.approx(X)


def test_a_missing_indicator_leaves_its_weight_to_the_others():
    weights = np.array([[2 / 3, 0], [1 / 3, 0], [0, 1]])
    scores = weighted_mean(np.array([[80.0, np.nan, 80.0]]), weights, 1)[0]
    assert scores == pytest.approx([80, 80])


def test_an_element_without_any_figure_has_no_score():
    weights = np.array([[1.0, 0.0], [0.0, 1.0]])
    scores = weighted_mean(np.array([[np.nan, 40.0]]), weights, 1)[0]
    assert np.isnan(scores[0])
    assert scores[1] == 40


@pytest.mark.parametrize("p", [1, 0, -1])
def test_a_missing_element_leaves_its_weight_to_the_others(p):
    with_gap = power_mean(np.array([50.0, np.nan, 20.0]), np.array([0.4, 0.2, 0.4]), p)
    assert with_gap == pytest.approx(power_mean(X, EQUAL, p))


@pytest.mark.parametrize("p", [1, 0, -1])
def test_a_county_without_elements_has_no_index(p):
    assert np.isnan(power_mean(np.array([np.nan, np.nan]), EQUAL, p))


def test_an_element_at_0_does_not_drag_the_index_to_0():
    low = power_mean(np.array([0.0, 100.0]), EQUAL, 0)
    assert low == pytest.approx(10)
    assert power_mean(np.array([0.0, 100.0]), EQUAL, 1) == pytest.approx(50)


@settings(deadline=None, max_examples=60)
@given(scores=elements(), weights=points())
def test_less_compensation_never_raises_the_index(scores, weights):
    full, part, hardly = (power_mean(scores, weights, p) for p in (1, 0, -1))
    assert full >= part - 1e-9
    assert part >= hardly - 1e-9
    assert hardly >= scores.min() - 1e-9


@settings(deadline=None, max_examples=40)
@given(score=level, weights=points(), p=compensation)
def test_elements_that_all_agree_are_the_index(score, weights, p):
    assert power_mean(np.full(8, score), weights, p) == pytest.approx(score, abs=1e-9)


@settings(deadline=None, max_examples=40)
@given(scores=elements(), weights=points(), p=compensation, factor=st.floats(0.01, 100))
def test_weights_are_free_of_scale(scores, weights, p, factor):
    index = power_mean(scores, weights, p)
    assert power_mean(scores, weights * factor, p) == pytest.approx(index, abs=1e-9)


@settings(deadline=None, max_examples=40)
@given(scores=elements(), weights=points(), p=compensation, order=st.permutations(range(8)))
def test_the_order_of_elements_is_irrelevant(scores, weights, p, order):
    index = power_mean(scores, weights, p)
    assert power_mean(scores[order], weights[order], p) == pytest.approx(index, abs=1e-9)


@settings(deadline=None, max_examples=60)
@given(scores=elements(), weights=points(), p=compensation, at=st.integers(0, 7), up=level)
def test_a_better_element_never_lowers_the_index(scores, weights, p, at, up):
    better = scores.copy()
    better[at] = max(better[at], up)
    assert power_mean(better, weights, p) >= power_mean(scores, weights, p) - 1e-9


@settings(deadline=None, max_examples=40)
@given(scores=elements(floor=2.0), weights=points(), p=compensation, at=st.integers(0, 7))
def test_a_small_step_of_an_element_is_worth_its_marginal_value(scores, weights, p, at):
    share = weights / weights.sum()
    index = power_mean(scores, share, p)
    step = np.zeros(8)
    step[at] = 1e-4 * scores[at]
    slope = power_mean(scores + step, share, p) - power_mean(scores - step, share, p)
    marginal = share[at] * (index / scores[at]) ** (1 - p)
    assert slope / (2 * step[at]) == pytest.approx(marginal, rel=1e-5)


@settings(deadline=None, max_examples=40)
@given(
    scores=arrays(np.float64, 6, elements=st.floats(0, 100) | st.just(np.nan)),
    weights=points(6),
)
def test_an_element_lies_between_its_lowest_and_highest_indicator(scores, weights):
    mean = weighted_mean(scores[None], (weights / weights.sum())[:, None], 1)[0]
    present = scores[~np.isnan(scores)]
    assert np.isnan(mean[0]) == (len(present) == 0)
    if len(present):
        assert present.min() - 1e-9 <= mean[0] <= present.max() + 1e-9
