"""Would another reasonable choice change the answer?"""

import streamlit as st

from components.session import state
from components.widgets import controls, html, links, place, reproduce, sources
from pages.robustness import ranks, sections

results, today = state.results(), state.today()
t, method, county = state.text(), state.method(), state.home()

pills, lead = sources.pill(results, today, t), ranks.lead(results, method, t)
place.html(html.head(ranks.title(results, method, t), t("robustness.topic"), pills, t, lead))
place.html(html.cards(ranks.cards(results, county, method, t), t))
has_order = ranks.has_order(results, method)

left, right = st.columns([1, 1.06], gap="medium")
with left:
    controls.county_select(results, t, labelled=False)
    if has_order:
        sections.ranks(results, county, method, t)
    else:
        sections.duel(results, county, method, t)
        links.page_link("sources", t("robustness.fill"))
        if not state.on_phone():
            sections.against(results, county, method, t)
with right:
    if has_order:
        sections.duel(results, county, method, t)
    sections.matrix(results, county, method, t)

if results.is_scored(county, method):
    sections.readings(results, county, today, t)
if has_order:
    sections.drivers(results, county, method, t)
    sections.weight_sets(results, method, t)
place.heading(t("reproduce.title"), "", t)
reproduce.lines(results, county, today, t)
if has_order:
    reproduce.ranks(method, t)
