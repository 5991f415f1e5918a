"""What the page says first: how far, how slow, where the days go."""

import pytest

from components.county_values import chart
from components.county_values.values import JOINED
from components.session.link import View
from components.words.texts import DASH
from model.score.method import Method
from pages.logistics import delivery_days, ports, road_hours, wording

REAL = Method(real_only=True)
LITANG, SHIQU, HEISHUI = "513334", "513332", "513228"


@pytest.fixture(autouse=True)
def view(monkeypatch):
    monkeypatch.setattr(wording.state, "view", View)


def test_the_headline_says_how_far_the_seat_is_and_how_many_townships_are_farther(results, en):
    told = wording.title(results, LITANG, en)
    assert told == "Litang: 8.8 h from Chengdu; 59% of townships 2 h beyond"
    assert "no township" in wording.title(results, HEISHUI, en)
    assert wording.title(results, "", en).startswith("15 counties over 8 h from Chengdu; 30%")


def width(text):
    """Return the Chinese letters of a text; a digit or a mark is half of one."""
    return sum(1 if letter > "\u2e80" else 0.5 for letter in text if letter != " ")


def test_every_headline_and_heading_is_short(results, zh, en, data):
    schedule = data.catalog.method.delivery
    for county in ("", *data.panel.codes):
        for t, size, most in ((zh, width, 22), (en, len, 60)):
            days = delivery_days.split(results, schedule, Method(), t)
            towns = road_hours.table(results, county, t).rows
            assert size(wording.title(results, county, t)) <= most
            assert size(delivery_days.title(days, county, t)) <= most
            assert size(road_hours.title(towns, county, t)) <= most
        assert width(ports.title(results, county, zh)) <= 22


def test_the_range_of_the_road_is_one_on_the_card_and_over_the_counties(results, en):
    every = chart.of_indicator(results, wording.TRUNK, Method(), en)
    span = every.overall(en).partition(JOINED)[2].removesuffix(en.unit("hours"))
    assert span == "1.4–19.1"
    assert span in wording.cards(results, "", Method(), en)[0].note


def test_the_lead_says_where_the_days_go_and_with_real_data_only_what_is_modelled(results, en):
    assert wording.lead(results, LITANG, Method(), en) == (
        "On illustrative figures, it takes 7.1–12.3 days to the village, about 4.0 of them "
        "explained; the longest: line-haul, waiting."
    )
    real = wording.lead(results, LITANG, REAL, en)
    assert real.startswith("17 located townships: median 2.3 h to the seat, farthest 4.5 h")


def test_hours_known_to_be_too_long_are_said_on_the_card(results, en):
    assert "probably 1–2 h too long" in wording.cards(results, SHIQU, Method(), en)[0].note
    assert "532 km" in wording.cards(results, LITANG, Method(), en)[0].note


def test_days_to_the_village_are_a_range_or_not_published(results, en):
    card = wording.cards(results, LITANG, Method(), en)[3]
    assert (card.value, card.unit, card.label[0]) == ("7.1–12.3", "days", "○")
    card = wording.cards(results, "", REAL, en)[3]
    assert (card.value, card.unit, card.note) == (DASH, "", "not published")
