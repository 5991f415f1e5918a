"""Seeded draws: how far scores and ranks move within what is not known."""

from dataclasses import dataclass
from enum import IntEnum

import numpy as np

from model.facts.catalog import Catalog
from model.facts.panel import Panel
from model.facts.provenance import MISSING, FloatArray, Quality, readonly
from model.score.goalposts import clip, goalposts
from model.score.power_mean import power_mean
from model.score.scores import Scores, indicator_scores

LEAST_NEIGHBOURS = 3  # a missing cell is drawn from its prefecture, or from all, if as many know it


@dataclass(frozen=True, slots=True, eq=False)
class Draws:
    """S equally likely versions of the data, of the element weights and of what levers do.

    `cells` (S, n, m) are unclipped scores with no gap left; `elements` (S, n, K) is what they
    make of every element, published or not; `weights` (S, K) are factors on the scenario's
    weights, `effects` (S, levers) on what a lever closes of gaps; `slopes` (S, 2) is added to the
    slopes of the transfer of hard and of soft levers. Each factor has a stream of its own, so
    that switching one off or looking at fewer counties changes no other draw.
    """

    cells: FloatArray
    elements: FloatArray
    weights: FloatArray
    effects: FloatArray
    slopes: FloatArray


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


class Stream(IntEnum):
    """What is drawn, each from its own stream: a place once given is given for ever."""

    WEIGHTS = 0
    ANCHORS = 1
    CELLS = 2
    GAPS = 3
    COMPENSATION = 4
    SCALE = 5
    EFFECTS = 6
    SLOPES = 7


def stream(seed: int, which: int) -> np.random.Generator:
    """Return the random numbers of what is drawn: they depend on the seed and its place alone."""
    return np.random.default_rng(np.random.SeedSequence(seed, spawn_key=(which,)))


def draw(panel: Panel, catalog: Catalog) -> Draws:
    """Draw weights, cells and effects of levers from the method's seed (method, 5 and 11).

    Observed cells +-2 points, derived +-8; illustrative cells one shift common to all counties
    within the half width and an own shift of half that, clipped to the valid range; missing
    cells from the present cells of the prefecture, of all counties, or, where these are too few,
    0..100. What a lever closes varies by the grade of its evidence, a slope of the transfer within
    `slope_spread`.
    """
    method, (n, m), seed = catalog.method, panel.values.shape, catalog.method.seed
    spread, count = method.weight_spread, len(catalog.elements)
    weights = stream(seed, Stream.WEIGHTS).uniform(1 - spread, 1 + spread, (method.draws, count))
    common = stream(seed, Stream.ANCHORS).uniform(-1, 1, (method.draws, 1, m))
    own = stream(seed, Stream.CELLS).uniform(-1, 1, (method.draws, n, m))
    rules = [catalog.estimate(code) for code in catalog.codes]
    half = np.array([100 * rule.half_width if rule else 0.0 for rule in rules])
    illustrative = panel.quality == Quality.ILLUSTRATIVE.rank
    own_width = np.where(illustrative, half / 2, method.noise_observed)
    own_width[panel.quality == Quality.DERIVED.rank] = method.noise_derived
    cells = indicator_scores(panel, catalog) + own * own_width
    cells += common * np.where(illustrative, half, 0.0)
    plausible = np.array([indicator.plausible for indicator in catalog.indicators]).T
    ends = goalposts(plausible, catalog.worst, catalog.best)
    np.clip(cells, ends.min(axis=0), ends.max(axis=0), out=cells)
    _fill_gaps(cells, panel, stream(seed, Stream.GAPS).uniform(0, 1, cells.shape))
    grades = np.array([method.effect_spread["ABC".index(one.grade)] for one in catalog.levers])
    effects = stream(seed, Stream.EFFECTS).uniform(-1, 1, (method.draws, len(grades)))
    slopes = method.slope_spread * stream(seed, Stream.SLOPES).uniform(-1, 1, (method.draws, 2))
    elements = clip(cells) @ catalog.weights
    return Draws(*(readonly(a) for a in (cells, elements, weights, effects * grades + 1.0, slopes)))


def _fill_gaps(cells: FloatArray, panel: Panel, pick: FloatArray) -> None:
    """Fill missing cells of every draw in place from present ones; `pick` is uniform 0..1."""
    missing = panel.quality == MISSING
    prefecture = np.array([c.prefecture for c in panel.counties])
    few = missing & ((~missing).sum(axis=0) < LEAST_NEIGHBOURS)  # one county tells not of all
    cells[:, few] = 100.0 * pick[:, few]
    for i, j in np.argwhere(missing & ~few):
        near = np.flatnonzero(~missing[:, j] & (prefecture == prefecture[i]))
        donors = near if len(near) >= LEAST_NEIGHBOURS else np.flatnonzero(~missing[:, j])
        chosen = donors[(pick[:, i, j] * len(donors)).astype(int)]
        cells[:, i, j] = cells[np.arange(len(cells)), chosen, j]


def quantiles(values: FloatArray, catalog: Catalog) -> FloatArray:
    """Return (low, median, high) over the first axis, moved to the last; NaN columns stay."""
    rules, last = catalog.method, len(values) - 1
    at = [round(q * last) for q in (rules.low, 0.5, rules.high)]
    return np.moveaxis(np.sort(values, axis=0)[at], 0, -1)


def intervals(draws: Draws, baseline: Scores, catalog: Catalog) -> Intervals:
    """Return the ranges of a baseline over the draws; what is withheld stays withheld."""
    weights = baseline.weights * draws.weights
    elements = np.where(baseline.published, draws.elements, np.nan)
    drawn = power_mean(elements, weights[:, None, :], baseline.p, catalog.method.floor)
    drawn = np.where(np.isnan(baseline.index), np.nan, drawn)
    lowest = np.where(np.isnan(elements), np.inf, elements).argmin(axis=2)
    weakest = np.stack([(lowest == k).mean(axis=0) for k in range(elements.shape[2])], axis=1)
    return Intervals(
        index=quantiles(drawn, catalog),
        elements=quantiles(elements, catalog),
        rank=quantiles(ranks(drawn), catalog),
        weakest=np.where(baseline.published.any(axis=1, keepdims=True), weakest, np.nan),
        drawn=readonly(drawn),
    )


def ranks(values: FloatArray) -> FloatArray:
    """Return ranks along the last axis, 1 = highest, ties averaged; NaN has no rank.

    As scipy's rankdata, which would take half a second to load wherever draws are read. Values
    that tie stand in their order of place and then in the opposite one: the mean is their rank.
    """
    both = (_places(-values) + _places(-values[..., ::-1])[..., ::-1]) / 2
    return np.where(np.isnan(values), np.nan, both)


def _places(values: FloatArray) -> FloatArray:
    """Return the places 1, 2, ... along the last axis, lowest first, ties as they stand."""
    places = np.empty(values.shape)
    order = np.argsort(values, axis=-1, kind="stable")
    np.put_along_axis(places, order, np.arange(1.0, values.shape[-1] + 1), axis=-1)
    return places
