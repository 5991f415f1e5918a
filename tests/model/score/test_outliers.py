"""Outliers: skewness and kurtosis as pandas has them, the usual rule step by step."""

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from model.score.outliers import is_outlying, moved, skew_kurtosis, treated, winsorised

NAN = float("nan")
EXAMPLE = np.array([*range(1, 11), 30, 100], float)  # of the manual of COINr
whole = st.integers(-50, 50).map(float)


@given(arrays(np.float64, st.integers(4, 30), elements=st.one_of(whole, st.just(NAN))))
def test_skewness_and_kurtosis_are_those_of_a_sample(values):
    present = pd.Series(values).dropna()
    if len(present) >= 4 and present.max() > present.min():
        expected = present.skew(), present.kurt()
        assert skew_kurtosis(values) == pytest.approx(expected, rel=1e-6, abs=1e-6)
    else:
        assert skew_kurtosis(values) == (0, 0)


@pytest.mark.parametrize("factor", [1e-200, 1e200])
def test_neither_depends_on_the_unit(factor):
    assert skew_kurtosis(EXAMPLE * factor) == pytest.approx(skew_kurtosis(EXAMPLE))


def test_the_outermost_moves_to_its_neighbour_until_one_limit_is_kept():
    assert is_outlying(EXAMPLE)
    one = np.where(EXAMPLE == 100, 30, EXAMPLE)
    after = [(s.skew(), s.kurt()) for s in (pd.Series(one), pd.Series(np.minimum(one, 10)))]
    expected = one if after[0][0] <= 2 or after[0][1] <= 3.5 else np.minimum(one, 10)
    assert winsorised(EXAMPLE).tolist() == expected.tolist()
    assert (-winsorised(-EXAMPLE)).tolist() == expected.tolist()


def test_gaps_stay_and_what_is_within_the_limits_is_left():
    gap = np.append(EXAMPLE, NAN)
    assert np.isnan(winsorised(gap)[-1])
    assert not moved(winsorised(gap), gap)[-1]
    calm = np.arange(20.0)
    assert winsorised(calm).tolist() == calm.tolist()
    assert not is_outlying(np.full(9, 0.1))


def test_six_outliers_are_too_many_to_move_so_all_are_logged():
    values = np.array([*range(1, 101), *(10.0**k for k in range(3, 9))])
    assert moved(winsorised(values), values).sum() == 5
    result, done = treated(values, 2, 3.5)
    assert done.startswith("logarithm")
    assert result == pytest.approx(np.log(values - 1 + 0.01 * (1e8 - 1)))
