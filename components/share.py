"""The link that reopens this view, its QR code, and the file that keeps its what-ifs."""

import io
import os
from urllib.parse import urlencode, urlsplit

import segno
import streamlit as st

from components import controls, markup, own, reader, runtime, saved, show
from components.case import Case
from components.links import CHOICES, PINS
from components.stories import restored
from components.text import Texts
from model.errors import ScenarioError

PUBLIC_URL = "PUBLIC_URL"
WAY = "rs"  # what becomes of a file: the choice
ADD = CHOICES[WAY][0]
LONGEST = 2000  # characters of a link that chat applications leave whole


def link() -> str:
    """Return the full link of the current view; the page's own address unless one is set."""
    here = urlsplit(reader.address())
    public = os.environ.get(PUBLIC_URL, "").rstrip("/")
    origin = public or (f"{here.scheme}://{here.netloc}" if here.netloc else "")
    return f"{origin}{here.path or '/'}?{urlencode(reader.params())}"


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
        if own.supply():
            st.caption(t("supply.not_shared"))
        st.code(address, language=None, wrap_lines=True)
        too_long(address, t)
        if os.environ.get(PUBLIC_URL) and len(address) <= LONGEST:
            st.image(qr(address), caption=t("common.share_scan"))
        case_file("share_file", t)
        st.page_link(
            "../pages/compare.py",
            label=t("compare.file_restore"),
            icon=":material/upload_file:",
            query_params=reader.params(),
        )


def too_long(address: str, t: Texts) -> None:
    """Say that a link is longer than chat applications leave it, and what to send instead."""
    if len(address) > LONGEST:
        words = t("compare.link_long", n=t.number(len(address)), limit=t.number(LONGEST))
        show.html(markup.lines([words], t, "refused"))


def case_file(key: str, t: Texts) -> None:
    """Place the download of the what-ifs as a file."""
    view, counties = reader.view(), runtime.data().panel.counties
    show.download_file(
        t("compare.file_save"),
        lambda: saved.to_json(view, counties),
        saved.file_name(view, counties),
        saved.MIME,
        key,
    )


def restore(t: Texts) -> None:
    """Place the way back from such a file; of a faulty one say what is wrong with it.

    Where there is something to lose, ask whether the file's what-ifs are added or take its place.
    """
    if _has_own():
        names = {way: t(f"compare.restore_{way}", n=len(PINS)) for way in CHOICES[WAY]}
        controls.choice(WAY, t("compare.restore_how"), names)
    show.html(markup.upload_words(t, "compare"))
    with st.container(key="own_upload"):
        st.file_uploader(t("compare.choose"), key=reader.upload_key(), on_change=take_file)
    if note := reader.refused_case():
        show.html(markup.lines([restored.refusal(*note, t)], t, "refused"))


def _has_own() -> bool:
    view = reader.view()
    return bool(view.pins or view.scenario.is_what_if)


def take_file() -> None:
    """Read the file just chosen: add its what-ifs or put them in place of those at hand.

    Its fault is noted, and what found no place.
    """
    file = reader.uploaded()
    if file is None:
        return
    data, (name, raw) = runtime.data(), file
    try:
        view = saved.from_json(raw, reader.view(), data.catalog, data.panel.counties)
    except ScenarioError as fault:
        reader.refuse_case(name, fault)
        return
    left: tuple[Case, ...] = ()
    if _has_own() and reader.view().choice(WAY) == ADD:
        view, left = saved.added(reader.view(), view)
    reader.refuse_case(name, ScenarioError(restored.FULL, left) if left else None)
    reader.change(lambda _: view)
