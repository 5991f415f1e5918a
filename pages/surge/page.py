"""How long would parcels wait at Double 11, and which measure shortens it?"""

import streamlit as st

from components.session import state
from components.widgets import controls, html, place
from pages.surge import sections, wording

results = state.results()
t, scenario, county = state.text(), state.scenario(), state.home()
asked = wording.setting(results, state.view(), county, scenario)
found = wording.variants(asked)

with st.container(key="verdict"):
    title, pills = wording.title(found[0].queue, t), [t("surge.pill")]
    place.html(html.head(title, t("surge.topic"), pills, t))
    place.html(html.cards(wording.cards(found, asked, t), t))
place.html(html.lines(wording.caveats(scenario, t), t, "caveats"))

left, right = st.columns(sections.SIDES, gap="medium")
with left:
    controls.county_select(results, t, labelled=False)
    sections.demand(results, t)
    sections.stages(t)
with right:
    sections.queue(results, found, asked, t)

left, right = st.columns(sections.SIDES, gap="medium")
with left:
    sections.measures(results, asked, t)
with right:
    sections.changes(found, asked, t)
