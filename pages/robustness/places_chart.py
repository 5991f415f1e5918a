"""The places that counties may take: a wide range, a narrower one on it, a tick at the middle."""

from collections.abc import Sequence
from dataclasses import dataclass

from components.charts import theme
from components.charts.plot import Plot

ROW_PX, ROW_PX_PHONE = 16.4, 17.0
AXIS_PX = 44


@dataclass(frozen=True, slots=True)
class Place:
    """A county's row: its places, 1 = first, and the pointer text."""

    code: str
    label: str
    wide: tuple[float, float]
    narrow: tuple[float, float]
    middle: float
    hover: str


def ranges(
    rows: Sequence[Place],
    axis: str,
    chosen: str,
    illustrative: bool,
    with_ranges: bool,
    phone: bool,
) -> Plot:
    """Return the rows in the order given, the chosen county in bold; `axis` names the axis.

    Ranges that rest on illustrative figures are hatched. Without ranges only the ticks stay.
    """
    height = round(len(rows) * (ROW_PX_PHONE if phone else ROW_PX)) + AXIS_PX + 12
    figure = theme.figure(
        height, margin={"l": 8, "r": 12, "t": 12, "b": AXIS_PX}, bargap=0.25, barmode="overlay"
    )
    y = list(range(len(rows)))
    if with_ranges:
        _wide(figure, rows, y, chosen, illustrative)
        theme.range_line(figure, [r.narrow[0] for r in rows], [r.narrow[1] for r in rows], y)
    figure.add_scatter(
        x=[round(row.middle, 1) for row in rows],
        y=y,
        mode="markers",
        marker={
            "symbol": "line-ns",
            "size": 10,
            "line": {
                "color": [theme.INK if row.code == chosen else theme.ACCENT for row in rows],
                "width": 3,
            },
        },
        customdata=[row.code for row in rows],
        text=[row.hover for row in rows],
        hoverinfo="text",
    )
    last = len(rows)
    figure.update_xaxes(
        **theme.axis(
            range=[0.3, last + 0.7],
            tickvals=[1, *range(5, last + 1, 5)],
            title={"text": axis, "font": {"size": 12, "color": theme.MUTED}, "standoff": 4},
        )
    )
    figure.update_yaxes(
        **theme.axis(
            range=[last - 0.4, -0.6],
            tickvals=y,
            ticktext=[f"<b>{r.label}</b>" if r.code == chosen else r.label for r in rows],
            showgrid=False,
            tickfont={"size": 11 if phone else 12},
        )
    )
    return figure


def _wide(
    figure: Plot, rows: Sequence[Place], y: list[int], chosen: str, illustrative: bool
) -> None:
    """Draw the wide ranges; one of a single place is still to be seen."""
    figure.add_bar(
        base=[round(row.wide[0] - 0.25, 2) for row in rows],
        x=[round(row.wide[1] - row.wide[0] + 0.5, 2) for row in rows],
        y=y,
        orientation="h",
        marker={
            "color": theme.PAGE if illustrative else theme.PALE,
            "line": {
                "color": [theme.INK if row.code == chosen else theme.PALE for row in rows],
                "width": [1.8 if row.code == chosen else 0.8 for row in rows],
            },
        }
        | ({"pattern": _hatch()} if illustrative else {}),
        customdata=[row.code for row in rows],
        text=[row.hover for row in rows],
        textposition="none",
        hoverinfo="text",
    )


def _hatch() -> dict[str, object]:
    return {"shape": "/", "fgcolor": theme.PALE, "bgcolor": theme.PAGE, "size": 5, "solidity": 0.4}
