"""Processor time of planning stations and hubs, with the gap each answer is proved to."""

import time

import numpy as np
from threadpoolctl import threadpool_limits

from model.access.locate import max_cover, p_median
from model.access.new_stations import plan_stations, sites
from model.access.travel import seat_hours
from model.facts.load import load

COUNTY_S, REGION_S = 0.2, 3.0
COUNTS = (1, 8, 40, 100, 200, 300, 386)


def spent(task):
    """Return what a task gives and its processor seconds."""
    start = time.process_time()
    found = task()
    return found, time.process_time() - start


def main() -> None:
    """Print one line a task, with its budget."""
    threadpool_limits(limits=1, user_api="blas")  # as the server does
    data = load()
    network, method = data.network, data.catalog.method
    plan_stations(network, method, data.panel.codes[0], 1, "cover", 1.0)  # loads the solver
    slowest, gaps = {}, {}
    for goal in ("cover", "time"):
        for county in data.panel.codes:
            for count in range(1, len(sites(network, county)) + 1):
                plan, cpu = spent(lambda: plan_stations(network, method, county, count, goal, 1.0))  # noqa: B023
                slowest[goal] = max(slowest.get(goal, 0.0), cpu)
                gaps[goal] = max(gaps.get(goal, 0.0), plan.layout.gap)
        print(f"a county, {goal}, any k   {slowest[goal]:7.3f} s   gap {gaps[goal]:.1e}   "
              f"budget {COUNTY_S} s")  # fmt: skip
        for count in COUNTS:
            plan, cpu = spent(lambda: plan_stations(network, method, "", count, goal, 1.0))  # noqa: B023
            print(f"all 31, {goal}, k = {count:<4}    {cpu:7.3f} s   gap {plan.layout.gap:.1e}   "
                  f"budget {REGION_S} s")  # fmt: skip
    hours = seat_hours(network.roads, data.panel.counties)
    villages = np.array([float(c.village_level_units) for c in data.panel.counties])
    for count in (1, 3, 5, 10):
        layout, cpu = spent(lambda: p_median(hours, villages, count))  # noqa: B023
        print(f"hubs, p = {count:<2}            {cpu:7.3f} s   gap {layout.gap:.1e}")
    spots = np.random.default_rng(1).uniform(0, 10, (463, 2))
    straight = np.hypot(*(spots[:, None] - spots[None]).transpose(2, 0, 1))
    for name, task in (
        ("cover", lambda: max_cover(straight, np.ones(463), 15, 1.0)),
        ("median", lambda: p_median(straight, np.ones(463), 15)),
    ):
        layout, cpu = spent(task)
        print(
            f"463 x 463, {name}, p = 15 {cpu:6.3f} s   gap {layout.gap:.1e}   budget {REGION_S} s"
        )


if __name__ == "__main__":
    main()
