"""Days to the village, taken apart: the parts add up, and move the way roads and visits move."""

import math
from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from model.access.delivery_days import deliver, unexplained, villages
from model.facts.catalog import Schedule
from model.facts.errors import ScenarioError
from model.facts.places import Network, Position, Township

NAN = math.nan
TODAY = Schedule(visits=3, handling_d=1, sorting_d=0.5, driving_h=8)


def township(county, hours, units, is_seat=False, located=True):
    position = Position.SURE if located else Position.NONE
    place = (101.0, 31.0) if located else (NAN, NAN)
    return Township(
        f"{county}{hours}", county, "t", "township", units, 0, 0, *place, position, is_seat, hours
    )


def found(make_county, towns, hours=(8.0, 4.0)):
    """Return the villages of counties A and B, these many road hours from Chengdu."""
    counties = tuple(
        replace(make_county(code), road_h_chengdu=h) for code, h in zip("AB", hours, strict=True)
    )
    return villages(Network(tuple(towns), (), ()), counties)


# A: the seat with 10 villages, and 30 villages two hours away; 8 h from Chengdu. B: 4 h.
TOWNS = (
    township("A", 0.0, 10, is_seat=True),
    township("A", 2.0, 30),
    township("A", NAN, 99, located=False),
    township("B", 4.0, 20),
)

schedules = st.builds(Schedule, st.floats(1, 7), st.floats(0, 3), st.floats(0, 3), st.floats(4, 12))
towns = st.lists(
    st.tuples(st.sampled_from("AB"), st.floats(0, 6), st.integers(1, 40)).map(
        lambda t: township(*t)
    ),
    min_size=1,
    max_size=12,
).map(lambda some: [*some, township("A", 1.0, 5), township("B", 1.0, 5)])


def test_the_parts_of_two_counties_by_hand(make_county):
    days = deliver(found(make_county, TOWNS), TODAY)
    # A: 1 + 8/8 + 0.5 + 7/6 + (10 x 0 + 30 x 2)/40/8; B: 1 + 4/8 + 0.5 + 7/6 + 4/8
    assert days.parts[0] == pytest.approx([1, 1, 0.5, 7 / 6, 0.1875])
    assert days.parts[1] == pytest.approx([1, 0.5, 0.5, 7 / 6, 0.5])
    assert days.total[:2] == pytest.approx([3.854167, 3.666667], abs=1e-6)
    # the region holds 40 located villages of A and 20 of B
    assert days.total[2] == pytest.approx((40 * 3.854167 + 20 * 3.666667) / 60, abs=1e-6)


def test_the_mean_of_the_region_counts_a_county_by_its_located_villages(make_county):
    days = deliver(found(make_county, TOWNS), TODAY)
    assert days.with_region(np.array([2.0, 1.0])) == pytest.approx([2, 1, (80 + 20) / 60])


def test_a_county_without_located_villages_has_no_days(make_county):
    days = deliver(found(make_county, TOWNS[:3]), TODAY)
    assert math.isnan(days.total[1])
    assert days.total[2] == pytest.approx(days.total[0])


def test_what_the_parts_leave_open_may_be_negative_and_is_said_so(make_county):
    days = deliver(found(make_county, TOWNS), TODAY)
    left = unexplained(np.array([9.0, 3.0]), days)
    assert left == pytest.approx([9 - 3.854167, 3 - 3.666667], abs=1e-6)


def test_twice_the_visits_halve_the_wait():
    assert Schedule(2, 1, 1, 8).waiting_d == pytest.approx(1.75)
    assert Schedule(4, 1, 1, 8).waiting_d == pytest.approx(0.875)


@pytest.mark.parametrize(
    "numbers", [(0, 1, 1, 8), (3, -1, 1, 8), (3, 1, -0.5, 8), (3, 1, 1, 0), (NAN, 1, 1, 8)]
)
def test_a_schedule_that_cannot_be_driven_is_refused(numbers):
    with pytest.raises(ScenarioError):
        Schedule(*numbers)


@settings(deadline=None, max_examples=60)
@given(some=towns, schedule=schedules, more=st.floats(0, 6))
def test_more_visits_never_lengthen_the_days(make_county, some, schedule, more):
    place = found(make_county, some)
    before = deliver(place, schedule)
    after = deliver(place, replace(schedule, visits=schedule.visits + more))
    assert (after.total <= before.total + 1e-12).all()


@settings(deadline=None, max_examples=60)
@given(some=towns, schedule=schedules, slower=st.floats(1, 3), trunk=st.floats(0, 10))
def test_a_longer_road_never_shortens_the_days(make_county, some, schedule, slower, trunk):
    before = deliver(found(make_county, some), schedule)
    longer = [replace(t, road_h=t.road_h * slower) for t in some]
    after = deliver(found(make_county, longer, (8.0 + trunk, 4.0)), schedule)
    assert (after.total >= before.total - 1e-12).all()


def test_the_shipped_counties_all_have_located_villages_and_days(data):
    place = villages(data.network, data.panel.counties)
    days = deliver(place, data.catalog.method.delivery)
    assert not np.isnan(days.total).any()
    assert place.shares.sum(axis=1) == pytest.approx(np.ones(32))
    litang = data.panel.row("513334")
    # Litang: 8.81 h from Chengdu, townships 1.92 h on average over villages
    assert days.parts[litang] == pytest.approx([1, 1.10, 0.5, 7 / 6, 0.24], abs=0.005)
