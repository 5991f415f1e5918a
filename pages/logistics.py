"""How long, how dear, how reliable, up and down?"""

from functools import partial

import streamlit as st

from components import (
    atlas,
    controls,
    links,
    markup,
    provenance,
    reader,
    show,
    spread,
    spread_table,
)
from components.charts import strip
from components.stories import freight
from components.stories import logistics as story

t, method, county = reader.text(), reader.method(), reader.county()
phone = reader.on_phone()

title, pills, lead = story.title(county, t), story.pill(method, t), story.lead(county, t)
show.html(markup.head(title, t("logistics.topic"), pills, t, lead))
show.html(markup.cards(story.cards(county, method, t), t))

left, right = st.columns([1.15, 1], gap="medium")
with left:
    controls.county_select(t, required=False, labelled=False)
    atlas.travel(county, t)
    show.html(markup.classes(story.classes(county, t), t))
    show.source(story.map_caption(county, t), t)
    provenance.source_line(story.FRAME_SOURCES, t)
    rows = partial(story.hours_table, county, t)
    show.table(rows, t("logistics.strip_table"), "hours", t)
with right:
    words = story.strip_words(t)
    show.heading(words["title"], words["note"], t)
    dots = strip.strips(
        story.strips(t), story.REMOTE_TOWNSHIP_H, words["limit"], words["axis"], county, phone
    )
    show.chart(dots, words["title"], "strip", controls.pick_county("strip"))
    provenance.source_line(["travel_model"], t)

show.heading(t("logistics.indicators_head"), freight.indicators_note(method, t), t)
directions = {code: t(f"logistics.direction_{code}") for code in links.CHOICES["d"]}
direction = controls.choice("d", t("logistics.direction"), directions)
show.html(markup.table(*freight.indicator_rows(county, direction, method, t), t, "wide"))

left, right = st.columns([1.15, 1], gap="medium")
with left:
    names = {code: t.indicator(code) for code in links.CHOICES["li"]}
    code = controls.choice_box("li", t("logistics.indicator_choice"), names)
    one = spread.of_indicator(code, method, t)
    finding = freight.chart_title(one, t)
    if one.known:
        show.heading(finding, spread.note(one, t), t)
        chart = spread.figure(one, county, phone, t)
        show.chart(chart, finding, f"dots_{code}", controls.pick_county(f"dots_{code}"))
        show.notes(freight.below(one, t), t)
        show.table(partial(spread_table.frame, one, t), one.name, f"logistics_{code}", t)
    else:
        show.html(markup.lines([finding, *freight.below(one, t)], t))
with right:
    show.heading(freight.ports_head(county, t), t("logistics.ports_note"), t)
    show.html(markup.table(*freight.port_rows(county, t), t, "mid"))
    provenance.source_line(["S04", "county_seats"], t)
    show.heading(t("logistics.products_head"), t("logistics.products_note"), t)
    show.html(markup.table(*freight.product_rows(county, t), t, "mid"))
    show.source(t("logistics.ecology"), t)
