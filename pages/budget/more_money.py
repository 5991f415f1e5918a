"""What more money would do: the steps after a plan, their order, what lifts the lowest score."""

import math
from collections.abc import Callable, Iterable
from typing import Any

import pandas as pd

from components.widgets import tables
from components.widgets.tables import Table
from components.words import money
from components.words.texts import DASH
from model.facts.provenance import Quality
from model.results.money import VISIBLE, WORST
from model.spending.best_plan import Step
from model.spending.lever_sets import members
from pages.budget.plan import Budget, given

MOST_STEPS = 6  # rows on the screen, the others stand in the table
MOST_NAMED = 3  # counties
SAME = 1e-6  # points


def _moves(budget: Budget, steps: Iterable[Step]) -> pd.DataFrame:
    """Return steps in words: county, levers added and dropped, million yuan, its points."""
    options, rows = budget.options, []
    for step in steps:
        line = options.frontier(step.row, budget.plan.places[step.row].served)
        before, after = (members(int(line.sets[i]), options.levers) for i in (step.start, step.end))
        points = float(line.index[step.end] - line.index[step.start])
        county = budget.t.county(options.counties[step.row])
        rows.append((county, *_change(budget, before, after), step.cost, points))
    return pd.DataFrame(rows, columns=["county", "words", "added", "dropped", "m_yuan", "points"])


def _change(
    budget: Budget, before: tuple[str, ...], after: tuple[str, ...]
) -> tuple[str, str, str]:
    """Return in words how two sets of levers differ; then what is added and what dropped."""
    added = budget.names(tuple(code for code in after if code not in before))
    dropped = budget.names(tuple(code for code in before if code not in after))
    words = budget.t("budget.instead", added=added, dropped=dropped) if dropped else added
    return words, added, dropped


def next_words(budget: Budget) -> str:
    """Return to whom the next million goes, and for what; where it moves nothing, what would."""
    t, best, ask, m_yuan = budget.t, budget.results.money, budget.ask, budget.m_yuan
    if best.gain_of_more(ask, m_yuan) >= VISIBLE:
        return _given_more(budget)
    rise = best.next_rise(ask, m_yuan)
    if math.isnan(rise):
        return t("budget.more_none_worst" if ask.goal == WORST else "budget.more_none")
    gain = t.number(best.gain_of_more(ask, m_yuan, rise), 2)
    return t("budget.more_next", money=budget.money(rise), gain=gain)


def _given_more(budget: Budget) -> str:
    """Return whom a million more gives more and whom less; to one county, which levers."""
    then = budget.results.money.plan(budget.ask, budget.m_yuan + 1.0)
    pairs = list(zip(budget.plan.places, then.places, strict=True))
    if budget.single:
        before, after = map(budget.levers, pairs[0])
        return budget.t("budget.more_own", levers=_change(budget, before, after)[0])
    more = [b.county for a, b in pairs if b.after > a.after + SAME]
    less = [b.county for a, b in pairs if b.after < a.after - SAME]
    key = "budget.more_to_less" if less else "budget.more_to"
    return budget.t(key, more=_counties(budget, more), less=_counties(budget, less))


def _counties(budget: Budget, codes: list[str]) -> str:
    """Return counties by name, if they are few, else how many."""
    if len(codes) > MOST_NAMED:
        return budget.t("budget.counties", n=len(codes))
    return budget.t.join([budget.t.county(code) for code in codes])


def steps(budget: Budget) -> pd.DataFrame:
    """Return where more money would go, what does most for the goal first."""
    found = budget.results.money.next_steps(budget.ask, budget.m_yuan)
    return _moves(budget, found[:MOST_STEPS])


def steps_title(budget: Budget, steps: pd.DataFrame) -> str:
    """Return which step on top of the plan does most for its money."""
    if steps.empty:
        return budget.t("budget.steps_none")
    first = steps.iloc[0]
    done = {"levers": first.words, "money": budget.money(first.m_yuan)}
    return budget.assumed("budget.steps_title", county=first.county, **done)


def steps_screen(budget: Budget, steps: pd.DataFrame) -> tuple[list[str], list[list[str]]]:
    """Return the next steps: county if there are several, levers, money, points, their rate."""
    t = budget.t
    cells: dict[str, Callable[[Any], str]] = {
        t("budget.column_county"): lambda row: row.county,
        t("budget.column_more"): lambda row: row.words,
        t("budget.column_cost"): lambda row: f"○ {budget.money(row.m_yuan)}",
        t("budget.column_points"): lambda row: f"○ {t.delta(row.points)}",
        t("budget.column_rate"): lambda row: f"○ {t.delta(row.points / row.m_yuan, 2)}",
    }
    if budget.single:
        del cells[t("budget.column_county")]
    return tables.screen(steps.itertuples(), cells)


def order(budget: Budget) -> Table:
    """Return the order in which money would go to counties, from the first yuan on."""
    t, plan = budget.t, budget.plan
    rows = _moves(budget, budget.results.money.order(budget.ask, plan.hubs))
    rows["cost"] = [money.counted(m_yuan, t) for m_yuan in rows["m_yuan"]]
    rows["total"] = rows["cost"].cumsum() + money.counted(plan.hub_cost, t)
    rows["place"], rows["quality"] = rows.index + 1, t.quality(Quality.ILLUSTRATIVE)
    heads = {
        "place": t("budget.frame_place"),
        "county": t("budget.column_county"),
        "added": t("budget.column_more"),
        "dropped": t("budget.frame_dropped"),
        "cost": t("budget.frame_cost"),
        "total": t("budget.frame_total"),
        "points": t("budget.frame_points"),
        "quality": t("common.quality"),
    }
    return Table(rows, heads)


def lifts(budget: Budget) -> tuple[list[str], list[list[str]]]:
    """Return what lifting the lowest score by one, two .. points would take on top."""
    t = budget.t
    return tables.screen(
        budget.results.money.lifts(budget.ask, round(budget.plan.value, 6)),
        {
            t("budget.column_floor"): lambda plan: t("budget.floor", value=t.number(plan.value, 1)),
            t("budget.column_extra"): lambda plan: f"○ {budget.money(plan.spent - budget.m_yuan)}",
            t("budget.column_counties"): lambda plan: t.number(len(given(plan))),
            t("budget.column_hub"): lambda plan: t.join([t.county(c) for c in plan.hubs]) or DASH,
        },
    )
