"""The Double-11 test as a reader meets it: one section of the logistics page."""

import re
from dataclasses import replace

import pytest

from components.session.link import NUMBERS, View, decode, encode
from model.access.peak_season import Peak
from model.what_if.scenario import BASELINE
from pages.logistics import peaks
from tests.app_pages import opened, texts

LITANG, WENCHUAN, DAOFU = "513334", "513221", "513326"


@pytest.fixture(scope="module")
def plain(results):
    return peaks.setting(results, View(), LITANG, BASELINE)


def test_it_starts_at_three_times_for_ten_days_with_delivery_the_narrowest(en, plain):
    assert peaks.title(plain, en) == "Longest wait 10.0 days; village delivery decides"
    wait, clearing, backlog = peaks.cards(plain, en)
    assert (wait.value, wait.unit, clearing.value) == ("10.0", "days", "30.0")
    assert wait.note == f"{plain.queues[1].wait_d:.1f} days with all measures"
    assert (backlog.value, backlog.unit) == ("5,250", "parcels")  # 15 normal days of 350
    backlog = peaks.cards(replace(plain, parcels=0.0), en)[2]
    assert (backlog.value, backlog.unit) == ("15.0", "normal days")


@pytest.mark.parametrize(
    ("changed", "ending"),
    [
        ({}, "Longest wait 10.0 days; village delivery decides"),
        ({"peak": Peak(1.4, 10)}, "Even a peak of 1.4 times does not queue"),
        ({"capacities": (2.0, 1.0, 1.5)}, "Longest wait 20.0 days; county sorting decides"),
        ({"capacities": (2.0, 1.8, 0.7)}, "A normal day is already too much for village delivery"),
    ],
)
def test_each_way_a_queue_can_end_is_said_in_words(results, en, t, plain, changed, ending):
    asked = replace(plain, **changed)
    assert peaks.title(asked, en) == ending
    said = [
        *peaks.legend(asked, t),
        *(f"{c.value}{c.unit}{c.note}" for c in peaks.cards(asked, t)),
        *peaks.notes(results, asked, t),
    ]
    assert not re.search(r"\binf\b|nan\b|\{", " ".join(said))
    for phone in (False, True):
        peaks.curve(peaks.backlog(asked, t).rows, asked.peak, phone, t).checked()


def test_measures_count_only_as_far_as_they_work_in_the_county(results, plain):
    near = peaks.setting(results, View(), WENCHUAN, BASELINE)
    assert near.share > plain.share
    assert near.queues[1].wait_d < plain.queues[1].wait_d
    # delivery 1.5 x (1 + 0.3 x share), a fifth of the surplus presold
    capacity = 1.5 * (1 + 0.3 * plain.share)
    assert plain.queues[1].wait_d == pytest.approx((2.6 - capacity) * 10 / capacity)


def test_the_curve_is_the_table_in_the_file_and_rises_to_the_end_of_the_peak(t, plain):
    table = peaks.backlog(plain, t)
    now, then = peaks.curve(table.rows, plain.peak, True, t).checked().data
    assert now.y[list(now.x).index(10)] == 15 == max(now.y)
    assert now.y[list(now.x).index(40)] == 0
    assert max(then.y) < 15
    file = table.file().set_index(t("peaks.axis_days"))
    assert list(file.index) == list(now.x)
    assert file.loc[10, t("peaks.file_now_parcels")] == 15 * 350
    assert set(file[t("common.quality")]) == {t("common.illustrative")}


def test_a_mark_is_a_number_of_its_slider(results, t):
    marks = {code: numbers for code, (_, numbers) in peaks.marks(results, t).items()}
    assert marks["peak"] == {"sm": 3.1}
    assert marks["mean"] == {"sm": 2.4, "sd": 6}
    assert marks["pilot"] == {"sm": 7.1, "sn": 350}
    for numbers in marks.values():
        assert all(NUMBERS[key].holds(f"{value:g}") for key, value in numbers.items())


def test_a_county_with_a_published_peak_of_its_own_is_told_it(results, en, plain):
    assert "has published no peak" in peaks.notes(results, plain, en)[0]
    own = peaks.notes(results, replace(plain, county=DAOFU), en)[0]
    assert own.startswith("● Published peak of Daofu")
    assert "50 parcels" in own


def test_what_an_old_link_sets_still_counts(results, data):
    view = View().set_number("sm", 7.1).set_number("sc1", 1.2).set_number("sd", 5)
    back, dropped = decode(encode(view, data.catalog), "zh", data.catalog, data.panel.counties)
    assert not dropped
    now, _ = peaks.setting(results, back, LITANG, BASELINE).queues
    assert now.narrowest == (0,)
    assert now.wait_d == pytest.approx((7.1 - 1.2) * 5 / 1.2)


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_the_section_answers_a_mark_with_a_new_finding(lang):
    at = opened("logistics", lang, {"c": LITANG, "r": "1"})
    before = texts(at)
    at.button(key="mark_pilot").click().run()
    assert not at.exception
    assert at.slider(key="number_sm").value == pytest.approx(7.1)
    # (7.1 - 1.5) x 10 / 1.5
    assert "37.3" in texts(at)
    assert "37.3" not in before
