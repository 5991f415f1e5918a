"""Places a figure over the 31 counties in the order the reader has chosen."""

from collections.abc import Sequence
from functools import partial

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from components.county_values import chart as spread
from components.county_values import peers, table
from components.county_values.rows import PREFECTURE
from components.county_values.values import Spread
from components.session import state
from components.session.link import CHOICES
from components.widgets import controls, html
from components.widgets import place as show
from components.words.texts import Texts
from model.results.results import Results

SIDES = (1.0, 1.06)


def choose(results: Results, t: Texts) -> str:
    """Choose a county, and how the counties are put: by peer group, all in one, by prefecture."""
    box, beside = st.columns([1, 2])
    with box:
        controls.county_select(results, t, required=False, labelled=False)
    with beside:
        names = {code: t(f"overview.order_{code}") for code in CHOICES["o"]}
        return controls.choice("o", t("overview.order"), names)


def sides(put: str) -> Sequence[DeltaGenerator]:
    """Return two places side by side, below each other where a chart has two panels itself."""
    if put == PREFECTURE:
        return [st.container(), st.container()]
    return st.columns(SIDES, gap="medium")


def block(
    results: Results, one: Spread, finding: str, key: str, notes: list[str], t: Texts
) -> None:
    """Place a figure with its finding, its notes and the table behind it."""
    place(results, one, finding, key, t)
    show.notes(notes, t)
    show.table(partial(table.frame, results, one, t), one.name, f"{key}_{one.code}", t)


def beside_peers(results: Results, columns: Sequence[Spread], key: str, t: Texts) -> None:
    """Place figures of the chosen county beside its peers, or of the peer groups."""
    county = state.county()
    show.heading(peers.title(results, county, t), peers.rule(county, t), t)
    show.html(html.table(*peers.table(results, county, columns, t), t, "mid"))
    show.notes(peers.notes(results, columns, t), t)
    rows = partial(peers.frame, results, county, columns, t)
    show.download(t("common.download_csv"), rows, f"{key}_peers")


def place(results: Results, one: Spread, finding: str, key: str, t: Texts) -> None:
    """Place the finding of a figure and its chart: one, or a panel for each prefecture."""
    put, county, phone = state.view().choice("o"), state.county(), state.on_phone()
    show.heading(finding, spread.note(one, t, put), t)
    if put != PREFECTURE:
        chart = spread.figure(results, one, county, phone, t, put)
        show.chart(chart, finding, key, controls.pick_county(results, key))
        return
    drawn = spread.panels(results, one, county, phone, t)
    for box, (code, name, chart) in zip(st.columns(len(drawn), gap="medium"), drawn, strict=True):
        with box:
            alt = t("spread.panel_alt", finding=finding, panel=name)
            show.chart(chart, alt, f"{key}_{code}", controls.pick_county(results, f"{key}_{code}"))
