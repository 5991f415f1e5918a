"""How far, how slow, where is the delay?"""

import streamlit as st

from components.session import state
from components.widgets import controls, html, place, sources
from pages.logistics import (
    delivery_days,
    indicators,
    peaks,
    ports,
    products,
    road_hours,
    travel_map,
    wording,
)

results, method, county, t = state.results(), state.method(), state.county(), state.text()

with st.columns([1, 2])[0]:
    controls.county_select(results, t, required=False, labelled=False)
title, lead = wording.title(results, county, t), wording.lead(results, county, method, t)
pills = sources.pill(results, state.today(), t)
place.html(html.head(title, t("logistics.topic"), pills, t, lead))
asked, peak = state.is_asked("peaks"), (t("logistics.open_peaks"), peaks.show, results, t)
if asked:  # it is what the reader came for
    place.section("peaks", *peak, opened_by=peaks.OPTIONS)
place.html(html.cards(wording.cards(results, county, method, t), t))

left, right = st.columns([1.1, 1.0], gap="medium")
with left:
    travel_map.show(results, county, t)
with right:
    delivery_days.show(results, county, method, t)
    road_hours.show(results, county, t)

shown = (results, county, method, t)
place.section(
    "indicators", t("logistics.open_indicators"), indicators.show, *shown, opened_by=["li"]
)
place.section("products", t("logistics.open_products"), products.show, *shown)
place.section("ports", t("logistics.open_ports"), ports.show, results, county, t)
if not asked:
    place.section("peaks", *peak, opened_by=peaks.OPTIONS)
