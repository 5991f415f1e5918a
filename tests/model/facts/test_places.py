"""Terrain friction, peer groups and peers; three tiers: centre, townships, villages as counts."""

import math
from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from model.facts.places import (
    FrictionBounds,
    Position,
    Served,
    friction,
    nearest_peers,
    peer_groups,
    served,
    tiers,
    unlikeness,
)

BOUNDS = FrictionBounds((2500, 4500), (1, 3), (2, 14))


def test_friction_is_the_mean_of_height_distance_to_the_seat_and_distance_to_chengdu(make_county):
    county = replace(
        make_county("X"), mean_elevation_m=3500.0, seat_h_mean=1.5, road_h_chengdu=11.0
    )
    assert friction((county,), BOUNDS)[0] == pytest.approx((0.5 + 0.25 + 0.75) / 3)


def test_a_valley_at_the_gate_has_no_friction_and_nowhere_has_more_than_1(make_county):
    low = replace(make_county("X"), mean_elevation_m=500.0, seat_h_mean=0.2, road_h_chengdu=1.0)
    high = replace(make_county("Y"), mean_elevation_m=5200.0, seat_h_mean=6.0, road_h_chengdu=30.0)
    assert friction((low, high), BOUNDS) == pytest.approx([0, 1])


@settings(deadline=None, max_examples=40)
@given(rough=st.floats(0, 1), hours=st.floats(0, 20))
def test_a_longer_road_never_eases_the_terrain(make_county, rough, hours):
    near = make_county("X", rough)
    far = replace(near, road_h_chengdu=near.road_h_chengdu + hours)
    first, second = friction((near, far), BOUNDS)
    assert second >= first
    assert 0 <= first <= 1


def test_peer_groups_split_the_31_counties_into_11_10_and_10(data):
    rough = friction(data.panel.counties, data.catalog.method.friction)
    groups = peer_groups(rough, data.catalog.method.peer_cuts)
    assert np.bincount(groups).tolist() == [11, 10, 10]
    assert rough[groups == 0].max() < rough[groups == 1].min()
    assert rough[groups == 1].max() < rough[groups == 2].min()


def test_a_county_on_a_cut_belongs_to_the_harder_group():
    assert peer_groups(np.array([0.42, 0.43, 0.60]), (0.43, 0.60)).tolist() == [0, 1, 2]


def test_the_peers_of_a_county_are_the_nearest_ones_and_not_itself(make_county):
    counties = tuple(make_county(f"{i}", i / 10) for i in range(8))
    assert nearest_peers(counties, "0", 3) == ("1", "2", "3")
    assert set(nearest_peers(counties, "4", 2)) == {"3", "5"}


def test_unlikeness_is_the_distance_in_altitude_dispersion_and_hours_to_chengdu(make_county):
    """Three counties that differ in altitude alone: z-scores -1.22, 0 and 1.22."""
    counties = tuple(
        replace(make_county(code), mean_elevation_m=3000.0 + rise)
        for code, rise in (("X", 0), ("Y", 300), ("Z", 600))
    )
    assert unlikeness(counties, "X") == pytest.approx([0, 1.5**0.5, 6**0.5])


def test_hours_to_the_seat_do_not_choose_peers_but_dispersion_does(make_county):
    here = make_county("X")
    far_seat = replace(make_county("Y"), seat_h_mean=here.seat_h_mean + 5)
    scattered = replace(make_county("Z"), area_km2=here.area_km2 * 3)
    counties = (here, scattered, far_seat)
    assert nearest_peers(counties, "X", 2) == ("Y", "Z")
    assert unlikeness(counties, "X")[2] == 0


@settings(deadline=None, max_examples=40)
@given(st.lists(st.floats(2500, 4800), min_size=2, max_size=12))
def test_a_county_is_as_unlike_another_as_that_one_is_unlike_it(make_county, heights):
    counties = tuple(
        replace(make_county(str(i)), mean_elevation_m=h) for i, h in enumerate(heights)
    )
    table = np.array([unlikeness(counties, c.code) for c in counties])
    assert table == pytest.approx(table.T)
    assert (np.diag(table) == 0).all()


def test_every_county_has_six_peers(data):
    for code in data.panel.codes:
        peers = nearest_peers(data.panel.counties, code, data.catalog.method.peers)
        assert len(set(peers)) == 6
        assert code not in peers


def test_dispersion_is_area_per_village_committee(make_county):
    assert make_county("X").dispersion == 50


def test_a_county_has_its_own_townships_and_no_code_means_all(data):
    code = data.panel.codes[0]
    own = data.network.of(code)
    assert {t.county for t in own} == {code}
    assert len(data.network.of("")) == len(data.network.townships) == 467


def test_every_county_has_one_seat_and_it_is_no_time_away(data):
    for code in data.panel.codes:
        seats = [t for t in data.network.of(code) if t.is_seat]
        assert len(seats) == 1, code
        assert seats[0].road_h == 0


def test_a_township_without_a_position_has_neither_coordinates_nor_a_road_time(data):
    for township in data.network.townships:
        blank = [math.isnan(v) for v in (township.lon, township.lat, township.road_h)]
        assert all(blank) if township.position is Position.NONE else not any(blank)


def test_ten_inferred_places_are_too_weak_to_be_drawn_full(data):
    places = [t.position for t in data.network.townships]
    assert places.count(Position.WEAK) == 10
    assert sum(t.is_located for t in data.network.townships) == 418
    assert sum(t.is_located and t.is_township for t in data.network.townships) == 417


def test_the_frame_in_numbers_keeps_statistical_units_apart(data):
    counts = tiers(data.network.townships)
    assert (counts.townships, counts.located, counts.unlocated) == (463, 417, 46)
    assert (counts.statistical, counts.weak, counts.units) == (4, 10, 3413)
    parts = [tiers(data.network.of(code)) for code in data.panel.codes]
    assert sum(part.units for part in parts) == 3413
    assert sum(part.located for part in parts) == 417


@pytest.mark.parametrize(
    ("stations", "state"),
    [(None, Served.UNKNOWN), (0, Served.NO), (16, Served.UNKNOWN), (17, Served.YES)],
)
def test_a_total_tells_which_township_has_a_station_only_if_all_or_none_have(stations, state):
    assert served(stations, 17) is state
