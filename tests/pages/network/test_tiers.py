"""The first screen: how many townships are far, who is near, what the map shows and counts."""

import unicodedata

import pytest

from components.words.texts import Texts
from model.facts.places import Served
from pages.network import station_plan, tiers
from tests.pages.network.asked import BATANG, asked
from tests.valley import LITANG, planned


def test_the_headline_counts_the_townships_beyond_the_hour_and_is_short(results, data):
    zh, en = (Texts(language, data) for language in ("zh", "en"))
    for county in ("", *data.panel.codes):
        today = station_plan.today(results, county)
        far = [x for x in data.network.of(county) if x.is_township and x.is_located]
        count = sum(x.road_h > 1 for x in far)
        title, chinese = tiers.title(county, today, en), tiers.title(county, today, zh)
        assert (f"about {count} townships" in title) == bool(count)
        assert len(title) <= 60
        wide = sum(1.0 if unicodedata.east_asian_width(c) in "WFA" else 0.5 for c in chinese)
        assert wide <= 22


def test_the_lead_says_how_sure_the_count_is_and_what_could_not_be_counted(results, en):
    lead = tiers.lead(results, LITANG, station_plan.today(results, LITANG), en)
    assert "15 within its error of ±15%; 4 more" in lead
    low, high = map(
        int,
        tiers.lead(results, "", station_plan.today(results, ""), en)
        .split("time: ")[1]
        .split(" ")[0]
        .split("–"),
    )
    assert low < 243 < high


@pytest.mark.usefixtures("valley_people")
def test_the_cards_are_what_the_valley_shows(results, data, en):
    units, people, far, known = tiers.cards(results, LITANG, planned(data, 0), en)
    assert (units.value, units.note) == ("75%", "at least 15 of 20")
    assert people.value == "90%"
    assert (far.value, far.note) == ("3.0", "far")
    assert known.value == en("network.card_unknown")


def test_what_has_been_published_is_a_card(results, en):
    def card(county):
        return tiers.cards(results, county, station_plan.today(results, county), en)[-1]

    assert (card(BATANG).value, card(BATANG).unit) == ("16", "/17")
    assert (card("").value, card("").unit) == ("1", "/31")


def test_a_report_fills_a_township_and_rings_a_gap_on_the_map_and_in_its_legend(reporting, en):
    today = station_plan.today(reporting, LITANG)
    shown = tiers.marks(reporting, LITANG, today, False, en)
    assert {town.served for town in shown.towns} == set(Served)
    counts = {key.look: key.value for key in tiers.legend(reporting, LITANG, en)}
    assert (counts["yes"], counts["no"], counts["unknown"]) == ("1", "1", "20")
    assert tiers.title(LITANG, today, en).endswith("from a station")


def test_what_is_not_drawn_is_not_in_the_legend(results, en):
    looks = {key.look for key in tiers.legend(results, LITANG, en)}
    assert looks == {"seat", "", "unknown", "faint"}


def test_today_has_no_planned_station_and_a_plan_tells_every_township_which_and_how_far(
    results, en
):
    today = station_plan.today(results, LITANG)
    assert not any(town.station for town in tiers.marks(results, LITANG, today, False, en).towns)
    marks = tiers.marks(results, LITANG, asked(results, count=3).plan, False, en)
    assert sum(town.is_planned for town in marks.towns) == 3
    for town in marks.towns:
        assert ("a new station here" in town.hover) == town.is_planned
        is_apart = town.station is not None and not town.is_planned
        assert ("served from the new station in" in town.hover) == is_apart
        assert town.hover.count("\n") == 2
    assert [seat.code for seat in marks.seats] == [LITANG]
    assert len(marks.around) == 30


def test_the_table_of_counties_counts_what_has_no_place_too(results, data, t):
    counties = tiers.county_table(results, t)
    assert counties[t("network.column_units")].sum() == sum(x.units for x in data.network.townships)
