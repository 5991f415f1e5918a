"""Coverage beside use, county by county: the one is never shown without the other."""

from dataclasses import replace
from functools import partial

import pandas as pd
import streamlit as st

from components.charts import beside, dots
from components.county_values import chart as spread
from components.county_values import rows as spread_rows
from components.county_values import table as spread_table
from components.county_values.values import Spread
from components.session import link
from components.session.link import CHOICES
from components.widgets import controls, html
from components.widgets import place as show
from components.words.texts import Texts
from model.results.results import Results
from model.score.method import Method
from pages.network import stations

PEERS = CHOICES["o"][0]
FULL = 100.0


def place(results: Results, county: str, phone: bool, method: Method, t: Texts) -> None:
    """Place the figures on coverage and use: the table, then both over the counties."""
    real = "_real" if method.real_only else ""
    show.heading(t(f"network.use_head{real}"), t(f"network.use_note{real}"), t)
    show.html(html.table(*stations.use_rows(results, county, method, t), t, "wide"))
    names = {code: t.label(t.catalog.indicator(code)) for code in link.CHOICES["k"]}
    chosen = controls.choice("k", t("network.coverage_choice"), names)
    pair = [spread.of_indicator(results, code, method, t) for code in (chosen, stations.USE[0])]
    known = [one for one in pair if one.known]
    if len(known) == len(pair):
        _paired(results, known[0], known[1], county, phone, t)
    else:
        _apart(results, pair, county, phone, method, t)
    if known:
        cited = list(dict.fromkeys(code for one in known for code in one.sources))
        show.notes(spread.cited(cited, t, *(spread.basis(one, t) for one in known)), t)
        show.table(partial(_frame, results, known, t), t("network.use_table"), "use", t)


def _apart(
    results: Results, pair: list[Spread], county: str, phone: bool, method: Method, t: Texts
) -> None:
    """Place the figure that is known, and that the other is not."""
    for box, one in zip(st.columns(2, gap="medium"), pair, strict=True):
        with box:
            finding = stations.chart_title(one, method, t)
            show.heading(finding, "", t)
            if one.known:
                chart, key = spread.figure(results, one, county, phone, t), f"dots_{one.code}"
                show.chart(chart, finding, key, controls.pick_county(results, key))


def _paired(
    results: Results, coverage: Spread, use: Spread, county: str, phone: bool, t: Texts
) -> None:
    finding = stations.pair_title(coverage, use, t)
    show.heading(finding, t("network.pair_note"), t)
    left = spread_rows.rows(results, coverage, PEERS, t)
    right = {
        dot.code: dot for rows in spread_rows.rows(results, use, PEERS, t) for dot in rows.dots
    }
    across = [
        replace(rows, dots=[
            replace(right[d.code], label=use.told(use.entry(d.code), t).removesuffix(use.suffix))
            for d in rows.dots
        ])
        for rows in left
    ]  # fmt: skip
    panels = [
        beside.Panel(rows, _references(one, t), FULL, _axis(one, phone, t))
        for one, rows in ((coverage, left), (use, across))
    ]
    chart = beside.paired(panels[0], panels[1], county, phone)
    show.chart(chart, finding, "use", controls.pick_county(results, "use"))


def _axis(one: Spread, phone: bool, t: Texts) -> str:
    """Return the title of an axis, on a phone in two lines."""
    if not phone:
        return spread.axis_title(one, t)
    return f"{t.glyph(one.worst)} {one.short}<br>{one.suffix.strip()}"


def _references(one: Spread, t: Texts) -> list[dots.Reference]:
    return [dots.Reference(m.value, f"{m.name} {one.words(m.value, t)}") for m in one.marks]


def _frame(results: Results, known: list[Spread], t: Texts) -> pd.DataFrame:
    """Return the tables of both figures below each other, each row with its indicator."""
    tables = []
    for one in known:
        table = spread_table.frame(results, one, t).rename(columns={one.short: t("common.value")})
        table.insert(1, t("common.indicator"), one.name)
        tables.append(table)
    return pd.concat(tables, ignore_index=True)


def known_elsewhere(results: Results, t: Texts) -> None:
    """Place the places that have published counts, to compare with."""
    show.heading(t("network.known_head"), "", t)
    show.html(html.table(*stations.known(results, t), t, "wide"))
