"""Who can pay, take payment and borrow, and how much of that is known?"""

from functools import partial

import streamlit as st

from components.county_values import block, peers
from components.session import state
from components.widgets import controls, html, own_data_slot, place, sources
from pages.payment import age_divide, wording

results, today = state.results(), state.today()
t, method, county = state.text(), state.method(), state.county()

figures = wording.figures(results, method, t)
pills, lead = sources.pill(results, today, t), wording.below(results, method, t)
place.html(html.head(wording.title(results, method, t), t("payment.topic"), pills, t, lead))
place.html(html.cards(wording.cards(results, figures, t), t))
box, choose = st.columns([1, 2])
with box:
    controls.county_select(results, t, required=False, labelled=False)
with choose:
    order = block.order(t)
if county:
    place.html(html.lines([wording.county_line(county, figures, t)], t))
place.heading(wording.whole_title(figures, t), t("payment.whole_note"), t)
place.html(html.table(*wording.whole_rows(county, figures, t), t, "mid"))
place.table(
    partial(wording.whole_frame, results, figures, t), t("payment.whole_table"), "payment_all", t
)

place.heading(t("payment.known_head"), "", t)
left, right = block.sides(order)
with left:
    proxy = figures[wording.PROXY]
    finding = wording.finding(results, proxy, t)
    block.block(results, proxy, finding, "payment", wording.proxy_below(results, proxy, t), t)
with right:
    place.heading(wording.facts_title(results, t), t("payment.points_note"), t)
    place.html(html.table(*wording.facts_rows(results, t), t))
    place.notes(wording.facts_below(results, t), t)
    place.download(
        t("common.download_csv"), partial(wording.facts_frame, results, t), "payment_facts"
    )
    index = figures[wording.INDEX]
    if index.real:
        title = wording.index_title(results, index, t)
        block.block(results, index, title, "index", wording.index_below(index, t), t)
    else:
        place.heading(wording.index_title(results, index, t), t("payment.index_empty"), t)
        place.notes(wording.index_below(index, t), t)
    own_data_slot.slot(results, [index.code], t)

place.heading(t("payment.assumed_head_real" if method.real_only else "payment.assumed_head"), "", t)
left, right = block.sides(order)
with left:
    code = controls.choice_box("pay", t("payment.choose"), wording.names(t))
    chart = wording.shown(code, figures)
    if chart:
        block.block(
            results,
            chart,
            wording.finding(results, chart, t),
            "pay",
            wording.chart_below(chart, t),
            t,
        )
    else:
        place.html(html.lines(wording.absent(code, t), t))
    own_data_slot.slot(results, wording.askable(), t)
with right:
    place.heading(age_divide.title(figures, t), age_divide.note(figures, t), t)
    scatter = age_divide.chart(results, county, figures, state.on_phone(), t)
    if scatter:
        place.chart(
            scatter,
            age_divide.title(figures, t),
            "divide",
            controls.pick_county(results, "divide"),
        )
    place.notes(age_divide.notes(results, figures, t), t)
    rows = partial(age_divide.frame, results, figures, t)
    place.table(rows, t("payment.divide_table"), "payment_divide", t)

place.heading(peers.title(results, county, t), peers.rule(county, t), t)
columns = age_divide.columns(results, figures, t)
place.html(html.table(*peers.table(results, county, columns, t), t, "mid"))
place.notes(peers.notes(results, columns, t), t)
rows = partial(peers.frame, results, county, columns, t)
place.download(t("common.download_csv"), rows, "payment_peers")
