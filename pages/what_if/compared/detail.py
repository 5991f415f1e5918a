"""Row by row: what pinned what-ifs have changed against the data, what it does, and the group."""

import math
from collections.abc import Callable, Iterator, Sequence
from functools import partial
from itertools import chain

import numpy as np
import pandas as pd

from components.widgets import html, place
from components.widgets.tables import Table
from components.words import money
from components.words.texts import DASH, Texts
from model.facts.provenance import Quality
from model.what_if import effects
from pages.what_if import assumptions, weights
from pages.what_if.compared import columns
from pages.what_if.compared.columns import Columns
from pages.what_if.outcome import figures

ENDS = {"least": "compare.least", "mean": "compare.mean", "most": "compare.most"}
WHEN = ("common.now", "common.after")
LEAST = 0.05  # in the figure's own unit: less is printed as no change
Row = list[str]


def block(pinned: Columns, t: Texts) -> None:
    """Place what is set otherwise than in the data, then what it does; every figure as a file."""
    file = table(pinned, t).file()
    place.html(html.table(list(file.columns), file.to_numpy().tolist(), t))
    every = {column.label(t): figures(column, t) for column in pinned}
    whole = pd.concat(every, names=[t("compare.column")]).reset_index(level=0)
    notes = [t("compare.detail_note"), t("compare.source"), t("compare.csv")]
    place.table(lambda: whole, "", "what_ifs", t, notes)


def table(pinned: Columns, t: Texts) -> Table:
    """Return a row a thing changed, then a row a figure that moves.

    A row holds its name, what the data have, a cell a column by letter, and of several columns
    the least, mean and greatest of what can be counted.
    """
    heads = {"what": t("compare.what"), "data": t("compare.data")}
    heads |= {column.letter: column.label(t) for column in pinned}
    heads |= {name: t(key) for name, key in ENDS.items()} if len(pinned) > 1 else {}
    parts = (_levers, _values, _method, _assumed, _cost, _results)
    rows = chain.from_iterable(part(pinned, t) for part in parts)
    whole = [[*row, *[""] * len(heads)][: len(heads)] for row in rows]
    return Table(pd.DataFrame(whole, columns=list(heads)), heads)


def _counted(what: str, data: str, values: Sequence[float], write: Callable[[float], str]) -> Row:
    """Return a row of numbers with their least, mean and greatest where all are known."""
    three = (np.min(values), np.mean(values), np.max(values))
    ends = [] if np.isnan(values).any() else [write(float(value)) for value in three]
    return [what, data, *map(write, values), *ends]


def _levers(pinned: Columns, t: Texts) -> Iterator[Row]:
    for lever in t.catalog.levers:
        shares = [column.scenario.intensity(lever.code) for column in pinned]
        if any(shares):
            yield _counted(t.of(lever.name), t.percent(0), shares, t.percent)


def _values(pinned: Columns, t: Texts) -> Iterator[Row]:
    """Return the values set directly, a row an indicator and county."""
    panel = pinned[0].results.panel(all(column.method.real_only for column in pinned))
    stands = [{(i, c): v for i, c, v in one.scenario.values} for one in pinned]  # noqa: PD011
    for indicator, county in sorted({cell for cells in stands for cell in cells}):
        what = t("compare.value", indicator=t.indicator(indicator), county=t.county(county))
        unit = t.catalog.indicator(indicator).unit
        values = [cells.get((indicator, county), math.nan) for cells in stands]
        cells = [t.amount(value, unit) for value in values]
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
        names = weights.compensations(t)
        yield [t("simulator.compensation"), names[0], *(names[c.method.p] for c in pinned)]


def _assumed(pinned: Columns, t: Texts) -> Iterator[Row]:
    """Return the assumptions that a column has set otherwise than the catalogue."""
    known = effects.assumptions(t.catalog)
    for key in sorted({key for column in pinned for key, _ in column.scenario.assumptions}):
        item = known[key]
        values = [dict(column.scenario.assumptions).get(key, item.value) for column in pinned]
        what = t("compare.assumed", what=assumptions.named(key, t))
        yield [what, *(assumptions.written(item, value, t) for value in (item.value, *values))]


def _cost(pinned: Columns, t: Texts) -> Iterator[Row]:
    """Return the costs; those of different numbers of counties have no common mean."""
    if columns.one_reach(pinned):
        costs = [column.cost for column in pinned]
        yield _counted(t("levers.card_cost"), "", costs, lambda value: money.amount(value, t))


def _results(pinned: Columns, t: Texts) -> Iterator[Row]:
    """Return what moves of score, elements and measured indicators, from today's on if it differs.

    What is self-declared is as the what-if says, and is left out.
    """
    keys, shared = [t("common.code"), t("common.indicator")], columns.one_today(pinned)
    own = [figures(column, t).set_index(keys).loc[column.county] for column in pinned]
    declared = [t.of(one.name) for one in t.catalog.indicators if one.self_declared]
    units = {t.of(one.name): t.unit(one.unit) for one in t.catalog.indicators}
    marks = {t.quality(kind): t.glyph(kind) for kind in Quality}
    for name in own[0].index.difference(declared, sort=False):
        now, after = ([float(one.loc[name, t(key)]) for one in own] for key in WHEN)
        write = partial(_written, unit=units.get(name, ""), mark=t.glyph(Quality.ILLUSTRATIVE), t=t)
        if np.nanmax(np.abs(np.subtract(after, now)), initial=0) <= LEAST:
            continue
        if shared:
            mark = marks.get(own[0].loc[name, t("common.quality")], "")
            yield _counted(name, write(now[0], mark=mark), after, write)
        else:
            yield [name, "", *(f"{write(a)} → {write(b)}" for a, b in zip(now, after, strict=True))]


def _written(value: float, unit: str, mark: str, t: Texts) -> str:
    return DASH if math.isnan(value) else f"{mark} {t.number(value, 1)}{unit}"
