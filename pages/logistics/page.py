"""How long, how dear, how reliable, up and down?"""

from functools import partial

import streamlit as st

from components.county_values import chart
from components.session import link, state
from components.widgets import controls, html, place, sources
from pages.logistics import indicators, sections, strip_chart, travel_maps, wording

t, method, county = state.text(), state.method(), state.county()
phone = state.on_phone()

title, pills, lead = wording.title(county, t), wording.pill(method, t), wording.lead(county, t)
cards = html.cards(wording.cards(county, method, t), t)
place.html(html.head(title, t("logistics.topic"), pills, t, lead) + cards)

left, right = st.columns(sections.SIDES, gap="medium")
with left:
    controls.county_select(t, required=False, labelled=False)
    travel_maps.travel(county, phone, t)
    caption = chart.cited(wording.FRAME_SOURCES, t, wording.map_caption(county, phone, t))
    legend = html.classes(wording.classes(county, t), t)
    place.html(legend + html.lines(caption, t, "source"))
    rows = partial(wording.hours_table, county, t)
    place.table(rows, t("logistics.strip_table"), "hours", t)
with right:
    finding = wording.strip_title(t)
    place.heading(finding, t("logistics.strip_note", limit=wording.limit(t)), t)
    dots = strip_chart.strips(
        wording.strips(t), wording.REMOTE_TOWNSHIP_H, wording.strip_words(t), county, phone
    )
    place.chart(dots, finding, "strip", controls.pick_county("strip"))
    sources.source_line(["travel_model"], t)
sections.legs_of(county, t)

place.heading(t("logistics.indicators_head"), t("logistics.direction_note"), t)
directions = {code: t(f"logistics.direction_{code}") for code in link.CHOICES["d"]}
direction = controls.choice("d", t("logistics.direction"), directions)
found = indicators.spreads(direction, method, t)
sections.indicators(found, county, direction, method, t)
if direction != "up":
    sections.days(county, method, t)
if direction != "down":
    sections.products(county, method, t)

left, right = st.columns(sections.SIDES, gap="medium")
with left:
    sections.one_indicator(found, county, t)
with right:
    sections.harbours(county, t)
sections.regional_hubs(county, t)
