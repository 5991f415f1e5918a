"""A few figures of one unit, one below the other: published ones solid, computed ones hatched."""

from collections.abc import Sequence
from dataclasses import dataclass

from components.charts import theme
from components.charts.plot import Plot

ROW_PX, AXIS_PX = 46, 44
THICK = 0.42  # of a row
ROOM = 1.08  # the axis ends a little beyond the largest figure
GAP_PX = 9


@dataclass(frozen=True, slots=True)
class Span:
    """A row: its name, the ends of a range (alike for a single figure), the words beside it.

    A computed range is hatched; `middle` is marked in it, NaN where there is none.
    """

    label: str
    low: float
    high: float
    words: str
    computed: bool = False
    middle: float = float("nan")


def ranges(spans: Sequence[Span], axis: str) -> Plot:
    """Return the rows from top to bottom; `axis` is the title with the unit."""
    figure = theme.figure(
        ROW_PX * len(spans) + AXIS_PX, margin={"l": 8, "r": 8, "t": 6, "b": AXIS_PX}
    )
    upper = ROOM * max(span.high for span in spans)
    for row, span in enumerate(spans):
        _bar(figure, span, row)
        inward = span.low > upper / 2  # words beyond the middle of the axis would leave the chart
        figure.add_annotation(
            x=span.low if inward else span.high, y=row, text=f"<b>{span.words}</b>",
            showarrow=False, xanchor="right" if inward else "left",
            xshift=-GAP_PX if inward else GAP_PX, font={"size": 12.5, "color": theme.INK},
        )  # fmt: skip
    title = {"text": axis, "font": {"size": 12, "color": theme.MUTED}, "standoff": 4}
    figure.update_xaxes(**theme.axis(range=[0, upper], nticks=6, title=title))
    figure.update_yaxes(
        **theme.axis(
            range=[len(spans) - 0.5, -0.5], tickvals=list(range(len(spans))),
            ticktext=[span.label for span in spans], showgrid=False,
        )
    )  # fmt: skip
    return figure


def _bar(figure: Plot, span: Span, row: int) -> None:
    """Draw a range as a bar, a single figure as a dot, the middle as a line across the bar."""
    if span.low == span.high:
        figure.add_scatter(
            x=[round(span.low, 2)], y=[row], mode="markers", hoverinfo="skip",
            marker={"color": theme.ACCENT, "size": 13},
        )  # fmt: skip
        return
    figure.add_bar(
        base=[round(span.low, 2)],
        x=[round(span.high - span.low, 2)],
        y=[row],
        width=THICK,
        orientation="h",
        marker=_computed() if span.computed else {"color": theme.ACCENT},
        hoverinfo="skip",
    )
    if span.middle == span.middle:
        figure.add_shape(
            type="line", x0=span.middle, x1=span.middle, y0=row - THICK / 2, y1=row + THICK / 2,
            line={"color": theme.INK, "width": 2},
        )  # fmt: skip


def _computed() -> dict[str, object]:
    return {
        "color": theme.PAGE,
        "line": {"color": theme.PALE, "width": 1},
        "pattern": {"shape": "/", "fgcolor": theme.PALE, "bgcolor": theme.PAGE, "size": 5,
                    "solidity": 0.4},
    }  # fmt: skip
