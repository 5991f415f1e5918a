"""The inverse question: which levers bring a county to a target, at the least cost?"""

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from model.facts.catalog import Catalog
from model.facts.panel import Panel
from model.facts.provenance import BoolArray, FloatArray
from model.score.scores import Scores
from model.spending.lever_sets import Sets, lever_sets, members, set_costs
from model.what_if.effects import assumed
from model.what_if.scenario import Scenario
from model.what_if.simulate import impact

CLOSE = 0.01  # points: how near a lowered lever brings the index to its target, from above
EQUAL = 1e-9


@dataclass(frozen=True, slots=True)
class Answer:
    """Levers that bring a county to a target, or as near as they can where it is not reached.

    `levers` are (code, intensity 0..1) in the catalogue's order; `index` is the county's index
    with them. Which levers is exact: of all sets at full intensity the cheapest, or the fewest;
    with one of them lowered the answer is feasible, not proved cheapest. A county already there
    needs none; one that cannot get there is given the highest index it can have.
    """

    target: float
    reached: bool
    levers: tuple[tuple[str, float], ...]
    cost_m_yuan: float
    index: float


@dataclass(frozen=True, slots=True, eq=False)
class _Choice:
    """A county's sets of levers: `index`, `cost` (2^L,), the index under intensities.

    `each` (L,) is what every lever costs by itself.
    """

    levers: tuple[str, ...]
    each: FloatArray
    index: FloatArray
    cost: FloatArray
    after: Callable[[dict[str, float]], float]


def cheapest(
    panel: Panel,
    catalog: Catalog,
    scenario: Scenario,
    county: str,
    target: float,
    costs: FloatArray,
) -> Answer | None:
    """Return the cheapest levers that bring a county's index to a target, None if withheld.

    `scenario` gives weights, exponent, values set directly and changed assumptions, which stand
    instead of the catalogue's; its levers are left out. `costs` (L, n) are million yuan at full
    intensity; a lever whose cost is unknown, NaN, is left out, one that costs nothing is taken
    wherever it helps.
    Of all sets at full intensity the cheapest is taken; its least efficient lever, in points per
    yuan, is then lowered by bisection until the target is just reached (method, section 15).
    """
    choice = _choice(panel, catalog, scenario, county, costs)
    return None if choice is None else _answer(choice, target, choice.cost)


def fewest(
    panel: Panel,
    catalog: Catalog,
    scenario: Scenario,
    county: str,
    target: float,
    costs: FloatArray,
) -> Answer | None:
    """Return the fewest levers that bring a county's index to a target: as `cheapest`."""
    choice = _choice(panel, catalog, scenario, county, costs)
    sizes = set_costs(np.ones(len(catalog.levers)))
    return None if choice is None else _answer(choice, target, sizes)


def peer_target(scores: Scores, peers: tuple[str, ...]) -> float:
    """Return the median index of a county's peers, NaN where none of them has one."""
    found = scores.index[[scores.row(code) for code in peers]]
    known = found[~np.isnan(found)]
    return float(np.median(known)) if len(known) else float("nan")


def _choice(
    panel: Panel, catalog: Catalog, scenario: Scenario, county: str, costs: FloatArray
) -> _Choice | None:
    catalog = assumed(catalog, scenario.assumptions)
    row, today = panel.row(county), scenario.with_levers({}, ())
    sets = lever_sets(panel, catalog, today)
    if np.isnan(sets.today[row]):
        return None

    def after(levers: dict[str, float]) -> float:
        moved = impact(panel, catalog, today.with_levers(levers, (county,)))
        return float(moved.result.index[row])

    each = costs[:, row]
    return _Choice(sets.levers, each, sets.index(row), set_costs(each), after)


def _answer(choice: _Choice, target: float, burden: FloatArray) -> Answer:
    """Return the set of the least burden (2^L,) that reaches the target, one lever lowered."""
    reaches = choice.index >= target - EQUAL
    reached = bool((reaches & np.isfinite(choice.cost)).any())
    if reaches[0]:
        levers = dict[str, float]()
    elif reached:
        best = _least(choice, reaches, burden)
        levers = _lowered(choice, best, target)
    else:
        top = np.nanmax(np.where(np.isfinite(choice.cost), choice.index, np.nan))
        best = _least(choice, choice.index >= top - EQUAL, choice.cost)
        levers = dict.fromkeys(members(best, choice.levers), 1.0)
    each = dict(zip(choice.levers, choice.each, strict=True))
    return Answer(
        target=target,
        reached=reached,
        levers=tuple(levers.items()),
        cost_m_yuan=float(sum(each[code] * u for code, u in levers.items())),
        index=choice.after(levers),
    )


def _least(choice: _Choice, allowed: BoolArray, burden: FloatArray) -> int:
    """Return the allowed set of the least burden; of several the cheapest, then the highest."""
    found: Sets = np.flatnonzero(allowed & np.isfinite(choice.cost))
    for by in (burden, choice.cost, -choice.index):
        found = found[by[found] <= by[found].min() + EQUAL]
    return int(found[0])


def _lowered(choice: _Choice, which: int, target: float) -> dict[str, float]:
    """Return the intensities of a set whose least efficient lever does no more than it has to."""
    levers = dict.fromkeys(members(which, choice.levers), 1.0)
    loss = {
        code: (choice.index[which] - choice.index[which & ~(1 << bit)]) / choice.each[bit]
        for bit, code in enumerate(choice.levers)
        if code in levers and choice.each[bit] > 0
    }
    if not loss:
        return levers
    weakest = min(loss, key=lambda code: loss[code])
    low, high = 0.0, 1.0
    while choice.after(levers | {weakest: high}) > target + CLOSE:
        middle = (low + high) / 2
        if choice.after(levers | {weakest: middle}) >= target:
            high = middle
        else:
            low = middle
    return levers | {weakest: high}
