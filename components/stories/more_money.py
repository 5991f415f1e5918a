"""What more money would do: the steps after a plan, their order, what lifts the lowest score."""

from dataclasses import dataclass

import pandas as pd

from components import money, spending
from components.spending import Ask
from components.stories.allotted import lever_names, served_places
from components.stories.county import name
from components.text import DASH, Texts
from model.allocation import Step
from model.budget import Plan
from model.frontier import members
from model.provenance import Quality

MOST_STEPS = 6  # rows on the screen, the others stand in the table
SLIGHT = 0.05  # points


@dataclass(frozen=True, slots=True)
class Move:
    """One step in words: county, levers added and dropped, million yuan, its points."""

    county: str
    added: tuple[str, ...]
    dropped: tuple[str, ...]
    cost: float
    points: float


def _move(ask: Ask, step: Step, served: bool) -> Move:
    found = spending.counties_of(ask)
    line = found.frontier(step.row, served)
    before, after = (set(members(int(line.sets[i]), found.levers)) for i in (step.start, step.end))
    return Move(
        found.counties[step.row],
        tuple(code for code in found.levers if code in after - before),
        tuple(code for code in found.levers if code in before - after),
        step.cost,
        float(line.index[step.end] - line.index[step.start]),
    )


def _words(move: Move, t: Texts) -> str:
    """Return levers added, and dropped for a better one."""
    added = lever_names(move.added, t)
    if not move.dropped:
        return added
    return t("budget.instead", added=added, dropped=lever_names(move.dropped, t))


def moves(ask: Ask, budget: float) -> list[Move]:
    """Return where more money would go, what does most for the goal first."""
    plan = spending.plan(ask, budget)
    return [
        _move(ask, step, plan.places[step.row].served)
        for step in spending.next_steps(ask, budget)[:MOST_STEPS]
    ]


def next_words(ask: Ask, budget: float, t: Texts) -> str:
    """Return to whom the next money would go, and for what."""
    further = moves(ask, budget)
    if further:
        first = further[0]
        key = "budget.more_own" if len(ask.counties) == 1 else "budget.more_to"
        return t(key, county=name(first.county, t), levers=_words(first, t))
    now, then = spending.plan(ask, budget), spending.next_lift(ask, budget)
    if then is None:
        return t("budget.more_none")
    names = t.join([name(code, t) for code in _changed(now, then)])
    return t("budget.more_worst_to", money=money.amount(then.spent - budget, t), names=names)


def _changed(now: Plan, then: Plan) -> list[str]:
    """Return the counties that another plan gives more."""
    pairs = zip(now.places, then.places, strict=True)
    return [b.county for a, b in pairs if b.after > a.after + SLIGHT]


def steps_title(ask: Ask, budget: float, t: Texts) -> str:
    """Return to whom the next money would go."""
    further = moves(ask, budget)
    if not further:
        return t("budget.steps_none")
    first = further[0]
    sentence = t("budget.steps_title", county=name(first.county, t), levers=_words(first, t),
                 money=money.amount(first.cost, t))  # fmt: skip
    return t("common.on_illustrative", sentence=sentence)


def steps(ask: Ask, budget: float, t: Texts) -> tuple[list[str], list[list[str]]]:
    """Return the next steps: county if there are several, levers, money, points, their rate."""
    header = [t(f"budget.column_{key}") for key in ("county", "more", "cost", "points", "rate")]
    rows = [
        [name(move.county, t), _words(move, t), f"○ {money.amount(move.cost, t)}",
         f"○ {t.delta(move.points)}", f"○ {t.delta(move.points / move.cost, 2)}"]
        for move in moves(ask, budget)
    ]  # fmt: skip
    first = 1 if len(ask.counties) == 1 else 0
    return header[first:], [row[first:] for row in rows]


def order_frame(ask: Ask, budget: float, t: Texts) -> pd.DataFrame:
    """Return the order in which money would go to counties, from the first yuan on."""
    plan = spending.plan(ask, budget)
    served = {place.county: place.served for place in plan.places}
    total, rows = plan.hub_cost, list[dict[str, object]]()
    for step in spending.order(ask, plan.hubs):
        code = spending.counties_of(ask).counties[step.row]
        move = _move(ask, step, served[code])
        total += move.cost
        rows.append(
            {
                t("budget.frame_place"): len(rows) + 1,
                t("budget.column_county"): name(code, t),
                t("budget.column_more"): lever_names(move.added, t),
                t("budget.frame_dropped"): lever_names(move.dropped, t),
                t("budget.frame_cost"): round(money.counted(move.cost, t), 2),
                t("budget.frame_total"): round(money.counted(total, t), 2),
                t("budget.frame_points"): round(move.points, 2),
                t("common.quality"): t.quality(Quality.ILLUSTRATIVE),
            }
        )
    return pd.DataFrame(rows)


def lifts(ask: Ask, budget: float, t: Texts) -> tuple[list[str], list[list[str]]]:
    """Return what lifting the lowest score by one, two .. points would take on top."""
    header = [t(f"budget.column_{key}") for key in ("floor", "extra", "counties", "hub")]
    now = spending.plan(ask, budget)
    rows = []
    for plan in spending.lifts(ask, round(now.value, 6)):
        funded = len(served_places(plan))
        sites = t.join([name(code, t) for code in plan.hubs]) or DASH
        rows.append(
            [t("budget.floor", value=t.number(plan.value, 1)),
             f"○ {money.amount(plan.spent - now.spent, t)}",
             t.number(funded), sites]
        )  # fmt: skip
    return header, rows
