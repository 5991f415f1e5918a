"""How important an element turns out, and each county under the weights that suit it best."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays
from scipy.optimize import linprog

from model.facts.errors import ModelError
from model.uncertainty.weightings import best_case

NAN = float("nan")
unhurried = settings(deadline=None, max_examples=40)  # a busy machine is no fault
levels = arrays(np.float64, (6, 5), elements=st.floats(1, 100))


def test_under_free_weights_each_county_is_known_by_its_strong_side():
    """Shares 0..1: (80, 20) and (20, 80) both are first; (40, 40) is half of them at any share."""
    scores, shares = best_case(np.array([[80.0, 20], [20, 80], [40, 40]]), 0, 1)
    assert scores.tolist() == pytest.approx([1, 1, 0.8])
    assert shares[2].tolist() == pytest.approx([0.5, 0.5])


def test_fixed_shares_leave_no_choice():
    """Half and half: by either's own scale the other has .5 * 2 + .5 * .5 = 1.25 times as much."""
    scores, _ = best_case(np.array([[80.0, 20], [40, 40]]), 0.5, 0.5)
    assert scores.tolist() == pytest.approx([0.8, 0.8])


def directly(elements, unit, least, most):
    """The problem as published, in weights u instead of shares."""
    own = elements[unit]
    k = len(own)
    low = least * np.ones((k, 1)) * own - np.diag(own)
    high = np.diag(own) - most * np.ones((k, 1)) * own
    rows, right = np.vstack([elements, low, high]), np.append(np.ones(len(elements)), [0] * 2 * k)
    return -linprog(-own, A_ub=rows, b_ub=right).fun


@unhurried
@given(levels)
def test_shares_and_weights_are_two_forms_of_one_problem(elements):
    scores, _ = best_case(elements, 0.1, 0.4)
    wanted = [directly(elements, unit, 0.1, 0.4) for unit in range(len(elements))]
    assert scores == pytest.approx(wanted, abs=1e-6)


@unhurried
@given(levels, arrays(np.float64, 5, elements=st.floats(0.01, 1)))
def test_no_weighting_within_the_limits_treats_a_county_better(elements, weight):
    scores, _ = best_case(elements, 0, 1)
    under = elements @ weight
    assert (scores >= under / under.max() - 1e-7).all()
    assert (scores <= 1 + 1e-9).all()


@unhurried
@given(levels, arrays(np.float64, 5, elements=st.floats(1, 20)))
def test_the_best_case_does_not_hang_on_the_unit_of_an_element(elements, factor):
    rescaled, scores = best_case(elements * factor)[0], best_case(elements)[0]
    assert rescaled == pytest.approx(scores, abs=1e-6)


@unhurried
@given(levels)
def test_shares_of_the_best_case_sum_to_one_within_their_limits(elements):
    _, shares = best_case(elements)
    assert shares.sum(axis=1) == pytest.approx(1)
    assert shares.min() >= 0.05 - 1e-9
    assert shares.max() <= 0.25 + 1e-9


def test_a_missing_element_takes_no_share_and_too_few_give_no_best_case():
    elements = np.full((3, 8), 50.0)
    elements[1, 0] = NAN
    elements[2, :5] = NAN
    scores, shares = best_case(elements)
    assert scores.tolist() == pytest.approx([1, 1, NAN], nan_ok=True)
    assert np.isnan(shares[1, 0])
    assert np.nansum(shares[1]) == pytest.approx(1)
    assert np.isnan(shares[2]).all()


def test_a_rival_gains_nothing_from_an_element_that_it_has_not():
    """Half and half: twice on one element and nothing on the other is just as good, no better."""
    scores, _ = best_case(np.array([[40.0, 40.0], [80.0, NAN]]), 0.5, 0.5)
    assert scores.tolist() == pytest.approx([1, NAN], nan_ok=True)


def test_a_score_of_zero_counts_as_the_floor():
    elements = np.full((2, 8), 50.0)
    low, zero = elements.copy(), elements.copy()
    low[0, 0], zero[0, 0] = 1.0, 0.0
    scores, _ = best_case(zero)
    assert scores == pytest.approx(best_case(low)[0])
    assert scores[0] == pytest.approx(1 / (0.05 * 50 + 0.95))


def test_limits_that_no_shares_meet_are_refused():
    with pytest.raises(ModelError, match="cannot sum to 1"):
        best_case(np.full((2, 3), 50.0))
