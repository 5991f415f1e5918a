"""Who can pay, take payment and borrow, and how much of that is known?"""

import streamlit as st

from components import controls, markup, provenance, reader, show, spread
from components.stories import payment as story

t, method, county = reader.text(), reader.method(), reader.county()

pills, lead = provenance.pill(method, t), story.below(method, t)
show.html(markup.head(story.title(method, t), t("payment.topic"), pills, t, lead))
show.html(markup.cards(story.cards(t), t))

left, right = st.columns([1.06, 1], gap="medium")
with left:
    controls.county_select(t, required=False, labelled=False)
    code = controls.choice("pay", t("payment.choose"), story.names(t))
    missing = story.absent(code, method, t)
    if missing:
        show.html(markup.lines(missing, t))
        provenance.source_line(story.absent_sources(code, t), t)
    chart = story.shown(code, method, t)
    if chart:
        finding = story.finding(chart, t)
        show.heading(finding, spread.note(chart, t), t)
        figure = spread.figure(chart, county, reader.on_phone(), t)
        show.chart(figure, finding, "pay", controls.pick_county("pay"))
        provenance.source_line(chart.sources, t, spread.basis(chart, t))
        show.table(lambda: spread.frame(chart, t), chart.name, f"payment_{chart.code}", t)
with right:
    if county:
        show.html(markup.lines([story.county_line(county, method, t)], t))
    show.heading(story.divide_title(t), t("payment.divide_note"), t)
    show.html(markup.table(*story.divide_rows(county, method, t), t, "numbers"))
    provenance.source_line(story.fact_sources()[:1], t, t("payment.divide_rule"))
    show.heading(t("payment.known_head"), "", t)
    show.html(markup.bullets(story.facts(t), t))
    provenance.source_line(story.fact_sources(), t)
