"""The Double-11 test as a reader meets it: one section of the logistics page."""

import re

import pytest

from components.session.link import NUMBERS, View, decode, encode
from pages.logistics import peaks
from tests.app_pages import opened, texts

LITANG = "513334"
SHARE = 0.8  # at which measures work


@pytest.fixture(scope="module")
def plain():
    return peaks.queues(View(), SHARE)


def test_it_starts_at_three_times_for_ten_days_before_one_and_a_half(results, en, plain):
    assert peaks.ending(plain[0], en) == "Longest wait 10.0 days, cleared 30.0 days after the peak"
    wait, clearing, backlog = peaks.cards(results, plain, en)
    assert (wait.value, wait.unit, clearing.value) == ("10.0", "days", "30.0")
    assert wait.note == f"{plain[1].wait_d:.1f} days with all measures"
    assert (backlog.value, backlog.unit) == ("5,250", "parcels")  # 15 normal days of 350


@pytest.mark.parametrize(
    ("changed", "ending"),
    [
        ({"sm": 1.4}, "Even a peak of 1.4 times does not queue"),
        ({"sc3": 1.2}, "Longest wait 15.0 days, cleared 90.0 days after the peak"),
        ({"sc3": 1.0}, "A normal day leaves nothing free: the backlog stays"),
        ({"sc3": 0.7}, "A normal day leaves nothing free: the backlog stays"),
    ],
)
def test_each_way_a_queue_can_end_is_said_in_words(results, en, t, changed, ending):
    view = View()
    for key, value in changed.items():
        view = view.set_number(key, value)
    both = peaks.queues(view, SHARE)
    assert peaks.ending(both[0], en) == ending
    cards = (f"{c.value}{c.unit}{c.note}" for c in peaks.cards(results, both, t))
    said = " ".join([*peaks.legend(both, t), *cards, peaks.fixed(results, LITANG, SHARE, t)])
    assert not re.search(r"\binf\b|nan\b|\{", said)
    for phone in (False, True):
        peaks.curve(peaks.backlog(both, t).rows, both[0].peak, phone, t).checked()


def test_measures_count_only_as_far_as_they_work_in_the_county(plain):
    assert peaks.queues(View(), 1.0)[1].wait_d < plain[1].wait_d < plain[0].wait_d
    # 1.5 x (1 + 0.3 x 0.8), a fifth of the surplus presold
    assert plain[1].wait_d == pytest.approx((2.6 - 1.86) * 10 / 1.86)


def test_the_curve_is_the_table_in_the_file_and_rises_to_the_end_of_the_peak(t, plain):
    table = peaks.backlog(plain, t)
    now, then = peaks.curve(table.rows, plain[0].peak, True, t).checked().data
    assert now.y[list(now.x).index(10)] == 15 == max(now.y)
    assert now.y[list(now.x).index(40)] == 0
    assert max(then.y) < 15
    file = table.file().set_index(t("peaks.axis_days"))
    assert list(file.index) == [round(day, 2) for day in now.x]
    assert file.loc[10, t("peaks.file_now")] == 15
    assert set(file[t("common.quality")]) == {t("common.illustrative")}


def test_a_mark_is_a_number_of_the_slider(results, t):
    marks = {code: multiple for code, (_, multiple) in peaks.marks(results, t).items()}
    assert marks == {"peak": 3.1, "peak_latest": 1.8, "pilot": 7.1}
    assert all(NUMBERS["sm"].holds(f"{value:g}") for value in marks.values())


def test_the_notes_name_every_published_peak_and_its_source(results, en):
    _, model, marks = peaks.notes(results, en)
    assert "narrowest stage" in model
    assert all(told in marks for told in ("3.1×", "1.8×", "2,500 on the peak", "350 parcels"))


def test_an_old_link_opens_with_what_is_still_set(data):
    view = View().set_number("sm", 7.1).set_number("sc1", 1.2).set_number("sd", 5)
    back, dropped = decode(encode(view, data.catalog), "zh", data.catalog, data.panel.counties)
    assert not dropped
    now, _ = peaks.queues(back, SHARE)
    assert now.wait_d == pytest.approx((7.1 - 1.5) * 10 / 1.5)


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
