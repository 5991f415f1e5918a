"""How often the county of a row stands above that of a column: one hue, values on the pointer."""

import math
from collections.abc import Sequence

from components.charts import theme
from components.charts.plot import Plot

CELL_PX, NAMES_PX, SCALE_PX = 17, 66, 70


def matrix(names: Sequence[str], shares: Sequence[Sequence[float]], hover: str, scale: str) -> Plot:
    """Return the matrix of shares 0..1, NaN left blank; rows and columns in the same order.

    `hover` says a cell in words, with %{y} for its row, %{x} for its column and %{z} for the
    share in per cent; `scale` names the colours.
    """
    side = CELL_PX * len(names)
    figure = theme.figure(
        side + NAMES_PX + SCALE_PX, margin={"l": 8, "r": 8, "t": NAMES_PX, "b": SCALE_PX}
    )
    figure.add_heatmap(
        x=list(names),
        y=list(names),
        z=[[None if math.isnan(s) else percent(s) for s in row] for row in shares],
        zmin=0,
        zmax=100,
        colorscale=[[0, theme.PAGE], [1, theme.ACCENT]],
        xgap=1,
        ygap=1,
        hovertemplate=f"{hover}<extra></extra>",
        colorbar={
            "orientation": "h",
            "thickness": 9,
            "len": 0.6,
            "y": 0,
            "yanchor": "top",
            "outlinewidth": 0.5,
            "outlinecolor": theme.BORDER,
            "tickvals": [0, 25, 50, 75, 100],
            "ticktext": ["0%", "25%", "50%", "75%", "100%"],
            "title": {"text": scale, "side": "bottom", "font": {"size": 12}},
        },
    )
    small = {"size": 10.5}
    figure.update_xaxes(
        **theme.axis(side="top", tickangle=-90, showgrid=False, tickfont=small, type="category")
    )
    figure.update_yaxes(
        **theme.axis(autorange="reversed", showgrid=False, tickfont=small, type="category")
    )
    return figure


def percent(share: float) -> float:
    """Return a share in per cent so that only what never fails shows as 0 or 100."""
    if share in (0.0, 1.0):
        return 100 * share
    return min(max(round(100 * share, 1), 0.1), 99.9)
