"""What a target costs at least, as the page tells it."""

import math

import pytest

from components import runtime
from components.stories import advice, target
from components.text import Texts
from model.scenario import BASELINE, Scenario

LITANG, SHIQU, BARKAM = "513334", "513332", "513201"
PULLED = BASELINE.with_levers({"trunk_express": 1, "market_information": 0.4}, (LITANG,))
REAL = Scenario(real_only=True)


def goal(county=LITANG, kind=target.SCORE, score=45.0, by="cost", scenario=BASELINE):
    asked = target.goal(county, kind, score, by, scenario)
    return asked, target.way(asked)


@pytest.mark.parametrize("by", ["cost", "count"])
@pytest.mark.parametrize("score", [36.0, 41.5, 50.0])
def test_whole_per_cent_still_reach_the_target(by, score):
    asked, found = goal(score=score, by=by)
    index = runtime.effect(found.scenario).result.index[runtime.data().panel.row(LITANG)]
    assert found.reached
    assert score <= index < score + 0.2
    assert all(u == round(u, 2) and 0 < u <= 1 for _, u in found.levers)
    assert target.title(asked, found, Texts("en", runtime.data().texts, runtime.data().catalog))


def test_fewest_levers_are_never_more_nor_cheaper_than_the_cheapest():
    (_, cheap), (_, few) = (goal(SHIQU, "peers", by=by) for by in ("cost", "count"))
    assert len(few.levers) <= len(cheap.levers)
    assert few.cost_m_yuan >= cheap.cost_m_yuan - 0.05  # rounding up of one lever


def test_the_levers_in_hand_are_no_part_of_the_answer(t):
    (asked, today), (_, pulled) = goal(), goal(scenario=PULLED)
    assert today.levers == pulled.levers
    assert t("advice.goal_start") in target.notes(asked, today, PULLED, t)
    assert t("advice.goal_start") not in target.notes(asked, today, BASELINE, t)


def test_a_county_that_is_there_needs_nothing(en):
    asked, found = goal(BARKAM, "peers")
    assert found.levers == ()
    assert found.cost_m_yuan == 0
    assert "nothing to spend" in target.title(asked, found, en)


def test_a_target_out_of_reach_is_said_to_be_so(en):
    asked, found = goal(score=95.0)
    assert not found.reached
    said = target.title(asked, found, en)
    assert "cannot reach" in said
    top = runtime.effect(found.scenario).result.index[runtime.data().panel.row(LITANG)]
    assert en.score(float(top), 1) in said


def test_the_cards_give_days_cost_and_score_before_and_after(data, en):
    asked, found = goal(SHIQU, score=32.0)
    days, cost, score, paper = target.cards(asked, found, en)
    row, effect = data.panel.row(SHIQU), runtime.effect(found.scenario)
    today = data.panel.figure(SHIQU, "delivery_days").value
    assert days.value.startswith(en.number(today, 1))
    assert cost.value == f"{en.number(found.cost_m_yuan, 1)} m yuan"
    assert score.value.endswith(en.score(float(effect.result.index[row]), 1))
    assert paper.value == en.percent(float(effect.paper_share[row]))
    header, rows = target.table(found, en)
    assert len(header) == 5
    assert len(rows) == len(found.levers)


def test_without_scores_there_is_neither_advice_nor_a_target(t):
    assert not advice.has_advice(LITANG, REAL)
    assert advice.steps(LITANG, REAL, "yuan") == ()
    assert math.isnan(target.goal(LITANG, "peers", 0.0, "cost", REAL).points)
    asked, found = goal(scenario=REAL)
    assert found is None
    assert target.title(asked, found, t) == t(
        "advice.goal_none", county=t.of(runtime.data().panel.county(LITANG).name)
    )
