"""What the budget page says: what the money buys, how sure that is, what more would do."""

import math

import numpy as np
import pandas as pd

from components.widgets import costs as outlay
from components.widgets import sources
from components.widgets.html import Card
from components.words import money
from components.words.rounding import printed_gain
from components.words.texts import DASH, Texts
from model.results import money as money_rules
from model.results.money import CHECKED, EVEN, PEOPLE, WORST, Ask
from model.results.results import Results
from model.spending.options import Allotment, Place
from pages.budget import by_county, more_money

PROVINCIAL = ("510000", "demo_subsidy_per_provincial_county")  # ten thousands of yuan
GRANTS_SOURCE = "S16"
SLIGHT_M = 0.05  # m yuan: less is rounding
VISIBLE = 0.05  # points: less is next to nothing
FINE = 1.0  # points: smaller gains a million are printed with a decimal more


def can_spend(results: Results, ask: Ask) -> bool:
    """Return whether any of the counties has a score that money could raise."""
    return bool(results.money.counties_of(ask).counties)


def withheld(ask: Ask, t: Texts) -> str:
    """Return why nothing can be planned."""
    return t("budget.real_only" if ask.today.method.real_only else "budget.withheld")


def glyph(results: Results, ask: Ask, t: Texts) -> str:
    """Return the mark of the counties' scores: what a plan makes of them is no surer."""
    scores = results.scored(ask.today.method)
    rows = [scores.row(code) for code in results.money.counties_of(ask).counties]
    return sources.mark(float(scores.evidence_all[rows].mean()), t)


def title(results: Results, ask: Ask, budget: float, t: Texts) -> str:
    """Return what the money does: days before points; its costs are assumptions, so it says so."""
    plan = results.money.plan(ask, budget)
    given = [place for place in plan.places if place.levers or place.served]
    fields = {"money": money.amount(budget, t)}
    if not given:
        return t("common.on_illustrative", sentence=t("budget.title_none", **fields))
    if len(plan.places) == 1:
        sentence = t("budget.title_one", county=t.county(plan.places[0].county), **fields,
                     **_own_change(results, ask, budget, plan.places[0], t))  # fmt: skip
    elif ask.goal == WORST:
        sentence = t("budget.title_worst", before=t.number(_lowest(plan, after=False), 1),
                     after=t.number(_lowest(plan, after=True), 1),
                     who=by_county.who(plan, t), **fields)  # fmt: skip
    else:
        most = by_county.by_lever(results, ask, plan, t)[0].name
        sentence = t("budget.title_sum", gain=t.number(_mean(plan), 1), lever=most,
                     who=by_county.who(plan, t), all=len(plan.places), **fields)  # fmt: skip
    return t("common.on_illustrative", sentence=sentence)


def _own_change(
    results: Results, ask: Ask, budget: float, place: Place, t: Texts
) -> dict[str, object]:
    now, after = by_county.days(results, ask, budget, place.county)
    return {
        "levers": by_county.bought(results.money.plan(ask, budget), place),
        "days": t("budget.change", before=t.number(now, 1), after=t.number(after, 1)),
        "score": t("budget.change", before=t.number(place.before, 1),
                   after=t.number(place.after, 1)),
    }  # fmt: skip


def _lowest(plan: Allotment, *, after: bool) -> float:
    return min(place.after if after else place.before for place in plan.places)


def _mean(plan: Allotment) -> float:
    """Return the mean gain; of one county the difference of its printed scores."""
    if len(plan.places) == 1:
        return printed_gain(plan.places[0].before, plan.places[0].after)
    return float(np.mean([place.after - place.before for place in plan.places]))


def cards(results: Results, ask: Ask, budget: float, t: Texts) -> list[Card]:
    """Return money, gain, worst-off county, proof and what more money would do."""
    plan = results.money.plan(ask, budget)
    return [
        _money(ask, plan, t),
        _gain(results, ask, budget, t),
        *([_worst(results, ask, plan, t)] if len(plan.places) > 1 else []),
        _proof(results, ask, plan, t),
        _more(results, ask, budget, t),
    ]


def _money(ask: Ask, plan: Allotment, t: Texts) -> Card:
    left = plan.budget - plan.spent
    key = "budget.left_worst" if ask.goal == WORST else "budget.left"
    note = t(key, money=money.amount(left, t)) if left > SLIGHT_M else t("budget.all")
    return Card(f"○ {t('budget.card_money')}", money.amount(plan.spent, t), "", note)


def _gain(results: Results, ask: Ask, budget: float, t: Texts) -> Card:
    """Return the mean gain in points; in a goal that counts otherwise, that below it."""
    plan = results.money.plan(ask, budget)
    note = t("budget.gain_checked") if ask.counted == CHECKED else ""
    if ask.counted != CHECKED:
        note = t("budget.gain_paper", p=t.percent(results.money.result(ask, budget).paper_share))
    if ask.goal in (PEOPLE, EVEN) and len(plan.places) > 1:
        own = t.number(float(results.money.shown(ask, plan.value)), 1)
        note = t(f"budget.gain_{ask.goal}", value=own) + note
    count = len(plan.places)
    label = t("budget.card_gain", all=count) if count > 1 else t("budget.card_gain_one")
    return Card(f"{glyph(results, ask, t)} {label}", t.delta(_mean(plan)), t("budget.points"), note)


def _worst(results: Results, ask: Ask, plan: Allotment, t: Texts) -> Card:
    now = min(plan.places, key=lambda place: place.before)
    then = min(plan.places, key=lambda place: place.after)
    value = t("budget.change", before=t.number(now.before, 1), after=t.number(then.after, 1))
    key = "budget.worst_other"
    if now.county == then.county:
        key = "budget.worst_same" if given_to(plan, now.county) else "budget.worst_none"
    note = t(
        key,
        now=t.county(now.county),
        then=t.county(then.county),
    )
    return Card(
        f"{glyph(results, ask, t)} {t('budget.card_worst')}", value, t("budget.points"), note
    )


def _proof(results: Results, ask: Ask, plan: Allotment, t: Texts) -> Card:
    """Return whether another plan could be better, and by how much."""
    found = results.money.counties_of(ask)
    if plan.gap > 0:
        value = t("budget.gap", gap=t.percent(plan.gap, 1))
        return Card(t("budget.card_proof"), value, "", t("budget.gap_note"))
    sets = t.number(1 << len(found.levers))
    key = "budget.proved_one" if len(found.counties) == 1 else "budget.proved_note"
    return Card(t("budget.card_proof"), t("budget.proved"), "",
                t(key, n=len(found.counties), sets=sets))  # fmt: skip


def _more(results: Results, ask: Ask, budget: float, t: Texts) -> Card:
    """Return what the best plan for a million more adds, and to whom that goes."""
    gain, words = (
        results.money.gain_of_more(ask, budget),
        more_money.next_words(results, ask, budget, t),
    )
    label = f"○ {t('budget.card_more')}"
    if gain < money_rules.VISIBLE and math.isnan(results.money.next_rise(ask, budget)):
        return Card(label, DASH, "", words)
    decimals = 2 if gain < FINE else 1
    unit = {WORST: "budget.more_worst", EVEN: "budget.more_even"}.get(ask.goal, "budget.more_mean")
    if len(results.money.counties_of(ask).counties) == 1:
        unit = "budget.points"
    return Card(label, t.delta(gain, decimals), t(unit), words)


def grants(results: Results, budget: float, t: Texts) -> str:
    """Return how many demonstration grants a budget is, and what one is."""
    one, words = outlay.grant(results), money.amount(budget, t)
    provincial = results.data.facts.value(*PROVINCIAL) / money.WAN_PER_M
    decimals = 0 if budget % one == 0 else 1
    told = t("equal.grants", budget=words, n=t.number(budget / one, decimals))
    if budget == one:
        told = t("equal.grant_one", budget=words)
    known = t("budget.grants", national=money.amount(one, t), source=t.cite(GRANTS_SOURCE),
              provincial=money.amount(provincial, t))  # fmt: skip
    return by_county.sentences([told, known], t)


def curve_title(results: Results, ask: Ask, budget: float, t: Texts) -> str:
    """Return how what money buys falls off: of the budget in hand and of twice as much."""
    gain, further = _rises(results, ask, budget)
    kind = "one" if len(ask.counties) == 1 else ask.goal
    fields = {"money": money.amount(budget, t), "gain": t.number(gain, 1)}
    if further < VISIBLE:
        sentence = t(f"budget.curve_full_{kind}", **fields)
    else:
        sentence = t(f"budget.curve_{kind}", further=t.number(further, 1),
                     extra=money.amount(budget, t), **fields)  # fmt: skip
    return t("common.on_illustrative", sentence=sentence)


def _rises(results: Results, ask: Ask, budget: float) -> tuple[float, float]:
    """Return what a budget adds to the goal, and what as much again adds on top.

    Where the goal is the score of a county, between the scores as the other parts print them.
    """
    plans = [results.money.plan(ask, m_yuan) for m_yuan in (0.0, budget, 2 * budget)]
    if ask.goal == WORST or len(plans[0].places) == 1:
        none, own, twice = (_lowest(plan, after=True) for plan in plans)
        return printed_gain(none, own), printed_gain(own, twice)
    none, own, twice = (float(results.money.shown(ask, plan.value)) for plan in plans)
    return own - none, twice - own


def axes(results: Results, ask: Ask, t: Texts) -> tuple[str, str]:
    """Return the titles of the curve's axes."""
    goal = ask.goal if len(ask.counties) > 1 else "one"
    return t("budget.axis_money"), f"{glyph(results, ask, t)} {t(f'budget.axis_{goal}')}"


def caveats(results: Results, ask: Ask, t: Texts) -> list[str]:
    """Return what stands beside a plan: costs, what is searched, what is not in it."""
    costs = t.catalog.method.costs
    searched = t("budget.searched", hours=t.number(costs.hub_h))
    arithmetic = "budget.arithmetic" if len(ask.counties) > 1 else "equal.arithmetic"
    left_out = len(ask.counties) - len(results.money.counties_of(ask).counties)
    return [
        t("equal.costs", low=t.number(costs.low, 1), high=t.number(costs.high)),
        t("budget.fixed", names=t.join([t("budget.quoted", name=name) for name in _fixed(t)])),
        searched,
        *([t("budget.left_out", n=left_out)] if left_out else []),
        by_county.sentences([t(arithmetic), t("simulator.caveat_rule")], t),
    ]


def _fixed(t: Texts) -> list[str]:
    """Return the levers that cost every county the same, the cheapest of them."""
    fixed = [lever for lever in t.catalog.levers if lever.cost.driver == "fixed"]
    least = min(lever.cost.m_yuan for lever in fixed)
    return [t.of(lever.name) for lever in fixed if lever.cost.m_yuan == least]


def given_to(plan: Allotment, county: str) -> Place | None:
    """Return what a plan gives a county, None where it gives nothing."""
    found = (p for p in plan.places if p.county == county and (p.levers or p.served))
    return next(found, None)


def take_words(ask: Ask, plan: Allotment, county: str, t: Texts) -> str:
    """Return what the button takes into the what-if, or why there is nothing to take."""
    if not county:
        return t("budget.take_choose")
    place = given_to(plan, county)
    if place is None:
        key = "budget.take_outside" if county not in ask.counties else "budget.take_nothing"
        return t(key, county=t.county(county))
    words = [t("budget.take_what", county=t.county(county), n=len(place.levers),
               money=money.amount(place.cost, t))]  # fmt: skip
    if place.served:
        words.append(t("budget.take_hub"))
    if ask.counted == CHECKED:
        words.append(t("budget.take_checked"))
    return by_county.sentences(words, t)


def levers_of(results: Results, place: Place) -> tuple[tuple[str, float], ...]:
    """Return a place's levers at full intensity; a hub within reach is one of them."""
    codes = [*place.levers, *(by_county.hub_levers(results) if place.served else [])]
    return tuple((code, 1.0) for code in codes)


def curve_frame(results: Results, ask: Ask, top: float, t: Texts) -> pd.DataFrame:
    """Return the curve: budgets and what the best plan of each comes to."""
    budgets, values = results.money.curve(ask, top)
    return pd.DataFrame(
        {
            t("budget.frame_budget"): [round(money.counted(float(x), t), 1) for x in budgets],
            axes(results, ask, t)[1]: [round(float(y), 2) for y in values],
        }
    )
