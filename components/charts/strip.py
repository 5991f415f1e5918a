"""A strip plot: one dot a place on the row of its county, with one limit marked."""

from collections.abc import Sequence
from dataclasses import dataclass

from components import theme
from components.plot import Plot

ROW_PX, ROW_PX_PHONE = 15.2, 17.0
TOP_PX, AXIS_PX = 26, 40


@dataclass(frozen=True, slots=True)
class Strip:
    """A county's row: label, and the values with their names."""

    code: str
    label: str
    values: Sequence[float]
    names: Sequence[str]


@dataclass(frozen=True, slots=True)
class Strips:
    """Rows under one heading; an empty heading takes no room."""

    heading: str
    rows: Sequence[Strip]


def strips(
    groups: Sequence[Strips],
    limit: float,
    limit_label: str,
    unit: str,
    chosen: str = "",
    phone: bool = False,
) -> Plot:
    """Return the rows in the order given; dots beyond the limit are dark, others pale."""
    placed, headings, y = [], [], 0
    for group in groups:
        if group.heading:
            headings.append((y, group.heading))
            y += 1
        for row in group.rows:
            placed.append((y, row))
            y += 1
    height = round(y * (ROW_PX_PHONE if phone else ROW_PX)) + TOP_PX + AXIS_PX
    figure = theme.figure(height, margin={"l": 8, "r": 14, "t": TOP_PX, "b": AXIS_PX})
    dots = [
        (at, row, v, n) for at, row in placed for v, n in zip(row.values, row.names, strict=True)
    ]
    figure.add_scatter(
        x=[round(v, 2) for _, _, v, _ in dots],
        y=[at for at, _, _, _ in dots],
        mode="markers",
        marker={
            "size": [9 if row.code == chosen else 7 for _, row, _, _ in dots],
            "color": [theme.HOURS[3] if v > limit else theme.HOURS[1] for _, _, v, _ in dots],
            "opacity": [1 if chosen in ("", row.code) else 0.4 for _, row, _, _ in dots],
            "line": {"color": theme.PAGE, "width": 0.6},
        },
        customdata=[row.code for _, row, _, _ in dots],
        text=[n for _, _, _, n in dots],
        hovertemplate="%{text}<extra></extra>",
    )
    for at, heading in headings:
        figure.add_annotation(
            x=0, xref="paper", y=at, text=f"<b>{heading}</b>", showarrow=False, xanchor="left",
            font={"size": 12, "color": theme.MUTED},
        )  # fmt: skip
    figure.add_vline(x=limit, line={"color": theme.INK, "width": 1.2, "dash": "dot"})
    figure.add_annotation(
        x=limit, y=1, yref="paper", yanchor="bottom", text=limit_label, showarrow=False,
        font={"size": 11, "color": theme.MUTED},
    )  # fmt: skip
    figure.update_xaxes(
        **theme.axis(
            rangemode="tozero",
            title={"text": unit, "font": {"size": 12, "color": theme.MUTED}, "standoff": 4},
        )
    )
    figure.update_yaxes(
        **theme.axis(
            range=[y - 0.4, -0.6],
            tickvals=[at for at, _ in placed],
            ticktext=[f"<b>{r.label}</b>" if r.code == chosen else r.label for _, r in placed],
            showgrid=False,
            tickfont={"size": 11 if phone else 12},
        )
    )
    return figure
