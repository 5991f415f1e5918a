"""31 horizontal bars in groups, each with its range; withheld counties last and hatched."""

import math
from collections.abc import Sequence
from dataclasses import dataclass

from components.charts import rows, theme
from components.charts.plot import Plot
from model.facts.provenance import Quality


@dataclass(frozen=True, slots=True)
class Bar:
    """A county's bar: value, range (NaN none), colour class by score, text at the right."""

    code: str
    label: str
    value: float
    low: float
    high: float
    score: float
    side: str
    hover: str
    quality: Quality | None
    hatched: bool = False


@dataclass(frozen=True, slots=True)
class Group:
    """Bars under one heading; an empty heading takes no room."""

    heading: str
    bars: Sequence[Bar]


def counties(
    groups: Sequence[Group],
    median: tuple[float, str],
    upper: float,
    chosen: str = "",
    phone: bool = False,
) -> Plot:
    """Return the bars, best on top within each group, with a dotted line at the median.

    `median` is its value (NaN for none) and label; `upper` is the end of the axis in the unit of
    the values; the axis starts at zero.
    """
    stack = rows.stack([(group.heading, group.bars) for group in groups])
    figure = theme.figure(
        stack.height(phone) + 30,
        margin={"l": 8, "r": 8, "t": 26, "b": 6}, bargap=0.22, barcornerradius=1,
    )  # fmt: skip
    _bars(figure, stack.placed, chosen)
    lows, highs = ([getattr(b, end) for _, b in stack.placed] for end in ("low", "high"))
    theme.range_line(figure, lows, highs, [y for y, _ in stack.placed])
    middle, middle_label = median
    if not math.isnan(middle):
        figure.add_vline(x=middle, line={"color": theme.MUTED, "width": 1, "dash": "dot"})
        figure.add_annotation(
            x=middle, y=1, yref="paper", yanchor="bottom", yshift=12, text=middle_label,
            showarrow=False, font={"size": 11, "color": theme.MUTED},
        )  # fmt: skip
    figure.update_xaxes(**theme.axis(range=[0, upper * 1.18], side="top"))
    stack.write(figure, [bar.label for _, bar in stack.placed], phone)
    for at, bar in stack.placed:
        if bar.side:
            figure.add_annotation(
                x=upper * 1.18, y=at, text=bar.side, showarrow=False, xanchor="right",
                font={"size": 11, "color": theme.MUTED},
            )  # fmt: skip
    return figure


def _bars(figure: Plot, placed: list[tuple[int, Bar]], chosen: str) -> None:
    """Draw the bars: solid if known, paler and hatched if illustrative or partial."""
    hatch = ["/" if bar.hatched or bar.quality is Quality.ILLUSTRATIVE else "" for _, bar in placed]
    colours = [theme.NO_DATA if bar.hatched else theme.band_colour(bar.score) for _, bar in placed]
    figure.add_bar(
        x=[None if math.isnan(bar.value) else round(bar.value, 2) for _, bar in placed],
        y=[at for at, _ in placed],
        orientation="h",
        marker={
            "color": colours,
            "line": {
                "color": [theme.INK if b.code == chosen else theme.MUTED for _, b in placed],
                "width": [1.8 if b.code == chosen else 0.5 for _, b in placed],
            },
            "pattern": theme.hatched(hatch),
        },
        customdata=[bar.code for _, bar in placed],
        text=[bar.hover for _, bar in placed],
        textposition="none",
        hoverinfo="text",
    )
