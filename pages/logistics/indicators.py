"""Logistics up and down: the indicators between their goalposts, and one of them over all."""

import math
from collections import defaultdict
from collections.abc import Sequence
from functools import partial
from itertools import product

import numpy as np
import pandas as pd
import streamlit as st

from components.charts import theme
from components.charts.dots import text_px
from components.charts.plot import Plot
from components.county_values import chart
from components.county_values import table as county_table
from components.county_values.values import JOINED, CountyValue, Spread
from components.session import state
from components.session.link import CHOICES
from components.widgets import controls, html, place, sources
from components.widgets.tables import Table
from components.words.texts import DASH, Texts
from model.facts.catalog import DELIVERY_DAYS, Indicator
from model.facts.provenance import Quality
from model.results.results import Results
from model.score.method import Method
from pages.logistics.road_hours import SIDES

BOTH, DOWN, UP = "both", "down", "up"
NAMES = {
    BOTH: "logistics.direction_both",
    DOWN: "logistics.direction_down",
    UP: "logistics.direction_up",
}
DIRECTIONS = {
    "delivery_days": DOWN,
    "parcel_service_routine": BOTH,
    "logistics_cost_share": UP,
    "cold_treatment_share": UP,
    "last_mile_contracted": DOWN,
    "free_shipping_share": DOWN,
    "trunk_road_hours": BOTH,
    "transport_employment": BOTH,
}
XIZANG = "540000"
Span = tuple[float, float]
LINE_PX, TRACK_PX, GAP_PX = 17, 13, 12  # a line of text, the track, the gap to the next
PLOT_PX, PLOT_PX_PHONE = 560, 330  # a guess of the width, to keep labels inside
FULL = 100.0
COLOURS = {"all": theme.PALE, "own": theme.ACCENT}
HEAD, NOTE = (12.5, theme.INK), (11, theme.MUTED)  # size and colour of words
STARTS, ENDS = "middle right", "middle left"  # words that start at their place, or end there


def of_direction(direction: str) -> list[str]:
    """Return the indicators of a direction; those of both belong to each."""
    return [c for c in CHOICES["li"] if direction == BOTH or DIRECTIONS[c] in (BOTH, direction)]


def values(results: Results, direction: str, method: Method, t: Texts) -> list[Spread]:
    """Return the indicators of a direction over the counties."""
    return list(chart.of_indicators(results, of_direction(direction), method, t).values())


def show(results: Results, county: str, method: Method, t: Texts) -> str:
    """Choose a direction; place its indicators between their goalposts, and one over all.

    Return the direction.
    """
    place.heading(t("logistics.indicators_head"), t("logistics.direction_note"), t)
    names = {code: t(key) for code, key in NAMES.items()}
    direction = controls.choice("d", t("logistics.direction"), names)
    found = values(results, direction, method, t)
    left, right = st.columns(SIDES, gap="medium")
    with left:
        bare = sum(not one.real for one in found)
        key = "logistics.goals_title_some" if bare else "logistics.goals_title_none"
        finding = t(key, n=len(found), bare=bare, direction=names[direction])
        shown = table(found, county, t)
        place.heading(finding, note(found, county, method, t), t)
        told = [f"{name} {words}" for name, words in shown.rows[["name", "told"]].to_numpy()]
        alt = f"{finding}{t('common.semicolon')}{t.join(told)}"
        place.chart(tracks(shown.rows, state.on_phone()), alt, "goals")
        notes = sources.cited(goal_sources(found, t), t)
        place.table(shown.file, finding, f"goals_{direction}", t, notes)
    with right:
        _over_counties(results, found, county, t)
    return direction


def note(found: list[Spread], county: str, method: Method, t: Texts) -> str:
    """Return how to read the tracks, and what real data only takes away."""
    lines, gone = [t("logistics.goals_note")], sum(not one.known for one in found)
    if county:
        lines.append(t("logistics.goals_own", county=t.county(county)))
    if any(one.worst is Quality.ILLUSTRATIVE for one in found):
        lines.append(t("logistics.indicators_note"))
    if method.real_only and gone:
        lines.append(t("logistics.indicators_note_real", n=gone))
    return t("spread.gap").join(lines)


def table(found: list[Spread], county: str, t: Texts) -> Table:
    """Return the indicators between worst and best, with their ranges and references.

    `all` and `own` are where all counties and the chosen one lie on the track (see `reach`),
    `ticks` where each reference does, with its label.
    """
    lines = [_cells(one, county, t) for one in found]
    rows = [{name: value for name, (_, value) in line.items()} for line in lines]
    heads = {name: heading for name, (heading, _) in lines[0].items() if heading}
    return Table(pd.DataFrame(rows), heads)


def _cells(one: Spread, county: str, t: Texts) -> dict[str, tuple[str, object]]:
    """Return heading and value of each column; what only the chart needs has no heading."""
    goal, own = t.catalog.indicator(one.code), one.entry(county) if county else None
    marks = [t("common.colon", name=m.name, text=one.words(m.value, t)) for m in one.marks]
    ticks = zip([_place(m.value, goal) for m in one.marks], marks, strict=True)
    worst, best = (f"{t.plain(end)}{one.suffix}" for end in (goal.worst, goal.best))
    told = (t.county(county), one.told(own, t)) if own else ("", one.overall(t))
    return {
        "name": (t("common.indicator"), one.name),
        "direction": (t("logistics.direction"), t(NAMES[DIRECTIONS[one.code]])),
        "definition": (t("logistics.column_definition"), t.of(goal.definition)),
        "told": told,
        "range": (t("logistics.column_range"), one.overall(t)),
        "worst": (t("logistics.column_worst"), goal.worst),
        "best": (t("logistics.column_best"), goal.best),
        "unit": (t("common.unit"), one.suffix.strip()),
        "reason": (t("logistics.column_reason"), t.of(goal.goalposts)),
        "marks": (t("logistics.column_marks"), t.join(marks) or DASH),
        "quality": (t("common.quality"), t.quality(one.worst)),
        "left": ("", t("logistics.goals_worst", value=worst)),
        "right": ("", t("logistics.goals_best", value=best)),
        "all": ("", reach(one.entries, goal)),
        "all_assumed": ("", one.worst is Quality.ILLUSTRATIVE),
        "own": ("", reach([own], goal) if own else None),
        "own_assumed": ("", bool(own and own.is_assumed)),
        "ticks": ("", [tick for tick in ticks if not math.isnan(tick[0])]),
    }


def _place(value: float, goal: Indicator) -> float:
    """Return where a value lies between the goalposts: 0 at the worst, 100 at the best."""
    return FULL * (value - goal.worst) / (goal.best - goal.worst)


def reach(entries: Sequence[CountyValue], goal: Indicator) -> tuple[float, float] | None:
    """Return where entries lie on the track: values where known, ends of ranges where assumed."""
    known = [e for e in entries if e.quality is not None]
    pairs = [(e.low, e.high) if e.is_assumed else (e.value, e.value) for e in known]
    if not pairs:
        return None
    places = np.clip([_place(end, goal) for pair in pairs for end in pair], 0.0, FULL)
    return float(places.min()), float(places.max())


def goal_sources(found: list[Spread], t: Texts) -> list[str]:
    """Return the sources of goalposts and references."""
    goals = [code for one in found for code in t.catalog.indicator(one.code).sources]
    return [*goals, *(mark.source for one in found for mark in one.marks)]


def tracks(shown: pd.DataFrame, phone: bool) -> Plot:
    """Return one track an indicator, as `table` has them, in the order given.

    One unit upwards is one pixel. Assumed bars are striped: pale in a trace of several colours.
    """
    heights = [2 * LINE_PX + TRACK_PX + GAP_PX + LINE_PX * len(ticks) for ticks in shown["ticks"]]
    bottom, tops = sum(heights), [sum(heights[:row]) for row in range(len(heights))]
    margin = {"l": 6, "r": 6, "t": 0, "b": 0}
    figure = theme.figure(bottom, margin=margin, barmode="overlay", bargap=0)
    middles = [top + LINE_PX + TRACK_PX / 2 for top in tops]
    _bars(figure, [(middle, (0.0, FULL)) for middle in middles], theme.PANEL, theme.BORDER)
    for assumed, (kind, colour) in product((True, False), COLOURS.items()):
        lines = zip(middles, shown[kind], shown[f"{kind}_assumed"], strict=True)
        some = [(middle, span) for middle, span, hatched in lines if span and hatched == assumed]
        _bars(figure, some, theme.PAGE if assumed else colour, colour, assumed)
    wide, texts = PLOT_PX_PHONE if phone else PLOT_PX, defaultdict(list)
    for top, row in zip(tops, shown.to_dict("records"), strict=True):
        above, end = top + LINE_PX / 2, top + LINE_PX + TRACK_PX
        below = end + LINE_PX / 2
        texts[HEAD, STARTS].append((0.0, above, f"<b>{row['name']}</b>"))
        texts[HEAD, ENDS].append((FULL, above, row["told"]))
        texts[NOTE, STARTS].append((0.0, below, row["left"]))
        texts[NOTE, ENDS].append((FULL, below, row["right"]))
        for line, (value, label) in enumerate(row["ticks"], start=1):
            at = min(max(value, 0.0), FULL)
            ends = {"x0": at, "x1": at, "y0": end - TRACK_PX - 2, "y1": end + 1}
            figure.add_shape(type="line", line={"color": theme.INK, "width": 2}, **ends)
            room = text_px(label) / wide * FULL
            start, side = at, STARTS
            if at + room > FULL:  # then left of its tick, or without room from the left end
                start, side = (at, ENDS) if at >= room else (0.0, STARTS)
            texts[NOTE, side].append((start, below + LINE_PX * line, label))
    for ((size, colour), side), placed in texts.items():
        figure.add_scatter(
            x=[round(x, 1) for x, _, _ in placed],
            y=[round(y, 1) for _, y, _ in placed],
            text=[text for *_, text in placed],
            mode="text",
            textposition=side,
            textfont={"size": size, "color": colour},
            cliponaxis=False,
            hoverinfo="skip",
        )
    figure.update_xaxes(range=[0, FULL], visible=False, fixedrange=True)
    figure.update_yaxes(range=[bottom, 0], visible=False, fixedrange=True)
    return figure


def _bars(
    figure: Plot, spans: list[tuple[float, Span]], fill: str, line: str, hatched: bool = False
) -> None:
    """Draw bars, each at the middle of its track over its span."""
    pattern = {"pattern": theme.ASSUMED | {"fgcolor": line}} if hatched else {}
    figure.add_bar(
        base=[round(low, 1) for _, (low, _) in spans],
        x=[round(max(high - low, 0.6), 1) for _, (low, high) in spans],
        y=[middle for middle, _ in spans],
        width=TRACK_PX,
        orientation="h",
        marker={"color": fill, "line": {"color": line, "width": 1}, **pattern},
        hoverinfo="skip",
    )


def _over_counties(results: Results, found: list[Spread], county: str, t: Texts) -> None:
    """Place one of the indicators, as chosen, over the 31 counties."""
    names = {one.code: one.name for one in found}
    code = controls.choice_box("li", t("logistics.indicator_choice"), names)
    one = next(one for one in found if one.code == code)
    finding, notes = county_title(one, t), below(results, one, t)
    if not one.known:
        place.html(html.lines([finding, *notes], t))
        return
    place.heading(finding, chart.note(one, t), t)
    dots = chart.figure(results, one, county, state.on_phone(), t)
    place.chart(dots, finding, f"dots_{code}", controls.pick_county(results, f"dots_{code}"))
    frame = partial(county_table.frame, results, one, t)
    place.table(frame, one.name, f"logistics_{code}", t, notes)


def county_title(one: Spread, t: Texts) -> str:
    """Return the finding of the chart of an indicator: its range where every county is known."""
    if one.real < len(one.entries):
        return chart.published(one, t)
    glyph, _, told = one.overall(t).partition(JOINED)
    return t("logistics.chart_known", glyph=glyph, name=one.name, span=told)


def below(results: Results, one: Spread, t: Texts) -> list[str]:
    """Return sources and assumptions under the chart; for days also what was reached elsewhere."""
    facts, codes = results.data.facts, one.sources
    remarks = [chart.basis(one, t), chart.meaning(one.code, t)]
    before = facts.fact(XIZANG, "remote_delivery_days_before")
    if one.code == DELIVERY_DAYS and before:
        after = (
            facts.value(XIZANG, f"remote_delivery_days_after_{end}") for end in ("low", "high")
        )
        low, high, days = map(t.number, (*after, before.value))
        remarks.append(t("logistics.remote", year=before.year, before=days, low=low, high=high))
        codes = codes or [before.source]
    return sources.cited(codes, t, *remarks)
