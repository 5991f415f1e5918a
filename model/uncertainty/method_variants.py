"""The index in many versions of data and method at once: other weights, scales, means, draws."""

import numpy as np

from model.facts.catalog import Catalog
from model.facts.provenance import FloatArray, IntpArray
from model.score.goalposts import clip
from model.score.power_mean import power_mean
from model.score.scales import Kind, Scale, normalise
from model.score.scores import Scores
from model.uncertainty.draws import ranks

SCALES: tuple[Kind, ...] = ("goalposts", "min-max", "z-score", "percentile")
BLOCK = 64  # versions scored at once: they stay in the processor's cache


def index_of(
    cells: FloatArray,
    weights: FloatArray,
    scale: IntpArray,
    p: FloatArray,
    baseline: Scores,
    catalog: Catalog,
) -> FloatArray:
    """Return the index of every county in r versions of data and method, shape (r, n).

    `cells` (r, n, m), or (1, n, m) for the same in all, are unclipped scores, NaN where a gap is
    left open; `weights` (r, K) are factors on the scenario's; `scale` (r,) is a place in SCALES;
    `p` (r,) the compensation exponent. What is withheld in the baseline is so in every version.
    """
    index = np.full((len(scale), len(baseline.index)), np.nan)
    if np.isnan(baseline.index).all():
        return index
    elements = np.where(baseline.published, _elements(cells, scale, catalog), np.nan)
    factors = (baseline.weights * weights)[:, None]
    for exponent in np.unique(p):
        rows = np.flatnonzero(p == exponent)
        floor = catalog.method.floor
        index[rows] = power_mean(elements[rows], factors[rows], float(exponent), floor)
    return np.where(np.isnan(baseline.index), np.nan, index)


def _elements(cells: FloatArray, scale: IntpArray, catalog: Catalog) -> FloatArray:
    """Return the element scores, shape (r, n, K); an open gap leaves its weight to the others."""
    is_open = np.isnan(cells[0])
    elements = np.empty((len(scale), len(is_open), len(catalog.elements)))
    for place, kind in enumerate(SCALES):
        every = np.flatnonzero(scale == place)
        for rows in np.array_split(every, len(every) // BLOCK + 1):
            scores = scaled(cells[rows] if len(cells) == len(scale) else cells, kind)
            elements[rows] = np.where(is_open, 0.0, scores) @ catalog.weights
    if is_open.any():
        with np.errstate(invalid="ignore", divide="ignore"):
            elements /= ~is_open @ catalog.weights
    return elements


def scaled(cells: FloatArray, kind: Kind) -> FloatArray:
    """Return scores 0..100 of unclipped scores (r, n, m) on a scale of each version's counties.

    A z-score takes its display form, 50 + 100 z / 6 clipped to 0..100 (population deviation), so
    that a geometric mean can take it; as on the other scales, its floor is that of the method. A
    figure that is the same everywhere stands at 50.
    """
    if kind == "goalposts":
        return clip(cells)
    if kind != "percentile":
        display = Scale(kind, mean=50.0, sd=100.0 / 6.0, ddof=0)
        return clip(normalise(cells, np.ones(cells.shape[-1]), display))
    count = (~np.isnan(cells)).sum(axis=1, keepdims=True)
    place = ranks(cells.swapaxes(1, 2)).swapaxes(1, 2)
    below = np.where(count > 1, count, 1.5) - place
    return np.asarray(100.0 * below / np.maximum(count - 1, 1))
