"""Seeded paired draws: how far scores, ranks and gains move within what is not known."""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from model.aggregate import power_mean
from model.catalog import Catalog
from model.normalise import clip, goalposts
from model.panel import Panel
from model.provenance import MISSING, BoolArray, FloatArray, Quality, readonly
from model.score import Scores, indicator_scores
from model.simulate import Impact, close_gaps

IntpArray = npt.NDArray[np.intp]
LEAST_NEIGHBOURS = 3  # a missing cell is drawn from its prefecture if it has as many


@dataclass(frozen=True, slots=True, eq=False)
class Draws:
    """S equally likely versions of the data and of the element weights.

    `cells` (S, n, m) are unclipped scores with no gap left; `elements` (S, n, K) is what they
    make of every element, published or not; `weights` (S, K) are factors on the scenario's
    weights. Drawn for all counties in row order from one stream a factor, so switching a factor
    off or looking at fewer counties changes no other draw.
    """

    cells: FloatArray
    elements: FloatArray
    weights: FloatArray


@dataclass(frozen=True, slots=True, eq=False)
class Intervals:
    """Quantiles (low, median, high) on the last axis: `index` (n, 3), `elements` (n, K, 3).

    `rank` (n, 3), 1 = best; `weakest` (n, K) is the share of draws in which an element is the
    lowest; `drawn` (S, n) the index of every draw; NaN where withheld.
    """

    index: FloatArray
    elements: FloatArray
    rank: FloatArray
    weakest: FloatArray
    drawn: FloatArray


@dataclass(frozen=True, slots=True, eq=False)
class PairedGain:
    """A county's gain over the draws it shares with its baseline.

    `gain`, `after`, `rank` are (low, median, high); `rises` is the share of draws that gain.
    """

    gain: tuple[float, float, float]
    after: tuple[float, float, float]
    rank: tuple[float, float, float]
    rises: float


def streams(seed: int, count: int) -> list[np.random.Generator]:
    """Return a stream of random numbers for each of `count` factors.

    A stream depends on the seed and on its place alone: more factors leave the first as they are.
    """
    return [np.random.default_rng(child) for child in np.random.SeedSequence(seed).spawn(count)]


def draw(panel: Panel, catalog: Catalog) -> Draws:
    """Draw weights and cells from the method's seed (method, sections 5 and 11).

    Observed cells +-2 points, derived +-8; illustrative cells one shift common to all counties
    within the half width and an own shift of half that, clipped to the valid range; missing
    cells from the present cells of the prefecture, of all counties, or 0..100.
    """
    method = catalog.method
    n, m = panel.values.shape
    weight_stream, common_stream, own_stream, gap_stream = streams(method.seed, 4)
    spread = method.weight_spread
    weights = weight_stream.uniform(1 - spread, 1 + spread, (method.draws, len(catalog.elements)))
    common = common_stream.uniform(-1, 1, (method.draws, 1, m))
    own = own_stream.uniform(-1, 1, (method.draws, n, m))
    half = np.array([100 * _half_width(catalog, code) for code in catalog.codes])
    illustrative = panel.quality == Quality.ILLUSTRATIVE.rank
    own_width = np.where(illustrative, half / 2, method.noise_observed)
    own_width[panel.quality == Quality.DERIVED.rank] = method.noise_derived
    cells = indicator_scores(panel, catalog) + own * own_width
    cells += common * np.where(illustrative, half, 0.0)
    ends = goalposts(
        np.array([i.plausible for i in catalog.indicators]).T, catalog.worst, catalog.best
    )
    np.clip(cells, ends.min(axis=0), ends.max(axis=0), out=cells)
    _fill_gaps(cells, panel, gap_stream.uniform(0, 1, cells.shape))
    elements = clip(cells) @ catalog.weights
    return Draws(readonly(cells), readonly(elements), readonly(weights))


def _half_width(catalog: Catalog, indicator: str) -> float:
    rule = catalog.estimate(indicator)
    return rule.half_width if rule else 0.0


def _fill_gaps(cells: FloatArray, panel: Panel, pick: FloatArray) -> None:
    """Fill missing cells of every draw in place from present ones; `pick` is uniform 0..1."""
    missing = panel.quality == MISSING
    prefecture = np.array([c.prefecture for c in panel.counties])
    empty = missing.all(axis=0)
    cells[:, :, empty] = 100.0 * pick[:, :, empty]
    for i, j in np.argwhere(missing & ~empty):
        near = np.flatnonzero(~missing[:, j] & (prefecture == prefecture[i]))
        donors = near if len(near) >= LEAST_NEIGHBOURS else np.flatnonzero(~missing[:, j])
        chosen = donors[(pick[:, i, j] * len(donors)).astype(int)]
        cells[:, i, j] = cells[np.arange(len(cells)), chosen, j]


def quantiles(values: FloatArray, catalog: Catalog) -> FloatArray:
    """Return (low, median, high) over the first axis, moved to the last; NaN columns stay."""
    method = catalog.method
    ordered = np.sort(values, axis=0)
    last = len(values) - 1
    at = [round(q * last) for q in (method.low, 0.5, method.high)]
    return np.moveaxis(ordered[at], 0, -1)


def intervals(draws: Draws, baseline: Scores, catalog: Catalog) -> Intervals:
    """Return the ranges of a baseline over the draws; what is withheld stays withheld."""
    weights = baseline.weights * draws.weights
    elements = np.where(baseline.published, draws.elements, np.nan)
    drawn = power_mean(elements, weights[:, None, :], baseline.p, catalog.method.floor)
    drawn = np.where(np.isnan(baseline.index), np.nan, drawn)
    return Intervals(
        index=quantiles(drawn, catalog),
        elements=quantiles(elements, catalog),
        rank=quantiles(ranks(drawn), catalog),
        weakest=_weakest(elements),
        drawn=readonly(drawn),
    )


def ranks(values: FloatArray) -> FloatArray:
    """Return ranks along the last axis, 1 = highest, ties averaged; NaN has no rank."""
    count = values.shape[-1]
    rows = -values.reshape(-1, count)
    order = np.argsort(rows, axis=1)
    order += np.arange(0, rows.size, count)[:, None]  # from places in a row to places in all
    found = np.empty(rows.size)
    found[order] = np.arange(1.0, count + 1)
    ordered = rows.ravel()[order]
    tied = ordered[:, 1:] == ordered[:, :-1]
    # Ties are rare: only their rows are looked at again.
    few = np.unique(np.flatnonzero(tied) // max(count - 1, 1))
    found[order[few]] = _shared_places(tied[few])
    return np.where(np.isnan(values), np.nan, found.reshape(values.shape))


def _shared_places(tied: BoolArray) -> FloatArray:
    """Return places 1.. along sorted rows (r, n), those of a tie averaged.

    `tied` (r, n - 1) says which values equal the next one.
    """
    place = np.arange(1.0, tied.shape[1] + 2)
    end = np.ones((len(tied), 1), dtype=bool)
    first = np.maximum.accumulate(np.where(np.hstack([end, ~tied]), place, 0.0), axis=1)
    last = np.where(np.hstack([~tied, end]), place, np.inf)
    return np.asarray(first + np.minimum.accumulate(last[:, ::-1], axis=1)[:, ::-1]) / 2


def _weakest(elements: FloatArray) -> FloatArray:
    present = ~np.isnan(elements[0]).all(axis=1)
    lowest = np.where(np.isnan(elements), np.inf, elements).argmin(axis=2)
    share = [(lowest == k).mean(axis=0) for k in range(elements.shape[2])]
    return np.where(present[:, None], np.column_stack(share), np.nan)


def paired_gain(
    draws: Draws, known: Intervals, effect: Impact, county: str, catalog: Catalog
) -> PairedGain | None:
    """Return a county's gain with its range, every draw shared by now and after.

    Counties that the levers reach move in every draw, all others are held at their drawn
    baseline. None if the county's score is withheld.
    """
    row = effect.baseline.row(county)
    if np.isnan(effect.baseline.index[row]):
        return None
    moved = np.flatnonzero(effect.moved.any(axis=1))
    after = known.drawn.copy()
    after[:, moved] = _drawn_after(draws, effect, moved, catalog)
    gain = after[:, row] - known.drawn[:, row]
    rank = 1.0 + (after > after[:, [row]]).sum(axis=1)
    return PairedGain(
        gain=_triple(quantiles(gain, catalog)),
        after=_triple(quantiles(after[:, row], catalog)),
        rank=_triple(quantiles(rank, catalog)),
        rises=float((gain > 0).mean()),
    )


def _drawn_after(draws: Draws, effect: Impact, rows: IntpArray, catalog: Catalog) -> FloatArray:
    """Return the index of the given counties after the scenario, in every draw, (S, rows)."""
    fixed = effect.set_scores[rows]
    cells = close_gaps(draws.cells[:, rows, :], effect.closing[rows])
    if not np.isnan(fixed).all():  # a value set is certain: the same in every draw
        cells = np.where(np.isnan(fixed), cells, fixed)
    elements = clip(cells) @ catalog.weights
    elements = np.where(effect.baseline.published[rows], elements, np.nan)
    weights = (effect.baseline.weights * draws.weights)[:, None, :]
    after = power_mean(elements, weights, effect.baseline.p, catalog.method.floor)
    return np.where(np.isnan(effect.baseline.index[rows]), np.nan, after)


def _triple(values: FloatArray) -> tuple[float, float, float]:
    return float(values[0]), float(values[1]), float(values[2])
