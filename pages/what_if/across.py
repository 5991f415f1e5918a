"""What a what-if does in each of the counties it applies to, where these are several."""

import numpy as np
import pandas as pd

from components.widgets import costs
from components.words.rounding import printed_gain
from components.words.texts import Texts
from model.facts.catalog import DELIVERY_DAYS
from model.facts.provenance import FloatArray
from model.results.results import Results
from model.what_if.scenario import Scenario


def is_told(results: Results, scenario: Scenario) -> bool:
    """Return whether levers apply to several counties that are all scored."""
    if costs.places(results, scenario) <= 1:
        return False
    return not np.isnan(results.effect(scenario).gain[_rows(results, scenario)]).any()


def _rows(results: Results, scenario: Scenario) -> list[int]:
    codes = results.data.panel.codes
    return [i for i, code in enumerate(codes) if code in (scenario.counties or codes)]


def _days(results: Results, scenario: Scenario, t: Texts) -> tuple[FloatArray, FloatArray]:
    """Return days to the village of the counties, now and after."""
    j, rows = t.catalog.column(DELIVERY_DAYS), _rows(results, scenario)
    panel, impact = results.panel(scenario.method.real_only), results.effect(scenario)
    return panel.column(DELIVERY_DAYS)[rows], impact.values[rows, j]  # noqa: PD011  (not of a table)


def heading(results: Results, scenario: Scenario, t: Texts) -> str:
    """Return medians now and after, and who gains most and least; hedged, for all is assumed."""
    impact, rows = results.effect(scenario), _rows(results, scenario)
    days, days_after = _days(results, scenario, t)
    gains = [_gain(results, scenario, row) for row in rows]
    most, least = (rows[int(at)] for at in (np.argmax(gains), np.argmin(gains)))
    counties = results.data.panel.counties
    sentence = t(
        "levers.across_head",
        n=len(rows),
        days=t.number(float(np.median(days)), 1),
        days_after=t.number(float(np.median(days_after)), 1),
        score=t.score(float(np.median(impact.baseline.index[rows])), 1),
        after=t.score(float(np.median(impact.result.index[rows])), 1),
        most=t.of(counties[most].short),
        most_gain=t.delta(max(gains)),
        least=t.of(counties[least].short),
        least_gain=t.delta(min(gains)),
    )
    return t("common.on_illustrative", sentence=sentence)


def frame(results: Results, scenario: Scenario, t: Texts) -> pd.DataFrame:
    """Return a row a county: days and score, now and after, and the gain."""
    panel, impact = results.panel(scenario.method.real_only), results.effect(scenario)
    days, days_after = _days(results, scenario, t)
    return pd.DataFrame([
        {
            t("common.code"): panel.codes[row],
            t("common.county"): t.of(panel.counties[row].name),
            t("levers.across_days"): round(float(days[i]), 1),
            f"{t('levers.across_days')} {t('levers.across_after')}": round(float(days_after[i]), 1),
            t("common.score"): round(float(impact.baseline.index[row]), 1),
            f"{t('common.score')} {t('levers.across_after')}":
                round(float(impact.result.index[row]), 1),
            t("levers.across_gain"): round(_gain(results, scenario, row), 1),
            t("common.quality"): t("common.illustrative"),
        }
        for i, row in enumerate(_rows(results, scenario))
    ])  # fmt: skip


def _gain(results: Results, scenario: Scenario, row: int) -> float:
    impact = results.effect(scenario)
    return printed_gain(float(impact.baseline.index[row]), float(impact.result.index[row]))
