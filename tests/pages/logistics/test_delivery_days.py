"""Days to the village on the screen: parts, what they leave open, before and after."""

import math
from dataclasses import replace

import pytest

from components.session import link
from model.facts.catalog import DELIVERY_DAYS
from model.score.method import Method
from pages.logistics import days_chart, delivery_days
from pages.logistics.days_chart import Bar

REAL = Method(real_only=True)
LITANG, BARKAM, SEDA = "513334", "513201", "513333"
PARTS = 5


@pytest.fixture(scope="module")
def schedule(data):
    return data.catalog.method.delivery


def test_the_numbers_of_the_link_start_where_the_method_file_says(schedule):
    named = {"vis": "visits", "hnd": "handling_d", "srt": "sorting_d", "drv": "driving_h"}
    for key, field in named.items():
        assert link.NUMBERS[key].default == getattr(schedule, field)


def test_the_title_holds_the_estimate_against_what_road_and_schedule_account_for(
    results, en, schedule
):
    days = delivery_days.compare(results, LITANG, schedule, Method(), en)
    assert delivery_days.title(days, en) == (
        "Litang: ○\N{NO-BREAK SPACE}7.1–12.3 days to the village; road and schedule account for "
        "about ○ 4.0 days"
    )


def test_a_moved_slider_is_told_as_before_and_after(results, en, schedule):
    moved = replace(schedule, visits=7)
    days = delivery_days.compare(results, LITANG, moved, Method(), en)
    told = delivery_days.title(days, en)
    assert "3 → 7 visits a week" in told
    assert "4.0 → 3.3 days" in told


@pytest.mark.parametrize("visits", [1, 5, 7])
def test_what_no_part_accounts_for_does_not_move_with_the_visits(results, t, schedule, visits):
    today = delivery_days.compare(results, "", schedule, Method(), t)
    moved = delivery_days.compare(results, "", replace(schedule, visits=visits), Method(), t)
    assert moved.low == pytest.approx(today.low)
    assert moved.high == pytest.approx(today.high)
    wait = replace(schedule, visits=visits).waiting_d - schedule.waiting_d
    assert moved.then.total == pytest.approx(today.then.total + wait)


def test_parts_and_what_they_leave_open_reach_the_ends_of_the_estimate(results, t, data, schedule):
    days = delivery_days.compare(results, "", schedule, Method(), t)
    for row, code in enumerate(data.panel.codes):
        figure = data.panel.figure(code, DELIVERY_DAYS)
        assert days.today.total[row] + days.low[row] == pytest.approx(figure.low)
        assert days.today.total[row] + days.high[row] == pytest.approx(figure.high)


def test_without_a_stated_time_the_parts_stand_alone(results, t, schedule):
    days = delivery_days.compare(results, LITANG, schedule, REAL, t)
    assert math.isnan(days.high[days.row])
    assert len(delivery_days.measures(days, t)[1]) == 3
    assert len(delivery_days.legend(days, t)) == 5
    groups, names = delivery_days.bars(results, days, t), delivery_days.labels(days, t)
    chart = days_chart.stacked(groups, names, ("", ""), "", False)
    assert not any("pattern" in trace["marker"] for trace in chart.traces)


def test_assumptions_that_contradict_the_estimate_are_said_and_never_negative(
    results, t, data, schedule
):
    slow = replace(schedule, handling_d=3, sorting_d=3, driving_h=4)
    days = delivery_days.compare(results, "", slow, Method(), t)
    short = int(days.short.sum())
    assert 0 < short < 31
    assert (days.low >= 0).all()
    assert (days.high >= 0).all()
    assert t("logistics.days_short_all", n=short) in delivery_days.note(days, t)
    first = data.panel.codes[int(days.short.argmax())]
    own = delivery_days.compare(results, first, slow, Method(), t)
    now = t.number(own.today.total[own.row], 1)
    told = t("logistics.days_short_one", told=own.words(t), now=now)
    assert told in delivery_days.note(own, t)
    usual = delivery_days.compare(results, first, schedule, Method(), t)
    assert len(delivery_days.note(usual, t)) == 1


def test_every_part_carries_its_glyph_and_only_the_road_is_derived(results, t, schedule):
    names = delivery_days.labels(delivery_days.compare(results, "", schedule, Method(), t), t)
    assert [name[0] for name in names] == ["○", "◐", "○", "○", "◐", "○", "○"]


def test_the_region_has_a_bar_a_county_by_peer_group_the_quickest_first(results, t, data, schedule):
    days = delivery_days.compare(results, "", schedule, Method(), t)
    groups = [bars for _, bars in delivery_days.bars(results, days, t)]
    assert len(groups) == 3
    assert sorted(bar.county for bars in groups for bar in bars) == sorted(data.panel.codes)
    for bars in groups:
        totals = [sum(bar.lengths[:PARTS]) for bar in bars]
        assert totals == sorted(totals)


def test_a_county_stands_beside_its_peers_before_and_after(results, t, schedule):
    still, moved = (
        delivery_days.bars(results, delivery_days.compare(results, SEDA, one, Method(), t), t)[0][1]
        for one in (schedule, replace(schedule, visits=6))
    )
    assert [len(bars) for bars in (still, moved)] == [2, 3]
    before, after, peers = moved
    assert (before.county, after.county, peers.county) == (SEDA, SEDA, "")
    total_before, total_after = (sum(bar.lengths[:PARTS]) for bar in (before, after))
    assert total_before - total_after == pytest.approx(7 / 6 - 7 / 12)


def test_a_bar_ends_at_the_upper_end_of_what_is_stated_and_no_part_is_negative(
    results, t, data, schedule
):
    for one in (schedule, replace(schedule, handling_d=3, sorting_d=3, driving_h=4)):
        days = delivery_days.compare(results, "", one, Method(), t)
        for bar in (bar for _, bars in delivery_days.bars(results, days, t) for bar in bars):
            stated = data.panel.figure(bar.county, DELIVERY_DAYS).high
            assert min(bar.lengths) >= 0
            assert sum(bar.lengths) == pytest.approx(max(stated, sum(bar.lengths[:PARTS])))


def test_only_what_the_parts_leave_open_is_hatched_and_only_where_it_is_assumed():
    bars = [
        Bar("a", "A", (1, 1, 0.5, 1, 0.5, 2, 3)),
        Bar("b", "B", (1, 1, 0.5, 1, 0.5, 0, 1)),
        Bar("c", "C", (1, 1, 0.5, 1, 0.5, 0, 0)),
        Bar("d", "D", (1, 1, 0.5, 1, 0.5, 3, 0), False),
    ]
    chart = days_chart.stacked([("", bars)], list("1234567"), ("", ""), "", False)
    ends = dict.fromkeys(range(4), 0.0)
    for trace in chart.traces:
        for at, x in zip(trace["y"], trace["x"], strict=True):
            ends[at] += x
    assert list(ends.values()) == pytest.approx([9, 5, 4, 7])
    hatched = [trace["marker"]["pattern"]["shape"] for trace in chart.traces[PARTS:]]
    assert hatched == [["/", ""], ["/", "/"]]
    chart.checked()


def test_the_table_tells_days_and_shares_before_and_after_for_county_and_region(
    results, en, schedule
):
    moved = replace(schedule, visits=7)
    days = delivery_days.compare(results, BARKAM, moved, Method(), en)
    header, rows = delivery_days.measures(days, en)
    assert header == ["Time to the village", "Barkam", "All 31 counties"]
    assert rows[0][1] == "3.3 → 2.7 days"
    assert rows[2][1] == "100%"
    assert all(row[0].startswith("○") for row in rows)
    assert len(rows) == 6


def test_the_frame_holds_every_county_and_all_its_villages(results, t, data, schedule):
    days = delivery_days.compare(results, "", schedule, Method(), t)
    frame = delivery_days.frame(results, days, t)
    assert len(frame) == 31
    located, lost = (frame[t(f"logistics.units_{word}")].sum() for word in ("located", "unlocated"))
    assert located + lost == sum(c.village_level_units for c in data.panel.counties)
