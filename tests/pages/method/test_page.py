"""The page on the method: the example is the app's own score, and the words follow the files."""

import math
from dataclasses import fields, replace

import pytest

from components.words.texts import Texts
from model.score.method import Method
from model.what_if.scenario import BASELINE
from pages.method import assumptions, constants, goalposts, levers, steps
from tests.app_pages import opened, texts

REAL_ONLY = Method(real_only=True)


def test_the_example_gives_the_scores_of_the_app(results, data, t):
    county = data.panel.codes[4]
    scores = results.scored(Method())
    row = scores.row(county)
    for k, element in enumerate(data.catalog.element_codes):
        first, second, third = steps.steps(results, element, county, Method(), t)
        assert t.value(data.panel.figure(county, _shown(first, data, t))) in first.example
        assert t.score(scores.elements[row, k]) in second.example
        assert t.score(scores.index[row]) in third.example


def _shown(step, data, t):
    return next(i.code for i in data.catalog.indicators if t.of(i.name) in step.example)


def test_the_example_prefers_an_observed_figure_and_never_our_own_completeness(results, data, t):
    step = steps.steps(results, "information", data.panel.codes[0], Method(), t)[0]
    assert _shown(step, data, t) == "it_employment"
    assert "●" in step.example


def test_real_data_only_says_how_much_is_known_and_no_score(results, data, t):
    county = data.panel.codes[0]
    first, second, third = steps.steps(results, "policy", county, REAL_ONLY, t)
    name, element = t.of(data.panel.county(county).name), t.element("policy")
    assert first.example == t("method.step_1_none", county=name, element=element)
    none = t("method.step_2_none", county=name, element=element, coverage=t.percent(0))
    assert second.example == none
    assert not any(glyph in second.example + third.example for glyph in "●◐○◔")
    assert math.isnan(results.scored(REAL_ONLY).index[0])


@pytest.mark.parametrize("p", [1, 0, -1])
def test_the_formula_of_the_third_step_is_the_mean_in_use(results, p, data, t):
    step = steps.steps(results, "talent", data.panel.codes[0], Method(p=p), t)[2]
    assert step.formula == steps.INDEX[p]


def test_weights_sum_to_one_and_the_paper_prints_none(t):
    _, rows = steps.weights(Method(weights=(20, 10, 10, 10, 10, 10, 10, 0)), t)
    for column in (1, 2):
        assert sum(float(row[column].rstrip("%")) for row in rows) == pytest.approx(100, abs=0.4)
    assert rows[0][1] == "25.0%"
    note = t("method.weights_note")
    assert "论文本身没有给出任何权重" in note or "prints no weights" in note


def test_a_change_of_the_method_file_changes_the_words(results, data, t):
    rules = replace(data.catalog.method, min_element=0.7, claim_probability=0.9, hard_slope=0.55)
    changed = Texts(t.language, replace(data, catalog=replace(data.catalog, method=rules)))
    county = data.panel.codes[0]
    assert "70%" in steps.steps(results, "talent", county, Method(), changed)[1].text
    assert any("90%" in line for line in assumptions.sure(changed)[1])
    assert "0.55" in levers.transfer_formula(changed)


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
    title = levers.title(t)
    grades = [lever.grade for lever in data.catalog.levers]
    assert str(grades.count("B")) in title
    assert str(grades.count("C")) in title
    assert "A" not in grades
    first, *others = data.catalog.levers
    graded = replace(data.catalog, levers=(replace(first, grade="A"), *others))
    better = Texts(t.language, replace(data, catalog=graded))
    assert levers.title(better) != title


def test_a_measure_shows_the_transfer_of_the_chosen_county(results, data, t):
    county = data.panel.codes[20]
    shares = results.transfers(BASELINE)
    for entry, row in zip(levers.entries(results, county, BASELINE, t), shares, strict=True):
        words = dict(entry.lines)[t("method.lever_transfer")]
        assert t.percent(float(row[20])) in words
    assert len(levers.entries(results, "", BASELINE, t)) == len(data.catalog.levers)


def test_every_constant_of_the_method_has_a_name_and_a_value(data, t):
    _, rows = constants.constants(t)
    assert len(rows) == len(fields(data.catalog.method)) + 3
    assert all(name and value for name, value in rows)


def test_the_change_log_has_an_entry_for_the_version_in_use(data, t):
    assert constants.VERSIONS[0].replace("_", ".") == data.catalog.method.version
    said = texts(opened("method", t.language, {}))
    assert t(f"method.log_{constants.VERSIONS[0]}").split("；")[0].split(":")[0] in said


def test_the_page_opens_whole_with_the_code_and_shows_no_mark_of_an_estimate():
    at = opened("method", "zh", {"c": "513334"})
    assert not at.exception
    assert [code.language for code in at.get("code")][:2] == ["python", "bash"]
    assert "○" not in texts(at)
