"""The inverse question: which levers bring a county to a target, at the least cost?"""

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

    `levers` are (code, intensity 0..1) in the catalogue's order, `index` the county's with them.
    Which levers is exact; with one of them lowered the answer is feasible, not proved cheapest. A
    county already there needs none; one that cannot get there is given the highest it can have.
    """

    target: float
    reached: bool
    levers: tuple[tuple[str, float], ...]
    cost_m_yuan: float
    index: float


class LeastLevers:
    """How a county gets to a target with the cheapest levers.

    Of all sets of levers at full intensity the one of the least cost is taken; its least efficient
    lever, in points per yuan, is then lowered by bisection until the target is just reached
    (method, section 15). The scenario gives weights, exponent, values set directly and changed
    assumptions, which stand instead of the catalogue's; its levers are left out.
    `costs` (L, n) are million yuan at full intensity; a lever whose cost is unknown, NaN, is left
    out, one that costs nothing is taken wherever it helps.
    """

    def __init__(
        self, panel: Panel, catalog: Catalog, scenario: Scenario, county: str, costs: FloatArray
    ) -> None:
        self._panel, self._county = panel, county
        self._catalog = assumed(catalog, scenario.assumptions)
        self._today = scenario.with_levers({}, ())
        row, sets = panel.row(county), lever_sets(panel, self._catalog, self._today)
        self._levers, self._each = sets.levers, costs[:, row]
        self._index, self._cost = sets.index(row), set_costs(costs[:, row])

    def answer(self, target: float) -> Answer | None:
        """Return the cheapest levers that bring the county there; None if it is withheld."""
        if np.isnan(self._index[0]):
            return None
        reaches, known = self._index >= target - EQUAL, np.isfinite(self._cost)
        reached = bool((reaches & known).any())
        if reaches[0]:
            levers = dict[str, float]()
        elif reached:
            levers = self._lowered(self._least(reaches), target)
        else:
            top = self._index[known].max()
            best = self._least(self._index >= top - EQUAL)
            levers = dict.fromkeys(members(best, self._levers), 1.0)
        price = dict(zip(self._levers, self._each, strict=True))
        cost = float(sum(price[code] * u for code, u in levers.items()))
        return Answer(target, reached, tuple(levers.items()), cost, self._after(levers))

    def _after(self, levers: dict[str, float]) -> float:
        """Return the county's index with levers at some intensities."""
        scenario = self._today.with_levers(levers, (self._county,))
        moved = impact(self._panel, self._catalog, scenario)
        return float(moved.result.index[self._panel.row(self._county)])

    def _least(self, allowed: BoolArray) -> int:
        """Return the cheapest of the allowed sets; of several the one with the highest index."""
        sets: Sets = np.flatnonzero(allowed & np.isfinite(self._cost))
        for by in (self._cost, -self._index):
            sets = sets[by[sets] <= by[sets].min() + EQUAL]
        return int(sets[0])

    def _lowered(self, which: int, target: float) -> dict[str, float]:
        """Return a set's intensities with the least efficient lever no higher than it has to be."""
        levers = dict.fromkeys(members(which, self._levers), 1.0)
        loss = {
            code: (self._index[which] - self._index[which & ~(1 << bit)]) / self._each[bit]
            for bit, code in enumerate(self._levers)
            if code in levers and self._each[bit] > 0
        }
        if not loss:
            return levers
        weakest = min(loss, key=lambda code: loss[code])
        low, high = 0.0, 1.0
        while self._after(levers | {weakest: high}) > target + CLOSE:
            middle = (low + high) / 2
            if self._after(levers | {weakest: middle}) >= target:
                high = middle
            else:
                low = middle
        return levers | {weakest: high}


def peer_target(scores: Scores, peers: tuple[str, ...]) -> float:
    """Return the median index of a county's peers, NaN where none of them has one."""
    known = scores.index[[scores.row(code) for code in peers]]
    known = known[~np.isnan(known)]
    return float(np.median(known)) if len(known) else float("nan")
