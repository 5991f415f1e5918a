"""How long, how dear, how reliable, up and down?"""

import streamlit as st

from components.session import state
from components.widgets import controls, place
from pages.logistics import (
    delivery_days,
    hubs,
    indicators,
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


def regional_hubs() -> None:
    """Place where hubs would stand, and what they are not."""
    hubs.show(results, county, t)
    place.notes([t("logistics.hubs_caveat"), t("logistics.ecology")], t)


place.sections(
    {
        "ways": (t("logistics.open_ways"), ways),
        "ports": (t("logistics.open_ports"), lambda: road_legs.ports(results, county, t)),
        "hubs": (t("logistics.open_hubs"), regional_hubs),
    }
)
