"""Who is within reach of a station, and is it used?"""

import streamlit as st

from components.session import state
from components.widgets import controls, html, place
from pages.network import activity, gaps, hand_over, published, reach, returns, station_plan, tiers

SIDES = (1.15, 1.0)

results = state.results()
t, method, county = state.text(), state.method(), state.county()
ask = station_plan.question(results, county)

tiers.head(results, county, method, t)
left, right = st.columns(SIDES, gap="medium")
with left:
    controls.county_select(results, t, required=False, labelled=False)
    tiers.show(results, ask, t)
with right:
    place.html(html.legend(tiers.legend(results, ask, t), t))
    station_plan.answer(results, ask, t)
    hand_over.show(results, ask, method, t)

gaps.show(results, ask, t)

place.section("reach", t("network.open_reach"), reach.show, results, ask, t)
if ask.most:
    place.section("plan", t("network.open_plan"), station_plan.stations, ask, t)
    place.section("returns", t("network.open_returns"), returns.show, results, ask, t)
place.section("use", t("network.open_use"), activity.show, results, county, method, t)
place.section("known", t("network.open_known"), published.show, results, county, t)
