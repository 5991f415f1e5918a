"""How long, how dear, how reliable, up and down?"""

from functools import partial

import streamlit as st

from components.session import state
from components.widgets import controls, place
from pages.logistics import (
    delivery_days,
    headline,
    hubs,
    indicators,
    road_hours,
    road_legs,
    season,
    travel_map,
)
from pages.logistics.indicators import DOWN, UP

SIDES = (1.15, 1.0)

results = state.results()
t, method, county = state.text(), state.method(), state.county()

headline.show(results, county, method, t)
left, right = st.columns(SIDES, gap="medium")
with left:
    controls.county_select(results, t, required=False, labelled=False)
    travel_map.show(results, county, t)
    hours = partial(road_hours.frame, results, county, t)
    place.table(hours, t("logistics.strip_table"), "hours", t)
with right:
    road_hours.townships(results, county, t)
road_legs.legs(results, county, t)

place.heading(t("logistics.indicators_head"), t("logistics.direction_note"), t)
names = {code: t(key) for code, key in indicators.NAMES.items()}
direction = controls.choice("d", t("logistics.direction"), names)
found = indicators.values(results, direction, method, t)
left, right = st.columns(SIDES, gap="medium")
with left:
    indicators.goalposts(found, direction, county, method, t)
with right:
    indicators.over_counties(results, found, county, t)

if direction != UP and (days := delivery_days.ask(results, county, method, t)):
    left, right = st.columns(SIDES, gap="medium")
    with left:
        delivery_days.parts(results, days, t)
    with right:
        delivery_days.before_and_after(days, t)
if direction != DOWN:
    products = season.table(results, county, t)
    left, right = st.columns(SIDES, gap="medium")
    with left:
        season.calendar(results, products, method, t)
    with right:
        season.reports(products, method, t)
road_legs.ports(results, county, t)

count = hubs.ask(results, t)
left, right = st.columns(SIDES, gap="medium")
with left:
    hubs.served_map(results, county, count, t)
with right:
    hubs.distances(results, county, count, t)
place.notes([t("logistics.hubs_caveat"), t("logistics.ecology")], t)
