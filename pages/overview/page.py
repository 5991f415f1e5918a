"""Where do the 31 counties stand, and mine? What is really known?"""

import streamlit as st

from components.county_values import progress
from components.session import state
from components.widgets import controls, html, links, place, sources
from pages.overview import map_layer, real_figures, sections, wording

results, method, county, t = state.results(), state.method(), state.county(), state.text()

with st.columns([1, 2])[0]:
    controls.county_select(results, t, required=False, labelled=False)
title, lead = (say(results, county, method, t) for say in (wording.title, wording.lead))
pills = sources.pill(results, state.today(), t)
place.html(html.head(title, t("common.topic"), pills, t, lead))
place.html(html.cards(wording.cards(results, county, method, t), t))

left, right = st.columns([1, 1.06], gap="medium")
with left:
    focus = controls.focus_select(*wording.focuses(results, t), t)
    layer = map_layer.of(results, focus, method, t)
    sections.county_map(results, layer, county, t)
    if county:
        links.page_link("county", t("overview.open_county", county=t.county(county)))
with right:
    sections.county_bars(results, layer, focus, method, t)

collected = progress.of(state.figures().base)
place.heading(t("overview.known_head"), progress.line(collected, t), t)
title = t("overview.section_figures", who=t.county(county))
place.section("facts", t("overview.section_facts"), real_figures.facts, results, t)
place.section("figures", title, real_figures.figures, results, county, t)
place.section("progress", t("progress.title"), real_figures.collected, collected, t)
place.section("ranges", t("overview.section_ranges"), links.with_ranges, t, opened_by=["ci"])
