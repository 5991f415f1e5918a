"""Same money: where does it do most?"""

import streamlit as st

from components.session import state
from components.widgets import html, place, sources
from pages.budget import sections, wording

results, today = state.results(), state.today()
t, method = state.text(), state.method()
asked = sections.question(results, today, t)
pills = sources.pill(results, today, t)

if not wording.can_spend(results, asked.ask):
    place.html(
        html.head(t("budget.topic"), t("budget.menu"), pills, t, wording.withheld(asked.ask, t))
    )
    sections.choose(results, asked, t)
else:
    title = wording.title(results, asked.ask, asked.budget, t)
    place.html(html.head(title, t("budget.topic"), pills, t))
    sections.choose(results, asked, t)
    place.html(html.cards(wording.cards(results, asked.ask, asked.budget, t), t))
    place.html(html.lines(wording.caveats(results, asked.ask, t), t, "caveats"))
    left, right = st.columns([1.25, 1], gap="medium")
    with left:
        sections.plan(results, asked, t)
        sections.levers(results, asked, t)
    with right:
        sections.curve(results, asked, t)
        sections.further(results, asked, t)
