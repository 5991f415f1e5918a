"""Save the reader's own figures, and the links that open and change them."""

from dataclasses import replace

import streamlit as st

from components.page_frame import share
from components.session import link, state
from components.widgets import html, place
from components.words.texts import Texts
from pages.own_figures import review


def show(t: Texts) -> None:
    """Place what it takes to save unsaved figures, or the links of saved ones."""
    own = state.figures()
    if own.unsaved is None:
        links = {t("supply.saved", kept=own.kept): (address := share.link())}
        if own.edit:
            links[t("supply.edit_link")] = f"{address}&{link.EDIT}={own.edit}"
        for said, address in links.items():
            place.html(html.lines([said], t))
            st.code(address, language=None, wrap_lines=True)
        if own.edit:
            review.submitting(own, t)
        return
    if own.kept and own.edit:
        label = t("supply.save_next", n=own.kept.version + 1)
    else:
        st.text_input(t("supply.ask_office"), key="own_office", max_chars=60)
        st.text_input(t("supply.ask_note"), key="own_note", max_chars=200)
        label = t("supply.save")
    st.button(label, "own_save", on_click=_save, type="primary")
    if fault := own.fault:
        said = t(f"supply.unsaved_{fault.code}", version=fault.version)
        place.html(html.lines([said], t, "refused"))


def _save() -> None:
    """Save what was put in; from then on the link carries it."""
    office, note = (str(state.typed(key) or "").strip() for key in ("own_office", "own_note"))
    if code := state.figures().save(office, note):
        state.change(lambda view: replace(view, data_set=code))
