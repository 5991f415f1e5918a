"""Share of all weightings under which one county stands above another."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from model.score.power_mean import power_mean
from model.uncertainty.weight_wins import fixed_pairs, win_matrix, win_share

NAN = float("nan")
unhurried = settings(deadline=None, max_examples=40)  # a busy machine is no fault
PAIR = np.array([[50.0, 20.0], [35.0, 40.0]])
DRAWS = np.random.default_rng(4).dirichlet(np.ones(5), 100_000)
differences = arrays(np.float64, 5, elements=st.integers(-30, 30).map(float))
levels = arrays(np.float64, (5, 4), elements=st.integers(0, 40).map(lambda i: 2.5 * i))
gappy = arrays(
    np.float64, (4, 4), elements=st.one_of(st.integers(0, 20).map(lambda i: 5.0 * i), st.just(NAN))
)
exponents = st.sampled_from([1.0, 0.5, 0.01, 0.0, -0.01, -1.0, -20.0])


@pytest.mark.parametrize(("p", "share"), [(1, 0.428571), (0, 0.339748), (-1, 0.255319)])
def test_a_pair_of_counties_by_hand_under_every_exponent(p, share):
    assert win_matrix(PAIR, p)[0, 1] == pytest.approx(share, abs=5e-7)


@pytest.mark.parametrize(
    ("d", "share"), [((3, -1, -1.5), 0.5), ((1, 1, -1), 0.75), ((1, -1, -1), 0.25)]
)
def test_a_share_by_hand(d, share):
    assert win_share(np.array(d, float)) == pytest.approx(share)


def test_two_elements_share_by_the_lever_rule():
    assert win_share(np.array([30.0, -10.0])) == pytest.approx(0.75)


@unhurried
@given(differences)
def test_the_share_and_its_reverse_make_one_and_equal_random_weightings(d):
    share = win_share(d)
    assert share + win_share(-d) == pytest.approx(1, abs=1e-12)
    if d.any():
        assert share == pytest.approx((DRAWS @ d > 0).mean(), abs=0.01)


@unhurried
@given(st.lists(st.integers(-30, 30).filter(bool), min_size=2, max_size=8, unique=True))
def test_the_recursion_is_the_closed_sum_where_no_two_differences_agree(d):
    d = np.array(d, float)
    terms = [x ** (len(d) - 1) / np.prod(x - d[d != x]) for x in d if x > 0]
    assert win_share(d) == pytest.approx(sum(terms), abs=1e-6)


@unhurried
@given(differences, st.floats(0.001, 1000), st.permutations(range(5)))
def test_scale_and_order_of_differences_change_nothing(d, factor, order):
    assert win_share(factor * d[order]) == pytest.approx(win_share(d), abs=1e-9)


@unhurried
@given(differences, st.integers(0, 4), st.floats(0.1, 9))
def test_a_better_element_never_wins_less_often(d, at, by):
    better = d.copy()
    better[at] += by
    if d.any() and better.any():
        assert win_share(better) >= win_share(d) - 1e-9


@unhurried
@given(differences, st.sampled_from([0.0, NAN]))
def test_an_element_on_which_both_agree_or_one_is_missing_drops_out(d, nothing):
    longer = np.append(d, nothing)
    assert win_share(longer) == pytest.approx(win_share(d))


def test_equal_counties_share_evenly_and_without_a_common_element_nobody_knows():
    assert win_share(np.zeros(3)) == 0.5
    assert np.isnan(win_share(np.full(3, NAN)))


def test_close_differences_do_not_cancel():
    close = np.array([1.0, 1 + 1e-13, 1 - 1e-13, -1.0])
    assert win_share(close) == pytest.approx(win_share(np.array([1.0, 1, 1, -1])), abs=1e-9)


@unhurried
@given(gappy, exponents)
def test_the_matrix_is_the_share_of_each_pair_over_their_common_elements(elements, p):
    matrix = win_matrix(elements, p)
    for i, one in enumerate(elements):
        for k, other in enumerate(elements):
            both = ~np.isnan(one) & ~np.isnan(other)
            pair = win_matrix(np.array([one[both], other[both]]), p)[0, 1] if both.any() else NAN
            assert matrix[i, k] == pytest.approx(pair, nan_ok=True)
    assert matrix + matrix.T == pytest.approx(np.where(np.isnan(matrix), NAN, 1.0), nan_ok=True)


@pytest.mark.parametrize("p", [1.0, 0.5, 0.0, -1.0])
def test_the_matrix_counts_the_weightings_under_which_the_index_is_higher(p):
    rng = np.random.default_rng(11)
    elements, weights = rng.uniform(0, 100, (2, 5)), rng.dirichlet(np.ones(5), 20_000)
    first, second = (power_mean(np.tile(row, (20_000, 1)), weights, p) for row in elements)
    assert win_matrix(elements, p)[0, 1] == pytest.approx((first > second).mean(), abs=0.015)


@unhurried
@given(levels)
def test_the_matrix_is_continuous_at_the_geometric_mean(elements):
    near, at = (win_matrix(np.maximum(elements, 1), p) for p in (1e-7, 0.0))
    assert near == pytest.approx(at, abs=1e-5)


@unhurried
@given(levels, st.floats(0.1, 10))
def test_geometric_shares_do_not_hang_on_the_unit_of_an_element(elements, factor):
    lifted = 20 + elements
    rescaled = lifted * [factor, 1, 1, 1]
    assert win_matrix(rescaled, 0) == pytest.approx(win_matrix(lifted, 0), abs=1e-6)


@unhurried
@given(levels, exponents)
def test_an_order_is_fixed_exactly_where_one_county_is_nowhere_lower(elements, p):
    fixed = fixed_pairs(win_matrix(elements, p))
    seen = np.maximum(elements, 1) if p <= 0 else elements
    nowhere_lower = (seen[:, None] >= seen[None]).all(axis=-1)
    somewhere_higher = (seen[:, None] > seen[None]).any(axis=-1)
    assert (fixed == (nowhere_lower & somewhere_higher)).all()


def test_a_share_too_close_to_one_to_be_told_from_it_is_not_fixed():
    elements = np.array([[90.0] * 7 + [50.0], [1.0] * 7 + [50.001]])
    matrix = win_matrix(elements, 1)
    assert matrix[0, 1] == pytest.approx(1, abs=1e-15)
    assert 0 < matrix[1, 0] < 1e-16
    assert not fixed_pairs(matrix).any()


def test_rounding_of_a_score_decides_no_order():
    elements = np.array([[60.0, 30.0], [20.0, 30.0 + 1e-12]])
    assert fixed_pairs(win_matrix(elements, 1)).tolist() == [[False, True], [False, False]]


def test_counties_with_nothing_in_common_are_neither_compared_nor_fixed():
    matrix = win_matrix(np.array([[50.0, NAN], [NAN, 20.0], [60.0, 30.0]]), 0)
    assert np.isnan(matrix[0, 1])
    assert not fixed_pairs(matrix)[0, 1]
    assert fixed_pairs(matrix)[2, :2].all()
