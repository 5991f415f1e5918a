"""The most points for a budget over counties, in amounts that a county can act on: exactly.

Amounts are whole lots (`Lots`), so that every total up to a budget can be gone through. The
counties that are weakest today are worked out apart from the others, so that the money they get
can be held to a floor.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

import numpy as np

from model.facts.provenance import FloatArray
from model.spending.lever_sets import Sets
from model.spending.options import EQUAL, Allotment, Options

QUARTER = 4
PRICES, CHEAPEST = 80, 1e-4  # of money, that the bound tries: how many, the least over the highest


def weakest_quarter(today: FloatArray) -> tuple[int, ...]:
    """Return the rows of the quarter of counties, rounded up, with the lowest index today.

    Among four counties or fewer nobody is set apart.
    """
    count = -(-len(today) // QUARTER) if len(today) > QUARTER else 0
    return tuple(sorted(np.argsort(today, kind="stable")[:count].tolist()))


@dataclass(frozen=True, slots=True, eq=False)
class Amounts:
    """What a county can be given: amounts in whole steps, rising from 0, and what each is worth."""

    cost: Sets
    value: FloatArray


@dataclass(frozen=True, slots=True, eq=False)
class Totals:
    """The best plans of some counties for every total: `value` (T,), -inf where none costs that.

    `picks` holds, for each county, the place on its line at each total over the counties so far.
    """

    lines: Sequence[Amounts]
    value: FloatArray
    picks: tuple[Sets, ...]

    @property
    def most(self) -> int:
        """Return what all that can be had costs, in steps."""
        return sum(int(line.cost[-1]) for line in self.lines)

    def places(self, total: int) -> list[int]:
        """Return the place on each county's line in the best plan of a total."""
        chosen = []
        for line, pick in zip(reversed(self.lines), reversed(self.picks), strict=True):
            chosen.append(int(pick[total]))
            total -= int(line.cost[chosen[-1]])
        return chosen[::-1]


def totals(lines: Sequence[Amounts], size: int) -> Totals:
    """Return the best plans of some counties for the totals 0 .. size - 1, county by county."""
    value, picks, every = np.full(size, -np.inf), [], np.arange(size)
    value[0] = 0.0
    for line in lines:
        within = line.cost < size
        left = every - line.cost[within, None]
        sums = np.where(left >= 0, value[left], -np.inf) + line.value[within, None]
        pick = sums.argmax(axis=0)
        value = sums[pick, every]
        picks.append(pick)
    return Totals(lines, value, tuple(picks))


class Allocation:
    """The best plan of any budget, for the sum over counties of what they gain.

    Maximises sum_i om_i (f(I_i after) - f(I_i today)), f the index or its logarithm, which
    favours the weakest; hubs are paid once. With `floor`, of the money given out to counties the
    weakest quarter of them gets at least its share by number, or all that it can have; a hub is
    money for several and not counted. As this asks nothing of the size of a budget, more money
    never comes to less.

    A multiple-choice knapsack over the counties' frontiers, solved by going through all totals of
    both parts (Bellman 1957; Kellerer, Pferschy, Pisinger 2004, ch. 11). Hubs are tried from the
    highest bound down, until none can be better; the bound is that of the Lagrangian, the most
    value net of what money costs, at a row of prices.
    """

    def __init__(
        self, options: Options, weights: FloatArray, *, log: bool = False, floor: bool = False
    ) -> None:
        """Take the options, the weights om (r,), whether points count as logarithms, the floor."""
        self.options = options
        self.weak = weakest_quarter(options.today) if floor else ()
        self._rest = tuple(row for row in range(len(options.today)) if row not in self.weak)

        def line(row: int, is_served: bool) -> Amounts:
            found, today = options.frontier(row, is_served), options.today[row]
            gain = found.index - today
            if log:  # scores below the method's floor are read as the floor
                gain = np.log(np.maximum(found.index, options.floor) / max(today, options.floor))
            steps = np.rint(found.cost / options.lots.step).astype(np.int64)
            return Amounts(steps, gain * weights[row])

        kinds = (False, True) if options.served else (False, False)
        rows = range(len(options.today))
        self._lines = tuple([line(row, is_served) for row in rows] for is_served in kinds)
        self._prices, self._net = self._bound()
        self._parts = lru_cache(maxsize=512)(self._parts_of)

    def plan(self, budget: float) -> Allotment:
        """Return the best plan for a budget in million yuan."""
        money = np.floor((budget - self.options.hubs.cost) / self.options.lots.step + EQUAL)
        bounds = (self._net + self._prices * money[:, None]).min(axis=1)
        bounds[money < 0] = -np.inf
        best, hubs, choice = -np.inf, 0, [0] * len(self.options.counties)
        for each in map(int, np.argsort(-bounds, kind="stable")):
            if bounds[each] <= best + EQUAL:
                break
            value, (weak, rest) = self._best(each, int(money[each]))
            if value > best + EQUAL:
                best, hubs = value, each
                parts = self._parts(each, _size(int(money[each])))
                for rows, part, total in zip(
                    (self.weak, self._rest), parts, (weak, rest), strict=True
                ):
                    for row, place in zip(rows, part.places(total), strict=True):
                        choice[row] = place
        return self.options.spend(budget, hubs, choice, float(best))

    def _best(self, hubs: int, money: int) -> tuple[float, tuple[int, int]]:
        """Return the most that a set of hubs and so many steps come to; both parts' totals."""
        weak, rest = self._parts(hubs, _size(money))
        given = np.arange(money + 1)  # to the weakest quarter
        left = money - given
        if self.weak:
            at_most = given * len(self._rest) // len(self.weak)
            left = np.where(given >= weak.most, left, np.minimum(left, at_most))
        worth = weak.value[given] + np.maximum.accumulate(rest.value)[left]
        at = int(worth.argmax())
        return float(worth[at]), (at, int(rest.value[: left[at] + 1].argmax()))

    def _parts_of(self, hubs: int, size: int) -> tuple[Totals, Totals]:
        """Return the best plans of the weakest quarter and of the others with a set of hubs."""
        served = self.options.hubs.served[hubs]
        weak, rest = (
            totals([self._lines[int(served[row])][row] for row in rows], size)
            for rows in (self.weak, self._rest)
        )
        return weak, rest

    def _bound(self) -> tuple[FloatArray, FloatArray]:
        """Return prices (P,) of a step of money, and the best net value with each hubs, (H, P)."""
        lines = [line for kind in self._lines for line in kind]
        rates = [(line.value[1:] / line.cost[1:]).max(initial=0.0) for line in lines]
        prices = np.append(0.0, np.geomspace(CHEAPEST, 1.0, PRICES) * max(rates, default=0.0))
        alone, helped = (
            np.array(
                [(line.value - prices[:, None] * line.cost).max(axis=1) for line in kind]
            ).reshape(len(kind), -1)
            for kind in self._lines
        )
        served = self.options.hubs.served.astype(float)
        return prices, np.asarray(alone.sum(axis=0) + served @ (helped - alone))


def _size(money: int) -> int:
    """Return for how many totals plans are worked out at once: a small budget needs few."""
    return 1 << int(money).bit_length()
