"""What worked elsewhere, and would it work here?"""

import streamlit as st

from components.session import state
from components.widgets import controls, html, place, sources
from pages.lessons import backtest, presets, sections

results, today = state.results(), state.today()
t, method, county = state.text(), state.method(), state.home()

pills, lead = sources.pill(results, today, t), presets.lead(results, county, today, t)
place.html(html.head(presets.title(results, county, today, t), t("lessons.topic"), pills, t, lead))
place.html(html.cards(presets.cards(results, county, today, t), t))
box, _ = st.columns([1, 2])
with box:
    controls.county_select(results, t, labelled=False)

sections.presets(results, county, today, t)
sections.factors(results, county, method, t)
sections.problems(results, county, method, t)
sections.abroad(results, county, method, t)
sections.actors(results, t)
sections.timeline(results, t)
backtest.block(results, t)
sections.fine_print(results, t)
