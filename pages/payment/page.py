"""Who can pay, take payment and borrow, and how much of that is known?"""

import streamlit as st

from components.session import state
from components.widgets import controls, html, place, sources
from pages.payment import sections, wording

results, method, t = state.results(), state.method(), state.text()
figures = wording.figures(results, method, t)

with st.columns([1, 2])[0]:
    controls.county_select(results, t, required=False, labelled=False)
title = wording.title(results, state.county(), figures[wording.USE], t)
lead, pills = wording.lead(results, method, t), sources.pill(results, state.today(), t)
place.html(html.head(title, t("payment.topic"), pills, t, lead))

left, right = st.columns(2, gap="medium")
with left:
    sections.known(results, figures, t)
with right:
    sections.proxy(results, figures, t)

place.section("estimates", t("payment.open_estimates"), sections.estimates, results, figures, t)
place.section("xizang", t("payment.open_xizang"), sections.published, results, t)
place.section("fill", t("payment.open_fill"), sections.fill, results, figures, t)
