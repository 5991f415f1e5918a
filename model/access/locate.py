"""Where to place a few sites so that demand is near them: exact by HiGHS, with the gap told.

Maximal covering (Church and ReVelle 1974) and the p-median (Hakimi 1964) are one problem here:
covering is a p-median whose cost is 1 beyond the limit and 0 within it. The location set
covering problem (Toregas and others 1971) asks for the fewest sites instead.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from model.access.least_cost import EXACT, solve, total
from model.facts.errors import SitingError
from model.facts.provenance import BoolArray, FloatArray, IntArray


@dataclass(frozen=True, slots=True, eq=False)
class Layout:
    """Open sites and who is served from where.

    `sites` are columns, ascending, fixed ones included; `nearest` (m,) is the serving site and
    `hours` (m,) the time to it; `covered` is the demand within the limit (all of it without
    one), `mean_h` the demand-weighted mean time. `value` is what was optimised, demand covered
    or mean time, `bound` what no layout can pass.
    """

    sites: tuple[int, ...]
    nearest: IntArray
    hours: FloatArray
    covered: float
    mean_h: float
    value: float
    bound: float

    @property
    def gap(self) -> float:
        """Return the relative distance of the value from the bound, 0 if proved best."""
        return abs(self.value - self.bound) / max(abs(self.bound), EXACT)

    @property
    def proved(self) -> bool:
        """Return whether no other layout can be better."""
        return self.gap <= EXACT


def max_cover(
    hours: FloatArray,
    demand: FloatArray,
    count: int,
    limit_h: float,
    fixed: Sequence[int] = (),
    time_limit_s: float = 3.0,
) -> Layout:
    """Return the `count` sites beside the fixed ones that serve most demand within `limit_h`.

    `hours` (m, n) from demand to site, inf where a site must not serve; `demand` (m,) >= 0. What
    no open site reaches in time is served by the nearest all the same. Of layouts that serve
    equally much the one with the shortest mean time is best, blocked ways as long as the longest,
    then the lowest columns. SitingError if `count` sites are not to be had.
    """
    _check(hours, demand, count, fixed)
    # A site that must serve nobody is none, unless it is open already.
    serves = np.isfinite(hours).any(axis=0) | np.isin(np.arange(hours.shape[1]), list(fixed))
    longest = float(hours[np.isfinite(hours)].max(initial=0.0))
    ways = np.where(serves, np.where(np.isfinite(hours), hours, longest), np.inf)
    far = np.where(serves, (~within(hours, limit_h)).astype(float), np.inf)
    # One unit of demand left out costs more than all time that any layout takes. So whatever is
    # best by this sum and leaves out the least is best by time among those that leave out the
    # least; with whole numbers of demand it always leaves out the least.
    nearest = ways[:, list(fixed)].min(axis=1, initial=np.inf)
    most = demand @ np.minimum(nearest, np.where(serves, ways, 0.0).max(axis=1))
    both = ways + (1.0 + float(most)) * far
    sites, bound = solve(both, demand, count, fixed, time_limit_s / 2)
    left_out = total(far, demand, sites)
    proved = bound >= total(both, demand, sites) * (1 - EXACT)
    if not (proved and np.array_equal(demand, np.round(demand))):
        other, left_out = solve(far, demand, count, fixed, time_limit_s / 2)
        sites = min((sites, other), key=lambda chosen: total(far, demand, chosen))
    return evaluate(hours, demand, sites, limit_h, float(demand.sum()) - left_out, covering=True)


def p_median(
    hours: FloatArray,
    demand: FloatArray,
    count: int,
    fixed: Sequence[int] = (),
    limit_h: float = np.inf,
    time_limit_s: float = 3.0,
) -> Layout:
    """Return the `count` sites beside the fixed ones with the least demand-weighted mean time.

    Arguments as for `max_cover`; `limit_h` only says what counts as covered. SitingError too
    where some demand can be served by no choice of that many sites.
    """
    _check(hours, demand, count, fixed)
    sites, bound = solve(hours, demand, count, fixed, time_limit_s)
    return evaluate(hours, demand, sites, limit_h, bound / max(float(demand.sum()), EXACT))


def set_cover(
    hours: FloatArray, limit_h: float, fixed: Sequence[int] = (), time_limit_s: float = 3.0
) -> tuple[tuple[int, ...], tuple[int, ...], float]:
    """Return the fewest sites with every demand within `limit_h`, fixed ones counted.

    With the demands that no site reaches, left out, and the lower bound on the number of sites.
    """
    reached = within(hours, limit_h)
    beyond = tuple(int(i) for i in np.flatnonzero(~reached.any(axis=1)))
    rows = reached[reached.any(axis=1)]
    if not len(rows):
        return tuple(sorted(fixed)), beyond, float(len(fixed))
    from scipy import sparse  # half a second to load: only who asks waits
    from scipy.optimize import Bounds, LinearConstraint, milp

    every = np.ones(hours.shape[1])
    answer = milp(
        every,
        integrality=every,
        bounds=Bounds(np.isin(np.arange(len(every)), list(fixed)), 1),
        constraints=LinearConstraint(sparse.csr_array(rows.astype(float)), 1, np.inf),
        options={"time_limit": time_limit_s, "mip_rel_gap": 0},
    )
    if answer.x is None:
        raise SitingError("no answer within the time allowed", time_limit_s)
    sites = tuple(int(j) for j in np.flatnonzero(answer.x > 0.5))
    return sites, beyond, float(np.ceil(answer.mip_dual_bound - 1e-6))


def evaluate(
    hours: FloatArray,
    demand: FloatArray,
    sites: Sequence[int],
    limit_h: float = np.inf,
    bound: float | None = None,
    covering: bool = False,
) -> Layout:
    """Return who is served from where by given sites.

    Its value is the mean time, or the demand covered; without a bound nothing is said to be better.
    """
    sites = tuple(sorted(sites))
    served = hours[:, list(sites)]
    least = served.min(axis=1)
    covered = float(demand[within(least, limit_h)].sum())
    used = demand > 0  # a place without demand may be out of reach: 0 x inf is no number
    mean_h = float(demand[used] @ least[used] / max(demand.sum(), EXACT))
    value = covered if covering else mean_h
    bound = value if bound is None else max(bound, value) if covering else min(bound, value)
    nearest = np.asarray(sites)[served.argmin(axis=1)].astype(np.int16)
    return Layout(sites, nearest, least, covered, mean_h, value, bound)


def within(hours: FloatArray, limit_h: float | FloatArray) -> BoolArray:
    """Return which hours lie within a limit; one exactly reached counts."""
    return np.asarray(hours <= limit_h * (1 + EXACT))


def _check(hours: FloatArray, demand: FloatArray, count: int, fixed: Sequence[int]) -> None:
    m, n = hours.shape
    if demand.shape != (m,):
        raise SitingError("the weights do not fit the distances", len(demand), str(m))
    if not (hours >= 0).all():
        raise SitingError("distances must be numbers of 0 or more", "negative or blank")
    if not (np.isfinite(demand) & (demand >= 0)).all():
        raise SitingError("weights must be numbers of 0 or more", "negative or blank")
    if not 0 <= count <= n - len(fixed) or count + len(fixed) == 0:
        raise SitingError("the number of sites", count, f"1..{n - len(fixed)}")
