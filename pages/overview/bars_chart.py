"""31 horizontal bars in groups, each with its range; withheld counties last and hatched."""

import math
from collections.abc import Sequence

from components.charts import rows, theme
from components.charts.plot import Plot
from model.facts.provenance import Quality
from pages.overview.map_layer import Cell


def counties(
    groups: Sequence[tuple[str, Sequence[Cell]]],
    median: tuple[float, str],
    upper: float,
    chosen: str,
    with_ranges: bool,
    phone: bool,
) -> Plot:
    """Return the bars under their headings, with a dotted line at the median.

    Solid if known, paler and hatched if illustrative or partial. `median` is its value (NaN for
    none) and label; the axis runs from zero to `upper`, in the unit of the values.
    """
    stack = rows.stack(groups)
    places, cells = [at for at, _ in stack.placed], [cell for _, cell in stack.placed]
    margin = {"l": 8, "r": 8, "t": 26, "b": 6}
    height = stack.height(phone) + 30
    figure = theme.figure(height, margin=margin, bargap=0.22, barcornerradius=1)
    hatch = ["/" if c.partial or c.quality is Quality.ILLUSTRATIVE else "" for c in cells]
    figure.add_bar(
        x=[None if math.isnan(cell.value) else round(cell.value, 2) for cell in cells],
        y=places,
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
    )
    if with_ranges:
        theme.range_line(figure, [c.low for c in cells], [c.high for c in cells], places)
    middle, label = median
    if not math.isnan(middle):
        figure.add_vline(x=middle, line=theme.DOTTED)
        above = {"yref": "paper", "yanchor": "bottom", "yshift": 12}
        figure.add_annotation(x=middle, y=1, text=label, **above)
    figure.update_xaxes(range=[0, upper * 1.18], side="top")
    stack.write(figure, [cell.label for cell in cells], phone)
    return figure
