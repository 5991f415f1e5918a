"""The parts of the page on what to do first: next steps, all levers, the cost of a target."""

from dataclasses import replace
from functools import partial

import streamlit as st

from components.session import state, what_if
from components.session.link import View
from components.widgets import controls, html, links
from components.widgets import place as show
from components.words.texts import Texts
from model.results.results import Results
from model.what_if.scenario import Scenario
from pages.advice import steps, target, wording

FULL = 1.0
SLIDER_PX = 520


def next_steps(results: Results, county: str, scenario: Scenario, order: str, t: Texts) -> None:
    """Place the first three steps, each with its button, and what speaks against them."""
    show.heading(t("advice.cards_head"), wording.start(results, county, scenario, t), t)
    cards = wording.cards(results, county, scenario, order, t)
    places = st.columns(len(cards) + 1, gap="small")
    for place, (lever, entry) in zip(places, cards, strict=False):
        with place:
            show.html(html.entries([entry], t))
            controls.action(
                t("advice.take"), f"take_{lever}", partial(_take, {lever: FULL}),
                icon=":material/add_circle:",
            )  # fmt: skip
    with places[-1]:
        show.html(html.bullets(wording.caveats(results, county, scenario, order, t), t, "caveats"))
        links.page_link("simulator", t("advice.go"))


def _take(levers: dict[str, float], view: View) -> View:
    """Return the view with these levers pulled beside those that are; the scope stays."""
    pulled = dict(view.scenario.levers) | levers
    return replace(view, scenario=view.scenario.with_levers(pulled, ()))


def _instead(levers: tuple[tuple[str, float], ...], view: View) -> View:
    """Return the view with exactly these levers, in the county alone."""
    scenario = view.scenario.with_levers(dict(levers), ())
    return replace(view, scenario=scenario, scope=what_if.ONE, preset="")


def all_levers(results: Results, county: str, scenario: Scenario, order: str, t: Texts) -> None:
    """Place the ranges of all steps, and the table of all levers."""
    finding = steps.title(results, county, scenario, order, t)
    show.heading(finding, "", t)
    show.chart(steps.chart(results, county, scenario, order, state.on_phone(), t), finding, "steps")
    show.notes(steps.notes(results, county, scenario, order, t), t)
    rows = partial(steps.frame, results, county, scenario, t)
    if state.on_phone():
        show.table(rows, finding, f"steps_{county}", t)
        return
    show.html(html.table(*steps.table(results, county, scenario, order, t), t, "numbers"))
    show.source(t("advice.table_note"), t)
    show.download(t("common.download_csv"), rows, f"steps_{county}")


def least_cost(results: Results, county: str, scenario: Scenario, t: Texts) -> None:
    """Place the least that brings a county to a target, with a button that sets it."""
    show.heading(t("advice.goal_head"), "", t)
    with st.container(horizontal=True):
        kind = controls.choice("tg", t("advice.target"), target.targets(t))
        by = controls.choice("few", t("advice.by"), target.ways(t))
    score = 0.0
    if kind == target.SCORE:
        with st.container(width=SLIDER_PX):
            score = controls.number("ts", t("advice.target_number"), t("advice.target_unit"))
    asked = target.goal(results, county, kind, score, by, scenario)
    found = target.way(results, asked)
    show.heading(target.title(results, asked, found, t), "", t)
    if found is None:
        return
    if found.levers:
        show.html(html.cards(target.cards(results, asked, found, t), t))
        show.html(html.table(*target.table(results, found, t), t, "named"))
        controls.action(
            t("advice.goal_take"),
            "take_set",
            partial(_instead, found.levers),
            icon=":material/playlist_add:",
        )
    show.notes(target.notes(results, asked, found, scenario, t), t)
