"""The reader's own data on the screen: templates, upload, what became of it."""

from dataclasses import replace
from functools import partial

import streamlit as st

from components.session import state, uploads
from components.session.own_data import HandedIn
from components.widgets import html, place
from components.words.texts import Texts
from model.facts.errors import SupplyError, refused
from model.own_data import read_apart
from model.own_data.overlay import template_codes
from model.own_data.spelling import FIRST_YEAR
from model.own_data.table_rows import REMARKS
from model.results.results import Results
from pages.own_figures import saving, template
from pages.own_figures import supply as story

YEAR, SOURCE = "own_year", "own_source"
NAME_LETTERS = 60
WORKBOOK = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def panel(results: Results, t: Texts) -> None:
    """Place templates and upload, and what became of the last file."""
    place.heading(t("supply.title"), t("supply.note"), t)
    _templates(results, t)
    place.html(html.upload_words(t("supply.choose_hint"), t))
    with st.container(key="own_upload"):
        st.file_uploader(t("supply.choose"), key=state.upload_key(), on_change=take_file)
    if not read_apart.prepare():
        place.html(html.lines([t("supply.fault_unread")], t, "refused"))
    if note := state.figures().handed:
        _became(results, note, t)
    if supply := results.supply:
        place.html(html.lines(story.understood(results, supply, t), t))
        icon = ":material/restart_alt:"
        st.button(t("supply.back"), "own_back", on_click=state.take_out, icon=icon)
        saving.show(t)
    n = len(template_codes(t.catalog))
    place.notes([t(f"supply.step_{step}", n=n) for step in (1, 2, 3)], t)


def take_file() -> None:
    """Read the file just chosen: use it, ask for what it lacks, or say what is wrong with it."""
    file = uploads.taken()
    if file is None:
        return
    name, raw = file[0][-NAME_LETTERS:], file[1]
    try:
        if not uploads.quota().takes(len(raw)):
            raise refused("quota", given=uploads.MOST_FILES, allowed=uploads.MOST_MB)
        asked = raw, name, state.figures().base.results.data, story.this_year()
        upload = read_apart.read(*asked, uploads.is_here)
    except SupplyError as error:
        state.figures().handed = HandedIn(name, error.faults)
    else:
        _take(HandedIn(name, upload.faults + upload.remarks, upload.supply))


def _take(note: HandedIn) -> None:
    """Add what a file holds to what is in use, if each figure has a year and a source."""
    state.figures().handed = note
    if (supply := note.waiting) and not supply.lacks("year", "source"):
        state.figures().put_in(state.figures().supply.joined(supply))


def _complete() -> None:
    """Use the file that waits, with the year and source now typed."""
    note = state.figures().handed
    if note and note.waiting:
        year, source = state.typed(YEAR), str(state.typed(SOURCE) or "").strip()
        supply = note.waiting.completed(int(str(year)) if year else 0, source)
        if not supply.lacks("year", "source"):
            _take(replace(note, waiting=supply))


def _templates(results: Results, t: Texts) -> None:
    """Place the tables to fill in, of the chosen county or of all."""
    only = state.county()
    if only and not st.checkbox(t("supply.only", county=t.county(only)), True, "own_only"):
        only = ""
    tables = {"county": template.county_template, "township": template.township_template}
    with st.container(horizontal=True):
        for key, table in tables.items():
            book = partial(template.workbook, results, table, t, only)
            name = f"{key}_template.xlsx"
            place.download_file(t(f"supply.{key}_book"), book, name, WORKBOOK, f"xlsx_{key}")
        for key, table in tables.items():
            label, make = t(f"supply.{key}_template"), partial(table, results, t, only)
            place.download(label, make, f"{key}_template")


def _became(results: Results, note: HandedIn, t: Texts) -> None:
    """Place what of a file was not taken and why, what was done with it, what it still lacks."""
    faults = [fault for fault in note.faults if fault.code not in REMARKS]
    if faults:
        why, lines = story.refusal(results, note.file, faults, len(note.waiting or ()), t)
        place.html(html.lines([why], t, "refused"))
        if lines:
            place.html(html.bullets(lines, t))
            make = partial(story.faults_table, results, faults, t)
            place.download(t("supply.faults_file"), make, "faults")
    if done := [one for one in note.faults if one.code in REMARKS]:
        place.html(html.lines([t(f"supply.did_{one.code}", given=one.given) for one in done], t))
    if note.waiting is None or not note.waiting.lacks("year", "source"):
        return
    place.html(html.lines([t("supply.waiting", file=note.file, n=len(note.waiting))], t))
    if note.waiting.lacks("year"):
        st.number_input(t("supply.ask_year"), FIRST_YEAR, story.this_year(), None, 1, key=YEAR)
    if note.waiting.lacks("source"):
        st.text_input(t("supply.ask_source"), key=SOURCE, max_chars=200)
    st.button(t("supply.use"), key="own_use", on_click=_complete, type="primary")
