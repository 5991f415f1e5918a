"""Results for money over a set of counties: the best plan of a budget, and what more would do."""

import math
from dataclasses import dataclass

import numpy as np

from model.facts.catalog import Catalog
from model.facts.provenance import FloatArray, readonly
from model.results.kept import Part, kept
from model.spending.best_plan import Allocation
from model.spending.next_steps import checkable
from model.spending.options import Allotment, Lots, Options, options, outcome
from model.spending.worst_off import Maximin
from model.what_if.scenario import Scenario
from model.what_if.simulate import Impact

TOTAL, PEOPLE, EVEN, WORST = "total", "people", "even", "worst"
CHECKED = "checked"
POINTS = 25  # budgets on a curve
LEAST_M, STEP_M = 3.0, 1.0  # m yuan: what a county can act on (method, section 15)
LOTS = Lots(LEAST_M, STEP_M)


@dataclass(frozen=True, slots=True)
class Ask:
    """What money is to do: in which counties, to what end, what counts, by which method.

    `goal` is the sum over counties alike (total) or by people, the sum of logarithms that
    favours the weak (even), or the worst-off county (worst); `counted` says whether what the
    counties declare themselves counts (all) or not (checked). Money goes in `lots`; with `floor`
    the weakest quarter gets its share of it.
    """

    today: Scenario
    counties: tuple[str, ...]
    goal: str = TOTAL
    counted: str = CHECKED
    lots: Lots = LOTS
    floor: bool = True


class BestPlans(Part):
    """What money can do in a set of counties."""

    @kept(4)
    def catalog(self, assumptions: tuple[tuple[str, float], ...], counted: str) -> Catalog:
        """Return the catalogue in use, its levers moving only what counts."""
        whole = self.results.catalog(assumptions)
        return checkable(whole) if counted == CHECKED else whole

    @kept(32)
    def what_money_does(
        self, today: Scenario, counties: tuple[str, ...], counted: str, lots: Lots
    ) -> Options:
        """Return the frontiers of the counties that have a score, and where hubs may stand."""
        panel = self.results.panel(today.method.real_only)
        catalog = self.catalog(today.assumptions, counted)
        costs, hours = self.results.costs(today), self.results.geography.between_seats()
        return options(panel, catalog, today, costs, hours, counties, lots)

    def counties_of(self, ask: Ask) -> Options:
        """Return what money can do for what is asked: whatever the goal, it is the same."""
        return self.what_money_does(ask.today, ask.counties, ask.counted, ask.lots)

    @kept(16)
    def solver(self, ask: Ask) -> Allocation | Maximin:
        """Return what finds the best plan of any budget; some county must have a score.

        The worst-off county is of the weakest quarter: to lift it needs no floor.
        """
        choices = self.counties_of(ask)
        if ask.goal == WORST:
            return Maximin(choices)
        alike = np.ones(len(choices.counties))
        if ask.goal != PEOPLE:
            return Allocation(choices, alike, log=ask.goal == EVEN, floor=ask.floor)
        panel = self.data.panel
        people = np.array([float(panel.county(code).population) for code in choices.counties])
        return Allocation(choices, people / people.mean(), floor=ask.floor)

    @kept(256)
    def plan(self, ask: Ask, budget: float) -> Allotment:
        """Return the best plan for a budget in m yuan."""
        return self.solver(ask).plan(budget)

    @kept(64)
    def result(self, ask: Ask, budget: float) -> Impact:
        """Return what the best plan makes of the panel."""
        chosen = self.catalog(ask.today.assumptions, ask.counted)
        panel = self.results.panel(ask.today.method.real_only)
        return outcome(panel, chosen, ask.today, self.plan(ask, budget))

    def most(self, ask: Ask) -> float:
        """Return the money beyond which nothing more is to be had, m yuan, rounded up."""
        choices = self.counties_of(ask)
        levers = sum(float(line.cost[-1]) for line in choices.alone)
        return math.ceil(levers + float(choices.hubs.cost.max(initial=0.0)))

    @kept(32)
    def curve(self, ask: Ask, top: float) -> tuple[FloatArray, FloatArray]:
        """Return budgets from 0 to `top` and what the best plan of each comes to, as it is shown.

        The lowest score rises in steps: of every whole million.
        """
        solver = self.solver(ask)
        count = math.ceil(top) + 1 if ask.goal == WORST else POINTS
        budgets = np.unique(np.round(np.linspace(0.0, top, count)))
        values = np.array([solver.plan(float(budget)).value for budget in budgets])
        return readonly(budgets), readonly(self.shown(ask, values))

    def shown(self, ask: Ask, value: FloatArray | float) -> FloatArray:
        """Return a goal's value as it is shown.

        The mean gain in points; of the logarithms, the mean growth in per cent; the lowest score.
        """
        if ask.goal == WORST:
            return np.asarray(value)
        mean = np.asarray(value) / len(self.counties_of(ask).counties)
        return np.asarray(100.0 * np.expm1(mean) if ask.goal == EVEN else mean)

    def value_at(self, ask: Ask, budget: float) -> float:
        """Return what the best plan for a budget in m yuan comes to, as it is shown."""
        return float(self.shown(ask, self.plan(ask, budget).value))
