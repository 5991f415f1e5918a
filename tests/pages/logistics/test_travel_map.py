"""The travel-time map: bands of hours, what lies outside the view, labels by weight."""

import json

import pytest

from components.maps import ground
from components.maps import view as sheet
from pages.logistics import travel_map
from pages.logistics.travel_map import Look, Spot

VIEW = sheet.fit((100.0, 29.0, 102.0, 31.0), 600, 500)
LITANG = "513334"


def layers(points, looks):
    text = ground.deck(travel_map.layers(points, looks, VIEW), VIEW).to_json()
    return {layer["id"]: layer for layer in json.loads(text)["layers"]}


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


def test_points_outside_the_view_are_left_out_and_each_kind_has_its_look():
    look = Look(5.0, "#112233", "#000000", 1.0, 12, 1.0)
    points = [
        Spot("near", 101.0, 30.0, "in", "in"),
        Spot("near", 90.0, 30.0, "out", "out"),
        Spot("far", 101.2, 30.1, "far", "far"),
    ]
    found = layers(points, {"far": look, "near": look, "none": look})
    assert list(found)[:2] == ["far", "near"]
    assert [row["t"] for row in found["near"]["data"]] == ["in"]
    assert "none" not in found


def test_the_heavier_label_wins_the_place_and_stands_above():
    light = Look(5.0, "#112233", "#000000", 1.0, 12, 1.0, "#445566")
    heavy = Look(5.0, "#112233", "#000000", 1.0, 12, 2.0, "#778899", bold=True)
    points = [Spot("a", 101.0, 30.0, "light", ""), Spot("b", 101.9, 30.8, "heavy", "")]
    found = layers(points, {"b": heavy, "a": light})
    assert list(found)[-2:] == ["names_#445566", "names_#778899"]
    assert found["names_#778899"]["fontWeight"] == 700
