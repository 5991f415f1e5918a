"""The page on what to do first: what it may say, its numbers, what its buttons do."""

import math
from dataclasses import replace

import pytest

from model.what_if.scenario import BASELINE
from pages.advice import steps, target, wording
from pages.advice.wording import CountyAdvice

LITANG, SHIQU, BARKAM = "513334", "513332", "513201"
XIZANG = {"trunk_express": 1, "parcel_pooling": 0.9, "free_shipping": 0.9,
          "inclusive_finance": 0.7, "culture_tourism": 0.4}  # fmt: skip
PULLED = BASELINE.with_levers(XIZANG, (LITANG,))
ORDERS = pytest.mark.parametrize("order", wording.ORDERS)


def agreed(results, monkeypatch, agrees, leads):
    """Let the first step of each order come first in these shares of the draws."""
    whole = results.advice.advice

    def sure(county, scenario):
        found = whole(county, scenario)
        made = tuple(replace(step, agrees=agrees, leads=leads) for step in found.steps)
        return replace(found, steps=made)

    monkeypatch.setattr(results.advice, "advice", sure)


def advice(results, t, scenario=BASELINE, order="yuan", county=LITANG):
    return CountyAdvice(results, county, scenario, order, t)


def hedge(t):
    return t("common.on_illustrative", sentence="")


def goal(results, t, scenario=BASELINE, score=45.0):
    """Return what a title or a table of a target is made from."""
    asked_for = advice(results, t, scenario)
    return asked_for, target.target(asked_for, target.SCORE, score, "cost")


def table(results, t, scenario=BASELINE, order="yuan"):
    """Return what a chart or a title of the steps is made from."""
    asked_for = advice(results, t, scenario, order)
    return asked_for, steps.table(asked_for)


# --- what may be said --------------------------------------------------------------------------


@ORDERS
def test_on_illustrative_figures_every_recommendation_says_so(results, t, order):
    for county in (LITANG, BARKAM):
        for scenario in (BASELINE, PULLED):
            said = [
                wording.title(advice(results, t, scenario, order, county)),
                steps.title(*table(results, t, scenario, order)),
                target.title(*goal(results, t, scenario)),
                target.title(*goal(results, t, score=99.0)),
                target.title(*goal(results, t, score=2.0)),
            ]
            assert [line for line in said if not line.startswith(hedge(t))] == []


@pytest.mark.usefixtures("evidenced")
def test_with_evidence_a_first_step_is_named_plainly_where_four_of_five_draws_agree(
    results, t, monkeypatch
):
    assert wording.title(advice(results, t, BASELINE, county=LITANG)).startswith(hedge(t))
    agreed(results, monkeypatch, 0.8, 0.8)
    assert hedge(t) not in wording.title(advice(results, t, BASELINE, county=LITANG))


@pytest.mark.usefixtures("evidenced")
@pytest.mark.parametrize(("agrees", "leads"), [(0.79, 0.9), (0.9, 0.79)])
def test_both_orders_named_in_a_title_must_hold(results, t, monkeypatch, agrees, leads):
    agreed(results, monkeypatch, agrees, leads)
    assert wording.title(advice(results, t, BASELINE, county=LITANG)).startswith(hedge(t))


def test_agreement_without_evidence_is_not_enough(results, t, monkeypatch):
    agreed(results, monkeypatch, 1.0, 1.0)
    assert wording.title(advice(results, t, BASELINE, county=LITANG)).startswith(hedge(t))


def test_a_share_of_draws_is_told_as_it_is_printed(en):
    assert wording.sure(0.797, en) == en("advice.sure_most", p="80%")
    assert wording.sure(0.497, en) == en("advice.sure_half", p="50%")
    assert wording.sure(0.494, en) == en("advice.sure_some", p="49%")


def test_the_title_names_the_first_of_both_orders(results, t):
    found = results.advice.advice(LITANG, BASELINE)
    for step in (found.steps[0], found.by_relief()[0]):
        assert t.of(t.catalog.lever(step.lever).name) in wording.title(
            advice(results, t, BASELINE, county=LITANG)
        )


# --- cards -------------------------------------------------------------------------------------


@ORDERS
def test_the_steps_are_in_the_order_chosen(results, t, order):
    found = advice(results, t, PULLED, order).steps
    worths = [s.per_m_yuan if order == "yuan" else s.relief for s in found]
    assert worths == sorted(worths, reverse=True)


@pytest.mark.parametrize("county", [LITANG, SHIQU])
def test_days_come_first_and_before_points(results, t, county):
    asked = advice(results, t, county=county)
    for number, step in enumerate(asked.steps):
        lines = dict(wording.card(asked, number, step).lines)
        keys = list(lines)
        assert keys.index(t("advice.card_moves")) < keys.index(t("advice.card_relief"))
        moved = [change.indicator for change in step.changes]
        if "delivery_days" in moved:
            days = t.label(t.catalog.indicator("delivery_days"))
            assert lines[t("advice.card_moves")].startswith(days)


def test_a_card_says_what_is_declared_and_what_to_mind(results, t):
    asked = advice(results, t)
    found = {step.lever: step for step in asked.steps}

    def lines(code):
        return dict(wording.card(asked, 1, found[code]).lines)

    declared, mind = t("advice.card_paper"), t("advice.card_caution")
    assert t.percent(found["governance"].paper_share) in lines("governance")[declared]
    assert lines("governance")[mind] == t("simulator.caveat_rule")
    assert lines("trunk_express")[declared] == ""
    assert lines("trunk_express")[mind] == ""
    for code in ("regional_hub", "cold_chain"):
        assert lines(code)[mind] == t("simulator.caveat_ecology")


def test_what_is_left_of_a_lever_is_said_to_be_the_rest(results, t):
    asked = advice(results, t, PULLED)
    (step,) = [one for one in asked.steps if one.lever == "culture_tourism"]
    cost = dict(wording.card(asked, 1, step).lines)[t("advice.card_cost")]
    assert "40%" in cost
    assert t.number(180 if t.language == "zh" else 1.8, 0 if t.language == "zh" else 1) in cost


def test_beside_the_cards_stands_that_a_fixed_cost_puts_a_lever_first(results, t):
    first = advice(results, t).steps[0]
    lever = t.catalog.lever(first.lever)
    assert lever.cost.driver == "fixed"
    fixed = t("advice.caveat_fixed", lever=t.of(lever.name), cost=t("equal.money", amount=_one(t)))
    assert fixed in wording.caveats(advice(results, t))
    assert fixed not in wording.caveats(advice(results, t, order="relief"))


def _one(t):
    return "100" if t.language == "zh" else "1"


def test_the_biggest_obstacle_is_named_where_the_levers_leave_it(results, data, t):
    """Once talent is raised by hand, something else holds Litang back most."""
    values = BASELINE
    for indicator in data.catalog.members("talent"):
        low, high = indicator.plausible
        best = min(max(indicator.best, low), high)
        values = values.with_values(indicator.code, {LITANG: best})
    talent = t.element("talent")
    assert talent in wording.caveats(advice(results, t))[0]
    assert talent not in wording.caveats(advice(results, t, values))[0]


def test_a_first_step_that_is_largely_declared_may_not_be_on_the_page_of_the_budget(results, t):
    by_yuan, by_relief = (advice(results, t, order=order) for order in wording.ORDERS)
    assert by_yuan.steps[0].paper_share >= 0.5 > by_relief.steps[0].paper_share
    assert t("budget.menu") in " ".join(wording.caveats(by_yuan))
    assert t("budget.menu") not in " ".join(wording.caveats(by_relief))


def test_what_a_share_of_the_gap_and_relief_are_is_said_beside_the_cards(results, t):
    obstacle = wording.caveats(advice(results, t))[0]
    assert t("county.menu") in obstacle
    assert {"zh": "离满分差距", "en": "gap to full marks"}[t.language] in obstacle
    for scenario in (BASELINE, PULLED):
        assert wording.start(advice(results, t, scenario, county=LITANG)).endswith(
            t("advice.relief_plain")
        )


# --- all levers --------------------------------------------------------------------------------


@ORDERS
@pytest.mark.parametrize("phone", [False, True])
def test_the_chart_shows_every_step_as_a_range_and_none_as_a_point(results, en, order, phone):
    figure = steps.chart(*table(results, en, order=order), phone)
    figure.checked()
    assert [trace["type"] for trace in figure.traces] == ["bar", "bar"]
    for trace in figure.traces:
        assert len(trace["x"]) == 16
        assert min(trace["base"]) >= 0
        assert set(trace["marker"]["pattern"]["shape"]) == {"/"}


def test_the_range_of_relief_per_yuan_is_wider_than_that_of_relief(results, en):
    found = advice(results, en).steps
    assert all(s.returns[2] / s.returns[0] > s.reliefs[2] / s.reliefs[0] for s in found)


def test_the_finding_counts_the_ranges_that_reach_the_first(results, en):
    found = advice(results, en).steps
    near = sum(step.returns[2] >= found[0].returns[0] for step in found[1:])
    assert f"{near} of {len(found)} levers" in steps.title(*table(results, en))


def test_the_table_to_download_holds_every_lever_and_why_some_have_no_step(results, t):
    asked, found = table(results, t, PULLED)
    frame = steps.file(asked, found)
    assert len(frame) == len(t.catalog.levers)
    state = frame[t("advice.col_state")].dropna()
    assert list(state) == [t("advice.idle_full")]
    assert t("advice.idle_full") in steps.notes(asked)[-1]
    each = frame[t("advice.col_each_percent")].dropna()
    assert list(each) == sorted(each, reverse=True)


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


@pytest.fixture
def nothing_to_build(results, monkeypatch):
    """Let filling gaps in the signal cost Litang nothing: no village is weak."""
    whole = results.costs

    def costs(method):
        found = whole(method).copy()
        lever = [v.code for v in results.data.catalog.levers].index("signal_gaps")
        found[lever, results.data.panel.row(LITANG)] = 0.0
        return found

    results.forget()
    monkeypatch.setattr(results, "costs", costs)
    yield
    results.forget()


@pytest.mark.usefixtures("nothing_to_build")
def test_a_lever_at_no_cost_comes_first_and_is_said_to_cost_nothing(results, t):
    asked, found = table(results, t)
    first, second = asked.steps[:2]
    assert first.lever == "signal_gaps"
    name = t.of(t.catalog.lever("signal_gaps").name)
    other = asked.lever(advice(results, t, order="relief").steps[0])
    free = t("advice.title_free", county=t.county(LITANG), lever=name, other=other)
    assert wording.title(asked).endswith(free)
    free = t("advice.lead_free", lever=name, second=asked.lever(second))
    assert wording.lead(asked) == free
    lines = dict(wording.card(asked, 1, first).lines)
    assert lines[t("advice.card_cost")] == t("advice.card_cost_free")
    assert steps.screen(asked)[1][0].count(t("advice.no_cost")) == 2
    frame = steps.file(asked, found)
    assert frame[t("advice.col_each_percent")].isna().iloc[0]
    assert frame[t("advice.col_cost_full")].iloc[0] == 0


@pytest.mark.usefixtures("nothing_to_build")
@pytest.mark.parametrize("order", wording.ORDERS)
def test_at_no_cost_the_chart_has_words_instead_of_a_range_per_yuan(results, t, order):
    figure = steps.chart(*table(results, t, order=order), False).spec
    first = figure["data"][0]
    assert all(math.isfinite(value) for value in (*first["base"], *first["x"]))
    assert math.isfinite(figure["layout"]["xaxis"]["range"][1])
    assert (t("advice.no_cost") in first["text"]) == (order == "yuan")


@pytest.mark.usefixtures("nothing_to_build")
def test_a_target_that_levers_at_no_cost_reach_is_said_to_cost_nothing(results, t):
    today = results.effect(BASELINE).result.index[results.data.panel.row(LITANG)]
    asked, found = goal(results, t, score=float(today) + 0.05)
    assert [code for code, _ in found.scenario.levers] == ["signal_gaps"]
    score = t("advice.goal_score", score=t.score(found.points, 1))
    free = t("advice.goal_free", county=t.county(LITANG), n=1, target=score)
    assert target.title(asked, found).endswith(free)
    assert t("advice.no_cost") in target.table(asked, found)[1][0]
