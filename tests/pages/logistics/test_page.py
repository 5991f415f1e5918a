"""The logistics page as it is opened: up stays apart from down, data apart from assumptions."""

import json
from functools import lru_cache

import pytest

from pages.logistics import indicators
from tests.app_pages import opened as fresh
from tests.app_pages import texts

LITANG, BARKAM, SEDA = "513334", "513201", "513333"


@lru_cache
def opened(**params):
    """Return a page that is only read."""
    at = fresh("logistics", "en", params)
    assert not at.exception
    return at


def keys(at, kind):
    return {element.key for element in at.get(kind)}


def test_the_direction_steers_days_calendar_and_the_indicators_offered():
    up, down = opened(d="up"), opened(d="down")
    assert "number_vis" not in keys(up, "slider")
    assert "number_vis" in keys(down, "slider")
    assert "products spoil fast" in texts(up)
    assert "products spoil fast" not in texts(down)
    for at, direction in ((up, "up"), (down, "down")):
        options = at.selectbox(key="choice_li").options
        assert len(options) == len(indicators.of_direction(direction))


def test_an_indicator_of_the_other_direction_gives_way_to_the_first_offered():
    at = opened(d="up", li="free_shipping_share")
    assert at.selectbox(key="choice_li").value == indicators.of_direction("up")[0]


def test_moving_the_visits_tells_days_before_and_after_and_goes_into_the_link():
    at = fresh("logistics", "en", {"c": LITANG, "d": "down"})
    at.slider(key="number_vis").set_value(6).run()
    assert "3 → 6 visits a week" in texts(at)
    assert at.query_params["vis"] in ("6", ["6"])


def test_moving_the_hubs_moves_map_table_and_title():
    at = fresh("logistics", "en", {})
    at.slider(key="number_hub").set_value(5).run()
    assert "5 hubs" in texts(at)
    assert not at.exception


@pytest.mark.parametrize("county", ["", LITANG, BARKAM, SEDA])
def test_real_data_only_says_why_days_and_season_are_short(county):
    text = texts(opened(r="1", **({"c": county} if county else {})))
    assert "Taking the days apart needs assumed schedules" in text
    assert "general knowledge and no data" in text


def travel_map(**params):
    deck = opened(**params).get("deck_gl_json_chart")[0]
    return {layer["id"]: layer for layer in json.loads(deck.proto.json)["layers"]}


def test_the_relief_lies_under_the_region_alone():
    assert "relief" in travel_map()
    assert "relief" not in travel_map(c=LITANG)
    assert "roads" in travel_map(c=LITANG)


def test_the_map_of_a_county_shows_its_townships_around_its_seat():
    found = travel_map(c=LITANG)
    assert "seat" in found
    assert "origin" not in found
    assert len(found["seat"]["data"]) == 1
