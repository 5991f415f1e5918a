"""What holds this county back, and how is each figure known?"""

import streamlit as st

from components.county_values import coverage, weakest
from components.session import state
from components.widgets import controls, html, place, sources
from pages.county import models, sections, story, wording

results, method, county, t = state.results(), state.method(), state.home(), state.text()

with st.columns([1, 2])[0]:
    controls.county_select(results, t, labelled=False)
title, lead = (say(results, county, method, t) for say in (weakest.sentence, wording.lead))
pills = sources.pill(results, state.today(), t)
place.html(html.head(title, t("county.topic"), pills, t, lead))
place.html(html.cards(wording.cards(results, county, method, t), t))

left, right = st.columns([1.5, 1], gap="medium")
with left:
    sections.profile(results, county, method, t)
with right:
    if results.is_scored(county, method):
        sections.first_steps(results, county, method, t)
    else:
        coverage.coverage(results, method, t, county)

shown = (results, county, method, t)
place.section("indicators", t("county.open_indicators"), sections.indicators, *shown)
place.section("peers", t("county.open_peers"), sections.peers_beside, results, county, t)
place.section("timeline", t("county.open_timeline"), story.timeline, results, county, t)
place.section("models", t("models.open"), models.section, results, county, t, opened_by=["om"])
