"""Who is within reach of a station, and is it used?"""

from functools import partial

import streamlit as st

from components import (
    atlas,
    controls,
    markup,
    planning,
    provenance,
    reader,
    show,
    station_use,
    supply,
)
from components.stories import network as story
from components.stories import stations

SIDES = [1.15, 1]
t, method, county = reader.text(), reader.method(), reader.county()
phone = reader.on_phone()
ask = planning.question(county)

title, pills = story.title(county, t), story.pill(method, t)
show.html(markup.head(title, t("network.topic"), pills, t, t("network.lead")))

left, right = st.columns(SIDES, gap="medium")
with left:
    controls.county_select(t, required=False, labelled=False)
    atlas.network(county, ask.plan, phone, t)
    show.source(t("network.caption_county" if county else "network.caption_all"), t)
    show.html(markup.lines(story.unlocated(county, t), t, "source"))
    provenance.source_line(story.FRAME_SOURCES, t)
    if county:
        towns = partial(story.town_table, county, t)
        show.table(towns, t("network.table_towns", county=stations.name(county, t)), "towns", t)
    else:
        counties = partial(story.county_table, t)
        show.table(counties, t("network.table_counties"), "tiers", t)
with right:
    show.html(markup.legend(story.legend(county, ask.plan, t), t))
    planning.answer(ask, method, t)

left, right = st.columns(SIDES, gap="medium")
with left:
    planning.reach(ask, phone, t)
with right:
    planning.gaps(ask, t)

left, right = st.columns(SIDES, gap="medium")
with left:
    planning.stations(ask, t)
with right:
    planning.returns(ask, t)
    show.heading(t("network.published_head"), "", t)
    show.html(markup.bullets(stations.published(county, t), t))
    provenance.source_line(stations.published_sources(county), t)
    supply.stations_slot(t)

station_use.place(county, phone, method, t)
station_use.known_elsewhere(t)
