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
class Row:
    """A bar: its parts in days, and the range stated for the whole (NaN none).

    `assumed` says that the range is illustrative; `code` is what a click chooses.
    """

    code: str
    label: str
    parts: Sequence[float]
    low: float
    high: float
    assumed: bool = True


@dataclass(frozen=True, slots=True)
class Rows:
    """Bars under one heading; an empty heading takes no room."""

    heading: str
    rows: Sequence[Row]


def stacked(
    groups: Sequence[Rows],
    names: Sequence[str],
    unit: tuple[str, str],
    chosen: str = "",
    phone: bool = False,
) -> Plot:
    """Return the bars in the order given, each up to the upper end of what is stated.

    `names` are those of the parts, of what they leave open at least, and of the range above that;
    `unit` is the title of the axis, and what follows a number under the pointer.
    """
    stack = rows.stack([(group.heading, group.rows) for group in groups])
    height = round(stack.count * FEW_PX) if stack.count <= FEW else stack.height(phone)
    margin = {"l": 8, "r": 14, "t": TOP_PX, "b": AXIS_PX}
    figure = theme.figure(height + TOP_PX + AXIS_PX, margin=margin, bargap=0.25, barmode="stack")
    _parts(figure, stack.placed, names, unit[1])
    _rest(figure, stack.placed, names)
    figure.update_xaxes(
        **theme.axis(
            rangemode="tozero",
            nticks=5 if phone else 9,
            title={"text": unit[0], "font": {"size": 12, "color": theme.MUTED}, "standoff": 4},
        )
    )
    stack.write(figure, [rows.bold(r.label, r.code == chosen) for _, r in stack.placed], phone)
    return figure


def _parts(figure: Plot, placed: list[tuple[int, Row]], names: Sequence[str], unit: str) -> None:
    for part, colour in enumerate(COLOURS):
        figure.add_bar(
            x=[round(row.parts[part], 2) for _, row in placed],
            y=[at for at, _ in placed],
            orientation="h",
            marker={"color": colour, "line": {"color": theme.PAGE, "width": 0.5}},
            customdata=[row.code for _, row in placed],
            hovertemplate=f"{names[part]} %{{x:.2f}} {unit}<extra></extra>",
        )


def _rest(figure: Plot, placed: list[tuple[int, Row]], names: Sequence[str]) -> None:
    """Draw what the parts leave open: up to the lower end stated, and from there to the upper."""
    for name, dense in ((names[-2], True), (names[-1], False)):
        lengths = [_left_open(row, dense) for _, row in placed]
        shown = [(at, row, x) for (at, row), x in zip(placed, lengths, strict=True) if x > 0]
        if not shown:
            continue
        figure.add_bar(
            x=[round(x, 2) for _, _, x in shown],
            y=[at for at, _, _ in shown],
            orientation="h",
            marker={
                "color": theme.PAGE,
                "line": {"color": theme.PALE, "width": 0.8},
                "pattern": {
                    "shape": ["/" if row.assumed else "" for _, row, _ in shown],
                    "fgcolor": theme.PALE, "bgcolor": theme.PAGE, "size": 5 if dense else 9,
                    "solidity": 0.45 if dense else 0.12,
                },
            },
            customdata=[row.code for _, row, _ in shown],
            hovertemplate=f"{name}<extra></extra>",
        )  # fmt: skip


def _left_open(row: Row, below_range: bool) -> float:
    """Return the length below the range stated, or of the range itself; 0 where nothing is."""
    total = math.fsum(row.parts)
    if math.isnan(row.high):
        return 0.0
    start = max(row.low, total)
    return start - total if below_range else max(row.high - start, 0.0)
