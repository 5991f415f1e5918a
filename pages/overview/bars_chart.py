"""Horizontal bars of counties in groups, each with its range; withheld counties last."""

import math
from collections.abc import Sequence

from components.charts import rows, theme
from components.charts.plot import Plot
from model.facts.provenance import Quality
from pages.overview.map_layer import Cell

FEW, PX_FEW = 15, 25.0  # so few rows stand further apart


def counties(
    groups: Sequence[tuple[str, Sequence[Cell]]],
    median: tuple[float, str],
    upper: float,
    chosen: str,
    with_ranges: bool,
    phone: bool,
) -> Plot:
    """Return the bars under their headings, with a dotted line at the median.

    Grey, the chosen county in ink; what is partial is hatched, what is illustrative only beside
    bars that are not. `median` is its value (NaN for none) and label; the axis runs from zero to
    `upper`, in the unit of the values.
    """
    stack = rows.stack(groups)
    places, cells = [at for at, _ in stack.placed], [cell for _, cell in stack.placed]
    height = round(stack.count * PX_FEW) if stack.count < FEW else stack.height(phone)
    margin = {"l": 8, "r": 8, "t": 26, "b": 6}
    figure = theme.figure(height + 30, margin=margin, bargap=0.3, barcornerradius=1)
    is_mixed = len({cell.quality for cell in cells if cell.quality}) > 1
    hatch = [c.partial or (is_mixed and c.quality is Quality.ILLUSTRATIVE) for c in cells]
    fills = [theme.INK if cell.county == chosen else theme.BORDER for cell in cells]
    figure.add_bar(
        x=[None if math.isnan(cell.value) else round(cell.value, 2) for cell in cells],
        y=places,
        orientation="h",
        marker={"color": fills, "pattern": theme.hatched(["/" if h else "" for h in hatch])},
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
    figure.update_xaxes(range=[0, upper * 1.02], side="top")
    stack.write(figure, [rows.bold(cell.label, cell.county == chosen) for cell in cells], phone)
    return figure
