"""Ranges one below the other with words at their ends; two figures of the same rows abreast."""

import math
from collections.abc import Sequence
from dataclasses import dataclass

from components.charts import rows, theme
from components.charts.plot import Plot

AXIS_PX = 44
THICK, THICK_BELOW = 0.62, 0.34  # of a row
LOWER, NAME = 0.2, -0.24  # of a row: where its name stands above it, a bar sinks
GUTTER = 0.06  # of the plot's width
ASSUMED = {"line": {"color": theme.ACCENT, "width": 0.8}, "pattern": theme.ASSUMED}
ROOM, ROOM_PHONE = 1.3, 1.9  # the axis leaves room for the words beside the longest bar


@dataclass(frozen=True, slots=True)
class Range:
    """A range (NaN none), solid if known, words at its end, a line at its `middle` (NaN none)."""

    low: float
    high: float
    words: str
    hover: str = ""
    known: bool = False
    middle: float = math.nan


@dataclass(frozen=True, slots=True)
class Side:
    """One figure: the title of its axis with the unit, a bar a row."""

    title: str
    bars: Sequence[Range]


def chart(names: Sequence[str], sides: Sequence[Side], row_px: int, above: bool = False) -> Plot:
    """Return the sides abreast on the same rows; `above` sets each name over its bars.

    A known range is solid, a known figure a dot; what is assumed or computed is hatched.
    """
    stack = rows.stack([("", names)])
    margin = theme.MARGIN | {"b": AXIS_PX}
    figure = theme.figure(stack.count * row_px + AXIS_PX, margin=margin, barmode="overlay")
    stack.write(figure, ["" if above else name for name in names], above)
    for at, name in stack.placed if above else ():
        place = {"x": 0, "xref": "paper", "xanchor": "left", "y": at + NAME}
        figure.add_annotation(text=f"<b>{name}</b>", font={"size": 12, "color": theme.INK}, **place)
    figure.update_layout(
        yaxis2=figure.settings["yaxis"] | {"anchor": "x2", "showticklabels": False}
    )
    width = (1 + GUTTER) / len(sides)
    for number, side in enumerate(sides):
        suffix = str(number + 1) if number else ""
        _bars(figure, side.bars, suffix, above)
        most = max((bar.high for bar in side.bars if not math.isnan(bar.high)), default=1.0)
        axis = {
            "domain": [number * width, number * width + width - GUTTER],
            "range": [0, most * (ROOM_PHONE if above else ROOM)],
            "nticks": 4 if above else 7,
            "anchor": f"y{suffix}",
            "title": theme.axis_title(side.title),
        }
        figure.update_layout(**{f"xaxis{suffix}": axis})
    return figure


def _bars(figure: Plot, bars: Sequence[Range], suffix: str, above: bool) -> None:
    shown = [(at, bar) for at, bar in enumerate(bars) if not math.isnan(bar.low)]
    font = {"size": 11, "color": theme.MUTED}
    words = {"xaxis": f"x{suffix}", "yaxis": f"y{suffix}", "textfont": font}
    sink, thick = (LOWER, THICK_BELOW) if above else (0.0, THICK)
    for is_known in (True, False):  # with a list of colours Plotly would drop those of the stripes
        part = [(at, bar) for at, bar in shown if bar.known == is_known]
        if not part:
            continue
        look = {"color": theme.ACCENT} if is_known else {"color": theme.PAGE, **ASSUMED}
        figure.add_bar(
            base=[round(bar.low, 3) for _, bar in part],
            x=[round(bar.high - bar.low, 3) for _, bar in part],
            y=[at + sink for at, _ in part],
            orientation="h",
            width=thick,
            marker=look,
            text=["" if is_known and bar.low == bar.high else bar.words for _, bar in part],
            textposition="outside",
            constraintext="none",
            hovertext=[bar.hover for _, bar in part],
            hoverinfo="text",
            **words,
        )
    for at, bar in shown:
        if not math.isnan(bar.middle):
            ends = {"y0": at + sink - thick / 2, "y1": at + sink + thick / 2}
            line = {"color": theme.INK, "width": 2}
            figure.add_shape(type="line", x0=bar.middle, x1=bar.middle, line=line, **ends)
    points = [(at, bar) for at, bar in shown if bar.known and bar.low == bar.high]
    if points:
        figure.add_scatter(
            x=[round(bar.low, 2) for _, bar in points],
            y=[at + sink for at, _ in points],
            mode="markers+text",
            marker={"color": theme.ACCENT, "size": 13},
            text=[bar.words for _, bar in points],
            textposition="middle right",
            hoverinfo="skip",
            **words,
        )
