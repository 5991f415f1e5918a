"""The file that keeps what-ifs: saved, taken again, or refused with what is wrong in it."""

import math

import streamlit as st

from components.page_frame import share
from components.session import state, uploads, what_if_file
from components.session.link import CHOICES, PINS
from components.session.what_if import Case
from components.widgets import controls, html, place
from components.words.texts import Texts
from model.facts.errors import ScenarioError
from model.results.results import Results
from model.what_if import effects
from pages.what_if import assumptions
from pages.what_if.compared import columns

REFUSED = "refused_case"  # the last file and its fault
WAY = "rs"  # what becomes of a file: the choice
ADD, REPLACE = CHOICES[WAY]
NAME_LETTERS, VALUE_LETTERS = 60, 40
FULL = "full"  # the value of this fault: the what-ifs that found no place


def block(results: Results, t: Texts) -> None:
    """Place the file that keeps all what-ifs, and the way back from one, or its fault."""
    place.html(html.lines([t("compare.file_note")], t))
    share.case_file(results, "kept_file", t)
    if _has_own():  # there is something to lose
        names = {ADD: t("compare.restore_add", n=len(PINS)), REPLACE: t("compare.restore_replace")}
        controls.choice(WAY, t("compare.restore_how"), names)
    place.html(html.upload_words(t("compare.choose_hint"), t))
    with st.container(key="own_upload"):
        st.file_uploader(t("compare.choose"), key=state.upload_key(), on_change=take_file)
    if isinstance(note := state.typed(REFUSED), tuple):
        file, fault = note
        place.html(html.lines([refusal(results, file, fault, t)], t, "refused"))


def _has_own() -> bool:
    return bool(state.view().pins or state.view().scenario.is_what_if)


def take_file() -> None:
    """Take the what-ifs of the file just chosen; note its fault, or what found no place."""
    data, file = state.results().data, uploads.taken()
    if file is None:
        return
    name, raw = file
    try:
        view = what_if_file.from_json(raw, state.view(), data.catalog, data.panel.counties)
    except ScenarioError as fault:
        state.put(REFUSED, (name, fault))
        return
    left: tuple[Case, ...] = ()
    if _has_own() and state.view().choice(WAY) == ADD:
        view, left = what_if_file.added(state.view(), view)
    state.put(REFUSED, (name, ScenarioError(FULL, left)) if left else None)
    state.change(lambda _: view)


def refusal(results: Results, file: str, fault: ScenarioError, t: Texts) -> str:
    """Return one sentence: which file, what is wrong, what stands there, what may."""
    file = file[-NAME_LETTERS:]
    if fault.code == "file":
        return t("compare.refused_file", file=file)
    if fault.code == FULL:
        cases = fault.value if isinstance(fault.value, tuple) else ()
        left = [columns.column(results, case) for case in cases]
        names = [t("compare.placed", name=c.named(t), county=t.county(c.county)) for c in left]
        named = t("common.semicolon").join(names)
        return t("compare.refused_full", file=file, n=len(PINS), names=named)
    what, allowed = _fault(fault, t)
    value = _written(fault.value)
    kind = "missing" if fault.value is None else "value" if value else "form"
    return t(f"compare.refused_{kind}", file=file, what=what, allowed=allowed, value=value)


def _written(value: object) -> str:
    """Return a word or number as it stands in the file, shortened; nothing of any other form."""
    is_word = isinstance(value, str | int | float) and not isinstance(value, bool)
    if not is_word or (isinstance(value, float) and not math.isfinite(value)):
        return ""
    said = f"{value:g}" if isinstance(value, float) else str(value)
    said = said.encode("utf-8", "replace").decode()  # half a letter cannot be sent
    return said if len(said) <= VALUE_LETTERS else f"{said[:VALUE_LETTERS]}…"


def _fault(fault: ScenarioError, t: Texts) -> tuple[str, str]:
    """Return what is wrong and what is allowed; of values and assumptions it is their own code."""
    span = t("compare.allowed_range", span=fault.allowed.replace("..", "–"))
    if fault.code in effects.assumptions(t.catalog):
        return assumptions.named(fault.code, t), span
    if fault.code in t.catalog.codes:
        return t("compare.fault_value", indicator=t.indicator(fault.code)), span
    counts = {"pins": len(PINS), "weights": len(t.catalog.elements)}
    allowed = t(f"compare.allowed_{fault.code}", n=counts.get(fault.code, 0))
    return t(f"compare.fault_{fault.code}"), allowed
