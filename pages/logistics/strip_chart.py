"""A strip plot: one dot a place on the row it belongs to, with one limit marked."""

import math
from collections.abc import Sequence
from dataclasses import dataclass

from components.charts import rows, theme
from components.charts.plot import Plot

TOP_PX, AXIS_PX = 26, 40


@dataclass(frozen=True, slots=True)
class Strip:
    """A row: label, and the values with their names.

    A dot chooses the county of its own code, of the row's where there are no `codes`.
    """

    code: str
    label: str
    values: Sequence[float]
    names: Sequence[str]
    codes: Sequence[str] = ()


@dataclass(frozen=True, slots=True)
class Strips:
    """Rows under one heading; an empty heading takes no room."""

    heading: str
    rows: Sequence[Strip]


Dot = tuple[int, str, float, str]  # row, county to choose, value, name


def _dots(figure: Plot, dots: Sequence[Dot], far: bool, look: tuple[int, float], unit: str) -> None:
    """Draw dots of one kind in one size and opacity: a look for each would double the bytes."""
    figure.add_scatter(
        x=[round(v, 2) for _, _, v, _ in dots],
        y=[at for at, _, _, _ in dots],
        mode="markers",
        marker={
            "size": look[0],
            "color": theme.HOURS[3] if far else theme.HOURS[1],
            "opacity": look[1],
            "line": {"color": theme.PAGE, "width": 0.6},
        },
        customdata=[code for _, code, _, _ in dots],
        text=[name for _, _, _, name in dots],
        hovertemplate=f"%{{text}} %{{x:.1f}}{unit}<extra></extra>",
    )


def strips(
    groups: Sequence[Strips],
    limit: float,
    words: tuple[str, str, str],
    chosen: str = "",
    phone: bool = False,
) -> Plot:
    """Return the rows in the order given; dots beyond the limit are dark, others pale.

    `words` are the label of the limit (NaN none), the title of the axis, and what follows a
    value under the pointer.
    """
    stack = rows.stack([(group.heading, group.rows) for group in groups])
    height = stack.height(phone) + TOP_PX + AXIS_PX
    figure = theme.figure(height, margin={"l": 8, "r": 14, "t": TOP_PX, "b": AXIS_PX})
    dots = [
        (code == chosen, v > limit, at, code, v, n)
        for at, row in stack.placed
        for v, n, code in zip(
            row.values, row.names, row.codes or [row.code] * len(row.values), strict=True
        )
    ]
    for own, far in ((False, False), (False, True), (True, False), (True, True)):
        some = [dot[2:] for dot in dots if dot[:2] == (own, far)]
        if some:
            _dots(figure, some, far, (9, 1.0) if own else (7, 0.4 if chosen else 1.0), words[2])
    if not math.isnan(limit):
        figure.add_vline(x=limit, line={"color": theme.INK, "width": 1.2, "dash": "dot"})
        figure.add_annotation(
            x=limit, y=1, yref="paper", yanchor="bottom", text=words[0], showarrow=False,
            font={"size": 11, "color": theme.MUTED},
        )  # fmt: skip
    figure.update_xaxes(
        **theme.axis(
            rangemode="tozero",
            title={"text": words[1], "font": {"size": 12, "color": theme.MUTED}, "standoff": 4},
        )
    )
    names = [rows.bold(r.label, bool(r.code) and r.code == chosen) for _, r in stack.placed]
    stack.write(figure, names, phone)
    return figure
