"""Shares of variance: known functions, groups, outputs that do not vary, and too few runs."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from model.facts.errors import ModelError
from model.uncertainty.variance_shares import LEAST_RUNS, sobol

SINGLE = ((0,), (1,), (2,))


def ishigami(unit):
    x = np.pi * (2 * unit - 1)
    y = np.sin(x[:, 0]) + 7 * np.sin(x[:, 1]) ** 2 + 0.1 * x[:, 2] ** 4 * np.sin(x[:, 0])
    return y[:, None]


def test_the_shares_of_the_ishigami_function_are_those_of_the_literature():
    found = sobol(ishigami, SINGLE, 4096)
    assert found.first[:, 0] == pytest.approx([0.3139, 0.4424, 0], abs=0.02)
    assert found.total[:, 0] == pytest.approx([0.5576, 0.4424, 0.2437], abs=0.02)
    assert (found.total - found.first)[:, 0] == pytest.approx([0.2437, 0, 0.2437], abs=0.03)
    assert found.variance[0] == pytest.approx(13.845, rel=0.02)


def test_the_bootstraps_hold_the_true_shares_and_narrow_with_more_runs():
    coarse, fine = sobol(ishigami, SINGLE, 512), sobol(ishigami, SINGLE, 4096)
    for ranges, true in (
        (fine.first_range, [0.3139, 0.4424, 0]),
        (fine.total_range, [0.5576, 0.4424, 0.2437]),
    ):
        low, high = ranges[:, 0].T
        assert (low - 0.01 <= true).all()
        assert (true <= high + 0.01).all()
    assert (np.ptp(fine.total_range, axis=2) < np.ptp(coarse.total_range, axis=2)).all()


def test_a_sum_has_no_interaction_and_its_shares_are_those_of_the_terms():
    found = sobol(lambda unit: (unit @ [1.0, 2.0, 4.0])[:, None], SINGLE, 1024)
    assert found.first[:, 0] == pytest.approx(np.array([1, 4, 16]) / 21, abs=0.01)
    assert found.total[:, 0] == pytest.approx(np.array([1, 4, 16]) / 21, abs=0.01)
    assert found.first.sum() == pytest.approx(1, abs=0.01)
    assert found.variance[0] == pytest.approx(21 / 12, rel=0.01)


def test_an_interaction_inside_a_group_belongs_to_the_group():
    """Var(x0 x1) = 1/9 - 1/16 = 7/144, Var(x2) = 12/144."""
    found = sobol(lambda unit: (unit[:, 0] * unit[:, 1] + unit[:, 2])[:, None], ((0, 1), (2,)))
    assert found.first[:, 0] == pytest.approx([7 / 19, 12 / 19], abs=0.01)
    assert found.total[:, 0] == pytest.approx([7 / 19, 12 / 19], abs=0.01)


def test_a_pure_interaction_has_no_first_order_share():
    """(x0 - 1/2)(x1 - 1/2): neither factor alone moves the mean."""
    found = sobol(lambda unit: (unit[:, [0]] - 0.5) * (unit[:, [1]] - 0.5), ((0,), (1,)))
    assert found.first[:, 0] == pytest.approx([0, 0], abs=0.05)
    assert found.total[:, 0] == pytest.approx([1, 1], abs=0.05)


@pytest.mark.parametrize("level", [0.0, 0.1, -1e6])
def test_an_output_that_does_not_vary_has_shares_of_nothing(level):
    found = sobol(lambda unit: np.column_stack([0 * unit[:, 0] + level, unit[:, 0]]), ((0,), (1,)))
    for array in (found.first, found.total, found.first_range, found.total_range):
        assert (array[:, 0] == 0).all()
    assert found.variance[0] == 0
    assert found.total[:, 1] == pytest.approx([1, 0], abs=0.01)


def test_a_withheld_output_stays_withheld_and_leaves_the_others():
    found = sobol(lambda unit: np.column_stack([np.nan * unit[:, 0], unit[:, 1]]), ((0,), (1,)))
    assert np.isnan(found.first[:, 0]).all()
    assert np.isnan(found.variance[0])
    assert found.first[:, 1] == pytest.approx([0, 1], abs=0.01)


def test_a_factor_that_the_output_does_not_use_has_a_total_share_of_exactly_0():
    assert sobol(ishigami, (*SINGLE, (3,))).total[3, 0] == 0


@pytest.mark.parametrize("n", [1, 256, LEAST_RUNS - 1])
def test_too_few_runs_are_refused_as_noise_before_anything_is_run(n):
    with pytest.raises(ModelError, match="noise"):
        sobol(lambda _: pytest.fail("was run"), SINGLE, n)


def test_a_number_of_runs_that_unbalances_the_sample_is_refused():
    with pytest.raises(ModelError, match="power of 2"):
        sobol(ishigami, SINGLE, 1000)


@pytest.mark.parametrize("groups", [(), ((0,), (0, 1)), ((0,), (2,)), ((1,), (2,))])
def test_a_column_in_no_group_or_in_two_is_refused(groups):
    with pytest.raises(ModelError, match="every column"):
        sobol(ishigami, groups)


def test_the_same_seed_gives_the_same_shares_and_another_seed_others():
    first, again, other = (sobol(ishigami, SINGLE, 512, seed) for seed in (5, 5, 6))
    np.testing.assert_array_equal(first.total, again.total)
    np.testing.assert_array_equal(first.first_range, again.first_range)
    assert (first.total != other.total).any()


@settings(max_examples=20, deadline=None)
@given(
    st.lists(st.floats(0.5, 5), min_size=2, max_size=5),
    st.floats(0.1, 100),
    st.floats(-1000, 1000),
)
def test_the_shares_of_a_weighted_sum_follow_its_squares_in_any_unit(slopes, unit, shift):
    slopes = np.array(slopes)
    groups = [(i,) for i in range(len(slopes))]
    found = sobol(lambda u: (unit * (u @ slopes) + shift)[:, None], groups, 512)
    assert found.total[:, 0] == pytest.approx(slopes**2 / (slopes**2).sum(), abs=0.03)
    assert found.first[:, 0] == pytest.approx(found.total[:, 0], abs=0.06)
