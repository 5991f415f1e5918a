"""Which townships lie beyond the limit, in which order, and what they are told to have instead."""

from pages.network import gaps
from tests.pages.network.asked import asked, in_valley


def test_gaps_are_the_townships_beyond_the_limit_by_village_hours(data, en):
    rows = gaps.table(in_valley(data, limit_h=0.5), en).rows
    assert rows["town"].tolist() == ["near", "mid", "far"]
    assert rows["now_h"].round(6).tolist() == [1, 2, 3]
    assert rows["burden"].round(6).tolist() == [10, 8, 3]
    assert rows["stays"].tolist() == [False, True, True]  # the station stands at `near`


def test_a_township_exactly_at_the_limit_is_no_gap(data, en):
    assert gaps.table(in_valley(data), en).rows["town"].tolist() == ["mid", "far"]


def test_no_gap_says_so(data, en):
    ask = in_valley(data, limit_h=3.0)
    none = gaps.table(ask, en)
    assert none.rows.empty
    assert gaps.title(ask, none, en) == "◐ Every township with a position is within 3 h"


def test_the_gaps_of_all_counties_are_those_the_road_times_give(results, data, t):
    ask = asked(results, "", limit_h=2.0)
    found = gaps.table(ask, t)
    far = [x for x in data.network.townships if x.is_located and x.is_township and x.road_h > 2]
    assert set(found.rows["code"]) == {x.code for x in far if not x.is_seat}
    assert found.rows["burden"].is_monotonic_decreasing
    assert len(found.file()) == len(found.rows) > gaps.MOST_ROWS
    assert len(gaps.screen(ask, found, t)[1]) == gaps.MOST_ROWS


def test_a_township_with_a_station_of_its_own_has_no_way_of_zero_hours(data, t):
    ask = in_valley(data, limit_h=0.5)
    header, rows = gaps.screen(ask, gaps.table(ask, t), t)
    assert header[2] == t("network.gaps_seat")  # nothing is reported: now is the seat alone
    assert rows[0][3] == t("network.own_township")
