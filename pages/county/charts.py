"""A county's eight elements against its peers, and its indicators among the 31 counties."""

import math
from collections.abc import Sequence
from dataclasses import dataclass

import pandas as pd

from components.charts import rows, theme
from components.charts.plot import Plot

ROW_PX, RIGHT_PX = 31, 62
STRIP_PX, ENDS_PX = 46, 44
TRACK, TEXT = 0.12, -0.3  # of a row: where the dots lie, and above them the words
ASKED = 0.17  # of a row: half the height of the mark of a line of acceptance


def elements(shown: pd.DataFrame, phone: bool) -> Plot:
    """Return one bar an element with its range, a tick at the peers, and words at the right.

    Columns: label, value, low, high, peer (NaN none), words, hover; the one that `is_weakest` is
    orange, what `is_hatched` striped.
    """
    margin, y = theme.MARGIN | {"r": RIGHT_PX}, list(range(len(shown)))
    look = {"bargap": 0.46, "barcornerradius": 1, "margin": margin}
    figure = theme.figure(ROW_PX * len(shown) + 34, **look)
    figure.add_bar(
        x=shown["value"].round(1).tolist(),
        y=y,
        orientation="h",
        marker={
            "color": [theme.GAP if weakest else theme.INK for weakest in shown["is_weakest"]],
            "pattern": theme.hatched(["/" if hatched else "" for hatched in shown["is_hatched"]]),
        },
        text=shown["hover"].tolist(),
    )
    theme.range_line(figure, shown["low"].tolist(), shown["high"].tolist(), y)
    tick = {"symbol": "line-ns", "size": 19, "line": {"color": theme.UNKNOWN, "width": 3}}
    peers = shown["peer"].round(1).tolist()
    figure.add_scatter(x=peers, y=y, mode="markers", marker=tick, hoverinfo="skip")
    for at, words in enumerate(shown["words"]):
        place = {"x": 1, "xref": "paper", "xanchor": "left", "xshift": 6, "y": at}
        figure.add_annotation(text=words, font={"size": 12, "color": theme.INK}, **place)
    figure.update_xaxes(range=[0, 100], tickvals=[0, 25, 50, 75, 100])
    names = zip(shown["label"], shown["is_weakest"], strict=True)
    rows.write_names(figure, [rows.bold(*name) for name in names], 12 if phone else 13)
    return figure


@dataclass(frozen=True, slots=True)
class Standing:
    """An indicator: name, own value in words, scores of all real figures, the ends of its scale.

    Where the county's figure rests on a rule alone, its range `low` to `high` is drawn (else NaN).
    `asked` are the scores 0..100 of lines of acceptance, which the name tells.
    """

    name: str
    told: str
    low: float
    high: float
    dots: Sequence[tuple[str, float, str]]  # county, score 0..100, words under the pointer
    worst: str
    best: str
    asked: Sequence[float] = ()


def strips(shown: Sequence[Standing], chosen: str) -> Plot:
    """Return a strip an indicator from its worst to its best: grey dots, the county in ink."""
    margin = theme.MARGIN | dict.fromkeys("lr", ENDS_PX)
    figure = theme.figure(STRIP_PX * len(shown) + 16, margin=margin)
    for at, strip in enumerate(shown):
        track = at + TRACK
        lines = [(0.0, 100.0, theme.LINE, 1), (strip.low, strip.high, theme.MUTED, 5)]
        for low, high, colour, width in lines:
            if not math.isnan(low):
                ends = {"x0": low, "x1": high, "y0": track, "y1": track}
                figure.add_shape(type="line", line={"color": colour, "width": width}, **ends)
        for is_own, colour, size in ((False, theme.BORDER, 7), (True, theme.INK, 11)):
            dots = [dot for dot in strip.dots if (dot[0] == chosen) == is_own]
            figure.add_scatter(
                x=[round(score, 1) for _, score, _ in dots],
                y=[track] * len(dots),
                mode="markers",
                marker={"color": colour, "size": size},
                text=[words for *_, words in dots],
                cliponaxis=False,
            )
        for score in strip.asked:
            tick = {"x0": score, "x1": score, "y0": track - ASKED, "y1": track + ASKED}
            figure.add_shape(type="line", line={"color": theme.INK, "width": 2}, **tick)
        ink, edge = {"font": {"size": 13, "color": theme.INK}}, ENDS_PX - 8
        for text, x, y, anchor, shift, look in (
            (strip.worst, 0, track, "right", -8, {}),
            (strip.best, 100, track, "left", 8, {}),
            (strip.name, 0, at + TEXT, "left", -edge, ink),
            (strip.told, 100, at + TEXT, "right", edge, ink),
        ):
            figure.add_annotation(text=text, x=x, y=y, xanchor=anchor, xshift=shift, **look)
    figure.update_xaxes(range=[0, 100], visible=False)
    figure.update_yaxes(range=[len(shown) - 0.5, -0.6], visible=False)
    return figure
