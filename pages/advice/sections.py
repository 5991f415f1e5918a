"""The parts of the page on what to do first: next steps, all levers, the cost of a target."""

from collections.abc import Callable
from dataclasses import replace
from functools import partial

import streamlit as st

from components.session import state
from components.session.link import View
from components.session.what_if import ONE
from components.widgets import controls, html, links, place
from pages.advice import steps, target, wording
from pages.advice.wording import CountyAdvice

FULL = 1.0
SLIDER_PX = 520


def next_steps(advice: CountyAdvice) -> None:
    """Place the first three steps, each with its button, and what speaks against them."""
    t = advice.t
    place.heading(t("advice.cards_head"), wording.start(advice), t)
    first = advice.steps[: wording.TOP]
    columns = st.columns(len(first) + 1, gap="small")
    for number, (step, column) in enumerate(zip(first, columns, strict=False), start=1):
        with column:
            place.html(html.entries([wording.card(advice, number, step)], t))
            take = partial(_with_levers, {step.lever: FULL})
            icon = ":material/add_circle:"
            controls.action(t("advice.take"), f"take_{step.lever}", take, icon=icon)
    with columns[-1]:
        place.html(html.bullets(wording.caveats(advice), t, "caveats"))
        links.page_link("simulator", t("advice.go"))


def _with_levers(levers: dict[str, float], view: View) -> View:
    """Return the view with these levers pulled beside those that are; the scope stays."""
    pulled = dict(view.scenario.levers) | levers
    return replace(view, scenario=view.scenario.with_levers(pulled, ()))


def all_levers(advice: CountyAdvice) -> None:
    """Place the ranges of all steps, and the table of all levers."""
    t, table, phone = advice.t, steps.table(advice), state.on_phone()
    finding, key = steps.title(advice, table), f"steps_{advice.county}"
    place.heading(finding, "", t)
    place.chart(steps.chart(advice, table, phone), finding, "steps")
    place.notes(steps.notes(advice), t)
    rows = partial(steps.file, advice, table)
    if phone:
        place.table(rows, finding, key, t)
        return
    place.html(html.table(*steps.screen(advice), t, "numbers"))
    place.source(t("advice.table_note"), t)
    place.download(t("common.download_csv"), rows, key)


def least_cost(advice: CountyAdvice) -> None:
    """Place the least that brings a county to a target, with a button that sets it."""
    t, score = advice.t, 0.0
    place.heading(t("advice.goal_head"), "", t)
    with st.container(horizontal=True):
        kind = controls.choice("tg", t("advice.target"), wording.named(target.TARGETS, t))
        by = controls.choice("few", t("advice.by"), wording.named(target.WAYS, t))
    if kind == target.SCORE:
        with st.container(width=SLIDER_PX):
            score = controls.number("ts", t("advice.target_number"), t("advice.target_unit"))
    asked = target.target(advice, kind, score, by)
    if asked is None:
        place.heading(t("advice.goal_none", county=t.county(advice.county)), "", t)
        return
    place.heading(target.title(advice, asked), "", t)
    if levers := asked.scenario.levers:
        place.html(html.cards(target.cards(advice, asked), t))
        place.html(html.table(*target.table(advice, asked), t, "named"))
        take, icon = _only_levers(levers), ":material/playlist_add:"
        controls.action(t("advice.goal_take"), "take_set", take, icon=icon)
    place.notes(target.notes(advice, asked), t)


def _only_levers(levers: tuple[tuple[str, float], ...]) -> Callable[[View], View]:
    """Return the change to exactly these levers, in the county alone."""
    alter = controls.set_levers(levers)
    return lambda view: replace(alter(view), scope=ONE, preset="")
