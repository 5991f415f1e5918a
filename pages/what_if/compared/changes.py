"""Every slider that a pinned what-if has moved against the data, and the group in numbers."""

import math
from collections.abc import Iterator, Sequence
from itertools import chain

import numpy as np
import pandas as pd
import streamlit as st

from components.widgets import downloads, html, links, place
from components.widgets.tables import Table
from components.words import money
from components.words.texts import DASH, Texts
from model.facts.catalog import DELIVERY_DAYS
from model.facts.provenance import Quality
from model.what_if import effects
from pages.what_if import assumptions, lever_panel
from pages.what_if.compared import columns
from pages.what_if.compared.columns import Columns

ENDS = {"least": "compare.least", "mean": "compare.mean", "most": "compare.most"}

Row = list[object]


def block(pinned: Columns, t: Texts) -> None:
    """Place everything set otherwise than in the data, and what the group makes of it."""
    left, right = st.columns([1.4, 1], gap="medium")
    with left:
        place.heading(t("compare.changes_head"), t("compare.changes_note"), t)
        changed = table(pinned, t)
        place.html(html.table(*screen(changed), t, "many versus"))
        links.download("changes", changed.file, t)
    if len(pinned) < columns.FEW:
        return
    with right:
        own, other = t("compare.group_note"), t("compare.group_reach")
        note = own if columns.one_reach(pinned) else other
        place.heading(t("compare.group_head", n=len(pinned)), note, t)
        place.html(html.table(*group(pinned, t), t, "slim"))


def table(pinned: Columns, t: Texts) -> Table:
    """Return what is set otherwise than the data have it, in any column.

    A row holds its name, that of the data, a cell a column by letter, and for levers the least,
    mean and greatest per cent of all columns.
    """
    heads = {"what": t("compare.what"), "data": t("compare.data")}
    heads |= {column.letter: column.label(t) for column in pinned}
    heads |= {name: t(key) for name, key in ENDS.items()}
    parts = chain(_levers(pinned, t), _values(pinned, t), _method(pinned, t), _assumed(pinned, t))
    rows = [dict(zip(heads, row, strict=False)) for row in parts]
    return Table(pd.DataFrame(rows, columns=list(heads)), heads)


def screen(changed: Table) -> tuple[list[str], list[list[str]]]:
    """Return header and rows as they are shown: without least, mean and greatest."""
    shown = changed.file().iloc[:, : -len(ENDS)]
    return list(shown.columns), shown.to_numpy().tolist()


def _three(values: Sequence[float]) -> tuple[float, float, float]:
    """Return the least, the mean and the greatest, NaN where one is not known."""
    return float(np.min(values)), float(np.mean(values)), float(np.max(values))


def _pulled(pinned: Columns, t: Texts) -> dict[str, list[float]]:
    """Return by name the levers any column pulls, with the per cent of each, in their order."""
    pulled = {
        t.of(lever.name): [100 * column.scenario.intensity(lever.code) for column in pinned]
        for lever in t.catalog.levers
    }
    return {name: values for name, values in pulled.items() if any(values)}


def _levers(pinned: Columns, t: Texts) -> Iterator[Row]:
    for name, values in _pulled(pinned, t).items():
        three = (round(value, downloads.DECIMALS) for value in _three(values))
        yield [name, *(t.percent(value / 100) for value in (0, *values)), *three]


def _values(pinned: Columns, t: Texts) -> Iterator[Row]:
    """Return the values set directly, a row an indicator and county."""
    panel = pinned[0].results.panel(all(column.method.real_only for column in pinned))
    stands = [{(i, c): v for i, c, v in one.scenario.values} for one in pinned]  # noqa: PD011
    for indicator, county in sorted({cell for cells in stands for cell in cells}):
        what = t("compare.value", indicator=t.indicator(indicator), county=t.county(county))
        unit = t.catalog.indicator(indicator).unit
        decimals = max(t.catalog.unit(unit).decimals, 1)
        values = [cells.get((indicator, county), math.nan) for cells in stands]
        cells = [DASH if math.isnan(v) else t.number(v, decimals) + t.unit(unit) for v in values]
        yield [what, t.marked(panel.figure(county, indicator)), *cells]


def _method(pinned: Columns, t: Texts) -> Iterator[Row]:
    """Return weights and compensation, where a column has them otherwise than usual.

    That real data only are shown governs the page and is said in the heads: nothing is changed.
    """
    usual, count = t("simulator.weights_equal"), len(t.catalog.elements)
    if any(column.method.weights for column in pinned):
        for k, element in enumerate(t.catalog.elements):
            points = [str(c.method.points(count)[k]) if c.method.weights else usual for c in pinned]
            yield [t("compare.weight", element=t.of(element.name)), usual, *points]
    if any(column.method.p for column in pinned):
        names = lever_panel.compensations(t)
        cells = (names[column.method.p] for column in pinned)
        yield [t("simulator.compensation"), names[0], *cells]


def _assumed(pinned: Columns, t: Texts) -> Iterator[Row]:
    """Return the assumptions that a column has set otherwise than the catalogue."""
    known = effects.assumptions(t.catalog)
    for key in sorted({key for column in pinned for key, _ in column.scenario.assumptions}):
        item = known[key]
        values = [dict(column.scenario.assumptions).get(key, item.value) for column in pinned]
        what = t("compare.assumed", what=assumptions.named(key, t))
        yield [what, *(assumptions.written(item, value, t) for value in (item.value, *values))]


def group(pinned: Columns, t: Texts) -> tuple[list[str], list[list[str]]]:
    """Return header and rows: least, mean and greatest of days, cost, gain and every lever."""
    glyph, days = f"{t.glyph(Quality.ILLUSTRATIVE)} ", t.catalog.indicator(DELIVERY_DAYS)
    counted = [(t.of(days.name), [column.after() for column in pinned], 1, t.unit(days.unit))]
    if columns.one_reach(pinned):  # else totals are not of the same
        many = max(column.reach for column in pinned)
        what = t("compare.group_total", n=many) if many > 1 else t("compare.group_cost")
        costs = [money.counted(column.cost, t) for column in pinned]
        counted.append((what, costs, 0 if t.language == "zh" else 1, t("compare.money_suffix")))
    if columns.one_method(pinned):
        gains = [column.gain for column in pinned]
        counted.append((t("compare.row_gain"), gains, 1, t("common.point_suffix")))
    rows = [
        [what, *(f"{glyph}{t.number(value, decimals)}{suffix}" for value in _three(values))]
        for what, values, decimals, suffix in counted
        if not any(map(math.isnan, values))
    ]
    pulled = _pulled(pinned, t).items()
    rows += [[name, *(f"{t.number(v)}%" for v in _three(values))] for name, values in pulled]
    return [t("compare.what"), *(t(key) for key in ENDS.values())], rows
