"""Bars that grow with a limit: which share lies within 0.5, 1, 1.5, 2 hours."""

from collections.abc import Sequence

from components import theme
from components.plot import Plot

HEIGHT = 178


def within(labels: Sequence[str], shares: Sequence[float], unit: str) -> Plot:
    """Return one bar a limit; `shares` run 0..1, `labels` name the limits."""
    figure = theme.figure(HEIGHT, margin={"l": 8, "r": 36, "t": 4, "b": 34}, bargap=0.35)
    figure.add_bar(
        x=[round(100 * share, 1) for share in shares],
        y=list(labels),
        orientation="h",
        marker={
            "color": theme.PALE,
            "line": {"color": theme.ACCENT, "width": 1.2},
        },
        text=[f"{100 * share:.0f}%" for share in shares],
        textposition="outside",
        textfont={"size": 13, "color": theme.INK},
        cliponaxis=False,
        hoverinfo="skip",
    )
    figure.update_xaxes(
        **theme.axis(
            range=[0, 100],
            ticksuffix="%",
            title={"text": unit, "font": {"size": 12, "color": theme.MUTED}, "standoff": 4},
        )
    )
    figure.update_yaxes(**theme.axis(autorange="reversed", showgrid=False, tickfont={"size": 13}))
    return figure
