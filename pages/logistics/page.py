"""How long, how dear, how reliable, up and down?"""

from functools import partial

import streamlit as st

from components.county_values import chart
from components.session import link, state
from components.widgets import controls, html, place, sources
from model.uncertainty.claims import REMOTE_TOWNSHIP_H
from pages.logistics import indicators, sections, strip_chart, travel_maps, wording

results = state.results()
t, method, county = state.text(), state.method(), state.county()
phone = state.on_phone()

title, pills, lead = (
    wording.title(results, county, t),
    wording.pill(method, t),
    wording.lead(results, county, t),
)
cards = html.cards(wording.cards(results, county, method, t), t)
place.html(html.head(title, t("logistics.topic"), pills, t, lead) + cards)

left, right = st.columns(sections.SIDES, gap="medium")
with left:
    controls.county_select(results, t, required=False, labelled=False)
    travel_maps.travel(results, county, phone, t)
    caption = chart.cited(wording.FRAME_SOURCES, t, wording.map_caption(results, county, phone, t))
    legend = html.classes(wording.classes(county, t), t)
    place.html(legend + html.lines(caption, t, "source"))
    rows = partial(wording.hours_table, results, county, t)
    place.table(rows, t("logistics.strip_table"), "hours", t)
with right:
    finding = wording.strip_title(results, t)
    place.heading(finding, t("logistics.strip_note", limit=wording.limit(t)), t)
    dots = strip_chart.strips(
        wording.strips(results, t), REMOTE_TOWNSHIP_H, wording.strip_words(t), county, phone
    )
    place.chart(dots, finding, "strip", controls.pick_county(results, "strip"))
    sources.source_line(["travel_model"], t)
sections.legs_of(results, county, t)

place.heading(t("logistics.indicators_head"), t("logistics.direction_note"), t)
directions = {code: t(f"logistics.direction_{code}") for code in link.CHOICES["d"]}
direction = controls.choice("d", t("logistics.direction"), directions)
found = indicators.spreads(results, direction, method, t)
sections.indicators(found, county, direction, method, t)
if direction != "up":
    sections.days(results, county, method, t)
if direction != "down":
    sections.products(results, county, method, t)

left, right = st.columns(sections.SIDES, gap="medium")
with left:
    sections.one_indicator(results, found, county, t)
with right:
    sections.harbours(results, county, t)
sections.regional_hubs(results, county, t)
