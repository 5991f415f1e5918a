"""The budget page: what the money buys, how it is said, and the way into the what-if."""

from dataclasses import replace

import pytest

from components.session import link
from components.session.link import View
from model.results.money import EVEN, PEOPLE, TOTAL, WORST, Ask
from model.score.method import Method
from model.what_if.scenario import BASELINE, Scenario
from pages.budget import by_county, more_money, wording
from pages.budget.asked import PREFECTURES, Budget, given
from tests.app_pages import opened as open_page
from tests.app_pages import texts

LITANG, SHIQU = "513334", "513332"
GOALS = (TOTAL, PEOPLE, EVEN, WORST)


def ask(results, goal=TOTAL, counted="checked", counties=(), method=BASELINE):
    return Ask(method, counties or results.data.panel.codes, goal, counted)


def asked(results, t, m_yuan=20.0, **wanted):
    return Budget(results, ask(results, **wanted), m_yuan, 620.0, t)


def opened(lang="en", **params):
    return open_page("budget", lang, params)


# --- what is said ------------------------------------------------------------------------------


@pytest.mark.parametrize("goal", GOALS)
@pytest.mark.parametrize("m_yuan", [1.0, 20.0, 620.0])
def test_what_the_money_does_is_said_on_illustrative_figures(results, t, goal, m_yuan):
    budget = asked(results, t, m_yuan, goal=goal)
    before = t("common.on_illustrative", sentence="")
    titles = [wording.title(budget), more_money.curve_title(budget), by_county.heading(budget)[0]]
    assert all(title.startswith(before) for title in titles)
    for title in titles:
        assert not title[len(before) :][0].isupper() or t.language == "zh"


def test_litang_alone_is_told_days_before_points(results, en):
    title = wording.title(asked(results, en, counties=(LITANG,)))
    assert title.index("days") < title.index("score")
    assert "Litang" in title


@pytest.mark.parametrize("goal", GOALS)
def test_money_used_and_left_make_up_the_budget(results, t, goal):
    for m_yuan in (1.0, 20.0, 300.0):
        budget = asked(results, t, m_yuan, goal=goal)
        assert budget.plan.spent <= m_yuan + 1e-6
        card, left = wording.cards(budget)[0], m_yuan - budget.plan.spent
        assert (card.note == t("budget.all")) == (left <= 0.05)


def test_the_proof_says_how_far_a_plan_cut_short_may_fall_short(results, en, monkeypatch):
    budget = asked(results, en)
    short = replace(budget.plan, bound=budget.plan.value / 0.98)
    monkeypatch.setattr(results.money, "plan", lambda *_: short)
    (card,) = [c for c in wording.cards(budget) if c.label == en("budget.card_proof")]
    assert card.value == en("budget.gap", gap="2.0%")


def test_self_declared_gains_are_left_out_or_said(results, en):
    checked, counted = (asked(results, en, counted=kind) for kind in ("checked", "all"))
    assert results.money.result(checked.ask, 20.0).paper_share_all == pytest.approx(0)
    assert results.money.result(counted.ask, 20.0).paper_share_all > 0.2
    assert "not counted" in wording.cards(checked)[1].note
    assert "%" in wording.cards(counted)[1].note


@pytest.mark.parametrize("goal", [TOTAL, WORST])
def test_a_worst_off_county_without_money_is_said_to_have_none(results, t, goal):
    budget = asked(results, t, goal=goal)
    worst = min(budget.plan.places, key=lambda place: place.before)
    note = wording.cards(budget)[2].note
    without = t("budget.worst_none", now=t.of(results.data.panel.county(worst.county).name))
    assert (note == without) == (goal == TOTAL) == (worst.cost == 0)


def test_money_beyond_what_the_worst_off_can_buy_is_said_to_be_of_no_use_to_it(results, t):
    budget = asked(results, t, 620.0, goal=WORST)
    used, *_, more = wording.cards(budget)
    left = budget.money(620.0 - budget.plan.spent)
    assert used.note == t("budget.left_worst", money=left)
    assert more.note == t("budget.more_none_worst")
    assert any(len(place.levers) < 15 for place in budget.plan.places)


def test_the_mean_is_said_to_be_that_of_all_counties_funded_or_not(results, t):
    budget = asked(results, t)
    assert 0 < len(given(budget.plan)) < 31
    mean = sum(place.after - place.before for place in budget.plan.places) / 31
    words = {
        "zh": f"31 县平均提升 {mean:.1f} 分",
        "en": f"{mean:.1f} points on average over all 31",
    }
    assert words[t.language] in wording.title(budget)
    assert "31" in wording.cards(budget)[1].label


def test_counties_that_are_funded_act_at_once(results, t):
    several, one = (
        " ".join(wording.caveats(asked(results, t, counties=some))) for some in ((), (LITANG,))
    )
    assert t("budget.arithmetic") in several
    assert t("levers.arithmetic") not in several
    assert t("levers.arithmetic") in one


def test_the_gain_of_one_county_is_that_between_its_printed_scores(results, en):
    for m_yuan in (2.0, 7.0, 20.0, 40.0):
        budget = asked(results, en, m_yuan, counties=(LITANG,))
        (place,) = budget.plan.places
        gain = round(place.after, 1) - round(place.before, 1)
        assert wording.cards(budget)[1].value == en.delta(gain)
        assert f"gains this county {gain:.1f} points" in more_money.curve_title(budget)


def test_hubs_are_said_with_whom_they_serve(results, t):
    aba = tuple(c.code for c in results.data.panel.counties if c.prefecture == "513200")
    rich, poor = (asked(results, t, m_yuan, counties=aba) for m_yuan in (500.0, 10.0))
    lines = by_county.hubs(rich)
    assert len(lines) == 2
    for hub, line in zip(rich.plan.hubs, lines, strict=True):
        assert t.county(hub) in line
    assert by_county.hubs(poor) == [t("budget.hubs_dear", cost=poor.money(15.0))]


def test_every_county_of_the_plan_stands_in_its_table(results, en):
    budget = asked(results, en, 100.0)
    rows = by_county.table(budget).rows
    assert len(rows) == 31
    assert rows["cost"].sum() == pytest.approx(budget.plan.spent - budget.plan.hub_cost, abs=1)


def test_what_each_lever_takes_adds_up_to_what_is_spent(results, en):
    for budget in (asked(results, en, 100.0), asked(results, en, 250.0, goal=WORST)):
        spent = sum(cost for _, _, cost in by_county.by_lever(budget))
        assert spent == pytest.approx(budget.plan.spent)


def test_where_most_levers_are_given_the_others_are_named(results, t):
    top = float(results.money.most(ask(results, counties=(LITANG,))))
    cell = by_county.screen(asked(results, t, top, counties=(LITANG,)))[1][0][1]
    assert t("budget.all_levers", n=15) in cell


def test_twice_the_cost_buys_less(results, data):
    dear = tuple((f"{lever.code}.cost", 2 * lever.cost.m_yuan) for lever in data.catalog.levers)
    method = Scenario(assumptions=tuple(sorted(dear)))
    once, twice = (
        results.money.plan(ask(results, method=m), 20.0).value for m in (BASELINE, method)
    )
    assert results.money.plan(ask(results, method=method), 40.0).value == pytest.approx(once)
    assert twice < once


def test_real_data_only_leaves_nothing_to_plan_by(results, t):
    assert not asked(results, t, method=Scenario(method=Method(real_only=True))).options.counties


# --- the page ----------------------------------------------------------------------------------


def test_prefectures_are_named_after_their_codes(data):
    names = [p.name.en.lower() for p in data.prefectures]
    assert all(name.startswith(code) for code, name in zip(PREFECTURES, names, strict=True))
    assert set(link.CHOICES["ar"]) == {"all", "one", *PREFECTURES}
    assert set(link.CHOICES["aim"]) == set(GOALS)


@pytest.mark.parametrize(
    "params",
    [
        {},
        {"ar": "aba", "bud": "500", "aim": "people"},
        {"ar": "garze", "aim": "worst", "bud": "300"},
        {"ar": "one", "c": LITANG, "bud": "620"},
        {"aim": "even", "pap": "all", "bud": "1", "w": "14.18.14.12.11.12.10.9", "p": "-1"},
    ],
)
@pytest.mark.parametrize("lang", ["zh", "en"])
def test_the_page_opens_for_every_area_and_goal(lang, params):
    at = opened(lang, **params)
    assert not at.exception, at.exception
    assert at.slider(key="number_bud")
    assert 'class="cards' in texts(at)


def test_the_budget_slider_ends_where_a_county_has_all_it_can_have(results):
    at = opened(ar="one", c=LITANG, bud="620")
    top = results.money.most(ask(results, counties=(LITANG,)))
    assert at.slider(key="number_bud").max == top
    assert at.slider(key="number_bud").value == top
    assert opened().slider(key="number_bud").max == 620


def test_the_plan_of_a_county_goes_into_the_what_if_of_that_county_alone(results):
    at = opened(ar="one", c=LITANG, s="all")
    at.button(key="take_budget").click().run()
    plan = results.money.plan(ask(results, counties=(LITANG,)), 20.0)
    view: View = at.session_state["view"]
    assert dict(view.scenario.levers) == dict.fromkeys(plan.places[0].levers, 1.0)
    assert (view.county, view.scope) == (LITANG, "one")
    impact = results.effect(view.case.applied(results.data.panel.counties))
    row = results.data.panel.row(LITANG)
    assert impact.result.index[row] >= plan.places[0].after


def _is_served(results, county, budget):
    places = {
        place.county: place for place in results.money.plan(ask(results, WORST), budget).places
    }
    return places[county].served


def test_a_hub_within_reach_goes_into_the_what_if_too(results):
    budget = next(b for b in range(100, 620, 10) if _is_served(results, SHIQU, float(b)))
    at = opened(aim="worst", bud=str(budget), c=SHIQU)
    at.button(key="take_budget").click().run()
    assert "regional_hub" in dict(at.session_state["view"].scenario.levers)


def test_without_a_county_the_page_asks_for_one():
    assert not [button for button in opened().button if button.key == "take_budget"]


def test_with_real_data_only_one_sentence_says_why_there_is_no_plan():
    at = opened(r="1")
    assert "nothing to plan a budget by" in texts(at)
    assert not at.get("plotly_chart")
    assert not [slider for slider in at.slider if slider.key == "number_bud"]
