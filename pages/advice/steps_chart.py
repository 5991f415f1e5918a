"""Next steps one below the other: two ranges of each, side by side on the same rows."""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from components.charts import theme
from components.charts.plot import Plot

ROW_PX, ROW_PX_PHONE, AXIS_PX = 20, 38, 44
THICK, THICK_PHONE = 0.62, 0.34  # of a row
LOWER, NAME = 0.2, -0.24  # of a row: on a phone the bar sinks, the name stands above it
SPLIT, GUTTER = 0.56, 0.03  # of the plot's width
ROOM, ROOM_PHONE = 1.24, 1.9  # the axis leaves room for the words beside the longest bar
LEFT_PX, LEFT_PX_PHONE = 250, 6


@dataclass(frozen=True, slots=True)
class Bar:
    """A range with the words beside it; NaN where there is none."""

    low: float
    high: float
    words: str


@dataclass(frozen=True, slots=True)
class Row:
    """A step: its name, its two ranges, what the pointer shows."""

    name: str
    left: Bar
    right: Bar
    hover: str


def ranges(rows: Sequence[Row], titles: tuple[str, str], phone: bool = False) -> Plot:
    """Return the rows from top to bottom; `titles` name both axes with their unit.

    All ranges are hatched: they rest on assumed effects and costs. On a phone a step's name
    stands above its bars.
    """
    height = len(rows) * (ROW_PX_PHONE if phone else ROW_PX) + AXIS_PX + 8
    left_px = LEFT_PX_PHONE if phone else LEFT_PX
    figure = theme.figure(
        height, margin={"l": left_px, "r": 8, "t": 8, "b": AXIS_PX}, barmode="overlay"
    )
    spans = ((0.0, SPLIT - GUTTER), (SPLIT + GUTTER, 1.0))
    for number, (title, span) in enumerate(zip(titles, spans, strict=True)):
        suffix = "2" if number else ""
        bars = [row.right if number else row.left for row in rows]
        _bars(figure, bars, rows, suffix, phone)
        most = max((bar.high for bar in bars if not math.isnan(bar.high)), default=1.0)
        figure.update_layout(**{
            f"xaxis{suffix}": theme.axis(
                domain=list(span), range=[0, most * (ROOM_PHONE if phone else ROOM)],
                nticks=4 if phone else 7, anchor=f"y{suffix}",
                title={"text": title, "font": {"size": 12, "color": theme.MUTED}, "standoff": 4},
            )
        })  # fmt: skip
    figure.update_layout(yaxis=_names(rows, phone), yaxis2=_names(rows, True) | {"anchor": "x2"})
    if phone:
        for at, row in enumerate(rows):
            figure.add_annotation(
                x=0, xref="paper", y=at + NAME, text=f"<b>{row.name}</b>", showarrow=False,
                xanchor="left", font={"size": 12},
            )  # fmt: skip
    return figure


def _names(rows: Sequence[Row], hidden: bool) -> dict[str, Any]:
    """Return the axis of the rows, with their names unless they stand elsewhere."""
    return theme.axis(
        range=[len(rows) - 0.5, -0.5], tickvals=list(range(len(rows))), automargin=False,
        ticktext=[row.name for row in rows], showgrid=False, showticklabels=not hidden,
    )  # fmt: skip


def _bars(figure: Plot, bars: Sequence[Bar], rows: Sequence[Row], suffix: str, phone: bool) -> None:
    """Draw one side: the ranges, and each one's words at its end."""
    shown = [(at, bar, row) for at, (bar, row) in enumerate(zip(bars, rows, strict=True))
             if not math.isnan(bar.low)]  # fmt: skip
    sink = LOWER if phone else 0.0
    figure.add_bar(
        base=[round(bar.low, 3) for _, bar, _ in shown],
        x=[round(bar.high - bar.low, 3) for _, bar, _ in shown],
        y=[at + sink for at, _, _ in shown],
        xaxis=f"x{suffix}",
        yaxis=f"y{suffix}",
        orientation="h",
        width=THICK_PHONE if phone else THICK,
        marker={
            "color": theme.PAGE,
            "line": {"color": theme.ACCENT, "width": 0.8},
            "pattern": {"shape": "/", "fgcolor": theme.PALE, "bgcolor": theme.PAGE, "size": 5,
                        "solidity": 0.4},
        },
        text=[row.hover for _, _, row in shown],
        textposition="none",
        hoverinfo="text",
    )  # fmt: skip
    for at, bar, _ in shown:
        figure.add_annotation(
            x=bar.high, xref=f"x{suffix}", y=at + sink, yref=f"y{suffix}", text=bar.words,
            showarrow=False, xanchor="left", xshift=3,
            font={"size": 11, "color": theme.MUTED},
        )  # fmt: skip
