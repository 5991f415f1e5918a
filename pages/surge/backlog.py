"""What waits over time: straight lines up to the end of a peak and down to the end of the queue."""

import math

import pandas as pd

from components.charts import theme
from components.charts.plot import Plot
from components.session import state
from components.widgets import place
from components.widgets import sources as source_lines
from components.words.texts import Texts
from model.access.peak_season import course
from model.results.results import Results
from pages.surge import known_peaks
from pages.surge.setting import ALL, NOTHING, Queues, Setting
from pages.surge.wording import days, legend, measure, wait

PLOT_PX = 274
LEGEND_PX, LEGEND_PX_PHONE = 21, 36  # a line of the legend; on a phone its words take two
CROWDED = 0.85  # of the highest: from here on two labels would stand on each other: one goes
LONGEST_D = 365.0  # the chart ends here; a longer queue runs out of it


def block(results: Results, found: Queues, asked: Setting, t: Texts) -> None:
    """Place the backlog over time, with nothing done and with all measures."""
    finding, growing = title(found, t), found[NOTHING].is_overloaded
    note = t("surge.chart_note_growing" if growing else "surge.chart_note_peak")
    place.heading(finding, note, t)
    place.chart(over_time(found, state.on_phone(), t), alt(found, t), "backlog")
    place.notes([t("surge.chart_source"), known_peaks.note(results, t)], t)
    source_lines.source_line(known_peaks.sources(results), t)
    place.table(lambda: frame(found, asked, t), finding, "surge", t)


def title(found: Queues, t: Texts) -> str:
    """Return what all measures together do to the longest wait."""
    now, then = found[NOTHING], found[ALL]
    fields = {"before": wait(now, t), "after": wait(then, t)}
    if not now.waits:
        return t("surge.chart_none")
    if then.is_overloaded:
        return t("surge.chart_growing")
    if not then.waits:
        return t("surge.chart_cleared")
    if now.is_overloaded:
        return t("surge.chart_rescued", **fields)
    same = fields["before"] == fields["after"]
    return t("surge.chart_same" if same else "surge.chart_shorter", **fields)


def alt(found: Queues, t: Texts) -> str:
    """Return the chart in words."""
    told = [f"{name(code, t)}{legend(found[code], t)}" for code in (NOTHING, ALL)]
    return f"{title(found, t)} {t('common.semicolon').join(told)}"


def name(code: str, t: Texts) -> str:
    """Return the name of a queue in the legend."""
    return t("surge.legend", name=measure(code, t))


def until(found: Queues) -> float:
    """Return the days the chart shows: past the end of every queue that ends, a year at most."""
    shown = [found[NOTHING], found[ALL]]
    ends = [q.peak.days + q.clearing_d for q in shown if not math.isinf(q.clearing_d)]
    least = (2.5 if len(ends) < len(shown) else 1.3) * shown[0].peak.days
    return min(LONGEST_D, max([least, *(1.1 * end for end in ends)]))


def over_time(found: Queues, phone: bool, t: Texts) -> Plot:
    """Return the queues over the days since a peak began, shaded; that with all measures in front.

    The longest wait stands at the point where most waits.
    """
    now, last = found[NOTHING], until(found)
    lines = {code: course(found[code], last) for code in (NOTHING, ALL)}
    highest = max(max(waiting) for _, waiting in lines.values())
    top = len(lines) * (LEGEND_PX_PHONE if phone else LEGEND_PX) + 14
    at = {"x": 0, "xanchor": "left", "y": 1.02, "yanchor": "bottom"}
    figure = theme.figure(
        PLOT_PX + top,
        margin={"l": 8, "r": 14, "t": top, "b": 40},
        showlegend=True,
        legend={"orientation": "v", "traceorder": "normal", "font": {"size": 12}} | at,
    )
    ends = {"x0": 0, "x1": now.peak.days, "y0": 0, "y1": 1, "yref": "y domain"}
    shade = {"fillcolor": theme.PANEL, "line": {"width": 0}}
    figure.add_shape(type="rect", layer="below", **ends, **shade)
    words = t("surge.peak_label", m=t.number(now.peak.multiple, 1))
    at = {"x": now.peak.days / 2, "y": 1, "yref": "y domain", "yanchor": "top"}
    figure.add_annotation(text=words, **at)
    for code, (since, waiting) in lines.items():
        one, front, most = found[code], code == ALL, max(waiting)
        crowded = front and most > CROWDED * highest
        is_labelled = one.waits and not one.is_overloaded and not crowded
        label = f"<b>{days(one.wait_d, t)}</b>" if is_labelled else ""
        points = [bool(label) and k == waiting.index(most) for k in range(len(waiting))]
        colour = theme.ACCENT if front else theme.UNKNOWN
        width, dash = (2.6, "solid") if front else (2, "dot")
        figure.add_scatter(
            x=[round(day, 2) for day in since],
            y=[round(normal_days, 2) for normal_days in waiting],
            mode="lines+markers+text",
            name=f"{name(code, t)}{'<br>' if phone else ''}{legend(one, t)}",
            line={"color": colour, "width": width, "dash": dash},
            marker={"size": [8 if point else 0 for point in points], "color": colour},
            text=[label if point else "" for point in points],
            textposition="top right",
            textfont={"size": 12, "color": theme.ACCENT if front else theme.INK},
            cliponaxis=False,
            hovertemplate="%{x:.1f} · %{y:.1f}<extra></extra>",
        )
    across, up = theme.axis_title(t("surge.axis_days")), theme.axis_title(t("surge.axis_backlog"))
    figure.update_xaxes(range=[0, last], nticks=7, title=across)
    figure.update_yaxes(range=[0, 1.22 * max(highest, 1.0)], nticks=5, title=up)
    return figure


def frame(found: Queues, asked: Setting, t: Texts) -> pd.DataFrame:
    """Return the backlog by day, exact between the days given."""
    last = until(found)
    marks = sorted({day for code in (NOTHING, ALL) for day in course(found[code], last)[0]})
    made = pd.DataFrame({t("surge.axis_days"): marks})
    for code in (NOTHING, ALL):
        backlog = [found[code].at(day) for day in marks]
        made[t("surge.frame_days", name=measure(code, t))] = backlog
        parcels = [round(normal_days * asked.parcels) for normal_days in backlog]
        made[t("surge.frame_parcels", name=measure(code, t))] = parcels
    return made.round(2)
