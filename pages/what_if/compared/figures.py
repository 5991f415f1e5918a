"""The figures of what-ifs side by side: one table for the head, the picture and the file."""

import math
from collections.abc import Sequence
from typing import Any

import pandas as pd

from components.charts.dots import Dot, Rows
from components.charts.plot import Plot
from components.session import state
from components.widgets import place, tables
from components.widgets.tables import Table
from components.words import money
from components.words.texts import DASH, Texts
from model.facts.provenance import Quality
from pages.what_if.compared import beside, columns
from pages.what_if.compared.columns import Column, Columns

DAYS, SCORE, GAIN, COST = "days", "score", "gain", "cost"
NAMES = {DAYS: "compare.days", SCORE: "compare.score", GAIN: "compare.gain", COST: "compare.cost"}
UNKNOWN = (math.nan, math.nan, math.nan)
TODAY = "today"


def table(shown: Columns, t: Texts) -> Table:
    """Return a row a what-if: days, score, gain and cost with their ranges, NaN where not known.

    Costs are in the unit of the reader's language and over all counties of its levers.
    """
    rows = pd.DataFrame([_row(one, t) for one in shown])
    own = {"label": "compare.column", "county": "common.county", "levers": "compare.levers"}
    own |= {"reach": "compare.reach", "days_now": "compare.days_now"}
    heads = tables.heads(t, **own, score_now="compare.score_now")
    for what, key in NAMES.items():
        heads[what] = t(key)
        for end in ("low", "high"):
            heads[f"{what}_{end}"] = t("compare.end", what=t(key), end=t(f"common.{end}"))
    heads |= tables.heads(t, "quality", declared="compare.row_declared")
    return Table(rows, heads)


def _row(one: Column, t: Texts) -> dict[str, object]:
    drawn = one.drawn
    known, cost = t.catalog.method.costs, money.counted(one.cost, t)
    pulled = {t.of(lever.name): one.scenario.intensity(lever.code) for lever in t.catalog.levers}
    row: dict[str, object] = {
        "code": one.letter or one.case.preset,
        "label": one.label(t),
        "name": one.named(t, in_full=True),
        "m_yuan": one.cost,
        "county": t.county(one.county),
        "levers": t.join([f"{name} {t.percent(u)}" for name, u in pulled.items() if u]),
        "reach": one.reach,
        "days_now": one.figure().value,
        "score_now": one.score[0],
        "declared": 100 * float(one.effect.paper_share[one.row]),
        "quality": t.quality(Quality.ILLUSTRATIVE),
    }
    is_moved = one.after() != one.figure().value
    quality = Quality.ILLUSTRATIVE if is_moved else one.figure().quality
    row |= _span(DAYS, (one.days[0], one.after(), one.days[2]), quality, t)
    after, gain = (drawn.after, drawn.gain) if drawn else (UNKNOWN, UNKNOWN)
    assumed = Quality.ILLUSTRATIVE if drawn else None
    row |= _span(SCORE, (after[0], one.score[1], after[2]), assumed, t)
    row |= _span(GAIN, (gain[0], one.gain, gain[2]), assumed, t)
    return row | _span(COST, (known.low * cost, cost, known.high * cost), assumed, t)


def _span(
    what: str, ends: tuple[float, float, float], quality: Quality | None, t: Texts
) -> dict[str, object]:
    """Return a figure with its range, its quality and the range in words."""
    low, value, high = ends
    decimals = 0 if what == COST and t.language == "zh" else 1
    words = t.range(low, high, decimals)
    if low < 0:  # a minus is not mistaken for the dash between the ends
        first, last = (t.number(end, decimals).replace("-", "−") for end in (low, high))
        words = t("compare.signed", low=first, high=last)
    elif low == high or quality is None:
        words = t.number(low, decimals)
    cells = {"": value, "_low": low, "_high": high, "_words": words, "_quality": quality}
    return {f"{what}{end}": cell for end, cell in cells.items()}


def head(shown: Columns, t: Texts) -> tuple[list[str], list[list[str]]]:
    """Return header and rows of the figures that all columns are compared by.

    A cell has a line for its number, one for the change, one for its range; where all start from
    the same today, it stands with the name of the row.
    """
    rows, shared = table(shown, t).rows, columns.one_today(shown)
    places = [t.county_short(code) for code in (one.county for one in shown)]
    names = rows["label"] if len(set(places)) == 1 else rows["label"] + "\n" + pd.Series(places)
    whole, cells = 0 if t.language == "zh" else 1, []
    for what in (DAYS, SCORE, COST):
        said, today = [t(NAMES[what])], ""
        for one, row in zip(shown, rows.to_dict("records"), strict=True):
            if what == COST:
                several = t("compare.over", n=one.reach) if one.reach > 1 else ""
                parts = [t.number(row[COST], whole), row["cost_words"], several]
            else:
                now = row[f"{what}_now"]
                today = t("compare.now", now=t.number(now, 1))
                moved = t.delta(round(row[what], 1) - round(now, 1))
                span = row["gain_words"] if what == SCORE else ""
                parts = [t.number(row[what], 1), moved, span, "" if shared else today]
            known = [DASH] if math.isnan(row[what]) else [part for part in parts if part]
            said.append(f"{t.glyph(Quality.ILLUSTRATIVE)} " + "\n".join(known))
        cells.append([f"{said[0]}\n{today}".strip() if shared else said[0], *said[1:]])
    return ["", *names], cells


def picture(shown: Columns, key: str, t: Texts, notes: Sequence[str] = ()) -> None:
    """Place days and gain of what-ifs as ranges side by side, with the table behind them.

    Nothing where there is no figure of either.
    """
    if not any(one.is_scored or one.figure().quality for one in shown):
        return
    whole = table(shown, t)
    alt = t("common.semicolon").join(
        t("compare.alt_row", name=row["label"], days=row["days_words"], gain=row["gain_words"])
        for row in whole.rows.to_dict("records")
    )
    place.chart(chart(shown, state.on_phone(), t), alt, key)
    read = t("compare.picture_note")
    place.table(lambda: whole.file().round(1), t("compare.picture"), key, t, [read, *notes])


def chart(shown: Columns, phone: bool, t: Texts) -> Plot:
    """Return days to the village and gain in points side by side, a row a what-if.

    Above them stands today's row where they all start from the same.
    """
    known = shown[0].figure()
    rows: list[Any] = [_row(one, t) for one in shown]
    if columns.one_today(shown) and known.quality is not None:
        today = _span(DAYS, (known.low, known.value, known.high), known.quality, t)
        today |= _span(GAIN, UNKNOWN, None, t)
        today["gain_words"] = ""
        rows = [today | {"code": TODAY, "label": t("common.now")}, *rows]
    halves = []
    for what in (DAYS, GAIN):
        dots = []
        for row in rows:
            words, low = row[f"{what}_words"], max(row[f"{what}_low"], 0.0)
            label = f"{row['label']} {words}" if what == DAYS else words
            ends = {"value": row[what], "low": low, "high": row[f"{what}_high"]}
            dots.append(
                Dot(row["code"], label, hover=label, quality=row[f"{what}_quality"], **ends)
            )
        upper = max([dot.high for dot in dots if dot.quality], default=1.0)
        halves.append(beside.Half([Rows("", dots)], upper, t(NAMES[what])))
    return beside.paired(halves[0], halves[1], TODAY, phone)
