"""Two figures of the same rows side by side."""

import pytest

from components.charts.dots import Dot, Rows
from model.facts.provenance import Quality
from pages.what_if.compared import beside


def half(title, *codes):
    rows = [Dot(c, c, 50.0, 40.0, 60.0, c, Quality.ILLUSTRATIVE) for c in codes]
    return beside.Half([Rows("group", rows)], 100.0, title)


@pytest.mark.parametrize("phone", [False, True])
def test_both_figures_share_their_rows_and_none_of_their_width(phone):
    chart = beside.paired(half("days", "a", "b"), half("points", "a", "b"), "", phone)
    chart.checked()
    assert chart.settings["yaxis"]["range"] == chart.settings["yaxis2"]["range"]
    assert {trace.get("xaxis", "x") for trace in chart.traces} == {"x", "x2"}
    left, right = (chart.settings[axis]["domain"] for axis in ("xaxis", "xaxis2"))
    assert 0 == left[0] < left[1] < right[0] < right[1] == 1


def test_two_figures_with_other_rows_are_not_set_beside_each_other():
    with pytest.raises(ValueError, match="rows"):
        beside.paired(half("days", "a", "b"), half("points", "b", "a"))
