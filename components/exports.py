"""Tables for the reader to take along: CSV with a byte order mark, nothing that can run; pure."""

import csv
import io

import pandas as pd

from components.text import Texts
from model.panel import Panel

DECIMALS = 3
FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r", "＝", "＋", "－", "＠")


def inert(cell: object) -> object:
    """Return a cell that no spreadsheet runs: text that starts a formula gets a quote first."""
    if isinstance(cell, str) and cell.startswith(FORMULA_STARTS):
        return f"'{cell}"
    return cell


def csv_bytes(rows: pd.DataFrame) -> bytes:
    """Return a table as UTF-8 CSV with byte order mark; numbers stay numbers."""
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow([inert(str(column)) for column in rows.columns])
    for row in rows.itertuples(index=False):
        writer.writerow(["" if pd.isna(cell) else inert(cell) for cell in row])
    return text.getvalue().encode("utf-8-sig")


def figures(
    panel: Panel, indicators: tuple[str, ...], t: Texts, counties: tuple[str, ...] = ()
) -> pd.DataFrame:
    """Return cells of a panel in long form: value, range, unit, year, source, quality.

    One row a county (all, unless some are named) and indicator, missing ones included with an
    empty value.
    """
    rows = []
    for county in panel.counties:
        if counties and county.code not in counties:
            continue
        for code in indicators:
            figure = panel.figure(county.code, code)
            source = t.cite(figure.source) if figure.source else estimate_note(code, t)
            rows.append(
                {
                    t("common.code"): county.code,
                    t("common.county"): t.of(county.name),
                    t("common.indicator"): t.indicator(code),
                    t("common.value"): round(figure.value, DECIMALS),
                    t("common.low"): round(figure.low, DECIMALS),
                    t("common.high"): round(figure.high, DECIMALS),
                    t("common.unit"): t.unit(t.catalog.indicator(code).unit).strip(),
                    t("common.year"): figure.year or None,
                    t("common.quality"): t.told_quality(figure.quality, figure.source),
                    t("common.source"): source,
                }
            )
    return pd.DataFrame(rows).astype({t("common.year"): "Int64"})


def estimate_note(indicator: str, t: Texts) -> str:
    """Return what stands for a source where a value is estimated, computed or missing."""
    rule = t.catalog.estimate(indicator)
    return t("common.estimated", basis=t.of(rule.basis)) if rule else t("common.no_source")
