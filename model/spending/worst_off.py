"""The highest floor for a budget over counties: how far the worst-off can be lifted, exactly."""

from dataclasses import dataclass
from functools import cached_property

import numpy as np

from model.facts.provenance import FloatArray
from model.spending.lever_sets import Frontier, Sets
from model.spending.options import EQUAL, Allotment, Options

FAR = 1e7  # million yuan: stands for a floor a county cannot reach, so that sums stay finite


@dataclass(frozen=True, slots=True, eq=False)
class Floors:
    """Floors for the index of every county, rising, with the least money each takes.

    `level` and `cost` (T,) million yuan, hubs included; `hubs` (T,) is the set of hubs with
    which it takes that little.
    """

    level: FloatArray
    cost: FloatArray
    hubs: Sets


class Maximin:
    """The best plan of any budget for the worst-off county: the highest floor, at least cost.

    A floor takes, of each county, the cheapest set of levers that reaches it; only the index of
    some set can be the highest floor. What each costs is found once, so that a budget is a look-up
    and exact (method, section 15). Money that lifts the worst-off no further is left unspent.
    """

    def __init__(self, options: Options) -> None:
        """Take the options, of at least one county."""
        self.options = options

    def plan(self, budget: float) -> Allotment:
        """Return the plan with the highest floor for a budget in million yuan."""
        at = int(np.searchsorted(self.floors.cost, budget + EQUAL, side="right")) - 1
        level, hubs = float(self.floors.level[at]), int(self.floors.hubs[at])
        served = self.options.hubs.served[hubs]
        lines = [self.options.frontier(row, bool(helped)) for row, helped in enumerate(served)]
        choice = [int(np.searchsorted(line.index, level - EQUAL)) for line in lines]
        return self.options.spend(budget, hubs, choice, level)

    @cached_property
    def floors(self) -> Floors:
        """Return every floor that some budget has for its highest, from today's worst on."""
        kinds = (self.options.alone, self.options.served or self.options.alone)
        levels = np.unique(np.concatenate([line.index for kind in kinds for line in kind]))
        levels = levels[levels >= self.options.today.min() - EQUAL]
        alone, helped = (np.array([_least(line, levels) for line in kind]) for kind in kinds)
        hubs, served = self.options.hubs, self.options.hubs.served.astype(float)
        # Sums of what is spent alone: a difference from FAR would cost its last digits.
        total = served @ helped + (1 - served) @ alone + hubs.cost[:, None]
        best = total.argmin(axis=0)
        cost = total[best, np.arange(len(levels))]
        within = cost < FAR / 2
        return Floors(levels[within], cost[within], best[within])


def _least(line: Frontier, levels: FloatArray) -> FloatArray:
    """Return the least cost of a county at which it reaches each floor."""
    at = np.searchsorted(line.index, levels - EQUAL)
    return np.append(line.cost, FAR)[at]
