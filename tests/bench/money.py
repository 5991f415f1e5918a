"""Processor time of which levers, where, for how much money: cold, and for another budget."""

import time

import numpy as np
from threadpoolctl import threadpool_limits

from model.access.travel import seat_hours
from model.facts.load import load
from model.spending.best_plan import Allocation
from model.spending.lever_sets import lever_sets
from model.spending.options import options, outcome
from model.spending.target import cheapest
from model.spending.worst_off import Maximin
from model.what_if.costs import full_costs
from model.what_if.scenario import BASELINE

SETS_S, ANSWER_S, COLD_S, MOVE_S = 0.1, 0.2, 3.0, 0.1
TARGET = 60.0


def spent(task):
    """Return what a task gives and its processor seconds."""
    start = time.process_time()
    found = task()
    return found, time.process_time() - start


def line(what: str, cpu: float, budget: float, more: str = "") -> None:
    """Print a task with its time and its budget of time."""
    print(f"{what:44} {cpu:8.4f} s   budget {budget} s   {more}")


def main() -> None:
    """Print one line a task, with its budget."""
    threadpool_limits(limits=1, user_api="blas")  # as the server does
    data = load()
    panel, catalog = data.panel, data.catalog
    costs = full_costs(panel, catalog)
    hours = seat_hours(data.network.roads, panel.counties)
    lever_sets(panel, catalog, BASELINE).index(0)  # what is the same for every county
    _, cpu = spent(lambda: lever_sets(panel, catalog, BASELINE).index(0))
    line("all 65,536 sets of a county", cpu, SETS_S)
    times = [
        spent(lambda: cheapest(panel, catalog, BASELINE, code, TARGET, costs))[1]  # noqa: B023
        for code in panel.codes
    ]
    line("cheapest way to a target, worst county", max(times), ANSWER_S)
    found, cpu = spent(lambda: options(panel, catalog, BASELINE, costs, hours, panel.codes))
    line("frontiers of 31 counties, cold", cpu, COLD_S, f"{len(found.hubs.sites)} sets of hubs")
    for name, make in (
        ("most points", lambda: Allocation(found, np.ones(31))),
        ("favour the weak", lambda: Allocation(found, np.ones(31), log=True)),
        ("worst-off county", lambda: Maximin(found)),
    ):
        goal, first = spent(make)
        _, more = spent(lambda: goal.plan(20.0))  # noqa: B023
        line(f"{name}, first plan", first + more, COLD_S)
        runs = [spent(lambda: goal.plan(float(money))) for money in range(1, 621)]  # noqa: B023
        gaps = max(plan.gap for plan, _ in runs)
        line(f"{name}, another budget, worst of 620", max(cpu for _, cpu in runs), MOVE_S,
             f"mean {np.mean([cpu for _, cpu in runs]):.4f} s, gap {gaps:.1e}")  # fmt: skip
    plan = Allocation(found, np.ones(31)).plan(620.0)
    _, cpu = spent(lambda: outcome(panel, catalog, BASELINE, plan))
    line("what a plan makes of 31 counties", cpu, MOVE_S)


if __name__ == "__main__":
    main()
