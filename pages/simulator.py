"""What would change in this county if these levers moved?"""

from functools import partial

import streamlit as st

from components import (
    assuming,
    controls,
    lever_controls,
    markup,
    outcome,
    panels,
    provenance,
    reader,
    reproduction,
    runtime,
    show,
    workbench,
)
from components.stories import contenders, verdict
from components.stories import simulator as story

t, scenario, method = reader.text(), reader.scenario(), reader.method()
county = reader.home()

with st.container(key="verdict"):
    pills = provenance.pill(method, t) + verdict.pills(scenario, t)
    title = verdict.title(county, scenario, t)
    show.html(markup.head(title, t("simulator.topic"), pills, t))
    cards = verdict.cards(county, scenario, t)
    show.html(markup.cards(cards, t))

left, right = st.columns([2, 3], gap="medium")
with left:
    controls.county_select(t, labelled=False)
    workbench.where(county, t)
    workbench.presets(county, method, t)
    workbench.values(county, scenario, t)
    with st.container(key="levers"):
        for element in runtime.data().catalog.element_codes:
            workbench.lever_group(element, county, scenario, method, t)
    workbench.weights(scenario, t)
    lever_controls.compensation(t)
    assuming.transfer(county, method, t)
    assuming.panel(scenario, t)
    assuming.expert(county, scenario, t)
with right:
    show.html(markup.lines(verdict.range_lines(cards, t), t, "on-phone caveats"))
    show.html(markup.lines(story.caveats(scenario, t), t, "caveats"))
    outcome.physical(county, scenario, t)
    outcome.costs(county, scenario, t)
    outcome.across(scenario, t)
    outcome.elements(county, scenario, t)
    outcome.contribution(county, scenario, t)
    outcome.ranks(county, scenario, t)
    panels.download("what_if", partial(contenders.case_figures, county, scenario, t), t)
    reproduction.drawer(county, scenario, t)
