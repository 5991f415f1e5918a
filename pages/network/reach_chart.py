"""What share lies within hours: cumulative curves with their values at the usual limits."""

from collections.abc import Sequence
from dataclasses import dataclass

from components.charts import theme
from components.charts.plot import Plot
from model.facts.provenance import FloatArray

HEIGHT, HEIGHT_PHONE = 330, 320
LEGEND_ROW_PX, AXIS_PX = 20, 42
TOP_PERCENT, BEYOND = 112, 1.06  # room above and beside the last point for a number
COLOURS = {"alone": theme.ACCENT, "today": theme.CENTRE, "planned": theme.RISE}
SIDES = {"alone": "bottom right", "today": "bottom right", "planned": "top left"}


@dataclass(frozen=True, slots=True)
class Curve:
    """A layout's shares 0..1 within `hours`, both shape (n,), hours ascending.

    `look` is `alone`, `today` or `planned`; `hover` is the pointer text with Plotly's own fields;
    `marks` are the shares within `limits_h`. The share of people is drawn dotted.
    """

    name: str
    look: str
    hover: str
    hours: FloatArray
    shares: FloatArray
    limits_h: tuple[float, ...] = ()
    marks: tuple[float, ...] = ()
    by_people: bool = False


def cumulative(
    curves: Sequence[Curve],
    titles: tuple[str, str],
    limit_h: float,
    known: tuple[float, str],
    phone: bool = False,
) -> Plot:
    """Return step lines over hours; `titles` are those of the axes, `limit_h` is set off.

    `known` is the share 0..1 that can be judged at all, which no line passes, and its label; an
    empty label draws nothing.
    """
    top = 6 + LEGEND_ROW_PX * (len(curves) if phone else (len(curves) + 1) // 2)
    height = (HEIGHT_PHONE if phone else HEIGHT) + top
    figure = theme.figure(
        height,
        margin={"l": 8, "r": 14, "t": top, "b": AXIS_PX},
        showlegend=True,
        legend={
            "orientation": "h", "x": 0, "y": 1.01, "yanchor": "bottom", "font": {"size": 12},
            "itemclick": False, "itemdoubleclick": False, "traceorder": "normal",
        },
    )  # fmt: skip
    figure.add_vline(x=limit_h, line={"color": theme.MUTED, "width": 1, "dash": "dot"})
    if known[1]:
        _ceiling(figure, *known)
    for curve in curves:
        _line(figure, curve)
    for curve in curves:
        if curve.marks:
            _marks(figure, curve)
    end = BEYOND * float(curves[0].hours[-1])
    for update, span, title, suffix in (
        (figure.update_xaxes, [0, end], titles[0], ""),
        (figure.update_yaxes, [0, TOP_PERCENT], titles[1], "%"),
    ):
        text = {"text": title, "font": {"size": 12, "color": theme.MUTED}, "standoff": 4}
        update(**theme.axis(range=span, title=text, ticksuffix=suffix, nticks=6))
    return figure


def _ceiling(figure: Plot, share: float, label: str) -> None:
    """Draw the line that no curve can pass; its label stands above all curves."""
    line = {"color": theme.MUTED, "width": 1, "dash": "longdash"}
    figure.add_hline(y=round(100 * share, 1), line=line)
    figure.add_annotation(
        x=1, xref="paper", xanchor="right", y=1, yref="paper", yanchor="top", text=label,
        showarrow=False, font={"size": 11, "color": theme.MUTED},
    )  # fmt: skip


def _line(figure: Plot, curve: Curve) -> None:
    figure.add_scatter(
        x=curve.hours.round(2).tolist(),
        y=(100 * curve.shares).round(1).tolist(),
        mode="lines",
        name=curve.name,
        line={
            "color": COLOURS[curve.look],
            "width": 1.3 if curve.by_people else 2.2,
            "dash": "dot" if curve.by_people else "solid",
            "shape": "hv",
        },
        hovertemplate=f"{curve.hover}<extra></extra>",
    )


def _marks(figure: Plot, curve: Curve) -> None:
    told = [f"{100 * share:.0f}%" for share in curve.marks]
    # A number said once is not said again: on a phone equal ones would run into each other.
    told = [word if word not in told[:place] else "" for place, word in enumerate(told)]
    figure.add_scatter(
        x=list(curve.limits_h),
        y=[round(100 * share, 1) for share in curve.marks],
        mode="markers+text",
        marker={"size": 7, "color": COLOURS[curve.look]},
        text=told,
        textposition=SIDES[curve.look],
        textfont={"size": 11.5, "color": COLOURS[curve.look]},
        cliponaxis=False,
        hoverinfo="skip",
        showlegend=False,
    )
