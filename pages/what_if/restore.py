"""The way back from a saved what-if file."""

import streamlit as st

from components.session import state, what_if_file
from components.session.link import CHOICES, PINS
from components.session.what_if import Case
from components.widgets import controls, html, place
from components.words.texts import Texts
from model.facts.errors import ScenarioError
from model.results.results import Results
from pages.what_if import upload

WAY = "rs"  # what becomes of a file: the choice


ADD = CHOICES[WAY][0]


def restore(results: Results, t: Texts) -> None:
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
        place.html(html.lines([upload.refusal(results, *note, t)], t, "refused"))


def _has_own() -> bool:
    view = state.view()
    return bool(view.pins or view.scenario.is_what_if)


def take_file() -> None:
    """Read the file just chosen: add its what-ifs or put them in place of those at hand.

    Its fault is noted, and what found no place.
    """
    results = state.results()
    file = state.uploaded()
    if file is None:
        return
    data, (name, raw) = results.data, file
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
