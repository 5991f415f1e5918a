"""Processor time of which levers, where, for how much money: cold, and for another budget."""

from functools import partial

import numpy as np
from threadpoolctl import threadpool_limits

from model.access.travel import seat_hours
from model.facts.load import load
from model.spending.best_plan import Allocation
from model.spending.lever_sets import lever_sets
from model.spending.options import Lots, options, outcome
from model.spending.target import LeastLevers
from model.spending.worst_off import Maximin
from model.what_if.costs import full_costs
from model.what_if.scenario import BASELINE
from tests.bench.timing import line, once

SETS, ANSWER, COLD, MOVE = 100, 200, 150, 50  # ms
LOTS = Lots(3.0, 1.0)
TARGET = 60.0  # points


def ask(*given: object) -> object:
    """Return the cheapest way to the target."""
    return LeastLevers(*given).answer(TARGET)


def main(tiny: bool = False) -> None:
    """Print one line a task, with its budget; `tiny` asks for one county and two budgets."""
    data = load()
    panel, catalog = data.panel, data.catalog
    given = (panel, catalog, BASELINE)
    costs = full_costs(panel, catalog)
    hours = seat_hours(data.network.roads, panel.counties)
    with threadpool_limits(limits=1, user_api="blas"):  # as the server does
        lever_sets(*given).index(0)  # what is the same for every county
        line("all 65,536 sets of a county", once(lambda: lever_sets(*given).index(0))[1], SETS)
        asked = panel.codes[:1] if tiny else panel.codes
        times = [once(partial(ask, *given, code, costs))[1] for code in asked]
        line("cheapest way to a target, worst county", max(times), ANSWER)
        found, spent = once(lambda: options(*given, costs, hours, panel.codes, LOTS))
        sites = f"{len(found.hubs.sites)} sets of hubs"
        line("frontiers of 31 counties, cold", spent, COLD, sites)
        for name, make in (
            ("most points", lambda: Allocation(found, np.ones(31), floor=True)),
            ("favour the weak", lambda: Allocation(found, np.ones(31), log=True, floor=True)),
            ("worst-off county", lambda: Maximin(found)),
        ):
            goal, first = once(make)
            _, more = once(partial(goal.plan, 20.0))
            line(f"{name}, first plan", first + more, COLD)
            budgets = (1, 620) if tiny else range(1, 621)
            spans = [once(partial(goal.plan, float(b)))[1] for b in budgets]
            told = f"mean {np.mean(spans):.1f} ms"
            line(f"{name}, another budget, worst of {len(spans)}", max(spans), MOVE, told)
        plan = Allocation(found, np.ones(31)).plan(620.0)
        line("what a plan makes of 31 counties", once(lambda: outcome(*given, plan))[1], MOVE)


if __name__ == "__main__":
    main()
