"""The reader's own data on the screen: templates, upload, what became of it."""

from functools import partial

import streamlit as st

from components.session import state
from components.session.own_data import HandedIn
from components.widgets import html, place
from components.words.texts import Texts
from model.facts.errors import SupplyError
from model.own_data.overlay import Supply, template_codes
from model.own_data.read_upload import FIRST_YEAR, read_supply
from model.results.results import Results, shipped
from pages.sources import saving
from pages.sources import supply as story

YEAR, SOURCE = "own_year", "own_source"
NAME_LETTERS = 60


def panel(results: Results, t: Texts) -> None:
    """Place templates and upload, and what became of the last file."""
    place.heading(t("supply.title"), t("supply.note"), t)
    with st.container(horizontal=True):
        counties = partial(story.county_template, results, t)
        place.download(t("supply.county_template"), counties, "county_template")
        townships = partial(story.township_template, results, t)
        place.download(t("supply.township_template"), townships, "township_template")
    place.html(html.upload_words(t("supply.choose_hint"), t))
    with st.container(key="own_upload"):
        st.file_uploader(t("supply.choose"), key=state.upload_key(), on_change=take_file)
    if note := state.handed_in():
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
    file = state.uploaded()
    if file is None:
        return
    name, raw = file[0][-NAME_LETTERS:], file[1]
    try:
        supply = read_supply(raw, name, shipped().data, story.this_year())
    except SupplyError as error:
        state.hand_in(HandedIn(name, error.faults))
        return
    if supply.lacks("year") or supply.lacks("source"):
        state.hand_in(HandedIn(name, waiting=supply))
    else:
        _use(supply)


def _use(supply: Supply) -> None:
    """Add a supply to what is in use."""
    state.figures().put_in(state.figures().supply.joined(supply))
    state.hand_in(None)


def _complete() -> None:
    """Use the file that waits, with the year and source now typed."""
    note = state.handed_in()
    if note and note.waiting:
        year, source = state.typed(YEAR), str(state.typed(SOURCE) or "").strip()
        supply = note.waiting.completed(int(str(year)) if year else 0, source)
        if not (supply.lacks("year") or supply.lacks("source")):
            _use(supply)


def _became(results: Results, note: HandedIn, t: Texts) -> None:
    """Place why a file was refused, or what it still lacks."""
    if note.waiting is None:
        why, faults = story.refusal(results, note.file, note.faults, t)
        place.html(html.lines([why], t, "refused"))
        place.html(html.bullets(faults, t))
        return
    place.html(html.lines([t("supply.waiting", file=note.file, n=len(note.waiting))], t))
    if note.waiting.lacks("year"):
        st.number_input(t("supply.ask_year"), FIRST_YEAR, story.this_year(), None, 1, key=YEAR)
    if note.waiting.lacks("source"):
        st.text_input(t("supply.ask_source"), key=SOURCE, max_chars=200)
    st.button(t("supply.use"), key="own_use", on_click=_complete, type="primary")
