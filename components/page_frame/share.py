"""The links that reopen this view, long and short, a QR code, the file that keeps its what-ifs."""

import io
import os
from urllib.parse import urlencode, urlsplit

import segno
import streamlit as st

from components.session import addresses, state, what_if_file
from components.session.browser import told
from components.session.short_links import SHORT
from components.widgets import html, links, place
from components.words.texts import Texts
from model.results.results import Results
from model.store.record import WhatIf

PUBLIC_URL = "PUBLIC_URL"
LONGEST = 2000  # characters of a link that chat applications leave whole


def link() -> str:
    """Return the full link of the current view; the page's own address unless one is set."""
    return f"{_origin()}{urlsplit(told.address()).path or '/'}?{urlencode(state.params())}"


def short(code: str) -> str:
    """Return the short link of a saved what-if."""
    return f"{_origin()}{addresses.base_path()}/?{SHORT}={code}"


def _origin() -> str:
    here = urlsplit(told.address())
    public = os.environ.get(PUBLIC_URL, "").rstrip("/")
    return public or (f"{here.scheme}://{here.netloc}" if here.netloc else "")


def qr(address: str) -> bytes:
    """Return the QR code of a link as a PNG picture."""
    image = io.BytesIO()
    segno.make(address, micro=False).save(image, kind="png", scale=4)
    return image.getvalue()


def popover(results: Results, t: Texts, page: str) -> None:
    """Place the share button: links to copy, QR code if a public address is set, file.

    A view without a short link has, closed, the form that saves it and gives it one.
    """
    box = st.popover(t("common.share"), icon=":material/share:", key="share", on_change="rerun")
    if not box.open:
        state.short_links().fault = ""
        return
    code, address = state.short_links().code(page, state.params()), link()
    with box:
        st.caption(t("common.share_note"))
        if state.figures().unsaved:
            st.caption(t("own_data.not_shared"))
        st.code(address, language=None, wrap_lines=True)
        if code:
            address = short(code)
            st.caption(t("short_link.saved"))
            st.code(address, language=None, wrap_lines=True)
        too_long(address, t)
        if os.environ.get(PUBLIC_URL) and len(address) <= LONGEST:
            st.image(qr(address), caption=t("common.share_scan"))
        if not code and (drawer := place.drawer(t("short_link.title"), "short_link")):
            with drawer, st.form("short_link", border=False, enter_to_submit=False):
                _form(page, t)
        case_file(results, "share_file", t)
        links.page_link("compare", t("common.file_restore"), ":material/upload_file:")


def _form(page: str, t: Texts) -> None:
    """Place what it takes to save this view; figures of a set stand open to whoever has its code.

    Such a view is therefore in no list.
    """
    view = state.view()
    st.text_input(t("short_link.name"), key="short_name", max_chars=60)
    st.text_input(t("short_link.note"), key="short_note", max_chars=200)
    st.text_input(t("short_link.author"), key="short_author", max_chars=60)
    if view.data_set:
        st.caption(t("short_link.unlisted"))
    elif view.pins or view.scenario.is_what_if:
        st.checkbox(t("short_link.list"), True, "short_list")
    if fault := state.short_links().fault:
        place.html(html.lines([t(f"short_link.unsaved_{fault}")], t, "refused"))
    st.form_submit_button(t("short_link.save"), on_click=_save, args=(page,), type="primary")


def _save(page: str) -> None:
    """Save the view under what was typed."""
    name, note, author = (
        str(state.typed(f"short_{field}") or "").strip() for field in ("name", "note", "author")
    )
    view, is_listed = state.view(), bool(state.typed("short_list"))
    new = WhatIf(name, note, author, view.county, page, state.params(), is_listed)
    state.short_links().save(new, state.figures().saves)


def too_long(address: str, t: Texts) -> None:
    """Say that a link is longer than chat applications leave it, and what to send instead."""
    if len(address) > LONGEST:
        words = t("common.link_long", n=t.number(len(address)), limit=t.number(LONGEST))
        place.html(html.lines([words], t, "refused"))


def case_file(results: Results, key: str, t: Texts) -> None:
    """Place the download of the what-ifs as a file."""
    view, counties, file = state.view(), results.data.panel.counties, what_if_file
    name, label = file.file_name(view, counties), t("common.file_save")
    place.download_file(label, lambda: file.to_json(view, counties), name, file.MIME, key)
