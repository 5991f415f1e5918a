"""Days to the village on the screen: parts, what they leave open, before and after."""

from dataclasses import replace

import pytest

from components.charts import theme
from components.session import link
from components.session.link import View
from model.facts.catalog import DELIVERY_DAYS
from model.score.method import Method
from pages.logistics import delivery_days
from pages.logistics.delivery_days import LEFT_OPEN, PARTS

REAL = Method(real_only=True)
LITANG, BARKAM, SEDA = "513334", "513201", "513333"


@pytest.fixture(scope="module")
def schedule(data):
    return data.catalog.method.delivery


def split(results, t, schedule, method=None, **changed):
    return delivery_days.split(results, replace(schedule, **changed), method or Method(), t)


def test_the_numbers_of_the_link_start_where_the_method_file_says(schedule):
    named = {"vis": "visits", "hnd": "handling_d", "srt": "sorting_d", "drv": "driving_h"}
    for key, field in named.items():
        assert link.NUMBERS[key].default == getattr(schedule, field)
    assert delivery_days.schedule(View()) == schedule


def test_the_title_says_what_the_parts_explain_and_a_moved_slider_before_and_after(
    results, en, schedule
):
    still, moved = split(results, en, schedule), split(results, en, schedule, visits=7)
    title = delivery_days.title(still, LITANG, en)
    assert title == "Days to the village: 4.0 explained, 3.0–8.2 not"
    title = delivery_days.title(moved, LITANG, en)
    assert title == "3 → 7 visits a week: 4.0 → 3.3 days explained"


@pytest.mark.parametrize("visits", [1, 7])
def test_what_no_part_accounts_for_does_not_move_with_the_visits(results, t, schedule, visits):
    days = split(results, t, schedule, visits=visits)
    now, then = days.now.rows, days.then.rows
    assert list(then["rest"]) == pytest.approx(list(now["rest"]))
    assert list(then["rest_high"]) == pytest.approx(list(now["rest_high"]))
    wait = replace(schedule, visits=visits).waiting_d - schedule.waiting_d
    assert list(then["total"]) == pytest.approx(list(now["total"] + wait))


def test_parts_and_what_they_leave_open_reach_the_ends_of_the_estimate(results, t, data, schedule):
    rows = split(results, t, schedule).now.rows
    assert list(rows[list(PARTS)].sum(axis=1)) == pytest.approx(list(rows["total"]))
    for code in data.panel.codes:
        figure, own = data.panel.figure(code, DELIVERY_DAYS), rows.loc[code]
        assert own["total"] + own["rest"] == pytest.approx(figure.low)
        assert own["total"] + own["rest"] + own["range"] == pytest.approx(figure.high)


def test_without_a_stated_time_the_parts_stand_alone(results, en, schedule):
    days = split(results, en, schedule, REAL)
    assert delivery_days.title(days, LITANG, en) == (
        "Days to the village: about 4.0 on these assumptions"
    )
    assert len(delivery_days.legend(days, [], en)) == len(PARTS)
    shown = delivery_days.bars(results, days, LITANG, en)
    delivery_days.chart(shown, [], True, en).checked()


def test_assumptions_that_contradict_the_estimate_are_said_and_never_negative(results, t, schedule):
    days = split(results, t, schedule, handling_d=3, sorting_d=3, driving_h=4)
    rows = days.now.rows
    short = rows.index[rows["gap"] < 0]
    assert 0 < len(short) < 31
    assert (rows[list(LEFT_OPEN)] >= 0).all().all()
    assert t("logistics.days_short", n=len(short)) in delivery_days.note(days, "", t)
    assert t("logistics.days_short", n=1) in delivery_days.note(days, short[0], t)
    assert len(delivery_days.note(split(results, t, schedule), short[0], t)) == 1


def test_what_may_be_longest_allows_for_the_tolerance_of_the_road(results, t, schedule):
    days = split(results, t, schedule)
    # 1.17 days of waiting beside 1.10 ± 15 % of line-haul; in Barkam the road takes 0.5
    assert delivery_days.longest(days.of(LITANG)[0], t) == ["line_haul", "waiting"]
    assert delivery_days.longest(days.of(BARKAM)[0], t) == ["waiting"]
    pairs = delivery_days.legend(days, ["waiting"], t)
    names = [name for colour, name in pairs if colour == theme.GAP]
    assert names == [t("logistics.part_waiting")]


def test_only_the_road_is_marked_as_modelled(t):
    marked = [name.startswith("◐") for name in delivery_days.labels(t)]
    assert marked == [part in delivery_days.ROAD for part in PARTS]


def test_a_county_stands_beside_its_group_before_and_after(results, t, schedule):
    still, moved = split(results, t, schedule), split(results, t, schedule, visits=6)
    assert len(delivery_days.bars(results, still, SEDA, t)) == 2
    before, after, group = (days for *_, days in delivery_days.bars(results, moved, SEDA, t))
    assert before["waiting"] - after["waiting"] == pytest.approx(7 / 6 - 7 / 12)
    assert group["waiting"] == pytest.approx(7 / 12)


def test_the_region_has_a_bar_for_each_peer_group_the_mean_of_its_counties(results, t, schedule):
    days = split(results, t, schedule)
    shown = delivery_days.bars(results, days, "", t)
    assert [name for name, *_ in shown] == [t(f"common.peer_group_{n}") for n in range(3)]
    groups, rows = results.geography.groups(), days.then.rows
    easy = rows.iloc[:-1][groups == 0]
    assert shown[0][1]["line_haul"] == pytest.approx(easy["line_haul"].mean())


def test_what_is_drawn_adds_up_and_only_what_is_left_open_is_striped(results, t, schedule):
    days = split(results, t, schedule)
    shown = delivery_days.bars(results, days, LITANG, t)
    chart = delivery_days.chart(shown, ["waiting"], False, t)
    own = sum(trace["x"][0] for trace in chart.traces)
    assert own == pytest.approx(12.3, abs=0.1)
    striped = ["pattern" in trace["marker"] for trace in chart.traces]
    assert striped == [False] * len(PARTS) + [True] * len(LEFT_OPEN)
    chart.checked()


def test_the_file_holds_every_county_and_the_region(results, t, schedule):
    file = split(results, t, schedule).then.file()
    assert len(file) == 32
    assert set(file[t("common.quality")]) == {t("common.illustrative")}
