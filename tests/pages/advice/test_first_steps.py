"""The first steps of a county: what may be said of them, and what their cards hold."""

from dataclasses import replace

import pytest

from model.what_if.scenario import BASELINE
from pages.advice import first_steps
from pages.advice.county_advice import ORDERS
from tests.pages.advice.asked import BARKAM, LITANG, PULLED, REAL, SHIQU, advice, hedge

IN_BOTH_ORDERS = pytest.mark.parametrize("order", ORDERS)


def agreed(results, monkeypatch, agrees, leads):
    """Let the first step of each order come first in these shares of the draws."""
    whole = results.advice.advice

    def sure(county, scenario):
        found = whole(county, scenario)
        steps = tuple(replace(step, agrees=agrees, leads=leads) for step in found.steps)
        return replace(found, steps=steps)

    monkeypatch.setattr(results.advice, "advice", sure)


def title(asked):
    return first_steps.heading(asked)[0]


# --- what may be said --------------------------------------------------------------------------


@IN_BOTH_ORDERS
@pytest.mark.parametrize("county", [LITANG, BARKAM])
@pytest.mark.parametrize("scenario", [BASELINE, PULLED])
def test_on_illustrative_figures_a_first_step_is_said_to_rest_on_them(
    results, t, order, county, scenario
):
    assert title(advice(results, t, scenario, order, county)).startswith(hedge(t))


@pytest.mark.usefixtures("evidenced")
@pytest.mark.parametrize(
    ("agrees", "leads", "is_plain"), [(0.8, 0.8, True), (0.79, 0.9, False), (0.9, 0.79, False)]
)
def test_with_evidence_it_is_named_plainly_where_four_of_five_draws_agree_in_both_orders(
    results, t, monkeypatch, agrees, leads, is_plain
):
    assert title(advice(results, t)).startswith(hedge(t))
    agreed(results, monkeypatch, agrees, leads)
    assert title(advice(results, t)).startswith(hedge(t)) != is_plain


def test_agreement_without_evidence_is_not_enough(results, t, monkeypatch):
    agreed(results, monkeypatch, 1.0, 1.0)
    assert title(advice(results, t)).startswith(hedge(t))


def test_a_share_of_draws_is_told_as_it_is_printed(en):
    assert first_steps.sure(0.797, en) == en("advice.sure_most", p="80%")
    assert first_steps.sure(0.497, en) == en("advice.sure_half", p="50%")
    assert first_steps.sure(0.494, en) == en("advice.sure_some", p="49%")


def test_the_title_names_the_first_of_both_orders(results, t):
    by_yuan, by_relief = (advice(results, t, order=order) for order in ORDERS)
    for asked in (by_yuan, by_relief):
        assert asked.lever(asked.steps[0]) in title(by_yuan)


def test_without_scores_there_is_no_step_and_the_title_says_so(results, t):
    asked = advice(results, t, REAL)
    assert asked.steps == ()
    withheld = t("advice.withheld", county=t.county(LITANG))
    assert first_steps.heading(asked) == (withheld, t("advice.withheld_line"))


@pytest.mark.usefixtures("nothing_to_build")
def test_a_lever_at_no_cost_comes_first_and_is_said_to_cost_nothing(results, t):
    asked = advice(results, t)
    first, second = asked.steps[:2]
    assert first.lever == "signal_gaps"
    other = asked.lever(advice(results, t, order="relief").steps[0])
    title, lead = first_steps.heading(asked)
    named = {"county": t.county(LITANG), "lever": asked.lever(first), "other": other}
    assert title.endswith(t("advice.title_free", **named))
    assert lead == t("advice.lead_free", lever=asked.lever(first), second=asked.lever(second))
    lines = dict(first_steps.card(asked, 1, first).lines)
    assert lines[t("advice.card_cost")] == t("advice.card_cost_free")


# --- cards -------------------------------------------------------------------------------------


@IN_BOTH_ORDERS
def test_the_steps_are_in_the_order_chosen(results, t, order):
    asked = advice(results, t, PULLED, order)
    worths = [s.per_m_yuan if order == "yuan" else s.relief for s in asked.steps]
    assert worths == sorted(worths, reverse=True)
    assert worths == [asked.ranked(step)[0] for step in asked.steps]


@pytest.mark.parametrize("county", [LITANG, SHIQU])
def test_days_come_first_and_before_points(results, t, county):
    asked, days = advice(results, t, county=county), t.label(t.catalog.indicator("delivery_days"))
    for number, step in enumerate(asked.steps):
        lines = dict(first_steps.card(asked, number, step).lines)
        keys = list(lines)
        assert keys.index(t("advice.card_moves")) < keys.index(t("advice.card_relief"))
        if "delivery_days" in [change.indicator for change in step.changes]:
            assert lines[t("advice.card_moves")].startswith(days)


def test_a_card_says_what_is_declared_and_what_to_mind(results, t):
    asked = advice(results, t)
    steps = {step.lever: step for step in asked.steps}
    lines = {code: dict(first_steps.card(asked, 1, step).lines) for code, step in steps.items()}
    declared, mind = t("advice.card_paper"), t("advice.card_caution")
    assert t.percent(steps["governance"].paper_share) in lines["governance"][declared]
    assert lines["governance"][mind] == t("levers.caveat_rule")
    assert lines["trunk_express"][declared] == lines["trunk_express"][mind] == ""
    for code in ("regional_hub", "cold_chain"):
        assert lines[code][mind] == t("levers.caveat_ecology")


def test_what_is_left_of_a_lever_is_said_to_be_the_rest(results, t):
    asked = advice(results, t, PULLED)
    (step,) = [one for one in asked.steps if one.lever == "culture_tourism"]
    cost = dict(first_steps.card(asked, 1, step).lines)[t("advice.card_cost")]
    assert "40%" in cost
    assert {"zh": "180", "en": "1.8"}[t.language] in cost


def test_beside_the_cards_stands_that_a_fixed_cost_puts_a_lever_first(results, t):
    first = advice(results, t).steps[0]
    lever = t.catalog.lever(first.lever)
    assert lever.cost.driver == "fixed"
    one_m_yuan = t("levers.money", amount={"zh": "100", "en": "1"}[t.language])
    fixed = t("advice.caveat_fixed", lever=t.of(lever.name), cost=one_m_yuan)
    assert fixed in first_steps.caveats(advice(results, t))
    assert fixed not in first_steps.caveats(advice(results, t, order="relief"))


def test_the_biggest_obstacle_is_named_where_the_levers_leave_it(results, data, t):
    """Once talent is raised by hand, something else holds Litang back most."""
    values = BASELINE
    for indicator in data.catalog.members("talent"):
        low, high = indicator.plausible
        best = min(max(indicator.best, low), high)
        values = values.with_values(indicator.code, {LITANG: best})
    talent = t.element("talent")
    assert talent in first_steps.caveats(advice(results, t))[0]
    assert talent not in first_steps.caveats(advice(results, t, values))[0]


def test_a_first_step_that_is_largely_declared_may_not_be_on_the_page_of_the_budget(results, t):
    by_yuan, by_relief = (advice(results, t, order=order) for order in ORDERS)
    assert by_yuan.steps[0].paper_share >= 0.5 > by_relief.steps[0].paper_share
    assert t("budget.menu") in " ".join(first_steps.caveats(by_yuan))
    assert t("budget.menu") not in " ".join(first_steps.caveats(by_relief))


def test_what_a_share_of_the_gap_and_relief_are_is_said_beside_the_cards(results, t):
    obstacle = first_steps.caveats(advice(results, t))[0]
    assert t("county.menu") in obstacle
    assert {"zh": "离满分差距", "en": "gap to full marks"}[t.language] in obstacle
    for scenario in (BASELINE, PULLED):
        line = first_steps.start(advice(results, t, scenario))
        assert line.endswith(t("advice.relief_plain"))
