"""Who is within reach of the county seat."""

import math

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from model.access.reach import away, great_circle_km, reach, served_share
from model.facts.places import Position, Township

NAN = math.nan


def township(name, hours, villages=5, communities=0, is_seat=False, position=Position.SURE):
    located = position is not Position.NONE
    place = (101.0, 31.0) if located else (NAN, NAN)
    return Township(
        name, "X", name, "township", villages, communities, 0, *place, position, is_seat, hours
    )


SEAT = township("seat", 0.0, villages=2, communities=3, is_seat=True)
NEAR = township("near", 0.8)
EDGE = township("edge", 2.0, position=Position.WEAK)
FAR = township("far", 3.1, villages=10)
LOST = township("lost", NAN, villages=50, position=Position.NONE)
COUNTY = (SEAT, NEAR, EDGE, FAR, LOST)

townships = st.lists(
    st.tuples(st.floats(0, 6), st.integers(0, 20)).map(lambda t: township("t", *t)), min_size=1
)


def test_the_seat_and_unlocated_townships_enter_no_travel_time():
    assert away(COUNTY) == (NEAR, EDGE, FAR)
    result = reach(COUNTY, 2.0)
    assert (result.located, result.unlocated) == (3, 1)


def test_a_township_exactly_at_the_limit_is_within_reach():
    result = reach(COUNTY, 2.0)
    assert result.beyond == 1
    assert result.beyond_share == pytest.approx(1 / 3)
    assert (result.median_h, result.longest_h) == (2.0, 3.1)


def test_a_county_without_located_townships_has_no_share_beyond():
    result = reach((SEAT, LOST), 2.0)
    assert math.isnan(result.beyond_share)
    assert math.isnan(result.median_h)


def test_villages_count_at_the_time_of_their_township_and_at_the_seat_at_once():
    shares = served_share(COUNTY, np.array([0.0, 1.0, 2.0, 4.0]))
    assert shares == pytest.approx([5 / 75, 10 / 75, 15 / 75, 25 / 75])  # 50 are nobody knows where


def test_without_located_villages_none_is_surely_served():
    assert served_share((LOST,), np.array([1.0, 2.0])).tolist() == [0.0, 0.0]
    assert np.isnan(served_share((), np.array([1.0]))).all()


@settings(deadline=None, max_examples=40)
@given(units=townships, limit=st.floats(0, 6), longer=st.floats(0, 3))
def test_a_longer_limit_never_lowers_the_share_served(units, limit, longer):
    shares = served_share(tuple(units), np.array([limit, limit + longer]))
    known = not np.isnan(shares).any()
    assert not known or 0 <= shares[0] <= shares[1] <= 1


@settings(deadline=None, max_examples=40)
@given(units=townships, limit=st.floats(0, 6), slower=st.floats(1, 3))
def test_a_longer_road_never_raises_the_share_served(units, limit, slower):
    limits = np.array([limit])
    longer = tuple(township("t", t.road_h * slower, t.villages) for t in units)
    before, after = served_share(tuple(units), limits), served_share(longer, limits)
    assert not (after > before).any()


def test_of_387_located_townships_the_median_is_1_4_hours_and_the_farthest_5_2(data):
    result = reach(data.network.townships, 2.0)
    assert result.located == 387
    assert result.median_h == pytest.approx(1.43, abs=0.005)
    assert result.longest_h == pytest.approx(5.23, abs=0.005)


def test_a_degree_of_latitude_is_111_kilometres_and_of_longitude_less_in_the_north():
    assert great_circle_km((101, 31), (101, 32)) == pytest.approx(111.19, abs=0.01)
    assert great_circle_km((101, 31), (102, 31)) == pytest.approx(
        111.19 * math.cos(math.radians(31)), abs=0.05
    )
    assert great_circle_km((101, 31), (101, 31)) == 0
