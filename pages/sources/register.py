"""The register: value, range, year and source of every figure, of a county or of all."""

import numpy as np
import pandas as pd

from components.widgets import downloads, place
from components.words.texts import Texts
from model.facts.panel import Panel
from model.facts.provenance import Quality
from model.results.results import Results
from model.score.method import Method


def show(results: Results, method: Method, county: str, t: Texts) -> None:
    """Place the figures of the chosen county, or of all, and the file of all."""
    panel = results.panel(method.real_only)
    shown = rows(panel, t)
    if county:
        shown = shown[shown[t("common.county")] == t.county(county)]
    place.rows(shown, t("sources.register_title"))
    place.download(t("sources.register_whole"), lambda: rows(panel, t), "register")


def rows(panel: Panel, t: Texts) -> pd.DataFrame:
    """Return all cells as rows: county, indicator, value, range, unit, year, source.

    Estimates have the decimals of their unit, other figures two more.
    """
    whole = downloads.figures(panel, t.catalog.codes, t)
    decimals = np.array([t.catalog.unit(i.unit).decimals for i in t.catalog.indicators])
    power = 10.0 ** np.where(panel.quality == Quality.ILLUSTRATIVE.rank, decimals, decimals + 2)
    values = panel.values  # noqa: PD011  (of a panel, not of a table)
    for column, cells in (("value", values), ("low", panel.low), ("high", panel.high)):
        whole[t(f"common.{column}")] = (np.round(cells * power) / power).ravel()
    whole[t("sources.note")] = [
        note(*panel.notes.get(cell, ("", "")), t) for cell in np.ndindex(panel.quality.shape)
    ]
    return whole


def note(kind: str, value: str, t: Texts) -> str:
    """Return the words of a note on a figure, '' without one."""
    if not kind:
        return ""
    longer = kind == "modelled" and value
    return t(f"sources.note_{kind}{'_long' if longer else ''}", value=value)
