"""The matrix of evidence: which cell is drawn where, and with what."""

import pytest

from components.charts import theme
from pages.sources.coverage_chart import Block, Line, matrix


@pytest.fixture
def blocks():
    first = Line("signal", (1, 3), ("○", "●"), ("illustrative 80%", "observed 90%"))
    second = Line("credit", (0, 2), ("—", "◐"), ("missing —", "derived 12%"))
    return [Block("Infrastructure", [first]), Block("Finance", [second])]


def test_a_heading_takes_a_row_and_its_indicators_follow(blocks):
    plot = matrix(blocks, ["X", "Y"])
    heat = plot.spec["data"][0]
    assert heat["z"] == [[None, None], (1, 3), [None, None], (0, 2)]
    assert heat["text"][1] == ("○", "●")
    headings = [(a["y"], a["text"]) for a in plot.spec["layout"]["annotations"]]
    assert headings == [(0, "<b>Infrastructure</b>"), (2, "<b>Finance</b>")]
    assert plot.spec["layout"]["yaxis"]["ticktext"] == ["signal", "credit"]
    assert plot.spec["layout"]["yaxis"]["tickvals"] == [1, 3]


def test_every_kind_has_its_own_fill_and_the_glyph_says_the_same(blocks):
    plot = matrix(blocks, ["X", "Y"])
    heat = plot.spec["data"][0]
    fills = [colour for _, colour in heat["colorscale"]]
    assert list(dict.fromkeys(fills)) == list(theme.FIRMNESS)
    assert heat["texttemplate"] == "%{text}"
    plot.checked()


def test_the_chosen_county_is_framed(blocks):
    assert "shapes" not in matrix(blocks, ["X", "Y"]).spec["layout"]
    shape = matrix(blocks, ["X", "Y"], 1).spec["layout"]["shapes"][0]
    assert (shape["x0"], shape["x1"]) == (0.5, 1.5)
    matrix(blocks, ["X", "Y"], 1).checked()
