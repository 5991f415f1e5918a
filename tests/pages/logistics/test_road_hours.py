"""Modelled road hours: the file of them, and the strips of townships, dark where far."""

import math

from pages.logistics import road_hours
from pages.logistics.road_hours import Strip

LITANG = "513334"
WORDS = ("2 h", "h", " h")


def looks(figure, part):
    """Return a part of the look of each dot of a strip, by the name of its place."""
    return {name: getattr(t.marker, part) for t in figure.data for name in t.text}


def test_a_strip_has_a_dot_for_each_place_dark_beyond_the_limit():
    dots = [("a", 0.5, "x"), ("a", 2.0, "y"), ("a", 2.5, "z")]
    figure = road_hours.strips([("", [Strip("a", "A", dots)])], 2.0, WORDS, "", False).checked()
    colour = looks(figure, "color")
    assert colour["x"] == colour["y"] != colour["z"]
    assert {code for t in figure.data for code in t.customdata} == {"a"}


def test_other_counties_of_a_strip_fade_beside_the_chosen_one():
    rows = [Strip("a", "A", [("a", 1.0, "x")]), Strip("b", "B", [("b", 1.0, "y")])]
    figure = road_hours.strips([("", rows)], 2.0, WORDS, "b", False).checked()
    opacity = looks(figure, "opacity")
    assert opacity["x"] < opacity["y"]
    assert figure.layout.yaxis.ticktext[1] == "<b>B</b>"


def test_a_dot_chooses_its_own_county_and_no_limit_is_no_line():
    rows = [("", [Strip("", "hub", [("X", 1.0, "a"), ("Y", 2.0, "b")])])]
    chart = road_hours.strips(rows, math.nan, ("", "", " h"), "Y", False)
    assert "shapes" not in chart.settings
    assert sorted(code for trace in chart.traces for code in trace["customdata"]) == ["X", "Y"]
    chart.checked()


def test_every_county_has_a_strip_in_its_peer_group_the_nearest_first(results, t, data):
    groups = [strips for _, strips in road_hours.by_group(results, t)]
    reaches = results.geography.reaches()
    assert sorted(s.county for strips in groups for s in strips) == sorted(data.panel.codes)
    for strips in groups:
        medians = [reaches[strip.county].median_h for strip in strips]
        assert medians == sorted(medians)


def test_the_file_of_hours_holds_seats_and_townships_with_their_range(results, t):
    every, own = (road_hours.table(results, county, t).file() for county in ("", LITANG))
    assert len(own) == 1 + len(results.geography.outlying()[LITANG])
    assert len(every) == 31 + len(results.geography.outlying()[""])
    value, low, high = (every[t(f"common.{end}")] for end in ("value", "low", "high"))
    assert ((low <= value) & (value <= high)).all()
