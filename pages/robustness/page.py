"""Would another reasonable choice change the answer?"""

import streamlit as st

from components.session import state
from components.widgets import controls, html, links, place
from pages.robustness import diagnosis, drivers, head, one_change, ranks, weights
from pages.robustness.tested import SIDES, Tested

t = state.text()
tested = Tested(state.results(), state.today(), state.home(), t)
head.show(tested)
left, right = st.columns(SIDES, gap="medium")
with left:
    controls.county_select(tested.results, t, labelled=False)
    if tested.has_order:
        ranks.show(tested)
    else:
        weights.two_counties(tested)
        links.page_link("sources", t("common.fill"))
        if not state.on_phone():
            place.html(html.table(*weights.of_county(tested), t, "slim"))
with right:
    if tested.has_order:
        weights.two_counties(tested)
    weights.matrix(tested)

if tested.results.is_scored(tested.county, tested.method):
    place.section("one_change", t("robustness.open_one_change"), one_change.show, tested)
    place.section("obstacles", t("robustness.open_obstacles"), diagnosis.obstacles, tested)
    place.section("levels", t("robustness.open_levels"), diagnosis.levels, tested)
    place.section("measure", t("robustness.open_measure"), diagnosis.measure, tested)
if tested.has_order:
    drivers.show(tested)
    one_change.weightings(tested)
