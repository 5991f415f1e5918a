"""Two figures of each county as a point with its name."""

import math

from components.charts import scatter
from components.charts.scatter import Cross, Point, arrange
from model.facts.provenance import Quality

KNOWN = Point("a", "A", 10.0, 50.0, "A", Quality.OBSERVED)
DERIVED = Point("b", "B", 20.0, 60.0, "B", Quality.DERIVED)
PLACE = Point("", "Elsewhere", 15.0, 55.0, "Elsewhere", Quality.OBSERVED, reference=True)
TITLES = ("x (%)", "y (%)")


def chart(*points, cross=Cross(math.nan), **settings):  # noqa: B008  (frozen)
    return scatter.scatter(points, TITLES, cross, **settings).checked()


def traces(figure, kind):
    return [trace for trace in figure.data if trace.type == kind]


def test_the_chosen_county_is_larger_and_its_name_set_off():
    figure = chart(KNOWN, DERIVED, chosen="b")
    (dots,) = traces(figure, "scatter")
    assert dots.marker.size[1] > dots.marker.size[0]
    assert {note.text for note in figure.layout.annotations} == {"A", "<b>B</b>"}


def test_other_places_are_diamonds_and_observed_and_derived_dots_differ():
    (dots,) = traces(chart(KNOWN, DERIVED, PLACE), "scatter")
    assert list(dots.marker.symbol) == ["circle", "circle", "diamond-open"]
    assert dots.marker.color[0] != dots.marker.color[1]


def test_guide_lines_run_only_where_a_value_is_given():
    assert len(chart(KNOWN, DERIVED, cross=Cross(12.0, 55.0)).layout.shapes) == 2
    (line,) = chart(KNOWN, DERIVED, cross=Cross(12.0)).layout.shapes
    assert line.x0 == line.x1 == 12.0
    assert not chart(KNOWN, DERIVED).layout.shapes


def boxes(spots, sizes, places, width, height):
    for (x, y), (w, h), at in zip(spots, sizes, places, strict=True):
        if at is not None:
            cx, cy = x * width + at[0], y * height + at[1]
            yield cx - w / 2, cy - h / 2, cx + w / 2, cy + h / 2


def test_names_stay_apart_and_inside_at_every_width():
    spots = tuple(((i * 37 % 100) / 100, (i * 61 % 100) / 100) for i in range(35))
    sizes = ((50.0, 14.0),) * 35
    widths = (430.0, 720.0)
    places = arrange(spots, sizes, widths, 500.0)
    assert sum(place is None for place in places) <= 6
    for width in widths:
        found = list(boxes(spots, sizes, places, width, 500.0))
        for i, (left, low, right, high) in enumerate(found):
            assert left >= 0
            assert low >= 0
            assert right <= width
            assert high <= 500
            for other in found[i + 1 :]:
                apart = right <= other[0] or other[2] <= left or high <= other[1] or other[3] <= low
                assert apart


def test_a_name_without_room_is_left_out_and_the_first_one_is_kept():
    places = arrange(((0.5, 0.5),) * 40, ((60.0, 14.0),) * 40, (100.0,), 60.0)
    assert places[0] is not None
    assert None in places


def test_a_lone_name_stands_to_the_right_of_its_point_unless_the_plot_ends():
    assert arrange(((0.5, 0.5),), ((40.0, 14.0),), (200.0,), 100.0)[0] == (27.5, 0.0)
    assert arrange(((0.9, 0.5),), ((40.0, 14.0),), (200.0,), 100.0)[0] == (-27.5, 0.0)


def test_the_first_name_covers_other_points_only_if_it_must():
    ring = ((0.5, 0.5), *((x / 10, y / 10) for x in range(11) for y in range(11)))
    places = arrange(ring, ((40.0, 14.0),) * len(ring), (200.0,), 100.0)
    assert places[0] == (27.5, 0.0)
    assert set(places[1:]) == {None}
