"""The station planner: its answer, how good and how rough it is, whom the stations serve."""

from components.session import options
from model.access.new_stations import sites
from pages.network import station_plan
from tests.pages.network.asked import BATANG, asked, in_valley
from tests.valley import LITANG


def said(results, ask, t):
    return " ".join(station_plan.notes(results, ask, t))


def test_limits_stand_in_the_order_of_their_hours():
    assert station_plan.LIMITS == ["0.5", "1", "1.5", "2"]


def test_a_reported_station_stays_and_new_ones_come_on_top(data, reporting, en):
    ask = asked(reporting, count=2)
    assert set(ask.plan.today.sites) < set(ask.plan.layout.sites)
    assert len(ask.plan.stations) == 2
    assert ask.most == len(sites(data.network, LITANG)) - 1
    assert "stations in your file" in said(reporting, ask, en)


def test_the_title_of_the_plan_is_what_the_valley_shows(data, en):
    assert station_plan.title(in_valley(data), en) == (
        "◐ 1 new station: served within 1 h from at least 75% to 100%"
    )
    # 10 x 1 + 4 x 2 + 1 x 3 = 21 village hours of 20 villages; a station at `near` leaves 4 + 2.
    assert station_plan.title(in_valley(data, goal="time"), en) == (
        "◐ 1 new station: mean way from 1.1 to 0.3 h"
    )
    assert station_plan.title(in_valley(data, 2, county=""), en).startswith("◐ 2 new stations: ")


def test_the_planner_starts_at_today(results, data, en):
    assert options.NUMBERS["st"].default == 0
    assert station_plan.title(in_valley(data, 0), en) == (
        "Today: at least 75% of village units within 1 h of the seat"
    )
    assert station_plan.today(results, LITANG).added == ()
    assert station_plan.enough(results, asked(results, count=0), en).startswith(
        "Within 1 h, 7 new stations serve all"
    )


def test_shares_are_of_all_villages_and_those_without_a_place_are_told(results, t):
    ask, count = asked(results), results.geography.tier_counts()[LITANG]
    located = count.units - count.unlocated_units
    assert located == ask.plan.units.sum() == ask.plan.layout.covered
    share = t.percent(located / count.units)
    assert share == "84%"  # 25 of 155 are nobody knows where
    assert share in station_plan.title(ask, t)
    first, *_ = station_plan.cards(results, ask, t)
    assert share in first.value
    assert str(count.units) in first.note
    assert "25" in said(results, ask, t)


def test_where_stations_are_published_without_their_places_the_plan_says_what_it_starts_from(
    results, t
):
    assert "16" in station_plan.start(results, BATANG, t)
    assert "16" in station_plan.start(results, "", t)
    assert station_plan.start(results, LITANG, t) == t("network.plan_arithmetic")


def test_how_rough_the_hours_are_is_computed_and_said(results, en):
    words = said(results, asked(results), en)
    assert "387 ways" in words
    assert "within ±30% of this rule for 74% of them, within ±15% for 43%" in words
    assert "the least share would be 74%–84%" in words


def test_a_plan_with_more_stations_than_to_be_had_says_so(results, en):
    assert "300 stations asked for" in said(results, asked(results, count=300), en)


def test_each_township_is_served_by_the_seat_or_one_planned_station(results, en):
    plan = asked(results, goal="time").plan
    rows = station_plan.table(plan, en).rows
    at_seat = [i for i in plan.layout.nearest.tolist() if i not in plan.added]
    served = [name for names in rows["serves"] for name in names.split(", ")]
    assert len(served) + len(at_seat) == len(plan.townships)
    assert len(served) == len(set(served))
    assert rows["units"].is_monotonic_decreasing


def test_the_table_behind_the_plan_holds_every_station(results, t):
    ask = asked(results, "", 40)
    chosen = station_plan.table(ask.plan, t)
    assert len(chosen.file()) == 40
    assert len(station_plan.screen(chosen, ask, t)[1]) == station_plan.MOST_STATIONS


def test_a_station_that_serves_its_own_township_alone_has_no_way_of_zero_hours(data, t):
    ask = in_valley(data, count=3, limit_h=0.5)
    _, rows = station_plan.screen(station_plan.table(ask.plan, t), ask, t)
    assert {row[2] for row in rows} == {t("network.own_township")}
