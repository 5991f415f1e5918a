"""Weights from pairwise judgements and from the spread of scores: by hand, and what must hold."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from model.facts.errors import ModelError
from model.uncertainty.weightings import (
    CONSISTENCY_LIMIT,
    ahp,
    correlations,
    critic,
    entropy,
    pca,
)

NAN = float("nan")
unhurried = settings(deadline=None, max_examples=40)  # a busy machine is no fault
SPREAD = np.array([[0.0, 0.2], [0.5, 0.4], [1.0, 0.6]])
THREE = np.array([[0.0, 0.2, 0.9], [0.5, 0.6, 0.5], [1.0, 0.4, 0.1]])
RULES = [entropy, critic, pca]

shares = st.lists(st.floats(0.05, 1), min_size=2, max_size=9).map(lambda w: np.array(w) / sum(w))
grid = st.integers(0, 40).map(lambda i: i / 40)
tables = arrays(np.float64, st.tuples(st.integers(4, 12), st.integers(2, 6)), elements=grid)


@st.composite
def judgements(draw):
    n = draw(st.integers(2, 9))
    matrix = np.ones((n, n))
    for i in range(n):
        for k in range(i + 1, n):
            matrix[i, k] = draw(st.sampled_from([1 / 9, 1 / 5, 1 / 3, 1, 2, 4, 7]))
            matrix[k, i] = 1 / matrix[i, k]
    return matrix


def consistent(weights):
    return weights[:, None] / weights[None]


def weighed(rule, scores):
    """Return the weights of a rule, None if it finds nothing to weigh."""
    try:
        return rule(scores)
    except ModelError:
        return None


# Pairwise judgement


def test_judgements_without_contradiction_give_their_weights():
    found = ahp(np.array([[1, 2, 4], [1 / 2, 1, 2], [1 / 4, 1 / 2, 1]]))
    assert found.weights.tolist() == pytest.approx([4 / 7, 2 / 7, 1 / 7])
    assert found.consistency_ratio == pytest.approx(0, abs=1e-12)


def test_judgements_that_contradict_each_other_a_little():
    found = ahp(np.array([[1, 3, 4], [1 / 3, 1, 3], [1 / 4, 1 / 3, 1]]))
    assert found.weights.tolist() == pytest.approx([0.614411, 0.268369, 0.117221], abs=5e-7)
    assert found.lambda_max == pytest.approx(3.073514, abs=5e-7)
    assert found.consistency_index == pytest.approx(0.036757, abs=5e-7)
    assert found.consistency_ratio == pytest.approx(0.063374, abs=5e-7)


def test_judgements_that_run_in_a_circle_are_inconsistent():
    found = ahp(np.array([[1, 9, 1 / 9], [1 / 9, 1, 9], [9, 1 / 9, 1]]))
    assert found.weights.tolist() == pytest.approx([1 / 3] * 3)
    assert found.consistency_ratio > CONSISTENCY_LIMIT


@unhurried
@given(shares)
def test_a_consistent_matrix_returns_its_weights_and_its_transpose_their_inverse(weights):
    found, turned = ahp(consistent(weights)), ahp(consistent(weights).T)
    assert found.weights == pytest.approx(weights)
    assert found.consistency_ratio == pytest.approx(0, abs=1e-9)
    assert turned.weights == pytest.approx((1 / weights) / (1 / weights).sum())


@unhurried
@given(judgements(), st.randoms())
def test_judged_weights_are_positive_and_do_not_hang_on_the_order(matrix, random):
    order = list(range(len(matrix)))
    random.shuffle(order)
    found, shuffled = ahp(matrix), ahp(matrix[np.ix_(order, order)])
    assert found.weights.sum() == pytest.approx(1)
    assert (found.weights > 0).all()
    assert matrix @ found.weights == pytest.approx(found.lambda_max * found.weights)
    assert found.lambda_max >= len(matrix) - 1e-9
    assert shuffled.weights == pytest.approx(found.weights[order])


@pytest.mark.parametrize("n", [1, 2])
def test_one_or_two_things_cannot_contradict_each_other(n):
    assert ahp(consistent(np.arange(1.0, n + 1))).consistency_ratio == 0


def test_beyond_fifteen_things_the_ratio_is_not_defined():
    found = ahp(consistent(np.arange(1.0, 17)))
    assert found.consistency_index == pytest.approx(0, abs=1e-9)
    assert np.isnan(found.consistency_ratio)


@pytest.mark.parametrize(
    ("matrix", "words"),
    [
        ([[1, 2, 4], [1 / 2, 1, 2], [1 / 3, 1 / 2, 1]], "row 1, column 3: 4; row 3, column 1"),
        ([[1, 2], [1 / 2, 3]], "row 2, column 2: 3"),
        ([[1, -2], [-1 / 2, 1]], "positive number; row 1, column 2: -2"),
        ([[1, NAN], [1, 1]], "positive number; row 1, column 2: nan"),
        ([[1, 2, 3], [1 / 2, 1, 1]], "square"),
    ],
)
def test_a_matrix_that_is_no_judgement_is_refused_at_its_place(matrix, words):
    with pytest.raises(ModelError, match=words):
        ahp(np.array(matrix, float))


# Spread of scores


def test_entropy_by_hand():
    """The columns are .588135 and .921450 of even."""
    assert entropy(SPREAD).tolist() == pytest.approx([0.839829, 0.160171], abs=5e-7)


def test_entropy_refuses_scores_beyond_its_scale():
    with pytest.raises(ModelError, match="0 to 1"):
        entropy(SPREAD * 100)


def test_critic_by_hand():
    assert critic(THREE).tolist() == pytest.approx([0.409836, 0.131148, 0.459016], abs=5e-7)


def test_critic_with_a_gap_takes_each_column_over_the_counties_it_has():
    """Both conflict by 1 - (-1); sample standard deviations are the root of 1/2 and 1/2."""
    found = critic(np.array([[0.0, 1.0], [1.0, 0.0], [NAN, 0.5]]))
    assert found.tolist() == pytest.approx([np.sqrt(2) / (1 + np.sqrt(2)), 1 / (1 + np.sqrt(2))])


def test_critic_needs_columns_that_disagree():
    with pytest.raises(ModelError, match="do not differ"):
        critic(SPREAD)


@unhurried
@given(tables, st.floats(0.1, 50))
def test_critic_weights_do_not_hang_on_the_common_scale(scores, factor):
    found = weighed(critic, scores)
    assert found is None or critic(scores * factor) == pytest.approx(found, abs=1e-9)


def test_pca_by_hand():
    """Correlations .5, -1, -.5: one eigenvalue above 1, its vector (1, sqrt 3 - 1, -1)."""
    total = 6 - 2 * np.sqrt(3)
    wanted = [1 / total, (4 - 2 * np.sqrt(3)) / total, 1 / total]
    assert pca(THREE).tolist() == pytest.approx(wanted)


def test_pca_gives_a_pair_and_a_loner_a_component_each():
    one, other = [0.0, 0.0, 1.0, 1.0], [0.0, 1.0, 0.0, 1.0]
    assert pca(np.column_stack([one, one, other])) == pytest.approx(1 / 3)


@unhurried
@given(tables, st.lists(st.sampled_from([-3.0, 0.5, 100.0]), min_size=6, max_size=6))
def test_pca_weights_do_not_hang_on_the_scale_of_any_column(scores, factor):
    found = weighed(pca, scores)
    other = scores * np.array(factor[: scores.shape[1]]) + 7
    assert found is None or pca(other) == pytest.approx(found, abs=1e-6)


@unhurried
@given(tables)
@pytest.mark.parametrize("rule", RULES)
def test_weights_by_spread_are_shares_and_a_constant_column_or_empty_county_changes_none(
    rule, scores
):
    found = weighed(rule, scores)
    if found is None:
        return
    assert found.sum() == pytest.approx(1)
    assert (found >= 0).all()
    flat = np.column_stack([scores, np.full(len(scores), 0.3)])
    assert rule(flat) == pytest.approx(np.append(found, 0.0))
    void = np.column_stack([scores, np.full(len(scores), NAN)])
    assert rule(void) == pytest.approx(np.append(found, 0.0))
    empty = np.vstack([scores, np.full(scores.shape[1], NAN)])
    assert rule(empty) == pytest.approx(found)


@unhurried
@given(tables, st.randoms())
@pytest.mark.parametrize("rule", RULES)
def test_weights_by_spread_follow_their_columns(rule, scores, random):
    found = weighed(rule, scores)
    order = list(range(scores.shape[1]))
    random.shuffle(order)
    shuffled = weighed(rule, scores[::-1, order])
    assert (found is None) == (shuffled is None)
    assert found is None or shuffled == pytest.approx(found[order], abs=1e-6)


@pytest.mark.parametrize("rule", RULES)
def test_without_any_difference_between_counties_there_is_nothing_to_weigh(rule):
    with pytest.raises(ModelError, match="do not differ"):
        rule(np.full((4, 3), 0.1))


@unhurried
@given(tables, st.data())
def test_correlations_take_each_pair_over_the_counties_that_have_both(scores, data):
    holes = data.draw(arrays(np.bool_, scores.shape))
    scores = np.where(holes, NAN, scores)
    found = correlations(scores)
    assert found == pytest.approx(found.T)
    for j in range(scores.shape[1]):
        for k in range(j):
            a, b = scores[~np.isnan(scores[:, [j, k]]).any(axis=1)][:, [j, k]].T
            varied = len(a) > 1 and np.ptp(a) > 0 and np.ptp(b) > 0
            wanted = np.corrcoef(a, b)[0, 1] if varied else 0.0
            assert found[j, k] == pytest.approx(wanted, abs=1e-9)
