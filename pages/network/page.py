"""Which townships are far from a service, or have none that is known?"""

import streamlit as st

from components.session import state
from components.widgets import controls, place
from pages.network import activity, farthest, published, station_plan, tiers

SIDES = (1.15, 1.0)
PLANNER = ("st", "goal", "lim")  # a link that sets one of them opens the planner

results = state.results()
t, method, county = state.text(), state.method(), state.county()
today, ask = station_plan.today(results, county), station_plan.question(results, county)

with st.columns([1, 2])[0]:
    controls.county_select(results, t, required=False, labelled=False)
tiers.head(results, county, today, t)
left, right = st.columns(SIDES, gap="medium")
with left:
    tiers.show(results, county, today, t)
with right:
    farthest.show(results, county, today, t)

asked = (results, ask, method, t)
place.section("plan", t("network.open_plan"), station_plan.show, *asked, opened_by=PLANNER)
whose = (results, county, method, t)
place.section("use", t("network.open_use"), activity.show, *whose, opened_by=("k",))
place.section("known", t("network.open_known"), published.show, results, county, t)
