"""How long would parcels wait at Double 11, and which measure shortens it?"""

import streamlit as st

from components.session import state
from components.widgets import controls
from pages.surge import backlog, relief, setting, wording

SIDES = (2, 3)

results = state.results()
t, scenario = state.text(), state.scenario()
asked = setting.setting(results, state.view(), state.home(), scenario)
found = setting.queues(asked)

with st.container(key="verdict"):
    wording.verdict(found, asked, t)
wording.caveats(scenario, t)

left, right = st.columns(SIDES, gap="medium")
with left:
    controls.county_select(results, t, labelled=False)
    setting.demand(results, t)
    setting.stages(t)
with right:
    backlog.block(results, found, asked, t)

left, right = st.columns(SIDES, gap="medium")
with left:
    setting.measures(asked, t)
with right:
    relief.block(found, asked, t)
