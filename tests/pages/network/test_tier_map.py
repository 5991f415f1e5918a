"""The three-tier map: what is drawn where, and labels that never touch."""

import json
from dataclasses import replace

import pytest

from components.maps import ground
from components.maps import view as sheet
from components.maps.view import Label
from model.facts.places import Position, Served
from pages.network import tier_map
from pages.network.tier_map import Marks, Seat, Town
from tests.valley import township

URLS = {name: f"/geo/{name}.geojson" for name in ground.SHAPES} | {"relief": "/geo/relief.png"}
VIEW = sheet.fit((100.0, 29.0, 102.0, 31.0), 600, 500)
SEAT = Seat("a", 101.0, 30.0, "甲", "seat")


def town(name, lon, lat, units, hover, **more):
    """Return a township of county a that is one hour from its seat."""
    place = township(name, 1.0, units, county="a", lon=lon, lat=lat, **more)
    return Town(place, Served.UNKNOWN, hover, name)


CENTRE = town("城关镇", 101.0, 30.0, 20, "at the seat", is_seat=True)
EAST = town("东乡", 101.3, 30.2, 9, "east")
WEST = town("西乡", 100.7, 29.8, 4, "west", position=Position.INFERRED)
TOWNS = [CENTRE, EAST, WEST]
PLANNED = [CENTRE, replace(EAST, station=EAST.township), replace(WEST, station=EAST.township)]


def layers(deck):
    return {layer["id"]: layer for layer in json.loads(deck.to_json())["layers"]}


def county(towns=TOWNS, around=()):
    return layers(tier_map.tiers(Marks(True, [SEAT], towns, around), URLS, VIEW, "a", False))


def test_unknown_stations_are_grey_rings_and_inferred_places_fainter():
    found = county()
    assert {"towns_unknown_True", "towns_unknown_False"} <= set(found)
    assert not any(name.startswith(("towns_yes", "towns_no")) for name in found)
    sure, weak = found["towns_unknown_True"], found["towns_unknown_False"]
    assert sure["getLineWidth"] > weak["getLineWidth"]
    assert sure["getFillColor"][:3] == ground.rgb("#FFFFFF")
    assert sure["getLineColor"] == ground.rgb("#7C8A94")


@pytest.mark.parametrize(("state", "orange"), [(Served.NO, True), (Served.YES, False)])
def test_a_known_gap_is_an_orange_ring_and_a_known_station_a_disc(state, orange):
    layer = county([replace(EAST, served=state)])[f"towns_{state}_True"]
    assert (layer["getLineColor"] == ground.rgb("#C85014")) is orange
    assert (layer["getFillColor"] == ground.rgb("#0B5C8A")) is not orange


def test_the_township_of_the_seat_has_neither_a_circle_nor_a_line_of_its_own():
    found = county()
    drawn = [row["t"] for name in found if name.startswith("towns") for row in found[name]["data"]]
    assert sorted(drawn) == ["east", "west"]
    (star,) = found["lines"]["data"]
    assert star["p"] == [[101.0, 30.0], [101.3, 30.2], [101.0, 30.0], [100.7, 29.8], [101.0, 30.0]]


def test_circles_grow_with_the_root_of_their_villages_between_two_bounds():
    assert tier_map.radius(16) == pytest.approx(2 * tier_map.radius(4), rel=1e-6)
    assert tier_map.radius(1) == tier_map.LEAST_PX
    assert tier_map.radius(400) == tier_map.MOST_PX


def test_of_all_counties_no_township_is_named_and_circles_are_equal():
    found = layers(tier_map.tiers(Marks(False, [SEAT], TOWNS), URLS, VIEW, "", False))
    assert "names" not in found
    assert [row["t"] for row in found["heads"]["data"]] == ["甲"]
    assert found["towns_unknown_True"]["getRadius"] == tier_map.TOWN_PX_REGION


def test_a_planned_station_is_a_green_ring_around_its_township_and_takes_no_fill():
    found = county(PLANNED)
    ring, drawn = found["planned"], found["towns_unknown_True"]
    assert ring["getLineColor"] == ground.rgb("#0B6E4F")
    assert ring["filled"] is False
    assert ring["data"][0]["r"] == pytest.approx(drawn["data"][0]["r"] + tier_map.RING_PX)
    assert drawn["getLineColor"] == ground.rgb("#7C8A94")  # what is known of it stays in sight
    assert "planned" not in county()


def test_a_township_served_by_a_planned_station_is_linked_to_it_and_not_to_the_seat():
    found = county(PLANNED)
    assert found["lines"]["data"][0]["p"] == [[101.0, 30.0], [101.3, 30.2], [101.0, 30.0]]
    assert found["services"]["data"][0]["p"] == [[101.3, 30.2], [100.7, 29.8], [101.3, 30.2]]


def test_neighbours_are_named_only_where_nothing_else_stands():
    free, taken = Label(101.8, 30.8, "free", 0, -1), Label(101.0, 30.0, "taken", 0, -1)
    names = {row["t"] for row in county(around=[free, taken])["around"]["data"]}
    assert "free" in names
    assert not names & {"甲", "东乡", "西乡"}


def test_the_relief_lies_under_the_region_alone():
    region = layers(tier_map.tiers(Marks(False, [SEAT], TOWNS), URLS, VIEW, "", False))
    assert region["relief"]["image"] == URLS["relief"]
    assert "relief" not in county()


def test_no_name_stands_on_the_scale_bar():
    x, y = ground.INSET_PX + 30, VIEW.height - ground.INSET_PX - 12
    corner = town("角落", *VIEW.place(x, y), 9, "corner")
    found = county([CENTRE, corner])
    ((dx, dy),) = [name["o"] for name in found["names"]["data"]]
    left, right, top, low = x + dx - 12, x + dx + 12, y + dy - 8, y + dy + 8
    for mx, my, r in ground.scale_room(VIEW):
        assert right <= mx - r or left >= mx + r or low <= my - r or top >= my + r
