"""What more money would do: the steps after a plan, their order, what lifts the lowest score."""

import math
from dataclasses import dataclass

import pandas as pd

from components.words import money
from components.words.texts import DASH, Texts
from model.facts.provenance import Quality
from model.results.money import VISIBLE, WORST, Ask
from model.results.results import Results
from model.spending.best_plan import Step
from model.spending.lever_sets import members
from model.spending.options import Allotment, Place
from pages.budget.by_county import hub_levers, lever_names, served_places

MOST_STEPS = 6  # rows on the screen, the others stand in the table
MOST_NAMED = 3  # counties
SAME = 1e-6  # points


@dataclass(frozen=True, slots=True)
class Move:
    """One step in words: county, levers added and dropped, million yuan, its points."""

    county: str
    added: tuple[str, ...]
    dropped: tuple[str, ...]
    cost: float
    points: float


def _move(results: Results, ask: Ask, step: Step, served: bool) -> Move:
    found = results.money.counties_of(ask)
    line = found.frontier(step.row, served)
    before, after = (set(members(int(line.sets[i]), found.levers)) for i in (step.start, step.end))
    return Move(
        found.counties[step.row],
        tuple(code for code in found.levers if code in after - before),
        tuple(code for code in found.levers if code in before - after),
        step.cost,
        float(line.index[step.end] - line.index[step.start]),
    )


def _words(added: tuple[str, ...], dropped: tuple[str, ...], t: Texts) -> str:
    """Return levers added, and dropped for a better one."""
    names = lever_names(added, t)
    return t("budget.instead", added=names, dropped=lever_names(dropped, t)) if dropped else names


def moves(results: Results, ask: Ask, budget: float) -> list[Move]:
    """Return where more money would go, what does most for the goal first."""
    plan = results.money.plan(ask, budget)
    return [
        _move(results, ask, step, plan.places[step.row].served)
        for step in results.money.next_steps(ask, budget)[:MOST_STEPS]
    ]


def next_words(results: Results, ask: Ask, budget: float, t: Texts) -> str:
    """Return to whom the next million goes, and for what; where it moves nothing, what would."""
    if results.money.gain_of_more(ask, budget) >= VISIBLE:
        return _given_more(
            results, results.money.plan(ask, budget), results.money.plan(ask, budget + 1.0), t
        )
    rise = results.money.next_rise(ask, budget)
    if math.isnan(rise):
        return t("budget.more_none_worst" if ask.goal == WORST else "budget.more_none")
    gain = t.number(results.money.gain_of_more(ask, budget, rise), 2)
    return t("budget.more_next", money=money.amount(rise, t), gain=gain)


def _given_more(results: Results, now: Allotment, then: Allotment, t: Texts) -> str:
    """Return whom another plan gives more and whom less; to one county, which levers."""
    pairs = list(zip(now.places, then.places, strict=True))
    if len(pairs) == 1:
        before, after = (_levers(results, place) for place in pairs[0])
        added, dropped = (
            tuple(code for code in one if code not in other)
            for one, other in ((after, before), (before, after))
        )
        return t("budget.more_own", levers=_words(added, dropped, t))
    more = [b.county for a, b in pairs if b.after > a.after + SAME]
    less = [b.county for a, b in pairs if b.after < a.after - SAME]
    key = "budget.more_to_less" if less else "budget.more_to"
    return t(key, more=_counties(more, t), less=_counties(less, t))


def _levers(results: Results, place: Place) -> tuple[str, ...]:
    return (*place.levers, *(hub_levers(results) if place.served else []))


def _counties(codes: list[str], t: Texts) -> str:
    """Return counties by name, if they are few, else how many."""
    if len(codes) > MOST_NAMED:
        return t("budget.counties", n=len(codes))
    return t.join([t.county(code) for code in codes])


def steps_title(results: Results, ask: Ask, budget: float, t: Texts) -> str:
    """Return which step on top of the plan does most for its money."""
    further = moves(results, ask, budget)
    if not further:
        return t("budget.steps_none")
    first = further[0]
    words = _words(first.added, first.dropped, t)
    sentence = t("budget.steps_title", county=t.county(first.county), levers=words,
                 money=money.amount(first.cost, t))  # fmt: skip
    return t("common.on_illustrative", sentence=sentence)


def steps(results: Results, ask: Ask, budget: float, t: Texts) -> tuple[list[str], list[list[str]]]:
    """Return the next steps: county if there are several, levers, money, points, their rate."""
    header = [t(f"budget.column_{key}") for key in ("county", "more", "cost", "points", "rate")]
    rows = [
        [t.county(move.county), _words(move.added, move.dropped, t),
         f"○ {money.amount(move.cost, t)}", f"○ {t.delta(move.points)}",
         f"○ {t.delta(move.points / move.cost, 2)}"]
        for move in moves(results, ask, budget)
    ]  # fmt: skip
    first = 1 if len(ask.counties) == 1 else 0
    return header[first:], [row[first:] for row in rows]


def order_frame(results: Results, ask: Ask, budget: float, t: Texts) -> pd.DataFrame:
    """Return the order in which money would go to counties, from the first yuan on."""
    plan = results.money.plan(ask, budget)
    served = {place.county: place.served for place in plan.places}
    total, rows = plan.hub_cost, list[dict[str, object]]()
    for step in results.money.order(ask, plan.hubs):
        code = results.money.counties_of(ask).counties[step.row]
        move = _move(results, ask, step, served[code])
        total += move.cost
        rows.append(
            {
                t("budget.frame_place"): len(rows) + 1,
                t("budget.column_county"): t.county(code),
                t("budget.column_more"): lever_names(move.added, t),
                t("budget.frame_dropped"): lever_names(move.dropped, t),
                t("budget.frame_cost"): round(money.counted(move.cost, t), 2),
                t("budget.frame_total"): round(money.counted(total, t), 2),
                t("budget.frame_points"): round(move.points, 2),
                t("common.quality"): t.quality(Quality.ILLUSTRATIVE),
            }
        )
    return pd.DataFrame(rows)


def lifts(results: Results, ask: Ask, budget: float, t: Texts) -> tuple[list[str], list[list[str]]]:
    """Return what lifting the lowest score by one, two .. points would take on top."""
    header = [t(f"budget.column_{key}") for key in ("floor", "extra", "counties", "hub")]
    floor = round(results.money.plan(ask, budget).value, 6)
    rows = []
    for plan in results.money.lifts(ask, floor):
        funded = len(served_places(plan))
        sites = t.join([t.county(code) for code in plan.hubs]) or DASH
        rows.append(
            [t("budget.floor", value=t.number(plan.value, 1)),
             f"○ {money.amount(plan.spent - budget, t)}",
             t.number(funded), sites]
        )  # fmt: skip
    return header, rows
