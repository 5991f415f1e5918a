"""Save the reader's own figures, and the links that open and change them."""

from dataclasses import replace

import streamlit as st

from components.page_frame import share
from components.session import link, state
from components.widgets import html, place
from components.words.texts import Texts

OFFICE, NOTE = "own_office", "own_note"


def show(t: Texts) -> None:
    """Place what it takes to save unsaved figures, or the links of saved ones."""
    own = state.figures()
    if own.unsaved is None:
        place.html(html.lines([t("supply.saved", kept=own.kept)], t))
        st.code(share.link(), language=None, wrap_lines=True)
        if own.edit:
            place.html(html.lines([t("supply.edit_link")], t))
            address = f"{share.link()}&{link.EDIT}={own.edit}"
            st.code(address, language=None, wrap_lines=True)
        return
    if own.kept and own.edit:
        label = t("supply.save_next", n=own.kept.version + 1)
    else:
        st.text_input(t("supply.ask_office"), key=OFFICE, max_chars=60)
        st.text_input(t("supply.ask_note"), key=NOTE, max_chars=200)
        label = t("supply.save")
    st.button(label, "own_save", on_click=_save, type="primary")
    if fault := own.fault:
        said = t(f"supply.unsaved_{fault.code}", version=fault.version)
        place.html(html.lines([said], t, "refused"))


def _save() -> None:
    """Save what was put in; from then on the link carries it."""
    office, note = (str(state.typed(key) or "").strip() for key in (OFFICE, NOTE))
    if code := state.figures().save(office, note):
        state.change(lambda view: replace(view, data_set=code))
