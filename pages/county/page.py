"""What holds this county back, and how is each figure known?"""

from functools import partial

import streamlit as st

from components.county_values import coverage
from components.session import state
from components.widgets import controls, downloads, html, links, place, sources
from pages.county import sections, wording

results, today = state.results(), state.today()
t, method, county = state.text(), state.method(), state.home()
name = t.county(county)

pills, lead = sources.pill(results, today, t), wording.lead(results, county, method, t)
place.html(html.head(wording.title(results, county, method, t), t("county.topic"), pills, t, lead))
with st.columns([1, 2])[0]:
    controls.county_select(results, t, labelled=False)
place.html(html.cards(wording.cards(results, county, method, t), t))

left, right = st.columns([1.1, 1], gap="medium")
with left:
    sections.element_profile(results, county, method, t)
with right:
    if results.is_scored(county, method):
        sections.pulls(results, county, method, t)
    else:
        coverage.coverage(results, method, t, county)

if known := wording.facts(results, county, t):
    place.heading(t("county.facts_head", county=name), t("county.facts_note"), t)
    place.html(html.bullets(known, t))

place.heading(t("county.table_head", county=name), t("county.table_note"), t)
place.html(html.table(*wording.indicator_table(results, county, method, t), t, "figures"))
panel = results.panel(method.real_only)
rows = partial(downloads.figures, panel, t.catalog.codes, t, (county,))
links.download(f"county_{county}", rows, t)
