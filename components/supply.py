"""The reader's own data on the screen: templates, upload, what became of it."""

from collections.abc import Sequence
from functools import partial

import streamlit as st

from components import markup, own, panels, reader, runtime, show
from components.own import HandedIn
from components.stories import references
from components.stories import supply as story
from components.text import Texts
from model.errors import SupplyError
from model.read_supply import FIRST_YEAR, read_supply
from model.supply import Supply

YEAR, SOURCE = "own_year", "own_source"
NAME_LETTERS = 60


def panel(t: Texts) -> None:
    """Place templates and upload, and what became of the last file."""
    show.heading(t("supply.title"), t("supply.note"), t)
    left, right = st.columns([1, 1.06], gap="medium")
    with left:
        show.html(markup.bullets(story.steps(t), t))
        with st.container(horizontal=True):
            for name, label, table in (
                ("county_template", t("supply.county_template"), story.county_template),
                ("township_template", t("supply.township_template"), story.township_template),
            ):
                show.download(label, partial(table, t), name)
        if drawer := show.drawer(references.give_label(t), "items"):
            with drawer:
                show.rows(references.items(t), references.give_label(t))
                show.download(t("common.download_csv"), partial(references.items, t), "items")
    with right:
        show.html(markup.upload_words(t))
        with st.container(key="own_upload"):
            st.file_uploader(t("supply.choose"), key=reader.upload_key(), on_change=take_file)
        _became(reader.handed_in(), t)
        _in_use(own.supply(), t)


def take_file() -> None:
    """Read the file just chosen: use it, ask for what it lacks, or say what is wrong with it."""
    file = reader.uploaded()
    if file is None:
        return
    name, raw = file
    name = name[-NAME_LETTERS:]
    try:
        supply = read_supply(raw, name, runtime.shipped(), story.this_year())
    except SupplyError as error:
        reader.hand_in(HandedIn(name, error.faults))
        return
    if supply.lacks_year or supply.lacks_source:
        reader.hand_in(HandedIn(name, waiting=supply))
        return
    _use(supply)


def _use(supply: Supply) -> None:
    """Add a supply to what is in use."""
    reader.put_in((own.supply() or Supply()).joined(supply))
    reader.hand_in(None)


def _complete() -> None:
    """Use the file that waits, with the year and source now typed."""
    note = reader.handed_in()
    if note is None or note.waiting is None:
        return
    year, source = reader.typed(YEAR), str(reader.typed(SOURCE) or "").strip()
    supply = note.waiting.completed(int(str(year)) if year else 0, source)
    if not (supply.lacks_year or supply.lacks_source):
        _use(supply)


def _became(note: HandedIn | None, t: Texts) -> None:
    if note is None:
        return
    if note.waiting is None:
        why, faults = story.refusal(note.file, note.faults, t)
        show.html(markup.lines([why], t, "refused"))
        show.html(markup.bullets(faults, t))
        return
    show.html(markup.lines([t("supply.waiting", file=note.file, n=len(note.waiting))], t))
    if note.waiting.lacks_year:
        st.number_input(t("supply.ask_year"), FIRST_YEAR, story.this_year(), None, 1, key=YEAR)
    if note.waiting.lacks_source:
        st.text_input(t("supply.ask_source"), key=SOURCE, max_chars=200)
    st.button(t("supply.use"), key="own_use", on_click=_complete, type="primary")


def _in_use(supply: Supply | None, t: Texts) -> None:
    if supply is None:
        return
    show.html(markup.lines(story.understood(supply, t), t))
    show.html(markup.table(*story.preview(supply, t), t, "mid"))
    show.source(story.preview_note(supply, t), t)
    st.button(
        t("supply.back"), key="own_back", on_click=reader.take_out, icon=":material/restart_alt:"
    )


def slot(indicators: Sequence[str], t: Texts) -> None:
    """Place what is known of indicators that a reader may put in, and the way to do so."""
    parts = [_known(code, t) for code in indicators]
    sentence = t("supply.slot", parts=t("common.semicolon").join(parts),
                 total=len(runtime.data().panel.counties))  # fmt: skip
    keepers = [
        t("supply.slot_where_part", name=t.label(t.catalog.indicator(code)),
          collected=t.of(t.catalog.indicator(code).collected))
        for code in indicators
    ]  # fmt: skip
    where = t("supply.slot_where", parts=t("common.semicolon").join(keepers))
    show.html(markup.lines([sentence, where], t, "source"))
    panels.page_link("sources", t("supply.slot_link"))


def stations_slot(t: Texts) -> None:
    """Place how many townships the reader's file says have a station, and the way to put it in."""
    network = runtime.data().network
    total = sum(one.is_township for one in network.townships)
    reported = network.reported
    key = "supply.stations_slot_own" if reported else "supply.stations_slot"
    sentence = t(key, n=len(reported), total=total, yes=sum(reported.values()))
    show.html(markup.lines([sentence], t, "source"))
    panels.page_link("sources", t("supply.slot_link"))


def _known(code: str, t: Texts) -> str:
    """Return in how many counties an indicator is known, and how many the reader filled."""
    panel = runtime.data().panel
    column = t.catalog.column(code)
    known = int(panel.is_real()[:, column].sum())
    cited = [row[column] for row in panel.source if row[column]]
    own = sum(t.catalog.source(source).supplied for source in cited)
    key = "supply.slot_part_own" if own else "supply.slot_part"
    return t(key, name=t.label(t.catalog.indicator(code)), n=known, own=own)
