"""Two figures of each county: a point where both are known, a bare range where one is assumed."""

import math

from components.charts import scatter
from components.charts.scatter import Cross, Point
from model.facts.provenance import Quality

KNOWN = Point("a", "A", 10.0, 50.0, "A", Quality.OBSERVED)
DERIVED = Point("b", "B", 20.0, 60.0, "B", Quality.DERIVED)
ASSUMED = Point("c", "C", 30.0, 70.0, "C", Quality.ILLUSTRATIVE, low=40.0, high=90.0)
PLACE = Point("", "Elsewhere", 15.0, 55.0, "Elsewhere", Quality.OBSERVED, reference=True)
TITLES = ("x (%)", "y (%)")


def chart(*points, cross=Cross(math.nan), **settings):  # noqa: B008  (frozen)
    return scatter.scatter(points, TITLES, cross, **settings).checked()


def traces(figure, kind):
    return [trace for trace in figure.data if trace.type == kind]


def test_what_is_assumed_is_an_upright_hatched_bar_and_no_point():
    figure = chart(KNOWN, ASSUMED)
    (bar,) = traces(figure, "bar")
    assert (bar.x[0], bar.base[0], bar.y[0]) == (30.0, 40.0, 50.0)
    assert bar.marker.pattern.shape == "/"
    (points,) = traces(figure, "scatter")
    assert list(points.customdata) == ["a"]


def test_the_axis_holds_the_whole_of_a_range():
    low, high = chart(KNOWN, ASSUMED).layout.yaxis.range
    assert low < 40.0
    assert high > 90.0


def test_the_name_of_a_range_stands_at_its_upper_end():
    notes = {note.text: note for note in chart(KNOWN, ASSUMED).layout.annotations}
    assert notes["C"].y == 90.0
    assert notes["A"].y == 50.0


def test_the_chosen_range_is_set_off_by_its_outline():
    (bar,) = traces(chart(ASSUMED, chosen="c"), "bar")
    assert bar.marker.line.width[0] > 1


def test_other_places_are_diamonds_and_observed_and_derived_dots_differ():
    figure = chart(KNOWN, DERIVED, PLACE)
    diamonds, dots = traces(figure, "scatter")
    assert set(diamonds.marker.symbol) == {"diamond-open"}
    assert dots.marker.color[0] != dots.marker.color[1]


def test_guide_lines_run_only_where_a_value_is_given():
    assert len(chart(KNOWN, DERIVED, cross=Cross(12.0, 55.0)).layout.shapes) == 2
    (line,) = chart(KNOWN, DERIVED, cross=Cross(12.0)).layout.shapes
    assert line.x0 == line.x1 == 12.0
    assert not chart(KNOWN, DERIVED).layout.shapes
