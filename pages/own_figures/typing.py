"""Figures typed in: at a desk a table an element, on a phone one figure at a time."""

from collections.abc import Callable, Mapping
from functools import partial
from typing import cast

import pandas as pd
import streamlit as st

from components.session import state
from components.widgets import controls, html, place, sources
from components.words.texts import DASH, Texts
from model.facts.catalog import Indicator
from model.facts.errors import Fault
from model.facts.provenance import Quality
from model.own_data.overlay import Origin, Supply
from model.own_data.spelling import FIRST_YEAR
from model.own_data.typed import with_typed
from pages.own_figures.supply import this_year

YEAR, SOURCE, ITEM, NUMBER = "typed_year", "typed_source", "typed_item", "typed_number"
TABS = "typed_tabs"
LETTERS = 200
REAL = (Quality.OBSERVED, Quality.DERIVED)
Values = dict[str, float | None]


def block(county: str, t: Texts) -> None:
    """Place year and source, the figures of an element to type, and what has come of it."""
    place.heading(
        t("typing.head"), t("typing.note_phone" if state.on_phone() else "typing.note"), t
    )
    names = {code: t.element_short(code) for code in t.catalog.element_codes}
    for name, tab in zip(
        names, st.tabs(list(names.values()), key=TABS, on_change="rerun"), strict=True
    ):
        if tab.open:
            with tab:
                _element(county, name, t)


def turn_to(item: Indicator, t: Texts) -> None:
    """Choose the tab of a figure, and on a phone its field; for callbacks."""
    state.put(TABS, t.element_short(item.element))
    state.put(ITEM, item.code)


def _element(county: str, element: str, t: Texts) -> None:
    items = [one for one in t.catalog.members(element) if one.in_template]
    key, phone = _key(county, element), state.on_phone()
    take = None if phone else partial(_take, county, partial(_rows, key, items))
    year, source = st.columns([1, 3])
    last = _last(county, t)
    with year:
        span, label = (FIRST_YEAR, this_year()), t("typing.year")
        st.number_input(label, *span, last.year, 1, key=YEAR, on_change=take)
    with source:
        st.text_input(
            t("typing.source"),
            last.source,
            LETTERS,
            SOURCE,
            placeholder=t("typing.source_hint"),
            on_change=take,
        )
    if phone:
        _one(items, county, t)
    else:
        _table(items, county, key, take, t)
    if lines := _stands(county, items, t):
        place.html(html.lines(lines, t, "source"))


def _last(county: str, t: Texts) -> Origin:
    """Return year and source of what was typed last for a county, this year and none if nothing."""
    own = [one.origin for one in state.figures().supply.figures if one.county == county]
    typed = [origin for origin in own if origin.file == t("typing.file")]
    return typed[-1] if typed else Origin(this_year(), "", "")


def _shown(county: str, code: str) -> float | None:
    """Return what a cell shows before it is typed in: what waits there, else what is in use."""
    own = state.figures()
    used = (
        one.value for one in own.supply.figures if (one.county, one.indicator) == (county, code)
    )
    return own.waiting.get((county, code), next(used, None))


def _judge(county: str, items: list[Indicator], t: Texts) -> None:
    """Say what keeps figures that were typed from being used: no source, or out of range."""
    waiting = state.figures().waiting
    cells = ((one.code, (county, one.code)) for one in items)
    values: Values = {code: waiting[cell] for code, cell in cells if cell in waiting}
    said = [fault_words(one, t) for one in checked(county, values, t)]
    said += [t("typing.waits")] if values and not _source() else []
    if said:
        place.html(html.lines(said, t, "refused"))


def _source() -> str:
    return str(state.typed(SOURCE) or "").strip()


def _key(county: str, element: str) -> str:
    """Return the key of a table: another one once a file has been put in."""
    return f"typed_{county}_{element}_{state.upload_key()}"


def _table(
    items: list[Indicator], county: str, key: str, take: partial[None] | None, t: Texts
) -> None:
    rows = pd.DataFrame(
        {
            "item": [t.of(one.name) for one in items],
            "value": pd.Series(_at_first(county, items, key), dtype="float64"),
            "unit": [t.unit(one.unit).strip() for one in items],
            "range": [allowed(one) for one in items],
            "known": [known(county, one, t) for one in items],
        }
    )
    heads = {name: t(f"typing.col_{name}") for name in rows.columns}
    config = {name: st.column_config.TextColumn(head) for name, head in heads.items()}
    config["value"] = st.column_config.NumberColumn(heads["value"])
    fixed = [name for name in rows.columns if name != "value"]
    st.data_editor(
        rows,
        key=key,
        hide_index=True,
        disabled=fixed,
        column_config=config,
        on_change=take,
        placeholder="",
    )
    _judge(county, items, t)
    means = [t("common.colon", name=t.label(one), text=t.of(one.definition)) for one in items]
    place.notes(_cited(county, items, t) + means, t)


def _at_first(county: str, items: list[Indicator], key: str) -> list[float | None]:
    """Return what stood in a table when it came on the screen: it must not change under a hand."""
    if state.typed(key) is None:
        state.put(f"{key}_at_first", [_shown(county, one.code) for one in items])
    return cast("list[float | None]", state.typed(f"{key}_at_first"))


def _one(items: list[Indicator], county: str, t: Texts) -> None:
    names = {one.code: t.of(one.name) for one in items}
    code = st.selectbox(t("typing.item"), list(names), format_func=names.__getitem__, key=ITEM)
    chosen = next(one for one in items if one.code == code)
    told = {"unit": t.unit(chosen.unit).strip(), "range": allowed(chosen)}
    told |= {"known": known(county, chosen, t)}
    place.source(t("typing.about", definition=t.of(chosen.definition), **told), t)
    key = f"{NUMBER}_{county}_{code}"
    box = partial(_box, key, code)
    controls.seed(key, _shown(county, code))
    wait = partial(_wait, county, box)
    st.number_input(t("typing.col_value"), value=None, key=key, on_change=wait)
    st.button(t("typing.take"), key="typed_take", on_click=partial(_take, county, box))
    _judge(county, [chosen], t)
    place.notes(_cited(county, [chosen], t), t)


def _rows(key: str, items: list[Indicator]) -> Values:
    """Return by indicator what has been typed or cleared in a table."""
    found = state.typed(key)
    rows = found["edited_rows"].items() if isinstance(found, Mapping) else ()
    return {items[row].code: cells["value"] for row, cells in rows if "value" in cells}


def _box(key: str, code: str) -> Values:
    """Return what stands in the one box of a phone; blank takes the figure out."""
    found = state.typed(key)
    return {code: None if found is None else float(str(found))}


def _wait(county: str, typed: Callable[[], Values]) -> None:
    """Keep what has been typed, in use or not yet."""
    waiting = state.figures().waiting
    for code, value in typed().items():
        waiting.pop((county, code), None)
        if value not in (None, _shown(county, code)):
            waiting[county, code] = float(value)


def _take(county: str, typed: Callable[[], Values]) -> None:
    """Use what has been typed for a county, once its source is; what is cleared is taken out.

    With none left the shipped data are back. What is out of range waits to be mended.
    """
    _wait(county, typed)
    own, before = state.figures(), state.figures().supply
    gone: Values = {code: None for code, value in typed().items() if value is None}
    waiting: Values = {code: value for (at, code), value in own.waiting.items() if at == county}
    origin = Origin(int(str(state.typed(YEAR))), _source(), state.text()("typing.file"))
    values = gone | (typed() | waiting if origin.source else {})
    catalog = own.base.results.data.catalog
    supply, faults = with_typed(before, county, values, origin, catalog)
    kept = {fault.column for fault in faults} if origin.source else set(waiting)
    left = {cell: v for cell, v in own.waiting.items() if cell[0] != county or cell[1] in kept}
    if supply and supply != before:
        own.put_in(supply)
    elif before and not supply:
        state.take_out()
    own.waiting = left


def checked(county: str, values: Mapping[str, float | None], t: Texts) -> tuple[Fault, ...]:
    """Return what of the values typed is out of its range."""
    return with_typed(Supply(), county, values, Origin(0, "", ""), t.catalog)[1]


def fault_words(fault: Fault, t: Texts) -> str:
    """Return what is wrong with a figure typed: which, what was given, what may be."""
    indicator = t.catalog.indicator(fault.column)
    unit = t.unit(indicator.unit).strip()
    fields = {"given": fault.given, "range": fault.allowed, "unit": unit}
    return t("typing.fault", name=t.label(indicator), **fields)


def known(county: str, indicator: Indicator, t: Texts) -> str:
    """Return what stands for every reader of a figure: its value, or the range of an estimate."""
    figure = state.figures().base.results.data.panel.figure(county, indicator.code)
    if figure.quality is Quality.ILLUSTRATIVE:
        return t("typing.estimated", span=t.span(figure))
    return t("typing.real", value=t.marked(figure), year=figure.year) if figure.year else DASH


def _cited(county: str, items: list[Indicator], t: Texts) -> list[str]:
    """Return where the real figures among the items are from."""
    figures = (state.figures().base.results.data.panel.figure(county, one.code) for one in items)
    return sources.cited((f.source for f in figures if f.quality in REAL), t)


def allowed(indicator: Indicator) -> str:
    """Return the range a figure must lie in, in its own unit."""
    low, high = indicator.plausible
    return f"{low:g}–{high:g}"


def _stands(county: str, items: list[Indicator], t: Texts) -> list[str]:
    """Return which of the items are in use from this reader, with year and source."""
    codes = {one.code for one in items}
    own = [
        one
        for one in state.figures().supply.figures
        if one.county == county and one.indicator in codes
    ]
    return [
        t(
            "typing.in_use",
            name=t.label(t.catalog.indicator(one.indicator)),
            value=t.amount(one.value, t.catalog.indicator(one.indicator).unit),
            year=one.origin.year,
            source=one.origin.source,
        )
        for one in own
    ]
