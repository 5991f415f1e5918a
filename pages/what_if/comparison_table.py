"""The table of pinned what-ifs: days and per cent first, then money, then points."""

import math
from collections.abc import Hashable, Iterator, Mapping, Sequence
from typing import Any

import numpy as np
import pandas as pd

from components.widgets import costs, html, links, place
from components.words import money
from components.words.texts import DASH, Texts
from model.facts.catalog import DELIVERY_DAYS
from model.uncertainty.claims import MOST_NAMED, is_plain, weakest
from pages.what_if import columns
from pages.what_if.columns import Column, Columns
from pages.what_if.headline import ranked
from pages.what_if.outcome import SEEN, figures

MOST_PHYSICAL = 5  # rows beside the days
CLOSE = 0.5  # points: elements as close to the lowest are named with it

Row = tuple[str, str, list[str]]  # its name, today, a cell a column


def block(made: Columns, t: Texts) -> None:
    """Place every column's figures, days and money before points, and all of them as a file."""
    place.heading(t("compare.table_head"), t("compare.table_note"), t)
    place.html(html.table(*table(made, t), t, "many versus"))
    place.notes([t("compare.source"), t("compare.csv")], t)
    links.download("what_ifs", lambda: every_figure(made, t), t)


def every_figure(made: Columns, t: Texts) -> pd.DataFrame:
    """Return every figure of every column now and after, in full: score, elements, indicators."""
    tables = {column.label(t): figures(column, t) for column in made}
    return pd.concat(tables, names=[t("compare.column")]).reset_index(level=0)


def table(made: Columns, t: Texts) -> tuple[list[str], list[list[str]]]:
    """Return header and rows: what is moved, what it costs, what it makes of the score.

    Where all start from the same today, it is a column of its own, and cells say what follows.
    """
    shared = columns.one_today(made)
    today = [t("compare.today")] if shared else []
    header = [t("compare.what"), *today, *(column.head(t) for column in made)]
    parts = (_physical, _money, _points, _weakest, _elements, _declared)
    rows = [
        [what, *([now] if shared else []), *cells]
        for part in parts
        for what, now, cells in part(made, shared, t)
    ]
    return header, [row for row in rows if row is rows[0] or set(row[1:]) - {"", DASH}]


def _physical(made: Columns, shared: bool, t: Texts) -> Iterator[Row]:
    for code in (DELIVERY_DAYS, *_moved(made, t)):
        printed = [column.printed(code, t) for column in made]
        yield t.indicator(code), printed[0][0], [_later(*one, shared, t) for one in printed]


def _later(now: str, after: str, change: str, shared: bool, t: Texts) -> str:
    """Return what a figure becomes, behind what it is today unless that has its own column."""
    if not after:
        return now
    words = t("compare.moved", after=after, change=change)
    return words if shared else f"{now} → {words}"


def _moved(made: Columns, t: Texts) -> list[str]:
    """Return the measured indicators any column moves, those moved furthest on their scale first.

    Self-declared ones are left to the score.
    """
    furthest = np.nan_to_num([column.shift for column in made]).max(axis=0)
    rest = [
        (-float(share), indicator.code)
        for share, indicator in zip(furthest, t.catalog.indicators, strict=True)
        if share > SEEN and indicator.code != DELIVERY_DAYS and not indicator.self_declared
    ]
    return [code for _, code in sorted(rest)[:MOST_PHYSICAL]]


def _money(made: Columns, _shared: bool, t: Texts) -> Iterator[Row]:
    """Return costs, then the same in national grants, over as many counties."""
    grant = costs.grant(made[0].results)
    yield t("compare.row_cost"), "", [column.cost_words(t) for column in made]
    cells = [_grants(column, grant, t) for column in made]
    yield t("compare.row_grants", one=money.amount(grant, t)), "", cells


def _grants(column: Column, grant: float, t: Texts) -> str:
    if math.isnan(column.cost):
        return DASH
    count = t("compare.grants", n=t.number(column.cost / grant, 1))
    return t("compare.spent_many", cost=count, n=column.reach) if column.reach > 1 else count


def _points(made: Columns, shared: bool, t: Texts) -> Iterator[Row]:
    score, rank = _today(made[0], t)
    scores, gains, ranks = zip(*(_scored(column, shared, t) for column in made), strict=True)
    yield t("compare.row_score"), score, list(scores)
    yield t("compare.row_gain"), "", list(gains)
    yield t("compare.row_rank"), rank, list(ranks)


def _today(column: Column, t: Texts) -> tuple[str, str]:
    """Return a column's score and rank of today with their ranges."""
    now, known = column.score[0], column.results.ranges(column.method)
    if math.isnan(now):
        return DASH, DASH
    rank = column.effect.baseline.rank(column.county)
    score = _ranged(column, now, known.index[column.row], t)
    return score, ranked(rank, known.rank[column.row], t)


def _scored(column: Column, shared: bool, t: Texts) -> tuple[str, str, str]:
    """Return a column's score after, its gain and its rank after, each with its range."""
    drawn = column.drawn
    if drawn is None:
        return DASH, DASH, DASH
    now, after = column.score
    score = _ranged(column, after, drawn.after, t)
    if not shared:
        score = f"{t.glyph(column.quality)} {t.number(now, 1)} → {score}"
    low, _, high = drawn.gain
    span = t.range(low, high, 1)
    if low < 0:  # a minus is not mistaken for the dash between the ends
        span = t("compare.signed", low=columns.signed(low, t), high=columns.signed(high, t))
    sure = t.percent(drawn.rises)
    gain = t("compare.gain", gain=t.delta(column.gain), span=span, share=sure)
    return score, gain, ranked(column.effect.result.rank(column.county), drawn.rank, t)


def _ranged(column: Column, value: float, span: Sequence[float], t: Texts) -> str:
    words = f"{t.glyph(column.quality)} {t.number(value, 1)}"
    return t("compare.ranged", value=words, span=t.range(span[0], span[-1]))


def _weakest(made: Columns, shared: bool, t: Texts) -> Iterator[Row]:
    """Return the lowest element now and after, several where they are as good as equal."""
    cells, plain = [], True
    for column in made:
        if math.isnan(column.score[0]):
            cells.append(DASH)
            continue
        scores, known = column.results.scored(column.method), column.results.ranges(column.method)
        claim = weakest(scores, known, column.county, t.catalog)
        effect = column.effect
        plain = plain and is_plain(effect.baseline, column.row, claim.probability, t.catalog)
        after = _lowest(effect.result.elements[column.row], t)
        before = _lowest(effect.baseline.elements[column.row], t)
        cells.append(after if shared else f"{before} → {after}")
    what = t("compare.row_weakest" if plain else "compare.row_weakest_illustrative")
    first = made[0]
    yield what, _lowest(first.effect.baseline.elements[first.row], t), cells


def _lowest(elements: np.ndarray, t: Texts) -> str:
    if np.isnan(elements).all():
        return DASH
    least = float(np.nanmin(elements))
    near = [k for k in np.argsort(elements, kind="stable") if elements[k] <= least + CLOSE]
    names = [t.element_short(t.catalog.element_codes[k]) for k in near[:MOST_NAMED]]
    return t("compare.lowest", names=t.either(names), score=t.score(least))


def _elements(made: Columns, shared: bool, t: Texts) -> Iterator[Row]:
    tables = [column.elements(t).to_dict("records") for column in made]
    for scores in zip(*tables, strict=True):
        cells = [_element_cell(one, shared, t) for one in scores]
        yield scores[0]["label"], _element_now(scores[0], t), cells


def _element_now(one: Mapping[Hashable, Any], t: Texts) -> str:
    return DASH if math.isnan(one["now"]) else f"{one['glyph']} {t.score(one['now'])}"


def _element_cell(one: Mapping[Hashable, Any], shared: bool, t: Texts) -> str:
    now = _element_now(one, t)
    moved = 0 if now == DASH else round(one["after"]) - round(one["now"])
    if not moved:
        return now
    words = t("compare.moved", after=t.score(one["after"]), change=t.delta(moved, 0))
    return f"{one['glyph']} {words}" if shared else f"{now} → {words}"


def _declared(made: Columns, _shared: bool, t: Texts) -> Iterator[Row]:
    shares = [float(column.effect.paper_share[column.row]) for column in made]
    yield t("compare.row_declared"), "", [t.percent(share) for share in shares]
