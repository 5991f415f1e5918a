"""How low and how high a score could be: county Y by hand, and what must always hold."""

import numpy as np
import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from model.score.bounds import bounds
from model.score.indicator_tree import Branch, Tree, roll_up

NAN = float("nan")


def tree(p=0.0, least=0.0):
    return Tree(
        ("a1", "a2", "b1", "b2"),
        (
            Branch("a", ("a1", "a2"), (2, 1), min_coverage=least),
            Branch("b", ("b1", "b2"), (1, 1), min_coverage=least),
            Branch("index", ("a", "b"), (1, 1), p=p),
        ),
    )


def test_county_y_lies_between_65_and_83_while_its_days_are_unknown():
    low, high = bounds(tree(), np.array([[80.0, NAN, 80.0, 80.0]]))
    assert (low[0], high[0]) == pytest.approx((65.3197, 83.2666), abs=5e-5)


def test_the_figures_of_a_withheld_aggregate_do_not_narrow_the_bounds():
    low, high = bounds(tree(1.0, 0.6), np.array([[80.0, 80.0, 80.0, NAN]]))
    assert (low[0], high[0]) == pytest.approx((40.0, 90.0))  # b is withheld: 0 to 100


cells = st.lists(st.one_of(st.floats(0, 100), st.just(NAN)), min_size=4, max_size=4)


@given(cells, st.sampled_from([1.0, 0.0, -1.0]), st.sampled_from([0.0, 0.5, 0.6]))
@settings(max_examples=150)
def test_a_score_lies_within_its_bounds(row, p, least):
    grown, scores = tree(p, least), np.array([row])
    index = roll_up(grown, scores).values[0, grown.root]
    low, high = bounds(grown, scores)
    assume(not np.isnan(index))
    assert low[0] - 1e-9 <= index <= high[0] + 1e-9


@given(cells, st.floats(0, 100), st.integers(0, 3), st.sampled_from([1.0, 0.0, -1.0]))
@settings(max_examples=150)
def test_a_filled_gap_never_widens_the_bounds(row, figure, place, p):
    assume(np.isnan(row[place]))
    grown = tree(p, 0.5)
    low, high = bounds(grown, np.array([row]))
    filled = [*row[:place], figure, *row[place + 1 :]]
    lower, higher = bounds(grown, np.array([filled]))
    assert lower[0] >= low[0] - 1e-9
    assert higher[0] <= high[0] + 1e-9
