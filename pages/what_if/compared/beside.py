"""Two figures of the same rows side by side: one is never shown alone."""

from collections.abc import Sequence
from dataclasses import dataclass

from components.charts import dots
from components.charts.dots import Rows
from components.charts.plot import Plot

GUTTER, GUTTER_PHONE = 0.02, 0.1  # of the plot's width


@dataclass(frozen=True, slots=True)
class Half:
    """One of the two figures: its rows, the greatest value, the title of its axis."""

    groups: Sequence[Rows]
    upper: float
    unit: str


def paired(left: Half, right: Half, chosen: str = "", phone: bool = False) -> Plot:
    """Return both figures on the same rows, names at both ends; ValueError if rows differ."""
    sides = (left, right)
    if len({tuple(dot.code for rows in side.groups for dot in rows.dots) for side in sides}) > 1:
        raise ValueError("the rows of the two figures differ")
    figure, other = (
        dots.counties(side.groups, (), side.upper, side.unit, chosen, phone) for side in sides
    )
    half, ticks = (GUTTER_PHONE / 2, {"nticks": 3}) if phone else (GUTTER / 2, {})
    first, second = ({"domain": ends} | ticks for ends in ((0.0, 0.5 - half), (0.5 + half, 1.0)))
    figure.update_layout(
        xaxis=figure.settings["xaxis"] | first,
        xaxis2=other.settings["xaxis"] | second | {"anchor": "y2"},
        yaxis2=other.settings["yaxis"] | {"anchor": "x2", "side": "right"},
    )
    figure.traces += [trace | {"xaxis": "x2", "yaxis": "y2"} for trace in other.traces]
    return figure
