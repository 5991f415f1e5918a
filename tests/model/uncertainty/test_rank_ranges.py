"""Rank intervals over all versions of the method, all factors together or some alone."""

from dataclasses import replace

import numpy as np
import pytest

from model.score.method import Method
from model.score.scores import score
from model.uncertainty.draws import draw, intervals, ranks
from model.uncertainty.rank_ranges import FACTORS, rank_intervals

BASIC = Method()
NAN = float("nan")
ROWS = [[60.3, 12.1, 20.7], [40, 9, 30], [72, 7, 44], [55, 11, 52], [31, 13, 18], [66, 8, 25]]
HOLED = [[60.3, NAN, 20.7], *ROWS[1:]]


@pytest.fixture(scope="module")
def six(catalog, make_panel):
    return make_panel(catalog, ROWS)


@pytest.fixture(scope="module")
def holed(catalog, make_panel):
    return make_panel(catalog, HOLED)


def still(catalog):
    method = replace(catalog.method, weight_spread=0, noise_observed=0, noise_derived=0)
    return replace(catalog, method=method)


def stands(panel, catalog, factors=FACTORS, method=BASIC):
    baseline = score(panel, catalog, method)
    return rank_intervals(draw(panel, catalog), panel, baseline, catalog, factors)


def same(one, other):
    for name in ("rank", "above", "shift"):
        np.testing.assert_array_equal(getattr(one, name), getattr(other, name))


# --- factors -----------------------------------------------------------------------------------


@pytest.mark.parametrize("p", [1, 0, -1])
def test_with_every_factor_off_the_range_is_todays_rank(six, holed, catalog, p):
    for panel in (six, holed):
        known = stands(panel, catalog, (), Method(p=p))
        today = ranks(score(panel, catalog, Method(p=p)).index)
        np.testing.assert_array_equal(known.rank, np.repeat(today[:, None], 3, axis=1))
        assert (known.shift == 0).all()


@pytest.mark.parametrize("p", [1, 0, -1])
@pytest.mark.parametrize("rows", [ROWS, HOLED])
def test_without_other_scales_and_means_the_ranges_are_those_of_the_scores(
    catalog, make_panel, rows, p
):
    panel = make_panel(catalog, rows)
    baseline = score(panel, catalog, Method(p=p))
    known = intervals(draw(panel, catalog), baseline, catalog)
    alone = stands(panel, catalog, ("weights", "cells", "missing"), Method(p=p))
    np.testing.assert_array_equal(alone.rank, known.rank)


@pytest.mark.parametrize("factor", ["scale", "compensation"])
def test_switching_off_factors_that_move_nothing_leaves_the_draws_of_the_others(
    six, catalog, factor
):
    quiet = still(catalog)
    together = (factor, "weights", "cells", "missing")
    same(stands(six, quiet, (factor,)), stands(six, quiet, together))


def test_switching_off_the_scales_leaves_the_drawn_means(catalog, make_panel):
    """On figures spread evenly from end to end of the goalposts, min-max changes nothing."""
    panel = make_panel(catalog, [[0, 5, 10], [100, 15, 60], [50, 7.5, 35]])
    quiet, both = still(catalog), ("compensation", "scale")
    alone, together = stands(panel, quiet, both[:1]), stands(panel, quiet, both)
    kept = scale_drawn(quiet) < 2  # goalposts or min-max
    np.testing.assert_array_equal(alone.shift[kept], together.shift[kept])


def scale_drawn(catalog):
    stream = np.random.default_rng(np.random.SeedSequence(catalog.method.seed).spawn(6)[5])
    return stream.integers(0, 4, catalog.method.draws)


def test_the_same_seed_gives_the_same_ranges_and_another_seed_others(six, catalog):
    same(stands(six, catalog), stands(six, catalog))
    other = replace(catalog, method=replace(catalog.method, seed=8))
    assert (stands(six, catalog).shift != stands(six, other).shift).any()


def test_each_mean_and_each_scale_is_drawn_about_equally_often(data):
    """Among means alone a county's rank is one of its three, and each comes up."""
    by_p = [score(data.panel, data.catalog, Method(p=p)).index for p in (1, 0, -1)]
    known = stands(data.panel, data.catalog, ("compensation",))
    apart = np.abs(ranks(np.array(by_p)) - ranks(by_p[1])).mean(axis=1)
    assert apart[0] > 0
    assert apart[2] > 0
    for shift in apart:
        often = np.isclose(apart, shift).mean()  # two means may be equally far from the geometric
        assert np.isclose(known.shift, shift).mean() == pytest.approx(often, abs=0.05)


def test_gaps_move_their_own_county_and_the_noise_of_the_figures_every_one(catalog, make_panel):
    """Six far apart with one gap in the first: filled, it passes others, which keep their order."""
    holed = make_panel(catalog, [[60.3, NAN, 29.0], *ROWS[1:]])
    gaps = stands(holed, catalog, ("missing",))
    noise = stands(holed, catalog, ("cells",))
    ordered = gaps.above[1:, 1:]
    assert np.isin(ordered[~np.isnan(ordered)], (0, 1)).all()
    assert ((gaps.above[0, 1:] > 0) & (gaps.above[0, 1:] < 1)).any()
    assert ((noise.above > 0) & (noise.above < 1))[1:, 1:].any()


# --- results -----------------------------------------------------------------------------------


def test_a_county_that_leads_by_far_everywhere_is_first_in_every_version(catalog, make_panel):
    panel = make_panel(catalog, [[95, 5, 59], [40, 11, 25], [30, 13, 20]])
    known = stands(panel, catalog)
    assert known.rank[0].tolist() == [1, 1, 1]
    assert known.above[0, 1:].tolist() == [1, 1]
    assert known.above[1:, 0].tolist() == [0, 0]


def test_twins_stand_above_each_other_half_of_the_time(catalog, make_panel):
    panel = make_panel(catalog, [[60, 9, 30], [60, 9, 30], [20, 14, 12]])
    known = stands(panel, still(catalog), ("compensation", "scale"))
    assert known.above[0, 1] == 0.5
    assert known.above[1, 0] == 0.5
    assert known.rank[:2].tolist() == [[1.5, 1.5, 1.5], [1.5, 1.5, 1.5]]


def test_more_factors_widen_the_ranges_of_the_shipped_figures(data):
    narrow = stands(data.panel, data.catalog, ("weights",))
    wide = stands(data.panel, data.catalog)
    assert np.ptp(narrow.rank[:, [0, 2]], axis=1).sum() < np.ptp(wide.rank, axis=1).sum()
    assert narrow.shift.mean() < wide.shift.mean()


def test_the_shares_of_the_shipped_figures_agree_with_each_other(data):
    known = stands(data.panel, data.catalog)
    n = len(data.panel.codes)
    assert known.above.shape == (n, n)
    off = ~np.eye(n, dtype=bool)
    assert (known.above + known.above.T)[off] == pytest.approx(1)
    assert np.isnan(np.diag(known.above)).all()
    assert (np.diff(known.rank, axis=1) >= 0).all()


def test_a_withheld_county_has_no_rank_and_stands_in_nobodys_way(catalog, make_panel):
    panel = make_panel(catalog, [[NAN, NAN, 59], *ROWS[1:]])
    known = stands(panel, catalog)
    assert np.isnan(known.rank[0]).all()
    assert np.isnan(known.above[0]).all()
    assert np.isnan(known.above[:, 0]).all()
    assert (known.rank[1:] <= 5).all()
    assert not np.isnan(known.shift).any()


def test_with_real_data_only_nobody_is_ranked(data):
    known = stands(data.panel.real_only(), data.catalog)
    for array in (known.rank, known.above, known.shift):
        assert np.isnan(array).all()
