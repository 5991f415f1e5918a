"""Seeded draws: ranges of scores and ranks."""

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from model.facts.provenance import Quality
from model.score.method import Method
from model.score.scores import indicator_scores, score
from model.uncertainty.draws import draw, intervals, quantiles, ranks

BASIC = Method()
NAN = float("nan")
ROWS = [[60.3, 12.1, 20.7], [40, 9, 30], [72, 7, 44], [55, 11, 52], [31, 13, 18], [66, 8, 25]]


def still(catalog):
    method = replace(catalog.method, weight_spread=0, noise_observed=0, noise_derived=0)
    return replace(catalog, method=method)


def ranges(panel, catalog, method=BASIC):
    return intervals(draw(panel, catalog), score(panel, catalog, method), catalog)


@pytest.fixture(scope="module")
def six(catalog, make_panel):
    return make_panel(catalog, ROWS)


def test_the_same_seed_gives_the_same_draws(six, catalog):
    first, second = draw(six, catalog), draw(six, catalog)
    np.testing.assert_array_equal(first.cells, second.cells)
    np.testing.assert_array_equal(first.weights, second.weights)


def test_another_seed_gives_other_draws(six, catalog):
    other = replace(catalog, method=replace(catalog.method, seed=8))
    assert (draw(six, catalog).cells != draw(six, other).cells).any()


def test_switching_cell_noise_off_leaves_the_drawn_weights(six, catalog):
    method = replace(catalog.method, noise_observed=0)
    quiet = draw(six, replace(catalog, method=method))
    np.testing.assert_array_equal(quiet.weights, draw(six, catalog).weights)


def test_switching_weight_draws_off_leaves_the_drawn_cells(six, catalog):
    fixed = replace(catalog, method=replace(catalog.method, weight_spread=0))
    np.testing.assert_array_equal(draw(six, fixed).cells, draw(six, catalog).cells)


def test_another_figure_in_one_county_leaves_the_draws_of_the_others(six, catalog, make_panel):
    changed = make_panel(catalog, [[10, 10, 10], *ROWS[1:]])
    here, there = draw(six, catalog), draw(changed, catalog)
    np.testing.assert_array_equal(here.cells[:, 1:], there.cells[:, 1:])
    np.testing.assert_array_equal(here.weights, there.weights)


def test_another_figure_in_one_county_leaves_the_ranges_of_the_others(six, catalog, make_panel):
    changed = make_panel(catalog, [[10, 10, 10], *ROWS[1:]])
    before, after = ranges(six, catalog), ranges(changed, catalog)
    np.testing.assert_array_equal(before.index[1:], after.index[1:])


def test_without_any_doubt_the_range_is_the_score_itself(six, catalog):
    certain = still(catalog)
    known = ranges(six, certain)
    index = score(six, certain, Method()).index
    np.testing.assert_allclose(known.index, np.repeat(index[:, None], 3, axis=1), atol=1e-9)


def test_an_observed_figure_is_drawn_within_2_points_and_a_derived_one_within_8(
    catalog, make_panel
):
    kinds = np.full((6, 3), Quality.OBSERVED.rank)
    kinds[:, 2] = Quality.DERIVED.rank
    panel = make_panel(catalog, ROWS, kinds)
    away = np.abs(draw(panel, catalog).cells - indicator_scores(panel, catalog))
    assert 1.9 < away[:, :, :2].max() <= 2 + 1e-9
    assert 7.8 < away[:, :, 2].max() <= 8 + 1e-9


def test_an_estimate_may_be_wrong_for_all_counties_at_once(catalog, make_panel, with_half_width):
    catalog = with_half_width(catalog, 0.2)
    panel = make_panel(catalog, ROWS, np.full((6, 3), Quality.ILLUSTRATIVE.rank))
    away = draw(panel, catalog).cells - indicator_scores(panel, catalog)
    together = away[:, :, 0].mean(axis=1)
    apart = away[:, :, 0] - together[:, None]
    assert 15 < np.abs(together).max() < 30
    assert np.abs(apart).max() <= 20 + 1e-9
    assert np.corrcoef(away[:, 0, 0], away[:, 1, 0])[0, 1] > 0.6


def test_estimates_of_different_indicators_are_wrong_independently(
    catalog, make_panel, with_half_width
):
    catalog = with_half_width(catalog, 0.2)
    panel = make_panel(catalog, ROWS, np.full((6, 3), Quality.ILLUSTRATIVE.rank))
    away = draw(panel, catalog).cells - indicator_scores(panel, catalog)
    assert abs(np.corrcoef(away[:, 0, 0], away[:, 0, 1])[0, 1]) < 0.2


def test_a_share_is_never_drawn_outside_0_to_100_percent(catalog, make_panel, with_half_width):
    catalog = with_half_width(catalog, 0.5)
    panel = make_panel(catalog, [[3, 14, 12], [98, 6, 59]], np.full((2, 3), 2))
    cells = draw(panel, catalog).cells[:, :, 0]
    assert cells.min() == 0
    assert cells.max() == 100


def test_a_gap_is_drawn_from_the_countys_own_prefecture(catalog, make_panel, make_county):
    west = [make_county(f"W{i}", prefecture="west") for i in range(4)]
    east = [make_county(f"E{i}", prefecture="east") for i in range(4)]
    rows = [[NAN, 10, 30], *[[20, 10, 30]] * 3, *[[80, 10, 30]] * 4]
    cells = draw(make_panel(catalog, rows, counties=(*west, *east)), catalog).cells
    assert (cells[:, 0, 0] < 23).all()


def test_a_gap_is_drawn_from_all_counties_where_the_prefecture_knows_too_little(
    catalog, make_panel, make_county
):
    west = [make_county(f"W{i}", prefecture="west") for i in range(3)]
    east = [make_county(f"E{i}", prefecture="east") for i in range(4)]
    rows = [[NAN, 10, 30], *[[20, 10, 30]] * 2, *[[80, 10, 30]] * 4]
    cells = draw(make_panel(catalog, rows, counties=(*west, *east)), catalog).cells
    assert (cells[:, 0, 0] > 75).any()
    assert (cells[:, 0, 0] < 25).any()


def test_a_gap_that_nobody_can_fill_is_drawn_from_0_to_100(catalog, make_panel):
    cells = draw(make_panel(catalog, [[NAN, 10, 30]] * 4), catalog).cells[:, :, 0]
    assert cells.min() < 5
    assert cells.max() > 95


def test_one_county_that_reports_tells_nothing_certain_of_the_others(catalog, make_panel):
    cells = draw(make_panel(catalog, [[NAN, 12, 20], [81, NAN, 30], [NAN, 9, 40]]), catalog).cells
    assert np.ptp(cells[:, 0, 0]) > 90
    assert np.ptp(cells[:, 1, 0]) <= 2 * catalog.method.noise_observed


def test_a_gap_widens_the_range(catalog, make_panel):
    gap = make_panel(catalog, [[60.3, NAN, 20.7], *ROWS[1:]])
    full = make_panel(catalog, ROWS)
    narrow, wide = (np.ptp(ranges(p, catalog).index[0]) for p in (full, gap))
    assert wide > narrow


def test_a_range_holds_its_own_middle(six, catalog):
    known = ranges(six, catalog)
    for array in (known.index, known.elements, known.rank):
        assert (array[..., 0] <= array[..., 1]).all()
        assert (array[..., 1] <= array[..., 2]).all()


def test_a_withheld_county_is_withheld_in_every_draw_and_stands_in_nobodys_way(catalog, make_panel):
    panel = make_panel(catalog, [[NAN, NAN, 59], *ROWS[1:]])
    known = ranges(panel, catalog)
    assert np.isnan(known.drawn[:, 0]).all()
    assert np.isnan(known.index[0]).all()
    assert np.isnan(known.rank[0]).all()
    assert known.rank[1:].max() <= 5
    assert known.rank[1:].min() == 1


def test_ranks_start_at_1_for_the_highest_and_ties_share_the_average():
    assert ranks(np.array([50.0, 70.0, 50.0, NAN, 10.0]))[[0, 1, 2, 4]] == pytest.approx(
        [2.5, 1, 2.5, 4]
    )
    assert np.isnan(ranks(np.array([50.0, NAN]))[1])


@given(arrays(float, (4, 6), elements=st.sampled_from([NAN, -3.0, 0.0, 1.5, 1.6, 40.0])))
def test_a_rank_counts_who_is_higher_and_half_of_who_is_level(values):
    higher = (values[:, None, :] > values[:, :, None]).sum(axis=2)
    level = (values[:, None, :] == values[:, :, None]).sum(axis=2)
    counted = np.where(np.isnan(values), NAN, higher + (level + 1) / 2)
    np.testing.assert_array_equal(ranks(values), counted)


def test_one_county_alone_ranks_first():
    assert ranks(np.array([[3.0], [NAN]])).tolist()[0] == [1]


def test_the_shares_of_draws_of_the_weakest_element_add_to_1(six, catalog):
    weakest = ranges(six, catalog).weakest
    assert weakest.sum(axis=1) == pytest.approx(1)
    assert weakest[0, 1] == 1  # 48 against 21 points


def test_the_weakest_element_is_unknown_where_none_is_published(catalog, make_panel):
    known = ranges(make_panel(catalog, [[NAN, NAN, NAN], *ROWS[1:]]), catalog)
    assert np.isnan(known.weakest[0]).all()


def test_the_range_runs_from_the_5_percent_to_the_95_percent_quantile(catalog):
    spread = quantiles(np.arange(1001.0)[:, None], catalog)
    assert spread[0] == pytest.approx([50, 500, 950])


def test_draws_of_the_shipped_figures_hold_no_gap_and_no_range_is_withheld(data):
    draws = draw(data.panel, data.catalog)
    assert draws.cells.shape == (1000, 31, 47)
    assert not np.isnan(draws.cells).any()
    known = intervals(draws, score(data.panel, data.catalog, Method()), data.catalog)
    assert not np.isnan(known.index).any()


def test_with_real_data_only_every_range_is_withheld(data):
    real = data.panel.real_only()
    known = ranges(real, data.catalog)
    assert np.isnan(known.index).all()
    assert np.isnan(known.elements).all()
    assert np.isnan(known.weakest).all()


def test_doubt_about_effects_leaves_weights_and_figures_as_they_were_drawn(six, catalog):
    method = replace(catalog.method, effect_spread=(0, 0, 0), slope_spread=0)
    sure, unsure = draw(six, replace(catalog, method=method)), draw(six, catalog)
    np.testing.assert_array_equal(sure.weights, unsure.weights)
    np.testing.assert_array_equal(sure.cells, unsure.cells)
    assert (sure.effects == 1).all()
    assert (sure.slopes == 0).all()


@pytest.mark.parametrize(("grade", "spread"), [("A", 0.1), ("B", 0.25), ("C", 0.5)])
def test_an_effect_varies_by_the_grade_of_its_evidence(six, catalog, grade, spread):
    levers = tuple(replace(lever, grade=grade) for lever in catalog.levers)
    effects = draw(six, replace(catalog, levers=levers)).effects
    assert 1 - spread <= effects.min() < 1 - 0.9 * spread
    assert 1 + 0.9 * spread < effects.max() <= 1 + spread


def test_the_slopes_of_both_transfers_vary_by_a_fifth_either_side(six, catalog):
    slopes = draw(six, catalog).slopes
    assert slopes.shape == (200, 2)
    assert -0.2 <= slopes.min() < -0.19
    assert 0.19 < slopes.max() <= 0.2
    assert abs(np.corrcoef(slopes.T)[0, 1]) < 0.2
