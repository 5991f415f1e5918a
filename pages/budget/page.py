"""Same money: where does it do most?"""

import streamlit as st

from components.session import state
from components.widgets import html, place, sources
from pages.budget import sections, wording

budget = sections.asked()
t, pills = budget.t, sources.pill(budget.results, state.today(), budget.t)

if not budget.options.counties:
    why = t("budget.real_only" if state.method().real_only else "budget.withheld")
    place.html(html.head(t("budget.topic"), t("budget.menu"), pills, t, why))
    sections.choose(budget)
else:
    place.html(html.head(wording.title(budget), t("budget.topic"), pills, t))
    sections.choose(budget)
    place.html(html.cards(wording.cards(budget), t))
    place.html(html.lines(wording.caveats(budget), t, "caveats"))
    left, right = st.columns([1.25, 1], gap="medium")
    with left:
        sections.plan(budget)
        sections.levers(budget)
    with right:
        sections.other_budgets(budget)
        sections.further(budget)
