"""What holds this county back, and how is each figure known?"""

import streamlit as st

from components.county_values import coverage
from components.session import state
from components.widgets import controls, html, links, place, sources
from pages.county import figures, wording

results, today = state.results(), state.today()
t, method = state.text(), state.method()
county = state.home()

pills, lead = sources.pill(results, today, t), wording.lead(results, county, method, t)
place.html(html.head(wording.title(results, county, method, t), t("county.topic"), pills, t, lead))
with st.columns([1, 2])[0]:
    controls.county_select(results, t, labelled=False)
place.html(html.cards(wording.cards(results, county, method, t), t))

left, right = st.columns([1.1, 1], gap="medium")
with left:
    figures.element_profile(wording.rows(results, county, method, t), t.county(county), t)
    place.source(wording.peers(results, county, t), t)
with right:
    if results.is_scored(county, method):
        figures.pulls(*wording.pulls(results, county, method, t), t.county(county), t)
    else:
        coverage.coverage(results, method, t, county)

known = wording.facts(results, county, t)
if known:
    place.heading(
        t("county.facts_head", county=t.county(county)),
        t("county.facts_note"),
        t,
    )
    place.html(html.bullets(known, t))

place.heading(t("county.table_head", county=t.county(county)), t("county.table_note"), t)
place.html(
    html.table(wording.header(t), wording.indicator_rows(results, county, method, t), t, "figures")
)
links.download(wording.download_name(county), lambda: wording.frame(results, county, method, t), t)
