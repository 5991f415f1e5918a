"""Amounts that a county can act on, and the floor for the weakest quarter, worked by hand."""

import numpy as np

from model.spending.best_plan import Allocation
from model.spending.lever_sets import Frontier
from model.spending.options import Lots, Options, hub_sets, options
from model.what_if.scenario import BASELINE

LOTS = Lots(3.0, 1.0)


def eight_counties(weak_gain):
    """Return eight counties with one lever each, at 3 million: two weak ones, six that gain 2."""
    today = np.array([10.0, 11.0, *range(20, 26)])
    gains = [weak_gain] * 2 + [2.0] * 6
    lines = tuple(
        Frontier(np.arange(2), np.array([0.0, 3.0]), np.array([start, start + gain]))
        for start, gain in zip(today, gains, strict=True)
    )
    hubs = hub_sets(np.zeros((0, 8), dtype=bool), {})
    return Options(tuple("ABCDEFGH"), ("a",), today, 1.0, lines, (), hubs, LOTS)


def levers_of(plan):
    return {place.county: place.levers for place in plan.places}


def test_of_12_million_the_two_weakest_of_eight_get_a_quarter_though_others_gain_more():
    """Four lots of 3 million: four others gain 8 points; with the floor one weak and three, 7."""
    free, held = (
        Allocation(eight_counties(1.0), np.ones(8), floor=floor).plan(12) for floor in (False, True)
    )
    assert (free.value, held.value) == (8, 7)
    weak = [place.cost for place in held.places[:2]]
    assert (sum(weak), held.spent) == (3, 12)


def test_once_the_weakest_have_all_they_can_have_no_more_is_asked_for_them():
    """At 24 million all eight have their lever, and the weakest hold 6: a quarter is all there."""
    plan = Allocation(eight_counties(1.0), np.ones(8), floor=True).plan(60)
    assert (plan.value, plan.spent) == (14, 24)


def test_a_lever_that_costs_one_million_takes_a_lot_of_three(panel, catalog, two_levers):
    """Both levers of X cost 3 together, a lot; one of Y costs 1.2 or 2.2, each a lot as well."""
    costs, apart = np.array([[1.0, 1.2], [2.0, 2.2]]), np.array([[0.0, 9.0], [9.0, 0.0]])
    two = two_levers(catalog)
    found = options(panel, two, BASELINE, costs, apart, panel.codes, LOTS)
    allocated = Allocation(found, np.ones(2))
    amounts = [[place.cost for place in allocated.plan(b).places] for b in (2, 3, 5, 6, 7)]
    assert amounts == [[0, 0], [3, 0], [3, 0], [3, 3], [3, 4]]
    assert levers_of(allocated.plan(6)) == {"X": ("one", "two"), "Y": ("two",)}
    grants = options(panel, two, BASELINE, costs, apart, panel.codes, Lots(20.0, 20.0))
    plan = Allocation(grants, np.ones(2)).plan(39)
    assert (levers_of(plan), plan.spent) == ({"X": ("one", "two"), "Y": ()}, 20)
