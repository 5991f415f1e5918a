"""What worked elsewhere, and would it work here?"""

import streamlit as st

from components import backtest, controls, equal_budget, markup, provenance, reader, show
from components import lesson_panels as parts
from components.stories import lessons as story

t, method, county = reader.text(), reader.method(), reader.home()

pills, lead = provenance.pill(method, t), story.lead(county, method, t)
show.html(markup.head(story.title(county, method, t), t("lessons.topic"), pills, t, lead))
show.html(markup.cards(story.cards(county, method, t), t))
box, _ = st.columns([1, 2])
with box:
    controls.county_select(t, labelled=False)

parts.presets(county, method, t)
equal_budget.block(county, method, t)
parts.factors(county, method, t)
parts.problems(county, method, t)
parts.abroad(county, method, t)
parts.actors(t)
parts.timeline(t)
backtest.block(t)
parts.fine_print(t)
