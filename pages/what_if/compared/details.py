"""Row by row: what pinned what-ifs have changed against the data, what it does, and the group."""

import math
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import chain

import numpy as np
import pandas as pd

from components.widgets import html, place
from components.widgets.tables import Table
from components.words import money
from components.words.texts import DASH, Texts
from model.facts.catalog import DELIVERY_DAYS
from model.what_if import effects
from pages.what_if import assumptions, weights
from pages.what_if.compared import columns
from pages.what_if.compared.columns import Column, Columns
from pages.what_if.outcome import LEAST_SHARE, figures, ranked

ENDS = {"least": "compare.least", "mean": "compare.mean", "most": "compare.most"}
MOST_PHYSICAL = 6  # indicators, the days with them
Row = list[str]


def block(pinned: Columns, t: Texts) -> None:
    """Place what is set otherwise than in the data, then what it does; every figure as a file."""
    file = table(pinned, t).file()
    place.html(html.table(list(file.columns), file.to_numpy().tolist(), t))
    group = "compare.group_note" if columns.one_reach(pinned) else "compare.group_reach"
    notes = [t("compare.details_note"), *([t(group)] if len(pinned) > 1 else [])]
    notes += [t("compare.source"), t("compare.csv")]
    place.table(lambda: every_figure(pinned, t), "", "what_ifs", t, notes)


def every_figure(pinned: Columns, t: Texts) -> pd.DataFrame:
    """Return every figure of every column now and after, in full: score, elements, indicators."""
    tables = {column.label(t): figures(column, t) for column in pinned}
    return pd.concat(tables, names=[t("compare.column")]).reset_index(level=0)


def table(pinned: Columns, t: Texts) -> Table:
    """Return a row a thing changed, then a row a figure that moves.

    A row holds its name, what the data have, a cell a column by letter, and of several columns
    the least, mean and greatest of what can be counted.
    """
    heads = {"what": t("compare.what"), "data": t("compare.data")}
    heads |= {column.letter: column.label(t) for column in pinned}
    heads |= {name: t(key) for name, key in ENDS.items()} if len(pinned) > 1 else {}
    parts = (_levers, _values, _method, _assumed, _sums, _physical, _points)
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
        values = [cells.get((indicator, county), math.nan) for cells in stands]
        yield [what, t.marked(panel.figure(county, indicator)), *map(_write(indicator, t), values)]


def _write(indicator: str, t: Texts) -> Callable[[float], str]:
    """Return what writes an indicator with its unit, to one decimal at least."""
    unit = t.catalog.indicator(indicator).unit
    decimals, suffix = max(t.catalog.unit(unit).decimals, 1), t.unit(unit)
    return lambda value: DASH if math.isnan(value) else t.number(value, decimals) + suffix


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


def _sums(pinned: Columns, t: Texts) -> Iterator[Row]:
    """Return cost and gain; what is not of the same has no common mean and is left out."""
    if columns.one_reach(pinned):
        costs = [column.cost for column in pinned]
        yield _counted(t("compare.cost"), "", costs, lambda value: money.amount(value, t))
    if columns.one_method(pinned):
        gains = [column.gain for column in pinned]
        yield _counted(t("compare.gain"), "", gains, t.delta)


def _physical(pinned: Columns, t: Texts) -> Iterator[Row]:
    """Return the days, then the measured indicators moved furthest; not the self-declared ones."""
    furthest = np.nan_to_num([column.shift for column in pinned]).max(axis=0)
    furthest[t.catalog.column(DELIVERY_DAYS)] = math.inf
    for j in np.argsort(-furthest, kind="stable")[:MOST_PHYSICAL]:
        indicator = t.catalog.indicators[j]
        if furthest[j] <= LEAST_SHARE or indicator.self_declared:
            continue
        write = _write(indicator.code, t)
        afters = [column.after(indicator.code) for column in pinned]
        today = [column.figure(indicator.code) for column in pinned]
        if columns.one_today(pinned):
            yield _counted(t.of(indicator.name), t.marked(today[0]), afters, write)
        else:
            now = [write(figure.value) for figure in today]
            yield [t.of(indicator.name), "", *_arrows(now, map(write, afters))]


def _points(pinned: Columns, t: Texts) -> Iterator[Row]:
    """Return the elements, the place among all counties, and how much of a gain is declared."""
    shared, elements = columns.one_today(pinned), [column.elements(t) for column in pinned]
    for k, name in enumerate(elements[0]["label"]):
        now, after = ([one.loc[k, when] for one in elements] for when in ("now", "after"))
        if shared:
            yield _counted(name, t.score(now[0]), after, t.score)
        else:
            yield [name, "", *_arrows(map(t.score, now), map(t.score, after))]
    places = [_place(column, t) for column in pinned]
    today = [now for now, _ in places]
    yield [t("compare.row_rank"), today[0] if shared else "", *(after for _, after in places)]
    declared = [float(column.effect.paper_share[column.row]) for column in pinned]
    yield _counted(t("compare.row_declared"), "", declared, t.percent)


def _arrows(now: Iterable[str], after: Iterable[str]) -> list[str]:
    return [f"{a} → {b}" for a, b in zip(now, after, strict=True)]


def _place(column: Column, t: Texts) -> tuple[str, str]:
    """Return the place among all counties now and after, each with its range."""
    if column.drawn is None:
        return DASH, DASH
    known = column.results.ranges(column.method).rank[column.row]
    both = column.effect.baseline, column.effect.result
    now, after = (scores.rank(column.county) for scores in both)
    return ranked(now, known, t), ranked(after, column.drawn.rank, t)
