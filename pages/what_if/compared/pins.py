"""What-ifs put by to be compared: add the one in hand, take one out, take one up again."""

from collections.abc import Callable
from dataclasses import replace

import streamlit as st

from components.page_frame import share
from components.session import addresses, link, state
from components.session.link import PINS, View
from components.session.what_if import Case, normal_form
from components.widgets import controls, html, links, place
from components.words.texts import Texts
from model.results.results import Results
from pages.what_if.compared import columns
from pages.what_if.compared.columns import Columns

ADD, SWAP = ":material/add_circle:", ":material/swap_horiz:"
CLEAR = ":material/delete_sweep:"
ANSWER = "pin_answer"  # to the last press


def start(t: Texts) -> None:
    """Place how to pin a what-if, and the way to set one up."""
    steps = [t("compare.how_1"), t("compare.how_2"), t("compare.how_3")]
    place.html(html.bullets(steps, t))
    links.page_link("simulator", t("compare.go"))


def hand(results: Results, pinned: Columns, t: Texts) -> None:
    """Place the button that pins what is in hand, and the one that unpins all once it is sure."""
    _answer()
    is_new = in_hand() not in (None, *state.view().pins)
    if not (pinned or is_new):
        return
    with st.container(key="pins", horizontal=True):
        if is_new:
            pin_button(results, t)
        if pinned:
            with st.popover(t("compare.clear"), icon=CLEAR, key="pins_clear_ask"):
                label = t("compare.clear_sure", n=len(pinned))
                controls.action(label, "pins_clear", lambda v: replace(v, pins=()), icon=CLEAR)
    share.too_long(share.link(), t)


def heads(pinned: Columns, t: Texts) -> None:
    """Place a head for every column, with the ways to take it up, still pinned, and to unpin it."""
    boxes = st.columns(max(len(pinned), columns.FEW), gap="small")  # one is not as wide as the page
    page, tune, close = addresses.page_file("simulator"), ":material/tune:", ":material/close:"
    for at, (column, box) in enumerate(zip(pinned, boxes, strict=False)):
        sent = link.encode(state.view().take_up(column.case), t.catalog)
        with box:
            place.html(html.entries([column.entry(t)], t, is_open=True))
            with st.container(horizontal=True, vertical_alignment="center"):
                st.page_link(page, label=t("compare.take_up"), icon=tune, query_params=sent)
                controls.action(t("compare.unpin"), f"unpin_{at}", take_out(at), icon=close)
    if notes := columns.notes(pinned, t):
        place.html(html.bullets(notes, t, "caveats"))


def in_hand() -> Case | None:
    """Return the what-if in hand with the county it is about; None where nothing is set."""
    case = state.view().case
    return normal_form(replace(case, county=state.home())) if case.scenario.is_what_if else None


def pin_button(results: Results, t: Texts) -> None:
    """Place the button that pins what is in hand when it is pressed; of four it replaces one.

    The sliders of a page may run without what is around them: what was in hand when the button
    was drawn is not what it is to pin, and whether anything is.
    """
    _answer()
    count = len(state.view().pins)
    if count == len(PINS):
        _replace(results, t)
        return
    label = t("compare.pin_count", n=count) if count else t("compare.pin")
    st.button(label, key="pin", icon=ADD, on_click=pin, args=(t,))


def _answer() -> None:
    """Say what became of the last press: a callback of a fragment itself may place nothing."""
    if said := st.session_state.pop(ANSWER, ""):
        st.toast(said)


def _replace(results: Results, t: Texts) -> None:
    """Place the choice of which of four pinned what-ifs the one in hand is to replace."""
    label = t("compare.full", n=len(PINS))
    box = st.popover(label, icon=SWAP, key="pin_full", on_change="rerun")
    if not box.open:
        return
    with box:
        st.caption(t("compare.full_note", n=len(PINS)))
        for at, column in enumerate(columns.columns(results, state.view())):
            words = t("compare.replace", name=column.label(t))
            st.button(words, key=f"pin_over_{at}", icon=SWAP, on_click=pin, args=(t, at))


def pin(t: Texts, at: int | None = None) -> None:
    """Pin the what-if in hand behind the others or over one of them; note what is to be said."""
    case, pins = in_hand(), state.view().pins
    if case is None:
        said = t("compare.pin_nothing")
    elif case in pins:
        said = t("compare.pin_again", letter=columns.LETTERS[pins.index(case)])
    elif at is None:
        state.change(put(case, len(pins)))
        said = t("compare.pin_done", n=len(pins) + 1)
    else:
        state.change(put(case, at))
        said = t("compare.pin_over", letter=columns.LETTERS[at])
    st.session_state[ANSWER] = said


def put(case: Case, at: int) -> Callable[[View], View]:
    """Return the change that pins a what-if at a place, over the one that is there."""

    def alter(view: View) -> View:
        if case in view.pins:
            return view
        return replace(view, pins=(*view.pins[:at], case, *view.pins[at + 1 :]))

    return alter


def take_out(at: int) -> Callable[[View], View]:
    """Return the change that unpins one what-if; the others keep their order."""
    return lambda view: replace(view, pins=(*view.pins[:at], *view.pins[at + 1 :]))
