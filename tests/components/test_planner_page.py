"""The station planner on the screen: its answer, what goes into a what-if, what one more adds."""

import numpy as np
import pytest

from model.access.new_stations import sites
from model.facts.provenance import Quality
from model.own_data.overlay import Origin, SuppliedStation, Supply
from model.score.method import Method
from model.what_if.scenario import Scenario
from pages.network import gaps, plan_wording, reach_chart, returns, returns_chart, stations, taken
from pages.network import reach as reach_story
from tests.valley import LITANG, planned

BATANG = "513335"
REAL = Scenario(method=Method(real_only=True))
SAID = Origin(2024, "县商务局台账", "stations.csv")


def test_a_reported_station_stays_and_new_ones_come_on_top(results, reporting, en):
    townships = len(sites(results.data.network, LITANG))
    results = reporting
    plan = results.stations.plan(LITANG, 2, "cover", 1.0)
    assert plan.today is not None
    assert set(plan.today.sites) < set(plan.layout.sites)
    assert len(plan.stations) == 2
    assert plan_wording.most(results, LITANG) == townships - 1
    assert "stations in your file" in " ".join(
        plan_wording.notes(results, plan, LITANG, 2, "cover", en)
    )
    assert "station in your file" in reach_story.title(results, plan, LITANG, en)
    assert [one.look for one in reach_story.layouts(plan)] == ["alone", "today", "planned"]


def test_the_title_of_the_plan_is_what_the_valley_shows(en, data):
    assert plan_wording.title(planned(data), LITANG, "cover", en) == (
        "◐ 1 new station: at least 100% of village-level units within 1 h "
        "(at least 75% with the county seat alone)"
    )
    # 10 x 1 + 4 x 2 + 1 x 3 = 21 village hours of 20 villages; a station at `near` leaves 4 + 2.
    assert plan_wording.title(planned(data, goal="time"), LITANG, "time", en) == (
        "◐ 1 new station: 0.3 h on average to the nearest centre or station "
        "(1.1 h with the county seat alone)"
    )
    assert plan_wording.title(planned(data, count=2), "", "cover", en).startswith(
        "◐ 2 new stations: "
    )


def test_shares_are_of_all_villages_and_those_without_a_place_are_told(results, t):
    plan, count = (
        results.stations.plan(LITANG, 8, "cover", 1.0),
        results.geography.tier_counts()[LITANG],
    )
    assert count.units - count.unlocated_units == plan.units.sum() == plan.layout.covered
    share = t.percent((count.units - count.unlocated_units) / count.units)
    assert share == "84%"  # 25 of 155 are nobody knows where
    assert share in plan_wording.title(plan, LITANG, "cover", t)
    assert share in plan_wording.cards(results, plan, LITANG, "cover", t)[0].value
    assert str(count.units) in plan_wording.cards(results, plan, LITANG, "cover", t)[0].note
    assert "25" in " ".join(plan_wording.notes(results, plan, LITANG, 8, "cover", t))
    assert reach_story.known(plan, t)[0] == pytest.approx(130 / 155)


def test_where_stations_are_published_without_their_places_the_plan_says_what_it_starts_from(
    results, t
):
    assert stations.unplaced(results, "") == stations.unplaced(results, BATANG) == [BATANG]
    assert "16" in plan_wording.heading_note(results, BATANG, t)
    assert "16" in plan_wording.heading_note(results, "", t)
    assert plan_wording.heading_note(results, LITANG, t) == t("network.plan_arithmetic")


def test_a_county_whose_stations_have_places_is_not_said_to_have_none(results):
    codes = [one.code for one in sites(results.data.network, BATANG)]
    placed = results.over(Supply(stations=(SuppliedStation(codes[0], True, SAID),)))
    assert stations.unplaced(placed, "") == []


def test_how_rough_the_hours_are_is_computed_and_said(results, en):
    plan = results.stations.plan(LITANG, 8, "cover", 1.0)
    said = " ".join(plan_wording.notes(results, plan, LITANG, 8, "cover", en))
    assert "387 ways" in said
    assert "within ±30% of this rule for 74% of them, within ±15% for 43%" in said
    assert "the least share would be 74%–84%" in said


def test_a_plan_with_more_stations_than_needed_says_how_many_are(results, en):
    said = " ".join(
        plan_wording.notes(
            results, results.stations.plan(LITANG, 8, "cover", 1.0), LITANG, 8, "cover", en
        )
    )
    assert "7 new stations serve all that can be served" in said
    few = " ".join(
        plan_wording.notes(
            results, results.stations.plan(LITANG, 7, "cover", 1.0), LITANG, 7, "cover", en
        )
    )
    assert "all that can be served" not in few


def test_coverage_under_a_plan_counts_stations_over_all_townships_without_the_seat(results, data):
    plan = results.stations.plan(BATANG, plan_wording.most(results, BATANG), "cover", 1.0)
    # Batang has 17 townships: the seat has the centre, 2 have no position, 14 can get a station.
    assert taken.coverage_values(results, plan) == {BATANG: round(100 * 14 / 17, 1)}
    assert data.panel.figure(BATANG, taken.STATION_SHARE).value == pytest.approx(94.1, abs=0.1)
    assert taken.gains(results, plan, Method()) == {}  # 82 % is not above the 94 % of today


def test_a_reported_station_counts_in_the_coverage_under_a_plan(reporting, data):
    values = taken.coverage_values(reporting, reporting.stations.plan(LITANG, 3, "cover", 1.0))
    assert values == {LITANG: round(100 * 4 / data.panel.county(LITANG).townships, 1)}


def test_a_plan_takes_the_place_of_an_illustrative_figure_and_of_a_lower_real_one(results, data):
    plan = results.stations.plan("", 380, "cover", 1.0)
    values, gained = taken.coverage_values(results, plan), taken.gains(results, plan, Method())
    for county, value in values.items():
        today = data.panel.figure(county, taken.STATION_SHARE)
        assumed = today.quality is Quality.ILLUSTRATIVE
        assert (county in gained) == (assumed and any(one.county == county for one in plan.stations))
        assert gained.get(county, value) == value
    assert taken.replaced(results, gained, Method()) == len(gained)
    assert BATANG not in gained  # its 94 % are published, and the places of its stations are not
    assert (
        taken.gains(results, plan, REAL.method) == {}
    )  # without assumed figures there is none to replace


def test_a_county_without_a_planned_station_keeps_its_figure(results):
    plan = results.stations.plan("", 3, "cover", 1.0)
    assert set(taken.gains(results, plan, Method())) <= {one.county for one in plan.stations}


def test_that_an_illustrative_figure_is_replaced_stands_on_the_button_and_beside_it(results, t):
    plan = results.stations.plan(LITANG, 8, "cover", 1.0)
    gained = taken.gains(results, plan, Method())
    assert list(gained) == [LITANG]
    assert taken.button(results, gained, Method(), t) == t("network.take_instead", n=1)
    said = taken.words(results, plan, LITANG, gained, Method(), t)
    assert "36%" in said
    assert "○" in said


def test_why_nothing_is_taken_is_said(results, t):
    plan = results.stations.plan(LITANG, 8, "cover", 1.0)
    unknown = taken.words(results, plan, LITANG, {}, REAL.method, t)
    assert "○" not in unknown
    plan = results.stations.plan(BATANG, 8, "cover", 1.0)
    assert taken.gains(results, plan, Method()) == {}
    assert "94" in taken.words(results, plan, BATANG, {}, Method(), t)


def test_what_one_more_station_gives_never_grows_less_than_nothing(results, en):
    counts = returns.counts(results, LITANG)
    assert counts == tuple(range(18))
    plans = results.stations.plans(LITANG, counts, "cover", 1.0)
    shares = returns.gained(plans, "cover")
    assert (np.diff(shares) >= 0).all()
    assert shares[-1] == pytest.approx(100 * 130 / 155)
    enough = results.stations.enough(LITANG, 1.0)
    assert shares[enough] == shares[-1] > shares[enough - 1]
    assert returns.title(plans, "cover", LITANG, en).endswith(
        f"the most that can be served, 84%, takes at least {enough} new stations"
    )
    hours = returns.gained(results.stations.plans(LITANG, counts, "time", 1.0), "time")
    assert (np.diff(hours) <= 1e-9).all()


def test_where_most_or_all_is_served_already_the_curve_says_so(en, data):
    def said(limit_h):
        plans = [planned(data, count, limit_h) for count in range(4)]
        return returns.title(plans, "cover", LITANG, en)

    assert said(3) == (
        "◐ The most that can be served within 3 h, 100% of village-level units, is so without "
        "any new station"
    )
    assert said(2) == (
        "◐ 95% of village-level units are within 2 h without any new station; the most that can "
        "be served, 100%, takes at least 1 new station"
    )
    assert said(0.5) == (
        "◐ Serving 90% of village-level units within 0.5 h takes at least 2 new stations; the "
        "most that can be served, 100%, at least 3 new stations"
    )


def test_over_all_counties_only_some_numbers_are_asked(results):
    assert returns.counts(results, "") == (0, 1, 2, 5, 10, 20, 50, 100, 200, 386)


def test_each_township_is_served_by_the_seat_or_one_planned_station(results):
    plan = results.stations.plan(LITANG, 8, "time", 1.0)
    served = [i for one in plan_wording.stations(plan) for i in one.serves]
    assert len(served) == len(set(served))
    at_seat = [i for i in plan.layout.nearest.tolist() if i not in plan.added]
    assert len(served) + len(at_seat) == len(plan.townships)
    units = [plan.units[list(one.serves)].sum() for one in plan_wording.stations(plan)]
    assert units == sorted(units, reverse=True)


def test_tables_behind_the_plan_hold_every_station_and_every_gap(results, t):
    plan = results.stations.plan("", 40, "cover", 1.0)
    assert len(plan_wording.station_frame(plan, t)) == 40
    found = gaps.beyond(plan)
    assert len(gaps.frame(plan, found, t)) == len(found) > gaps.MOST_ROWS
    assert len(gaps.rows(plan, found, "", t)[1]) == gaps.MOST_ROWS
    frame = reach_story.frame(results, plan, "", t)
    assert len(frame) == 2 * len(reach_story.LIMITS_H)


def test_a_township_with_a_station_of_its_own_has_no_way_of_zero_hours(results, t, data):
    plan = planned(data, count=1, limit_h=0.5)
    found = gaps.beyond(plan)
    header, rows = gaps.rows(plan, found, LITANG, t)
    assert header[2] == t("network.gaps_seat")  # nothing is reported: now is the seat alone
    assert rows[0][3] == t("network.own_township")
    served = plan_wording.station_rows(planned(data, count=3, limit_h=0.5), LITANG, t)[1]
    assert {row[2] for row in served} == {t("network.own_township")}


@pytest.mark.usefixtures("valley_people")
def test_charts_of_the_page_are_valid(results, en, data):
    curves = reach_story.curves(results, planned(data), LITANG, en)
    for phone in (False, True):
        reach_chart.cumulative(curves, ("x", "y"), 1.0, (0.9, "known"), phone).checked()
    returns_chart.diminishing([0, 1, 2], [10.0, 20.0, 25.0], 1, ("x", "y")).checked()
