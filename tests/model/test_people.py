"""Who lives in an area: shares that follow from the census, and how two of them go together."""

import math

import numpy as np
import pytest

from model.facts import Facts
from model.people import IN_MIGRANTS, beyond, column, figure, link, quality
from model.provenance import Quality

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


@pytest.mark.parametrize("y", [[5.0, 5.0, 5.0], [NAN, NAN, 1.0]])
def test_nothing_goes_together_with_a_figure_that_does_not_vary(y):
    assert math.isnan(link(np.array([1.0, 2.0, 3.0]), np.array(y)).r)


def test_worse_than_a_bound_means_below_it_where_more_is_better_and_above_it_otherwise():
    values = np.array([1.0, 2.0, 3.0, NAN])
    assert beyond(values, 2.0, better=1) == 1
    assert beyond(values, 2.0, better=-1) == 1


def test_in_migrants_of_the_31_counties_are_known_and_are_shares(data):
    shares = column(data.facts, data.panel.codes, IN_MIGRANTS)
    assert ((shares > 0) & (shares < 100)).all()
