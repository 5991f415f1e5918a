"""What a target costs at least, as the page tells it."""

import math

import pytest

from components.words.texts import Texts
from model.score.method import Method
from model.what_if.scenario import BASELINE, Scenario
from pages.advice import target, wording

LITANG, SHIQU = "513334", "513332"
PULLED = BASELINE.with_levers({"trunk_express": 1, "market_information": 0.4}, (LITANG,))
REAL = Scenario(method=Method(real_only=True))


def goal(results, county=LITANG, kind=target.SCORE, score=45.0, by="cost", scenario=BASELINE):
    asked = target.goal(results, county, kind, score, by, scenario)
    return asked, target.way(results, asked)


@pytest.mark.parametrize("by", ["cost", "count"])
@pytest.mark.parametrize("score", [36.0, 41.5, 50.0])
def test_whole_per_cent_still_reach_the_target(results, by, score):
    asked, found = goal(results, score=score, by=by)
    index = results.effect(found.scenario).result.index[results.data.panel.row(LITANG)]
    assert found.reached
    assert score <= index < score + 0.2
    assert all(u == round(u, 2) and 0 < u <= 1 for _, u in found.levers)
    assert target.title(results, asked, found, Texts("en", results.data))


def test_fewest_levers_are_never_more_nor_cheaper_than_the_cheapest(results):
    (_, cheap), (_, few) = (goal(results, SHIQU, "peers", by=by) for by in ("cost", "count"))
    assert len(few.levers) <= len(cheap.levers)
    assert few.cost_m_yuan >= cheap.cost_m_yuan - 0.05  # rounding up of one lever


def test_the_levers_in_hand_are_no_part_of_the_answer(results, t):
    (asked, today), (_, pulled) = goal(results), goal(results, scenario=PULLED)
    assert today.levers == pulled.levers
    assert t("advice.goal_start") in target.notes(results, asked, today, PULLED, t)
    assert t("advice.goal_start") not in target.notes(results, asked, today, BASELINE, t)


def test_a_county_that_is_there_is_told_from_its_peers_only_beyond_the_error(results, t):
    """Litang, 32.9 (29-36), is not told from 30.0, but well from 12."""
    row = results.data.panel.row(LITANG)
    low, _, high = results.ranges(Method()).index[row]
    for asked, found in (goal(results, kind="peers"), goal(results, score=12.0)):
        assert found.levers == ()
        assert found.cost_m_yuan == 0
        key = "there_near" if asked.kind == "peers" else "there"
        assert (round(low) <= asked.points) == (key == "there_near")
        assert target.title(results, asked, found, t).endswith(
            t(f"advice.goal_{key}", county=t.of(results.data.panel.county(LITANG).name),
              now=t.score(float(results.scored(Method()).index[row]), 1), span=t.range(low, high),
              target=t(f"advice.goal_{asked.kind}", score=t.score(asked.points, 1)))
        )  # fmt: skip
        told = t("advice.goal_relative") in target.notes(results, asked, found, BASELINE, t)
        assert told == (asked.kind == "peers")


def test_a_target_just_reached_is_met_in_about_half_of_the_draws_and_says_so(results, t):
    asked, found = goal(results, score=50.0)
    after = results.gain(found.scenario, LITANG).after
    score = target.cards(results, asked, found, t)[2]
    chance = results.advice.chance(LITANG, found.scenario, 50.0)
    assert 0.3 < chance < 0.7
    assert t.range(after[0], after[2]) in score.note
    assert target.likely(chance, t) in score.note
    assert t.percent(chance) in score.note
    _, surer = goal(results, score=53.0)
    assert results.advice.chance(LITANG, surer.scenario, 50.0) > chance


def test_a_chance_is_told_as_it_is_printed(t):
    told = {0.797: "most", 0.561: "more", 0.506: "half", 0.412: "less", 0.19: "few", 0.004: "none"}
    for share, kind in told.items():
        assert target.likely(share, t) == t(f"advice.chance_{kind}", p=t.percent(share))


@pytest.mark.parametrize("by", ["cost", "count"])
def test_only_a_target_that_is_reached_has_a_lever_lowered_to_it(results, t, by):
    lowered = t(f"advice.goal_search_{by}", n="65,536")
    for score, is_reached in ((50.0, True), (60.0, False), (95.0, False)):
        asked, found = goal(results, score=score, by=by)
        said = target.notes(results, asked, found, BASELINE, t)
        assert found.reached == is_reached
        assert (lowered in said) == is_reached
        assert (t("advice.goal_search_top", n="65,536") in said) != is_reached


def test_a_target_out_of_reach_is_said_to_be_so(results, en):
    asked, found = goal(results, score=95.0)
    assert not found.reached
    said = target.title(results, asked, found, en)
    assert "cannot reach" in said
    top = results.effect(found.scenario).result.index[results.data.panel.row(LITANG)]
    assert en.score(float(top), 1) in said


def test_the_cards_give_days_cost_and_score_before_and_after(results, data, en):
    asked, found = goal(results, SHIQU, score=32.0)
    days, cost, score, paper = target.cards(results, asked, found, en)
    row, effect = data.panel.row(SHIQU), results.effect(found.scenario)
    today = data.panel.figure(SHIQU, "delivery_days").value
    assert days.value.startswith(en.number(today, 1))
    assert cost.value == f"{en.number(found.cost_m_yuan, 1)} m yuan"
    assert score.value.endswith(en.score(float(effect.result.index[row]), 1))
    assert paper.value == en.percent(float(effect.paper_share[row]))
    header, rows = target.table(results, found, en)
    assert len(header) == 5
    assert len(rows) == len(found.levers)


def test_without_scores_there_is_neither_advice_nor_a_target(results, t):
    assert not wording.has_advice(results, LITANG, REAL)
    assert wording.steps(results, LITANG, REAL, "yuan") == ()
    assert math.isnan(target.goal(results, LITANG, "peers", 0.0, "cost", REAL).points)
    asked, found = goal(results, scenario=REAL)
    assert found is None
    assert target.title(results, asked, found, t) == t(
        "advice.goal_none", county=t.of(results.data.panel.county(LITANG).name)
    )
