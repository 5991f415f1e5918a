"""What becomes of the order of counties when one thing about the method is done otherwise."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Literal

import numpy as np

from model.facts.catalog import Catalog
from model.facts.panel import Panel
from model.facts.places import friction, peer_groups
from model.facts.provenance import FloatArray, IntArray
from model.score.bounds import bounds
from model.score.goalposts import clip
from model.score.method import COMPENSATION, Method
from model.score.power_mean import power_mean
from model.score.scores import (
    Scores,
    element_weights,
    from_indicators,
    indicator_scores,
    service_tree,
)
from model.uncertainty.draws import ranks
from model.uncertainty.method_variants import SCALES, scaled
from model.uncertainty.weightings import FEWEST, best_case, critic, entropy, pca

Kind = Literal["today", "weights", "compensation", "scale", "missing", "without"]
EQUAL, PAPER, OWN = "equal", "paper", "own"


@dataclass(frozen=True, slots=True, eq=False)
class Switch:
    """The index (n,) of every county with one switch of the method set otherwise.

    `code` names what it is set to: a set of weights, an exponent, a scale of SCALES, what gaps
    are filled with (`peers`, `worst` or `best`), or the element left out; '' for the method as it
    is. NaN where withheld as it is.
    """

    kind: Kind
    code: str
    index: FloatArray


def switches(panel: Panel, catalog: Catalog, method: Method) -> tuple[Switch, ...]:
    """Return the method as it is, then every switch that changes it, all else as it is.

    Equal weights and paper emphasis, the other exponents, each weighted element left out, the
    other scales (points on those say how a county stands to the others and compare with no other
    points), gaps filled with the median of the peer group, at the worst and at the best (the
    bounds). The panel is taken as it stands; levers of the method are not pulled.
    """
    cells, real = indicator_scores(panel, catalog), panel.is_evidence()

    def index(cells: FloatArray, method: Method) -> FloatArray:
        return from_indicators(cells, real, panel.codes, catalog, method).index

    today = index(cells, method)
    made = [Switch("today", "", today)]
    made += [
        Switch(kind, code, index(cells, other)) for kind, code, other in _otherwise(catalog, method)
    ]
    made += [Switch("scale", one, index(scaled(cells[None], one)[0], method)) for one in SCALES[1:]]
    if np.isnan(cells).any():
        rules = catalog.method
        groups = peer_groups(friction(panel.counties, rules.friction), rules.peer_cuts)
        filled = at_peers(cells, groups)
        if not np.array_equal(filled, cells, equal_nan=True):
            made.append(Switch("missing", "peers", index(filled, method)))
        ends = bounds(service_tree(catalog, method), clip(cells))
        made += [Switch("missing", *end) for end in zip(("worst", "best"), ends, strict=True)]
    withheld = np.isnan(today)
    return tuple(replace(one, index=np.where(withheld, np.nan, one.index)) for one in made)


def at_peers(values: FloatArray, groups: IntArray) -> FloatArray:
    """Return values (n, m) with each gap at the median of the unit's group, of all if it has none.

    A column without any value stays open.
    """
    filled = values.copy()
    for i, j in np.argwhere(np.isnan(values)):
        known = ~np.isnan(values[:, j])
        near = known & (groups == groups[i])
        if known.any():
            filled[i, j] = np.median(values[near if near.any() else known, j])
    return filled


def _otherwise(catalog: Catalog, method: Method) -> Iterator[tuple[Kind, str, Method]]:
    """Yield the methods that differ in weights, exponent or one element."""
    count = len(catalog.elements)
    points, own = method.points(count), element_weights(method, count)
    for name, weights in ((EQUAL, (1,) * count), (PAPER, catalog.emphasis)):
        other = method.with_weights(weights)
        if not np.allclose(own, element_weights(other, count)):
            yield "weights", name, other
    for p in COMPENSATION:
        if p != method.p:
            yield "compensation", str(p), replace(method, p=p)
    for k, code in enumerate(catalog.element_codes):
        rest = (*points[:k], 0, *points[k + 1 :])
        if points[k] and any(rest):
            yield "without", code, replace(method, weights=rest)


@dataclass(frozen=True, slots=True, eq=False)
class WeightSet:
    """A set of element weights (K,), summing to 1, and what it would do to the order.

    `shift` is the mean distance in ranks to today's order.
    """

    code: str
    weights: FloatArray
    shift: float


def weight_sets(baseline: Scores, catalog: Catalog) -> tuple[WeightSet, ...]:
    """Return the sets to compare: equal, paper emphasis, own if it is neither, then read-off ones.

    The latter measure how scores differ between counties, not what matters: entropy, CRITIC,
    principal components, and the mean pie shares of every county at its best, whose order is
    that of the best-case scores. They use counties with an index only: none of any kind if
    fewer than three have one, ModelError if their scores do not differ.
    """
    known = ~np.isnan(baseline.index)
    if known.sum() < FEWEST:
        return ()
    elements = baseline.elements[known]
    order = ranks(baseline.index[known])
    count, emphasis = len(catalog.elements), np.array(catalog.emphasis, dtype=float)
    sets = {EQUAL: np.full(count, 1 / count), PAPER: emphasis / emphasis.sum()}
    if not any(np.allclose(baseline.weights, weights) for weights in sets.values()):
        sets[OWN] = baseline.weights
    sets |= {"entropy": entropy(elements / 100), "critic": critic(elements), "pca": pca(elements)}
    floor = catalog.method.floor
    indices = {code: power_mean(elements, each, baseline.p, floor) for code, each in sets.items()}
    indices["best_case"], shares = best_case(elements, floor=floor)
    mean = np.nanmean(shares, axis=0)
    sets["best_case"] = mean / mean.sum()
    return tuple(
        WeightSet(code, weights, float(np.nanmean(np.abs(ranks(indices[code]) - order))))
        for code, weights in sets.items()
    )
