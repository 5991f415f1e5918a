"""Who gets what?"""

import streamlit as st

from components.session import state
from components.widgets import html, place, sources
from pages.budget import asked, by_lever, curve, hubs, one_county, plan, wording

budget = asked.asked()
t, pills = budget.t, sources.pill(budget.results, state.today(), budget.t)

if not budget.options.counties:
    why = t("budget.real_only" if state.method().real_only else "budget.withheld")
    place.html(html.head(t("budget.topic"), t("budget.menu"), pills, t, why))
    asked.choose(budget)
else:
    place.html(html.head(wording.title(budget), t("budget.topic"), pills, t, wording.lead(budget)))
    asked.choose(budget)
    place.html(html.cards(wording.cards(budget), t))
    left, right = st.columns([1, 1.15], gap="medium")
    with left:
        plan.allocation_map(budget)
    with right:
        plan.places(budget)
    place.section("rules", t("budget.open_rules"), asked.rules, budget, opened_by=asked.RULES)
    place.section("curve", t("budget.open_curve"), curve.show, budget)
    place.section("by_lever", t("budget.open_levers"), by_lever.show, budget)
    place.section("hubs", t("budget.open_hubs"), hubs.show, budget, opened_by=["hub"])
    if state.view().choice("ar") == "one":  # what its link asks for stands open
        place.heading(t("budget.open_one"), "", t)
        one_county.show(budget)
    else:
        place.section("one", t("budget.open_one"), one_county.show, budget)
