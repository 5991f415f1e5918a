"""One indicator over the counties: what is known is a dot, what is assumed a range alone."""

import math
from dataclasses import replace

import pytest

from components.charts import dots, theme
from components.charts.dots import Dot, Reference, Rows
from model.facts.provenance import Quality

NAN = math.nan
KNOWN = Dot("a", "A 40", 40.0, NAN, NAN, "A", Quality.OBSERVED)
RANGED = Dot("b", "B 50", 50.0, 45.0, 55.0, "B", Quality.DERIVED)
ASSUMED = Dot("c", "C 20-60", 40.0, 20.0, 60.0, "C", Quality.ILLUSTRATIVE)
MISSING = Dot("d", "D -", NAN, NAN, NAN, "D", None)
GROUPS = [Rows("near", [KNOWN, RANGED]), Rows("far", [ASSUMED, MISSING])]


def traces(figure, kind):
    return [trace for trace in figure.data if trace.type == kind]


def chart(references=(), **settings):
    return dots.counties(GROUPS, references, 60.0, "%", **settings).checked()


def test_an_assumed_range_is_a_pale_bar_without_a_point():
    (bar,) = traces(chart(), "bar")
    assert list(bar.customdata) == ["c"]
    assert (bar.base[0], bar.x[0]) == (20.0, 40.0)
    assert bar.marker.color[0] == theme.LINE
    points = [t for t in traces(chart(), "scatter") if t.mode == "markers"]
    assert [code for t in points for code in t.customdata] == ["a", "b"]


def test_observed_and_derived_dots_differ_in_more_than_the_place():
    (points,) = [t for t in traces(chart(), "scatter") if t.mode == "markers"]
    observed, derived = points.marker.color
    assert observed != derived


def test_a_figure_of_a_small_sample_is_an_empty_circle():
    few = replace(KNOWN, code="few", small=True)
    figure = dots.counties([Rows("", [KNOWN, few])], [], 60.0, "%").checked()
    (points,) = traces(figure, "scatter")
    assert points.marker.color[0] == theme.ACCENT
    assert points.marker.color[1] == theme.PAGE


def test_every_county_has_its_row_name_a_missing_one_too():
    axis = chart().layout.yaxis
    assert list(axis.ticktext) == ["A 40", "B 50", "C 20-60", "D -"]
    assert list(axis.tickvals) == [1, 2, 4, 5]  # rows 0 and 3 are the headings


def test_the_chosen_county_is_set_off_by_its_weight():
    assert chart(chosen="a").layout.yaxis.ticktext[0] == "<b>A 40</b>"


def test_the_axis_grows_to_hold_every_reference():
    figure = chart([Reference(95.0, "target")])
    assert figure.layout.xaxis.range[1] > 95.0
    assert any(note.text == "target" for note in figure.layout.annotations)


def test_without_anything_known_or_assumed_there_are_names_alone():
    figure = dots.counties([Rows("", [MISSING])], [], 1.0, "%").checked()
    assert not figure.data


def test_a_range_runs_through_the_dot_of_a_known_value_from_end_to_end():
    (points,) = traces(chart(), "scatter")
    assert list(points.error_x.arrayminus) == [0.0, 5.0]  # A is exact, B is 45 to 55
    assert list(points.error_x.array) == [0.0, 5.0]


def test_beside_a_chosen_county_the_others_are_grey_and_an_earlier_value_is_a_tick():
    known = replace(KNOWN, before=KNOWN.value - 5)
    other = replace(KNOWN, code="other")
    figure = dots.counties([Rows("", [known, other])], [], 60.0, "%", KNOWN.code).checked()
    before, grey, ink = figure.data
    assert before.x[:2] == (known.before, known.value)
    assert (grey.marker.line.color, ink.marker.line.color) == (theme.BORDER, theme.INK)
    assert ink.marker.size > grey.marker.size


@pytest.mark.parametrize("phone", [True, False])
def test_labels_of_references_stand_in_rows_of_their_own_inside_the_chart(phone):
    marks = [Reference(v, "a label of some length") for v in (0, 12, 40, 88, 100)]
    rows = [Rows("", [KNOWN])]
    notes = dots.counties(rows, marks, 100.0, "%", phone=phone).settings["annotations"]
    rising = [note["yshift"] for note in notes]  # as the values do: no line crosses a label
    assert rising == sorted(set(rising))
    plot = dots.PLOT_PX_PHONE if phone else dots.PLOT_PX
    for mark, note in zip(marks, notes, strict=True):
        end = mark.value / 104 * plot + note["xshift"]
        assert end - dots.text_px(note["text"]) >= -dots.NAMES_PX
        assert end <= plot


def test_wide_characters_take_about_twice_the_room():
    assert dots.text_px("县县") > 1.7 * dots.text_px("ab")
