"""What of a plan goes into a what-if, where it replaces a figure, and why nothing does."""

import pytest

from components.county_values import chart
from components.words.texts import DASH
from model.facts.provenance import Quality
from model.score.method import Method
from pages.network import hand_over
from tests.pages.network.asked import BATANG, asked
from tests.valley import LITANG


def taken(results, ask, t, real_only=False):
    """Return coverage under the plan, what of it is taken, and what is said of that."""
    today = chart.of_indicator(results, hand_over.STATION_SHARE, Method(real_only=real_only), t)
    values = hand_over.coverage(results, ask.plan)
    gained = hand_over.gains(results, ask.plan, values, today)
    return values, gained, hand_over.words(results, ask.county, values, gained, today, t)


def test_coverage_counts_stations_over_all_townships_without_the_seat(results, data, en):
    values, gained, said = taken(results, asked(results, BATANG, 99), en)
    # Batang has 17 townships: the seat has the centre, 2 have no position, 14 can get a station.
    assert values == {BATANG: round(100 * 14 / 17, 1)}
    assert data.panel.figure(BATANG, hand_over.STATION_SHARE).value == pytest.approx(94.1, abs=0.1)
    assert gained == {}  # 82 % is not above the 94 % of today
    assert "94" in said


def test_a_reported_station_counts_in_the_coverage_under_a_plan(reporting, data):
    values = hand_over.coverage(reporting, asked(reporting, count=3).plan)
    assert values == {LITANG: round(100 * 4 / data.panel.county(LITANG).townships, 1)}


def test_a_plan_takes_the_place_of_an_illustrative_figure_and_of_a_lower_real_one(
    results, data, en
):
    ask = asked(results, "", 380)
    values, gained, _ = taken(results, ask, en)
    places = {station.county for station in ask.plan.stations}
    for county, value in values.items():
        today = data.panel.figure(county, hand_over.STATION_SHARE)
        assert (county in gained) == (today.quality is Quality.ILLUSTRATIVE and county in places)
        assert gained.get(county, value) == value
    assert BATANG not in gained  # its 94 % are published, and the places of its stations are not
    # Without assumed figures there is none to replace.
    assert taken(results, ask, en, real_only=True)[1] == {}


def test_a_county_without_a_planned_station_keeps_its_figure(results, en):
    ask = asked(results, "", 3)
    assert set(taken(results, ask, en)[1]) <= {one.county for one in ask.plan.stations}


def test_whether_a_figure_is_replaced_or_nothing_is_taken_is_said(results, t):
    _, gained, said = taken(results, asked(results), t)
    assert list(gained) == [LITANG]
    assert "36%" in said
    _, gained, said = taken(results, asked(results), t, real_only=True)
    assert gained == {}
    assert said == t("network.take_none", name=_short(t), planned="36%", today=DASH)


def _short(t):
    return t.label(t.catalog.indicator(hand_over.STATION_SHARE))
