"""What every map shares: no request to anywhere else, a scale bar as long as it says."""

import json
from dataclasses import replace

import pytest

from components.maps import ground
from components.maps import view as sheet

URLS = {name: f"/geo/{name}.geojson" for name in ground.SHAPES}
VIEW = sheet.fit((100.0, 29.0, 102.0, 31.0), 600, 500)


def layers(drawn, view=VIEW):
    spec = json.loads(ground.deck(drawn, view).to_json())
    return {layer["id"]: layer for layer in spec["layers"]}


def test_the_map_asks_nobody_else_for_anything():
    text = ground.deck(ground.land(URLS, "a"), VIEW).to_json()
    spec = json.loads(text)
    assert "/" not in spec.get("mapStyle", "")
    assert "http" not in text
    assert ", " not in text[:200]  # no spaces travel
    assert spec["views"][0]["controller"]["scrollZoom"] is False


def test_shapes_travel_by_address():
    assert {name: layer["data"] for name, layer in layers(ground.land(URLS, "a")).items()} == URLS


def test_the_scale_bar_is_in_the_readers_unit():
    bar = layers(ground.scale(replace(VIEW, km=" 公里")))["scale_text"]
    assert bar["data"][0]["t"] == f"{ground.scale_km(VIEW)} 公里"


def test_the_scale_bar_is_as_long_as_it_says():
    for box in (sheet.REGION, (101.0, 30.0, 101.6, 30.5)):
        view = sheet.fit(box, 600, 500)
        (row,) = layers(ground.scale(view), view)["scale"]["data"]
        bar = view.pixel(*row["p"])[0] - view.pixel(*row["s"])[0]
        degree = view.pixel(view.lon + 1, view.lat)[0] - view.pixel(view.lon, view.lat)[0]
        km = bar / degree * ground.KM_PER_DEGREE * 0.8660  # cosine near 30 degrees
        assert km == pytest.approx(ground.scale_km(view), rel=0.02)
        assert bar < 0.25 * view.width
