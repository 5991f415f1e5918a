"""Processor time of planning stations and hubs, with the gap each answer is proved to."""

from functools import partial

import numpy as np
from threadpoolctl import threadpool_limits

from model.access.locate import max_cover, p_median
from model.access.new_stations import plan_stations, sites
from model.access.travel import seat_hours
from model.facts.load import Data, load
from tests.bench.timing import line, once

COUNTY, REGION = 200, 3_000  # ms


def stations(data: Data, counties: tuple[str, ...], counts: tuple[int, ...]) -> None:
    """Print any number of stations in each county, and some in all of them, by both aims."""
    network, method = data.network, data.catalog.method
    plan_stations(network, method, counties[0], 2, "cover", 1.0)  # loads the solver
    for goal in ("cover", "time"):
        made = [
            once(partial(plan_stations, network, method, county, count, goal, 1.0))
            for county in counties
            for count in range(1, len(sites(network, county)) + 1)
        ]
        worst = max(plan.layout.gap for plan, _ in made)
        slowest = max(spent for _, spent in made)
        line(f"a county, {goal}, any k", slowest, COUNTY, f"gap {worst:.1e}")
        for count in counts:
            plan, spent = once(partial(plan_stations, network, method, "", count, goal, 1.0))
            line(f"all 31, {goal}, k = {count}", spent, REGION, f"gap {plan.layout.gap:.1e}")


def hubs(data: Data, counts: tuple[int, ...]) -> None:
    """Print the best hubs among the county seats."""
    hours = seat_hours(data.network.roads, data.panel.counties)
    villages = np.array([float(c.village_level_units) for c in data.panel.counties])
    for count in counts:
        layout, spent = once(partial(p_median, hours, villages, count))
        line(f"hubs, p = {count}", spent, REGION, f"gap {layout.gap:.1e}")


def scattered(places: int, count: int) -> None:
    """Print two problems of places strewn over a plane."""
    spots = np.random.default_rng(1).uniform(0, 10, (places, 2))
    straight, alike = np.hypot(*(spots[:, None] - spots[None]).transpose(2, 0, 1)), np.ones(places)
    for name, task in (
        ("cover", partial(max_cover, straight, alike, count, 1.0)),
        ("median", partial(p_median, straight, alike, count)),
    ):
        layout, spent = once(task)
        what = f"{places} x {places}, {name}, p = {count}"
        line(what, spent, REGION, f"gap {layout.gap:.1e}")


def main(tiny: bool = False) -> None:
    """Print one line a task, with its budget; `tiny` takes one county and few sites."""
    data = load()
    codes = data.panel.codes
    with threadpool_limits(limits=1, user_api="blas"):  # as the server does
        stations(
            data, codes[:1] if tiny else codes, (1,) if tiny else (1, 8, 40, 100, 200, 300, 386)
        )
        hubs(data, (1,) if tiny else (1, 3, 5, 10))
        scattered(*(40, 3) if tiny else (463, 15))


if __name__ == "__main__":
    main()
