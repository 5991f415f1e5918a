"""What-ifs that were saved and listed: found by their words, opened, taken up or pinned."""

from dataclasses import replace

import streamlit as st

from components.page_frame import share
from components.session import addresses, link, state
from components.session.link import PINS, View
from components.session.what_if import Case, normal_form
from components.widgets import html, place
from components.words.texts import Texts
from model.facts.errors import StoreDownError
from model.results.results import Results
from model.store.asking import READ, asked
from model.store.record import WhatIf
from pages.what_if.compared import pins

MOST = 10
OPEN, LINK = ":material/arrow_forward:", ":material/link:"


def block(results: Results, t: Texts) -> None:
    """Place a search and the newest what-ifs that it finds."""
    from model.store import what_ifs  # brings a database's library: only for who asks for it

    words = st.text_input(t("saved.search"), key="saved_search", max_chars=60)
    names = {c.code: f"{c.name.zh} {c.name.en}" for c in results.data.panel.counties}
    try:
        found = asked(READ, what_ifs.search, words, MOST + 1, names)
    except StoreDownError:
        place.html(html.lines([t("saved.down")], t, "refused"))
        return
    for one in found[:MOST]:
        _entry(one, results, t)
    if not found:
        place.html(html.lines([t("saved.none" if words.strip() else "saved.empty")], t))
    elif len(found) > MOST:
        place.html(html.lines([t("saved.more", n=MOST)], t))


def _entry(one: WhatIf, results: Results, t: Texts) -> None:
    """Place what one is and what can be done with it; its words are anybody's, and plain."""
    data, mine = results.data, state.view()
    view = replace(link.decode(one.params, "", data.catalog, data.panel.codes)[0], lang=mine.lang)
    about = [t.county(one.county) if one.county else "", one.author, one.day, one.note]
    place.heading(one.name, t("common.semicolon").join(filter(None, about)), t)
    page = one.page if f"{one.page}.menu" in t else "overview"  # it may have moved meanwhile
    ways = {t("saved.open"): (page, OPEN, view)}
    if view.scenario.is_what_if:
        ways[t("compare.take_up")] = ("simulator", pins.TUNE, mine.take_up(view.case))
    with st.container(horizontal=True, gap="xsmall", vertical_alignment="center"):
        for label, (name, icon, shown) in ways.items():
            sent = link.encode(shown, data.catalog)
            st.page_link(addresses.page_file(name), label=label, icon=icon, query_params=sent)
        if (cases := _cases(view, data.panel.codes[0])) and len(mine.pins) < len(PINS):
            key, press = f"saved_pin_{one.code}", pins.take
            st.button(t("compare.pin"), key, icon=pins.ADD, on_click=press, args=(cases, t))
        with st.popover(t("saved.link"), icon=LINK, key=f"saved_link_{one.code}"):
            st.code(share.short(one.code), language=None, wrap_lines=True)


def _cases(view: View, first: str) -> tuple[Case, ...]:
    """Return what a saved view brings to the comparison: what is in hand, else what is pinned."""
    if not view.scenario.is_what_if:
        return view.pins
    return (normal_form(replace(view.case, county=view.county or first)),)
