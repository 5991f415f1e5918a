"""The figures of what-ifs side by side: one table for the head, the picture and the file."""

import math
from collections.abc import Sequence

import pandas as pd

from components.charts import beside
from components.charts.dots import Dot, Rows
from components.charts.plot import Plot
from components.session import state
from components.widgets import html, place, tables
from components.widgets.tables import Table
from components.words import money
from components.words.texts import DASH, Texts
from model.facts.provenance import Quality
from pages.what_if.compared import columns
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
    drawn, declared = one.drawn, float(one.effect.paper_share[one.row])
    known, cost = t.catalog.method.costs, money.counted(one.cost, t)
    pulled = {t.of(lever.name): one.scenario.intensity(lever.code) for lever in t.catalog.levers}
    row: dict[str, object] = {
        "code": one.case.preset or one.letter,
        "label": one.label(t),
        "county": t.county(one.county),
        "levers": t.join([f"{name} {t.percent(u)}" for name, u in pulled.items() if u]),
        "reach": one.reach,
        "days_now": one.figure().value,
        "score_now": one.score[0],
        "declared": None if math.isnan(declared) else round(100 * declared),
        "quality": t.quality(Quality.ILLUSTRATIVE),
    }
    row |= _span(DAYS, one.days, one.after())
    row |= _span(SCORE, drawn.after if drawn else UNKNOWN, one.score[1])
    row |= _span(GAIN, drawn.gain if drawn else UNKNOWN, one.gain)
    return row | _span(COST, (known.low * cost, cost, known.high * cost), cost)


def _span(what: str, ends: Sequence[float], value: float) -> dict[str, float]:
    return {what: value, f"{what}_low": ends[0], f"{what}_high": ends[-1]}


def head(shown: Columns, t: Texts) -> tuple[list[str], list[list[str]]]:
    """Return header and rows of the figures that all columns are compared by.

    A cell has a line for its number, one for the change, one for its range; where all start from
    the same today, it stands with the name of the row.
    """
    rows, shared = table(shown, t).rows, columns.one_today(shown)
    whole = 0 if t.language == "zh" else 1
    said: dict[str, list[list[str]]] = {DAYS: [], SCORE: [], COST: []}
    for one, row in zip(shown, rows.to_dict("records"), strict=True):
        now = [] if shared else [t("compare.now", now=t.number(row["days_now"], 1))]
        said[DAYS].append([*_moved(row[DAYS], row["days_now"], t), *now])
        now = [] if shared else [t("compare.now", now=t.number(row["score_now"], 1))]
        span = [] if math.isnan(row["gain_low"]) else [gained(row, t)]
        said[SCORE].append([*_moved(row[SCORE], row["score_now"], t), *span, *now])
        several = [t("compare.over", n=one.reach)] if one.reach > 1 else []
        known = [] if math.isnan(row[COST]) else [t.range(row["cost_low"], row["cost_high"], whole)]
        said[COST].append([t.number(row[COST], whole), *known, *several])
    ends = [t("compare.now", now=t.number(rows[f"{what}_now"][0], 1)) for what in (DAYS, SCORE)]
    today = [*ends, ""] if shared else [""] * len(said)
    named = zip(said.items(), today, strict=True)
    glyph = t.glyph(Quality.ILLUSTRATIVE)
    return ["", *rows["label"]], [
        [f"{t(NAMES[what])}\n{now}".strip(), *(f"{glyph} " + "\n".join(cell) for cell in cells)]
        for (what, cells), now in named
    ]


def _moved(after: float, now: float, t: Texts) -> list[str]:
    """Return a number after and by how much it has moved, as printed."""
    if math.isnan(after):
        return [DASH]
    return [t.number(after, 1), t.delta(round(after, 1) - round(now, 1))]


def gained(row: dict[str, float], t: Texts) -> str:
    """Return the range of a gain; a minus in it is not mistaken for the dash between the ends."""
    low, high = row["gain_low"], row["gain_high"]
    if low >= 0:
        return t.range(low, high, 1)
    return t("compare.signed", low=t.number(low, 1).replace("-", "−"), high=t.number(high, 1))


def picture(shown: Columns, key: str, t: Texts, notes: Sequence[str] = ()) -> None:
    """Place days and gain of what-ifs as ranges side by side, with the table behind them."""
    whole, phone = table(shown, t), state.on_phone()
    alt = t("common.semicolon").join(
        t("compare.alt_row", name=row["label"], days=_days(row, t), gain=_gain(row, t))
        for row in whole.rows.to_dict("records")
    )
    place.chart(chart(shown, phone, t), alt, key)
    read = t("compare.picture_note")
    place.table(lambda: whole.file().round(2), t("compare.picture"), key, t, [read, *notes])


def chart(shown: Columns, phone: bool, t: Texts) -> Plot:
    """Return days to the village and gain in points side by side, a row a what-if.

    Above them stands today's row where they all start from the same.
    """
    rows, known = table(shown, t).rows, shown[0].figure()
    days, gains = [], []
    if columns.one_today(shown) and known.quality is not None:
        is_exact = known.low == known.high
        span = t.number(known.value, 1) if is_exact else t.range(known.low, known.high, 1)
        words = f"{t('common.now')} {span}"
        days.append(Dot(TODAY, words, known.value, known.low, known.high, words, known.quality))
        gains.append(Dot(TODAY, "", *UNKNOWN, "", None))
    for one, row in zip(shown, rows.to_dict("records"), strict=True):
        is_moved = row[DAYS] != row["days_now"]
        quality = Quality.ILLUSTRATIVE if is_moved else one.figure().quality
        words = f"{row['label']} {_days(row, t)}"
        span = (row[DAYS], row["days_low"], row["days_high"])
        days.append(Dot(row["code"], words, *span, words, quality))
        span = (row[GAIN], max(row["gain_low"], 0.0), row["gain_high"])
        quality = None if math.isnan(row["gain_low"]) else Quality.ILLUSTRATIVE
        gains.append(Dot(row["code"], _gain(row, t), *span, _gain(row, t), quality))
    halves = []
    for dots, name in ((days, NAMES[DAYS]), (gains, NAMES[GAIN])):
        ends = [one.high for one in dots if one.quality is not None]
        halves.append(beside.Half([Rows("", dots)], (), max([*ends, 1.0]), t(name)))
    return beside.paired(*halves, TODAY, phone)


def _days(row: dict[str, float], t: Texts) -> str:
    low, high = row["days_low"], row["days_high"]
    return t.number(low, 1) if low == high else t.range(low, high, 1)


def _gain(row: dict[str, float], t: Texts) -> str:
    return DASH if math.isnan(row["gain_low"]) else gained(row, t)


def block(pinned: Columns, t: Texts) -> None:
    """Place what the columns are compared by, side by side on a phone too."""
    place.html(html.table(*head(pinned, t), t, "abreast"))
