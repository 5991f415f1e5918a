"""What-ifs put by to be compared: add the one in hand, take one out, take one up again."""

from dataclasses import replace

import streamlit as st

from components.page_frame import share
from components.session import addresses, link, state
from components.session.link import PINS
from components.session.what_if import Case, normal_form
from components.widgets import controls, html, place
from components.words.texts import Texts
from model.results.results import Results
from pages.what_if.compared import columns
from pages.what_if.compared.columns import Column, Columns

ADD, SWAP = ":material/add_circle:", ":material/swap_horiz:"
TUNE, CLOSE, CLEAR = ":material/tune:", ":material/close:", ":material/delete_sweep:"


def row(results: Results, pinned: Columns, t: Texts) -> None:
    """Place what can be done with each column, and with all of them, in one line."""
    is_new = in_hand() not in (None, *state.view().pins)
    with st.container(key="pins", horizontal=True, gap="xsmall"):
        for at, column in enumerate(pinned):
            with st.popover(column.label(t), key=f"column_{at}"):
                _column(column, at, t)
        if is_new:
            pin_button(results, t)
        if pinned:
            with st.popover(t("compare.clear"), key="pins_clear_ask"):
                label = t("compare.clear_sure", n=len(pinned))
                controls.action(label, "pins_clear", lambda v: replace(v, pins=()), icon=CLEAR)
    share.too_long(share.link(), t)


def _column(column: Column, at: int, t: Texts) -> None:
    """Place what a column is, the way to take it up, still pinned, and the one to unpin it."""
    place.html(html.lines(column.about(t), t))
    sent = link.encode(state.view().take_up(column.case), column.results.data.catalog)
    page = addresses.page_file("simulator")
    st.page_link(page, label=t("compare.take_up"), icon=TUNE, query_params=sent)
    controls.action(
        t("compare.unpin"),
        f"unpin_{at}",
        lambda view: replace(view, pins=(*view.pins[:at], *view.pins[at + 1 :])),
        icon=CLOSE,
    )


def in_hand() -> Case | None:
    """Return the what-if in hand with the county it is about; None where nothing is set."""
    case = state.view().case
    return normal_form(replace(case, county=state.home())) if case.scenario.is_what_if else None


def pin_button(results: Results, t: Texts) -> None:
    """Place the button that pins what is in hand when it is pressed; of four it replaces one.

    The sliders of a page may run without what is around them: what was in hand when the button
    was drawn is not what it is to pin, and whether anything is.
    """
    count = len(state.view().pins)
    if count == len(PINS):
        _replace(results, t)
        return
    label = t("compare.pin_count", n=count) if count else t("compare.pin")
    st.button(label, key="pin", icon=ADD, on_click=pin, args=(t,))


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
    """Pin the what-if in hand behind the others or over one of them; say what became of it."""
    case, pins = in_hand(), state.view().pins
    if case is None:
        st.toast(t("compare.pin_nothing"))
    elif case in pins:
        letter = columns.LETTERS[pins.index(case)]
        st.toast(t("compare.pin_again", letter=letter))
    elif at is None:
        take((case,), t)
    else:
        state.change(lambda view: replace(view, pins=(*pins[:at], case, *pins[at + 1 :])))
        st.toast(t("compare.pin_over", letter=columns.LETTERS[at]))


def take(cases: tuple[Case, ...], t: Texts) -> None:
    """Pin what-ifs behind the others, none twice, as far as there is room."""
    pins = tuple(dict.fromkeys((*state.view().pins, *cases)))[: len(PINS)]
    state.change(lambda view: replace(view, pins=pins))
    st.toast(t("compare.pin_done", n=len(pins)))
