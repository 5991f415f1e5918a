"""Any tree of indicators: the worked example of two elements, three levels, and what must hold."""

from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from model.facts.errors import TreeError
from model.score.indicator_tree import Branch, Tree, grow, roll_up, root_scores
from model.score.power_mean import weighted_mean

NAN = float("nan")
ROWS = [
    ("index", "", 1.0),
    ("a", "index", 1.0),
    ("b", "index", 1.0),
    ("a1", "a", 2.0),
    ("a2", "a", 1.0),
    ("b1", "b", 1.0),
]
X, Y = [60.0, 30.0, 20.0], [80.0, NAN, 80.0]


def two_elements(p, wa=0.5, **root):
    return Tree(
        ("a1", "a2", "b1"),
        (
            Branch("a", ("a1", "a2"), (2, 1)),
            Branch("b", ("b1",), (1,)),
            Branch("index", ("a", "b"), (wa, 1 - wa), p=p, **root),
        ),
    )


def index(tree, rows):
    return roll_up(tree, np.array(rows, float)).values[..., tree.root]


@pytest.mark.parametrize(
    ("p", "score"), [(1, 35.0), (0.5, 33.3114), (0, 31.6228), (-0.5, 30.0198), (-1, 28.5714)]
)
def test_county_x_by_hand_under_every_exponent(p, score):
    assert index(two_elements(p), [X])[0] == pytest.approx(score, abs=5e-5)


@pytest.mark.parametrize(("p", "score"), [(1, 38.0), (0, 34.6572), (-1, 31.25)])
def test_county_x_with_weights_six_to_four(p, score):
    assert index(two_elements(p, 0.6), [X])[0] == pytest.approx(score, abs=5e-5)


def test_county_y_leaves_the_missing_weight_to_the_others_and_says_so():
    tree = two_elements(0)
    rolled = roll_up(tree, np.array([Y]))
    assert rolled.values[0].tolist() == pytest.approx([80, 80, 80])
    assert rolled.coverage[0].tolist() == pytest.approx([2 / 3, 1, 5 / 6])


def test_an_aggregate_is_withheld_below_its_coverage_and_its_mean_kept_apart():
    tree = Tree(("a1", "a2"), (Branch("a", ("a1", "a2"), (2, 1), min_coverage=0.5),))
    rolled = roll_up(tree, np.array([[NAN, 40.0], [40.0, NAN]]))
    assert np.isnan(rolled.values[0, 0])
    assert rolled.means[0, 0] == 40
    assert rolled.values[1, 0] == 40


def test_an_index_needs_its_share_of_elements():
    tree = two_elements(1, min_children=0.75)
    assert np.isnan(index(tree, [[NAN, NAN, 20]])[0])


def test_a_grown_tree_finds_leaves_branches_and_root():
    tree = grow(ROWS)
    assert tree.leaves == ("a1", "a2", "b1")
    assert tree.codes[tree.root] == "index"
    assert tree.lowest == {"a", "b"}
    assert index(tree, [X])[0] == pytest.approx(35)


def test_a_leaf_may_hang_beside_a_branch():
    tree = grow([("top", "", 1), ("a", "top", 1), ("x", "a", 1), ("y", "a", 1), ("z", "top", 1)])
    assert index(tree, [[10.0, 30.0, 60.0]])[0] == pytest.approx((20 + 60) / 2)


@pytest.mark.parametrize(
    ("rows", "words"),
    [
        ([("a", "", 1), ("a", "", 1)], "twice"),
        ([("a", "b", 1), ("c", "", 1)], "no row"),
        ([("r", "", 1), ("s", "", 1), ("x", "r", 1)], "exactly one"),
        ([("r", "", 1), ("a", "b", 1), ("b", "a", 1)], "ancestor"),
        ([("r", "", 1), ("x", "r", 0)], "positive"),
    ],
)
def test_a_tree_that_cannot_be_computed_is_refused(rows, words):
    with pytest.raises(TreeError, match=words):
        grow(rows)


scores = st.lists(st.floats(1, 100), min_size=3, max_size=3)
points = st.lists(st.integers(1, 9), min_size=3, max_size=3)


@given(scores, points)
def test_arithmetic_tops_geometric_tops_harmonic_tops_the_least(level, weight):
    share = np.array(weight)[:, None] / sum(weight)
    means = [weighted_mean(np.array([level]), share, p)[0, 0] for p in (1, 0, -1)]
    assert all(high >= low - 1e-9 for high, low in pairwise([*means, min(level)]))


@given(st.floats(1, 100), points, st.sampled_from([1, 0.5, 0, -1, -20]))
def test_equal_scores_are_their_own_mean(level, weight, p):
    share = np.array(weight)[:, None] / sum(weight)
    assert weighted_mean(np.full((1, 3), level), share, p)[0, 0] == pytest.approx(level)


@st.composite
def trees(draw):
    """A tree of 2 to 4 levels with up to 3 children a node, all arithmetic, and its leaf scores."""
    rows, level, serial = [("r", "", 1.0)], ["r"], 0
    for depth in range(draw(st.integers(1, 3))):
        below = []
        for parent in level:
            if depth and draw(st.booleans()):
                continue
            for _ in range(draw(st.integers(1, 3))):
                serial += 1
                rows.append((f"n{serial}", parent, float(draw(st.integers(1, 5)))))
                below.append(f"n{serial}")
        level = below or level
    leaves = len(grow(rows).leaves)
    cell = st.one_of(st.floats(0, 100), st.just(NAN))
    table = draw(st.lists(st.lists(cell, min_size=leaves, max_size=leaves), min_size=1, max_size=4))
    return rows, np.array(table)


@given(trees())
@settings(max_examples=80)
def test_without_gaps_arithmetic_levels_flatten_to_products_of_weights(drawn):
    rows, table = drawn
    table = np.nan_to_num(table, nan=50.0)
    tree = grow(rows)
    parent = {code: up for code, up, _ in rows}
    share = {
        child: weight / sum(b.weights)
        for b in tree.branches
        for child, weight in zip(b.children, b.weights, strict=True)
    }

    def flat(code):
        return share[code] * flat(parent[code]) if parent[code] else 1.0

    weights = np.array([flat(leaf) for leaf in tree.leaves])
    assert weights.sum() == pytest.approx(1)
    assert index(tree, table) == pytest.approx(table @ weights)


@given(trees())
@settings(max_examples=80)
def test_a_level_of_only_children_changes_nothing(drawn):
    rows, table = drawn
    tree = grow(rows)
    inserted = [(c, f"over_{c}" if up else "", w) for c, up, w in rows]
    inserted += [(f"over_{c}", up, w) for c, up, w in rows if up]
    passed = grow(inserted)
    order = [passed.leaves.index(leaf) for leaf in tree.leaves]
    again = np.empty_like(table)
    again[:, order] = table
    assert index(passed, again) == pytest.approx(index(tree, table), nan_ok=True)


@given(trees(), st.floats(0.1, 10), st.randoms())
@settings(max_examples=80)
def test_scaled_weights_and_shuffled_rows_change_nothing(drawn, factor, random):
    rows, table = drawn
    tree = grow(rows)
    other = [(c, up, w * factor) for c, up, w in rows]
    random.shuffle(other)
    shuffled = grow(other)
    order = [tree.leaves.index(leaf) for leaf in shuffled.leaves]
    assert index(shuffled, table[:, order]) == pytest.approx(index(tree, table), nan_ok=True)


@given(trees(), st.sampled_from([1.0, 0.0, -1.0]))
@settings(max_examples=80)
def test_a_higher_score_never_lowers_the_index(drawn, p):
    rows, table = drawn
    tree = grow(rows, p=p)
    higher = np.minimum(table + 7, 100)
    before, after = index(tree, table), index(tree, higher)
    assert (np.isnan(before) | (after >= before - 1e-9)).all()


@given(trees())
@settings(max_examples=40)
def test_weights_by_draw_give_each_draw_its_own_root(drawn):
    rows, table = drawn
    tree = grow(rows, p=0.0)
    weights = tree.drawn(np.random.default_rng(1), 3, 0.25)
    together = root_scores(tree, table, weights)
    for s in range(3):
        alone = root_scores(tree, table, [w[s] if w.ndim == 3 else w for w in weights])
        assert alone == pytest.approx(
            np.atleast_2d(together)[s % len(np.atleast_2d(together))], nan_ok=True
        )
