"""What each number of stations gives: a curve that flattens, with the number chosen."""

from collections.abc import Sequence

from components.charts import theme
from components.charts.plot import Plot

HEIGHT = 290
DOT, DOT_CHOSEN = 5, 11


def diminishing(
    counts: Sequence[int], values: Sequence[float], chosen: int, titles: tuple[str, str]
) -> Plot:
    """Return values over numbers of stations; `titles` are those of the axes, with units."""
    figure = theme.figure(HEIGHT, margin={"l": 8, "r": 14, "t": 16, "b": 42})
    picked = [count == chosen for count in counts]
    figure.add_scatter(
        x=list(counts),
        y=[round(float(value), 2) for value in values],
        mode="lines+markers",
        line={"color": theme.RISE, "width": 2},
        marker={
            "color": theme.RISE,
            "size": [DOT_CHOSEN if is_picked else DOT for is_picked in picked],
            "line": {"color": theme.PAGE, "width": [1.5 if p else 0 for p in picked]},
        },
        hovertemplate="%{x}: %{y}<extra></extra>",
        cliponaxis=False,
    )
    for update, title in zip((figure.update_xaxes, figure.update_yaxes), titles, strict=True):
        text = {"text": title, "font": {"size": 12, "color": theme.MUTED}, "standoff": 4}
        update(**theme.axis(title=text, nticks=7, rangemode="tozero"))
    return figure
