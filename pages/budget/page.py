"""Same money: where does it do most?"""

import streamlit as st

from components.session import state
from components.widgets import html, place, sources
from pages.budget import asked, by_county, more_money, wording

budget = asked.asked()
t, pills = budget.t, sources.pill(budget.results, state.today(), budget.t)

if not budget.options.counties:
    why = t("budget.real_only" if state.method().real_only else "budget.withheld")
    place.html(html.head(t("budget.topic"), t("budget.menu"), pills, t, why))
    asked.choose(budget)
else:
    place.html(html.head(wording.title(budget), t("budget.topic"), pills, t))
    asked.choose(budget)
    place.html(html.cards(wording.cards(budget), t))
    place.html(html.lines(wording.caveats(budget), t, "caveats"))
    left, right = st.columns([1.25, 1], gap="medium")
    with left:
        by_county.block(budget)
        by_county.take(budget)
    with right:
        more_money.curve(budget)
    if not budget.single:
        place.section("by_lever", t("budget.open_levers"), by_county.levers, budget)
    place.section("further", t("budget.open_further"), more_money.further, budget)
