"""More money on the budget page: what it adds is what the better plan comes to."""

import pytest

from model.results.money import EVEN, PEOPLE, TOTAL, WORST, Ask
from model.what_if.scenario import BASELINE
from pages.budget import curve
from pages.budget.asked import Budget

GOALS = (TOTAL, PEOPLE, EVEN, WORST)


def budget(results, t, goal, m_yuan=20.0):
    return Budget(results, Ask(BASELINE, results.data.panel.codes, goal), m_yuan, 300.0, t)


@pytest.mark.parametrize("goal", GOALS)
def test_every_point_of_the_curve_is_what_a_plan_comes_to(results, en, goal):
    asked = budget(results, en, goal)
    budgets, values = results.money.curve(asked.ask, 300.0)
    for at in range(0, len(budgets), 6):
        own = results.money.solver(asked.ask).plan(float(budgets[at])).value
        assert values[at] == pytest.approx(results.money.shown(asked.ask, own))
    assert list(curve.table(asked).rows["value"]) == list(values)
    assert list(values) == sorted(values)


def test_every_whole_million_lies_on_the_curve_of_the_lowest_score(results, en):
    asked = budget(results, en, WORST)
    budgets, values = results.money.curve(asked.ask, 60.0)
    assert list(budgets) == [float(m_yuan) for m_yuan in range(61)]
    assert values[2] == pytest.approx(results.money.value_at(asked.ask, 2.0))


@pytest.mark.parametrize("goal", GOALS)
def test_the_title_tells_what_the_budget_gains_and_what_as_much_again_adds(results, en, goal):
    asked = budget(results, en, goal)
    none, own, twice = (results.money.value_at(asked.ask, m_yuan) for m_yuan in (0.0, 20.0, 40.0))
    if goal == WORST:  # a score, so that gains are between scores as printed
        none, own, twice = (round(score, 1) for score in (none, own, twice))
    unit = "%" if goal == EVEN else " points"
    gains = f"gains {own - none:.1f}{unit}, twice as much {twice - own:.1f}{unit} more"
    assert curve.title(asked) == f"20 m yuan {gains}"


def test_beyond_all_that_there_is_to_buy_more_money_is_said_to_add_nothing(results, en):
    top = results.money.most(budget(results, en, TOTAL).ask)
    assert curve.title(budget(results, en, TOTAL, float(top))).endswith("next to nothing")
