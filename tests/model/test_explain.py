"""What carries a score and a change of it: the worked example, sums that close, differences."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from model.facts.errors import ModelError
from model.score.explain import attribution, marginals, shapley
from model.score.indicator_tree import Branch, Tree, roll_up

X, AFTER = np.array([[60.0, 30.0, 20.0]]), np.array([[60.0, 70.0, 40.0]])


def tree(p):
    return Tree(
        ("a1", "a2", "b1"),
        (Branch("a", ("a1", "a2"), (2, 1)), Branch("b", ("b1",), (1,)),
         Branch("index", ("a", "b"), (1, 1), p=p)),
    )  # fmt: skip


def deep(p, q):
    return Tree(
        ("x", "y", "z", "u"),
        (Branch("low", ("x", "y"), (1, 3), p=p), Branch("mid", ("low", "z"), (2, 1), p=q),
         Branch("top", ("mid", "u"), (1, 1), p=p)),
    )  # fmt: skip


@pytest.mark.parametrize(
    ("p", "elements"), [(0, (0.316228, 0.790569)), (1, (0.5, 0.5)), (-1, (0.163265, 1.020408))]
)
def test_a_point_on_each_element_of_county_x_is_worth_this_much(p, elements):
    worth = marginals(tree(p), roll_up(tree(p), X))[0]
    a, b = elements
    assert worth.tolist() == pytest.approx([a * 2 / 3, a / 3, b], abs=5e-7)


@pytest.mark.parametrize(
    ("p", "parts"), [(0, (4.7580, 13.9515)), (1, (6.6667, 10.0)), (-1, (2.9493, 17.5115))]
)
def test_the_gain_of_county_x_splits_into_these_parts(p, parts):
    split = attribution(tree(p), roll_up(tree(p), X), roll_up(tree(p), AFTER))[0]
    assert split.tolist() == pytest.approx([0, *parts], abs=5e-5)


def test_shapley_splits_the_same_gain_almost_alike():
    def value(acting):
        state = X.copy()
        state[0, [1 + i for i in acting]] = AFTER[0, [1 + i for i in acting]]
        return float(roll_up(tree(0), state).values[0, -1])

    assert shapley(value, 2).tolist() == pytest.approx([4.7892, 13.9203], abs=5e-5)


def test_many_players_are_sampled_and_still_add_up():
    gains = np.arange(14.0)
    split = shapley(lambda acting: float(gains[list(acting)].sum()) ** 2, 14, samples=20)
    assert split.sum() == pytest.approx(gains.sum() ** 2)


cells = st.lists(st.floats(2, 100), min_size=4, max_size=4)
exponents = st.sampled_from([1.0, 0.0, -1.0, 0.5])


@given(cells, cells, exponents, exponents)
@settings(max_examples=150)
def test_parts_add_up_to_the_change_and_turn_round_with_it(before, after, p, q):
    grown = deep(p, q)
    start, end = (roll_up(grown, np.array([row])) for row in (before, after))
    parts = attribution(grown, start, end)
    assert parts.sum() == pytest.approx(end.values[0, -1] - start.values[0, -1], abs=1e-7)
    assert attribution(grown, end, start) == pytest.approx(-parts, abs=1e-7)


@given(cells, exponents, exponents, st.integers(0, 3))
@settings(max_examples=150)
def test_marginals_agree_with_small_differences(row, p, q, leaf):
    grown, step = deep(p, q), 1e-4
    up, down = np.array([row]), np.array([row])
    up[0, leaf] += step
    down[0, leaf] -= step
    slope = (roll_up(grown, up).values[0, -1] - roll_up(grown, down).values[0, -1]) / (2 * step)
    assert marginals(grown, roll_up(grown, np.array([row])))[0, leaf] == pytest.approx(
        slope, rel=1e-5, abs=1e-8
    )


def test_below_the_floor_a_point_is_worth_nothing():
    grown = Tree(("x", "y"), (Branch("top", ("x", "y"), (1, 1), p=0.0),))
    assert marginals(grown, roll_up(grown, np.array([[0.2, 50.0]])))[0, 0] == 0


def test_a_missing_leaf_carries_nothing_and_a_withheld_root_is_blank():
    grown = tree(0)
    rolled = roll_up(grown, np.array([[60, np.nan, 20], [np.nan] * 3]))
    worth = marginals(grown, rolled)
    assert worth[0, 1] == 0
    assert np.isnan(worth[1]).all()


def test_a_change_of_what_is_published_is_not_split():
    gap = X.copy()
    gap[0, 1] = np.nan
    with pytest.raises(ModelError):
        attribution(tree(0), roll_up(tree(0), gap), roll_up(tree(0), AFTER))
