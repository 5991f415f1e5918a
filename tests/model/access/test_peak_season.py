"""A peak as a queue: the closed form against a simulation of the stages, and what never happens."""

import math
from collections import deque

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from model.access.peak_season import Peak, queue
from model.facts.errors import ScenarioError

STEP_D = 0.01

multiples = st.floats(1, 10)
durations = st.floats(0.5, 30)
capacities = st.floats(0.3, 8)
shares = st.floats(0, 1)


def simulated(peak, stages):
    """Move parcels in small steps through the stages; return backlog, longest wait, clearing.

    Every step sends batches down the line in the order they came; each batch carries the day it
    was handed in, so waits are read off the batches themselves.
    """
    lines = [deque() for _ in stages]
    waiting = longest = 0.0
    at_end, step = None, 0
    while True:
        day = step * STEP_D
        if at_end is None and day >= peak.days - STEP_D / 2:
            at_end = waiting
        arriving = [(day, (peak.multiple if at_end is None else 1.0) * STEP_D)]
        waiting += arriving[0][1]
        for line, capacity in zip(lines, stages, strict=True):
            line.extend(arriving)
            arriving = passed(line, capacity * STEP_D)
        waiting -= sum(amount for _, amount in arriving)
        longest = max([longest, *(day - born for born, _ in arriving)])
        step += 1
        if at_end is not None and waiting < 1e-6:
            return at_end, longest, day - peak.days


def passed(line, room):
    """Take the oldest batches out of a line, as many as there is room for in one step."""
    out = []
    while line and room > 1e-12:
        born, amount = line.popleft()
        moved = min(amount, room)
        out.append((born, moved))
        room -= moved
        if amount - moved > 1e-12:
            line.appendleft((born, amount - moved))
    return out


WORKED = [
    (3, 10, 1.2, 18 / 1.2, 18 / 0.2), (3, 10, 1.5, 15 / 1.5, 15 / 0.5), (3, 10, 2, 10 / 2, 10 / 1),
    (3, 10, 3, 0, 0), (7.1, 5, 1.2, 29.5 / 1.2, 29.5 / 0.2), (7.1, 5, 1.5, 28 / 1.5, 28 / 0.5),
    (7.1, 5, 2, 25.5 / 2, 25.5 / 1), (7.1, 5, 3, 20.5 / 3, 20.5 / 2),
]  # fmt: skip


@pytest.mark.parametrize(("m", "d", "c", "wait", "clearing"), WORKED)
def test_waits_and_clearing_worked_by_hand(m, d, c, wait, clearing):
    found = queue(Peak(m, d), c)
    assert found.wait_d == pytest.approx(wait)
    assert found.clearing_d == pytest.approx(clearing)
    assert found.backlog_d == pytest.approx(max(0, m - c) * d)


@pytest.mark.parametrize("stages", [(1.5, 1.2), (1.2, 1.5), (2.0, 1.8, 1.5), (1.2,), (3.0, 1.4, 2)])
@pytest.mark.parametrize(("m", "d"), [(3, 10), (7.1, 5), (1.9, 8)])
def test_the_closed_form_is_what_the_simulated_stages_do(m, d, stages):
    peak = Peak(m, d)
    found = queue(peak, min(stages))
    backlog, wait, clearing = simulated(peak, stages)
    assert backlog == pytest.approx(found.backlog_d, rel=0.01)
    assert wait == pytest.approx(found.wait_d, rel=0.01, abs=2 * STEP_D)
    assert clearing == pytest.approx(found.clearing_d, rel=0.01, abs=2 * STEP_D)


@settings(max_examples=15, deadline=None)
@given(st.floats(2, 7), st.floats(3, 8), st.lists(st.floats(1.4, 5), min_size=1, max_size=3))
def test_the_closed_form_is_what_any_simulated_stages_do(m, d, stages):
    peak = Peak(m, d)
    found = queue(peak, min(stages))
    assume(found.wait_d > 1 and found.clearing_d > 2)
    backlog, wait, clearing = simulated(peak, stages)
    assert backlog == pytest.approx(found.backlog_d, rel=0.01)
    assert wait == pytest.approx(found.wait_d, rel=0.01)
    assert clearing == pytest.approx(found.clearing_d, rel=0.01)


@given(multiples, durations, capacities, st.floats(0, 3))
def test_more_capacity_never_makes_wait_or_clearing_longer(m, d, capacity, more):
    before, after = queue(Peak(m, d), capacity), queue(Peak(m, d), capacity + more)
    for name in ("backlog_d", "wait_d", "clearing_d"):
        assert getattr(after, name) <= getattr(before, name)


@given(multiples, durations, capacities, st.floats(0, 5), st.floats(0, 10))
def test_a_higher_or_longer_peak_never_makes_wait_or_clearing_shorter(
    m, d, capacity, higher, longer
):
    before = queue(Peak(m, d), capacity)
    for peak in (Peak(m + higher, d), Peak(m, d + longer)):
        after = queue(peak, capacity)
        for name in ("backlog_d", "wait_d", "clearing_d"):
            assert getattr(after, name) >= getattr(before, name)


@given(multiples, durations, capacities, shares, shares)
def test_the_more_is_presold_the_shorter_the_wait(m, d, capacity, one, other):
    less, more = (queue(Peak(m, d).presold(h), capacity) for h in sorted((one, other)))
    assert more.wait_d <= less.wait_d
    assert Peak(m, d).presold(1).multiple == 1
    assert Peak(m, d).presold(0).multiple == pytest.approx(m)


def test_a_fifth_presold_flattens_a_peak_of_three_to_two_point_six():
    assert Peak(3, 10).presold(0.2).multiple == pytest.approx(2.6)


def test_at_a_normal_day_the_queue_stays_and_below_it_grows():
    stays, grows = queue(Peak(3, 10), 1.0), queue(Peak(3, 10), 0.8)
    assert stays.clearing_d == grows.clearing_d == math.inf
    assert stays.wait_d == 20
    assert grows.wait_d == math.inf
    assert stays.at(50) == stays.at(10) == 20
    # 2.2 a day over the peak, then 0.2 a day for 40 more
    assert grows.at(50) == pytest.approx(22 + 8)


def test_demand_that_never_rises_waits_only_where_a_normal_day_is_too_much():
    assert not queue(Peak(1, 10), 1.0).waits
    assert queue(Peak(1, 10), 0.9).waits


@pytest.mark.parametrize(("m", "d"), [(0.9, 5), (3, 0), (math.nan, 5)])
def test_what_is_no_peak_is_refused(m, d):
    with pytest.raises(ScenarioError):
        Peak(m, d)


def test_a_stage_that_carries_nothing_is_refused():
    with pytest.raises(ScenarioError):
        queue(Peak(3, 10), 0.0)


def test_just_a_normal_days_capacity_has_a_longest_wait_and_never_clears():
    """Three times a normal day for 2 days before 1: 4 days of parcels wait, for 4 days."""
    found = queue(Peak(3, 2), 1.0)
    assert (found.backlog_d, found.wait_d, found.clearing_d) == (4, 4, math.inf)
