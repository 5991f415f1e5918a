"""Coverage beside use, county by county: the one is never shown without the other."""

from dataclasses import replace
from functools import partial

import streamlit as st

from components.charts import beside, dots
from components.county_values import chart, table
from components.county_values import rows as county_rows
from components.county_values.rows import PEERS
from components.county_values.values import Spread
from components.session import state
from components.session.link import CHOICES
from components.widgets import controls, html, place, sources, tables
from components.words.texts import DASH, Texts
from model.facts.provenance import Quality
from model.results.results import Results
from model.score.method import Method

COVERAGE, USE, FUNCTIONS = CHOICES["k"], "station_activity", "station_functions"
FULL = 100.0


def show(results: Results, county: str, method: Method, t: Texts) -> None:
    """Place the figures on coverage and use: the table, then both over the counties."""
    head = t("network.use_head_real" if method.real_only else "network.use_head")
    note = t("network.use_note_real" if method.real_only else "network.use_note")
    place.heading(head, note, t)
    figures = chart.of_indicators(results, (*COVERAGE, USE, FUNCTIONS), method, t)
    place.html(html.table(*screen(list(figures.values()), county, t), t, "wide"))
    names = {code: t.label(t.catalog.indicator(code)) for code in COVERAGE}
    pair = [figures[controls.choice("k", t("network.coverage_choice"), names)], figures[USE]]
    known = [one for one in pair if one.known]
    if len(known) == len(pair):
        _side_by_side(results, pair[0], pair[1], t)
    else:
        for box, one in zip(st.columns(2, gap="medium"), pair, strict=True):
            with box:
                finding = title(one, method, t)
                place.heading(finding, "", t)
                if one.known:
                    key, phone = f"dots_{one.code}", state.on_phone()
                    figure = chart.figure(results, one, county, phone, t)
                    place.chart(figure, finding, key, controls.pick_county(results, key))
    if known:
        cited = [code for one in known for code in one.sources]
        notes = sources.cited(cited, t, *(chart.basis(one, t) for one in known))
        frame, name = partial(table.frames, results, known, t), t("network.use_table")
        place.table(frame, name, "use", t, notes)


def screen(figures: list[Spread], county: str, t: Texts) -> tuple[list[str], list[list[str]]]:
    """Return coverage and use side by side: this county, the range over all, references."""
    own = {t.county(county): lambda one: one.told(one.entry(county), t)} if county else {}

    def marks(one: Spread) -> str:
        words = [t("common.colon", name=m.name, text=one.words(m.value, t)) for m in one.marks]
        return t.join(words) or DASH

    cells = {
        t("network.use_indicator"): lambda one: one.name,
        **own,
        t("network.use_range"): lambda one: one.overall(t),
        t("network.use_known"): lambda one: t("network.use_count", n=one.real),
        t("network.use_marks"): marks,
        t("network.use_definition"): lambda one: t.of(t.catalog.indicator(one.code).definition),
    }
    return tables.screen(figures, cells)


def title(one: Spread, method: Method, t: Texts) -> str:
    """Return the finding of a chart over the counties: how many have published the figure."""
    if not one.known:
        return t("network.chart_nothing", name=one.name)
    fields = {"name": one.name, "n": one.real, "rest": len(one.entries) - one.real}
    if method.real_only:
        return t("network.chart_real", **fields)
    glyph = t.glyph(Quality.ILLUSTRATIVE)
    return f"{glyph} {t('network.chart_some' if one.real else 'network.chart_none', **fields)}"


def _side_by_side(results: Results, coverage: Spread, use: Spread, t: Texts) -> None:
    """Place both figures over the counties, a row a county."""
    fields = {"coverage": coverage.name, "n": coverage.real, "use": use.name, "m": use.real}
    finding = t("network.pair_title", glyph=t.glyph(Quality.ILLUSTRATIVE), **fields)
    place.heading(finding, t("network.pair_note"), t)
    groups = county_rows.rows(results, coverage, PEERS, t)
    drawn = [dot for rows in county_rows.rows(results, use, PEERS, t) for dot in rows.dots]
    used = {
        dot.code: replace(dot, label=use.told(use.entry(dot.code), t).removesuffix(use.suffix))
        for dot in drawn
    }
    across = [replace(rows, dots=[used[dot.code] for dot in rows.dots]) for rows in groups]
    phone, panels = state.on_phone(), []
    for one, rows in ((coverage, groups), (use, across)):
        marks = [dots.Reference(m.value, f"{m.name} {one.words(m.value, t)}") for m in one.marks]
        axis = chart.axis_title(one, t)
        if phone:  # in two lines
            axis = f"{t.glyph(one.worst)} {one.short}<br>{one.suffix.strip()}"
        panels.append(beside.Half(rows, marks, FULL, axis))
    figure = beside.paired(panels[0], panels[1], state.county(), phone)
    place.chart(figure, finding, "use", controls.pick_county(results, "use"))
