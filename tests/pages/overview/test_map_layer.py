"""A layer over the 31 counties: what its bars, groups and file hold."""

import math

import pytest

from components.charts import theme
from components.session.link import INDEX, WEAKEST
from model.score.method import Method
from model.uncertainty import claims
from pages.overview import bars_chart, map_layer

LITANG = "513334"


def lines(figure):
    return [trace for trace in figure.traces if trace.get("mode") == "lines"]


def test_bars_without_ranges_keep_their_values(results, t):
    layer = map_layer.of(results, INDEX, Method(), t)
    groups = map_layer.grouped(results, layer, "all", "", t)
    on, off = (bars_chart.counties(groups, (50.0, ""), 100.0, "", w, False) for w in (True, False))
    assert [len(lines(figure)) for figure in (on, off)] == [2, 0]
    assert on.traces[0]["x"] == off.traces[0]["x"]


@pytest.mark.parametrize("order", ["peers", "all", "prefecture"])
def test_every_county_stands_once_and_better_values_on_top(results, t, order):
    layer = map_layer.of(results, "illiteracy", Method(), t)
    groups = map_layer.grouped(results, layer, order, "", t)
    assert sorted(c.county for _, cells in groups for c in cells) == sorted(
        results.data.panel.codes
    )
    for _, cells in groups:  # fewer who cannot read is better
        assert [c.value for c in cells] == sorted(c.value for c in cells)


def test_a_partial_element_has_a_class_of_its_own_and_is_never_ranked(results, t):
    layer = map_layer.of(results, "finance", Method(real_only=True), t)
    assert all(cell.partial and math.isnan(cell.low) for cell in layer.cells)
    assert layer.known
    assert layer.cells[0].hover.endswith(
        t("common.partial", coverage=t.percent(layer.cells[0].coverage))
    )


def test_the_layer_of_the_weakest_shows_the_likeliest_element_of_every_county(results, t, data):
    layer, (scores, known) = map_layer.of(results, WEAKEST, Method(), t), _scored(results)
    codes = data.catalog.element_codes
    for row, cell in enumerate(layer.cells):
        claim = claims.weakest(scores, known, cell.county, data.catalog)
        assert cell.element == claim.elements[0]
        assert cell.is_open == (claim.probability < 0.5)
        assert cell.value == scores.elements[row, codes.index(cell.element)]
        assert all(t.element_short(code) in cell.hover for code in claim.elements)
    assert len({cell.element for cell in layer.cells}) > 1


def _scored(results):
    return results.scored(Method()), results.ranges(Method())


def test_a_number_shows_the_class_whose_colour_it_has(results, en, data):
    edges = data.catalog.method.bands
    layer = map_layer.of(results, INDEX, Method(), en)
    for cell in layer.cells:
        printed = float(cell.label.split()[-1])
        assert theme.band(printed) == theme.band(cell.value)
    assert en.score(edges[2] - 0.4) == f"{edges[2] - 0.4:.1f}"
    assert en.score(edges[2] + 0.4) == f"{edges[2]:.0f}"


def test_without_assumed_figures_no_county_has_a_weakest_element(results, t):
    layer = map_layer.of(results, WEAKEST, Method(real_only=True), t)
    assert layer.known == []
    assert {cell.element for cell in layer.cells} == {""}


def test_a_chosen_county_stands_in_ink_among_its_peers(results, t):
    layer = map_layer.of(results, "talent", Method(), t)
    groups = map_layer.grouped(results, layer, "peers", LITANG, t)
    cells = [cell for _, cells in groups for cell in cells]
    assert 1 < len(cells) < 31
    figure = bars_chart.counties(groups, (50.0, ""), 100.0, LITANG, True, False)
    fills = dict(zip((c.county for c in cells), figure.traces[0]["marker"]["color"], strict=True))
    assert fills.pop(LITANG) == theme.INK
    assert set(fills.values()) == {theme.BORDER}


def test_the_pointer_says_what_may_be_weakest(results, t):
    layer = map_layer.of(results, INDEX, Method(), t)
    hover = next(cell.hover for cell in layer.cells if cell.county == LITANG)
    assert t.either([t.element_short(code) for code in ("talent", "information")]) in hover
    assert hover.count("<br>") == 2


def test_the_file_has_a_row_a_county_with_unit_and_quality(results, en):
    file = map_layer.table(map_layer.of(results, "schooling_years", Method(), en), en).file()
    assert len(file) == 31
    assert list(file.columns)[:2] == ["County", en.indicator("schooling_years")]
    assert set(file["Quality"]) == {"observed"}
