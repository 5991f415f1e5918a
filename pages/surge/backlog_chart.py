"""What waits over time: straight lines up to the end of a peak and down to the end of the queue."""

from collections.abc import Sequence
from dataclasses import dataclass

from components.charts import theme
from components.charts.plot import Plot, Spec

HEIGHT = 330
LEGEND_PX, LEGEND_PX_PHONE = 21, 36  # a line of the legend; on a phone its words take two
CROWDED = 0.85  # of the highest: from here on two labels would stand on each other: one goes


@dataclass(frozen=True, slots=True)
class Course:
    """A queue over time: its name, what the legend says of it, days, what waits, its label.

    The label stands where most waits; '' is none.
    """

    name: str
    told: str
    days: Sequence[float]
    waiting: Sequence[float]
    label: str


def over_time(
    courses: Sequence[Course],
    peak: tuple[float, str],
    axes: tuple[str, str],
    until: float,
    phone: bool,
) -> Plot:
    """Return the queues over the days since a peak began; the last is in front.

    `peak` is its length in days, shaded, and its label; `axes` are the titles with their units;
    `until` is the last day shown.
    """
    top = (LEGEND_PX_PHONE if phone else LEGEND_PX) * len(courses) + 14
    figure = theme.figure(
        HEIGHT + top - 56, margin={"l": 8, "r": 14, "t": top, "b": 40}, showlegend=True,
        legend={"orientation": "v", "x": 0, "xanchor": "left", "y": 1.02, "yanchor": "bottom",
                "traceorder": "normal", "font": {"size": 12}},
    )  # fmt: skip
    figure.add_shape(
        type="rect", x0=0, x1=peak[0], y0=0, y1=1, yref="y domain", layer="below",
        fillcolor=theme.PANEL, line={"width": 0},
    )  # fmt: skip
    figure.add_annotation(
        x=peak[0] / 2, y=1, yref="y domain", yanchor="top", text=peak[1], showarrow=False,
        font={"size": 11, "color": theme.MUTED},
    )  # fmt: skip
    highest = max((max(one.waiting) for one in courses), default=0.0)
    for place, one in enumerate(courses):
        front = place == len(courses) - 1
        crowded = front and len(courses) > 1 and max(one.waiting) > CROWDED * highest
        _line(figure, one, "<br>" if phone else "", "" if crowded else one.label)
        _look(figure.traces[-1], front)
    title = {"font": {"size": 12, "color": theme.MUTED}, "standoff": 4}
    figure.update_xaxes(**theme.axis(range=[0, until], nticks=7, title=title | {"text": axes[0]}))
    figure.update_yaxes(
        **theme.axis(range=[0, 1.22 * max(highest, 1.0)], nticks=5, title=title | {"text": axes[1]})
    )
    return figure


def _line(figure: Plot, one: Course, joint: str, label: str) -> None:
    """Draw a queue with its label at the point where most waits."""
    at = max(range(len(one.days)), key=lambda k: one.waiting[k])
    is_labelled = [bool(label) and k == at for k in range(len(one.days))]
    figure.add_scatter(
        x=[round(day, 2) for day in one.days],
        y=[round(waiting, 2) for waiting in one.waiting],
        mode="lines+markers+text",
        name=f"{one.name}{joint}{one.told}",
        marker={"size": [8 if labelled else 0 for labelled in is_labelled]},
        text=[f"<b>{label}</b>" if labelled else "" for labelled in is_labelled],
        textposition="top right",
        cliponaxis=False,
        hovertemplate="%{x:.1f} · %{y:.1f}<extra></extra>",
    )


def _look(trace: Spec, front: bool) -> None:
    """Set colours: the queue in front stands out, the other is a dotted reference."""
    colour = theme.ACCENT if front else theme.UNKNOWN
    trace["line"] = {"color": colour, "width": 2.6 if front else 2,
                     "dash": "solid" if front else "dot"}  # fmt: skip
    trace["marker"]["color"] = colour
    trace["textfont"] = {"size": 12, "color": theme.ACCENT if front else theme.INK}
