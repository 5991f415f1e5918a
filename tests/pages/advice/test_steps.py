"""All levers of a county: ranges, the finding over them, the table on the screen and in a file."""

import math

import pytest

from model.what_if.scenario import BASELINE
from pages.advice import steps
from pages.advice.county_advice import ORDERS
from tests.pages.advice.asked import LITANG, PULLED, advice, hedge

IN_BOTH_ORDERS = pytest.mark.parametrize("order", ORDERS)


@IN_BOTH_ORDERS
@pytest.mark.parametrize("scenario", [BASELINE, PULLED])
def test_the_finding_is_said_to_rest_on_illustrative_figures(results, t, order, scenario):
    asked = advice(results, t, scenario, order)
    assert steps.title(asked, steps.table(asked)).startswith(hedge(t))


@IN_BOTH_ORDERS
@pytest.mark.parametrize("phone", [False, True])
def test_the_chart_shows_every_step_as_a_range_and_none_as_a_point(results, en, order, phone):
    asked = advice(results, en, PULLED, order)
    figure = steps.chart(asked, steps.table(asked), phone)
    figure.checked()
    assert [trace["type"] for trace in figure.traces] == ["bar", "bar"]
    for trace in figure.traces:
        assert len(trace["x"]) == len(asked.steps) == 15
        assert min(trace["base"]) >= 0
        assert trace["marker"]["pattern"]["shape"] == "/"
        assert isinstance(trace["marker"]["color"], str), "stripes lose their colours to a list"
    assert not figure.settings["yaxis2"]["showticklabels"]


def test_the_range_of_relief_per_yuan_is_wider_than_that_of_relief(results, en):
    found = advice(results, en).steps
    assert all(s.returns[2] / s.returns[0] > s.reliefs[2] / s.reliefs[0] for s in found)


def test_the_finding_counts_the_ranges_that_reach_the_first(results, en):
    asked = advice(results, en, PULLED)
    first, *others = asked.steps
    near = sum(step.returns[2] >= first.returns[0] for step in others)
    assert f"{near} of {len(asked.steps)} levers" in steps.title(asked, steps.table(asked))


def test_the_table_to_download_holds_every_lever_and_why_some_have_no_step(results, t):
    asked = advice(results, t, PULLED)
    file = steps.table(asked).file()
    assert len(file) == len(t.catalog.levers)
    state = file[t("advice.col_state")].dropna()
    assert list(state) == [t("advice.idle_full")]
    assert t("advice.idle_full") in steps.notes(asked)[-1]
    each = file[t("advice.col_each_percent")].dropna()
    assert list(each) == sorted(each, reverse=True)
    assert t("advice.col_state") not in steps.table(advice(results, t)).file()


def test_points_in_the_table_are_those_between_the_scores_that_the_what_if_prints(results, en):
    asked = advice(results, en, order="relief")
    _, rows = steps.screen(asked)
    for step, row in zip(asked.steps, rows, strict=True):
        effect = results.effect(BASELINE.with_levers({step.lever: 1.0}, (LITANG,)))
        now, after = (
            round(scores.index[asked.row], 1) for scores in (effect.baseline, effect.result)
        )
        assert row[3] == en.delta(after - now)


def test_levers_without_a_step_are_kept_apart_although_names_hold_commas(results, zh):
    both = BASELINE.with_levers({"market_information": 1, "governance": 1}, (LITANG,))
    line = steps.notes(advice(results, zh, both))[-1]
    assert line.count("（已做满）") == 2
    assert line.count("；") == 1


@pytest.mark.usefixtures("nothing_to_build")
@IN_BOTH_ORDERS
def test_at_no_cost_the_chart_has_words_instead_of_a_range_per_yuan(results, t, order):
    asked = advice(results, t, order=order)
    figure = steps.chart(asked, steps.table(asked), False).spec
    first = figure["data"][0]
    assert len(first["text"]) == len(asked.steps)
    assert all(math.isfinite(value) for value in (*first["base"], *first["x"]))
    assert math.isfinite(figure["layout"]["xaxis"]["range"][1])
    assert (t("advice.no_cost") in first["text"]) == (order == "yuan")


@pytest.mark.usefixtures("nothing_to_build")
def test_at_no_cost_the_table_has_words_and_the_file_a_blank(results, t):
    asked = advice(results, t)
    assert steps.screen(asked)[1][0].count(t("advice.no_cost")) == 2
    file = steps.table(asked).file()
    assert file[t("advice.col_each_percent")].isna().iloc[0]
    assert file[t("advice.col_cost_full")].iloc[0] == 0
