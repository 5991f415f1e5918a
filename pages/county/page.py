"""What holds this county back, and how is each figure known?"""

import streamlit as st

from components.session import state
from components.widgets import controls, html, place, sources
from pages.county import wording
from pages.overview import panels

t, method = state.text(), state.method()
county = state.home()

pills, lead = sources.pill(method, t), wording.lead(county, method, t)
place.html(html.head(wording.title(county, method, t), t("county.topic"), pills, t, lead))
with st.columns([1, 2])[0]:
    controls.county_select(t, labelled=False)
place.html(html.cards(wording.cards(county, method, t), t))

left, right = st.columns([1.1, 1], gap="medium")
with left:
    panels.element_profile(wording.rows(county, method, t), wording.name(county, t), t)
    place.source(wording.peers(county, t), t)
with right:
    if wording.is_scored(county, method):
        panels.pulls(*wording.pulls(county, method, t), wording.name(county, t), t)
    else:
        panels.coverage(method, t, county)

known = wording.facts(county, t)
if known:
    place.heading(t("county.facts_head", county=wording.name(county, t)), t("county.facts_note"), t)
    place.html(html.bullets(known, t))

place.heading(t("county.table_head", county=wording.name(county, t)), t("county.table_note"), t)
place.html(html.table(wording.header(t), wording.indicator_rows(county, method, t), t, "figures"))
panels.download(wording.download_name(county), lambda: wording.frame(county, method, t), t)
