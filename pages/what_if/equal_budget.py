"""Ten presets for the same money in one county: a chart, a table, and what to keep in mind."""

from functools import partial

import streamlit as st

from components.session import state
from components.widgets import controls, html, place
from components.words.texts import Texts
from model.results.results import Results
from model.what_if.scenario import Scenario
from pages.what_if import equal_budget_wording


def block(results: Results, county: str, today: Scenario, t: Texts) -> None:
    """Place the comparison of all presets in a county at the budget the reader sets."""
    if not equal_budget_wording.can_compare(results, county, today):
        place.heading(t("equal.heading"), "", t)
        place.html(html.lines([equal_budget_wording.withheld(county, today.method, t)], t))
        return
    budget = state.view().number("eq")
    title = equal_budget_wording.title(results, county, budget, today, t)
    place.heading(title, t("equal.rule"), t)
    controls.number("eq", t("equal.budget"), t("equal.budget_unit"))
    place.source(equal_budget_wording.grants(results, budget, t), t)
    left, right = st.columns([1.3, 1], gap="medium")
    with left:
        figure = equal_budget_wording.chart(results, county, budget, today, state.on_phone(), t)
        place.chart(
            figure, equal_budget_wording.alt(results, county, budget, today, t), "equal_budget"
        )
        place.notes(equal_budget_wording.notes(results, county, budget, today, t), t)
    with right:
        place.html(
            html.table(*equal_budget_wording.table(results, county, budget, today, t), t, "slim")
        )
    rows = partial(equal_budget_wording.frame, results, county, budget, today, t)
    place.table(rows, t("equal.heading"), f"equal_budget_{county}", t)
