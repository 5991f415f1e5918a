"""Who is within hours of the county seat or a station: villages and people, at least."""

import numpy as np
import pandas as pd

from components.charts import theme
from components.charts.plot import Plot
from components.session import state
from components.widgets import place, sources, tables
from components.words.texts import Texts
from model.access.locate import Layout
from model.facts.provenance import FloatArray
from model.results.results import Results
from pages.network.station_plan import SOURCES, Question, new_stations

LIMITS_H = np.array([0.5, 1.0, 1.5, 2.0])
STEP_H = 0.05
HEIGHT, HEIGHT_PHONE, LEGEND_ROW_PX = 330, 320, 20
TOP_PERCENT, BEYOND = 112, 1.06  # room above and beside the last point for a number
COLOURS = {"alone": theme.ACCENT, "today": theme.CENTRE, "planned": theme.RISE}


def show(results: Results, ask: Question, t: Texts) -> None:
    """Place who is within hours of the seat, of reported stations and of planned ones."""
    within = table(results, ask, t)
    place.heading(title(results, ask, t), note(results, ask.county, t), t)
    figure = chart(results, ask, within.rows, state.on_phone(), t)
    place.chart(figure, alt(within.rows, t), "reach")
    cited = sources.cited([*SOURCES, "S01"], t)
    place.table(within.file, t("network.reach_table"), "reach", t, cited)


def shares(
    results: Results, ask: Question, layout: Layout, limits_h: FloatArray
) -> tuple[FloatArray, FloatArray]:
    """Return the shares of all village-level units and of all people surely within hours, 0..1."""
    people, villages = results.stations.residents(ask.county), ask.plan.villages
    return villages.within(layout.hours, limits_h), people.within(layout.hours, limits_h)


def layouts(ask: Question, t: Texts) -> dict[str, tuple[str, Layout]]:
    """Return name and layout to compare: the seats alone, what is reported, what is planned."""
    plan = ask.plan
    new = t("network.layout_planned", stations=new_stations(len(plan.added), t))
    compared = {"alone": (t("network.layout_alone"), plan.alone)}
    if plan.today:
        compared["today"] = (t("network.layout_today"), plan.today)
    return compared | {"planned": (new, plan.layout)}


def table(results: Results, ask: Question, t: Texts) -> tables.Table:
    """Return villages and people within each limit of each layout; shares are in %."""
    people, villages = results.stations.residents(ask.county).total, ask.plan.villages.total
    names, rows = ["look", "name", "limit_h", "units", "people", "share", "people_share"], []
    for look, (name, layout) in layouts(ask, t).items():
        units, persons = shares(results, ask, layout, LIMITS_H)
        counts = ((units * villages).round().astype(int), people * persons)
        columns = zip(LIMITS_H, *counts, 100 * units, 100 * persons, strict=True)
        rows += [(look, name, *column) for column in columns]
    own = {"limit_h": "network.reach_limit", "name": "network.reach_layout"}
    own |= {"units": "network.column_units", "share": "network.reach_units_share"}
    own |= {"people": "network.reach_persons", "people_share": "network.reach_persons_share"}
    decimals = {"share": 1, "people": -2, "people_share": 1}
    return tables.Table(pd.DataFrame(rows, columns=names), tables.heads(t, **own), decimals)


def title(results: Results, ask: Question, t: Texts) -> str:
    """Return the share within the limit before any new station, of villages and of people."""
    plan, limit_h = ask.plan, np.array([ask.plan.limit_h])
    share, people = (t.percent(one[0]) for one in shares(results, ask, plan.base, limit_h))
    key = "network.reach_title_today" if plan.today else "network.reach_title"
    return t(key, h=ask.limit, share=share, people=people)


def note(results: Results, county: str, t: Texts) -> str:
    """Return over what the shares are taken, and how people are counted."""
    count = results.geography.tier_counts()[county]
    key = "network.reach_note" if count.unlocated_units else "network.reach_note_whole"
    units = t(key, n=t.number(count.units), m=t.number(count.unlocated_units))
    return t("network.sentence_gap").join([units, t("network.plan_people")])


def alt(rows: pd.DataFrame, t: Texts) -> str:
    """Return the curves in words: each layout at each limit."""
    parts = []
    for name, group in rows.groupby("name", sort=False):
        ends = zip(group["limit_h"], group["share"] / 100, strict=True)
        words = [t("network.reach_part", h=f"{h:g}", share=t.percent(share)) for h, share in ends]
        parts.append(t("common.colon", name=name, text=t.join(words)))
    return t("network.reach_alt", parts=t("common.semicolon").join(parts))


def chart(results: Results, ask: Question, rows: pd.DataFrame, phone: bool, t: Texts) -> Plot:
    """Return cumulative curves over hours, of villages and, dotted, of people.

    The chosen limit is set off, `rows` are written at the usual ones; a line marks the share that
    has a position, which no curve can pass.
    """
    plan, looks = ask.plan, layouts(ask, t)
    top = 6 + LEGEND_ROW_PX * len(looks) * (2 if phone else 1)
    height, margin = HEIGHT_PHONE if phone else HEIGHT, {"l": 8, "r": 14, "t": top, "b": 42}
    legend = {"orientation": "h", "x": 0, "y": 1.01, "yanchor": "bottom", "traceorder": "normal"}
    legend |= {"font": {"size": 12}, "itemclick": False, "itemdoubleclick": False}
    figure = theme.figure(height + top, margin=margin, showlegend=True, legend=legend)
    figure.add_vline(plan.limit_h, theme.DOTTED)
    located = 1 - plan.villages.unlocated_share
    if located < 1:
        line = {"color": theme.MUTED, "width": 1, "dash": "longdash"}
        figure.add_hline(round(100 * located, 1), line)
        spot = {"x": 1, "xref": "paper", "xanchor": "right"}
        spot |= {"y": 1, "yref": "paper", "yanchor": "top"}
        figure.add_annotation(text=t("network.reach_known", share=t.percent(located)), **spot)
    longest = float(plan.alone.hours[plan.units > 0].max())
    hours = np.arange(0.0, max(LIMITS_H[-1], longest) + STEP_H, STEP_H).round(2)
    hover = t("network.reach_part", h="%{x:.2f}", share="%{y:.0f}%")
    for look, (name, layout) in looks.items():
        names = (name, t("network.reach_people", name=name))
        for label, curve in zip(names, shares(results, ask, layout, hours), strict=True):
            width, dash = (2.2, "solid") if label == name else (1.3, "dot")
            figure.add_scatter(
                x=hours.tolist(),
                y=(100 * curve).round(1).tolist(),
                mode="lines",
                name=label,
                line={"color": COLOURS[look], "width": width, "dash": dash, "shape": "hv"},
                hovertemplate=f"{hover}<extra></extra>",
            )
    for look in looks:
        group = rows[rows["look"] == look]
        words = group["share"].map(lambda share: f"{share:.0f}%")
        figure.add_scatter(
            x=group["limit_h"].tolist(),
            y=group["share"].round(1).tolist(),
            mode="markers+text",
            marker={"size": 7, "color": COLOURS[look]},
            # A number said once is not said again: on a phone equal ones would touch.
            text=words.mask(words.duplicated(), "").tolist(),
            textposition="top left" if look == "planned" else "bottom right",
            textfont={"size": 11.5, "color": COLOURS[look]},
            cliponaxis=False,
            hoverinfo="skip",
            showlegend=False,
        )
    x, y = (theme.axis_title(t(key)) for key in ("network.reach_axis_hours", "network.reach_axis"))
    figure.update_xaxes(range=[0, BEYOND * hours[-1]], title=x, nticks=6)
    figure.update_yaxes(range=[0, TOP_PERCENT], title=y, ticksuffix="%", nticks=6)
    return figure
