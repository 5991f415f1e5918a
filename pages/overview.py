"""Where do the 31 counties stand, what is really known, and what holds them back?"""

import streamlit as st

from components import controls, layers, markup, panels, provenance, reader, show
from components.stories import overview as story

t, method, county = reader.text(), reader.method(), reader.county()

pills, lead = provenance.pill(method, t), story.below(method, t)
show.html(markup.head(story.title(method, t), t("common.topic"), pills, t, lead))
show.html(markup.cards(story.cards(method, t), t))

left, right = st.columns([1, 1.06], gap="medium")
with left:
    box, choose = st.columns(2)
    with box:
        focus = controls.focus_select(*story.focuses(t), t)
    with choose:
        controls.county_select(t, required=False, labelled=False)
    layer = layers.of(focus, method, t)
    panels.county_map(layer, county, t)
    if county:
        show.html(markup.lines([story.county_line(county, method, t)], t))
        panels.page_link("county", t("overview.open_county", county=story.name(county, t)))
with right:
    panels.county_bars(layer, focus, method, county, t)

show.heading(t("overview.known_head"), "", t)
show.html(markup.bullets(story.facts(t), t))
provenance.source_line(["S01", "travel_model", "S22"], t)

tiles = story.weakest_tiles(method, t)
if tiles:
    show.heading(story.tiles_title(method, t), "", t)
    show.html(markup.tiles(tiles, t))
show.heading(t("overview.fill_head", who=story.name(county, t)), t("overview.fill_note"), t)
show.html(markup.tiles(story.to_fill(county, t), t))
