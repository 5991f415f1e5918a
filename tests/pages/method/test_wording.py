"""The page on the method: the example is the app's own score, and the words follow the files."""

import math
from dataclasses import replace

import pytest

from components.words.texts import Texts
from model.score.method import Method
from model.what_if.scenario import BASELINE
from pages.method import assumptions, goalposts, wording

REAL_ONLY = Method(real_only=True)


def test_the_example_gives_the_scores_of_the_app(results, data, t):
    county = data.panel.codes[4]
    scores = results.scored(Method())
    row = scores.row(county)
    for k, element in enumerate(data.catalog.element_codes):
        first, second, third = wording.steps(results, element, county, Method(), t)
        assert t.value(data.panel.figure(county, _shown(first, data, t))) in first.example
        assert t.score(scores.elements[row, k]) in second.example
        assert t.score(scores.index[row], 1) in third.example


def _shown(step, data, t):
    return next(i.code for i in data.catalog.indicators if t.of(i.name) in step.example)


def test_the_example_prefers_an_observed_figure_and_never_our_own_completeness(results, data, t):
    step = wording.steps(results, "information", data.panel.codes[0], Method(), t)[0]
    assert _shown(step, data, t) == "it_employment"
    assert "●" in step.example


def test_real_data_only_says_partial_or_nothing_and_no_score(results, data, t):
    county = data.panel.codes[0]
    first, second, third = wording.steps(results, "policy", county, REAL_ONLY, t)
    assert first.example == t("method.step_1_none", county=t.of(data.panel.county(county).name),
                              element=t.element("policy"))  # fmt: skip
    assert not any(glyph in second.example for glyph in "●◐○◔")
    assert t("common.index") not in third.example
    assert "◔" in wording.steps(results, "talent", county, REAL_ONLY, t)[1].example
    assert math.isnan(results.scored(REAL_ONLY).index[0])


@pytest.mark.parametrize("p", [1, 0, -1])
def test_the_formula_of_the_third_step_is_the_mean_in_use(results, p, data, t):
    step = wording.steps(results, "talent", data.panel.codes[0], Method(p=p), t)[2]
    assert step.formula == wording.INDEX[p]


def test_ways_of_combining_are_ordered_as_the_means_are(results, t):
    title, _, rows = wording.switches(results, Method(), t)
    values = [float(row[2].split()[-1]) for row in rows]
    assert values == sorted(values, reverse=True)
    assert title == t("method.switch_title")
    title, _, rows = wording.switches(results, REAL_ONLY, t)
    assert title == t("method.switch_none")
    assert {row[2] for row in rows} == {"—"}


def test_weights_sum_to_one_and_the_paper_prints_none(t):
    _, _, rows = wording.weights(Method(weights=(20, 10, 10, 10, 10, 10, 10, 0)), t)
    for column in (1, 2, 3):
        assert sum(float(row[column].rstrip("%")) for row in rows) == pytest.approx(100, abs=0.4)
    assert rows[0][3] == "25.0%"
    note = t("method.weights_note")
    assert "论文本身没有给出任何权重" in note or "prints no weights" in note


def test_a_change_of_the_method_file_changes_the_words(results, data, t):
    rules = replace(data.catalog.method, min_element=0.7, claim_probability=0.9, hard_slope=0.55)
    changed = Texts(t.language, replace(data, catalog=replace(data.catalog, method=rules)))
    county = data.panel.codes[0]
    assert "70%" in wording.steps(results, "talent", county, Method(), changed)[1].text
    assert "90%" in assumptions.claims(changed)[0]
    assert "0.55" in assumptions.transfer_formula(changed)


def test_a_rule_is_told_in_the_unit_of_its_indicator(data, t):
    words = goalposts.rule(data.catalog.indicator("delivery_days"), t)
    rule = data.catalog.estimate("delivery_days")
    assert goalposts.plain(rule.anchor) + t.unit("days") in words
    assert goalposts.plain(rule.half_width * 13) in words
    assert t.of(rule.basis) in words
    none = data.catalog.indicator("digital_finance_index")
    assert goalposts.rule(none, t) == t("method.rule_none")


def test_the_table_of_indicators_is_whole(results, data, t):
    table = goalposts.indicator_frame(results, t)
    assert list(table[t("method.code")]) == list(data.catalog.codes)
    assert list(table[t("method.best")]) == [i.best for i in data.catalog.indicators]
    assert table.drop(columns=[t("common.unit"), t("method.sources")]).ne("").all(axis=None)


def test_measures_say_that_no_size_is_proved(data, t):
    title = assumptions.levers_title(t)
    grades = [lever.grade for lever in data.catalog.levers]
    assert str(grades.count("B")) in title
    assert str(grades.count("C")) in title
    assert "A" not in grades
    levers = (replace(data.catalog.levers[0], grade="A"), *data.catalog.levers[1:])
    better = Texts(t.language, replace(data, catalog=replace(data.catalog, levers=levers)))
    assert assumptions.levers_title(better) != title


def test_a_measure_shows_the_transfer_of_the_chosen_county(results, data, t):
    county = data.panel.codes[20]
    shares = results.transfers(BASELINE)
    for entry, row in zip(assumptions.levers(results, county, BASELINE, t), shares, strict=True):
        words = dict(entry.lines)[t("method.lever_transfer")]
        assert t.percent(float(row[20])) in words
    assert len(assumptions.levers(results, "", BASELINE, t)) == len(data.catalog.levers)


def test_every_county_is_in_one_peer_group(results, data, t):
    tiles = assumptions.peer_tiles(results, t)
    names = [name for tile in tiles for name in tile.note.split(t.join(["", ""]))]
    assert sorted(names) == sorted(t.of(c.short) for c in data.panel.counties)


def test_the_change_log_has_an_entry_for_the_version_in_use(results, data, t):
    assert data.catalog.method.version in wording.log(results, t)[0]
