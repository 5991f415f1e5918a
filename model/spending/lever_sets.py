"""All sets of levers at full intensity in a county: what each makes of its index, and the best.

A set is a number: it holds lever l of the catalogue where its bit l is 1.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache

import numpy as np
import numpy.typing as npt

from model.facts.catalog import Catalog
from model.facts.panel import Panel
from model.facts.provenance import BoolArray, FloatArray, readonly
from model.score.goalposts import clip
from model.score.power_mean import from_terms, terms, weighted_mean
from model.score.scores import from_indicators, indicator_scores, score
from model.spending.next_steps import HALF_WAY
from model.what_if.effects import assumed, gap_shares
from model.what_if.scenario import Scenario
from model.what_if.simulate import close_gaps, set_scores, transfer

CLASSES = 1024
DECIMALS = 9  # of a million yuan
Sets = npt.NDArray[np.int64]


@dataclass(frozen=True, slots=True, eq=False)
class LeverSets:
    """What all 2^L sets of levers at full intensity make of n counties.

    `reach` holds, for each element, the levers that move any of its indicators; `elements` its
    scores (n, 2^levers) under each of their sets, NaN where the element is not published.
    `weights` (K,) sum to 1; `today` (n,) is the index without levers, NaN where withheld. `held`
    says of each indicator that a lever needs, by the sets (n, 2^levers) of those that move it,
    whether it stands half-way between its goalposts.
    """

    levers: tuple[str, ...]
    reach: tuple[tuple[int, ...], ...]
    elements: tuple[FloatArray, ...]
    weights: FloatArray
    p: float
    floor: float
    today: FloatArray
    held: Mapping[str, tuple[tuple[int, ...], BoolArray]]

    def index(self, row: int) -> FloatArray:
        """Return a county's index under every set of levers, shape (2^L,); NaN where withheld."""
        count = 1 << len(self.levers)
        if np.isnan(self.today[row]):
            return np.full(count, np.nan)
        published = [k for k, scores in enumerate(self.elements) if not np.isnan(scores[row, 0])]
        share = self.weights[published] / self.weights[published].sum()
        mean = np.zeros(count)
        for weight, k in zip(share, published, strict=True):
            term = terms(self.elements[k][row], self.p, self.floor)
            mean += (weight * term)[subsets(self.reach[k], len(self.levers))]
        return from_terms(mean, self.p)

    def advisable(self, catalog: Catalog) -> Sets:
        """Return the sets of levers that may be advised at all.

        None that stand apart, which take hardly any money, and none without its partner.
        """
        every = np.arange(1 << len(self.levers))
        for i, lever in enumerate(catalog.levers):
            if lever.apart:
                every = every[every >> i & 1 == 0]
            if lever.partner:
                every = every[every >> i & 1 <= every >> self.levers.index(lever.partner) & 1]
        return every

    def ready(self, row: int, sets: Sets, catalog: Catalog) -> BoolArray:
        """Return whether the levers of each set have what they need in a county.

        It stands half-way today, or the set itself brings it there.
        """
        allowed = np.ones(len(sets), dtype=bool)
        for i, lever in enumerate(catalog.levers):
            for code in lever.needs:
                movers, stands = self.held[code]
                held = stands[row][subsets(movers, len(self.levers))[sets]]
                allowed &= (sets >> i & 1 == 0) | held
        return allowed


@dataclass(frozen=True, slots=True, eq=False)
class Frontier:
    """The sets of levers of one county that no other beats: dearer ones always give more.

    `sets`, `cost` in million yuan and `index` (f,) rise together; the first costs least.
    """

    sets: Sets
    cost: FloatArray
    index: FloatArray


def lever_sets(panel: Panel, catalog: Catalog, scenario: Scenario) -> LeverSets:
    """Return what every set of levers makes of the counties, from today and set values on.

    The scenario's own levers are left out. An element knows only the levers that reach it, so
    its scores are worked out for their sets alone, by doubling: the gaps of a set with one lever
    more are those of the set times 1 - g T (method, sections 13 and 15). Agrees with `impact`.
    """
    catalog = assumed(catalog, scenario.assumptions)
    share = transfer(panel, score(panel, catalog, scenario.method), catalog)
    fixed = set_scores(scenario, panel, catalog)
    now = np.where(np.isnan(fixed), indicator_scores(panel, catalog), fixed)
    start = from_indicators(now, panel.is_evidence(), panel.codes, catalog, scenario.method)

    def scored(columns: list[int]) -> tuple[tuple[int, ...], FloatArray]:
        """Return the levers that move some indicators, and their scores (n, sets, columns)."""
        closed = gap_shares(catalog)[:, columns]
        levers = tuple(np.flatnonzero(closed.any(axis=1)).tolist())
        gaps = np.ones((len(panel.codes), 1, len(columns)))
        for lever in levers:
            left = 1.0 - closed[lever] * share[lever][:, None] * np.isnan(fixed[:, columns])
            gaps = np.concatenate([gaps, gaps * left[:, None, :]], axis=1)
        return levers, clip(close_gaps(now[:, None, columns], gaps))

    reach, elements, held = [], [], {}
    for k, element in enumerate(catalog.element_codes):
        columns = [catalog.column(i.code) for i in catalog.members(element)]
        levers, scores = scored(columns)
        mean = weighted_mean(scores, catalog.weights[columns, [k]][:, None], 1)[..., 0]
        mean[np.isnan(start.elements[:, k])] = np.nan
        reach.append(levers)
        elements.append(readonly(mean))
    for code in {code for lever in catalog.levers for code in lever.needs}:
        levers, scores = scored([catalog.column(code)])
        held[code] = levers, scores[..., 0] >= HALF_WAY
    codes, floor = tuple(lever.code for lever in catalog.levers), catalog.method.floor
    return LeverSets(
        codes, tuple(reach), tuple(elements), start.weights, start.p, floor, start.index, held
    )


@lru_cache(maxsize=64)
def subsets(levers: tuple[int, ...], count: int) -> Sets:
    """Return which of the 2^k sets of some levers lies in every set of all, shape (2^count,)."""
    every = np.arange(1 << count)
    parts = [(every >> lever & 1) << bit for bit, lever in enumerate(levers)]
    return readonly(np.sum([np.zeros_like(every), *parts], axis=0))


def set_costs(costs: FloatArray) -> FloatArray:
    """Return the cost of every set of levers that cost (L,) each, shape (2^L,); by doubling.

    In million yuan, to a tenth of a fen: sums that are equal must not differ in their last digit.
    """
    total = np.zeros(1)
    for cost in costs:
        total = np.concatenate([total, total + cost])
    return np.round(total, DECIMALS)


def frontier(sets: Sets, cost: FloatArray, index: FloatArray) -> Frontier:
    """Return the sets that no other of the same county beats in cost and index.

    Costs that are not known leave a set out. Of equal sets the first stays.
    """
    known = np.isfinite(cost)
    sets, cost, index = sets[known], cost[known], index[known]
    # What a cheaper class of cost beats goes first: few sets remain, and are quickly compared.
    top = cost.max(initial=0.0)
    group = (cost * ((CLASSES - 1) / top if top > 0 else 0.0)).astype(np.int64)
    best = np.full(CLASSES + 1, -np.inf)
    np.maximum.at(best, group + 1, index)
    likely = index > np.maximum.accumulate(best)[group]
    sets, cost, index = sets[likely], cost[likely], index[likely]
    better = undominated(cost, index)
    kept = better[np.append(np.diff(cost[better]) > 0, True)]
    return Frontier(sets[kept], cost[kept], index[kept])


def undominated(cost: FloatArray, value: FloatArray) -> Sets:
    """Return the positions of those that give more than all that cost no more, by cost."""
    order = np.argsort(cost, kind="stable")
    value = value[order]
    before = np.concatenate([[-np.inf], np.maximum.accumulate(value)[:-1]])
    return np.asarray(order[value > before])


def members(which: int, levers: Iterable[str]) -> tuple[str, ...]:
    """Return the codes of the levers of a set."""
    return tuple(code for bit, code in enumerate(levers) if which >> bit & 1)
