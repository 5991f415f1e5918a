"""What would change in this county if these levers moved?"""

from functools import partial

import streamlit as st

from components.session import state
from components.widgets import controls, html, links, place, reproduce, sources
from pages.what_if import (
    assumptions,
    comparison_charts,
    headline,
    lever_controls,
    lever_panel,
    outcome,
    wording,
)

results, today = state.results(), state.today()
t, scenario, method = state.text(), state.scenario(), state.method()
county = state.home()

with st.container(key="verdict"):
    pills = sources.pill(results, today, t) + headline.pills(scenario, t)
    title = headline.title(results, county, scenario, t)
    place.html(html.head(title, t("simulator.topic"), pills, t))
    cards = headline.cards(results, county, scenario, t)
    place.html(html.cards(cards, t))

left, right = st.columns([2, 3], gap="medium")
with left:
    controls.county_select(results, t, labelled=False)
    lever_panel.where(results, county, t)
    lever_panel.presets(results, county, today, t)
    lever_panel.values(results, county, scenario, t)
    with st.container(key="levers"):
        for element in results.data.catalog.element_codes:
            lever_panel.lever_group(results, element, county, scenario, today, t)
    lever_panel.weights(results, scenario, t)
    lever_controls.compensation(t)
    assumptions.transfer(results, county, today, t)
    assumptions.panel(scenario, t)
    assumptions.expert(results, county, scenario, t)
with right:
    place.html(html.lines(headline.range_lines(cards, t), t, "on-phone caveats"))
    place.html(html.lines(wording.caveats(results, scenario, t), t, "caveats"))
    outcome.physical(results, county, scenario, t)
    outcome.costs(results, county, scenario, t)
    outcome.across(results, scenario, t)
    outcome.elements(results, county, scenario, t)
    outcome.contribution(results, county, scenario, t)
    outcome.ranks(results, county, scenario, t)
    links.download(
        "what_if", partial(comparison_charts.case_figures, results, county, scenario, t), t
    )
    reproduce.drawer(results, county, scenario, t)
