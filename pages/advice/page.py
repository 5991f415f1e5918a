"""What should this county do first, and what does a target cost at least?"""

import streamlit as st

from components.session import state
from components.widgets import controls, html, links, place, sources
from pages.advice import sections, wording

results, today = state.results(), state.today()
t, scenario, county = state.text(), state.scenario(), state.home()

order = state.view().choice("ao")
pills = sources.pill(results, state.today(), t)
lead = wording.lead(results, county, scenario, order, t)
place.html(
    html.head(wording.title(results, county, scenario, t), t("advice.topic"), pills, t, lead)
)
box, choose = st.columns([1, 2])
with box:
    controls.county_select(results, t, labelled=False)

if wording.has_advice(results, county, scenario):
    with choose:
        controls.choice("ao", t("advice.order"), wording.orders(t))
    sections.next_steps(results, county, scenario, order, t)
    sections.least_cost(results, county, scenario, t)
    sections.all_levers(results, county, scenario, order, t)
else:
    links.page_link("sources", t("robustness.fill"))
