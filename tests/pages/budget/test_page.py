"""The budget page: what the money buys, how it is said, and the way into the what-if."""

from dataclasses import replace
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from components.session import addresses, link
from components.session.link import View
from model.results.money import EVEN, PEOPLE, TOTAL, WORST, Ask
from model.score.method import Method
from model.what_if.scenario import BASELINE, Scenario
from pages.budget import by_county, sections, wording

ROOT = Path(__file__).resolve().parents[3]
LITANG, SHIQU = "513334", "513332"
GOALS = (TOTAL, PEOPLE, EVEN, WORST)


def ask(results, goal=TOTAL, counted="checked", counties=(), method=BASELINE):
    return Ask(method, counties or results.data.panel.codes, goal, counted)


def opened(lang="en", **params):
    at = AppTest.from_file(str(ROOT / "components" / "page_frame" / "frame.py"), default_timeout=60)
    for key, value in ({"v": "1", "lang": lang} | params).items():
        at.query_params[key] = value
    return at.run().switch_page(addresses.page_file("budget")).run()


def said(at):
    return "\n".join(element.proto.body for element in at.get("html"))


# --- what is said ------------------------------------------------------------------------------


@pytest.mark.parametrize("goal", GOALS)
@pytest.mark.parametrize("budget", [1.0, 20.0, 300.0, 620.0])
def test_what_the_money_does_is_said_on_illustrative_figures(results, t, goal, budget):
    asked = ask(results, goal)
    before = t("common.on_illustrative", sentence="")
    titles = [
        wording.title(results, asked, budget, t),
        wording.curve_title(results, asked, budget, t),
        by_county.places_title(results.money.plan(asked, budget), t),
    ]
    assert all(title.startswith(before) for title in titles)
    for title in titles:
        assert not title[len(before) :][0].isupper() or t.language == "zh"


def test_litang_alone_is_told_days_before_points(results, en):
    title = wording.title(results, ask(results, counties=(LITANG,)), 20.0, en)
    assert title.index("days") < title.index("score")
    assert "Litang" in title


@pytest.mark.parametrize("goal", GOALS)
def test_money_used_and_left_make_up_the_budget(results, t, goal):
    for budget in (1.0, 20.0, 300.0):
        plan = results.money.plan(ask(results, goal), budget)
        assert plan.spent <= budget + 1e-6
        card = wording.cards(results, ask(results, goal), budget, t)[0]
        left = budget - plan.spent
        assert (card.note == t("budget.all")) == (left <= 0.05)


def test_the_proof_says_how_far_a_plan_cut_short_may_fall_short(results, en, monkeypatch):
    asked = ask(results)
    whole = results.money.plan(asked, 20.0)
    short = replace(whole, bound=whole.value / 0.98)
    monkeypatch.setattr(results.money, "plan", lambda *_: short)
    card = next(
        c for c in wording.cards(results, asked, 20.0, en) if c.label == en("budget.card_proof")
    )
    assert card.value == en("budget.gap", gap="2.0%")


def test_self_declared_gains_are_left_out_or_said(results, en):
    checked, counted = (ask(results, counted=kind) for kind in ("checked", "all"))
    assert results.money.result(checked, 20.0).paper_share == pytest.approx(0)
    assert results.money.result(counted, 20.0).paper_share > 0.2
    assert "not counted" in wording.cards(results, checked, 20.0, en)[1].note
    assert "%" in wording.cards(results, counted, 20.0, en)[1].note


@pytest.mark.parametrize("goal", [TOTAL, WORST])
def test_a_worst_off_county_without_money_is_said_to_have_none(results, t, goal):
    plan = results.money.plan(ask(results, goal), 20.0)
    worst = min(plan.places, key=lambda place: place.before)
    note = wording.cards(results, ask(results, goal), 20.0, t)[2].note
    without = t("budget.worst_none", now=t.of(results.data.panel.county(worst.county).name))
    assert (note == without) == (goal == TOTAL) == (worst.cost == 0)


def test_money_beyond_what_the_worst_off_can_buy_is_said_to_be_of_no_use_to_it(results, t):
    used, *_, more = wording.cards(results, ask(results, WORST), 620.0, t)
    left = 620.0 - results.money.plan(ask(results, WORST), 620.0).spent
    assert used.note == t("budget.left_worst", money=_money(left, t))
    assert more.note == t("budget.more_none_worst")
    assert any(
        len(place.levers) < 15 for place in results.money.plan(ask(results, WORST), 620.0).places
    )


def test_the_mean_is_said_to_be_that_of_all_counties_funded_or_not(results, t):
    plan = results.money.plan(ask(results), 20.0)
    assert 0 < len(by_county.served_places(plan)) < 31
    mean = sum(place.after - place.before for place in plan.places) / 31
    words = {
        "zh": f"31 县平均提升 {mean:.1f} 分",
        "en": f"{mean:.1f} points on average over all 31",
    }
    assert words[t.language] in wording.title(results, ask(results), 20.0, t)
    assert "31" in wording.cards(results, ask(results), 20.0, t)[1].label


def test_counties_that_are_funded_act_at_once(results, t):
    several, one = (
        " ".join(wording.caveats(results, ask(results, counties=c), t)) for c in ((), (LITANG,))
    )
    assert t("budget.arithmetic") in several
    assert t("equal.arithmetic") not in several
    assert t("equal.arithmetic") in one


@pytest.mark.parametrize("budget", [2.0, 7.0, 20.0, 40.0])
def test_the_gain_of_one_county_is_that_between_its_printed_scores(results, en, budget):
    asked = ask(results, counties=(LITANG,))
    place = results.money.plan(asked, budget).places[0]
    gain = round(place.after, 1) - round(place.before, 1)
    assert wording.cards(results, asked, budget, en)[1].value == en.delta(gain)
    assert f"gains this county {gain:.1f} points" in wording.curve_title(results, asked, budget, en)


def test_hubs_are_said_with_whom_they_serve(results, t):
    aba = tuple(c.code for c in results.data.panel.counties if c.prefecture == "513200")
    asked = ask(results, counties=aba)
    plan = results.money.plan(asked, 500.0)
    assert len(plan.hubs) == 2
    lines = by_county.hubs(results, asked, 500.0, t)
    assert len(lines) == 2
    assert all(t.of(results.data.panel.county(hub).name) in line
               for hub, line in zip(plan.hubs, lines, strict=True))  # fmt: skip
    assert by_county.hubs(results, asked, 10.0, t) == [t("budget.hubs_dear", cost=_money(15.0, t))]


def _money(m_yuan, t):
    from components.words import money

    return money.amount(m_yuan, t)


def test_every_county_of_the_plan_stands_in_its_table(results, en):
    frame = by_county.places_frame(results, ask(results), 100.0, en)
    assert len(frame) == 31
    plan = results.money.plan(ask(results), 100.0)
    assert frame[en("budget.frame_cost")].sum() == pytest.approx(plan.spent - plan.hub_cost, abs=1)


def test_what_each_lever_takes_adds_up_to_what_is_spent(results, en):
    for asked, budget in ((ask(results), 100.0), (ask(results, WORST), 250.0)):
        plan = results.money.plan(asked, budget)
        assert sum(
            one.cost for one in by_county.by_lever(results, asked, plan, en)
        ) == pytest.approx(plan.spent)


def test_where_most_levers_are_given_the_others_are_named(results, t):
    asked = ask(results, counties=(LITANG,))
    top = float(results.money.most(asked))
    cell = by_county.places(results, asked, top, t)[1][0][1]
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
    asked = ask(results, method=Scenario(method=Method(real_only=True)))
    assert not wording.can_spend(results, asked)
    assert wording.withheld(asked, t) == t("budget.real_only")


# --- the page ----------------------------------------------------------------------------------


def test_prefectures_are_named_after_their_codes(data):
    names = [p.name.en.lower() for p in data.prefectures]
    assert all(
        name.startswith(code) for code, name in zip(sections.PREFECTURES, names, strict=True)
    )
    assert set(link.CHOICES["ar"]) == {"all", "one", *sections.PREFECTURES}
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
    assert 'class="cards' in said(at)


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
    assert "nothing to plan a budget by" in said(at)
    assert not at.get("plotly_chart")
    assert not [slider for slider in at.slider if slider.key == "number_bud"]
