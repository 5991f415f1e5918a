"""The index in many versions of data and method at once: other weights, scales, means, draws."""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from model.facts.catalog import Catalog
from model.facts.panel import Panel
from model.facts.provenance import MISSING, BoolArray, FloatArray
from model.score.goalposts import clip
from model.score.power_mean import weighted_mean
from model.score.scales import Kind
from model.score.scores import Scores, indicator_scores
from model.uncertainty.draws import Draws, ranks

IntpArray = npt.NDArray[np.intp]
SCALES: tuple[Kind, ...] = ("goalposts", "min-max", "z-score", "percentile")
BLOCK_CELLS = 2**17  # cells scored at once: they stay in the processor's cache


@dataclass(frozen=True, slots=True, eq=False)
class Versions:
    """Versions of data and method, r in all.

    `weights` (r, K) are factors on the scenario's; `scale` (r,) is a place in SCALES; `p` (r,)
    the compensation exponent; `cells` and `gaps` (r,) number the draw that present and missing
    cells are taken from. None takes the cells as they stand, or leaves the gaps open.
    """

    weights: FloatArray
    scale: IntpArray
    p: FloatArray
    cells: IntpArray | None
    gaps: IntpArray | None


def index_of(
    versions: Versions, draws: Draws, panel: Panel, baseline: Scores, catalog: Catalog
) -> FloatArray:
    """Return the index of every county in every version, shape (r, n).

    What is withheld in the baseline is withheld in every version.
    """
    shape = (len(versions.scale), len(panel.counties))
    if np.isnan(baseline.index).all():
        return np.full(shape, np.nan)
    elements = _elements(versions, draws, panel, catalog)
    if not baseline.published.all():
        elements = np.where(baseline.published, elements, np.nan)
    weights = baseline.weights * versions.weights
    weights = (weights / weights.sum(axis=1, keepdims=True))[:, :, None]
    index = np.empty(shape)
    for p in np.unique(versions.p):
        rows = np.flatnonzero(versions.p == p)
        means = weighted_mean(elements[rows], weights[rows], float(p), catalog.method.floor)
        index[rows] = means[:, :, 0]
    return np.where(np.isnan(baseline.index), np.nan, index)


def _elements(versions: Versions, draws: Draws, panel: Panel, catalog: Catalog) -> FloatArray:
    """Return the element scores of every version, shape (r, n, K).

    Every scale looks at one indicator at a time, so that the indicators without gaps need no
    draw of gaps and come in fewer versions. An open gap leaves its weight to the others.
    """
    missing = panel.quality == MISSING
    gappy = missing.any(axis=0)
    today, first = indicator_scores(panel, catalog)[None], np.zeros_like(versions.scale)
    known, full, number = draws.cells, draws.cells, versions.cells
    if number is None:
        known, full, number = today, np.nan_to_num(today), first
    whole = _Cells(full, number, np.zeros(missing.shape, dtype=bool), np.zeros((1, 0)), first)
    elements = _sums(whole, versions.scale, np.where(gappy[:, None], 0.0, catalog.weights))
    if gappy.any():
        filled, gaps = np.full((1, missing.sum()), np.nan), first
        if versions.gaps is not None:
            filled, gaps = draws.cells[:, missing], versions.gaps
        touched = np.flatnonzero(catalog.weights[gappy].any(axis=0))
        holed = _Cells(known[:, :, gappy], number, missing[:, gappy], filled, gaps)
        weights = catalog.weights[np.ix_(gappy, touched)]
        elements[:, :, touched] += _sums(holed, versions.scale, weights)
        if versions.gaps is None:
            with np.errstate(invalid="ignore", divide="ignore"):
                elements /= ~missing @ catalog.weights
    return elements


@dataclass(frozen=True, slots=True, eq=False)
class _Cells:
    """The unclipped scores of c indicators that versions are made of.

    `known` (S, n, c) are sets of cells, `filled` (S, gaps) sets of values for the gaps
    `missing` (n, c): each the draws, or a single set as today, where a gap is NaN. `number` and
    `gaps` (r,) say which of them a version takes.
    """

    known: FloatArray
    number: IntpArray
    missing: BoolArray
    filled: FloatArray
    gaps: IntpArray


def _sums(cells: _Cells, scale: IntpArray, weights: FloatArray) -> FloatArray:
    """Return the weighted sums of the scores of every version, shape (r, n, k).

    `weights` is (c, k). Versions that agree in scale and draws are computed once, in blocks.
    """
    key = (scale * len(cells.known) + cells.number) * len(cells.filled) + cells.gaps
    _, once, back = np.unique(key, return_index=True, return_inverse=True)
    sums = np.empty((len(once), len(cells.missing), weights.shape[1]))
    size, is_open = max(1, BLOCK_CELLS // max(cells.missing.size, 1)), np.isnan(cells.filled).any()
    for place, kind in enumerate(SCALES):
        same = np.flatnonzero(scale[once] == place)
        for start in range(0, len(same), size):
            at = same[start : start + size]
            block = cells.known[cells.number[once[at]]]
            if cells.missing.any():
                block[:, cells.missing] = cells.filled[cells.gaps[once[at]]]
            scores = scaled(block, kind)
            sums[at] = (np.nan_to_num(scores) if is_open else scores) @ weights
    return np.asarray(sums[back])


def scaled(cells: FloatArray, kind: Kind) -> FloatArray:
    """Return scores 0..100 of unclipped scores (r, n, m) on a scale of each version's counties.

    As `model.score.scales.normalise` of every version, for all at once, with the same gaps, NaN.
    A z-score takes its display form, 50 + 100 z / 6 clipped to 0..100 (population deviation), so
    that a geometric mean can take it; as on the other scales, its floor is that of the method. A
    figure that is the same everywhere stands at 50.
    """
    if kind == "goalposts":
        return clip(cells)
    gaps = np.isnan(cells)
    count = (~gaps[0]).sum(axis=0)
    if kind == "percentile":
        place = ranks(np.ascontiguousarray(cells.swapaxes(1, 2)))
        place -= np.where(count > 1, count, 1.5)[:, None]
        place *= -100.0 / np.maximum(count - 1, 1)[:, None]
        return place.swapaxes(1, 2)
    present = ~gaps if gaps.any() else True
    low = cells.min(axis=1, keepdims=True, initial=np.inf, where=present)
    high = cells.max(axis=1, keepdims=True, initial=-np.inf, where=present)
    varies = high > low
    if kind == "z-score":  # three deviations either side of the mean
        count = np.maximum(count, 1)
        apart = cells - cells.sum(axis=1, keepdims=True, where=present) / count
        squares = (apart**2).sum(axis=1, keepdims=True, where=present)
        width = 6.0 * np.sqrt(squares / count)
    else:  # from the lowest to the highest
        width = np.where(varies, high - low, 0.0)
        apart = cells - (high - width / 2)
    apart *= np.where(varies, 100.0, 0.0) / np.where(varies, width, 1.0)
    apart += 50.0
    return clip(apart)
