"""The link that reopens this view, and its QR code where the public address is known."""

import io
import os
from urllib.parse import urlencode, urlsplit

import segno
import streamlit as st

from components import links, own, reader
from components.text import Texts

PUBLIC_URL = "PUBLIC_URL"


def link() -> str:
    """Return the full link of the current view; the page's own address unless one is set."""
    here = urlsplit(reader.address())
    public = os.environ.get(PUBLIC_URL, "").rstrip("/")
    origin = public or (f"{here.scheme}://{here.netloc}" if here.netloc else "")
    return f"{origin}{here.path or '/'}?{urlencode(links.encode(reader.view()))}"


def popover(t: Texts) -> None:
    """Place the share button: link with copy button, QR code if a public address is set."""
    box = st.popover(t("common.share"), icon=":material/share:", key="share", on_change="rerun")
    if not box.open:
        return
    with box:
        st.caption(t("common.share_note"))
        if own.supply():
            st.caption(t("supply.not_shared"))
        st.code(link(), language=None, wrap_lines=True)
        if os.environ.get(PUBLIC_URL):
            image = io.BytesIO()
            segno.make(link(), micro=False).save(image, kind="png", scale=4)
            st.image(image.getvalue(), caption=t("common.share_scan"))
