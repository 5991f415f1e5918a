"""The table of pinned what-ifs: days and per cent first, then money, then points."""

import math
from collections.abc import Sequence

import numpy as np
import pandas as pd

from components.widgets import costs, html, place
from components.words import money
from components.words.texts import DASH, Texts
from model.facts.catalog import DELIVERY_DAYS
from model.uncertainty.claims import MOST_NAMED, is_plain, weakest
from pages.what_if.compared import columns
from pages.what_if.compared.columns import Column, Columns
from pages.what_if.outcome import LEAST_SHARE, figures
from pages.what_if.what_changes import ranked

MOST_PHYSICAL = 5  # rows beside the days
CLOSE = 0.5  # points: elements as close to the lowest are named with it


def block(pinned: Columns, t: Texts) -> None:
    """Place every column's figures, days and money before points, and all of them as a file."""
    place.heading(t("compare.table_head"), t("compare.table_note"), t)
    place.html(html.table(*table(pinned, t), t, "many versus"))
    notes = [t("compare.source"), t("compare.csv")]
    place.table(lambda: every_figure(pinned, t), "", "what_ifs", t, notes)


def every_figure(pinned: Columns, t: Texts) -> pd.DataFrame:
    """Return every figure of every column now and after, in full: score, elements, indicators."""
    tables = {column.label(t): figures(column, t) for column in pinned}
    return pd.concat(tables, names=[t("compare.column")]).reset_index(level=0)


def table(pinned: Columns, t: Texts) -> tuple[list[str], list[list[str]]]:
    """Return header and rows: what is moved, what it costs, what it makes of the score.

    Where all start from the same today, it is a column of its own, and cells say what follows.
    """
    shared, codes = columns.one_today(pinned), _moved(pinned, t)
    today = [t("compare.today")] if shared else []
    header = [t("compare.what"), *today, *(column.head(t) for column in pinned)]
    weakest_name = _weakest_name(pinned, t)
    known = [_cells(column, codes, weakest_name, shared, t) for column in pinned]
    rows: list[list[str]] = []
    for name, (now, _) in known[0].items():
        cells = [*([now] if shared else []), *(cells[name][1] for cells in known)]
        if not rows or set(cells) - {"", DASH}:
            rows.append([name, *cells])
    return header, rows


def _moved(pinned: Columns, t: Texts) -> list[str]:
    """Return the days, then the measured indicators moved furthest; not the self-declared ones."""
    furthest = np.nan_to_num([column.shift for column in pinned]).max(axis=0)
    rest = [
        (-float(share), indicator.code)
        for share, indicator in zip(furthest, t.catalog.indicators, strict=True)
        if share > LEAST_SHARE and indicator.code != DELIVERY_DAYS and not indicator.self_declared
    ]
    return [DELIVERY_DAYS, *(code for _, code in sorted(rest)[:MOST_PHYSICAL])]


def _weakest_name(pinned: Columns, t: Texts) -> str:
    """Return what the row of the lowest element is called, hedged where figures do not carry it."""
    for column in pinned:
        scores, known = column.results.scored(column.method), column.results.ranges(column.method)
        probability = weakest(scores, known, column.county, t.catalog).probability
        is_scored = not math.isnan(column.score[0])
        if is_scored and not is_plain(scores, column.row, probability, t.catalog):
            return t("compare.row_weakest_illustrative")
    return t("compare.row_weakest")


def _cells(
    column: Column, codes: list[str], weakest_name: str, shared: bool, t: Texts
) -> dict[str, tuple[str, str]]:
    """Return by the name of its row what a column says of today, and in its own cell.

    The cell has what follows behind today's figure, unless that has a column of its own.
    """

    def later(now: str, after: str) -> str:
        return after if shared else f"{now} → {after}"

    cells: dict[str, tuple[str, str]] = {}
    for code in codes:
        now, after, change = column.printed(code, t)
        words = later(now, t("compare.moved", after=after, change=change)) if after else now
        cells[t.indicator(code)] = now, words
    grant, counties = costs.grant(column.results), column.reach
    grants = DASH
    if not math.isnan(column.cost):
        grants = t("compare.grants", n=t.number(column.cost / grant, 1))
        grants = t("compare.spent_many", cost=grants, n=counties) if counties > 1 else grants
    cells[t("compare.row_cost")] = "", column.cost_words(t)
    cells[t("compare.row_grants", one=money.amount(grant, t))] = "", grants
    cells |= _points(column, shared, t)
    both = (column.effect.baseline, column.effect.result)
    low, lower = (_lowest(scores.elements[column.row], t) for scores in both)
    cells[weakest_name] = low, DASH if math.isnan(column.score[0]) else later(low, lower)
    for one in column.elements(t).to_dict("records"):
        known = not math.isnan(one["now"])
        now = words = f"{one['glyph']} {t.score(one['now'])}" if known else DASH
        if moved := known and round(one["after"]) - round(one["now"]):
            words = t("compare.moved", after=t.score(one["after"]), change=t.delta(moved, 0))
            words = f"{one['glyph']} {words}" if shared else f"{now} → {words}"
        cells[one["label"]] = now, words
    declared = t.percent(float(column.effect.paper_share[column.row]))
    return cells | {t("compare.row_declared"): ("", declared)}


def _points(column: Column, shared: bool, t: Texts) -> dict[str, tuple[str, str]]:
    """Return score, gain and rank, today and after, each with its range."""
    names = [t("compare.row_score"), t("compare.row_gain"), t("compare.row_rank")]
    (now, after), drawn, glyph = column.score, column.drawn, t.glyph(column.quality)

    def ranged(value: float, span: Sequence[float]) -> str:
        words = f"{glyph} {t.number(value, 1)}"
        return t("compare.ranged", value=words, span=t.range(span[0], span[-1]))

    if drawn is None:
        return dict.fromkeys(names, (DASH, DASH))
    known = column.results.ranges(column.method)
    ranks = [
        scores.rank(column.county) for scores in (column.effect.baseline, column.effect.result)
    ]
    score = ranged(after, drawn.after)
    low, _, high = drawn.gain
    span = t.range(low, high, 1)
    if low < 0:  # a minus is not mistaken for the dash between the ends
        span = t("compare.signed", low=columns.signed(low, t), high=columns.signed(high, t))
    sure = t.percent(drawn.rises)
    cells = [
        (ranged(now, known.index[column.row]), score),
        ("", t("compare.gain", gain=t.delta(column.gain), span=span, share=sure)),
        (ranked(ranks[0], known.rank[column.row], t), ranked(ranks[1], drawn.rank, t)),
    ]
    if not shared:
        cells[0] = "", f"{glyph} {t.number(now, 1)} → {score}"
    return dict(zip(names, cells, strict=True))


def _lowest(elements: np.ndarray, t: Texts) -> str:
    """Return the lowest element, several where they are as good as equal."""
    if np.isnan(elements).all():
        return DASH
    least = float(np.nanmin(elements))
    near = [k for k in np.argsort(elements, kind="stable") if elements[k] <= least + CLOSE]
    names = [t.element_short(t.catalog.element_codes[k]) for k in near[:MOST_NAMED]]
    return t("compare.lowest", names=t.either(names), score=t.score(least))
