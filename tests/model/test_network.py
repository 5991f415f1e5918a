"""Three tiers: centre, townships, villages as counts."""

import math

import pytest

from model.facts.network import Position, Served, served, tiers


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


def test_units_are_villages_communities_and_others(data):
    for township in data.network.townships:
        assert township.units == township.villages + township.communities + township.others


def test_the_frame_in_numbers_keeps_statistical_units_apart(data):
    counts = tiers(data.network.townships)
    assert (counts.townships, counts.located, counts.unlocated) == (463, 417, 46)
    assert (counts.statistical, counts.weak, counts.units) == (4, 10, 3413)


def test_a_countys_frame_counts_its_own_units_alone(data):
    parts = [tiers(data.network.of(code)) for code in data.panel.codes]
    assert sum(part.units for part in parts) == 3413
    assert sum(part.located for part in parts) == 417


@pytest.mark.parametrize(
    ("stations", "state"),
    [(None, Served.UNKNOWN), (0, Served.NO), (16, Served.UNKNOWN), (17, Served.YES)],
)
def test_a_total_tells_which_township_has_a_station_only_if_all_or_none_have(stations, state):
    assert served(stations, 17) is state
