"""How long, how dear, how reliable, up and down?"""

import streamlit as st

from components.session import state
from components.widgets import controls, place
from pages.logistics import (
    delivery_days,
    hubs,
    indicators,
    peaks,
    road_hours,
    road_legs,
    season,
    travel_map,
)

results, method, county, t = state.results(), state.method(), state.county(), state.text()

road_hours.head(results, county, method, t)
left, right = st.columns(road_hours.SIDES, gap="medium")
with left:
    controls.county_select(results, t, required=False, labelled=False)
    travel_map.show(results, county, t)
with right:
    road_hours.townships(results, county, t)
road_legs.legs(results, county, t)


def ways() -> None:
    """Place what goes up and down: indicators, days of delivery, products by month."""
    direction = indicators.show(results, county, method, t)
    if direction != indicators.UP:
        delivery_days.show(results, county, method, t)
    if direction != indicators.DOWN:
        season.show(results, county, method, t)


place.section("ways", t("logistics.open_ways"), ways)
place.section("ports", t("logistics.open_ports"), road_legs.ports, results, county, t)
place.section("hubs", t("logistics.open_hubs"), hubs.show, results, county, t)
place.section("peaks", t("logistics.open_peaks"), peaks.show, results, t)
