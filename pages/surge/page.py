"""How long would parcels wait at Double 11, and which measure shortens it?"""

import streamlit as st

from components.session import state
from components.widgets import controls, html, place
from pages.surge import relief, setting, waits

SIDES = (2, 3)

results, scenario, t = state.results(), state.scenario(), state.text()
given = setting.setting(results, state.view(), state.home(), scenario)
queues = setting.queues(given)

with st.container(key="verdict"):
    title = waits.title(queues[setting.NOTHING], t)
    place.html(html.head(title, t("surge.topic"), [t("surge.pill")], t))
    place.html(html.cards(waits.cards(queues, given, t), t))
caveat = t("surge.caveat_real" if scenario.method.real_only else "surge.caveat")
place.html(html.lines([caveat], t, "caveats"))

left, right = st.columns(SIDES, gap="medium")
with left:
    controls.county_select(results, t, labelled=False)
    setting.demand(results, t)
    setting.stages(t)
with right:
    waits.backlog(results, queues, given, t)

left, right = st.columns(SIDES, gap="medium")
with left:
    setting.measures(given, t)
with right:
    relief.block(queues, given, t)
