"""Sites near demand: worked examples, agreement with trying every layout, and what must hold."""

from itertools import combinations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from model.access.least_cost import greedy, lowest, relaxed
from model.access.locate import evaluate, max_cover, p_median, set_cover
from model.facts.errors import SitingError

# Three places at 0, 4 and 10 on a line, demand 10, 20 and 5, a site at each.
LINE = np.abs(np.subtract.outer([0.0, 4.0, 10.0], [0.0, 4.0, 10.0]))
DEMAND = np.array([10.0, 20.0, 5.0])


@st.composite
def problems(draw):
    """Up to 7 demands and 7 sites, a few blocked ways, a few fixed sites, ties on purpose."""
    m, n = draw(st.integers(1, 7)), draw(st.integers(2, 7))
    hours = np.array(draw(st.lists(st.integers(0, 12), min_size=m * n, max_size=m * n)), float)
    hours = hours.reshape(m, n) / 4
    fixed = tuple(sorted(draw(st.sets(st.integers(0, n - 1), max_size=n - 2))))
    blocked = draw(st.sets(st.integers(0, m * n - 1), max_size=m))
    hours.flat[list(blocked)] = np.inf
    hours[:, 0] = np.where(np.isinf(hours[:, 0]), 9.0, hours[:, 0])
    weights = st.lists(st.integers(0, 9), min_size=m, max_size=m)
    demand = np.array(draw(weights), float)
    count = draw(st.integers(0 if fixed else 1, n - len(fixed)))
    return hours, demand, count, fixed


def layouts(hours, count, fixed):
    rest = [j for j in range(hours.shape[1]) if j not in fixed]
    return [tuple(sorted((*fixed, *more))) for more in combinations(rest, count)]


def cover(hours, demand, sites, limit):
    return demand[hours[:, list(sites)].min(axis=1) <= limit].sum()


def cost(hours, demand, sites):
    used = demand > 0
    return demand[used] @ hours[used][:, list(sites)].min(axis=1)


def test_one_site_on_a_line_stands_in_the_middle_and_costs_70():
    layout = p_median(LINE, DEMAND, 1)
    assert layout.sites == (1,)
    assert layout.mean_h * DEMAND.sum() == pytest.approx(10 * 4 + 5 * 6)
    assert layout.proved


def test_two_sites_on_a_line_cost_30_and_name_who_is_served_by_whom():
    layout = p_median(LINE, DEMAND, 2)
    assert layout.sites == (0, 1)
    assert layout.mean_h * DEMAND.sum() == pytest.approx(30)
    assert layout.nearest.tolist() == [0, 1, 1]


@pytest.mark.parametrize(("count", "served"), [(1, 30), (2, 35)])
def test_within_4_hours_one_site_serves_30_and_two_serve_all(count, served):
    layout = max_cover(LINE, DEMAND, count, 4.0)
    assert layout.covered == served
    assert layout.proved


@pytest.mark.parametrize(("limit", "sites"), [(4.0, 2), (6.0, 1)])
def test_the_fewest_sites_for_all_within_4_and_6_hours(limit, sites):
    found, beyond, bound = set_cover(LINE, limit)
    assert (len(found), beyond, bound) == (sites, (), sites)


def test_a_demand_that_no_site_reaches_is_listed_and_the_rest_solved():
    hours = np.array([[0.0, 5.0], [9.0, 9.0]])
    assert set_cover(hours, 1.0) == ((0,), (1,), 1.0)


@given(problems(), st.sampled_from([0.5, 1.0, 2.0]))
@settings(max_examples=150, deadline=None)
def test_covering_equals_trying_every_layout(problem, limit):
    hours, demand, count, fixed = problem
    best = max(cover(hours, demand, s, limit) for s in layouts(hours, count, fixed))
    layout = max_cover(hours, demand, count, limit, fixed)
    assert layout.covered == pytest.approx(best)
    assert layout.proved
    assert len(layout.sites) == count + len(fixed)
    assert set(fixed) <= set(layout.sites)


@given(problems(), st.sampled_from([0.5, 1.0, 2.0]), st.sampled_from([1.0, 0.3]))
@settings(max_examples=150, deadline=None)
def test_of_layouts_that_cover_as_much_the_one_with_the_least_time_is_chosen(problem, limit, part):
    hours, demand, count, fixed = problem
    demand = part * demand  # also where demand is no whole number
    every = layouts(hours, count, fixed)
    most = max(cover(hours, demand, s, limit) for s in every)
    best = [s for s in every if cover(hours, demand, s, limit) == pytest.approx(most)]
    layout = max_cover(hours, demand, count, limit, fixed)
    capped = np.where(np.isfinite(hours), hours, hours[np.isfinite(hours)].max())
    usable = [s for s in best if np.isfinite(hours[:, list(set(s) - set(fixed))]).any(axis=0).all()]
    if usable:
        assert layout.covered == pytest.approx(most)
        least = min(cost(capped, demand, s) for s in usable)
        assert cost(capped, demand, layout.sites) == pytest.approx(least, abs=1e-6)


def test_a_tie_in_cover_goes_to_the_shorter_way():
    # Within 5 either end covers all three; the second stands nearer to most.
    hours = np.array([[0.0, 4.0, 4.5], [4.0, 0.0, 1.0], [4.5, 1.0, 0.0]])
    assert max_cover(hours, DEMAND, 1, 5.0).sites == (1,)
    assert max_cover(hours[:, ::-1], DEMAND, 1, 5.0).sites == (1,)


@given(problems())
@settings(max_examples=100, deadline=None)
def test_of_equal_layouts_no_site_could_be_exchanged_for_a_lower_one(problem):
    hours, demand, count, fixed = problem
    sites = lowest(hours, demand, greedy(hours, demand, count, fixed), fixed)
    value = cost(hours, demand, sites)
    for site in set(sites) - set(fixed):
        for other in set(range(site)) - set(sites):
            changed = cost(hours, demand, tuple({*sites, other} - {site}))
            assert not np.isfinite(hours[:, other]).any() or changed > value


def test_of_two_equal_places_the_lower_one_is_chosen():
    twice = LINE[:, [0, 1, 1, 2]]
    assert p_median(twice, DEMAND, 2).sites == (0, 1)
    assert max_cover(twice, DEMAND, 2, 4.0).sites == (1, 3)


@given(problems())
@settings(max_examples=150, deadline=None)
def test_the_median_equals_trying_every_layout(problem):
    hours, demand, count, fixed = problem
    best = min(cost(hours, demand, s) for s in layouts(hours, count, fixed))
    if not np.isfinite(best):
        with pytest.raises(SitingError):
            p_median(hours, demand, count, fixed)
        return
    layout = p_median(hours, demand, count, fixed)
    assert cost(hours, demand, layout.sites) == pytest.approx(best)
    assert layout.proved


@given(problems())
@settings(max_examples=100, deadline=None)
def test_the_planner_is_never_worse_than_greedy(problem):
    hours, demand, count, fixed = problem
    simple = greedy(hours, demand, count, fixed)
    if np.isfinite(cost(hours, demand, simple)):
        layout = p_median(hours, demand, count, fixed)
        assert cost(hours, demand, layout.sites) <= cost(hours, demand, simple) + 1e-9
    served = cover(hours, demand, greedy((hours > 1).astype(float), demand, count, fixed), 1)
    assert max_cover(hours, demand, count, 1.0, fixed).covered >= served - 1e-9


@given(problems(), st.sampled_from([0.5, 1.0, 2.0]))
@settings(max_examples=100, deadline=None)
def test_one_station_more_never_serves_less_nor_lengthens_the_way(problem, limit):
    hours, demand, count, fixed = problem
    if count + len(fixed) == hours.shape[1]:
        return
    now = max_cover(hours, demand, count, limit, fixed)
    more = max_cover(hours, demand, count + 1, limit, fixed)
    assert more.covered >= now.covered
    hours = np.where(np.isinf(hours), 20.0, hours)
    shorter = p_median(hours, demand, count + 1, fixed).mean_h
    assert shorter <= p_median(hours, demand, count, fixed).mean_h + 1e-9


@given(problems(), st.sampled_from([0.5, 1.0]), st.floats(1.0, 3.0))
@settings(max_examples=100, deadline=None)
def test_longer_roads_never_raise_what_the_best_layout_covers(problem, limit, factor):
    hours, demand, count, fixed = problem
    longer = max_cover(hours * factor, demand, count, limit, fixed)
    assert longer.covered <= max_cover(hours, demand, count, limit, fixed).covered


@given(problems(), st.sampled_from([0.5, 1.0, 2.0]))
@settings(max_examples=60, deadline=None)
def test_the_fewest_sites_are_the_fewest_that_cover_all_that_can_be(problem, limit):
    hours, _, _, _ = problem
    sites, beyond, bound = set_cover(hours, limit)
    reachable = np.setdiff1d(np.arange(len(hours)), beyond)
    assert (hours[reachable][:, list(sites)].min(axis=1, initial=np.inf) <= limit).all()
    assert len(sites) == bound
    for fewer in combinations(range(hours.shape[1]), max(len(sites) - 1, 0)):
        assert not fewer or (hours[reachable][:, list(fewer)].min(axis=1) > limit).any()


def test_a_large_problem_tells_its_gap_when_time_is_short():
    rng = np.random.default_rng(3)
    spots = rng.uniform(0, 10, (300, 2))
    hours = np.hypot(*(spots[:, None] - spots[None]).transpose(2, 0, 1))
    layout = p_median(hours, np.ones(300), 15, time_limit_s=0.2)
    assert not layout.proved
    assert 0 < layout.gap < 0.02


@given(problems())
@settings(max_examples=100, deadline=None)
def test_the_bound_without_a_proof_never_passes_the_best_layout(problem):
    hours, demand, count, fixed = problem
    best = min(cost(hours, demand, s) for s in layouts(hours, count, fixed))
    if np.isfinite(best):
        assert relaxed(hours, demand, count, fixed, best * 1.1 + 0.1) <= best + 1e-9


def test_given_sites_are_measured_as_they_stand():
    layout = evaluate(LINE, DEMAND, (2, 0), limit_h=4.0)
    assert layout.sites == (0, 2)
    assert layout.covered == 35
    assert layout.mean_h == pytest.approx(20 * 4 / 35)


@pytest.mark.parametrize(
    ("hours", "demand", "count"),
    [
        (LINE, DEMAND, 0),
        (LINE, DEMAND, 4),
        (LINE, DEMAND[:2], 1),
        (-LINE, DEMAND, 1),
        (LINE * np.nan, DEMAND, 1),
        (LINE, -DEMAND, 1),
    ],
)
def test_a_problem_that_makes_no_sense_is_refused_in_a_sentence(hours, demand, count):
    with pytest.raises(SitingError, match=":"):
        p_median(hours, demand, count)
