"""How long parcels wait at Double 11: the finding, its cards, and the backlog over time."""

import math

import pandas as pd

from components.charts import theme
from components.charts.plot import Plot
from components.session import state
from components.widgets import place, sources
from components.widgets.html import Card
from components.words.texts import Texts
from model.access.peak_season import WIDENS, Queue, course
from model.results.results import Results
from pages.surge import setting
from pages.surge.setting import ALL, NOTHING, Queues, Setting, stage

# How a queue ends: what title and legend say of it.
NONE = ("surge.title_none", "surge.legend_none")
ENDS = ("surge.title_ends", "surge.legend_ends")
STAYS = ("surge.title_stays", "surge.legend_stays")
OVERLOADED = ("surge.title_overloaded", "surge.legend_overloaded")
PLOT_PX = 274
LEGEND_PX, LEGEND_PX_PHONE = 21, 36  # a line of the legend; on a phone its words take two
CROWDED = 0.85  # of the highest: from here on two labels would stand on each other: one goes
BEHIND, IN_FRONT = (theme.UNKNOWN, theme.INK, 2, "dot"), (theme.ACCENT, theme.ACCENT, 2.6, "solid")
LONGEST_D = 365.0  # the chart ends here; a longer queue runs out of it


def ending(queue: Queue) -> tuple[str, str]:
    """Return how a queue ends: there is none, it ends, stays for ever, or is overloaded."""
    if queue.is_overloaded:
        return OVERLOADED
    if not queue.waits:
        return NONE
    return STAYS if math.isinf(queue.clearing_d) else ENDS


def title(now: Queue, t: Texts) -> str:
    """Return the finding: the longest wait, when it is over, which stage decides."""
    wait, clear = lasts(now, t)
    where = t.join([t("surge.quoted", name=stage(k, t)) for k in now.narrowest])
    capacity, multiple = t.number(now.capacity, 1), t.number(now.peak.multiple, 1)
    return t(ending(now)[0], stage=where, wait=wait, clear=clear, c=capacity, m=multiple)


def legend(code: str, queue: Queue, t: Texts, line_break: str = "") -> str:
    """Return what the legend of the chart says of a queue: its name and how it ends."""
    wait, clear = lasts(queue, t)
    words = t(ending(queue)[1], wait=wait, clear=clear)
    return f"{t('surge.legend', name=measure(code, t))}{line_break}{words}"


def lasts(queue: Queue, t: Texts) -> tuple[str, str]:
    """Return the longest wait, and how long until nothing waits; in words where without end."""
    wait, clear = (f"{t.number(d, 1)}{t.unit('days')}" for d in (queue.wait_d, queue.clearing_d))
    wait = t("surge.wait_never") if math.isinf(queue.wait_d) else wait
    return wait, t("surge.clearing_never") if math.isinf(queue.clearing_d) else clear


def times(value: float, t: Texts) -> str:
    """Return a multiple of a normal day as printed."""
    return t("surge.times", x=t.number(value, 1))


def measure(code: str, t: Texts) -> str:
    """Return what a row of the comparison is called."""
    if code in WIDENS:
        return t.of(t.catalog.lever(code).name)
    return t(f"surge.case_{code or 'none'}")


def change(before: str, after: str, t: Texts) -> str:
    """Return before and after, or the one where nothing changes."""
    return before if before == after else t("surge.change", before=before, after=after)


def cards(queues: Queues, given: Setting, t: Texts) -> list[Card]:
    """Return wait, clearing and backlog now and with all measures, and the deciding stage."""
    now, then = queues[NOTHING], queues[ALL]
    waits = (t("surge.card_wait"), t("surge.wait_never"), now.wait_d, then.wait_d)
    ends = (t("surge.card_clearing"), t("surge.clearing_never"), now.clearing_d, then.clearing_d)
    shown = []
    for label, endless, *both in (waits, ends):
        before, after = (endless if math.isinf(one) else t.number(one, 1) for one in both)
        unit = "" if math.isinf(both[1]) else t.unit("days").strip()
        shown.append(Card(label, change(before, after, t), unit, t("surge.card_note")))
    (piled, unit), (left, _) = (given.counted(one.backlog_d, t) for one in (now, then))
    normal = {"parcels": t.number(given.parcels), "days": t.number(now.backlog_d, 1)}
    backlog, note = t("surge.card_backlog"), t("surge.card_backlog_note", **normal)
    each = [(stage(k, t), times(capacity, t)) for k, capacity in enumerate(now.capacities)]
    stages = [t("surge.stage_at", stage=name, times=x) for name, x in each]
    narrowest = t.either([stage(k, t) for k in now.narrowest])
    shown.append(Card(backlog, change(piled, left, t), unit, note))
    return [*shown, Card(t("surge.card_stage"), narrowest, "", t.join(stages))]


def backlog(results: Results, queues: Queues, given: Setting, t: Texts) -> None:
    """Place the backlog over time, with nothing done and with all measures."""
    peaks, cited = setting.known_peaks(results, t)
    finding, growing = chart_title(queues, t), queues[NOTHING].is_overloaded
    note = t("surge.chart_note_growing" if growing else "surge.chart_note_peak")
    place.heading(finding, note, t)
    place.chart(over_time(queues, state.on_phone(), t), alt(queues, t), "backlog")
    notes = [t("surge.chart_source"), peaks, *sources.cited(cited, t)]
    place.table(lambda: frame(queues, given, t), finding, "surge", t, notes)


def chart_title(queues: Queues, t: Texts) -> str:
    """Return what all measures together do to the longest wait."""
    now, then = queues[NOTHING], queues[ALL]
    (before, _), (after, _) = lasts(now, t), lasts(then, t)
    if not now.waits:
        return t("surge.chart_none")
    if then.is_overloaded:
        return t("surge.chart_growing")
    if not then.waits:
        return t("surge.chart_cleared")
    if now.is_overloaded:
        return t("surge.chart_rescued", after=after)
    key = "surge.chart_same" if before == after else "surge.chart_shorter"
    return t(key, before=before, after=after)


def alt(queues: Queues, t: Texts) -> str:
    """Return the chart in words."""
    parts = [legend(code, queues[code], t) for code in (NOTHING, ALL)]
    return f"{chart_title(queues, t)} {t('common.semicolon').join(parts)}"


def courses(queues: Queues) -> tuple[float, dict[str, tuple[list[float], list[float]]]]:
    """Return the last day shown, past every end in a year, and days and backlog of both queues."""
    shown = {code: queues[code] for code in (NOTHING, ALL)}
    ends = [q.peak.days + q.clearing_d for q in shown.values() if not math.isinf(q.clearing_d)]
    least = (2.5 if len(ends) < len(shown) else 1.3) * queues[NOTHING].peak.days
    last = min(LONGEST_D, max([least, *(1.1 * end for end in ends)]))
    return last, {code: course(queue, last) for code, queue in shown.items()}


def over_time(queues: Queues, phone: bool, t: Texts) -> Plot:
    """Return the queues over the days of a peak, shaded, and after; where most waits, how long."""
    peak, (last, lines) = queues[NOTHING].peak, courses(queues)
    highest = max(max(waiting) for _, waiting in lines.values())
    top = len(lines) * (LEGEND_PX_PHONE if phone else LEGEND_PX) + 14
    look = {"x": 0, "xanchor": "left", "y": 1.02, "yanchor": "bottom", "font": {"size": 12}}
    margin = {"l": 8, "r": 14, "t": top, "b": 40}
    figure = theme.figure(PLOT_PX + top, margin=margin, showlegend=True, legend=look)
    ends = {"x0": 0, "x1": peak.days, "y0": 0, "y1": 1, "yref": "y domain"}
    shade = {"fillcolor": theme.PANEL, "line": {"width": 0}, "layer": "below"}
    figure.add_shape(type="rect", **ends, **shade)
    words = t("surge.peak_label", m=t.number(peak.multiple, 1))
    figure.add_annotation(text=words, x=peak.days / 2, y=1, yref="y domain", yanchor="top")
    for code, (since, waiting) in lines.items():
        queue, front, most = queues[code], code == ALL, max(waiting)
        crowded = front and most > CROWDED * highest
        is_labelled = queue.waits and not queue.is_overloaded and not crowded
        points = [is_labelled and k == waiting.index(most) for k in range(len(waiting))]
        colour, ink, width, dash = IN_FRONT if front else BEHIND
        figure.add_scatter(
            x=[round(day, 2) for day in since],
            y=[round(normal_days, 2) for normal_days in waiting],
            mode="lines+markers+text",
            name=legend(code, queue, t, "<br>" if phone else ""),
            line={"color": colour, "width": width, "dash": dash},
            marker={"size": [8 if point else 0 for point in points], "color": colour},
            text=[f"<b>{lasts(queue, t)[0]}</b>" if point else "" for point in points],
            textposition="top right",
            textfont={"size": 12, "color": ink},
            cliponaxis=False,
            hovertemplate="%{x:.1f} · %{y:.1f}<extra></extra>",
        )
    across, up = theme.axis_title(t("surge.axis_days")), theme.axis_title(t("surge.axis_backlog"))
    figure.update_xaxes(range=[0, last], nticks=7, title=across)
    figure.update_yaxes(range=[0, 1.22 * max(highest, 1.0)], nticks=5, title=up)
    return figure


def frame(queues: Queues, given: Setting, t: Texts) -> pd.DataFrame:
    """Return the backlog by day, exact between the days given."""
    _, lines = courses(queues)
    marks = sorted({day for since, _ in lines.values() for day in since})
    table = pd.DataFrame({t("surge.axis_days"): marks})
    for code in lines:
        name, backlog = measure(code, t), [queues[code].at(day) for day in marks]
        table[t("surge.frame_days", name=name)] = backlog
        parcels = [round(normal_days * given.parcels) for normal_days in backlog]
        table[t("surge.frame_parcels", name=name)] = parcels
    return table.round(2)
