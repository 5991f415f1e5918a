"""The network page: what is known of stations, who is within reach, which townships are not."""

import numpy as np
import pytest

from components.charts import beside, dots
from components.charts.dots import Dot, Reference, Rows
from model.access.new_stations import sites
from model.facts.places import Served
from model.facts.provenance import Quality
from pages.network import gaps, reach_chart, stations, wording
from pages.network import reach as reach_story
from tests.valley import LITANG, planned

BATANG = "513335"


def test_where_nothing_is_reported_the_published_total_decides_for_each_township(results, data):
    known = stations.statuses(results, BATANG)
    assert set(known.values()) == {Served.UNKNOWN}  # 16 of 17: nobody says which one lacks it
    assert len(known) == data.panel.county(BATANG).townships == 17


def test_a_report_fills_its_township_and_rings_a_gap_while_the_others_stay_unknown(
    results, reporting, en
):
    first, second = [one.code for one in sites(results.data.network, LITANG)][:2]
    known = stations.statuses(reporting, LITANG)
    assert known[first] is Served.YES
    assert known[second] is Served.NO
    assert sum(kind is Served.UNKNOWN for kind in known.values()) == len(known) - 2
    drawn = {town.served for town in wording.towns(reporting, LITANG, None, en)}
    assert drawn == set(Served)
    counts = {key.look: key.value for key in wording.legend(reporting, LITANG, None, en)}
    assert (counts["yes"], counts["no"], counts["unknown"]) == ("1", "1", f"{len(known) - 2}")


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


def test_the_gaps_of_all_counties_are_those_the_road_times_give(results, data):
    plan = results.stations.plan("", 8, "cover", 2.0)
    far = [x for x in data.network.townships if x.is_located and x.is_township and x.road_h > 2]
    found = gaps.beyond(plan)
    assert {one.town.code for one in found} == {x.code for x in far if not x.is_seat}
    burdens = [one.burden for one in found]
    assert burdens == sorted(burdens, reverse=True)


def test_curves_rise_to_all_and_a_plan_never_lies_below_the_seats_alone(results, en):
    for county in ("", LITANG):
        plan = results.stations.plan(county, 8, "cover", 1.0)
        curves = reach_story.curves(results, plan, county, en)
        for curve in curves:
            assert (np.diff(curve.shares) >= 0).all()
            assert 0.8 < curve.shares[-1] < 1  # what has no position is never reached
        villages = [curve for curve in curves if not curve.by_people]
        assert (villages[1].shares >= villages[0].shares).all()
        assert len(curves) == 4


@pytest.mark.usefixtures("valley_people")
def test_what_a_curve_says_at_the_limits_is_what_it_shows(results, data, en):
    alone, people, *_ = reach_story.curves(results, planned(data), LITANG, en)
    assert people.shares[0] == 0.7  # the 60 of the town and those of its 5 villages
    assert alone.marks == (0.25, 0.75, 0.75, 0.95)
    at = dict(zip(alone.hours.tolist(), alone.shares.tolist(), strict=True))
    assert [at[h] for h in alone.limits_h] == list(alone.marks)


def test_people_are_the_urban_at_the_seat_and_the_rural_by_villages_of_their_own_county(
    results, data
):
    units, persons = reach_story.shares(results, 
        (plan := results.stations.plan("", 8, "cover", 1.0)), "",
        reach_story.Reach(reach_story.ALONE, plan.alone), np.array([1.0]),
    )  # fmt: skip
    inside = 0.0
    for c in data.panel.counties:
        near = sum(x.units for x in data.network.of(c.code)
                   if x.is_located and (x.is_seat or x.road_h <= 1))  # fmt: skip
        inside += c.population - c.rural_population
        inside += near * c.rural_population / c.village_level_units
    assert persons[0] == pytest.approx(inside / sum(c.population for c in data.panel.counties))
    assert persons[0] > units[0]


@pytest.mark.parametrize("share", [0.84, 1.0])
def test_the_share_that_can_be_judged_is_a_line_over_the_curves_unless_it_is_all(share):
    label = "known" if share < 1 else ""
    curve = reach_chart.Curve("a", "alone", "", np.array([0.0, 1.0]), np.array([0.2, share]))
    chart = reach_chart.cumulative([curve], ("x", "y"), 1.0, (share, label))
    notes = [note["text"] for note in chart.settings.get("annotations", [])]
    assert ("known" in notes) == (share < 1)


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
