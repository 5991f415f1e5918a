"""Colours, classes and the look of every chart; pure."""

import math
from collections.abc import Sequence
from typing import Any

from components.charts.plot import Plot
from model.facts.provenance import Quality

FONT = '"Noto Sans SC", "PingFang SC", "Microsoft YaHei", sans-serif'
INK, MUTED, LINE, PANEL, PAGE = "#14212B", "#51616D", "#D5DDE3", "#F3F6F8", "#FFFFFF"
ACCENT, RISE, GAP = "#0B5C8A", "#0B6E4F", "#C85014"
BANDS = ("#F3EFC3", "#A9D6B5", "#57A9B8", "#2B6C9E", "#1F2F6B")
ON_BANDS = (INK, INK, INK, PAGE, PAGE)
NO_DATA = "#E7ECEF"
CENTRE, TOWNSHIP, UNKNOWN, LAND, NEIGHBOUR = "#1F2F6B", "#0B5C8A", "#7C8A94", "#F0F3F0", "#FAFBFB"
PALE = "#9FC3D8"
FIRMNESS = (PAGE, "#EDF1F4", "#BFDCEB", "#7DB3D2")  # missing, illustrative, derived, observed
BORDER = "#C9D3DA"  # and whatever stands beside the own county or bar, which are ink
# Bands of travel time, short to long: one hue, so that nobody reads them as score classes.
HOURS = ("#DCE6F0", "#ABC4DC", "#7399C3", "#45699C", "#24385F")
# A hue for each of eight kinds that have no order, pale enough for a dark label.
KINDS = ("#B9C6D2", "#8FBFDD", "#F1BC85", "#C8B8E2", "#E6DF9A", "#93CDB2", "#D6BFAC", "#EBA9B6")
ROAD = "#A98B5D"
# Stripes of a bar that is all range: assumed or computed, with no value known in it.
ASSUMED = {"shape": "/", "fgcolor": PALE, "bgcolor": PAGE, "size": 5, "solidity": 0.4}
STRIPE, CLEAR = "rgba(81,97,109,.45)", "rgba(0,0,0,0)"
LON, LAT = (97.2, 104.6), (27.85, 34.45)
EDGES = (0, 30, 45, 60, 75, 100)
MARGIN = {"l": 8, "r": 8, "t": 8, "b": 8}
DOTTED = {"color": MUTED, "width": 1, "dash": "dot"}  # a line to compare with
AXIS: dict[str, Any] = {
    "gridcolor": LINE,
    "zeroline": False,
    "showline": False,
    "automargin": True,
    "fixedrange": True,
    "tickangle": 0,
    # Else each label is measured, with the whole page laid out anew before it.
    "ticklabeloverflow": "allow",
    "ticks": "",  # a heat map would draw them beside its names
    "tickfont": {"size": 12},
}
# What every chart starts from; it travels with each, else the host application sends its own.
TEMPLATE: dict[str, Any] = {
    "layout": {
        "font": {"family": FONT, "size": 13, "color": INK},
        "paper_bgcolor": PAGE,
        "plot_bgcolor": PAGE,
        "showlegend": False,
        "dragmode": False,
        "hoverlabel": {"bgcolor": PAGE, "bordercolor": LINE, "font": {"color": INK}},
        "xaxis": AXIS,
        "yaxis": AXIS,
        "annotationdefaults": {"showarrow": False, "font": {"size": 11, "color": MUTED}},
    },
    "data": {
        "bar": [{"textposition": "none", "hoverinfo": "text"}],
        "scatter": [{"hoverinfo": "text"}],
        "choropleth": [{"showscale": False}],
    },
}


def band(score: float) -> int:
    """Return the class 0..4 of a score, by the fixed edges."""
    return min(sum(score >= edge for edge in EDGES[1:]), len(BANDS) - 1)


def band_colour(score: float) -> str:
    """Return the colour of a score's class, grey where it is missing."""
    return NO_DATA if math.isnan(score) else BANDS[band(score)]


def dot(quality: Quality | None, code: str, chosen: str) -> tuple[str, str]:
    """Return fill and outline of a county's known value: pale inside where it is derived.

    Beside a chosen county, which is in ink, the others are grey.
    """
    line = INK if code == chosen else BORDER
    line = line if chosen else ACCENT
    return line if quality is Quality.OBSERVED else NO_DATA, line


def figure(height: int, **layout: Any) -> Plot:  # noqa: ANN401  (plotly's own keywords)
    """Return an empty figure in the product's look."""
    return Plot({"height": height, "margin": MARGIN, "template": TEMPLATE} | layout)


def axis_title(text: str) -> dict[str, Any]:
    """Return the title of an axis."""
    return {"text": text, "font": {"size": 12, "color": MUTED}, "standoff": 4}


def ranged(picked: Sequence[bool]) -> dict[str, Any]:
    """Return the look of bars that are all range: pale, the picked ones darker."""
    return {"color": [MUTED if is_picked else LINE for is_picked in picked]}


def hatched(shapes: str | list[str]) -> dict[str, Any]:
    """Return the stripes over a bar that rests on illustrative or partial figures ('' none)."""
    look = {"fgcolor": "rgba(255,255,255,.75)", "size": 6, "solidity": 0.3}
    return {"shape": shapes, "fillmode": "overlay"} | look


def stepped(fills: Sequence[str]) -> list[list[Any]]:
    """Return a colour scale with a step a fill, for whole numbers from 0 (zmin -0.5) on."""
    return [[(i + edge) / len(fills), fill] for i, fill in enumerate(fills) for edge in (0, 1)]


def range_line(figure: Plot, lows: list[float], highs: list[float], rows: list[Any]) -> None:
    """Draw horizontal range lines twice: a page-coloured halo, then ink, so that none hides."""
    ends = zip(lows, highs, rows, strict=True)
    drawn = [(round(low, 1), round(high, 1), row) for low, high, row in ends if not math.isnan(low)]
    x = [end for low, high, _ in drawn for end in (low, high, None)]
    y = [place for *_, row in drawn for place in (row, row, None)]
    for colour, width in ((PAGE, 4.5), (INK, 1.8)):
        line = {"color": colour, "width": width}
        figure.add_scatter(x=x, y=y, mode="lines", line=line, hoverinfo="skip")
