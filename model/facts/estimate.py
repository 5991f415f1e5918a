"""Illustrative values, computed from visible rules at load; never stored as numbers."""

import numpy as np

from model.facts.catalog import Catalog, EstimateRule
from model.facts.panel import EVIDENCE, Panel
from model.facts.provenance import MISSING, Figure, FloatArray, Quality

CLIP_Z = 2.0
COVARIATES = ("schooling_years", "illiteracy", "accommodation_employment")


def covariate_table(panel: Panel) -> dict[str, FloatArray]:
    """Return the covariates of the rules, each of shape (n,), from observed or derived data."""
    counties = panel.counties
    return {
        "road_h_chengdu": np.array([c.road_h_chengdu for c in counties]),
        "urbanisation": np.array([c.urbanisation_percent for c in counties]),
        "dispersion": np.array([c.dispersion for c in counties]),
    } | {code: panel.column(code) for code in COVARIATES}


def estimate(
    rule: EstimateRule, z: FloatArray, goalposts: tuple[float, float], valid: tuple[float, float]
) -> tuple[FloatArray, FloatArray, FloatArray]:
    """Return value, low and high of a rule for counties with z-scores of shape (n, k).

    value = anchor + spread * mean of the signed z (each clipped to +-2), clipped to the
    goalposts; low and high are half_width * |best - worst| either side, clipped to the valid
    range. The mean runs over the covariates present; fewer than half give NaN.
    """
    signs = np.array([sign for _, sign in rule.covariates], dtype=float)
    signed = np.clip(z, -CLIP_Z, CLIP_Z) * signs
    present = ~np.isnan(signed)
    count = present.sum(axis=1)
    with np.errstate(invalid="ignore", divide="ignore"):
        mean = np.where(present, signed, 0.0).sum(axis=1) / count
    mean = np.where(2 * count >= len(signs), mean, np.nan)
    value = np.clip(rule.anchor + rule.spread * mean, min(goalposts), max(goalposts))
    width = rule.half_width * abs(goalposts[1] - goalposts[0])
    return value, np.clip(value - width, *valid), np.clip(value + width, *valid)


def fill(panel: Panel, catalog: Catalog) -> Panel:
    """Return the panel with every missing cell that has a rule estimated, and so marked."""
    columns = covariate_table(panel)
    scaled = {c.code: (columns[c.code] - c.mean) / c.sd for c in catalog.covariates}
    figures = []
    for rule in catalog.estimates:
        indicator = catalog.indicator(rule.indicator)
        z = np.column_stack([scaled[code] for code, _ in rule.covariates])
        value, low, high = estimate(rule, z, (indicator.worst, indicator.best), indicator.plausible)
        gap = panel.quality[:, catalog.column(indicator.code)] == MISSING
        for i in np.flatnonzero(gap & ~np.isnan(value)):
            cell = panel.codes[i], indicator.code, value[i], low[i], high[i]
            figures.append(Figure(*cell, Quality.ILLUSTRATIVE))
    return panel.with_figures(figures)


def complete(panel: Panel, catalog: Catalog) -> Panel:
    """Return a panel of what is known with its gaps estimated and its evidence measured."""
    return measure_evidence(fill(panel, catalog), catalog)


def measure_evidence(panel: Panel, catalog: Catalog) -> Panel:
    """Return the panel with the share in % of the other indicators that are observed or derived."""
    if EVIDENCE not in catalog.codes:
        return panel
    others = np.delete(panel.is_real(), catalog.column(EVIDENCE), axis=1)
    return panel.with_figures(
        Figure(county, EVIDENCE, share, share, share, Quality.DERIVED)
        for county, share in zip(panel.codes, 100.0 * others.mean(axis=1), strict=True)
    )
