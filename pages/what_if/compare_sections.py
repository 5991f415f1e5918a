"""The parts of the comparison: the columns, their table and charts, all changes, the file."""

from functools import partial

import streamlit as st

from components.page_frame import share
from components.session import state
from components.widgets import controls, html, links
from components.widgets import place as show
from components.words.texts import Texts
from model.results.results import Results
from model.what_if.scenario import Scenario
from pages.what_if import (
    changes,
    columns,
    comparison_charts,
    comparison_table,
    contenders_chart,
    equal_budget,
    pins,
    restore,
)
from pages.what_if.columns import Column

HEIGHT, HEIGHT_PHONE = 420, 340
FEWEST = 2  # to compare; one column alone is not as wide as the page


def start(t: Texts) -> None:
    """Place how to pin a what-if, and the way to set one up."""
    show.html(html.bullets([t(f"compare.how_{step}") for step in (1, 2, 3)], t))
    links.page_link("simulator", t("compare.go"))


def hand(results: Results, made: tuple[Column, ...], t: Texts) -> None:
    """Place the button that pins what is in hand, and the one that unpins all."""
    has_case = pins.in_hand() is not None
    if not (made or has_case):
        return
    with st.container(key="pins", horizontal=True):
        if has_case:
            pins.pin_button(results, t)
        if made:
            pins.clear_button(len(made), t)
    share.too_long(share.link(), t)


def heads(results: Results, made: tuple[Column, ...], t: Texts) -> None:
    """Place a head for every column, with the ways to take it up and to unpin it."""
    places = st.columns(max(len(made), FEWEST), gap="small")
    for at, (column, place) in enumerate(zip(made, places, strict=False)):
        with place:
            show.html(html.entries([columns.entry(results, column, t)], t))
            with st.container(horizontal=True, vertical_alignment="center"):
                pins.take_up(results, column.case, t)
                controls.action(t("compare.unpin"), f"unpin_{at}", pins.take_out(at),
                                icon=":material/close:")  # fmt: skip
    if notes := columns.notes(results, made, t):
        show.html(html.bullets(notes, t, "caveats"))


def table(results: Results, made: tuple[Column, ...], t: Texts) -> None:
    """Place every column's figures, days and money before points, and all of them as a file."""
    show.heading(t("compare.table_head"), t("compare.table_note"), t)
    show.html(html.table(*comparison_table.table(results, made, t), t, "many versus"))
    show.notes([t("compare.source"), t("compare.csv")], t)
    links.download("what_ifs", partial(comparison_charts.figures, results, made, t), t)


def charts(results: Results, made: tuple[Column, ...], t: Texts) -> None:
    """Place the elements of the columns before and after, and what each costs and gains."""
    found, phone = comparison_charts.contenders(results, made, t), state.on_phone()
    if not found:
        return
    left, right = st.columns([1.2, 1], gap="medium")
    with left:
        finding = comparison_charts.elements_title(results, made, t)
        show.heading(finding, t("compare.elements_note"), t)
        labels = [f"{e.number} {t.of(e.short)}" for e in t.catalog.elements]
        show.chart(
            contenders_chart.elements(labels, found, t("compare.now"), phone), finding, "elements"
        )
        show.source(t("compare.source"), t)
        show.table(
            partial(comparison_charts.elements_frame, results, made, t), finding, "elements", t
        )
    with right:
        _money(results, [one for one in found if one.is_priced], made, phone, t)


def _money(
    results: Results,
    found: list[contenders_chart.Contender],
    made: tuple[Column, ...],
    phone: bool,
    t: Texts,
) -> None:
    if len(found) < FEWEST or not columns.one_method(made):
        return
    finding = comparison_charts.money_title(results, found, made, t)
    show.heading(finding, t("compare.money_note"), t)
    titles = (t("compare.money_axis"), t("compare.gain_axis"))
    figure = contenders_chart.money(found, titles, HEIGHT_PHONE if phone else HEIGHT)
    show.chart(
        figure, comparison_charts.money_alt(results, found, finding, made, t), "cost_and_gain"
    )
    show.source(t("compare.source"), t)
    show.table(partial(comparison_charts.money_frame, found, made, t), finding, "cost_and_gain", t)


def moved(results: Results, made: tuple[Column, ...], t: Texts) -> None:
    """Place everything set otherwise than in the data, and what the group makes of it."""
    left, right = st.columns([1.4, 1], gap="medium")
    with left:
        show.heading(t("compare.changes_head"), t("compare.changes_note"), t)
        show.html(html.table(*changes.table(results, made, t), t, "many versus"))
        links.download("changes", partial(comparison_charts.changes_frame, results, made, t), t)
    if len(made) < FEWEST:
        return
    with right:
        note = "group_note" if columns.one_reach(results, made) else "group_reach"
        show.heading(t("compare.group_head", n=len(made)), t(f"compare.{note}"), t)
        show.html(html.table(*changes.group(results, made, t), t, "slim"))


def presets(results: Results, today: Scenario, t: Texts) -> None:
    """Place the ten presets for the same money in a county, and the choice of the county."""
    with st.columns([1, 2])[0]:
        county = controls.county_select(results, t)
    equal_budget.block(results, county, today, t)


def keep(results: Results, t: Texts) -> None:
    """Place the file that keeps all what-ifs, and the way back from one, once it is asked for."""
    if drawer := show.drawer(t("compare.file_head"), "case_file"):
        with drawer:
            show.html(html.lines([t("compare.file_note")], t))
            share.case_file(results, "kept_file", t)
            restore.restore(results, t)
