"""Up to four what-ifs in one picture: their elements before and after, their cost and gain."""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from components.charts import theme
from components.charts.plot import Plot

ROW_PX, GAP_PX, ROW_PX_PHONE = 15, 11, 16
STILL = 0.05  # points: less is no line


@dataclass(frozen=True, slots=True)
class Contender:
    """A what-if as drawn: letter and name, element scores now and after, (low, middle, high).

    `cost` is in the unit of the axis, NaN where it is not known; `gain` in points.
    """

    letter: str
    name: str
    now: Sequence[float]
    after: Sequence[float]
    cost: tuple[float, float, float]
    gain: tuple[float, float, float]

    @property
    def is_priced(self) -> bool:
        """Return whether its cost is known."""
        return not math.isnan(self.cost[1])


def elements(labels: Sequence[str], found: Sequence[Contender], now: str, phone: bool) -> Plot:
    """Return a row an element and in it a line a what-if, from today to where it leaves it.

    `now` is the word for today, a grey tick; the mark after has the what-if's symbol and letter.
    """
    rise = (ROW_PX_PHONE if phone else ROW_PX) * len(found) + GAP_PX
    figure = theme.figure(rise * len(labels) + 74, margin=theme.MARGIN | {"t": 34})
    _today(figure, found, now, rise)
    for place, one in enumerate(found):
        colour, symbol = theme.SERIES[place], theme.SYMBOLS[place]
        y = [_height(k, place, len(found), rise) for k in range(len(labels))]
        figure.add_scatter(**_lines(one, y), line={"color": colour, "width": 3})
        figure.add_scatter(
            x=[_value(v) for v in one.after],
            y=y,
            mode="markers+text",
            text=[f" {one.letter} {v:.0f}" if not math.isnan(v) else "" for v in one.after],
            textposition="middle right",
            textfont={"size": 11, "color": colour},
            name=one.name,
            marker={"symbol": symbol, "size": 9, "color": colour},
            hovertemplate=f"{one.name} %{{x:.1f}}<extra></extra>",
            cliponaxis=False,
        )
    figure.update_layout(showlegend=True, legend=_legend())
    figure.update_xaxes(**theme.axis(range=[0, 104], tickvals=list(theme.EDGES)))
    figure.update_yaxes(
        **theme.axis(
            range=[len(labels) - 0.5, -0.5],
            tickvals=list(range(len(labels))),
            ticktext=list(labels),
            showgrid=False,
            tickfont={"size": 12 if phone else 13},
        )
    )
    for k in range(1, len(labels)):
        figure.add_hline(y=k - 0.5, line={"color": theme.LINE, "width": 1})
    return figure


def _height(row: int, place: int, count: int, rise: float) -> float:
    """Return where a what-if's line runs within the row of an element, one unit high."""
    step = (rise - GAP_PX) / count / rise
    return row + (place - (count - 1) / 2) * step


def _today(figure: Plot, found: Sequence[Contender], now: str, rise: int) -> None:
    """Draw today as ticks, one for every line, since what-ifs may be about different counties."""
    x: list[float | None] = []
    y: list[float] = []
    for place, one in enumerate(found):
        x += [_value(v) for v in one.now]
        y += [_height(k, place, len(found), rise) for k in range(len(one.now))]
    figure.add_scatter(
        x=x,
        y=y,
        mode="markers",
        name=now,
        marker={"symbol": "line-ns", "size": 9, "line": {"color": theme.MUTED, "width": 2.5}},
        hovertemplate=f"{now} %{{x:.1f}}<extra></extra>",
    )


def _lines(one: Contender, y: Sequence[float]) -> dict[str, Any]:
    x: list[float | None] = []
    heights: list[float | None] = []
    for at, a, b in zip(y, one.now, one.after, strict=True):
        if not math.isnan(a) and abs(b - a) > STILL:
            x += [round(a, 1), round(b, 1), None]
            heights += [at, at, None]
    return {"x": x, "y": heights, "mode": "lines", "hoverinfo": "skip", "showlegend": False}


def _value(value: float) -> float | None:
    return None if math.isnan(value) else round(value, 1)


def _legend() -> dict[str, Any]:
    return {"orientation": "h", "x": 0, "y": 1.0, "yanchor": "bottom", "font": {"size": 12}}


def money(found: Sequence[Contender], titles: tuple[str, str], height: int) -> Plot:
    """Return cost against gain: a cross of both ranges, the letter where the estimates meet.

    `titles` are those of the axes, with units; every what-if has a known cost.
    """
    figure = theme.figure(height, margin={"l": 8, "r": 16, "t": 34, "b": 44})
    for place, one in enumerate(found):
        colour = theme.SERIES[place]
        (x0, x, x1), (y0, y, y1) = one.cost, one.gain
        figure.add_scatter(
            x=[x0, x1, None, x, x],
            y=[y, y, None, y0, y1],
            mode="lines",
            line={"color": colour, "width": 2},
            hoverinfo="skip",
            showlegend=False,
        )
        figure.add_scatter(
            x=[x],
            y=[y],
            mode="markers+text",
            text=[f"<b>{one.letter}</b>"],
            textfont={"size": 13, "color": colour},
            name=one.name,
            marker={
                "symbol": theme.SYMBOLS[place],
                "size": 26,
                "color": theme.PAGE,
                "line": {"color": colour, "width": 2},
            },
            hovertemplate=f"{one.name}<br>%{{x:,.1f}} · %{{y:+.1f}}<extra></extra>",
            cliponaxis=False,
        )
    figure.update_layout(showlegend=True, legend=_legend())
    for update, text in zip((figure.update_xaxes, figure.update_yaxes), titles, strict=True):
        heading = {"text": text, "font": {"size": 12, "color": theme.MUTED}, "standoff": 4}
        update(**theme.axis(title=heading, nticks=6, rangemode="tozero", tickformat=",.1~f"))
    return figure
