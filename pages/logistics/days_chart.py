"""Days taken apart: stacked bars of what each part takes, hatched where nothing accounts for it."""

import math
from collections.abc import Sequence
from dataclasses import dataclass

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

    def left_open(self, below_range: bool) -> float:
        """Return the length below the range stated, or of the range itself; 0 where nothing is."""
        total = math.fsum(self.parts)
        if math.isnan(self.high):
            return 0.0
        start = max(self.low, total)
        return start - total if below_range else max(self.high - start, 0.0)


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
        figure.add_bar(
            x=[round(bar.parts[part], 2) for _, bar in stack.placed],
            y=[at for at, _ in stack.placed],
            orientation="h",
            marker={"color": colour, "line": {"color": theme.PAGE, "width": 0.5}},
            customdata=[bar.county for _, bar in stack.placed],
            hovertemplate=f"{names[part]} %{{x:.2f}} {unit[1]}<extra></extra>",
        )
    _rest(figure, stack.placed, names[-2], True)
    _rest(figure, stack.placed, names[-1], False)
    title = theme.axis_title(unit[0])
    figure.update_xaxes(rangemode="tozero", nticks=5 if phone else 9, title=title)
    stack.write(figure, [rows.bold(b.label, b.county == chosen) for _, b in stack.placed], phone)
    return figure


def _rest(figure: Plot, placed: list[tuple[int, Bar]], name: str, below_range: bool) -> None:
    """Draw what the parts leave open: up to the lower end stated, or from there to the upper."""
    lengths = [(at, bar, bar.left_open(below_range)) for at, bar in placed]
    shown = [(at, bar, length) for at, bar, length in lengths if length > 0]
    if not shown:
        return
    look = {"size": 5, "solidity": 0.45} if below_range else {"size": 9, "solidity": 0.12}
    shapes = ["/" if bar.assumed else "" for _, bar, _ in shown]
    figure.add_bar(
        x=[round(length, 2) for _, _, length in shown],
        y=[at for at, _, _ in shown],
        orientation="h",
        marker={
            "color": theme.PAGE,
            "line": {"color": theme.PALE, "width": 0.8},
            "pattern": theme.ASSUMED | look | {"shape": shapes},
        },
        customdata=[bar.county for _, bar, _ in shown],
        hovertemplate=f"{name}<extra></extra>",
    )
