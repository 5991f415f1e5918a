"""Strips of places: grey beside the chosen county's ink, and what is far."""

from components.charts import theme
from components.charts.strips import Strip, strips

WORDS = ("2 h", "h", " h")


def colours(figure):
    """Return the colour of each dot of a strip by the name of its place."""
    return {name: trace["marker"]["color"] for trace in figure.traces for name in trace["text"]}


def test_a_strip_has_a_dot_for_each_place_darker_beyond_the_limit():
    dots = [("a", 0.5, "x"), ("a", 2.0, "y"), ("a", 2.5, "z")]
    figure = strips([Strip("a", "A", dots)], 2.0, WORDS, "", False)
    assert colours(figure) == {"x": theme.BORDER, "y": theme.BORDER, "z": theme.UNKNOWN}
    figure.checked()


def test_of_the_chosen_county_dots_are_ink_and_only_the_farthest_beyond_the_limit_is_orange():
    own = [("b", 1.0, "near"), ("b", 2.2, "far"), ("b", 3.0, "farthest")]
    rows = [Strip("a", "A", [("a", 4.0, "x")]), Strip("b", "B", own)]
    figure = strips(rows, 2.0, WORDS, "b", False)
    shown = {"near": theme.INK, "far": theme.INK, "farthest": theme.GAP, "x": theme.UNKNOWN}
    assert colours(figure) == shown
    assert figure.settings["yaxis"]["ticktext"][1] == "<b>B</b>"
    near = strips([Strip("b", "B", own[:1])], 2.0, WORDS, "b", False)
    assert colours(near) == {"near": theme.INK}


def test_a_dot_chooses_its_own_county_in_a_row_of_several():
    rows = [Strip("", "group", [("X", 1.0, "a"), ("Y", 2.0, "b")])]
    chart = strips(rows, 2.0, WORDS, "", False)
    assert sorted(code for trace in chart.traces for code in trace["customdata"]) == ["X", "Y"]
    chart.checked()
