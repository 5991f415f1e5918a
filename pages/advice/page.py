"""What should this county do first, and what does a target cost at least?"""

import streamlit as st

from components.session import state
from components.widgets import controls, html, links, place, sources
from pages.advice import sections, wording
from pages.advice.wording import CountyAdvice

results, t = state.results(), state.text()
advice = CountyAdvice(results, state.home(), state.scenario(), state.view().choice("ao"), t)

pills = sources.pill(results, state.today(), t)
place.html(html.head(wording.title(advice), t("advice.topic"), pills, t, wording.lead(advice)))
box, choose = st.columns([1, 2])
with box:
    controls.county_select(results, t, labelled=False)

if advice.steps:
    with choose:
        controls.choice("ao", t("advice.order"), wording.named(wording.ORDERS, t))
    sections.next_steps(advice)
    sections.least_cost(advice)
    sections.all_levers(advice)
else:
    links.page_link("sources", t("robustness.fill"))
