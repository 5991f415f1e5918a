"""The travel-time map: bands of hours, seats or townships."""

import pytest

from pages.logistics import travel_map

LITANG = "513334"


@pytest.mark.parametrize(("hours", "band"), [(0, 0), (3.0, 0), (3.1, 1), (12, 3), (16.6, 4)])
def test_a_band_of_hours_holds_its_upper_edge(hours, band):
    assert travel_map.band(hours, travel_map.SEAT_EDGES) == f"hours_{band}"


def test_each_seat_has_the_kind_of_its_band_and_its_hours_but_on_a_phone(results, en, data):
    points = travel_map.points(results, "", False, en)
    seats = [point for point in points if point.kind.startswith("hours_")]
    counties = data.panel.counties
    assert [p.kind for p in seats] == [
        travel_map.band(c.road_h_chengdu, travel_map.SEAT_EDGES) for c in counties
    ]
    assert seats[0].name == f"{counties[0].short.en} {counties[0].road_h_chengdu:.1f}"
    assert travel_map.points(results, "", True, en)[0].name == counties[0].short.en
    assert points[-1].kind == "origin"


def test_a_county_shows_its_townships_inferred_ones_apart_and_its_seat(results, t):
    points = travel_map.points(results, LITANG, False, t)
    towns = [point for point in points if point.kind.startswith("hours_")]
    assert len(towns) == len(results.geography.outlying()[LITANG])
    inferred = [p for p in towns if p.kind.endswith(travel_map.INFERRED)]
    assert all(t("logistics.hover_inferred") in p.hover for p in inferred)
    assert points[-1].kind == "seat"
