"""The table behind a figure over the 31 counties: values, ranges, quality, year, source."""

import math

import pandas as pd

from components import runtime
from components.spread import Spread
from components.text import Texts


def frame(shown: Spread, t: Texts) -> pd.DataFrame:
    """Return the table behind a spread: counties in their order, then the reference areas."""
    panel, table = runtime.data().panel, []
    for e, group in zip(shown.entries, runtime.groups(), strict=True):
        table.append(
            {
                t("common.county"): t.of(panel.county(e.county).name),
                t("common.peers"): t(f"overview.group_{group}"),
                shown.short: _cell(e.value, shown.decimals),
                t("common.low"): _cell(e.low, shown.decimals),
                t("common.high"): _cell(e.high, shown.decimals),
                t("common.unit"): shown.suffix.strip(),
                t("common.year"): e.year or None,
                t("common.quality"): t.quality(e.quality),
                t("common.source"): t.cite(e.source) if e.source else t("spread.no_source"),
                t("spread.remark"): t("spread.small") if e.small else "",
            }
        )
    table += [
        {
            t("common.county"): m.name,
            t("common.peers"): t("spread.reference"),
            shown.short: _cell(m.value, shown.decimals),
            t("common.unit"): shown.suffix.strip(),
            t("common.year"): m.year,
            t("common.quality"): t.quality(m.quality) if m.quality else "",
            t("common.source"): t.cite(m.source),
            t("spread.remark"): "",
        }
        for m in shown.marks
    ]
    return pd.DataFrame(table)


def _cell(value: float, decimals: int) -> float | None:
    return None if math.isnan(value) else round(value, max(decimals, 1) + 1)
