"""The pictures of what-ifs: elements before and after, cost against gain; drawn from table rows."""

from collections.abc import Sequence
from itertools import chain
from typing import Any

import pandas as pd

from components.charts import theme
from components.charts.plot import Plot
from components.words.texts import Texts

STILL = 0.05  # points: less is no line
VISIBLE = 0.5  # points: less is not shown as a change
ROW_PX, GAP_PX, ROW_PX_PHONE = 15, 11, 16
END, END_PARTS = 104, 124  # of the axis of scores: with room for the parts of a gain
LEGEND = {"orientation": "h", "x": 0, "y": 1.0, "yanchor": "bottom", "font": {"size": 12}}
TALL = theme.MARGIN | {"t": 34}  # room for the legend
THIN = {"color": theme.MUTED, "line": {"color": theme.MUTED, "width": 2.5}}  # marks not filled


def elements(rows: pd.DataFrame, t: Texts) -> Plot:
    """Return one row an element: open diamond now, filled after, tick at the peers' median.

    The number stands beside those that rise visibly, the part of the gain at the right.
    """
    figure, y = theme.figure(36 * len(rows) + 70, margin=TALL), list(rows.index)
    _lines(figure, rows, y, {"color": theme.RISE, "width": 5})
    grey = {"size": 13, **THIN}
    _marks(figure, rows["peers"], y, t("common.peer_tick"), grey | {"symbol": "line-ns"})
    _marks(figure, rows["now"], y, t("simulator.now"), grey | {"symbol": "diamond-open"})
    risen = rows["after"].where(rows["after"] - rows["now"] > VISIBLE)
    mark = {"symbol": "diamond", "size": 13, "color": theme.RISE}
    _marks(figure, risen, y, t("simulator.after"), mark, "")
    for at, words in rows["gain"][rows["gain"] != ""].items():
        look = {"xanchor": "right", "font": {"size": 13, "color": theme.INK}}
        figure.add_annotation(text=words, x=END_PARTS, y=at, **look)
    labels = [f"{one['label']}  {t.score(one['now'])}" for _, one in rows.iterrows()]
    _element_axes(figure, labels, END_PARTS if any(rows["gain"]) else END)
    return figure


def compared(rows: pd.DataFrame, phone: bool, t: Texts) -> Plot:
    """Return a row an element and in it a line a what-if, from today to where it leaves it.

    Today is a grey tick; the mark after has its symbol and letter; `rows` are of each and element.
    """
    columns = [one for _, one in rows.groupby("letter", sort=False)]
    labels = list(rows["label"].unique())
    rise = (ROW_PX_PHONE if phone else ROW_PX) * len(columns) + GAP_PX
    step, middle = (rise - GAP_PX) / len(columns) / rise, (len(columns) - 1) / 2
    heights = [
        [k + (place - middle) * step for k in range(len(labels))] for place in range(len(columns))
    ]
    figure = theme.figure(rise * len(labels) + 74, margin=TALL)
    tick = {"symbol": "line-ns", "size": 9, **THIN}
    _marks(figure, rows["now"], list(chain.from_iterable(heights)), t("common.now"), tick)
    for place, (one, y) in enumerate(zip(columns, heights, strict=True)):
        colour, letter, name = theme.SERIES[place], *one[["letter", "head"]].iloc[0]
        _lines(figure, one, y, {"color": colour, "width": 3})
        mark = {"symbol": theme.SYMBOLS[place], "size": 9, "color": colour}
        _marks(figure, one["after"], y, name, mark, f"{letter} ")
    _element_axes(figure, labels, END, showgrid=False, tickfont={"size": 12 if phone else 13})
    for k in range(1, len(labels)):
        figure.add_hline(y=k - 0.5, line={"color": theme.LINE, "width": 1})
    return figure


def _marks(
    figure: Plot,
    values: pd.Series,
    y: Sequence[float],
    name: str,
    marker: dict[str, Any],
    letter: str | None = None,
) -> None:
    """Draw a mark a row; with a `letter`, maybe empty, it and the number stand at its right."""
    texts = {
        "text": ["" if pd.isna(value) else f" {letter}{value:.0f}" for value in values],
        "textposition": "middle right",
        "textfont": {"color": marker["color"], "size": 12},
    }
    figure.add_scatter(
        x=[None if pd.isna(value) else round(value, 1) for value in values],
        y=y,
        name=name,
        marker=marker,
        mode="markers" if letter is None else "markers+text",
        hovertemplate=f"{name} %{{x:.1f}}<extra></extra>",
        cliponaxis=False,
        **({} if letter is None else texts),
    )


def _lines(figure: Plot, rows: pd.DataFrame, y: Sequence[float], line: dict[str, Any]) -> None:
    """Draw a line from now to after for every row that moves, at its height."""
    x: list[float | None] = []
    heights: list[float | None] = []
    for at, now, after in zip(y, rows["now"], rows["after"], strict=True):
        if abs(after - now) > STILL:
            x += [round(now, 1), round(after, 1), None]
            heights += [at, at, None]
    figure.add_scatter(x=x, y=heights, mode="lines", line=line, hoverinfo="skip", showlegend=False)


def _element_axes(figure: Plot, labels: Sequence[str], end: float, **look: object) -> None:
    """Set a row an element, first on top, and the classes of scores below; with the legend."""
    ticks = {"tickvals": list(range(len(labels))), "ticktext": list(labels)}
    figure.update_layout(showlegend=True, legend=LEGEND)
    figure.update_xaxes(range=[0, end], tickvals=list(theme.EDGES))
    figure.update_yaxes(range=[len(labels) - 0.5, -0.5], **ticks, **look)


def cost_and_gain(rows: pd.DataFrame, height: int, t: Texts) -> Plot:
    """Return cost against gain: a cross of both ranges, the letter where the estimates meet.

    `rows` has two for each what-if, its cost and its gain, both known.
    """
    figure = theme.figure(height, margin={"l": 8, "r": 16, "t": 34, "b": 44})
    for place, (letter, one) in enumerate(rows.groupby("letter", sort=False)):
        colour, name = theme.SERIES[place], one["head"].iloc[0]
        (x0, x, x1), (y0, y, y1) = one[["low", "value", "high"]].to_numpy()
        line = {"color": colour, "width": 2}
        cross = {"x": [x0, x1, None, x, x], "y": [y, y, None, y0, y1], "line": line}
        figure.add_scatter(**cross, mode="lines", hoverinfo="skip", showlegend=False)
        figure.add_scatter(
            x=[x],
            y=[y],
            mode="markers+text",
            text=[f"<b>{letter}</b>"],
            textfont={"size": 13, "color": colour},
            name=name,
            marker={"symbol": theme.SYMBOLS[place], "size": 26, "color": theme.PAGE, "line": line},
            hovertemplate=f"{name}<br>%{{x:,.1f}} · %{{y:+.1f}}<extra></extra>",
            cliponaxis=False,
        )
    figure.update_layout(showlegend=True, legend=LEGEND)
    axes = {"nticks": 6, "rangemode": "tozero", "tickformat": ",.1~f"}
    figure.update_xaxes(title=theme.axis_title(t("compare.money_axis")), **axes)
    figure.update_yaxes(title=theme.axis_title(t("compare.gain_axis")), **axes)
    return figure
