"""Same money: where does it do most?"""

import streamlit as st

from components.session import state
from components.widgets import html, place, sources
from pages.budget import sections, wording

t, method = state.text(), state.method()
asked = sections.question(method, t)
pills = sources.pill(method, t)

if not wording.can_spend(asked.ask):
    place.html(
        html.head(t("budget.topic"), t("budget.menu"), pills, t, wording.withheld(asked.ask, t))
    )
    sections.choose(asked, t)
else:
    title = wording.title(asked.ask, asked.budget, t)
    place.html(html.head(title, t("budget.topic"), pills, t))
    sections.choose(asked, t)
    place.html(html.cards(wording.cards(asked.ask, asked.budget, t), t))
    place.html(html.lines(wording.caveats(asked.ask, t), t, "caveats"))
    left, right = st.columns([1.25, 1], gap="medium")
    with left:
        sections.plan(asked, t)
        sections.levers(asked, t)
    with right:
        sections.curve(asked, t)
        sections.further(asked, t)
