"""Save the reader's own figures, and the links that open and change them."""

import streamlit as st

from components.page_frame import share
from components.session import figures, link, state
from components.widgets import html, place
from components.words.texts import Texts
from model.facts.errors import StaleError, UnknownCodeError
from model.store.record import NOTE_LETTERS, OFFICE_LETTERS

OFFICE, NOTE, SAVE = "own_office", "own_note", "own_save"


def show(t: Texts) -> None:
    """Place what it takes to save unsaved figures, or the links of saved ones."""
    kept, edit = figures.kept(), figures.edit_code()
    if not figures.is_unsaved():
        if kept:
            about = {"office": kept.office, "day": kept.day, "version": kept.version}
            _links(t("supply.saved", **about), edit, t)
        return
    if kept and edit:
        label = t("supply.save_next", n=kept.version + 1)
    else:
        st.text_input(t("supply.ask_office"), key=OFFICE, max_chars=OFFICE_LETTERS)
        st.text_input(t("supply.ask_note"), key=NOTE, max_chars=NOTE_LETTERS)
        label = t("supply.save")
    st.button(label, SAVE, on_click=_save, icon=":material/save:", type="primary")
    if why := _refusal(bool(edit), t):
        place.html(html.lines([why], t, "refused"))


def _save() -> None:
    office = str(state.typed(OFFICE) or "").strip()
    if office or figures.edit_code():
        state.save_figures(office, str(state.typed(NOTE) or "").strip())


def _refusal(may_edit: bool, t: Texts) -> str:
    """Return why the figures were not saved just now, '' if nothing stood in the way."""
    fault = figures.not_saved()
    if isinstance(fault, StaleError):
        return t("supply.save_stale", version=fault.version)
    if isinstance(fault, UnknownCodeError):
        return t("supply.save_unknown")
    if fault:
        return t("supply.save_down")
    is_pressed, office = state.typed(SAVE), str(state.typed(OFFICE) or "").strip()
    return t("supply.no_office") if is_pressed and not (office or may_edit) else ""


def _links(said: str, edit: str, t: Texts) -> None:
    address = share.link()
    place.html(html.lines([said], t))
    st.code(address, language=None, wrap_lines=True)
    if edit:
        place.html(html.lines([t("supply.edit_link")], t))
        st.code(f"{address}&{link.EDIT}={edit}", language=None, wrap_lines=True)
