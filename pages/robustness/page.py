"""Would another reasonable choice change the answer?"""

import streamlit as st

from components.session import state
from components.widgets import controls, html, links, place, reproduce, sources
from model.results.scores import is_scored
from pages.robustness import ranks, sections

t, method, county = state.text(), state.method(), state.home()

pills, lead = sources.pill(method, t), ranks.lead(method, t)
place.html(html.head(ranks.title(method, t), t("robustness.topic"), pills, t, lead))
place.html(html.cards(ranks.cards(county, method, t), t))
has_order = ranks.has_order(method)

left, right = st.columns([1, 1.06], gap="medium")
with left:
    controls.county_select(t, labelled=False)
    if has_order:
        sections.ranks(county, method, t)
    else:
        sections.duel(county, method, t)
        links.page_link("sources", t("robustness.fill"))
        if not state.on_phone():
            sections.against(county, method, t)
with right:
    if has_order:
        sections.duel(county, method, t)
    sections.matrix(county, method, t)

if is_scored(county, method):
    sections.readings(county, method, t)
if has_order:
    sections.drivers(county, method, t)
    sections.weight_sets(method, t)
place.heading(t("reproduce.title"), "", t)
reproduce.lines(county, method, t)
if has_order:
    reproduce.ranks(method, t)
