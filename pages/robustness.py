"""Would another reasonable choice change the answer?"""

import streamlit as st

from components import controls, markup, panels, provenance, reader, reproduction, show
from components import robustness_panels as parts
from components.stories import robustness as story
from components.stories.county import is_scored

t, method, county = reader.text(), reader.method(), reader.home()

pills, lead = provenance.pill(method, t), story.lead(method, t)
show.html(markup.head(story.title(method, t), t("robustness.topic"), pills, t, lead))
show.html(markup.cards(story.cards(county, method, t), t))
has_order = story.has_order(method)

left, right = st.columns([1, 1.06], gap="medium")
with left:
    controls.county_select(t, labelled=False)
    if has_order:
        parts.ranks(county, method, t)
    else:
        parts.duel(county, method, t)
        panels.page_link("sources", t("robustness.fill"))
        if not reader.on_phone():
            parts.against(county, method, t)
with right:
    if has_order:
        parts.duel(county, method, t)
    parts.matrix(county, method, t)

if is_scored(county, method):
    parts.readings(county, method, t)
if has_order:
    parts.drivers(county, method, t)
    parts.weight_sets(method, t)
show.heading(t("reproduce.title"), "", t)
reproduction.lines(county, method, t)
if has_order:
    reproduction.ranks(method, t)
