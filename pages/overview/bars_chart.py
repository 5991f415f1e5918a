"""31 horizontal bars in groups, each with its range; withheld counties last and hatched."""

import math
from collections.abc import Sequence

from components.charts import rows, theme
from components.charts.plot import Plot
from model.facts.provenance import Quality
from pages.overview.map_layer import Cell

LABEL = {"size": 11, "color": theme.MUTED}


def counties(
    groups: Sequence[tuple[str, Sequence[Cell]]],
    median: tuple[float, str],
    upper: float,
    chosen: str,
    with_ranges: bool,
    phone: bool,
) -> Plot:
    """Return the bars under their headings, with a dotted line at the median.

    `median` is its value (NaN for none) and label; `upper` is the end of the axis in the unit of
    the values; the axis starts at zero.
    """
    stack = rows.stack(groups)
    figure = theme.figure(
        stack.height(phone) + 30,
        margin={"l": 8, "r": 8, "t": 26, "b": 6},
        bargap=0.22,
        barcornerradius=1,
    )
    _bars(figure, stack.placed, chosen)
    if with_ranges:
        lows, highs = ([getattr(c, end) for _, c in stack.placed] for end in ("low", "high"))
        theme.range_line(figure, lows, highs, [at for at, _ in stack.placed])
    middle, label = median
    if not math.isnan(middle):
        figure.add_vline(x=middle, line={"color": theme.MUTED, "width": 1, "dash": "dot"})
        above = {"yref": "paper", "yanchor": "bottom", "yshift": 12, "showarrow": False}
        figure.add_annotation(x=middle, y=1, text=label, font=LABEL, **above)
    figure.update_xaxes(**theme.axis(range=[0, upper * 1.18], side="top"))
    stack.write(figure, [cell.label for _, cell in stack.placed], phone)
    return figure


def _bars(figure: Plot, placed: list[tuple[int, Cell]], chosen: str) -> None:
    """Draw the bars: solid if known, paler and hatched if illustrative or partial."""
    cells = [cell for _, cell in placed]
    hatch = ["/" if c.partial or c.quality is Quality.ILLUSTRATIVE else "" for c in cells]
    figure.add_bar(
        x=[None if math.isnan(cell.value) else round(cell.value, 2) for cell in cells],
        y=[at for at, _ in placed],
        orientation="h",
        marker={
            "color": [theme.NO_DATA if c.partial else theme.band_colour(c.score) for c in cells],
            "line": {
                "color": [theme.INK if c.county == chosen else theme.MUTED for c in cells],
                "width": [1.8 if c.county == chosen else 0.5 for c in cells],
            },
            "pattern": theme.hatched(hatch),
        },
        customdata=[cell.county for cell in cells],
        text=[cell.hover for cell in cells],
        textposition="none",
        hoverinfo="text",
    )
