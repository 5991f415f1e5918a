"""Which figures of its own does a county have, and what do they change?"""

import streamlit as st

from components.session import state
from components.widgets import controls, html, place, sources
from pages.own_figures import fill_first, missing, own_data, review, typing, wording

results, t, county = state.results(), state.text(), state.home()

with st.columns([1, 2])[0]:
    controls.county_select(results, t, labelled=False)
pills = sources.pill(results, state.today(), t)
title = wording.title(results, county, t)
place.html(html.head(title, t("own_figures.topic"), pills, t, t("own_figures.lead")))
place.html(html.cards(wording.cards(results, county, t), t))
fill_first.block(results, county, t)
typing.block(county, t)
own_data.panel(results, t)
place.section("missing", t("missing.open_section"), missing.show, results, county, t)
place.section("review", t("review.open_section"), review.show, t)
