"""Two figures of the same counties side by side."""

import pytest

from components.charts import beside, dots
from components.charts.dots import Dot, Reference, Rows
from model.facts.provenance import Quality


def panel(value, label, *codes):
    rows = [Dot(c, c, 50.0, 40.0, 60.0, c, Quality.ILLUSTRATIVE) for c in codes]
    return beside.Half([Rows("group", rows)], [Reference(value, label)], 100.0, label)


def test_both_figures_share_their_rows_and_their_reference_labels_stay_apart():
    chart = beside.paired(panel(95, "a long label", "a", "b"), panel(5, "another one", "a", "b"))
    chart.checked()
    assert chart.settings["yaxis"]["range"] == chart.settings["yaxis2"]["range"]
    assert {trace.get("xaxis", "x") for trace in chart.traces} == {"x", "x2"}
    notes = chart.settings["annotations"]
    (left,) = [note["yshift"] for note in notes if "label" in note["text"]]
    (right,) = [note["yshift"] for note in notes if "another" in note["text"]]
    assert left == right or abs(left - right) >= dots.LEVEL_PX


def test_two_figures_with_other_rows_are_not_set_beside_each_other():
    with pytest.raises(ValueError, match="rows"):
        beside.paired(panel(1, "x", "a", "b"), panel(1, "y", "b", "a"))
