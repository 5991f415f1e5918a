"""The link that reopens this view, its QR code, and the file that keeps its what-ifs."""

import io
import os
from urllib.parse import urlencode, urlsplit

import segno
import streamlit as st

from components.session import addresses, state, what_if_file
from components.session.link import CHOICES, PINS
from components.session.what_if import Case
from components.widgets import controls, html, place
from components.words.texts import Texts
from model.facts.errors import ScenarioError
from model.own_data import in_use
from model.results import scores
from pages.what_if import upload

PUBLIC_URL = "PUBLIC_URL"
WAY = "rs"  # what becomes of a file: the choice
ADD = CHOICES[WAY][0]
LONGEST = 2000  # characters of a link that chat applications leave whole


def link() -> str:
    """Return the full link of the current view; the page's own address unless one is set."""
    here = urlsplit(state.address())
    public = os.environ.get(PUBLIC_URL, "").rstrip("/")
    origin = public or (f"{here.scheme}://{here.netloc}" if here.netloc else "")
    return f"{origin}{here.path or '/'}?{urlencode(state.params())}"


def qr(address: str) -> bytes:
    """Return the QR code of a link as a PNG picture."""
    image = io.BytesIO()
    segno.make(address, micro=False).save(image, kind="png", scale=4)
    return image.getvalue()


def popover(t: Texts) -> None:
    """Place the share button: link with copy button, QR code if a public address is set, file."""
    box = st.popover(t("common.share"), icon=":material/share:", key="share", on_change="rerun")
    if not box.open:
        return
    address = link()
    with box:
        st.caption(t("common.share_note"))
        if in_use.supply():
            st.caption(t("supply.not_shared"))
        st.code(address, language=None, wrap_lines=True)
        too_long(address, t)
        if os.environ.get(PUBLIC_URL) and len(address) <= LONGEST:
            st.image(qr(address), caption=t("common.share_scan"))
        case_file("share_file", t)
        st.page_link(
            addresses.page_file("compare"),
            label=t("compare.file_restore"),
            icon=":material/upload_file:",
            query_params=state.params(),
        )


def too_long(address: str, t: Texts) -> None:
    """Say that a link is longer than chat applications leave it, and what to send instead."""
    if len(address) > LONGEST:
        words = t("compare.link_long", n=t.number(len(address)), limit=t.number(LONGEST))
        place.html(html.lines([words], t, "refused"))


def case_file(key: str, t: Texts) -> None:
    """Place the download of the what-ifs as a file."""
    view, counties = state.view(), scores.data().panel.counties
    place.download_file(
        t("compare.file_save"),
        lambda: what_if_file.to_json(view, counties),
        what_if_file.file_name(view, counties),
        what_if_file.MIME,
        key,
    )


def restore(t: Texts) -> None:
    """Place the way back from such a file; of a faulty one say what is wrong with it.

    Where there is something to lose, ask whether the file's what-ifs are added or take its place.
    """
    if _has_own():
        names = {way: t(f"compare.restore_{way}", n=len(PINS)) for way in CHOICES[WAY]}
        controls.choice(WAY, t("compare.restore_how"), names)
    place.html(html.upload_words(t, "compare"))
    with st.container(key="own_upload"):
        st.file_uploader(t("compare.choose"), key=state.upload_key(), on_change=take_file)
    if note := state.refused_case():
        place.html(html.lines([upload.refusal(*note, t)], t, "refused"))


def _has_own() -> bool:
    view = state.view()
    return bool(view.pins or view.scenario.is_what_if)


def take_file() -> None:
    """Read the file just chosen: add its what-ifs or put them in place of those at hand.

    Its fault is noted, and what found no place.
    """
    file = state.uploaded()
    if file is None:
        return
    data, (name, raw) = scores.data(), file
    try:
        view = what_if_file.from_json(raw, state.view(), data.catalog, data.panel.counties)
    except ScenarioError as fault:
        state.refuse_case(name, fault)
        return
    left: tuple[Case, ...] = ()
    if _has_own() and state.view().choice(WAY) == ADD:
        view, left = what_if_file.added(state.view(), view)
    state.refuse_case(name, ScenarioError(upload.FULL, left) if left else None)
    state.change(lambda _: view)
