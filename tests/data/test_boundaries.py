"""Boundaries: small, joined by code, drawn the right way round."""

from itertools import pairwise

import pytest

LAYERS = ("counties", "prefectures", "outline", "neighbours")
KILOBYTE = 1000


def polygons(feature):
    shape = feature["geometry"]
    assert shape["type"] in {"Polygon", "MultiPolygon"}
    return [shape["coordinates"]] if shape["type"] == "Polygon" else shape["coordinates"]


def twice_signed_area(ring):
    return sum(x1 * y2 - x2 * y1 for (x1, y1), (x2, y2) in pairwise(ring))


def is_inside(lon, lat, ring):
    inside = False
    for (x1, y1), (x2, y2) in pairwise(ring):
        if (y1 > lat) != (y2 > lat) and lon < x1 + (lat - y1) * (x2 - x1) / (y2 - y1):
            inside = not inside
    return inside


def test_all_boundaries_together_are_at_most_320_kilobytes(shipped):
    sizes = {layer: (shipped / "geo" / f"{layer}.geojson").stat().st_size for layer in LAYERS}
    assert sum(sizes.values()) <= 320 * KILOBYTE, sizes


def test_every_county_and_prefecture_has_one_shape(boundaries, data):
    shapes = [f["properties"]["code"] for f in boundaries("counties")]
    assert sorted(shapes) == list(data.panel.codes)
    shapes = [f["properties"]["code"] for f in boundaries("prefectures")]
    assert sorted(shapes) == sorted(p.code for p in data.prefectures)


def test_shapes_carry_the_names_of_their_counties(boundaries, data):
    for feature in boundaries("counties"):
        own = feature["properties"]
        assert own["name_zh"] == data.panel.county(own["code"]).name.zh


def test_neighbours_are_neither_our_counties_nor_twice_the_same(boundaries, data):
    shapes = [f["properties"]["code"] for f in boundaries("neighbours")]
    assert len(shapes) == len(set(shapes))
    assert not set(shapes) & {*data.panel.codes, *(p.code for p in data.prefectures)}


@pytest.mark.parametrize("layer", LAYERS)
def test_exterior_rings_run_clockwise_and_holes_the_other_way(boundaries, layer):
    for feature in boundaries(layer):
        for exterior, *holes in polygons(feature):
            assert twice_signed_area(exterior) < 0, feature["properties"]
            assert all(twice_signed_area(hole) > 0 for hole in holes), feature["properties"]


@pytest.mark.parametrize("layer", LAYERS)
def test_rings_are_closed_and_precise_to_ten_metres_at_most(boundaries, layer):
    for feature in boundaries(layer):
        for ring in (ring for polygon in polygons(feature) for ring in polygon):
            assert len(ring) >= 4
            assert ring[0] == ring[-1]
            assert all(round(v, 4) == v for point in ring for v in point)


def test_every_county_seat_lies_in_its_county(boundaries, data):
    shapes = {f["properties"]["code"]: polygons(f) for f in boundaries("counties")}
    for county in data.panel.counties:
        exteriors = [polygon[0] for polygon in shapes[county.code]]
        assert any(is_inside(county.lon, county.lat, ring) for ring in exteriors), county.name.en


def test_every_county_name_is_placed_in_its_county(boundaries, data):
    shapes = {f["properties"]["code"]: polygons(f) for f in boundaries("counties")}
    for county in data.panel.counties:
        exteriors = [polygon[0] for polygon in shapes[county.code]]
        place = (county.label_lon, county.label_lat)
        assert any(is_inside(*place, ring) for ring in exteriors), county.name.en
