"""What should this county do first, and what does a target cost at least?"""

import streamlit as st

from components.session import state
from components.widgets import controls, html, links, place, sources
from pages.advice import first_steps, steps, target
from pages.advice.county_advice import ORDERS, CountyAdvice

results, t = state.results(), state.text()
advice = CountyAdvice(results, state.home(), state.scenario(), state.view().choice("ao"), t)

(title, lead), pills = first_steps.heading(advice), sources.pill(results, state.today(), t)
place.html(html.head(title, t("advice.topic"), pills, t, lead))
box, choose = st.columns([1, 2])
with box:
    controls.county_select(results, t, labelled=False)

if advice.steps:
    with choose:
        controls.choice("ao", t("advice.order"), {code: t(key) for code, key in ORDERS.items()})
    first_steps.block(advice)
    target.block(advice)
    whole = t("advice.all_levers", n=len(t.catalog.levers))
    place.section("levers", whole, steps.block, advice)
else:
    links.page_link("sources", t("common.fill"))
