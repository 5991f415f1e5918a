"""More money on the budget page: what it adds is what the better plan comes to."""

import pytest

from components.words import money
from components.words.texts import DASH
from model.results.money import EVEN, PEOPLE, TOTAL, VISIBLE, WORST, Ask
from model.what_if.scenario import BASELINE
from pages.budget import more_money, wording
from pages.budget.asked import Budget
from tests.app_pages import opened, texts

LITANG, ABA = "513334", "513200"
GOALS = (TOTAL, PEOPLE, EVEN, WORST)
AREAS = {
    "all": lambda results: results.data.panel.codes,
    "aba": lambda results: tuple(
        c.code for c in results.data.panel.counties if c.prefecture == ABA
    ),
    "one": lambda _: (LITANG,),
}


def ask(results, goal=TOTAL, counted="checked", counties=()):
    return Ask(BASELINE, counties or results.data.panel.codes, goal, counted)


def budget(results, t, m_yuan=20.0, asked=None):
    return Budget(results, asked or ask(results), m_yuan, 300.0, t)


@pytest.mark.parametrize("goal", GOALS)
@pytest.mark.parametrize("area", ["all", "aba", "one"])
def test_a_million_more_adds_what_the_best_plan_of_a_million_more_adds(results, goal, area):
    asked = ask(results, TOTAL if area == "one" else goal, counties=AREAS[area](results))
    solver = results.money.solver(asked)
    for budget in (1.0, 2.0, 20.0, 98.0, 300.0):
        now, then = (solver.plan(m_yuan).value for m_yuan in (budget, budget + 1))
        gain = results.money.gain_of_more(asked, budget)
        assert gain == pytest.approx(
            results.money.shown(asked, then) - results.money.shown(asked, now)
        )
        assert gain >= 0


def test_the_worst_off_of_aba_and_litang_alone_gain_little_for_a_million_more(results, en):
    """Both numbers by exhaustive search: .2725 of the lowest score, .2267 points."""
    aba, litang = (
        ask(results, WORST, counties=AREAS["aba"](results)),
        ask(results, counties=(LITANG,)),
    )
    assert results.money.gain_of_more(aba, 20.0) == pytest.approx(0.2725, abs=5e-5)
    assert results.money.gain_of_more(litang, 2.0) == pytest.approx(0.2267, abs=5e-5)
    for m_yuan, asked, gain in ((20.0, aba, 0.2725), (2.0, litang, 0.2267)):
        card = wording.cards(budget(results, en, m_yuan, asked))[-1]
        assert card.value == en.delta(gain, 2)


@pytest.mark.parametrize("asked_for", ["aba", "one"])
def test_where_a_million_moves_nothing_the_next_step_is_told_with_its_cost(results, t, asked_for):
    asked = ask(results, WORST if asked_for == "aba" else TOTAL, "all", AREAS[asked_for](results))
    m_yuan = {"aba": 20.0, "one": 2.0}[asked_for]
    assert results.money.gain_of_more(asked, m_yuan) == 0
    rise = results.money.next_rise(asked, m_yuan)
    assert rise > 1
    gain = results.money.gain_of_more(asked, m_yuan, rise)
    assert gain >= VISIBLE > results.money.gain_of_more(asked, m_yuan, rise - 0.01)
    card = wording.cards(budget(results, t, m_yuan, asked))[-1]
    assert card.value == t.delta(0.0, 2)
    assert card.note == t("budget.more_next", money=money.amount(rise, t), gain=t.number(gain, 2))


def test_the_levers_a_million_more_buys_are_those_of_the_better_plan(results, en):
    asked = ask(results, counties=(LITANG,))
    now, then = (set(results.money.plan(asked, b).places[0].levers) for b in (2.0, 3.0))
    note = more_money.next_words(budget(results, en, 2.0, asked))
    names = {code: en.of(en.catalog.lever(code).name) for code in now ^ then}
    assert names
    assert all(name in note for name in names.values())


@pytest.mark.parametrize("goal", GOALS)
@pytest.mark.parametrize("area", ["all", "one"])
def test_every_point_of_the_curve_is_what_a_plan_comes_to(results, en, goal, area):
    asked = ask(results, TOTAL if area == "one" else goal, counties=AREAS[area](results))
    budgets, values = results.money.curve(asked, 300.0)
    for at in range(0, len(budgets), 6):
        own = results.money.solver(asked).plan(float(budgets[at])).value
        assert values[at] == pytest.approx(results.money.shown(asked, own))
    rows = more_money.curve_table(budget(results, en, asked=asked)).rows
    assert list(rows["value"]) == list(values)


@pytest.mark.parametrize("goal", GOALS)
def test_the_title_of_the_curve_tells_the_plans_of_the_budget_and_of_twice_as_much(
    results, en, goal
):
    asked, solver = ask(results, goal), results.money.solver(ask(results, goal))
    none, own, twice = (
        float(results.money.shown(asked, solver.plan(budget).value)) for budget in (0.0, 20.0, 40.0)
    )
    if goal == WORST:  # a score, so that gains are between scores as printed
        none, own, twice = (round(score, 1) for score in (none, own, twice))
    amount = money.amount(20.0, en)
    gains = {"gain": en.number(own - none, 1), "further": en.number(twice - own, 1)}
    sentence = en(f"budget.curve_{goal}", money=amount, extra=amount, **gains)
    assert more_money.curve_title(budget(results, en, asked=asked)).endswith(sentence)


@pytest.mark.parametrize("m_yuan", [5.0, 20.0, 98.0])
def test_those_who_are_given_more_are_paid_by_the_next_million(results, en, m_yuan):
    now, then = (results.money.plan(ask(results), money) for money in (m_yuan, m_yuan + 1))
    assert then.spent <= m_yuan + 1 + 1e-9
    gained = sum(b.after - a.after for a, b in zip(now.places, then.places, strict=True)) / 31
    card = wording.cards(budget(results, en, m_yuan))[-1]
    assert card.value == en.delta(gained, 2)
    more = [
        b.county for a, b in zip(now.places, then.places, strict=True) if b.after > a.after + 1e-6
    ]
    names = [en.of(results.data.panel.county(code).name) for code in more]
    assert all(name in card.note for name in names) or f"{len(more)} counties" in card.note


def test_with_all_bought_the_next_million_goes_to_no_one(results, t):
    asked = ask(results, counties=(LITANG,))
    top = float(results.money.most(asked))
    assert results.money.gain_of_more(asked, top) == 0
    whole = budget(results, t, top, asked)
    assert wording.cards(whole)[-1].value == DASH
    assert more_money.steps(whole).empty
    page = opened("budget", t.language, {"ar": "one", "c": LITANG, "bud": "620"})
    assert t("budget.steps_none") in texts(page)


def test_the_next_steps_are_the_best_for_the_goal_first(results, en):
    asked = budget(results, en)
    _, rows = more_money.steps_screen(asked, more_money.steps(asked))
    rates = [float(row[-1].split("+")[1]) for row in rows]
    assert rates == sorted(rates, reverse=True)
    assert len(rows) == more_money.MOST_STEPS


def test_the_order_from_the_first_yuan_adds_up(results, en):
    rows = more_money.order(budget(results, en)).rows
    assert rows["total"].iloc[-1] == pytest.approx(rows["cost"].sum())
    assert rows["total"].is_monotonic_increasing


def test_the_lowest_score_is_lifted_point_by_point_for_more_and_more(results, t):
    asked = ask(results, WORST)
    plans = results.money.lifts(asked, results.money.plan(asked, 20.0).value)
    costs = [plan.spent for plan in plans]
    assert len(plans) == 5
    assert costs == sorted(costs)
    assert len(more_money.lifts(budget(results, t, asked=asked))[1]) == 5


@pytest.mark.parametrize("area", ["all", "one"])
def test_every_budget_to_be_chosen_lies_on_a_curve_with_steps(results, area):
    asked = ask(results, WORST if area == "all" else TOTAL, counties=AREAS[area](results))
    budgets, values = results.money.curve(asked, 60.0)
    assert list(budgets) == [float(budget) for budget in range(61)]
    assert values[2] == pytest.approx(results.money.value_at(asked, 2.0))
