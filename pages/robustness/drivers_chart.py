"""What makes a result vary: for each group of choices its share, alone and with all it touches."""

from collections.abc import Sequence
from dataclasses import dataclass

from components.charts import theme
from components.charts.plot import Plot

ROW_PX = 46


@dataclass(frozen=True, slots=True)
class Driver:
    """A group of choices: shares 0..1 of the variance with their ranges, alone and in all."""

    label: str
    alone: tuple[float, float, float]  # value, low, high
    total: tuple[float, float, float]


def bars(drivers: Sequence[Driver], names: tuple[str, str], axis: str) -> Plot:
    """Return two bars a group with their ranges; `names` are the words for total and alone."""
    figure = theme.figure(
        ROW_PX * len(drivers) + 86,
        margin={"l": 8, "r": 14, "t": 30, "b": 42},
        bargap=0.3,
        bargroupgap=0.08,
        barmode="group",
        showlegend=True,
        legend={"orientation": "h", "x": 0, "y": 1.0, "yanchor": "bottom", "font": {"size": 12}},
    )
    labels = [driver.label for driver in drivers]
    for name, colour, shares in (
        (names[0], theme.ACCENT, [driver.total for driver in drivers]),
        (names[1], theme.PALE, [driver.alone for driver in drivers]),
    ):
        values = [100 * max(value, 0.0) for value, _, _ in shares]
        figure.add_bar(
            x=[round(value, 1) for value in values],
            y=labels,
            name=name,
            orientation="h",
            marker={"color": colour},
            error_x={
                "type": "data",
                "symmetric": False,
                "array": [
                    _reach(v, 100 * high) for v, (_, _, high) in zip(values, shares, strict=True)
                ],
                "arrayminus": [
                    _reach(100 * max(low, 0.0), v)
                    for v, (_, low, _) in zip(values, shares, strict=True)
                ],
                "color": theme.INK,
                "thickness": 1.4,
                "width": 3,
            },
            hovertemplate=f"{name} %{{x:.0f}}%<extra></extra>",
        )
    figure.update_xaxes(
        **theme.axis(
            rangemode="tozero",
            ticksuffix="%",
            title={"text": axis, "font": {"size": 12, "color": theme.MUTED}, "standoff": 4},
        )
    )
    figure.update_yaxes(**theme.axis(autorange="reversed", showgrid=False, type="category"))
    return figure


def _reach(start: float, end: float) -> float:
    return round(max(end - start, 0.0), 1)
