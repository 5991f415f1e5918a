"""Who can pay, take payment and borrow, and how much of that is known?"""

import streamlit as st

from components import controls, markup, provenance, reader, show, spread, spread_table
from components.stories import payment as story

t, method, county = reader.text(), reader.method(), reader.county()

pills, lead = provenance.pill(method, t), story.below(method, t)
show.html(markup.head(story.title(method, t), t("payment.topic"), pills, t, lead))
show.html(markup.cards(story.cards(t), t))
if county:
    show.html(markup.lines([story.county_line(county, method, t)], t))

left, right = st.columns([1.06, 1], gap="medium")
with left:
    box, choose = st.columns(2)
    with box:
        code = controls.choice_box("pay", t("payment.choose"), story.names(t))
    with choose:
        controls.county_select(t, required=False, labelled=False)
    missing = story.absent(code, method, t)
    if missing:
        show.html(markup.lines(missing, t))
        show.notes(story.absent_below(code, t), t)
    chart = story.shown(code, method, t)
    if chart:
        finding = story.finding(chart, t)
        show.heading(finding, spread.note(chart, t), t)
        figure = spread.figure(chart, county, reader.on_phone(), t)
        show.chart(figure, finding, "pay", controls.pick_county("pay"))
        show.notes(story.chart_below(chart, t), t)
        show.table(lambda: spread_table.frame(chart, t), chart.name, f"payment_{chart.code}", t)
with right:
    show.heading(story.divide_title(t), story.divide_note(method, t), t)
    show.html(markup.table(*story.divide_rows(county, method, t), t, "numbers"))
    show.notes(story.divide_below(method, t), t)
    show.heading(t("payment.known_head"), "", t)
    show.html(markup.bullets(story.facts(t), t))
    show.notes(story.facts_below(t), t)
