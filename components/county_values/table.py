"""The table behind a figure over the 31 counties: values, ranges, quality, year, source."""

import math
from collections.abc import Sequence

import pandas as pd

from components.county_values.values import CountyValue, Spread
from components.widgets import tables
from components.words.texts import Texts
from model.results.results import Results


def frame(results: Results, shown: Spread, t: Texts) -> pd.DataFrame:
    """Return the counties in their order, then other places; what is assumed has no value."""
    panel, areas, unit = results.data.panel, results.data.facts.areas, shown.suffix.strip()
    rows: list[list[object]] = []
    for e, group in zip(shown.entries, results.geography.groups(), strict=True):
        place = [t.county(e.county), t.of(areas[panel.county(e.county).prefecture])]
        value = math.nan if e.is_assumed else e.value
        figures = [cell(x, shown.decimals) for x in (value, e.low, e.high)]
        known = [e.year or None, t.quality(e.quality), source(e, t)]
        remark = t.join(shown.remarks(e, t))
        rows.append([*place, t(f"common.peer_group_{group}"), *figures, unit, *known, remark])
    for m in shown.marks:
        figures = [cell(m.value, shown.decimals), None, None]
        known = [m.year, t.quality(m.quality) if m.quality else "", t.cite(m.source)]
        rows.append([m.name, None, t("spread.reference"), *figures, unit, *known, ""])
    first = [t("common.county"), t("spread.in_prefecture"), t("common.peers"), shown.short]
    others = [t(f"common.{key}") for key in ("low", "high", "unit", "year", "quality", "source")]
    table = pd.DataFrame(rows, columns=[*first, *others, t("spread.remark")])
    return table.astype({t("common.year"): "Int64"})


def frames(results: Results, shown: Sequence[Spread], t: Texts) -> pd.DataFrame:
    """Return the tables behind several figures below each other, each row with its indicator."""
    every = []
    for one in shown:
        every.append(frame(results, one, t).rename(columns={one.short: t("common.value")}))
        every[-1].insert(1, t("common.indicator"), one.name)
    return pd.concat(every, ignore_index=True)


def lines(shown: Sequence[Spread], county: str, t: Texts) -> tuple[list[str], list[list[str]]]:
    """Return a row a figure in words, its unit with its name: of a county, and over all."""
    unit = "common.with_unit"
    cells = {t("common.indicator"): lambda o: t(unit, name=o.short, unit=o.suffix.strip())}
    if county:
        cells[t.county(county)] = lambda o: o.told(o.entry(county), t).removesuffix(o.suffix)
    cells[t("spread.over_all")] = lambda one: one.overall(t).removesuffix(one.suffix)
    return tables.screen(shown, cells)


def source(entry: CountyValue, t: Texts) -> str:
    """Return the citation of a county's figure, or that a rule or nothing stands behind it."""
    if entry.source:
        return t.cite(entry.source)
    return t("spread.no_source" if entry.is_assumed else "spread.no_figure")


def cell(value: float, decimals: int) -> float | None:
    """Return a value for a table, one decimal finer than on the screen; None where missing."""
    return None if math.isnan(value) else round(value, max(decimals, 1) + 1)
