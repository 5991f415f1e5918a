"""Who is there to do it, how schooled are they, and who moves in?"""

import streamlit as st

from components.county_values import chart, ten_years
from components.session import state
from components.session.link import CHOICES
from components.widgets import controls, place
from pages.talent import sections, wording

results, method, t = state.results(), state.method(), state.text()
known = wording.measures(results, t)
assumed = chart.of_indicators(results, CHOICES["est"], method, t)

with st.columns([1, 2])[0]:
    controls.county_select(results, t, required=False, labelled=False)
sections.head(results, known, t)

left, right = st.columns(2, gap="medium")
with left:
    sections.schooling(results, known, t)
with right:
    sections.skills(results, assumed, t)
    ten_years.block(results, state.county(), ten_years.SCHOOLED, t)

place.section("pair", t("talent.open_pair"), sections.pair, results, known, t, opened_by=["x", "y"])
place.section("areas", t("talent.open_areas"), sections.areas, known, t)
place.section("dilemma", t("talent.open_dilemma"), sections.dilemma, results, known, t)
