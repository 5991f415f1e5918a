"""What holds this county back, and how is each figure known?"""

import streamlit as st

from components import controls, markup, panels, provenance, reader, show
from components.stories import county as story

t, method = reader.text(), reader.method()
county = reader.home()

pills, lead = provenance.pill(method, t), story.lead(county, method, t)
show.html(markup.head(story.title(county, method, t), t("county.topic"), pills, t, lead))
with st.columns([1, 2])[0]:
    controls.county_select(t, labelled=False)
show.html(markup.cards(story.cards(county, method, t), t))

left, right = st.columns([1.1, 1], gap="medium")
with left:
    panels.element_profile(story.rows(county, method, t), story.name(county, t), t)
    show.source(story.peers(county, t), t)
with right:
    if story.is_scored(county, method):
        panels.pulls(*story.pulls(county, method, t), story.name(county, t), t)
    else:
        panels.coverage(method, t, county)

known = story.facts(county, t)
if known:
    show.heading(t("county.facts_head", county=story.name(county, t)), t("county.facts_note"), t)
    show.html(markup.bullets(known, t))

show.heading(t("county.table_head", county=story.name(county, t)), t("county.table_note"), t)
show.html(markup.table(story.header(t), story.indicator_rows(county, method, t), t, "figures"))
panels.download(story.download_name(county), lambda: story.frame(county, method, t), t)
