"""What would change in this county if these levers moved?"""

from functools import partial

import streamlit as st

from components.session import state
from components.widgets import controls, html, links, place, reproduce, sources
from pages.what_if import assumptions, lever_panel, outcome, what_changes

results, t = state.results(), state.text()
here = outcome.Outcome(results, state.home(), state.scenario())

with st.container(key="verdict"):
    pills = sources.pill(results, here.today, t)
    pills += [t("simulator.pill_set")] if here.scenario.values else []
    place.html(html.head(what_changes.title(here, t), t("simulator.topic"), pills, t))
    cards = what_changes.cards(here, t)
    place.html(html.cards(cards, t))

left, right = st.columns([2, 3], gap="medium")
with left:
    controls.county_select(results, t, labelled=False)
    lever_panel.where(here, t)
    lever_panel.presets(here, t)  # and the buttons: back to today, into the comparison
    lever_panel.values_set(here, t)
    lever_panel.levers(here, t)
    lever_panel.weights(here, t)
    lever_panel.compensation(t)
    assumptions.transfer(here, t)
    assumptions.panel(here.scenario, t)
    assumptions.set_value(here, t)
with right:
    notes = [t("common.colon", name=card.label, text=card.note) for card in cards]
    place.html(html.lines(notes, t, "on-phone caveats"))
    # Each of these is there where it says something: costs of levers, several counties, a rank.
    what_changes.caveats(here, t)
    what_changes.physical(here, t)
    what_changes.costs(here, t)
    what_changes.across(here, t)
    what_changes.elements(here, t)
    what_changes.rank(here, t)
    links.download("what_if", partial(outcome.figures, here, t), t)
    reproduce.drawer(results, here.county, here.scenario, t)
