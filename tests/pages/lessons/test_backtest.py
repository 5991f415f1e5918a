"""The back-test on the page of lessons: what was published, what the rule makes of it, the miss."""

import re
from dataclasses import replace

from components.words.texts import DASH
from model.score.method import Method
from model.what_if.scenario import BASELINE, Scenario
from pages.lessons import backtest_wording, spans_chart
from pages.lessons.spans_chart import Span

REAL = Scenario(method=Method(real_only=True))


def test_the_back_test_tells_its_miss_in_the_heading(results, t):
    seen = backtest_wording.look(results, BASELINE)
    title = backtest_wording.title(seen, t)
    assert "6.3–9.0" in title
    assert "0.6–3.6" in title
    rows = backtest_wording.rows(results, seen, t)[1]
    assert [row[3] for row in rows[1:]] == [DASH, DASH]
    assert "10" in rows[1][4] or "1,000" in rows[1][4]
    assert t("backtest.limit_own") in backtest_wording.notes(seen, t)


def test_a_miss_to_either_side_or_none_has_its_words(results, en):
    seen = backtest_wording.look(results, BASELINE)
    for middle, words in (
        (9.0, "too slow by 2.0–5.0"),
        (3.0, "too fast by 1.0–4.0"),
        (5.0, "with"),
    ):
        moved = replace(seen, found=replace(seen.found, middle=middle))
        assert words in backtest_wording.title(moved, en)


def test_a_reader_who_takes_the_effects_for_smaller_sees_a_larger_miss(results):
    weaker = replace(BASELINE, assumptions=(("parcel_pooling.delivery_days", 0.1),))
    assert (
        backtest_wording.look(results, weaker).found.middle
        > backtest_wording.look(results, BASELINE).found.middle
    )


def test_with_real_data_only_the_back_test_shows_what_was_published_alone(results, t):
    seen = backtest_wording.look(results, REAL)
    assert seen.found is None
    assert len(backtest_wording.spans(seen, t)) == 2
    cells = [cell for row in backtest_wording.rows(results, seen, t)[1] for cell in row]
    said = [
        backtest_wording.title(seen, t),
        backtest_wording.note(seen, t),
        backtest_wording.alt(seen, t),
    ] + cells
    assert not re.search(r"○\s*\d", " ".join(said))
    assert t("backtest.limit_own") not in backtest_wording.notes(seen, t)


def test_published_figures_are_solid_and_computed_ones_hatched(results, t):
    rows = backtest_wording.spans(backtest_wording.look(results, BASELINE), t)
    chart = spans_chart.ranges(rows, t("backtest.axis"))
    chart.checked()
    bars = [trace for trace in chart.traces if trace["type"] == "bar"]
    assert [("pattern" in bar["marker"]) for bar in bars] == [False, True]
    assert bars[0]["base"] == [4.0]
    assert sum(trace["type"] == "scatter" for trace in chart.traces) == 1
    lone = spans_chart.ranges([Span("a", 3, 3, "3")], "days")
    assert not [trace for trace in lone.traces if trace["type"] == "bar"]


def test_every_figure_of_the_back_test_names_its_source(results, t):
    table = backtest_wording.frame(results, backtest_wording.look(results, BASELINE), t)
    assert table[t("common.source")].str.len().min() > 5
    assert len(table) == 3
