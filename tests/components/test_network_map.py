"""The maps: what is drawn where, labels that never touch, no request to anywhere else."""

import json
from dataclasses import replace

import pytest

from components.maps import ground
from components.maps import view as sheet
from components.maps.view import Label
from model.facts.places import Served
from pages.network import circles_map, map
from pages.network.map import Planned, Seat, Tiers, Town

URLS = {name: f"/geo/{name}.geojson" for name in ground.SHAPES}
VIEW = sheet.fit((100.0, 29.0, 102.0, 31.0), 600, 500)
SEAT = Seat("a", 101.0, 30.0, "甲", "seat")
TOWNS = [
    Town("a", 101.0, 30.0, "城关镇", 20, Served.UNKNOWN, True, True, "at the seat"),
    Town("a", 101.3, 30.2, "东乡", 9, Served.UNKNOWN, True, False, "east"),
    Town("a", 100.7, 29.8, "西乡", 4, Served.UNKNOWN, False, False, "west"),
    Town("b", 100.2, 29.3, "外乡", 4, Served.YES, True, False, "elsewhere"),
]


def layers(deck):
    return {layer["id"]: layer for layer in json.loads(deck.to_json())["layers"]}


def county(towns=TOWNS, planned=(), around=()):
    return layers(map.tiers(Tiers([SEAT], towns, planned), URLS, VIEW, "a", around=around))


def test_the_map_asks_nobody_else_for_anything():
    text = map.tiers(Tiers([SEAT], TOWNS), URLS, VIEW, "a").to_json()
    spec = json.loads(text)
    assert "/" not in spec.get("mapStyle", "")
    assert "http" not in text
    assert ", " not in text[:200]  # no spaces travel
    assert spec["views"][0]["controller"]["scrollZoom"] is False


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
    towns = [Town("a", 101.3, 30.2, "东乡", 9, state, True, False, "east")]
    layer = county(towns)[f"towns_{state}_True"]
    assert (layer["getLineColor"] == ground.rgb("#C85014")) is orange
    assert (layer["getFillColor"] == ground.rgb("#0B5C8A")) is not orange


def test_the_township_of_the_seat_has_neither_a_circle_nor_a_line_of_its_own():
    found = county()
    drawn = [row["t"] for name in found if name.startswith("towns") for row in found[name]["data"]]
    assert sorted(drawn) == ["east", "west"]
    (star,) = found["lines"]["data"]
    assert star["p"] == [[101.0, 30.0], [101.3, 30.2], [101.0, 30.0], [100.7, 29.8], [101.0, 30.0]]


def test_circles_grow_with_the_root_of_their_villages_between_two_bounds():
    assert circles_map.radius(16) == pytest.approx(2 * circles_map.radius(4), rel=1e-6)
    assert circles_map.radius(1) == circles_map.LEAST_PX
    assert circles_map.radius(400) == circles_map.MOST_PX


def test_of_all_counties_no_township_is_named_and_circles_are_equal():
    found = layers(map.tiers(Tiers([SEAT], TOWNS), URLS, VIEW))
    assert "names" not in found
    assert [row["t"] for row in found["heads"]["data"]] == ["甲"]
    assert found["towns_unknown_True"]["getRadius"] == map.TOWN_PX_REGION


EAST = Planned("a", 101.3, 30.2, 9, ((100.7, 29.8),))


def test_a_planned_station_is_a_green_ring_around_its_township_and_takes_no_fill():
    found = county(planned=[EAST])
    ring, town = found["planned"], found["towns_unknown_True"]
    assert ring["getLineColor"] == ground.rgb("#0B6E4F")
    assert ring["filled"] is False
    assert ring["data"][0]["r"] == pytest.approx(town["data"][0]["r"] + map.RING_PX)
    assert town["getLineColor"] == ground.rgb("#7C8A94")  # what is known of it stays in sight
    assert "planned" not in county()


def test_a_township_served_by_a_planned_station_is_linked_to_it_and_not_to_the_seat():
    east, west = TOWNS[1], replace(TOWNS[2], apart=True)
    found = county([TOWNS[0], east, west], [EAST])
    assert found["lines"]["data"][0]["p"] == [[101.0, 30.0], [101.3, 30.2], [101.0, 30.0]]
    assert found["services"]["data"][0]["p"] == [[101.3, 30.2], [100.7, 29.8], [101.3, 30.2]]


def test_a_planned_station_of_another_county_is_not_on_the_map_of_one():
    assert "planned" not in county(planned=[replace(EAST, county="b")])


def test_neighbours_are_named_only_where_nothing_else_stands():
    free, taken = Label(101.8, 30.8, "free", 0, -1), Label(101.0, 30.0, "taken", 0, -1)
    names = {row["t"] for row in county(around=[free, taken])["around"]["data"]}
    assert "free" in names
    assert not names & {"甲", "东乡", "西乡"}


def test_the_key_to_the_circles_stands_where_fewest_places_are():
    x, y = VIEW.width - 30, VIEW.height - 30
    crowd = [VIEW.place(x - 9 * i, y) for i in range(5)]
    left, top, right, low = circles_map.edge(crowd, VIEW)
    assert not any(
        left < px < right and top < py < low for px, py in (VIEW.pixel(*p) for p in crowd)
    )
    lowest = circles_map.edge([], VIEW)
    assert lowest[2] == VIEW.width - circles_map.EDGE_PX
    assert lowest[3] == VIEW.height - circles_map.EDGE_PX


def test_no_name_stands_on_the_scale_bar_or_the_key_to_the_circles():
    x, y = ground.INSET_PX + 30, VIEW.height - ground.INSET_PX - 12
    corner = replace(TOWNS[1], name="角落", lon=VIEW.place(x, y)[0], lat=VIEW.place(x, y)[1])
    beside = Label(*VIEW.place(VIEW.width - 40, VIEW.height - 30), "邻县", 0, -1)
    found = county([TOWNS[0], corner], around=[beside])
    assert "around" not in found
    (name,) = found["names"]["data"]
    left, top, right, low = (
        x + name["o"][0] - 12, y + name["o"][1] - 8, x + name["o"][0] + 12, y + name["o"][1] + 8
    )  # fmt: skip
    for mx, my, r in ground.scale_room(VIEW):
        assert right <= mx - r or left >= mx + r or low <= my - r or top >= my + r


def test_the_scale_bar_is_in_the_readers_unit():
    bar = layers(ground.deck(ground.scale(replace(VIEW, km=" 公里")), VIEW))["scale_text"]
    assert bar["data"][0]["t"] == f"{ground.scale_km(VIEW)} 公里"


def test_shapes_travel_by_address():
    found = county()
    for name in ground.SHAPES:
        assert found[name]["data"] == URLS[name]


def test_the_scale_bar_is_as_long_as_it_says():
    for box in (sheet.REGION, (101.0, 30.0, 101.6, 30.5)):
        view = sheet.fit(box, 600, 500)
        (row,) = json.loads(ground.deck(ground.scale(view)[:1], view).to_json())["layers"][0][
            "data"
        ]
        start, end = view.pixel(*row["s"]), view.pixel(*row["p"])
        bar = end[0] - start[0]
        degree = view.pixel(view.lon + 1, view.lat)[0] - view.pixel(view.lon, view.lat)[0]
        km = bar / degree * ground.KM_PER_DEGREE * 0.8660  # cosine near 30 degrees
        assert km == pytest.approx(ground.scale_km(view), rel=0.02)
        assert bar < 0.25 * view.width
