"""Two figures of the same counties side by side, a row a county: one is never shown alone."""

from collections.abc import Sequence
from dataclasses import dataclass

from components.charts import dots
from components.charts.dots import Reference, Rows
from components.charts.plot import Plot

SPLIT, GUTTER, GUTTER_PHONE = 0.5, 0.02, 0.1  # of the plot's width
# The plot's width as drawn, less the numbers at both sides; a label keeps to it.
PLOT_PX, PLOT_PX_PHONE = 1040.0, 215.0
TOP_PX = 12


@dataclass(frozen=True, slots=True)
class Half:
    """One of the two figures: its rows, reference lines, the greatest value, the axis title."""

    groups: Sequence[Rows]
    references: Sequence[Reference]
    upper: float
    unit: str


def paired(left: Half, right: Half, chosen: str = "", phone: bool = False) -> Plot:
    """Return both figures on the same rows, labels apart across both; ValueError if rows differ."""
    sides = (left, right)
    if len({tuple(dot.code for rows in side.groups for dot in rows.dots) for side in sides}) > 1:
        raise ValueError("the rows of the two figures differ")
    figure, other = (
        dots.counties(side.groups, (), _end(side), side.unit, chosen, phone) for side in sides
    )
    half = (GUTTER_PHONE if phone else GUTTER) / 2
    spans = ((0.0, SPLIT - half), (SPLIT + half, 1.0))
    axes = [plot.settings["xaxis"] for plot in (figure, other)]
    # Both sides are measured on one line of pixels, so that no label touches one of the other.
    width = PLOT_PX_PHONE if phone else PLOT_PX
    line = [
        Reference(width * (low + (high - low) * r.value / axis["range"][1]), r.label)
        for side, axis, (low, high) in zip(sides, axes, spans, strict=True)
        for r in side.references
    ]
    spots = dots.label_spots(line, (0.0, width), width)
    top = TOP_PX + dots.LEVEL_PX * max((level + 1 for level, _ in spots), default=0)
    ticks = {"nticks": 3} if phone else {}
    figure.update_layout(
        height=figure.settings["height"] + top,
        margin=figure.settings["margin"] | {"t": top},
        xaxis=axes[0] | ticks | {"domain": spans[0]},
        xaxis2=axes[1] | ticks | {"domain": spans[1], "anchor": "y2"},
        yaxis2=other.settings["yaxis"] | {"anchor": "x2", "side": "right"},
    )
    figure.traces += [trace | {"xaxis": "x2", "yaxis": "y2"} for trace in other.traces]
    count = len(left.references)
    dots.draw_references(figure, left.references, spots[:count])
    dots.draw_references(figure, right.references, spots[count:], "2")
    return figure


def _end(panel: Half) -> float:
    return max([panel.upper, *(r.value for r in panel.references)])
