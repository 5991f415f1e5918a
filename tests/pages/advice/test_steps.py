"""The page on what to do first: what it may say, its numbers, what its buttons do."""

import math
from dataclasses import replace

import pytest

from model.what_if.scenario import BASELINE
from pages.advice import steps, target, wording
from pages.what_if import headline

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


def hedge(t):
    return t("common.on_illustrative", sentence="")


def goal(results, scenario=BASELINE, score=45.0):
    asked = target.goal(results, LITANG, target.SCORE, score, "cost", scenario)
    return asked, target.way(results, asked)


# --- what may be said --------------------------------------------------------------------------


@ORDERS
def test_on_illustrative_figures_every_recommendation_says_so(results, t, order):
    for county in (LITANG, BARKAM):
        for scenario in (BASELINE, PULLED):
            said = [
                wording.title(results, county, scenario, t),
                steps.title(results, county, scenario, order, t),
                target.title(results, *goal(results, scenario), t),
                target.title(results, *goal(results, score=99.0), t),
                target.title(results, *goal(results, score=2.0), t),
            ]
            assert [line for line in said if not line.startswith(hedge(t))] == []


@pytest.mark.usefixtures("evidenced")
def test_with_evidence_a_first_step_is_named_plainly_where_four_of_five_draws_agree(
    results, t, monkeypatch
):
    assert wording.title(results, LITANG, BASELINE, t).startswith(hedge(t))
    agreed(results, monkeypatch, 0.8, 0.8)
    assert hedge(t) not in wording.title(results, LITANG, BASELINE, t)


@pytest.mark.usefixtures("evidenced")
@pytest.mark.parametrize(("agrees", "leads"), [(0.79, 0.9), (0.9, 0.79)])
def test_both_orders_named_in_a_title_must_hold(results, t, monkeypatch, agrees, leads):
    agreed(results, monkeypatch, agrees, leads)
    assert wording.title(results, LITANG, BASELINE, t).startswith(hedge(t))


def test_agreement_without_evidence_is_not_enough(results, t, monkeypatch):
    agreed(results, monkeypatch, 1.0, 1.0)
    assert wording.title(results, LITANG, BASELINE, t).startswith(hedge(t))


def test_a_share_of_draws_is_told_as_it_is_printed(en):
    assert wording.sure(0.797, en) == en("advice.sure_most", p="80%")
    assert wording.sure(0.497, en) == en("advice.sure_half", p="50%")
    assert wording.sure(0.494, en) == en("advice.sure_some", p="49%")


def test_the_title_names_the_first_of_both_orders(results, t):
    found = results.advice.advice(LITANG, BASELINE)
    for step in (found.steps[0], found.by_relief()[0]):
        assert t.of(t.catalog.lever(step.lever).name) in wording.title(results, LITANG, BASELINE, t)


# --- cards -------------------------------------------------------------------------------------


@ORDERS
def test_the_cards_are_the_first_three_of_the_order(results, t, order):
    found = wording.steps(results, LITANG, PULLED, order)
    cards = wording.cards(results, LITANG, PULLED, order, t)
    assert [code for code, _ in cards] == [step.lever for step in found[:3]]
    worths = [s.per_m_yuan if order == "yuan" else s.relief for s in found]
    assert worths == sorted(worths, reverse=True)


@pytest.mark.parametrize("county", [LITANG, SHIQU])
def test_days_come_first_and_before_points(results, t, county):
    for number, step in enumerate(wording.steps(results, county, BASELINE, wording.YUAN)):
        lines = dict(wording.card(results, number, step, county, BASELINE, wording.YUAN, t).lines)
        keys = list(lines)
        assert keys.index(t("advice.card_moves")) < keys.index(t("advice.card_relief"))
        moved = [change.indicator for change in step.changes]
        if "delivery_days" in moved:
            days = t.label(t.catalog.indicator("delivery_days"))
            assert lines[t("advice.card_moves")].startswith(days)


def test_a_card_says_what_is_declared_and_what_to_mind(results, t):
    found = {s.lever: s for s in wording.steps(results, LITANG, BASELINE, wording.YUAN)}

    def lines(code):
        return dict(wording.card(results, 1, found[code], LITANG, BASELINE, wording.YUAN, t).lines)

    declared, mind = t("advice.card_paper"), t("advice.card_caution")
    assert t.percent(found["governance"].paper_share) in lines("governance")[declared]
    assert lines("governance")[mind] == t("simulator.caveat_rule")
    assert lines("trunk_express")[declared] == ""
    assert lines("trunk_express")[mind] == ""
    for code in ("regional_hub", "cold_chain"):
        assert lines(code)[mind] == t("simulator.caveat_ecology")


def test_what_is_left_of_a_lever_is_said_to_be_the_rest(results, t):
    (step,) = [
        s for s in wording.steps(results, LITANG, PULLED, "yuan") if s.lever == "culture_tourism"
    ]
    cost = dict(wording.card(results, 1, step, LITANG, PULLED, "yuan", t).lines)[
        t("advice.card_cost")
    ]
    assert "40%" in cost
    assert t.number(180 if t.language == "zh" else 1.8, 0 if t.language == "zh" else 1) in cost


def test_beside_the_cards_stands_that_a_fixed_cost_puts_a_lever_first(results, t):
    first = wording.steps(results, LITANG, BASELINE, wording.YUAN)[0]
    lever = t.catalog.lever(first.lever)
    assert lever.cost.driver == "fixed"
    fixed = t("advice.caveat_fixed", lever=t.of(lever.name), cost=t("equal.money", amount=_one(t)))
    assert fixed in wording.caveats(results, LITANG, BASELINE, wording.YUAN, t)
    assert fixed not in wording.caveats(results, LITANG, BASELINE, wording.RELIEF, t)


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
    assert talent in wording.caveats(results, LITANG, BASELINE, "yuan", t)[0]
    assert talent not in wording.caveats(results, LITANG, values, "yuan", t)[0]


def test_a_first_step_that_is_largely_declared_may_not_be_on_the_page_of_the_budget(results, t):
    first = wording.steps(results, LITANG, BASELINE, wording.YUAN)[0]
    other = wording.steps(results, LITANG, BASELINE, wording.RELIEF)[0]
    assert first.paper_share >= 0.5 > other.paper_share
    menu = t("budget.menu")
    told = [any(menu in line for line in wording.caveats(results, LITANG, BASELINE, order, t))
            for order in wording.ORDERS]  # fmt: skip
    assert told == [True, False]


def test_what_a_share_of_the_gap_and_relief_are_is_said_beside_the_cards(results, t):
    obstacle = wording.caveats(results, LITANG, BASELINE, wording.YUAN, t)[0]
    assert t("county.menu") in obstacle
    assert {"zh": "离满分差距", "en": "gap to full marks"}[t.language] in obstacle
    for scenario in (BASELINE, PULLED):
        assert wording.start(results, LITANG, scenario, t).endswith(t("advice.relief_plain"))


# --- all levers --------------------------------------------------------------------------------


@ORDERS
@pytest.mark.parametrize("phone", [False, True])
def test_the_chart_shows_every_step_as_a_range_and_none_as_a_point(results, en, order, phone):
    figure = steps.chart(results, LITANG, BASELINE, order, phone, en)
    figure.checked()
    assert [trace["type"] for trace in figure.traces] == ["bar", "bar"]
    for trace in figure.traces:
        assert len(trace["x"]) == 16
        assert min(trace["base"]) >= 0
        assert trace["marker"]["pattern"]["shape"] == "/"


def test_the_range_of_relief_per_yuan_is_wider_than_that_of_relief(results):
    found = wording.steps(results, LITANG, BASELINE, wording.YUAN)
    assert all(s.returns[2] / s.returns[0] > s.reliefs[2] / s.reliefs[0] for s in found)


def test_the_finding_counts_the_ranges_that_reach_the_first(results, en):
    found = wording.steps(results, LITANG, BASELINE, wording.YUAN)
    near = sum(step.returns[2] >= found[0].returns[0] for step in found[1:])
    assert f"{near} of {len(found)} levers" in steps.title(results, LITANG, BASELINE, "yuan", en)


def test_the_table_to_download_holds_every_lever_and_why_some_have_no_step(results, t):
    frame = steps.frame(results, LITANG, PULLED, t)
    assert len(frame) == len(t.catalog.levers)
    state = frame[t("advice.col_state")].dropna()
    assert list(state) == [t("advice.idle_full")]
    assert any(
        t("advice.idle_full") in line for line in steps.notes(results, LITANG, PULLED, "yuan", t)
    )
    each = frame[t("advice.col_each_percent")].dropna()
    assert list(each) == sorted(each, reverse=True)


def test_points_in_the_table_are_those_between_the_scores_that_the_what_if_prints(results, en):
    _, rows = steps.table(results, LITANG, BASELINE, wording.RELIEF, en)
    for step, row in zip(
        wording.steps(results, LITANG, BASELINE, wording.RELIEF), rows, strict=True
    ):
        pulled = BASELINE.with_levers({step.lever: 1.0}, (LITANG,))
        assert row[3] == en.delta(headline.gain(results, LITANG, pulled))


def test_levers_without_a_step_are_kept_apart_although_names_hold_commas(results, zh):
    both = BASELINE.with_levers({"market_information": 1, "governance": 1}, (LITANG,))
    line = steps.notes(results, LITANG, both, "yuan", zh)[-1]
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
    first = wording.steps(results, LITANG, BASELINE, "yuan")[0]
    assert first.lever == "signal_gaps"
    name = t.of(t.catalog.lever("signal_gaps").name)
    other = wording.steps(results, LITANG, BASELINE, "relief")[0].lever
    assert wording.title(results, LITANG, BASELINE, t).endswith(
        t("advice.title_free", county=t.of(results.data.panel.county(LITANG).name), lever=name,
          other=t.of(t.catalog.lever(other).name))
    )  # fmt: skip
    second = t.of(t.catalog.lever(wording.steps(results, LITANG, BASELINE, "yuan")[1].lever).name)
    assert wording.lead(results, LITANG, BASELINE, "yuan", t) == t(
        "advice.lead_free", lever=name, second=second
    )
    lines = dict(wording.cards(results, LITANG, BASELINE, "yuan", t)[0][1].lines)
    assert lines[t("advice.card_cost")] == t("advice.card_cost_free")
    row = steps.table(results, LITANG, BASELINE, "yuan", t)[1][0]
    assert row.count(t("advice.no_cost")) == 2
    frame = steps.frame(results, LITANG, BASELINE, t)
    assert frame[t("advice.col_each_percent")].isna().iloc[0]
    assert frame[t("advice.col_cost_full")].iloc[0] == 0


@pytest.mark.usefixtures("nothing_to_build")
@pytest.mark.parametrize("order", wording.ORDERS)
def test_at_no_cost_the_chart_has_words_instead_of_a_range_per_yuan(results, t, order):
    figure = steps.chart(results, LITANG, BASELINE, order, False, t).spec
    first = next(bar for bar in figure["data"] if bar["type"] == "bar")
    assert all(math.isfinite(value) for value in (*first["base"], *first["x"]))
    assert math.isfinite(figure["layout"]["xaxis"]["range"][1])
    words = [note["text"] for note in figure["layout"]["annotations"]]
    assert (t("advice.no_cost") in words) == (order == "yuan")


@pytest.mark.usefixtures("nothing_to_build")
def test_a_target_that_levers_at_no_cost_reach_is_said_to_cost_nothing(results, t):
    today = results.effect(BASELINE).result.index[results.data.panel.row(LITANG)]
    asked, found = goal(results, score=float(today) + 0.05)
    assert [code for code, _ in found.levers] == ["signal_gaps"]
    assert target.title(results, asked, found, t).endswith(
        t("advice.goal_free", county=t.of(results.data.panel.county(LITANG).name), n=1,
          target=t("advice.goal_score", score=t.score(asked.points, 1)))
    )  # fmt: skip
    assert t("advice.no_cost") in target.table(results, found, t)[1][0]
