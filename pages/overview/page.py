"""Where do the 31 counties stand, what is really known, and what holds them back?"""

import streamlit as st

from components.session import state
from components.widgets import controls, html, links, place, sources
from pages.overview import map_layer, sections, wording

results, method, county, t = state.results(), state.method(), state.county(), state.text()

sections.head(results, method, t)
left, right = st.columns([1, 1.06], gap="medium")
with left:
    box, choose = st.columns(2)
    with box:
        focus = controls.focus_select(*wording.focuses(results, t), t)
    with choose:
        controls.county_select(results, t, required=False, labelled=False)
    layer = map_layer.of(results, focus, method, t)
    sections.county_map(results, layer, county, t)
    if county:
        place.html(html.lines([wording.county_line(results, county, method, t)], t))
        links.page_link("county", t("overview.open_county", county=t.county(county)))
with right:
    sections.county_bars(results, layer, focus, method, t)

place.heading(t("overview.known_head"), "", t)
place.html(html.bullets(wording.facts(results, t), t))
place.notes(sources.cited(["S01", "travel_model", "S22"], t), t)

title, weakest = wording.weakest(results, method, t)
if weakest:
    place.heading(title, "", t)
    place.html(html.tiles(weakest, t))
place.heading(t("overview.fill_head", who=t.county(county)), t("overview.fill_note"), t)
place.html(html.tiles(wording.to_fill(results, county, t), t))
