"""The network page: what is known of stations, who is within reach, what new stations change."""

from dataclasses import replace

import numpy as np
import pytest

from components import own, runtime
from components.charts import beside, dots, reach, returns
from components.charts.dots import Dot, Reference, Rows
from components.own import OwnData
from components.stories import gaps, network, planner, stations
from components.stories import reach as reach_story
from components.text import Texts
from model.network import Network, Position, Served, Township
from model.planner import plan_stations, sites
from model.provenance import Quality
from model.scenario import BASELINE, Scenario
from model.supply import Origin, SuppliedStation, Supply

DEGREE_KM = 6371.0 * np.pi / 180
LITANG, BATANG, BARKAM = "513334", "513335", "513201"
REAL = Scenario(real_only=True)
SAID = Origin(2024, "县商务局台账", "stations.csv")


@pytest.fixture(scope="module", params=["zh", "en"])
def t(request, data):
    return Texts(request.param, data.texts, data.catalog)


@pytest.fixture(scope="module")
def en(data):
    return Texts("en", data.texts, data.catalog)


def township(name, road_h, villages, **more):
    """A township of Litang up a straight valley, at 30 km/h; the one at 0 h is the seat."""
    fields = {
        "code": name, "county": LITANG, "name": name, "kind": "township", "villages": villages,
        "communities": 0, "others": 0, "lon": 100.0, "lat": 30 + 30 * road_h / DEGREE_KM,
        "position": Position.SURE, "is_seat": road_h == 0, "road_h": float(road_h),
    }  # fmt: skip
    return Township(**(fields | more))


# 20 villages: 5 at the seat, 10 one hour out, 4 two hours, 1 three hours.
VALLEY = (
    township("seat", 0, 5), township("near", 1, 10), township("mid", 2, 4), township("far", 3, 1),
)  # fmt: skip


def planned(data, count=1, limit_h=1.0, goal="cover", reported=None):
    method = replace(data.catalog.method, travel_detour=1.0, travel_speed_kmh=30.0)
    network = Network(VALLEY, (), (), reported=reported or {})
    return plan_stations(network, method, LITANG, count, goal, limit_h)


@pytest.fixture
def reporting():
    """Let a file say that the first of Litang's townships has a station, and the second none."""
    codes = [one.code for one in sites(runtime.shipped().network, LITANG)]
    told = (SuppliedStation(codes[0], True, SAID), SuppliedStation(codes[1], False, SAID))
    own.use(OwnData(Supply(stations=told)))
    yield codes
    own.use(None)


def test_where_nothing_is_reported_the_published_total_decides_for_each_township(data):
    known = stations.statuses(BATANG)
    assert set(known.values()) == {Served.UNKNOWN}  # 16 of 17: nobody says which one lacks it
    assert len(known) == data.panel.county(BATANG).townships == 17


def test_a_report_fills_its_township_and_rings_a_gap_while_the_others_stay_unknown(reporting, en):
    known = stations.statuses(LITANG)
    assert known[reporting[0]] is Served.YES
    assert known[reporting[1]] is Served.NO
    assert sum(kind is Served.UNKNOWN for kind in known.values()) == len(known) - 2
    drawn = {town.served for town in network.towns(LITANG, None, en)}
    assert drawn == set(Served)
    counts = {key.look: key.value for key in network.legend(LITANG, None, en)}
    assert (counts["yes"], counts["no"], counts["unknown"]) == ("1", "1", f"{len(known) - 2}")


@pytest.mark.usefixtures("reporting")
def test_a_reported_station_stays_and_new_ones_come_on_top(en):
    plan = runtime.plan(LITANG, 2, "cover", 1.0)
    assert plan.today is not None
    assert set(plan.today.sites) < set(plan.layout.sites)
    assert len(plan.stations) == 2
    assert planner.most(LITANG) == len(sites(runtime.shipped().network, LITANG)) - 1
    assert "stations in your file" in " ".join(planner.notes(plan, LITANG, 2, en))
    assert "station in your file" in reach_story.title(plan, LITANG, en)
    assert [one.look for one in reach_story.layouts(plan)] == ["alone", "today", "planned"]


def test_the_title_of_the_plan_is_what_the_valley_shows(en, data):
    assert planner.title(planned(data), "cover", en) == (
        "◐ With 1 new station(s), village-level units served within 1 h rise from 75% to 100%"
    )
    # 10 x 1 + 4 x 2 + 1 x 3 = 21 village hours of 20 villages; a station at `near` leaves 4 + 2.
    assert planner.title(planned(data, goal="time"), "time", en) == (
        "◐ With 1 new station(s), the mean way to the nearest centre or station falls from 1.1 h "
        "to 0.3 h"
    )


def test_gaps_are_the_townships_beyond_the_limit_by_village_hours(data):
    found = gaps.beyond(planned(data, count=1, limit_h=0.5))
    assert [(one.town.name, one.now_h) for one in found] == [("near", 1), ("mid", 2), ("far", 3)]
    assert [one.burden for one in found] == [10, 8, 3]
    assert [one.stays for one in found] == [False, True, True]  # the station stands at `near`


def test_a_township_exactly_at_the_limit_is_no_gap(data):
    assert [one.town.name for one in gaps.beyond(planned(data))] == ["mid", "far"]


def test_no_gap_says_so(en, data):
    plan = planned(data, limit_h=3.0)
    assert gaps.beyond(plan) == []
    assert gaps.title(plan, [], en) == "◐ Every township with a position is within 3 h"


def test_the_gaps_of_all_counties_are_those_the_road_times_give(data):
    plan = runtime.plan("", 8, "cover", 2.0)
    far = [x for x in data.network.townships if x.is_located and x.is_township and x.road_h > 2]
    found = gaps.beyond(plan)
    assert {one.town.code for one in found} == {x.code for x in far if not x.is_seat}
    burdens = [one.burden for one in found]
    assert burdens == sorted(burdens, reverse=True)


def test_coverage_under_a_plan_counts_stations_over_all_townships_without_the_seat(data):
    plan = runtime.plan(BATANG, planner.most(BATANG), "cover", 1.0)
    # Batang has 17 townships: the seat has the centre, 2 have no position, 14 can get a station.
    assert planner.coverage_values(plan) == {BATANG: round(100 * 14 / 17, 1)}
    assert data.panel.figure(BATANG, planner.STATION_SHARE).value == pytest.approx(94.1, abs=0.1)
    assert planner.gains(plan, BASELINE) == {}  # 82 % is not above the 94 % of today


@pytest.mark.usefixtures("reporting")
def test_a_reported_station_counts_in_the_coverage_under_a_plan(data):
    values = planner.coverage_values(runtime.plan(LITANG, 3, "cover", 1.0))
    assert values == {LITANG: round(100 * 4 / data.panel.county(LITANG).townships, 1)}


def test_only_counties_above_todays_figure_are_taken_into_a_what_if(data):
    plan = runtime.plan("", 380, "cover", 1.0)
    values, taken = planner.coverage_values(plan), planner.gains(plan, BASELINE)
    today = {c: data.panel.figure(c, planner.STATION_SHARE).value for c in values}
    assert taken == {c: v for c, v in values.items() if v > today[c]}
    assert 0 < len(taken) < len(values)
    assert planner.gains(plan, REAL) == {}  # without assumed figures there is none to compare with


def test_why_nothing_is_taken_is_said(t):
    plan = runtime.plan(LITANG, 8, "cover", 1.0)
    said = planner.gain_words(plan, LITANG, {}, BASELINE, t)
    assert "36%" in said
    assert "○" in said
    unknown = planner.gain_words(plan, LITANG, {}, REAL, t)
    assert "○" not in unknown
    assert unknown != said


def test_curves_rise_to_all_and_a_plan_never_lies_below_the_seats_alone(en):
    for county in ("", LITANG):
        plan = runtime.plan(county, 8, "cover", 1.0)
        curves = reach_story.curves(plan, county, en)
        for curve in curves:
            assert (np.diff(curve.shares) >= 0).all()
            assert curve.shares[-1] == pytest.approx(1.0)
        villages = [curve for curve in curves if not curve.by_people]
        assert (villages[1].shares >= villages[0].shares).all()
        assert len(curves) == (2 if county else 4)  # in one county people and villages coincide


def test_what_a_curve_says_at_the_limits_is_what_it_shows(data, en):
    (alone, _) = reach_story.curves(planned(data), LITANG, en)
    assert alone.marks == (0.25, 0.75, 0.75, 0.95)
    at = dict(zip(alone.hours.tolist(), alone.shares.tolist(), strict=True))
    assert [at[h] for h in alone.limits_h] == list(alone.marks)


def test_people_are_shared_out_by_villages_of_their_own_county(data):
    units, persons = reach_story.shares(
        (plan := runtime.plan("", 8, "cover", 1.0)), "",
        reach_story.Reach(reach_story.ALONE, plan.alone), np.array([1.0]),
    )  # fmt: skip
    inside = total = 0.0
    for c in data.panel.counties:
        towns = [x for x in data.network.of(c.code) if x.is_located]
        near = sum(x.units for x in towns if x.is_seat or x.road_h <= 1)
        inside += near * c.population / c.village_level_units
        total += sum(x.units for x in towns) * c.population / c.village_level_units
    assert persons[0] == pytest.approx(inside / total)
    assert units[0] != persons[0]


def test_what_one_more_station_gives_never_grows_less_than_nothing(en):
    counts = planner.counts(LITANG)
    assert counts == tuple(range(18))
    plans = runtime.plans(LITANG, counts, "cover", 1.0)
    shares = planner.returns(plans, "cover")
    assert (np.diff(shares) >= 0).all()
    first = next(n for n, share in zip(counts, shares, strict=True) if share >= 90)
    assert f"at least {first} new station(s)" in planner.returns_title(plans, "cover", LITANG, en)
    hours = planner.returns(runtime.plans(LITANG, counts, "time", 1.0), "time")
    assert (np.diff(hours) <= 1e-9).all()


def test_where_most_or_all_is_served_already_the_curve_says_so(en, data):
    def said(limit_h):
        plans = [planned(data, count, limit_h) for count in range(4)]
        return planner.returns_title(plans, "cover", LITANG, en)

    assert said(3) == "◐ 100% of village-level units are within 3 h without any new station"
    assert said(2) == (
        "◐ 95% of village-level units are within 2 h already; serving 100% takes at least "
        "1 new station(s)"
    )


def test_over_all_counties_only_some_numbers_are_asked():
    assert planner.counts("") == (0, 1, 2, 5, 10, 20, 50, 100, 200, 386)


def test_each_township_is_served_by_the_seat_or_one_planned_station():
    plan = runtime.plan(LITANG, 8, "time", 1.0)
    served = [i for one in planner.stations(plan) for i in one.serves]
    assert len(served) == len(set(served))
    at_seat = [i for i in plan.layout.nearest.tolist() if i not in plan.added]
    assert len(served) + len(at_seat) == len(plan.townships)
    units = [plan.units[list(one.serves)].sum() for one in planner.stations(plan)]
    assert units == sorted(units, reverse=True)


def test_tables_behind_the_plan_hold_every_station_and_every_gap(t):
    plan = runtime.plan("", 40, "cover", 1.0)
    assert len(planner.station_frame(plan, t)) == 40
    found = gaps.beyond(plan)
    assert len(gaps.frame(found, t)) == len(found) > gaps.MOST_ROWS
    assert len(gaps.rows(found, "", t)[1]) == gaps.MOST_ROWS
    frame = reach_story.frame(plan, "", t)
    assert len(frame) == 2 * len(reach_story.LIMITS_H)


def test_charts_of_the_page_are_valid(en, data):
    curves = reach_story.curves(planned(data), LITANG, en)
    for phone in (False, True):
        reach.cumulative(curves, ("x", "y"), 1.0, phone).checked()
    returns.diminishing([0, 1, 2], [10.0, 20.0, 25.0], 1, ("x", "y")).checked()


def panel(value, label, *codes):
    rows = [Dot(c, c, 50.0, 40.0, 60.0, c, Quality.ILLUSTRATIVE) for c in codes]
    return beside.Panel([Rows("group", rows)], [Reference(value, label)], 100.0, label)


def test_coverage_and_use_share_their_rows_and_their_reference_labels_stay_apart():
    chart = beside.paired(panel(95, "a long label", "a", "b"), panel(5, "another one", "a", "b"))
    chart.checked()
    assert chart.settings["yaxis"]["range"] == chart.settings["yaxis2"]["range"]
    assert {trace.get("xaxis", "x") for trace in chart.traces} == {"x", "x2"}
    labels = [note for note in chart.settings["annotations"] if "label" in note["text"]]
    other = [note for note in chart.settings["annotations"] if "another" in note["text"]]
    assert (
        labels[0]["yshift"] == other[0]["yshift"]
        or abs(labels[0]["yshift"] - other[0]["yshift"]) >= dots.LEVEL_PX
    )


def test_two_figures_with_other_rows_are_not_set_beside_each_other():
    with pytest.raises(ValueError, match="rows"):
        beside.paired(panel(1, "x", "a", "b"), panel(1, "y", "b", "a"))
