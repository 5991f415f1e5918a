"""How long, how dear, how reliable, up and down?"""

from functools import partial

import streamlit as st

from components import atlas, controls, links, markup, provenance, reader, show, spread
from components import logistics_panels as panels
from components.charts import strip
from components.stories import freight
from components.stories import logistics as story

t, method, county = reader.text(), reader.method(), reader.county()
phone = reader.on_phone()

title, pills, lead = story.title(county, t), story.pill(method, t), story.lead(county, t)
cards = markup.cards(story.cards(county, method, t), t)
show.html(markup.head(title, t("logistics.topic"), pills, t, lead) + cards)

left, right = st.columns(panels.SIDES, gap="medium")
with left:
    controls.county_select(t, required=False, labelled=False)
    atlas.travel(county, phone, t)
    caption = spread.cited(story.FRAME_SOURCES, t, story.map_caption(county, phone, t))
    legend = markup.classes(story.classes(county, t), t)
    show.html(legend + markup.lines(caption, t, "source"))
    rows = partial(story.hours_table, county, t)
    show.table(rows, t("logistics.strip_table"), "hours", t)
with right:
    finding = story.strip_title(t)
    show.heading(finding, t("logistics.strip_note", limit=story.limit(t)), t)
    dots = strip.strips(
        story.strips(t), story.REMOTE_TOWNSHIP_H, story.strip_words(t), county, phone
    )
    show.chart(dots, finding, "strip", controls.pick_county("strip"))
    provenance.source_line(["travel_model"], t)
panels.legs_of(county, t)

show.heading(t("logistics.indicators_head"), t("logistics.direction_note"), t)
directions = {code: t(f"logistics.direction_{code}") for code in links.CHOICES["d"]}
direction = controls.choice("d", t("logistics.direction"), directions)
found = freight.spreads(direction, method, t)
panels.indicators(found, county, direction, method, t)
if direction != "up":
    panels.days(county, method, t)
if direction != "down":
    panels.products(county, method, t)

left, right = st.columns(panels.SIDES, gap="medium")
with left:
    panels.one_indicator(found, county, t)
with right:
    panels.harbours(county, t)
panels.regional_hubs(county, t)
