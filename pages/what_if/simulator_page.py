"""What would change in this county if these levers moved?"""

from functools import partial

import streamlit as st

from components.session import state
from components.widgets import controls, html, links, place, reproduce, sources
from model.results import scores
from pages.what_if import (
    assumptions,
    comparison_charts,
    headline,
    lever_controls,
    lever_panel,
    results,
    wording,
)

t, scenario, method = state.text(), state.scenario(), state.method()
county = state.home()

with st.container(key="verdict"):
    pills = sources.pill(method, t) + headline.pills(scenario, t)
    title = headline.title(county, scenario, t)
    place.html(html.head(title, t("simulator.topic"), pills, t))
    cards = headline.cards(county, scenario, t)
    place.html(html.cards(cards, t))

left, right = st.columns([2, 3], gap="medium")
with left:
    controls.county_select(t, labelled=False)
    lever_panel.where(county, t)
    lever_panel.presets(county, method, t)
    lever_panel.values(county, scenario, t)
    with st.container(key="levers"):
        for element in scores.data().catalog.element_codes:
            lever_panel.lever_group(element, county, scenario, method, t)
    lever_panel.weights(scenario, t)
    lever_controls.compensation(t)
    assumptions.transfer(county, method, t)
    assumptions.panel(scenario, t)
    assumptions.expert(county, scenario, t)
with right:
    place.html(html.lines(headline.range_lines(cards, t), t, "on-phone caveats"))
    place.html(html.lines(wording.caveats(scenario, t), t, "caveats"))
    results.physical(county, scenario, t)
    results.costs(county, scenario, t)
    results.across(scenario, t)
    results.elements(county, scenario, t)
    results.contribution(county, scenario, t)
    results.ranks(county, scenario, t)
    links.download("what_if", partial(comparison_charts.case_figures, county, scenario, t), t)
    reproduce.drawer(county, scenario, t)
