"""Who can pay, take payment and borrow, and how much of that is known?"""

from functools import partial

import streamlit as st

from components.county_values import block, peers
from components.session import state
from components.widgets import controls, html, own_data_slot, place, sources
from pages.payment import age_divide, wording

t, method, county = state.text(), state.method(), state.county()

figures = wording.figures(method, t)
pills, lead = sources.pill(method, t), wording.below(method, t)
place.html(html.head(wording.title(method, t), t("payment.topic"), pills, t, lead))
place.html(html.cards(wording.cards(figures, t), t))
box, choose = st.columns([1, 2])
with box:
    controls.county_select(t, required=False, labelled=False)
with choose:
    order = block.order(t)
if county:
    place.html(html.lines([wording.county_line(county, figures, t)], t))
place.heading(wording.whole_title(figures, t), t("payment.whole_note"), t)
place.html(html.table(*wording.whole_rows(county, figures, t), t, "mid"))
place.table(partial(wording.whole_frame, figures, t), t("payment.whole_table"), "payment_all", t)

place.heading(t("payment.known_head"), "", t)
left, right = block.sides(order)
with left:
    proxy = figures[wording.PROXY]
    finding = wording.finding(proxy, t)
    block.block(proxy, finding, "payment", wording.proxy_below(proxy, t), t)
with right:
    place.heading(wording.facts_title(t), t("payment.points_note"), t)
    place.html(html.table(*wording.facts_rows(t), t))
    place.notes(wording.facts_below(t), t)
    place.download(t("common.download_csv"), partial(wording.facts_frame, t), "payment_facts")
    index = figures[wording.INDEX]
    if index.real:
        title = wording.index_title(index, t)
        block.block(index, title, "index", wording.index_below(index, t), t)
    else:
        place.heading(wording.index_title(index, t), t("payment.index_empty"), t)
        place.notes(wording.index_below(index, t), t)
    own_data_slot.slot([index.code], t)

place.heading(t("payment.assumed_head_real" if method.real_only else "payment.assumed_head"), "", t)
left, right = block.sides(order)
with left:
    code = controls.choice_box("pay", t("payment.choose"), wording.names(t))
    chart = wording.shown(code, figures)
    if chart:
        block.block(chart, wording.finding(chart, t), "pay", wording.chart_below(chart, t), t)
    else:
        place.html(html.lines(wording.absent(code, t), t))
    own_data_slot.slot(wording.askable(), t)
with right:
    place.heading(age_divide.title(figures, t), age_divide.note(figures, t), t)
    chart = age_divide.chart(county, figures, state.on_phone(), t)
    if chart:
        place.chart(chart, age_divide.title(figures, t), "divide", controls.pick_county("divide"))
    place.notes(age_divide.notes(figures, t), t)
    rows = partial(age_divide.frame, figures, t)
    place.table(rows, t("payment.divide_table"), "payment_divide", t)

place.heading(peers.title(county, t), peers.rule(county, t), t)
columns = age_divide.columns(figures, t)
place.html(html.table(*peers.table(county, columns, t), t, "mid"))
place.notes(peers.notes(columns, t), t)
rows = partial(peers.frame, county, columns, t)
place.download(t("common.download_csv"), rows, "payment_peers")
