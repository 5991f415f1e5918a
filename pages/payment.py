"""Who can pay, take payment and borrow, and how much of that is known?"""

from functools import partial

import streamlit as st

from components import controls, markup, provenance, reader, show, spread_view, supply
from components.stories import divide, peers
from components.stories import payment as story

t, method, county = reader.text(), reader.method(), reader.county()

figures = story.figures(method, t)
pills, lead = provenance.pill(method, t), story.below(method, t)
show.html(markup.head(story.title(method, t), t("payment.topic"), pills, t, lead))
show.html(markup.cards(story.cards(figures, t), t))
box, choose = st.columns([1, 2])
with box:
    controls.county_select(t, required=False, labelled=False)
with choose:
    order = spread_view.order(t)
if county:
    show.html(markup.lines([story.county_line(county, figures, t)], t))
show.heading(story.whole_title(figures, t), t("payment.whole_note"), t)
show.html(markup.table(*story.whole_rows(county, figures, t), t, "mid"))
show.table(partial(story.whole_frame, figures, t), t("payment.whole_table"), "payment_all", t)

show.heading(t("payment.known_head"), "", t)
left, right = spread_view.sides(order)
with left:
    proxy = figures[story.PROXY]
    finding = story.finding(proxy, t)
    spread_view.block(proxy, finding, "payment", story.proxy_below(proxy, t), t)
with right:
    show.heading(story.facts_title(t), t("payment.points_note"), t)
    show.html(markup.table(*story.facts_rows(t), t))
    show.notes(story.facts_below(t), t)
    show.download(t("common.download_csv"), partial(story.facts_frame, t), "payment_facts")
    index = figures[story.INDEX]
    if index.real:
        title = story.index_title(index, t)
        spread_view.block(index, title, "index", story.index_below(index, t), t)
    else:
        show.heading(story.index_title(index, t), t("payment.index_empty"), t)
        show.notes(story.index_below(index, t), t)
    supply.slot([index.code], t)

show.heading(t("payment.assumed_head_real" if method.real_only else "payment.assumed_head"), "", t)
left, right = spread_view.sides(order)
with left:
    code = controls.choice_box("pay", t("payment.choose"), story.names(t))
    chart = story.shown(code, figures)
    if chart:
        spread_view.block(chart, story.finding(chart, t), "pay", story.chart_below(chart, t), t)
    else:
        show.html(markup.lines(story.absent(code, t), t))
    supply.slot(story.askable(), t)
with right:
    show.heading(divide.title(figures, t), divide.note(figures, t), t)
    chart = divide.chart(county, figures, reader.on_phone(), t)
    if chart:
        show.chart(chart, divide.title(figures, t), "divide", controls.pick_county("divide"))
    show.notes(divide.notes(figures, t), t)
    rows = partial(divide.frame, figures, t)
    show.table(rows, t("payment.divide_table"), "payment_divide", t)

show.heading(peers.title(county, t), peers.rule(county, t), t)
columns = divide.columns(figures, t)
show.html(markup.table(*peers.table(county, columns, t), t, "mid"))
show.notes(peers.notes(columns, t), t)
rows = partial(peers.frame, county, columns, t)
show.download(t("common.download_csv"), rows, "payment_peers")
