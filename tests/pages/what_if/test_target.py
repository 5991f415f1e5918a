"""What a target costs at least, as the page tells it."""

import math

import pytest

from model.score.method import Method
from model.what_if.scenario import BASELINE, Scenario
from pages.what_if import target
from pages.what_if.outcome import Outcome

LITANG, SHIQU = "513334", "513332"
PULLED = BASELINE.with_levers({"trunk_express": 1, "parcel_pooling": 0.9}, (LITANG,))
REAL = Scenario(method=Method(real_only=True))


def goal(results, county=LITANG, kind="score", score=45.0, scenario=BASELINE):
    asked = Outcome(results, county, scenario)
    return asked, target.target(asked, kind, score)


def test_whole_per_cent_still_reach_the_target(results):
    for score in (36.0, 41.5, 50.0):
        asked, found = goal(results, score=score)
        index = results.effect(found.scenario).result.index[asked.row]
        assert found.reached
        assert score <= index < score + 0.2
        assert all(u == round(u, 2) and 0 < u <= 1 for _, u in found.scenario.levers)


def test_the_levers_in_hand_are_no_part_of_the_answer(results, t):
    plain, pulled = goal(results), goal(results, scenario=PULLED)
    assert plain[1].scenario == pulled[1].scenario
    assert t("advice.goal_start") in target.notes(*pulled, t)
    assert t("advice.goal_start") not in target.notes(*plain, t)


def test_a_county_that_is_there_is_told_from_its_peers_only_beyond_the_error(results, t):
    """Litang, 32.9 (29-36), is not told from 30.0, but well from 12."""
    row = results.data.panel.row(LITANG)
    low, _, high = results.ranges(Method()).index[row]
    near, far = goal(results, kind="peers"), goal(results, score=12.0)
    for (asked, found), key, points in (
        (near, "advice.goal_there_near", "advice.goal_peers"),
        (far, "advice.goal_there", "advice.goal_score"),
    ):
        assert found.scenario.levers == ()
        assert found.cost_m_yuan == 0
        assert (round(low) <= found.points) == (found is near[1])
        words = {
            "county": t.county(LITANG),
            "now": t.score(float(results.scored(Method()).index[row]), 1),
            "span": t.range(low, high),
            "target": t(points, score=t.score(found.points, 1)),
        }
        assert target.title(asked, found, t) == t(key, **words)
    assert t("advice.goal_relative") in target.notes(*near, t)
    assert t("advice.goal_relative") not in target.notes(*far, t)


def test_a_target_just_reached_is_met_in_about_half_of_the_draws_and_says_so(results, t):
    asked, found = goal(results, score=50.0)
    chance = results.advice.chance(LITANG, found.scenario, 50.0)
    assert 0.3 < chance < 0.7
    assert target.chance(asked, found, t) == t("advice.goal_chance", p=t.percent(chance))
    _, surer = goal(results, score=53.0)
    assert results.advice.chance(LITANG, surer.scenario, 50.0) > chance


def test_only_a_target_that_is_reached_has_a_lever_lowered_to_it(results, t):
    lowered = t("advice.goal_search_cost", n="65,536")
    for score, is_reached in ((50.0, True), (60.0, False), (95.0, False)):
        asked, found = goal(results, score=score)
        said = target.notes(asked, found, t)
        assert found.reached == is_reached
        assert (lowered in said) == is_reached
        assert (t("advice.goal_search_top", n="65,536") in said) != is_reached


def test_a_target_out_of_reach_is_said_to_be_so(results, en):
    asked, found = goal(results, score=95.0)
    assert not found.reached
    assert "cannot reach" in target.title(asked, found, en)
    assert en.score(found.after, 1) in target.title(asked, found, en)


def test_without_scores_there_is_no_target(results):
    assert math.isnan(results.advice.peers_score(LITANG, REAL.method))
    for kind in target.TARGETS:
        assert goal(results, kind=kind, scenario=REAL)[1] is None


@pytest.fixture
def nothing_to_build(results, monkeypatch):
    """Let filling gaps in the signal cost Litang nothing: no village is weak."""
    whole = results.costs

    def costs(method):
        changed = whole(method).copy()
        lever = [v.code for v in results.data.catalog.levers].index("signal_gaps")
        changed[lever, results.data.panel.row(LITANG)] = 0.0
        return changed

    results.forget()
    monkeypatch.setattr(results, "costs", costs)
    yield
    results.forget()


@pytest.mark.usefixtures("nothing_to_build")
def test_a_target_that_levers_at_no_cost_reach_is_said_to_cost_nothing(results, t):
    today = results.effect(BASELINE).result.index[results.data.panel.row(LITANG)]
    asked, found = goal(results, score=float(today) + 0.05)
    assert [code for code, _ in found.scenario.levers] == ["signal_gaps"]
    score = t("advice.goal_score", score=t.score(found.points, 1))
    free = t("advice.goal_free", county=t.county(LITANG), n=1, target=score)
    assert target.title(asked, found, t) == free
