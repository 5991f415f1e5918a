"""The back-test: what was published, what the rule makes of it, the miss."""

from dataclasses import replace

import pytest

from model.what_if.scenario import BASELINE
from pages.robustness import backtest
from pages.robustness import tested as page


def test_the_back_test_tells_its_miss_in_the_heading(tested, t):
    title = backtest.heading(backtest.compared(tested(t))[1], t)
    assert "6.3–9.0" in title
    assert "0.6–3.6" in title


def test_every_figure_of_the_back_test_names_its_source(tested, data, t):
    published, found = backtest.compared(tested(t))
    (row,) = backtest.table(tested(t), published, found).file().to_dict("records")
    assert t.range(*published.after) in row[t("backtest.column_after")]
    assert row[t("backtest.column_computed")].startswith("○")
    for code in (backtest.BEFORE, f"{backtest.AFTER}_low"):
        assert t.cite(data.facts.series(code)[-1].source) in row[t("common.source")]


@pytest.mark.parametrize(
    ("middle", "words"), [(9.0, "2.0–5.0 slower"), (3.0, "1.0–4.0 faster"), (5.0, "within")]
)
def test_a_miss_to_either_side_or_none_has_its_words(tested, en, middle, words):
    _, found = backtest.compared(tested(en))
    assert words in backtest.heading(replace(found, middle=middle), en)


def test_a_reader_who_takes_the_effects_for_smaller_sees_a_larger_miss(results, en):
    weaker = replace(BASELINE, assumptions=(("parcel_pooling.delivery_days", 0.1),))
    _, usual = backtest.compared(page.Tested(results, BASELINE, "513334", en))
    _, less = backtest.compared(page.Tested(results, weaker, "513334", en))
    assert less.middle > usual.middle
