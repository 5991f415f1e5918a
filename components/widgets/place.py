"""Puts figures on the page: each with alt text, source, and the table behind it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any

import pandas as pd
import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from components.charts.plot import Plot
from components.session import addresses, state
from components.widgets import downloads
from components.widgets import html as markup
from components.words.texts import DASH, Texts, on_screen
from model.own_data.read_sheet import inert

if TYPE_CHECKING:  # the first page has no such map, and need not wait for the library
    import pydeck as pdk

Frame = Callable[[], pd.DataFrame]
Look = Callable[[pd.DataFrame], Any]
CONFIG: dict[str, Any] = {"displayModeBar": False, "scrollZoom": False, "responsive": True}


def html(body: str, into: DeltaGenerator | None = None) -> None:
    """Place escaped HTML made by `markup`, `into` a place kept for it where one is given."""
    st.html(body) if into is None else into.html(body)


def heading(text: str, note: str, t: Texts) -> None:
    """Place the finding of a chart and a small line below it."""
    st.html(markup.chart_head(text, note, t))


def chart(figure: Plot, alt: str, key: str, on_select: Callable[[], None] | None = None) -> None:
    """Place a figure; `alt` says the finding, not the chart type."""
    st.plotly_chart(
        figure.drawn(),
        theme=None,
        key=key,
        on_select=on_select or "ignore",
        selection_mode="points",
        config=CONFIG | {"topojsonURL": addresses.static_url("")},
        alt=state.text().spoken(alt),
    )


def deck(layers: pdk.Deck, alt: str, key: str, height: int) -> None:
    """Place a pydeck map; hover only, clicks are never load-bearing."""
    st.pydeck_chart(layers, height=height, key=key, alt=state.text().spoken(alt))


def formula(tex: str) -> None:
    """Place a formula; the letters in it are explained in the text beside it."""
    st.latex(tex)


def code(lines: str, kind: str = "python") -> None:
    """Place lines of Python, or of another kind, with a button that copies them."""
    st.code(lines, language=kind, wrap_lines=True)


def drawer(label: str, key: str, opened_by: Sequence[str] = ()) -> DeltaGenerator | None:
    """Place a closed drawer; return it once it is open, so that it is filled only then.

    `opened_by`: see `section`.
    """
    return _opened(label, "drawer", key, opened_by)


def section(
    key: str, name: str, show: Callable[..., object], *args: object, opened_by: Sequence[str] = ()
) -> None:
    """Place a closed part of a page by its name; `show(*args)` makes it when it is opened.

    `opened_by` are the option keys (`session/options.py`) whose controls stand in it: a link that
    sets one of them opens it, as does a visit to the page while one is not at its default.
    """
    if box := _opened(name, "section", key, opened_by):
        with box:
            show(*args)


def _opened(label: str, kind: str, key: str, options: Sequence[str]) -> DeltaGenerator | None:
    widget = f"{kind}_{key}"
    state.open_part(widget, key, options)
    box = st.expander(on_screen(label), key=widget, on_change="rerun", type="compact")
    return box if box.open else None


def rows(frame: pd.DataFrame, alt: str) -> None:
    """Place a table that scrolls within itself; its toolbar writes what stands there to a file."""
    if isinstance(frame, pd.DataFrame):  # else it is one with a look, whose texts are all ours
        frame = frame.map(inert)
    st.dataframe(frame, hide_index=True, placeholder=DASH, alt=alt)


def source(text: str, t: Texts) -> None:
    """Place a small line that stands in sight."""
    st.html(markup.lines([text], t, "source"))


def notes(lines: list[str], t: Texts) -> None:
    """Place sources and remarks, closed to one quiet line."""
    if said := markup.info(lines, t):
        st.html(said)


def table(
    frame: Frame, name: str, key: str, t: Texts, notes: Sequence[str] = (), look: Look | None = None
) -> None:
    """Place the one ⓘ of a block: its notes, the table behind it, the download.

    The table is made when the ⓘ is opened; without a `name` it stands above already, as rows.
    `look` says how its figures are written on the screen, where not as they are in the file.
    """
    box = st.expander(t("common.table"), key=f"table_{key}", on_change="rerun", type="compact")
    with box:
        if said := [note for note in notes if note]:
            st.html(markup.lines(said, t, "source"))
        if box.open:
            shown = frame()
            if name:
                rows(look(shown) if look else shown, t("common.table_alt", name=name))
            download(t("common.download_csv"), lambda: shown, key)


def download(label: str, frame: Callable[[], pd.DataFrame], key: str) -> None:
    """Place a CSV download; the file is made when it is asked for, without a rerun."""
    name, kind, t = f"{key}.csv", "text/csv", state.text()
    download_file(label, lambda: downloads.csv_bytes(frame(), t), name, kind, f"csv_{key}")


def download_file(label: str, make: Callable[[], bytes], name: str, mime: str, key: str) -> None:
    """Place the download of a file, made when it is asked for."""
    icon = ":material/download:"
    st.download_button(label, make, name, mime, on_click="ignore", key=key, icon=icon)
