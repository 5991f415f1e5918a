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
from components.widgets import controls, html, place
from components.words.texts import Texts
from model.results.results import Results

SIDES = (1.0, 1.06)


def choose(results: Results, t: Texts) -> str:
    """Choose a county, and how the counties are put: by peer group, all in one, by prefecture."""
    box, beside = st.columns([1, 2])
    with box:
        controls.county_select(results, t, required=False, labelled=False)
    with beside:
        names = {code: t(f"spread.order_{code}") for code in CHOICES["o"]}
        return controls.choice("o", t("spread.order"), names)


def sides(put: str) -> Sequence[DeltaGenerator]:
    """Return two places side by side, below each other where a chart has two panels itself."""
    if put == PREFECTURE:
        return [st.container(), st.container()]
    return st.columns(SIDES, gap="medium")


def block(
    results: Results, one: Spread, finding: str, key: str, notes: list[str], t: Texts
) -> None:
    """Place a figure, a panel for each prefecture or in one, with finding, notes and table."""
    put, county, phone = state.view().choice("o"), state.county(), state.on_phone()
    place.heading(finding, spread.note(one, t, put), t)
    if put == PREFECTURE:
        drawn = spread.panels(results, one, county, phone, t)
        for box, (code, name, chart) in zip(
            st.columns(len(drawn), gap="medium"), drawn, strict=True
        ):
            alt, name = t("spread.panel_alt", finding=finding, panel=name), f"{key}_{code}"
            with box:
                place.chart(chart, alt, name, controls.pick_county(results, name))
    else:
        chart = spread.figure(results, one, county, phone, t, put)
        place.chart(chart, finding, key, controls.pick_county(results, key))
    frame = partial(table.frame, results, one, t)
    place.table(frame, one.name, f"{key}_{one.code}", t, notes)


def beside_peers(results: Results, columns: Sequence[Spread], key: str, t: Texts) -> None:
    """Place figures of the chosen county beside its peers, or of the peer groups."""
    county = state.county()
    near = results.geography.peers(county) if county else ()
    named = t("peers.title", county=t.county(county), n=len(near))
    place.heading(named if county else t("peers.title_groups"), peers.rule(county, t), t)
    place.html(html.table(*peers.table(results, county, columns, t), t, "mid"))
    rows = partial(peers.frame, results, county, columns, t)
    place.table(rows, "", f"{key}_peers", t, peers.notes(columns, t))
