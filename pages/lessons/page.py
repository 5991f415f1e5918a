"""What worked elsewhere, and would it work here?"""

import streamlit as st

from components.session import state
from components.widgets import controls, html, place, sources
from pages.lessons import backtest, presets, sections

t, method, county = state.text(), state.method(), state.home()

pills, lead = sources.pill(method, t), presets.lead(county, method, t)
place.html(html.head(presets.title(county, method, t), t("lessons.topic"), pills, t, lead))
place.html(html.cards(presets.cards(county, method, t), t))
box, _ = st.columns([1, 2])
with box:
    controls.county_select(t, labelled=False)

sections.presets(county, method, t)
sections.factors(county, method, t)
sections.problems(county, method, t)
sections.abroad(county, method, t)
sections.actors(t)
sections.timeline(t)
backtest.block(t)
sections.fine_print(t)
