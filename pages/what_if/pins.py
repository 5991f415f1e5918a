"""What-ifs put by to be compared: add the one in hand, take one out, take one up again."""

from collections.abc import Callable
from dataclasses import replace

import streamlit as st

from components.session import addresses, link, state
from components.session.link import PINS, View
from components.session.what_if import Case, as_pin
from components.widgets import controls
from components.words.texts import Texts
from model.results.results import Results
from pages.what_if import columns

ADD, SWAP = ":material/add_circle:", ":material/swap_horiz:"
CLEAR = ":material/delete_sweep:"


def in_hand() -> Case | None:
    """Return the what-if in hand with the county it is about; None where nothing is set."""
    case = state.view().case
    if not case.scenario.is_what_if:
        return None
    return as_pin(replace(case, county=state.home()))


def pin_button(results: Results, t: Texts) -> None:
    """Place the button that pins the what-if in hand; where four are pinned, it replaces one."""
    case, pins = in_hand(), state.view().pins
    if case is None:
        st.button(t("compare.pin"), key="pin", icon=ADD, disabled=True, help=t("compare.pin_help"))
    elif case in pins:
        label = t("compare.pinned", letter=columns.LETTERS[pins.index(case)])
        st.button(label, key="pin", icon=":material/check_circle:", disabled=True)
    elif len(pins) < len(PINS):
        controls.action(t("compare.pin"), "pin", put(case, len(pins)), icon=ADD)
    else:
        _replace(results, case, t)


def _replace(results: Results, case: Case, t: Texts) -> None:
    """Place the choice of which of four pinned what-ifs the one in hand is to replace."""
    label = t("compare.full", n=len(PINS))
    box = st.popover(label, icon=SWAP, key="pin_full", on_change="rerun")
    if not box.open:
        return
    with box:
        st.caption(t("compare.full_note", n=len(PINS)))
        for at, column in enumerate(columns.columns(results, state.view())):
            words = t("compare.replace", name=columns.label(column, t))
            controls.action(words, f"pin_over_{at}", put(case, at), icon=SWAP)


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


def clear_button(count: int, t: Texts) -> None:
    """Place the button that unpins all, once its box has asked whether that is meant."""
    with st.popover(t("compare.clear"), icon=CLEAR, key="pins_clear_ask"):
        controls.action(t("compare.clear_sure", n=count), "pins_clear", clear, icon=CLEAR)


def clear(view: View) -> View:
    """Return the view with nothing pinned; the what-if in hand stays."""
    return replace(view, pins=())


def take_up(results: Results, case: Case, t: Texts) -> None:
    """Place the way to the simulator with a pinned what-if in hand; what is pinned stays."""
    taken = link.encode(state.view().take_up(case), results.data.catalog)
    st.page_link(
        addresses.page_file("simulator"),
        label=t("compare.take_up"),
        icon=":material/tune:",
        query_params=taken,
    )
