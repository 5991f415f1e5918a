"""A calendar of products: a cell a month of sale, darker the faster the product spoils."""

from collections.abc import Sequence
from dataclasses import dataclass

from components.charts import theme
from components.charts.plot import Plot

ROW_PX, TOP_PX = 23, 24
# From what keeps for ever to what keeps for days.
FILLS = (theme.NO_DATA, theme.HOURS[1], theme.HOURS[2], theme.HOURS[4])
MONTHS = 12


@dataclass(frozen=True, slots=True)
class Line:
    """A product: its name, the months 1..12 it is sold fresh in, how fast it spoils (0..3)."""

    label: str
    months: Sequence[int]
    level: int


def calendar(lines: Sequence[Line], months: Sequence[str], phone: bool) -> Plot:
    """Return the cells, products down and months across, in the order given."""
    figure = theme.figure(
        ROW_PX * len(lines) + TOP_PX, margin={"l": 4, "r": 2, "t": TOP_PX, "b": 2}
    )
    figure.add_heatmap(
        z=[[line.level if m + 1 in line.months else None for m in range(MONTHS)] for line in lines],
        x=list(range(MONTHS)),
        y=list(range(len(lines))),
        zmin=-0.5,
        zmax=len(FILLS) - 0.5,
        colorscale=[
            [(i + edge) / len(FILLS), fill] for i, fill in enumerate(FILLS) for edge in (0, 1)
        ],
        showscale=False,
        xgap=2,
        ygap=3,
        hoverinfo="skip",
    )
    size = 10.5 if phone else 12
    figure.update_xaxes(
        **theme.axis(
            side="top", tickvals=list(range(MONTHS)), ticktext=list(months), showgrid=False,
            ticks="", tickfont={"size": size}, tickangle=0,
        )
    )  # fmt: skip
    figure.update_yaxes(
        **theme.axis(
            range=[len(lines) - 0.5, -0.5], tickvals=list(range(len(lines))),
            ticktext=[line.label for line in lines], showgrid=False, ticks="",
            tickfont={"size": 12},
        )
    )  # fmt: skip
    return figure
