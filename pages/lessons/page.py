"""What worked elsewhere, and would it work here?"""

import streamlit as st

from components.session import state
from components.widgets import controls, html, place
from pages.lessons import experience, presets, timeline
from pages.lessons.experience import Here

t = state.text()
here = Here(state.results(), state.home(), state.today(), t)

with st.columns([1, 2])[0]:
    controls.county_select(here.results, t, labelled=False)
presets.head(here)
presets.rows(here)
for name, kinds in experience.SECTIONS.items():
    place.section(name, t(f"lessons.open_{name}"), experience.show, here, name, kinds)
place.section("actors", t("lessons.open_actors"), experience.actors, here)
place.section("timeline", t("lessons.open_timeline"), timeline.block, here)
trends = html.bullets([t(f"lessons.trends_{what}") for what in presets.TRENDS], t)
place.section("trends", t("lessons.open_trends"), place.html, trends)
limits = html.bullets([t(f"lessons.limit_{n}") for n in (1, 2, 3)], t)
place.section("limits", t("lessons.open_limits"), place.html, limits)
