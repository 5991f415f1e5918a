"""The most points for a budget over counties: bound, greedy order, and the best plan, proved."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from itertools import repeat

import numpy as np

from model.facts.provenance import FloatArray
from model.spending.lever_sets import Frontier, undominated
from model.spending.options import EQUAL, Allotment, Options

MOST_STATES = 100_000  # part-plans kept at once: beyond it the best are, and the gap is stated


@dataclass(frozen=True, slots=True)
class HullStep:
    """One step of a county (row) up its concave hull: frontier positions, million yuan, value."""

    row: int
    start: int
    end: int
    cost: float
    value: float

    @property
    def slope(self) -> float:
        """Return value per million yuan."""
        return self.value / self.cost


@dataclass(frozen=True, eq=False)
class Hull:
    """The frontier of a county (row) as money and value, and the steps of its concave hull."""

    row: int
    cost: FloatArray
    value: FloatArray

    @cached_property
    def steps(self) -> tuple[HullStep, ...]:
        """Return the steps up the hull from the first position on."""
        return self.beyond(0)

    def beyond(self, start: int) -> tuple[HullStep, ...]:
        """Return the steps up the concave hull of what lies from one of its positions on."""
        corners: list[int] = []
        for i in range(start, len(self.cost)):
            while len(corners) > 1:
                a, b = corners[-2:]
                rise, run = self.value[i] - self.value[a], self.cost[i] - self.cost[a]
                if (self.value[b] - self.value[a]) * run > rise * (self.cost[b] - self.cost[a]):
                    break
                corners.pop()
            corners.append(i)
        ends = np.array(corners)
        costs, values = np.diff(self.cost[ends]).tolist(), np.diff(self.value[ends]).tolist()
        return tuple(map(HullStep, repeat(self.row), corners, corners[1:], costs, values))

    def net(self, prices: FloatArray) -> FloatArray:
        """Return the most value net of money at each price of money."""
        at = [0, *(step.end for step in self.steps)]
        return np.asarray((self.value[at] - prices[:, None] * self.cost[at]).max(axis=1))


class Allocation:
    """The best plan of any budget, for the sum over counties of what they gain.

    Maximises sum_i om_i (f(I_i after) - f(I_i today)), f the index or its logarithm, which
    favours the weakest; hubs are paid once: a multiple-choice knapsack over the counties'
    frontiers. With given hubs the bound is that of the linear programme over the concave hulls,
    found in its dual: the prices of money to try are the slopes of the hulls. A greedy plan
    follows the hulls, steepest step first. The best plan is built up county by county: a
    part-plan is dropped where another gives as much for less (Nemhauser, Ullmann 1969), or where
    what it loses against the dual leaves no way past the best plan so far (Pisinger 1995). Hubs
    are tried from the highest bound down, until none can be better (method, section 15).
    """

    def __init__(self, options: Options, weights: FloatArray, *, log: bool = False) -> None:
        """Take the options, the weights om (r,), and whether points count as logarithms."""
        self.options = options

        def line(row: int, frontier: Frontier) -> Hull:
            index, today = frontier.index, options.today[row]
            gain = index - today
            if log:  # scores below the method's floor are read as the floor
                gain = np.log(np.maximum(index, options.floor) / max(today, options.floor))
            return Hull(row, frontier.cost, gain * weights[row])

        kinds = (options.alone, options.served or options.alone)
        self._lines = tuple([line(row, one) for row, one in enumerate(kind)] for kind in kinds)

    def plan(self, budget: float) -> Allotment:
        """Return the best plan for a budget in million yuan."""
        bounds = self.bounds(np.array([budget]))[:, 0]
        best, unproved = -np.inf, -np.inf
        plan = (0, [0] * len(self.options.counties))
        for hubs in map(int, np.argsort(-bounds, kind="stable")):
            if bounds[hubs] <= best + EQUAL:
                break
            lines, money = self.lines(hubs), budget - self.options.hubs.cost[hubs]
            value, choice = _greedy(lines, money)
            if value > best + EQUAL:
                best, plan = value, (hubs, choice)
            price = float(self._prices[(self._net[hubs] + self._prices * budget).argmin()])
            value, choice, complete = _best(lines, money, price, bounds[hubs] - best)
            if value > best + EQUAL:
                best, plan = value, (hubs, choice)
            if not complete:
                unproved = max(unproved, float(bounds[hubs]))
        return self.options.spend(budget, *plan, float(best), max(float(best), unproved))

    def bounds(self, budgets: FloatArray) -> FloatArray:
        """Return what no plan with each set of hubs can exceed, (H, budgets); -inf if too dear.

        At the ends of steps along the hulls, a plan in whole sets reaches it.
        """
        free = [(self._net + self._prices * budget).min(axis=1) for budget in budgets]
        affordable = self.options.hubs.cost[:, None] <= budgets + EQUAL
        return np.where(affordable, np.transpose(free), -np.inf)

    def lines(self, hubs: int) -> list[Hull]:
        """Return the line of each county with a set of hubs."""
        served = self.options.hubs.served[hubs]
        return [self._lines[int(is_served)][row] for row, is_served in enumerate(served)]

    def steps(self, plan: Allotment) -> list[HullStep]:
        """Return what more money would do after a plan, with its hubs, the steepest first."""
        lines = self.lines(self.options.hubs.sites.index(plan.hubs))
        return in_order(
            step
            for line, place in zip(lines, plan.places, strict=True)
            for step in line.beyond(int(np.searchsorted(line.cost, place.cost - EQUAL)))
        )

    def order(self, hubs: tuple[str, ...]) -> list[HullStep]:
        """Return the steps from no money at all on, with hubs there, the steepest first."""
        lines = self.lines(self.options.hubs.sites.index(hubs))
        return in_order(step for line in lines for step in line.steps)

    @cached_property
    def _prices(self) -> FloatArray:
        """Return the prices of money at which a bound can be least, value per million yuan."""
        steps = [step for kind in self._lines for line in kind for step in line.steps]
        return np.array(sorted({0.0, *(step.slope for step in steps)}))

    @cached_property
    def _net(self) -> FloatArray:
        """Return the best value net of money at each price with each set of hubs, (H, prices)."""
        alone, helped = (
            np.array([line.net(self._prices) for line in kind]).reshape(len(kind), -1)
            for kind in self._lines
        )
        hubs = self.options.hubs
        total = alone.sum(axis=0) - hubs.cost[:, None] * self._prices
        return np.asarray(total + hubs.served.astype(float) @ (helped - alone))


def in_order(steps: Iterable[HullStep]) -> list[HullStep]:
    """Return steps by what they give for the money, the steepest first."""
    return sorted(steps, key=lambda step: -step.slope)


def _greedy(lines: list[Hull], money: float) -> tuple[float, list[int]]:
    """Return value and choice of the steps in order; a step too dear ends its county's."""
    choice, value = [0] * len(lines), sum(float(line.value[0]) for line in lines)
    for step in in_order(step for line in lines for step in line.steps):
        if step.start == choice[step.row] and step.cost <= money + EQUAL:
            choice[step.row] = step.end
            value, money = value + step.value, money - step.cost
    return value, choice


def _best(
    lines: list[Hull], money: float, price: float, leeway: float
) -> tuple[float, list[int], bool]:
    """Return value and choice of the best plan, and whether no better one was left out.

    `leeway` is the bound less the best value known: a choice that loses more than it against the
    dual at `price` is in no better plan. Without such a plan the value is -inf.
    """
    kept, losses = [], []
    for line in lines:
        net = line.value - price * line.cost
        loss = net.max() - net
        kept.append(np.flatnonzero(loss <= leeway + EQUAL))
        losses.append(loss)
    order = sorted(range(len(lines)), key=lambda row: len(kept[row]))
    to_come = sum(float(lines[row].cost[kept[row]].min()) for row in order)
    cost, value, lost = np.zeros(1), np.zeros(1), np.zeros(1)
    trail, complete = [], True
    for row in order:
        line, at = lines[row], kept[row]
        to_come -= float(line.cost[at].min())
        cost, value, lost = (
            (old[:, None] + new[at]).ravel()
            for old, new in ((cost, line.cost), (value, line.value), (lost, losses[row]))
        )
        alive = np.flatnonzero((cost + to_come <= money + EQUAL) & (lost <= leeway + EQUAL))
        alive = alive[undominated(cost[alive], value[alive])]
        if len(alive) > MOST_STATES:
            alive, complete = np.sort(alive[np.argsort(lost[alive])[:MOST_STATES]]), False
        cost, value, lost = cost[alive], value[alive], lost[alive]
        trail.append((row, alive // len(at), at[alive % len(at)]))
    if not len(value):
        return -np.inf, [], complete
    spot = int(value.argmax())
    choice, best = [0] * len(lines), float(value[spot])
    for row, parent, chosen in reversed(trail):
        choice[row], spot = int(chosen[spot]), int(parent[spot])
    return best, choice, complete
