"""Which five figures to find out first, why, and the way to their fields."""

from dataclasses import replace
from functools import partial

import streamlit as st

from components.session import state
from components.widgets import place
from components.words.texts import Texts
from model.results.results import Results
from model.uncertainty.value_of_data import MOST, Field
from pages.own_figures import typing

SECTION = "fill_first"


def block(results: Results, county: str, t: Texts) -> None:
    """Place the figures at the head of the form, on a phone closed to the first of them."""
    found = fields(results, county, t)
    if not found:
        return
    title = t("fill_first.title", n=len(found))
    if state.on_phone():
        place.section(SECTION, title, _rows, found, t)
    else:
        place.heading(title, t("fill_first.note"), t)
        _rows(found, t)


def fields(results: Results, county: str, t: Texts) -> list[Field]:
    """Return the open figures of the template that would change most, the best first.

    They are ranked by the ranges of estimates, also where the reader looks at real data alone.
    """
    today = state.today()
    whole = replace(today, method=replace(today.method, real_only=False))
    found = results.robustness.to_measure(whole, county)
    asked = {one.code for one in t.catalog.indicators if one.in_template}
    return [field for field in (found.fields if found else ()) if field.indicator in asked][:MOST]


def why(field: Field, t: Texts) -> str:
    """Return element, unit and keeper of a figure, and what it may change."""
    indicator = t.catalog.indicator(field.indicator)
    key = "fill_first.changes" if field.changes else "fill_first.moves"
    moved = {"chance": t.percent(field.changes), "points": t.number(field.points, 1)}
    about = {"element": t.element_short(indicator.element), "unit": t.unit(indicator.unit).strip()}
    return t("fill_first.why", who=t.of(indicator.collected), change=t(key, **moved), **about)


def _rows(found: list[Field], t: Texts) -> None:
    for field in found:
        name, said = st.columns([1, 3], gap="xxsmall", vertical_alignment="center")
        indicator = t.catalog.indicator(field.indicator)
        with name:
            go = partial(_go, indicator.code, t)
            key, icon = f"first_{indicator.code}", ":material/arrow_forward:"
            st.button(t.label(indicator), key, on_click=go, type="tertiary", icon=icon)
        with said:
            place.source(why(field, t), t)
    place.notes([t("fill_first.method", draws=t.number(t.catalog.method.draws))], t)


def _go(indicator: str, t: Texts) -> None:
    """Turn to a figure's field; on a phone the list above it closes."""
    typing.turn_to(t.catalog.indicator(indicator), t)
    if state.on_phone():
        state.put(f"section_{SECTION}", False)
