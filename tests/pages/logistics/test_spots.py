"""Circles by kind on a map: what lies outside the view, labels by weight."""

import json

from components.maps import ground
from components.maps import view as sheet
from pages.logistics import spots
from pages.logistics.spots import Look, Spot

VIEW = sheet.fit((100.0, 29.0, 102.0, 31.0), 600, 500)


def layers(points, looks):
    text = ground.deck(spots.layers(points, looks, VIEW), VIEW).to_json()
    return {layer["id"]: layer for layer in json.loads(text)["layers"]}


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
    heavy = Look(5.0, "#112233", "#000000", 1.0, 12, 2.0, "#778899")
    points = [Spot("a", 101.0, 30.0, "light", ""), Spot("b", 101.9, 30.8, "heavy", "")]
    found = layers(points, {"b": heavy, "a": light})
    assert list(found)[-2:] == ["names_#445566", "names_#778899"]
    overlapping = [Spot("a", 101.0, 30.0, "light", ""), Spot("b", 101.0, 30.0, "heavy", "")]
    assert list(layers(overlapping, {"b": heavy, "a": light}))[-1] == "names_#778899"
