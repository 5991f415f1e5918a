"""Goalposts: raw values to scores."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from model.score.goalposts import clip, goalposts

number = st.floats(-1e3, 1e3, allow_nan=False)
wide = st.floats(1.0, 1e3)


def test_a_county_at_its_worst_scores_0_and_at_its_best_100():
    worst, best = np.array([0.0, 15.0, 10.0]), np.array([100.0, 5.0, 60.0])
    assert goalposts(worst, worst, best) == pytest.approx([0, 0, 0])
    assert goalposts(best, worst, best) == pytest.approx([100, 100, 100])


def test_county_x_scores_60_30_20():
    scores = goalposts(np.array([60, 12, 20]), np.array([0, 15, 10]), np.array([100, 5, 60]))
    assert scores == pytest.approx([60, 30, 20])


def test_fewer_days_score_more_where_days_are_bad():
    scores = goalposts(np.array([12.0, 8.0]), np.array(15.0), np.array(5.0))
    assert scores[1] > scores[0]


def test_a_missing_value_has_no_score_not_a_zero():
    scores = clip(goalposts(np.array([np.nan, 0.0]), np.array(0.0), np.array(100.0)))
    assert np.isnan(scores[0])
    assert scores[1] == 0


def test_values_beyond_the_goalposts_score_0_or_100_after_clipping():
    scores = goalposts(np.array([-20.0, 130.0]), np.array(0.0), np.array(100.0))
    assert scores == pytest.approx([-20, 130])
    assert clip(scores) == pytest.approx([0, 100])


@settings(deadline=None, max_examples=50)
@given(x=number, worst=number, width=wide, scale=st.floats(0.01, 100), shift=number)
def test_a_change_of_unit_leaves_the_score_unchanged(x, worst, width, scale, shift):
    best = worst + width
    before = goalposts(np.array(x), np.array(worst), np.array(best))
    after = goalposts(
        np.array(scale * x + shift), np.array(scale * worst + shift), np.array(scale * best + shift)
    )
    assert after == pytest.approx(before, rel=1e-6, abs=1e-6)


@settings(deadline=None, max_examples=50)
@given(x=number, step=st.floats(0, 1e3), worst=number, width=wide, up=st.booleans())
def test_a_better_value_never_scores_less(x, step, worst, width, up):
    worst_end, best_end = (worst, worst + width) if up else (worst + width, worst)
    better = x + step if up else x - step
    scores = clip(goalposts(np.array([x, better]), np.array(worst_end), np.array(best_end)))
    assert scores[1] >= scores[0]
