"""Places of each county as a strip of dots: what is far is dark, the chosen county stands out."""

from pages.logistics import strip_chart
from pages.logistics.strip_chart import Strip, Strips


def looks(figure, part):
    """Return a part of the look of each dot of a strip, by the name of its place."""
    return {name: getattr(t.marker, part) for t in figure.data for name in t.text}


def test_a_strip_has_a_dot_for_each_place_dark_beyond_the_limit():
    groups = [Strips("", [Strip("a", "A", [0.5, 2.0, 2.5], ["x", "y", "z"])])]
    figure = strip_chart.strips(groups, 2.0, ("2 h", "h", " h")).checked()
    colour = looks(figure, "color")
    assert colour["x"] == colour["y"] != colour["z"]
    assert {code for t in figure.data for code in t.customdata} == {"a"}


def test_other_counties_of_a_strip_fade_beside_the_chosen_one():
    rows = [Strip("a", "A", [1.0], ["x"]), Strip("b", "B", [1.0], ["y"])]
    figure = strip_chart.strips([Strips("", rows)], 2.0, ("2 h", "h", " h"), chosen="b").checked()
    opacity = looks(figure, "opacity")
    assert opacity["x"] < opacity["y"]
    assert figure.layout.yaxis.ticktext[1] == "<b>B</b>"
