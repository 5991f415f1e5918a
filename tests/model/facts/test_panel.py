"""Cells with range, quality, year and source."""

import math

import numpy as np
import pytest

from model.facts.provenance import MISSING, Quality


def test_a_figure_tells_value_range_quality_year_and_source(panel):
    figure = panel.figure("X", "a2")
    assert (figure.value, figure.low, figure.high) == (12, 12, 12)
    assert figure.quality is Quality.OBSERVED
    assert (figure.year, figure.source) == (2020, "S")


def test_a_missing_figure_has_neither_value_nor_quality(panel):
    figure = panel.figure("Y", "a2")
    assert math.isnan(figure.value)
    assert figure.quality is None


def test_real_data_only_drops_every_illustrative_cell_and_nothing_else(catalog, make_panel):
    kinds = [[0, 1, 2], [2, 2, 0]]
    mixed = make_panel(catalog, [[60, 12, 20], [80, 9, 50]], kinds)
    real = mixed.real_only()
    np.testing.assert_array_equal(real.values, [[60, 12, np.nan], [np.nan, np.nan, 50]])
    np.testing.assert_array_equal(real.quality, [[0, 1, MISSING], [MISSING, MISSING, 0]])
    np.testing.assert_array_equal(np.isnan(real.low), np.isnan(real.values))
    np.testing.assert_array_equal(np.isnan(real.high), np.isnan(real.values))


def test_only_observed_and_derived_cells_are_real(catalog, make_panel):
    panel = make_panel(catalog, [[60, 12, 20], [80, np.nan, 50]], [[0, 1, 2], [0, 0, 0]])
    np.testing.assert_array_equal(panel.is_real(), [[True, True, False], [True, False, True]])


def test_the_shared_panel_cannot_be_overwritten(panel):
    with pytest.raises(ValueError, match="read-only"):
        panel.values[0, 0] = 1


def test_an_unknown_county_or_indicator_has_no_figure(panel):
    with pytest.raises(ValueError, match="not in tuple"):
        panel.figure("Z", "a1")
    with pytest.raises(ValueError, match="not in tuple"):
        panel.figure("X", "z9")


def test_qualities_are_ranked_from_observed_to_illustrative():
    assert [q.rank for q in (Quality.OBSERVED, Quality.DERIVED, Quality.ILLUSTRATIVE)] == [0, 1, 2]
