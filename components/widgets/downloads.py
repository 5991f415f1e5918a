"""Tables for the reader to take along: CSV with a byte order mark, nothing that can run; pure."""

from itertools import product

import pandas as pd

from components.words.texts import Texts
from model.facts.panel import Panel
from model.own_data.read_sheet import inert

DECIMALS = 3


def csv_bytes(rows: pd.DataFrame, t: Texts) -> bytes:
    """Return a table as UTF-8 CSV with byte order mark; numbers stay numbers, marks are words."""

    def written(cell: object) -> object:
        return inert(t.spoken(cell)) if isinstance(cell, str) else cell

    whole = rows.map(written).rename(columns=lambda column: written(str(column)))
    return whole.to_csv(index=False, lineterminator="\n").encode("utf-8-sig")


def figures(
    panel: Panel, indicators: tuple[str, ...], t: Texts, counties: tuple[str, ...] = ()
) -> pd.DataFrame:
    """Return a row a county (all, unless some are named) and indicator, missing ones blank."""
    keys = ("code", "county", "indicator", "value", "low", "high", "unit", "year")
    columns = [t(f"common.{key}") for key in (*keys, "quality", "source")]
    rows = []
    for county, code in product(counties or panel.codes, indicators):
        figure = panel.figure(county, code)
        values = [round(x, DECIMALS) for x in (figure.value, figure.low, figure.high)]
        unit = t.unit(t.catalog.indicator(code).unit).strip()
        quality = t.told_quality(figure.quality, figure.source)
        source = t.cite(figure.source) if figure.source else estimate_note(code, t)
        known = [*values, unit, figure.year or None, quality, source]
        rows.append([county, t.county(county), t.indicator(code), *known])
    return pd.DataFrame(rows, columns=columns).astype({t("common.year"): "Int64"})


def estimate_note(indicator: str, t: Texts) -> str:
    """Return what stands for a source where a value is estimated, computed or missing."""
    rule = t.catalog.estimate(indicator)
    return t("common.estimated", basis=t.of(rule.basis)) if rule else t("common.no_source")
