"""The link that reopens this view, its QR code, and the file that keeps its what-ifs."""

import io
import os
from urllib.parse import urlencode, urlsplit

import segno
import streamlit as st

from components.session import browser, state, what_if_file
from components.widgets import html, links, place
from components.words.texts import Texts
from model.results.results import Results

PUBLIC_URL = "PUBLIC_URL"
LONGEST = 2000  # characters of a link that chat applications leave whole


def link() -> str:
    """Return the full link of the current view; the page's own address unless one is set."""
    here = urlsplit(browser.address())
    public = os.environ.get(PUBLIC_URL, "").rstrip("/")
    origin = public or (f"{here.scheme}://{here.netloc}" if here.netloc else "")
    return f"{origin}{here.path or '/'}?{urlencode(state.params())}"


def qr(address: str) -> bytes:
    """Return the QR code of a link as a PNG picture."""
    image = io.BytesIO()
    segno.make(address, micro=False).save(image, kind="png", scale=4)
    return image.getvalue()


def popover(results: Results, t: Texts) -> None:
    """Place the share button: link with copy button, QR code if a public address is set, file."""
    box = st.popover(t("common.share"), icon=":material/share:", key="share", on_change="rerun")
    if not box.open:
        return
    address = link()
    with box:
        st.caption(t("common.share_note"))
        if state.figures().unsaved:
            st.caption(t("own_data.not_shared"))
        st.code(address, language=None, wrap_lines=True)
        too_long(address, t)
        if os.environ.get(PUBLIC_URL) and len(address) <= LONGEST:
            st.image(qr(address), caption=t("common.share_scan"))
        case_file(results, "share_file", t)
        links.page_link("compare", t("common.file_restore"), ":material/upload_file:")


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
