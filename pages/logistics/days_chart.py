"""Days taken apart: stacked bars of what each part takes, hatched where nothing accounts for it."""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from components.charts import rows, theme
from components.charts.plot import Plot

FEW, FEW_PX = 4, 38.0  # so few rows are as tall
TOP_PX, AXIS_PX = 6, 40
# Handling and sorting grey, the road blue, the wait for a visit in the colour of roads.
COLOURS = (theme.UNKNOWN, theme.CENTRE, theme.BORDER, theme.ROAD, theme.ACCENT)
STRIPES = f"repeating-linear-gradient(135deg,{theme.PALE} 0 3px,{theme.PAGE} 3px 6px)"
THIN_STRIPES = f"repeating-linear-gradient(135deg,{theme.PALE} 0 1px,{theme.PAGE} 1px 8px)"


@dataclass(frozen=True, slots=True)
class Bar:
    """A bar: its parts in days, and the range stated for the whole (NaN none).

    `assumed` says that the range is illustrative; `county` is what a click chooses.
    """

    county: str
    label: str
    parts: Sequence[float]
    low: float
    high: float
    assumed: bool = True

    def left_open(self) -> tuple[float, float]:
        """Return what the parts leave open up to the range stated, and the range above them."""
        total = math.fsum(self.parts)
        if math.isnan(self.high):
            return 0.0, 0.0
        start = max(self.low, total)
        return start - total, max(self.high - start, 0.0)


def stacked(
    groups: Sequence[tuple[str, Sequence[Bar]]],
    names: Sequence[str],
    unit: tuple[str, str],
    chosen: str,
    phone: bool,
) -> Plot:
    """Return the bars under their headings, each up to the upper end of what is stated.

    `names` are those of the parts, of what they leave open at least, and of the range above that;
    `unit` is the title of the axis, and what follows a number under the pointer.
    """
    stack = rows.stack(groups)
    height = round(stack.count * FEW_PX) if stack.count <= FEW else stack.height(phone)
    margin = {"l": 8, "r": 14, "t": TOP_PX, "b": AXIS_PX}
    figure = theme.figure(height + TOP_PX + AXIS_PX, margin=margin, bargap=0.25, barmode="stack")
    for part, colour in enumerate(COLOURS):
        lengths = [(at, bar, bar.parts[part]) for at, bar in stack.placed]
        look = {"color": colour, "line": {"color": theme.PAGE, "width": 0.5}}
        _add(figure, lengths, look, f"{names[part]} %{{x:.2f}} {unit[1]}")
    for end, fill in enumerate(({"size": 5, "solidity": 0.45}, {"size": 9, "solidity": 0.12})):
        lengths = [(at, bar, bar.left_open()[end]) for at, bar in stack.placed]
        lengths = [one for one in lengths if one[-1] > 0]
        pattern = (
            theme.ASSUMED | fill | {"shape": ["/" if b.assumed else "" for _, b, _ in lengths]}
        )
        look = {"color": theme.PAGE, "line": {"color": theme.PALE, "width": 0.8}}
        if lengths:
            _add(figure, lengths, look | {"pattern": pattern}, names[len(COLOURS) + end])
    title = theme.axis_title(unit[0])
    figure.update_xaxes(rangemode="tozero", nticks=5 if phone else 9, title=title)
    stack.write(figure, [rows.bold(b.label, b.county == chosen) for _, b in stack.placed], phone)
    return figure


def _add(
    figure: Plot, lengths: Sequence[tuple[int, Bar, float]], marker: dict[str, Any], hover: str
) -> None:
    """Stack a length on each of some rows."""
    figure.add_bar(
        x=[round(length, 2) for _, _, length in lengths],
        y=[at for at, _, _ in lengths],
        orientation="h",
        marker=marker,
        customdata=[bar.county for _, bar, _ in lengths],
        hovertemplate=f"{hover}<extra></extra>",
    )
