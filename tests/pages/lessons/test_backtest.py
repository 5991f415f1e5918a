"""The back-test on the page of lessons: what was published, what the rule makes of it, the miss."""

import re
from dataclasses import replace

import pytest

from components.words.texts import DASH
from model.score.method import Method
from model.what_if.scenario import BASELINE, Scenario
from pages.lessons import backtest
from pages.lessons.experience import Here
from tests.app_pages import opened, texts

LITANG = "513334"
REAL = Scenario(method=Method(real_only=True))


def compared(results, t, today=BASELINE):
    return backtest.compared(Here(results, LITANG, today, t))


def table(results, t, today=BASELINE):
    published, found = compared(results, t, today)
    return backtest.table(results, backtest.spans(published, found, t).values(), found, t)


def test_the_back_test_tells_its_miss_in_the_heading(results, t):
    title, _ = backtest.heading(*compared(results, t), t)
    assert "6.3–9.0" in title
    assert "0.6–3.6" in title


def test_only_the_days_can_be_computed_and_every_figure_names_its_source(results, t):
    rows = table(results, t).file()
    assert list(rows[t("backtest.column_computed")])[1:] == [DASH, DASH]
    orders = rows[t("backtest.column_miss")][1]
    assert "10" in orders or "1,000" in orders
    assert rows[t("common.source")].str.len().min() > 5


@pytest.mark.parametrize(
    ("middle", "words"), [(9.0, "too slow by 2.0–5.0"), (3.0, "too fast by 1.0–4.0"), (5.0, "with")]
)
def test_a_miss_to_either_side_or_none_has_its_words(results, en, middle, words):
    published, found = compared(results, en)
    assert words in backtest.heading(published, replace(found, middle=middle), en)[0]


def test_a_reader_who_takes_the_effects_for_smaller_sees_a_larger_miss(results, en):
    weaker = replace(BASELINE, assumptions=(("parcel_pooling.delivery_days", 0.1),))
    assert compared(results, en, weaker)[1].middle > compared(results, en)[1].middle


def test_with_real_data_only_the_back_test_shows_what_was_published_alone(results, t):
    published, found = compared(results, t, REAL)
    assert found is None
    assert len(backtest.spans(published, found, t)) == 2
    cells = table(results, t, REAL).rows.to_numpy().ravel().tolist()
    said = [*backtest.heading(published, found, t), *map(str, cells)]
    assert not re.search(r"○\s*\d", " ".join(said))
    at = opened("lessons", t.language, {"r": "1"})
    assert t("backtest.limit_places") in texts(at)
    assert t("backtest.limit_own") not in texts(at)


def test_published_figures_are_solid_and_the_computed_range_has_its_middle(results, t):
    before, after, computed = backtest.spans(*compared(results, t), t).values()
    assert before.known
    assert after.known
    assert not computed.known
    assert computed.low < computed.middle < computed.high
    assert t("backtest.limit_own") in texts(opened("lessons", t.language, {}))
