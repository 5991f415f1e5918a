"""How long would parcels wait at Double 11, and which measure shortens it?"""

import streamlit as st

from components import controls, markup, reader, show
from components import surge_panels as parts
from components.stories import surge as story

t, scenario, county = reader.text(), reader.scenario(), reader.home()
asked = story.setting(reader.view(), county, scenario)
found = story.variants(asked)

with st.container(key="verdict"):
    title, pills = story.title(found[0].queue, t), [t("surge.pill")]
    show.html(markup.head(title, t("surge.topic"), pills, t))
    show.html(markup.cards(story.cards(found, asked, t), t))
show.html(markup.lines(story.caveats(scenario, t), t, "caveats"))

left, right = st.columns(parts.SIDES, gap="medium")
with left:
    controls.county_select(t, labelled=False)
    parts.demand(t)
    parts.stages(t)
with right:
    parts.queue(found, asked, t)

left, right = st.columns(parts.SIDES, gap="medium")
with left:
    parts.measures(asked, t)
with right:
    parts.changes(found, asked, t)
