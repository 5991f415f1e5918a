"""The sites of least total cost: exact by HiGHS, and the simple rule the answer is held against.

Exact in the radius form of the p-median: Elloumi 2010; Garcia, Labbe and Marin 2011.
"""

import time
from collections.abc import Sequence

import numpy as np

from model.facts.errors import SitingError
from model.facts.provenance import BoolArray, FloatArray, IntArray

EXACT = 1e-9  # relative gap up to which an optimum counts as proved
SAME = 1e-12  # relative difference up to which two layouts cost the same
HIGHS_SHARE = 0.7  # of the time allowed; the rest is for building rows and the relaxation
RELAX_STEPS, RELAX_PATIENCE = 400, 15
LEAST_RADII = 12  # a row starts with at least as many of its nearest sites


def solve(
    cost: FloatArray, demand: FloatArray, count: int, fixed: Sequence[int], time_limit_s: float
) -> tuple[tuple[int, ...], float]:
    """Return the best sites and the bound on the total cost sum(demand * cost).

    A column without a finite cost is no site. Of equal layouts lower columns win.
    SitingError where no choice of so many sites serves every demand.
    """
    rule = greedy(cost, demand, count, fixed)
    value = total(cost, demand, rule)
    if np.isfinite(value) and (count <= 1 or value <= EXACT):
        # The rule tries every single site: with one it is exact.
        return lowest(cost, demand, rule, fixed), value
    # Rows first know only their nearest sites; a row whose true cost lies beyond them is given
    # twice as many and the problem solved again, so that an answer without such rows is exact.
    deadline = time.perf_counter() + HIGHS_SHARE * time_limit_s
    radii = np.full(len(cost), max(LEAST_RADII, int(2.5 * cost.shape[1] / (count + len(fixed)))))
    sites, bound, short = rule, 0.0, np.ones(len(cost), dtype=bool)
    while short.any() and (left := deadline - time.perf_counter()) > 0:
        answer = _radius_form(cost, demand, count, fixed, radii, left)
        if answer is None:
            break
        sites, lower, short = answer
        bound = max(bound, lower)
        radii[short] *= 2
    best = min((sites, rule), key=lambda chosen: total(cost, demand, chosen))
    value = total(cost, demand, best)
    if not np.isfinite(value):
        raise SitingError("some demand cannot be served by so few sites", count)
    if bound < value * (1 - EXACT):
        bound = max(bound, relaxed(cost, demand, count, fixed, value))
    best = lowest(cost, demand, best, fixed)
    return best, value if bound >= value * (1 - EXACT) else bound


def total(cost: FloatArray, demand: FloatArray, sites: Sequence[int]) -> float:
    """Return sum(demand * cost to the nearest open site); inf where a demand has none."""
    least = cost[:, list(sites)].min(axis=1)
    return float(demand[demand > 0] @ least[demand > 0])


def _radius_form(
    cost: FloatArray,
    demand: FloatArray,
    count: int,
    fixed: Sequence[int],
    radii: IntArray,
    time_limit_s: float,
) -> tuple[tuple[int, ...], float, BoolArray] | None:
    """Solve with rows cut to their `radii` nearest sites; return sites, bound, rows cut short.

    Variables are y (n,) open sites, then for each row z_k = 1 if no site within its k-th
    distance is open: z_k + sum of the k-th sites >= z_(k-1), with z_0 = 1. None if no sites were
    found in time.
    """
    from scipy import sparse  # half a second to load: only who asks waits
    from scipy.optimize import Bounds, LinearConstraint, milp

    n = cost.shape[1]
    price, reach = [np.zeros(n)], np.full(len(cost), np.inf)
    entries: list[tuple[int, int, float]] = []
    least: list[float] = []
    first, constant = n, 0.0
    for i in np.flatnonzero(demand):
        levels, groups, is_cut = _levels(cost[i], fixed, int(radii[i]))
        reach[i] = levels[-1] if is_cut else np.inf
        price.append(demand[i] * np.diff(levels))
        constant += demand[i] * levels[0]
        # A last level needs a site to be open unless a fixed one is, or the row goes on.
        is_served = is_cut or np.isfinite(cost[i, list(fixed)]).any()
        for k, group in enumerate(groups[:-1] if is_served else groups):
            at = len(least)
            entries.extend((at, int(j), 1.0) for j in group)
            entries.extend([(at, first + k, 1.0)] if k < len(levels) - 1 else [])
            entries.extend([(at, first + k - 1, -1.0)] if k else [])
            least.append(0.0 if k else 1.0)
        first += len(levels) - 1
    entries.extend((len(least), j, 1.0) for j in set(range(n)) - set(fixed))
    row, column, value = np.array(entries).T
    ends = row.astype(int), column.astype(int)
    matrix = sparse.csr_array((value, ends), shape=(len(least) + 1, first))
    lower, upper = np.zeros(first), np.ones(first)
    lower[list(fixed)] = 1
    upper[:n] = np.maximum(lower[:n], np.isfinite(cost).any(axis=0))
    answer = milp(
        np.concatenate(price),
        integrality=np.arange(first) < n,
        bounds=Bounds(lower, upper),
        constraints=LinearConstraint(matrix, [*least, count], [*[np.inf] * len(least), count]),
        options={"time_limit": time_limit_s, "mip_rel_gap": 0},
    )
    if answer.x is None:
        return None
    sites = tuple(int(j) for j in np.flatnonzero(answer.x[:n] > 0.5))
    open_cost = cost[:, list(sites)].min(axis=1)
    return sites, float(answer.mip_dual_bound) + constant, open_cost > reach


def _levels(
    cost: FloatArray, fixed: Sequence[int], radius: int
) -> tuple[FloatArray, list[IntArray], bool]:
    """Return a demand's distinct distances ascending, the sites at each, and if there are more.

    They end at the nearest fixed site, which is always open, or after `radius` sites.
    """
    order = np.argsort(cost, kind="stable")
    order = order[np.isfinite(cost[order])]
    order = order[cost[order] <= cost[list(fixed)].min(initial=np.inf)]
    is_cut = len(order) > radius
    if is_cut:
        order = order[cost[order] <= cost[order[radius - 1]]]
    if not len(order):
        raise SitingError("a demand has no site that may serve it", "every distance is blank")
    levels, starts = np.unique(cost[order], return_index=True)
    return levels, np.split(order, starts[1:]), is_cut


def relaxed(
    cost: FloatArray, demand: FloatArray, count: int, fixed: Sequence[int], upper: float
) -> float:
    """Return a lower bound on the total cost, by subgradient steps towards `upper`, one reached.

    Lagrangian relaxation of `every demand has one site`: Cornuejols, Fisher and Nemhauser 1977.
    """
    used = demand > 0
    price = demand[used, None] * np.where(np.isfinite(cost[used]), cost[used], upper + 1.0)
    price = np.minimum(price, upper + 1.0)
    kept = np.asarray(fixed, dtype=int)
    free = np.setdiff1d(np.arange(cost.shape[1]), kept)
    dual = np.sort(price, axis=1)[:, : max(2, len(fixed))].mean(axis=1)
    best, pace, since = 0.0, 2.0, 0
    for _ in range(RELAX_STEPS):
        saved = np.minimum(price - dual[:, None], 0.0).sum(axis=0)
        chosen = np.concatenate([kept, free[np.argsort(saved[free])[:count]]])
        value = float(dual.sum() + saved[chosen].sum())
        best, since = (value, 0) if value > best else (best, since + 1)
        slope = 1.0 - (price[:, chosen] < dual[:, None]).sum(axis=1)
        steepness = float(slope @ slope)
        if not steepness or upper - best <= EXACT * upper:
            break
        if since >= RELAX_PATIENCE:
            pace, since = pace / 2, 0
        dual = dual + pace * (upper - value) / steepness * slope
    return best


def greedy(
    cost: FloatArray, demand: FloatArray, count: int, fixed: Sequence[int] = ()
) -> tuple[int, ...]:
    """Return the sites of the simple rule: always the one that saves most cost next.

    `cost` (m, n), inf where a site must not serve; ties go to the lowest column. Then sites are
    swapped while a single swap saves anything (Teitz and Bart 1968).
    """
    chosen = list(fixed)
    ceiling = 1.0 + float(cost[np.isfinite(cost)].max(initial=0.0))
    finite = np.where(np.isfinite(cost), cost, 1000.0 * ceiling)
    for _ in range(count):
        chosen.append(_next(finite, demand, chosen)[0])
    value, improved = float(demand @ finite[:, chosen].min(axis=1)), True
    while improved:
        improved = False
        for place in range(len(fixed), len(chosen)):
            site, least = _next(finite, demand, chosen[:place] + chosen[place + 1 :])
            if least < value * (1 - EXACT) - EXACT:
                chosen[place], value, improved = site, least, True
    return tuple(sorted(chosen))


def _next(cost: FloatArray, demand: FloatArray, chosen: list[int]) -> tuple[int, float]:
    """Return the site that saves most beside the chosen ones, and the total cost with it."""
    least = cost[:, chosen].min(axis=1, initial=np.inf)
    totals = demand @ np.minimum(least[:, None], cost)
    totals[chosen] = np.inf
    site = int(totals.argmin())
    return site, float(totals[site])


def lowest(
    cost: FloatArray, demand: FloatArray, sites: Sequence[int], fixed: Sequence[int] = ()
) -> tuple[int, ...]:
    """Return an equally good layout in which no site but the fixed ones has a lower column."""
    chosen, used = sorted(sites), demand > 0
    price, weight = cost[used], demand[used]
    most = total(cost, demand, chosen) * (1 + SAME)
    usable = np.flatnonzero(np.isfinite(cost).any(axis=0))
    nearest, next_nearest = _two_nearest(price[:, chosen])
    for site in sorted(set(chosen) - set(fixed), reverse=True):
        lower = np.setdiff1d(usable[usable < site], chosen)
        rest = np.where(price[:, site] <= nearest, next_nearest, nearest)
        totals = weight @ np.minimum(rest[:, None], price[:, lower])
        equal = lower[totals <= most]
        if len(equal):
            chosen = sorted({*chosen, int(equal[0])} - {site})
            nearest, next_nearest = _two_nearest(price[:, chosen])
    return tuple(chosen)


def _two_nearest(cost: FloatArray) -> tuple[FloatArray, FloatArray]:
    """Return each row's least cost and the one after it, inf where there is no second."""
    padded = np.column_stack([cost, np.full(len(cost), np.inf)])
    nearest, after = np.partition(padded, 1, axis=1)[:, :2].T
    return nearest, after
