"""Who is within reach of a station, and is it used?"""

from functools import partial

import streamlit as st

from components.session import state
from components.widgets import controls, html, own_data_slot, place, sources
from pages.network import station_plan, station_use, stations, tier_map, wording

SIDES = [1.15, 1]
results = state.results()
t, method, county = state.text(), state.method(), state.county()
phone = state.on_phone()
ask = station_plan.question(results, county)

title, pills = wording.title(results, county, t), wording.pill(method, t)
place.html(html.head(title, t("network.topic"), pills, t, t("network.lead")))

left, right = st.columns(SIDES, gap="medium")
with left:
    controls.county_select(results, t, required=False, labelled=False)
    tier_map.network(results, county, ask.plan, phone, t)
    place.source(t("network.caption_county" if county else "network.caption_all"), t)
    place.html(html.lines(wording.unlocated(results, county, t), t, "source"))
    sources.source_line(wording.FRAME_SOURCES, t)
    if county:
        towns = partial(wording.town_table, results, county, t)
        place.table(
            towns,
            t("network.table_towns", county=t.county(county)),
            "towns",
            t,
        )
    else:
        counties = partial(wording.county_table, results, t)
        place.table(counties, t("network.table_counties"), "tiers", t)
with right:
    place.html(html.legend(wording.legend(results, county, ask.plan, t), t))
    station_plan.answer(results, ask, method, t)

left, right = st.columns(SIDES, gap="medium")
with left:
    station_plan.reach(results, ask, phone, t)
with right:
    station_plan.gaps(results, ask, t)

left, right = st.columns(SIDES, gap="medium")
with left:
    station_plan.stations(ask, t)
with right:
    station_plan.returns(results, ask, t)
    place.heading(t("network.published_head"), "", t)
    place.html(html.bullets(stations.published(results, county, t), t))
    sources.source_line(stations.published_sources(results, county), t)
    own_data_slot.stations_slot(results, t)

station_use.place(results, county, phone, method, t)
station_use.known_elsewhere(results, t)
