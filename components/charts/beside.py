"""Two figures of the same counties side by side, a row a county: one is never shown alone."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from components.charts import dots, theme
from components.charts.dots import Reference, Rows
from components.charts.plot import Plot

SPLIT, GUTTER, GUTTER_PHONE = 0.5, 0.02, 0.1  # of the plot's width
# The plot's width as drawn, less the numbers at both sides; a label keeps to it.
PLOT_PX, PLOT_PX_PHONE = 1040.0, 215.0
TOP_PX = 12


@dataclass(frozen=True, slots=True)
class Panel:
    """One of the two figures: its rows, reference lines, the greatest value, the axis title."""

    groups: Sequence[Rows]
    references: Sequence[Reference]
    upper: float
    unit: str


def paired(left: Panel, right: Panel, chosen: str = "", phone: bool = False) -> Plot:
    """Return both figures on the same rows; ValueError where the rows are not the same.

    Numbers stand at the outer sides. Labels of the reference lines never touch, across both.
    """
    if _codes(left) != _codes(right):
        raise ValueError("the rows of the two figures differ")
    drawn = [
        dots.counties(one.groups, (), _end(one), one.unit, chosen, phone) for one in (left, right)
    ]
    half = (GUTTER_PHONE if phone else GUTTER) / 2
    spans = [(0.0, SPLIT - half), (SPLIT + half, 1.0)]
    width = PLOT_PX_PHONE if phone else PLOT_PX
    ends = [plot.settings["xaxis"]["range"][1] for plot in drawn]
    spots = _spots((left, right), ends, spans, width)
    rise = dots.LEVEL_PX * max((level + 1 for level, _ in spots), default=0)
    ticks = {"nticks": 3} if phone else {}
    figure = drawn[0]
    figure.update_layout(
        height=figure.settings["height"] + rise + TOP_PX,
        margin=figure.settings["margin"] | {"t": rise + TOP_PX},
        xaxis=figure.settings["xaxis"] | ticks | {"domain": spans[0]},
        xaxis2=drawn[1].settings["xaxis"] | ticks | {"domain": spans[1], "anchor": "y2"},
        yaxis2=drawn[1].settings["yaxis"] | {"anchor": "x2", "side": "right"},
    )
    for trace in drawn[1].traces:
        figure.traces.append(trace | {"xaxis": "x2", "yaxis": "y2"})
    marks = [("x", r) for r in left.references] + [("x2", r) for r in right.references]
    for (axis, reference), (level, shift) in zip(marks, spots, strict=True):
        _reference(figure, axis, reference, level, shift)
    return figure


def _codes(panel: Panel) -> list[str]:
    return [dot.code for rows in panel.groups for dot in rows.dots]


def _end(panel: Panel) -> float:
    return max([panel.upper, *(r.value for r in panel.references)])


def _spots(
    panels: tuple[Panel, Panel],
    ends: Sequence[float],
    spans: Sequence[tuple[float, float]],
    width: float,
) -> list[tuple[int, float]]:
    """Return level and shift of each label, both panels measured on one line of pixels."""
    placed = [
        Reference(width * (low + (high - low) * r.value / end), r.label)
        for panel, end, (low, high) in zip(panels, ends, spans, strict=True)
        for r in panel.references
    ]
    return dots.label_spots(placed, (0.0, width), width)


def _reference(figure: Plot, axis: str, reference: Reference, level: int, shift: float) -> None:
    y = {"x": "y", "x2": "y2"}[axis]
    line: dict[str, Any] = {"color": theme.MUTED, "width": 1, "dash": "dot"}
    figure.add_shape(
        type="line", x0=reference.value, x1=reference.value, y0=0, y1=1, xref=axis,
        yref=f"{y} domain", line=line,
    )  # fmt: skip
    figure.add_annotation(
        x=reference.value, xref=axis, y=1, yref="paper", yanchor="bottom",
        yshift=2 + dots.LEVEL_PX * level, xanchor="left", xshift=-shift, text=reference.label,
        showarrow=False, font={"size": 11, "color": theme.MUTED},
    )  # fmt: skip
