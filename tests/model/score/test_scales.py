"""Scales relative to a sample: three values by hand, gaps, constant columns, changed units."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from model.score.scales import Scale, normalise

NAN = float("nan")
THREE = np.array([[2.0], [4.0], [9.0]])
UP, DOWN = np.ones(1), -np.ones(1)


def scored(scale, values=THREE, direction=UP, **ends):
    return normalise(values, direction, scale, **ends)[:, 0].tolist()


@pytest.mark.parametrize(
    ("scale", "scores"),
    [
        (Scale("min-max"), [0, 28.5714, 100]),
        (Scale("min-max", low=1), [1, 29.2857, 100]),
        (Scale("z-score", ddof=0), [-1.019049, -0.339683, 1.358732]),
        (Scale("z-score"), [-0.832050, -0.277350, 1.109400]),
        (Scale("z-score", mean=50, sd=50 / 3, ddof=0), [33.0158, 44.3386, 72.6455]),
        (Scale("rank"), [1, 2, 3]),
        (Scale("percentile"), [0, 50, 100]),
    ],
)
def test_two_four_and_nine_by_hand_on_every_scale(scale, scores):
    assert scored(scale) == pytest.approx(scores, abs=5e-5)


def test_fewer_is_better_turns_every_scale_round():
    assert scored(Scale("min-max"), direction=DOWN) == pytest.approx([100, 71.4286, 0], abs=1e-4)
    assert scored(Scale("rank"), direction=DOWN) == [3, 2, 1]


def test_halfway_to_the_target_from_the_least_scores_50_and_beyond_it_100():
    values = np.array([[2.0], [4.0], [9.0], [NAN]])
    scores = normalise(values, UP, Scale("target"), best=np.array([6.0]))[:, 0]
    assert scores[:3].tolist() == [0, 50, 100]
    assert np.isnan(scores[3])


def test_goalposts_are_fixed_and_clipped():
    ends = {"worst": np.array([4.0]), "best": np.array([8.0])}
    assert scored(Scale(), **ends) == [0, 0, 100]


def test_equal_values_share_their_mean_rank():
    assert scored(Scale("rank"), np.array([[5.0], [5.0], [7.0]])) == [1.5, 1.5, 3]


@pytest.mark.parametrize(
    ("kind", "middle"), [("min-max", 50), ("z-score", 0), ("rank", 2), ("percentile", 50)]
)
def test_a_constant_column_stands_in_the_middle(kind, middle):
    values = np.array([[0.1], [0.1], [0.1]])
    assert scored(Scale(kind), values) == [middle] * 3


KINDS = ("min-max", "z-score", "rank", "percentile")
columns = arrays(np.float64, (6, 2), elements=st.one_of(st.integers(-50, 50), st.just(NAN)))


@given(columns, st.sampled_from(KINDS))
def test_missing_stays_missing_and_nothing_else_does(values, kind):
    scores = normalise(values, np.ones(2), Scale(kind))
    assert (np.isnan(scores) == np.isnan(values)).all()
    assert np.isfinite(scores[~np.isnan(values)]).all()


@given(columns, st.sampled_from(KINDS), st.sampled_from([0.5, 2.0, 64.0]), st.integers(-9, 9))
def test_another_unit_of_the_same_thing_changes_no_score(values, kind, factor, shift):
    before = normalise(values, np.ones(2), Scale(kind))
    after = normalise(values * factor + shift, np.ones(2), Scale(kind))
    assert after == pytest.approx(before, nan_ok=True, abs=1e-9)
