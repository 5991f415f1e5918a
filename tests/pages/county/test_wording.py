"""The page of a county: what lifts and drags it, and how each figure is known."""

import math

import pytest

from model.score.method import Method
from pages.county import charts, wording

LITANG, REAL = "513334", Method(real_only=True)


def test_the_element_that_lifts_most_stands_first_and_what_drags_most_last(results, data):
    found = wording.pulls(results, LITANG, Method())
    assert sorted(k for k, _ in found) == list(range(len(data.catalog.elements)))
    points = [gap for _, gap in found]
    assert points == sorted(points, reverse=True)


def test_an_unscored_county_says_why_and_names_no_weakest_element(results, t):
    first, second, *_ = wording.cards(results, LITANG, REAL, t)
    assert (first.value, second.value) == ("—", "—")
    assert first.note == second.note == t("common.withheld")
    scores = results.scored(REAL)
    coverage = t.percent(float(scores.coverage_all[scores.row(LITANG)]))
    assert coverage in wording.lead(results, LITANG, REAL, t)


@pytest.mark.parametrize("method", [Method(), REAL])
def test_each_element_has_a_bar_and_a_partial_one_no_range(results, data, t, method):
    rows = wording.rows(results, LITANG, method, t)
    assert len(rows) == len(data.catalog.elements)
    for row in rows:
        assert row.partial == (row.quality is None) == ("◔" in row.label)
        assert not row.partial or math.isnan(row.low)
        assert row.partial or math.isnan(row.value) or row.low <= row.value <= row.high
    charts.elements(rows, "peers", "median", False).checked()


def test_the_table_has_every_indicator_with_its_source_or_who_keeps_it(results, data, t):
    header, rows = wording.indicator_table(results, LITANG, REAL, t)
    assert len(rows) == len(data.catalog.indicators)
    assert all(len(row) == len(header) and row[-1] for row in rows)
    for row, indicator in zip(rows, data.catalog.indicators, strict=True):
        if row[1] == "—":
            assert t.of(indicator.collected) in row[-1]


def test_what_lifts_stands_right_of_zero_and_what_drags_left_of_it():
    chart = charts.pulls(["a", "b"], [2.0, -3.0], ["+2", "-3"], " pts")
    assert chart.traces[0]["x"] == [2.0, -3.0]
    low, high = chart.settings["xaxis"]["range"]
    assert low == -high < -3
    chart.checked()
