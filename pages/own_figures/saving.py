"""Save the reader's own figures, and the links that open and change them."""

from dataclasses import replace

import streamlit as st

from components.page_frame import share
from components.session import link, state
from components.widgets import html, place
from components.words.texts import Texts
from model.own_data.merge import Part, cells, changed, merged
from model.own_data.overlay import SuppliedFigure, SuppliedStation, Supply
from model.store.record import Kept
from pages.own_figures import review


def show(t: Texts) -> None:
    """Place what it takes to save unsaved figures, or the links of saved ones."""
    own = state.figures()
    if own.unsaved is None:
        links = {t("supply.saved", kept=own.kept): (address := share.link())}
        if own.edit:
            links[t("supply.edit_link")] = f"{address}&{link.EDIT}={own.edit}"
        for said, address in links.items():
            place.html(html.lines([said], t))
            st.code(address, language=None, wrap_lines=True)
        if own.edit:
            review.submitting(own, t)
        return
    if own.kept and own.edit:
        label = t("supply.save_next", n=own.kept.version + 1)
    else:
        st.text_input(t("supply.ask_office"), key="own_office", max_chars=60)
        st.text_input(t("supply.ask_note"), key="own_note", max_chars=200)
        label = t("supply.save")
    st.button(label, "own_save", on_click=_save, type="primary")
    if fault := own.fault:
        said = t(f"supply.unsaved_{fault.code}", version=fault.version)
        place.html(html.lines([said], t, "refused"))
    if own.kept and own.newer:
        _newer(own.kept, own.newer, own.supply, t)


def _newer(before: Kept, newer: Kept, mine: Supply, t: Texts) -> None:
    """Place what would change in the version that another has saved, and the button for it."""
    laid = merged(newer.supply, before.supply, mine)
    rows, version = differences(newer.supply, laid, t), {"version": newer.version}
    heads = [t("common.indicator"), t("supply.newer_mine"), t("supply.newer_theirs", **version)]
    place.html(html.lines([t("supply.newer", n=len(rows), **version)], t))
    place.html(html.table(heads, rows, t))
    lay = state.figures().lay_over_newer
    st.button(t("supply.newer_lay", **version), "own_lay", on_click=lay)


def differences(theirs: Supply, mine: Supply, t: Texts) -> list[list[str]]:
    """Return a row a cell in which two supplies differ: what it is, mine, theirs."""
    own, other = cells(mine), cells(theirs)
    return [
        [_cell(own.get(cell, other.get(cell)), t), *(_said(by.get(cell), t) for by in (own, other))]
        for cell in changed(theirs, mine)
    ]


def _cell(part: Part | None, t: Texts) -> str:
    if isinstance(part, SuppliedFigure):
        label = t.label(t.catalog.indicator(part.indicator))
        return t("common.colon", name=t.county_short(part.county), text=label)
    towns = state.results().data.network.townships
    code = part.township if part else ""
    name = next((one.name for one in towns if one.code == code), code)
    return t("supply.newer_station", township=name)


def _said(part: Part | None, t: Texts) -> str:
    if part is None:
        return t("supply.newer_none")
    if isinstance(part, SuppliedStation):
        has = part.has_station
        said = [] if has is None else [t(f"supply.newer_has_{int(has)}")]
        told = {"villages": part.villages, "parcels": part.parcels, "opened": part.opened}
        counts = {name: n for name, n in told.items() if n not in (None, "")}
        return t.join(said + [t(f"supply.newer_{name}", n=n) for name, n in counts.items()])
    value = f"{part.value:g}{t.unit(t.catalog.indicator(part.indicator).unit)}"  # not rounded
    year, source = part.origin.year, part.origin.source
    return t("supply.newer_value", value=value, year=year, source=source)


def _save() -> None:
    """Save what was put in; from then on the link carries it."""
    office, note = (str(state.typed(key) or "").strip() for key in ("own_office", "own_note"))
    if code := state.figures().save(office, note):
        state.change(lambda view: replace(view, data_set=code))
