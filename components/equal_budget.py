"""Ten presets for the same money in one county: a chart, a table, and what to keep in mind."""

from functools import partial

import streamlit as st

from components import controls, markup, reader, show
from components.stories import equal_budget as story
from components.text import Texts
from model.scenario import Scenario


def block(county: str, method: Scenario, t: Texts) -> None:
    """Place the comparison of all presets in a county at the budget the reader sets."""
    if not story.can_compare(county, method):
        show.heading(t("equal.heading"), "", t)
        show.html(markup.lines([story.withheld(county, method, t)], t))
        return
    budget = reader.view().number("eq")
    title = story.title(county, budget, method, t)
    show.heading(title, t("equal.rule"), t)
    controls.number("eq", t("equal.budget"), t("equal.budget_unit"))
    show.source(story.grants(budget, t), t)
    left, right = st.columns([1.3, 1], gap="medium")
    with left:
        figure = story.chart(county, budget, method, reader.on_phone(), t)
        show.chart(figure, story.alt(county, budget, method, t), "equal_budget")
        show.notes(story.notes(county, budget, method, t), t)
    with right:
        show.html(markup.table(*story.table(county, budget, method, t), t, "slim"))
    rows = partial(story.frame, county, budget, method, t)
    show.table(rows, t("equal.heading"), f"equal_budget_{county}", t)
