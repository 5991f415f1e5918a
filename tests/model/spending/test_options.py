"""Hubs in a budget: paid once, at any seat, for every county within their hours."""

from dataclasses import replace

import numpy as np
import pytest

from model.access.travel import seat_hours
from model.facts.levers import Cost
from model.facts.provenance import Words
from model.spending.best_plan import Allocation
from model.spending.options import Lots, hub_sets, options
from model.spending.worst_off import Maximin
from model.what_if.costs import full_costs, hubs_needed
from model.what_if.scenario import BASELINE
from model.what_if.simulate import impact

LOTS = Lots(3.0, 1.0)


@pytest.fixture(scope="module")
def aba(data):
    hours = seat_hours(data.network.roads, data.panel.counties)
    costs = full_costs(data.panel, data.catalog)
    codes = tuple(c.code for c in data.panel.counties if c.prefecture == "513200")
    return options(data.panel, data.catalog, BASELINE, costs, hours, codes, LOTS)


def test_a_hub_is_paid_once_for_all_that_it_serves(catalog, make_panel, make_county, make_lever):
    """Three counties in reach of the middle one: its hub at 4 lifts all of them."""
    hub = replace(make_lever("hub", "hard", b1=0.5), cost=Cost(4, "hub", Words("", ""), ()))
    catalog = replace(catalog, levers=(hub,))
    panel = make_panel(catalog, [[60, 12, 20]] * 3, counties=tuple(map(make_county, "ABC")))
    hours = np.array([[0, 3, 6], [3, 0, 3], [6, 3, 0.0]])
    found = options(panel, catalog, BASELINE, np.full((1, 3), 4.0), hours, panel.codes, LOTS)
    for plan in (Allocation(found, np.ones(3)).plan(7), Maximin(found).plan(7)):
        assert (plan.hubs, plan.spent) == (("B",), 4)
        assert all(place.served and place.after > place.before for place in plan.places)
    assert not Allocation(found, np.ones(3)).plan(3).hubs


def test_hubs_that_serve_no_more_for_no_less_are_left_out():
    within = np.array([[1, 1, 0], [1, 1, 1], [0, 1, 1]], dtype=bool)
    sets = hub_sets(within, {"A": 5.0, "B": 5.0, "C": 4.0})
    assert set(sets.sites) == {(), ("B",), ("C",)}


def test_served_counties_have_the_hub_without_paying_for_it(data, aba):
    plan = next(plan for plan in map(Maximin(aba).plan, range(100, 621, 10)) if plan.hubs)
    hub = next(lever.code for lever in data.catalog.levers if lever.cost.driver == "hub")
    assert plan.hub_cost > 0
    for place in plan.places:
        levers = dict.fromkeys((*place.levers, hub) if place.served else place.levers, 1.0)
        scenario = BASELINE.with_levers(levers, (place.county,))
        alone = impact(data.panel, data.catalog, scenario).result.index
        assert place.after == pytest.approx(alone[data.panel.row(place.county)])
        assert hub not in place.levers


def test_a_hub_may_stand_at_a_seat_that_no_money_goes_to(
    catalog, make_panel, make_county, make_lever
):
    """A and C lie 3 hours either side of B: a hub at B serves both, one at A or C itself only."""
    hub = replace(make_lever("hub", "hard", b1=0.5), cost=Cost(4, "hub", Words("", ""), ()))
    catalog = replace(catalog, levers=(hub,))
    panel = make_panel(catalog, [[60, 12, 20]] * 3, counties=tuple(map(make_county, "ABC")))
    hours = np.array([[0, 3, 6], [3, 0, 3], [6, 3, 0.0]])
    found = options(panel, catalog, BASELINE, np.full((1, 3), 4.0), hours, ("A", "C"), LOTS)
    plan = Allocation(found, np.ones(2)).plan(4)
    assert (plan.hubs, plan.spent) == (("B",), 4)
    assert all(place.served for place in plan.places)
    everywhere = BASELINE.with_levers({"hub": 1.0}, ("A", "C"))
    assert hubs_needed(everywhere, hours, panel.codes, catalog.method.costs.hub_h) == 1


def test_a_hub_for_one_county_alone_is_none(catalog, make_panel, make_county, make_lever):
    hub = replace(make_lever("hub", "hard", b1=0.5), cost=Cost(4, "hub", Words("", ""), ()))
    catalog = replace(catalog, levers=(hub,))
    panel = make_panel(catalog, [[60, 12, 20]] * 2, counties=tuple(map(make_county, "AB")))
    for apart_h, whom, hubs in ((3.0, ("A", "B"), 1), (30.0, ("A", "B"), 0), (3.0, ("A",), 0)):
        hours = np.array([[0.0, apart_h], [apart_h, 0.0]])
        found = options(panel, catalog, BASELINE, np.full((1, 2), 4.0), hours, whom, LOTS)
        assert len(Allocation(found, np.ones(len(whom))).plan(9).hubs) == hubs


def test_a_county_just_at_the_limit_is_served_in_every_count(
    catalog, make_panel, make_county, make_lever
):
    hub = replace(make_lever("hub", "hard", b1=0.5), cost=Cost(4, "hub", Words("", ""), ()))
    catalog = replace(catalog, levers=(hub,))
    panel = make_panel(catalog, [[60, 12, 20]] * 2, counties=tuple(map(make_county, "AB")))
    limit_h = catalog.method.costs.hub_h
    for over, hubs in ((1e-12, 1), (2e-9, 1), (1e-6, 2)):
        hours = np.array([[0.0, limit_h + over], [limit_h + over, 0.0]])
        found = options(panel, catalog, BASELINE, np.full((1, 2), 4.0), hours, panel.codes, LOTS)
        at_one = [
            s
            for s, who in zip(found.hubs.sites, found.hubs.served, strict=True)
            if len(s) == 1 and who.all()
        ]
        assert bool(at_one) == (hubs == 1)
        everywhere = BASELINE.with_levers({"hub": 1.0}, ())
        assert hubs_needed(everywhere, hours, panel.codes, limit_h) == hubs
