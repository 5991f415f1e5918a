"""Who lives in an area: shares that follow from the census, and how two of them go together."""

import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from model.facts.census import (
    IN_MIGRANTS,
    column,
    figure,
    link,
    quality,
    sample_range,
    worse,
)
from model.facts.provenance import Quality
from model.facts.published import Facts

NAN = float("nan")
FACTS = Facts(
    census={
        ("X", "resident_population"): 60_000.0,
        ("X", "migrants_from_other_province"): 1_200.0,
        ("X", "migrants_same_province_other_county"): 4_800.0,
        ("X", "illiteracy_rate_15plus"): 21.5,
        ("Y", "resident_population"): 40_000.0,
    },
    census_figures=(),
    facts=(),
    kinds={},
    products=(),
    areas={},
)


def test_in_migrants_are_those_from_other_provinces_and_counties():
    assert figure(FACTS, "X", IN_MIGRANTS) == pytest.approx(10)
    assert quality(IN_MIGRANTS) is Quality.DERIVED


def test_a_figure_that_is_not_tabulated_is_missing_and_never_zero():
    assert math.isnan(figure(FACTS, "Y", "illiteracy_rate_15plus"))
    assert math.isnan(figure(FACTS, "Y", IN_MIGRANTS))
    assert math.isnan(figure(FACTS, "Z", IN_MIGRANTS))


def test_a_census_figure_is_as_published():
    assert column(FACTS, ("X", "Y"), "illiteracy_rate_15plus")[0] == 21.5
    assert quality("illiteracy_rate_15plus") is Quality.OBSERVED


def test_two_figures_go_together_over_the_areas_where_both_are_known():
    found = link(np.array([1.0, 2.0, 3.0, NAN]), np.array([2.0, 4.0, 6.0, 100.0]))
    assert found.r == pytest.approx(1)
    assert found.n == 3


def test_the_interval_of_r_is_fishers():
    """r = 0.5 over 31 areas: z = 0.5493 +- 1.96 / sqrt(28), hence 0.177 to 0.726."""
    x = np.arange(31.0)
    noise = np.array([(-1.0) ** i for i in range(31)])
    y = 0.5 * (x - x.mean()) / x.std() + np.sqrt(0.75) * _apart(noise, x)
    found = link(x, y)
    assert found.r == pytest.approx(0.5)
    assert (found.low, found.high) == pytest.approx((0.177, 0.726), abs=0.001)
    assert found.is_clear


def _apart(noise, x):
    """Return the part of `noise` that has nothing to do with x, at a standard deviation of 1."""
    slope, start = np.polyfit(x, noise, 1)
    rest = noise - slope * x - start
    return rest / rest.std()


@given(st.lists(st.tuples(st.floats(-9, 9), st.floats(-9, 9)), min_size=4, max_size=30))
def test_the_interval_of_r_holds_r_and_lies_within_minus_1_and_1(pairs):
    found = link(*(np.round(np.array(side), 3) for side in zip(*pairs, strict=True)))
    if not math.isnan(found.r):
        assert -1 <= found.low <= found.r + 1e-9
        assert found.r - 1e-9 <= found.high <= 1
        assert found.is_clear == (found.low > 0 or found.high < 0)


def test_three_areas_have_no_interval_and_show_no_link():
    found = link(np.array([1.0, 2.0, 3.0]), np.array([1.0, 2.0, 2.5]))
    assert math.isnan(found.low)
    assert not found.is_clear


@pytest.mark.parametrize("y", [[5.0, 5.0, 5.0], [NAN, NAN, 1.0]])
def test_nothing_goes_together_with_a_figure_that_does_not_vary(y):
    assert math.isnan(link(np.array([1.0, 2.0, 3.0]), np.array(y)).r)


def test_worse_than_a_bound_means_below_it_where_more_is_better_and_above_it_otherwise():
    values = np.array([1.0, 2.0, 3.0, NAN])
    assert worse(values, 2.0, better=1).tolist() == [True, False, False, False]
    assert worse(values, 2.0, better=-1).tolist() == [False, False, True, False]


def test_in_migrants_of_the_31_counties_are_known_and_are_shares(data):
    shares = column(data.facts, data.panel.codes, IN_MIGRANTS)
    assert ((shares > 0) & (shares < 100)).all()


def test_the_range_of_a_share_found_among_few_is_wide_and_not_lopsided_below_zero():
    """Wilson 95 % of 10 in 100 is 5.5 to 17.4 %, of none in 100 it is 0 to 3.7 %."""
    assert sample_range(10.0, 100) == pytest.approx((5.523, 17.437), abs=0.01)
    assert sample_range(0.0, 100) == pytest.approx((0.0, 3.699), abs=0.01)


@given(st.floats(0, 100), st.integers(1, 10_000), st.integers(2, 50))
def test_a_larger_sample_never_widens_the_range_and_the_range_holds_the_share(share, n, times):
    low, high = sample_range(share, n)
    closer_low, closer_high = sample_range(share, n * times)
    assert 0 <= low <= share + 1e-9
    assert share - 1e-9 <= high <= 100
    assert closer_high - closer_low <= high - low + 1e-9


@pytest.mark.parametrize(("share", "persons"), [(NAN, 100.0), (5.0, NAN), (5.0, 0.0)])
def test_without_a_share_or_a_sample_there_is_no_range(share, persons):
    assert all(math.isnan(end) for end in sample_range(share, persons))
