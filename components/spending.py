"""What money can do in a set of counties, computed once: frontiers, the best plans, the curve."""

import math
from dataclasses import dataclass

import numpy as np

from components import runtime
from components.own import shared
from model.allocation import Allocation, Step
from model.budget import Case, Outcome, Plan, case, checkable, outcome
from model.catalog import Catalog
from model.maximin import Maximin
from model.provenance import FloatArray, readonly
from model.scenario import Scenario

TOTAL, PEOPLE, EVEN, WORST = "total", "people", "even", "worst"
CHECKED = "checked"
POINTS = 90  # of the curve
VISIBLE = 0.1  # points: by less the lowest score is not said to be lifted


@dataclass(frozen=True, slots=True)
class Ask:
    """What money is to do: in which counties, to what end, what counts, by which method.

    `goal` is the sum over counties alike (total) or by people, the sum of logarithms that
    favours the weak (even), or the worst-off county (worst); `counted` says whether what the
    counties declare themselves counts (all) or not (checked).
    """

    method: Scenario
    counties: tuple[str, ...]
    goal: str
    counted: str


@shared(4)
def catalog(assumptions: tuple[tuple[str, float], ...], counted: str) -> Catalog:
    """Return the catalogue in use, its levers moving only what counts."""
    whole = runtime.catalog(assumptions)
    return checkable(whole) if counted == CHECKED else whole


@shared(32)
def what_money_does(method: Scenario, counties: tuple[str, ...], counted: str) -> Case:
    """Return the frontiers of the counties that have a score, and where hubs may stand."""
    return case(
        runtime.panel(method.real_only),
        catalog(method.assumptions, counted),
        method,
        runtime.costs(method),
        runtime.between_seats(),
        counties,
    )


def counties_of(ask: Ask) -> Case:
    """Return the case of a question: whatever the goal, it is the same."""
    return what_money_does(ask.method, ask.counties, ask.counted)


@shared(16)
def solver(ask: Ask) -> Allocation | Maximin:
    """Return what finds the best plan of any budget; the case must hold a county."""
    found = counties_of(ask)
    if ask.goal == WORST:
        return Maximin(found)
    alike = np.ones(len(found.counties))
    if ask.goal != PEOPLE:
        return Allocation(found, alike, log=ask.goal == EVEN)
    panel = runtime.data().panel
    people = np.array([float(panel.county(code).population) for code in found.counties])
    return Allocation(found, people / people.mean())


@shared(256)
def plan(ask: Ask, budget: float) -> Plan:
    """Return the best plan for a budget in m yuan."""
    return solver(ask).plan(budget)


@shared(64)
def result(ask: Ask, budget: float) -> Outcome:
    """Return what the best plan makes of the panel."""
    chosen = catalog(ask.method.assumptions, ask.counted)
    panel = runtime.panel(ask.method.real_only)
    return outcome(panel, chosen, ask.method, plan(ask, budget))


def most(ask: Ask) -> float:
    """Return the money beyond which nothing more is to be had, m yuan, rounded up."""
    found = counties_of(ask)
    levers = sum(float(line.cost[-1]) for line in found.alone)
    return math.ceil(levers + float(found.hubs.cost.max(initial=0.0)))


@shared(32)
def curve(ask: Ask, top: float) -> tuple[FloatArray, FloatArray]:
    """Return budgets from 0 to `top` and the goal's value at each, in the unit it is shown in."""
    budgets, found = np.linspace(0.0, top, POINTS), solver(ask)
    if len(ask.counties) == 1:  # whole levers show, and are quickly found
        values = np.array([found.plan(float(budget)).value for budget in budgets])
    else:
        values = found.values(budgets)
    return readonly(budgets), readonly(shown(ask, values))


def shown(ask: Ask, value: FloatArray | float) -> FloatArray:
    """Return a goal's value as it is shown.

    The mean gain in points; of the logarithms, the mean growth in per cent; the lowest score.
    """
    if ask.goal == WORST:
        return np.asarray(value)
    mean = np.asarray(value) / len(counties_of(ask).counties)
    return np.asarray(100.0 * np.expm1(mean) if ask.goal == EVEN else mean)


def value_at(ask: Ask, budget: float) -> float:
    """Return what a budget in m yuan comes to at most, in the unit it is shown in."""
    if len(ask.counties) == 1:
        return float(shown(ask, plan(ask, budget).value))
    return float(shown(ask, solver(ask).values(np.array([budget])))[0])


@shared(256)
def gain_of_more(ask: Ask, budget: float) -> float:
    """Return what more money adds to the goal, a million yuan, in the unit it is shown in."""
    found = solver(ask)
    if isinstance(found, Allocation):
        steps = next_steps(ask, budget)
        slope = steps[0].slope if steps else 0.0
        value = plan(ask, budget).value
        return float(shown(ask, value + slope) - shown(ask, value))
    further = next_lift(ask, budget)
    return (further.value - plan(ask, budget).value) / (further.spent - budget) if further else 0.0


@shared(64)
def next_lift(ask: Ask, budget: float) -> Plan | None:
    """Return the least dear plan that visibly lifts the lowest score of the plan in hand."""
    found = solver(ask)
    if isinstance(found, Allocation):
        return None
    return found.lifted(plan(ask, budget).value + VISIBLE)


@shared(64)
def next_steps(ask: Ask, budget: float) -> tuple[Step, ...]:
    """Return where more money would go after the plan; none for the worst-off county."""
    found = solver(ask)
    return tuple(found.steps(plan(ask, budget))) if isinstance(found, Allocation) else ()


@shared(32)
def order(ask: Ask, hubs: tuple[str, ...]) -> tuple[Step, ...]:
    """Return where money would go from the first yuan on, with hubs in these counties."""
    found = solver(ask)
    return tuple(found.order(hubs)) if isinstance(found, Allocation) else ()


@shared(64)
def lifts(ask: Ask, floor: float) -> tuple[Plan, ...]:
    """Return what lifting the lowest score by one, two .. five points would take."""
    found = solver(ask)
    if isinstance(found, Allocation):
        return ()
    plans = [found.lifted(floor + points) for points in range(1, 6)]
    return tuple(one for one in plans if one is not None)
