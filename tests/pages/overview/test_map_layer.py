"""A layer over the 31 counties: what its bars, groups and file hold."""

import math

import pytest

from components.session.link import INDEX
from model.score.method import Method
from pages.overview import bars_chart, map_layer


def lines(figure):
    return [trace for trace in figure.traces if trace.get("mode") == "lines"]


def test_bars_without_ranges_keep_their_values(results, t):
    layer = map_layer.of(results, INDEX, Method(), t)
    groups = map_layer.grouped(results, layer, "all", t)
    on, off = (bars_chart.counties(groups, (50.0, ""), 100.0, "", w, False) for w in (True, False))
    assert [len(lines(figure)) for figure in (on, off)] == [2, 0]
    assert on.traces[0]["x"] == off.traces[0]["x"]


@pytest.mark.parametrize("order", ["peers", "all", "prefecture"])
def test_every_county_stands_once_and_better_values_on_top(results, t, order):
    layer = map_layer.of(results, "illiteracy", Method(), t)
    groups = map_layer.grouped(results, layer, order, t)
    assert sorted(c.county for _, cells in groups for c in cells) == sorted(
        results.data.panel.codes
    )
    for _, cells in groups:  # fewer who cannot read is better
        assert [c.value for c in cells] == sorted(c.value for c in cells)


def test_a_partial_element_has_a_class_of_its_own_and_is_never_ranked(results, t):
    layer = map_layer.of(results, "finance", Method(real_only=True), t)
    assert all(cell.partial and math.isnan(cell.low) for cell in layer.cells)
    assert layer.known
    assert layer.ranked == []
    assert layer.cells[0].hover.endswith(
        t("common.partial", coverage=t.percent(layer.cells[0].coverage))
    )


def test_the_file_has_a_row_a_county_with_unit_and_quality(results, en):
    file = map_layer.table(map_layer.of(results, "schooling_years", Method(), en), en).file()
    assert len(file) == 31
    assert list(file.columns)[:2] == ["County", en.indicator("schooling_years")]
    assert set(file["Quality"]) == {"observed"}
