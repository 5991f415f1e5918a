"""Illustrative values: a visible rule, a range, and never evidence."""

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from model.facts.catalog import EstimateRule
from model.facts.estimate import covariate_table, estimate, fill, measure_evidence
from model.facts.load import load
from model.facts.provenance import MISSING, Quality, Words
from model.score.method import Method
from model.score.scores import score

NAN = float("nan")
NONE = Words("", "")


def rule(*signs, anchor=60.0, spread=12.0, half_width=0.2):
    covariates = tuple((f"c{i}", sign) for i, sign in enumerate(signs))
    return EstimateRule("x", anchor, spread, half_width, covariates, NONE, ())


def standardised(*columns):
    table = np.array(columns, dtype=float).T
    return (table - table.mean(axis=0)) / table.std(axis=0)


@pytest.fixture(scope="module")
def bare(data):
    return data.panel.real_only()


def test_the_rule_of_the_worked_example_gives_58_7_50_and_72_6():
    z = standardised((10, 20, 60), (1, 4, 1))
    assert (z * [1, -1]).mean(axis=1) == pytest.approx([-0.109357, -0.938562, 1.047918], abs=5e-7)
    value, low, high = estimate(rule(1, -1), z, (50, 100), (0, 100))
    assert value == pytest.approx([58.6877, 50, 72.5750], abs=5e-5)
    assert high - value == pytest.approx([10, 10, 10])
    assert value - low == pytest.approx([10, 10, 10])


def test_one_extreme_covariate_moves_an_estimate_by_two_spreads_at_most():
    value, _, _ = estimate(rule(1), np.array([[9.0], [-9.0]]), (0, 100), (0, 100))
    assert value == pytest.approx([84, 36])


def test_more_of_a_covariate_with_a_plus_raises_the_value_also_where_less_is_better():
    value, _, _ = estimate(rule(1, anchor=9, spread=2), np.array([[1.0]]), (15, 2), (0, 60))
    assert value == pytest.approx([11])


def test_the_mean_runs_over_the_covariates_that_are_known():
    z = np.array([[1.0, NAN], [1.0, 1.0]])
    value, _, _ = estimate(rule(1, 1), z, (0, 100), (0, 100))
    assert value[0] == value[1] == 72


def test_with_fewer_than_half_the_covariates_there_is_no_estimate():
    z = np.array([[1.0, NAN, NAN]])
    for array in estimate(rule(1, 1, 1), z, (0, 100), (0, 100)):
        assert np.isnan(array).all()


@settings(deadline=None, max_examples=60)
@given(
    z=arrays(np.float64, (4, 3), elements=st.floats(-5, 5) | st.just(NAN)),
    anchor=st.floats(-20, 120),
    spread=st.floats(0.1, 50),
    half_width=st.floats(0, 1),
)
def test_an_estimate_lies_between_its_goalposts_and_inside_its_range(z, anchor, spread, half_width):
    drawn = rule(1, -1, 1, anchor=anchor, spread=spread, half_width=half_width)
    value, low, high = estimate(drawn, z, (90, 10), (0, 100))
    known = ~np.isnan(value)
    assert ((value[known] >= 10) & (value[known] <= 90)).all()
    assert (low[known] <= value[known]).all()
    assert (value[known] <= high[known]).all()
    assert (np.isnan(low) == ~known).all()


def test_a_reload_gives_identical_figures(data):
    again = load()
    for name in ("values", "low", "high", "quality", "year"):
        np.testing.assert_array_equal(getattr(again.panel, name), getattr(data.panel, name))


def test_every_estimate_is_marked_and_has_a_range_around_it(data):
    panel = data.panel
    estimated = panel.quality == Quality.ILLUSTRATIVE.rank
    assert estimated.any()
    assert (panel.low[estimated] <= panel.values[estimated]).all()
    assert (panel.values[estimated] <= panel.high[estimated]).all()
    assert (panel.low[estimated] < panel.high[estimated]).all()


def test_an_estimate_never_replaces_a_real_figure(data, bare):
    filled = fill(bare, data.catalog)
    real = bare.is_real()
    np.testing.assert_array_equal(filled.values[real], bare.values[real])
    np.testing.assert_array_equal(filled.quality[real], bare.quality[real])


def test_estimates_raise_coverage_and_never_evidence(data, bare):
    before = score(bare, data.catalog, Method())
    after = score(fill(bare, data.catalog), data.catalog, Method())
    np.testing.assert_array_equal(after.evidence, before.evidence)
    assert (after.coverage >= before.coverage).all()
    assert (after.coverage > before.coverage).any()


def test_no_estimate_leans_on_another(bare):
    for code, column in covariate_table(bare).items():
        assert not np.isnan(column).any(), code


def test_frozen_means_and_deviations_are_those_of_the_31_counties(data):
    columns = covariate_table(data.panel)
    for covariate in data.catalog.covariates:
        column = columns[covariate.code]
        assert covariate.mean == pytest.approx(column.mean(), abs=1e-6), covariate.code
        assert covariate.sd == pytest.approx(column.std(), abs=1e-6), covariate.code


def test_an_uploaded_figure_changes_no_estimate_of_another_county(data, bare):
    values = bare.values.copy()
    values[0, bare.indicators.index("schooling_years")] += 3
    before = fill(bare, data.catalog)
    after = fill(replace(bare, values=values), data.catalog)
    np.testing.assert_array_equal(before.values[1:], after.values[1:])


def test_a_longer_road_never_shortens_the_estimated_delivery(data):
    days = data.panel.column("delivery_days")
    rules = dict(data.catalog.estimate("delivery_days").covariates)
    assert rules["road_h_chengdu"] == 1
    hours = np.array([c.road_h_chengdu for c in data.panel.counties])
    assert np.corrcoef(days, hours)[0, 1] > 0


def test_the_digital_finance_index_has_no_rule_and_stays_empty(data):
    assert data.catalog.estimate("digital_finance_index") is None
    assert np.isnan(data.panel.column("digital_finance_index")).all()
    column = data.panel.indicators.index("digital_finance_index")
    assert (data.panel.quality[:, column] == MISSING).all()


def test_evidence_completeness_is_the_real_share_of_the_46_other_indicators(data):
    panel = data.panel
    own = panel.indicators.index("evidence_completeness")
    others = np.delete(panel.is_real(), own, axis=1)
    assert others.shape[1] == 46
    assert panel.values[:, own] == pytest.approx(100 * others.sum(axis=1) / 46)
    assert (panel.quality[:, own] == Quality.DERIVED.rank).all()


def test_evidence_completeness_is_the_same_with_and_without_estimates(data, bare):
    again = measure_evidence(bare, data.catalog)
    np.testing.assert_array_equal(
        again.column("evidence_completeness"), data.panel.column("evidence_completeness")
    )


def test_a_new_real_figure_raises_the_evidence_of_its_county_alone(data, bare):
    kinds = bare.quality.copy()
    kinds[2, bare.indicators.index("delivery_days")] = Quality.OBSERVED.rank
    panels = (bare, replace(bare, quality=kinds))
    before, after = (
        measure_evidence(one, data.catalog).column("evidence_completeness") for one in panels
    )
    assert after[2] == pytest.approx(before[2] + 100 / 46)
    np.testing.assert_array_equal(np.delete(after, 2), np.delete(before, 2))


def test_a_catalogue_without_evidence_completeness_is_left_alone(panel, catalog):
    assert measure_evidence(panel, catalog) is panel
