"""The table behind a figure over the 31 counties: values, ranges, quality, year, source."""

import math
from collections.abc import Sequence

import pandas as pd

from components.county_values.values import Entry, Spread
from components.words.texts import Texts
from model.results.results import Results


def frame(results: Results, shown: Spread, t: Texts) -> pd.DataFrame:
    """Return the table behind a spread: counties in their order, then the reference areas.

    What is illustrative has its two ends and no value.
    """
    panel, areas = results.data.panel, results.data.facts.areas
    table: list[dict[str, object]] = [
        {
            t("common.county"): t.county(e.county),
            t("spread.in_prefecture"): t.of(areas[panel.county(e.county).prefecture]),
            t("common.peers"): t(f"overview.group_{group}"),
            shown.short: None if e.is_assumed else cell(e.value, shown.decimals),
            t("common.low"): cell(e.low, shown.decimals),
            t("common.high"): cell(e.high, shown.decimals),
            t("common.unit"): shown.suffix.strip(),
            t("common.year"): e.year or None,
            t("common.quality"): t.quality(e.quality),
            t("common.source"): source(e, t),
            t("spread.remark"): t.join(shown.remarks(e, t)),
        }
        for e, group in zip(shown.entries, results.geography.groups(), strict=True)
    ]
    table += [
        {
            t("common.county"): mark.name,
            t("common.peers"): t("spread.reference"),
            shown.short: cell(mark.value, shown.decimals),
            t("common.unit"): shown.suffix.strip(),
            t("common.year"): mark.year,
            t("common.quality"): t.quality(mark.quality) if mark.quality else "",
            t("common.source"): t.cite(mark.source),
            t("spread.remark"): "",
        }
        for mark in shown.marks
    ]
    return pd.DataFrame(table).astype({t("common.year"): "Int64"})


def frames(results: Results, shown: Sequence[Spread], t: Texts) -> pd.DataFrame:
    """Return the tables behind several figures below each other, each row with its indicator."""
    tables = [
        frame(results, one, t).rename(columns={one.short: t("common.value")}) for one in shown
    ]
    for one, table in zip(shown, tables, strict=True):
        table.insert(1, t("common.indicator"), one.name)
    return pd.concat(tables, ignore_index=True)


def source(entry: Entry, t: Texts) -> str:
    """Return the citation of a county's figure, or that a rule or nothing stands behind it."""
    if entry.source:
        return t.cite(entry.source)
    return t("spread.no_source" if entry.is_assumed else "spread.no_figure")


def cell(value: float, decimals: int) -> float | None:
    """Return a value for a table, one decimal finer than on the screen; None where missing."""
    return None if math.isnan(value) else round(value, max(decimals, 1) + 1)
