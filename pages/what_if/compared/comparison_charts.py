"""The charts of pinned what-ifs: their elements before and after, and what each costs and gains."""

import math

import pandas as pd
import streamlit as st

from components.session import state
from components.widgets import place, tables
from components.widgets.downloads import DECIMALS
from components.widgets.tables import Table
from components.words.texts import Texts
from model.uncertainty.claims import above, apart, ordered, tied
from pages.what_if.compared import charts, columns
from pages.what_if.compared.columns import Columns

HEIGHT, HEIGHT_PHONE = 420, 340


def block(pinned: Columns, t: Texts) -> None:
    """Place the columns that have a score: their elements, and what each costs and gains."""
    scored = [column for column in pinned if column.drawn is not None]
    if not scored:
        return
    left, right = st.columns([1.2, 1], gap="medium")
    with left:
        table, letters = elements_table(pinned, t), [column.letter for column in scored]
        finding = elements_finding(table.rows, pinned, t)
        place.heading(finding, t("compare.elements_note"), t)
        rows = table.rows[table.rows["letter"].isin(letters)]
        place.chart(charts.compared(rows, state.on_phone(), t), finding, "elements")
        _behind(table, finding, "elements", t)
    priced = tuple(column for column in scored if not math.isnan(column.cost))
    if len(priced) < columns.FEW or not columns.one_method(pinned):
        return
    with right:
        table, height = money_table(priced, t), HEIGHT_PHONE if state.on_phone() else HEIGHT
        finding = money_finding(table.rows[table.rows["is_gain"]], pinned, t)
        place.heading(finding, t("compare.money_note"), t)
        alt, figure = money_alt(finding, priced, t), charts.cost_and_gain(table.rows, height, t)
        place.chart(figure, alt, "cost_and_gain")
        _behind(table, finding, "cost_and_gain", t)


def _behind(table: Table, finding: str, key: str, t: Texts) -> None:
    """Place below a chart its source and the table behind it."""
    place.table(lambda: table.file().round(DECIMALS), finding, key, t, [t("compare.source")])


def elements_table(pinned: Columns, t: Texts) -> Table:
    """Return the elements of every column now and after."""
    whose = {"column": "compare.column", "county": "common.county", "name": "common.element"}
    what = {"now": "common.now", "after": "common.after", "unit": "common.unit"}
    heads = tables.heads(t, **whose, **what, glyph="common.quality")
    rows = [
        column.elements(t).assign(
            letter=column.letter,
            head=column.head(t),
            column=column.label(t),
            county=t.county(column.county),
            unit=t("common.points"),
        )
        for column in pinned
    ]
    return Table(pd.concat(rows, ignore_index=True), heads)


def elements_finding(rows: pd.DataFrame, pinned: Columns, t: Texts) -> str:
    """Return in which element each column moves most, between the printed scores."""
    parts = []
    for letter, one in rows.fillna({"now": 0.0, "after": 0.0}).groupby("letter", sort=False):
        most = one.iloc[int((one["after"] - one["now"]).argmax())]
        change = round(most["after"]) - round(most["now"])
        if change > 0:
            moved = {"element": most["short"], "change": t.delta(change, 0)}
            parts.append(t("compare.elements_part", letter=letter, **moved))
    if not parts:
        return t("compare.elements_none")
    return columns.hedged(t("common.semicolon").join(parts), pinned, columns.sure(pinned, t), t)


def money_table(priced: Columns, t: Texts) -> Table:
    """Return cost and gain of every column with their ranges, a row each."""
    rows = []
    for column in priced:
        if (drawn := column.drawn) is None:
            continue
        cost, gain = column.cost_range(t), (drawn.gain[0], column.gain, drawn.gain[2])
        whose = [column.letter, column.head(t), t.county(column.county)]
        rows.append([*whose, False, t("compare.row_cost"), *cost, t("compare.money_unit")])
        rows.append([*whose, True, t("compare.row_gain"), *gain, t("compare.points")])
    own = {"head": "compare.column", "county": "common.county", "what": "compare.what"}
    heads = tables.heads(t, "value", "low", "high", "unit", "quality", **own)
    names = ["letter", "head", "county", "is_gain", "what", "low", "value", "high", "unit"]
    table = pd.DataFrame(rows, columns=names).assign(quality=t("common.illustrative"))
    return Table(table, heads)


def money_finding(gains: pd.DataFrame, pinned: Columns, t: Texts) -> str:
    """Return whose gain lies wholly above whose, pair by pair, and who is not told apart.

    Those with the same below them stand together.
    """
    gains = gains.sort_values("value", ascending=False, kind="stable")
    spans, letters = list(zip(gains["low"], gains["high"], strict=True)), list(gains["letter"])
    low, over = t.catalog.method.low, t("compare.above")
    sure = apart(spans, low)
    if not sure:
        return t("compare.money_overlap")
    below: dict[tuple[int, ...], list[str]] = {}
    for letter, places in zip(letters, above(spans), strict=True):
        if places:
            below.setdefault(places, []).append(letter)
    last, both = t("compare.last"), t("compare.and")
    parts = [
        _listed(upper, last, t) + over + _listed([letters[k] for k in places], last, t)
        for places, upper in below.items()
    ]
    ties = [_listed([letters[k] for k in group], both, t) for group in tied(spans)]
    parts += [t("compare.money_tied", letters=one) for one in ties]
    if ordered(spans, low):
        parts = [t("compare.money_apart", order=over.join(letters))]
    return columns.hedged(t("common.semicolon").join(parts), pinned, sure, t)


def _listed(letters: list[str], before_last: str, t: Texts) -> str:
    """Return letters in a sentence: "B, C and D", in an order that says nothing."""
    *first, last = sorted(letters)
    return before_last.join([t.join(first), last]) if first else last


def money_alt(finding: str, priced: Columns, t: Texts) -> str:
    """Return the finding with what every column costs and gains."""
    parts = []
    for one in priced:
        cost, gain = columns.spent(one.cost, one.reach, t), t.delta(one.gain)
        parts.append(t("compare.money_alt", letter=one.letter, gain=gain, cost=cost))
    return t("common.colon", name=finding, text=t("common.semicolon").join(parts))
