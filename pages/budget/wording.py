"""What the budget page says: what the money buys, how sure that is, what more would do."""

import math

from components.widgets.html import Card
from components.words.rounding import printed_gain
from components.words.texts import DASH
from model.results.money import CHECKED, EVEN, PEOPLE, VISIBLE, WORST
from pages.budget import by_county, more_money
from pages.budget.asked import Budget, given

SLIGHT_M = 0.05  # m yuan: less is rounding
FINE = 1.0  # points: smaller gains a million are printed with a decimal more
OWN_GAIN = {PEOPLE: "budget.gain_people", EVEN: "budget.gain_even"}
MORE = {WORST: "budget.more_worst", EVEN: "budget.more_even"}


def title(budget: Budget) -> str:
    """Return what the money does: days before points."""
    t, places, fields = budget.t, budget.plan.places, {"money": budget.money(budget.m_yuan)}
    if not given(budget.plan):
        return budget.assumed("budget.title_none", **fields)
    if budget.single:
        (own,) = places
        fields |= {"days": budget.change(*budget.days(own.county))}
        fields |= {"score": budget.change(own.before, own.after), "county": t.county(own.county)}
        return budget.assumed("budget.title_one", levers=by_county.bought(budget, own), **fields)
    fields |= {"who": by_county.who(budget)}
    if budget.ask.goal == WORST:
        fields |= {"before": t.number(min(place.before for place in places), 1)}
        fields |= {"after": t.number(min(place.after for place in places), 1)}
        return budget.assumed("budget.title_worst", **fields)
    fields |= {"lever": by_county.by_lever(budget)[0][0], "gain": t.number(_mean(budget), 1)}
    return budget.assumed("budget.title_sum", all=len(places), **fields)


def _mean(budget: Budget) -> float:
    """Return the mean gain; of one county the difference of its printed scores."""
    places = budget.plan.places
    if budget.single:
        return printed_gain(places[0].before, places[0].after)
    return sum(place.after - place.before for place in places) / len(places)


def cards(budget: Budget) -> list[Card]:
    """Return money, gain, worst-off county, proof and what more money would do."""
    t, plan, options = budget.t, budget.plan, budget.options
    left, note = budget.m_yuan - plan.spent, t("budget.all")
    if left > SLIGHT_M:
        key = "budget.left_worst" if budget.ask.goal == WORST else "budget.left"
        note = t(key, money=budget.money(left))
    key = "budget.proved_one" if budget.single else "budget.proved_note"
    sets = t.number(1 << len(options.levers))
    proof, proof_note = t("budget.proved"), t(key, n=len(options.counties), sets=sets)
    if plan.gap > 0:  # another plan could be better, by so much at most
        proof, proof_note = t("budget.gap", gap=t.percent(plan.gap, 1)), t("budget.gap_note")
    return [
        Card(f"○ {t('budget.card_money')}", budget.money(plan.spent), note=note),
        _gain(budget),
        *([] if budget.single else [_worst(budget)]),
        Card(t("budget.card_proof"), proof, note=proof_note),
        _more(budget),
    ]


def _gain(budget: Budget) -> Card:
    """Return the mean gain in points; in a goal that counts otherwise, that below it."""
    t, best, ask = budget.t, budget.results.money, budget.ask
    note = t("budget.gain_checked")
    if ask.counted != CHECKED:
        note = t("budget.gain_paper", p=t.percent(best.result(ask, budget.m_yuan).paper_share_all))
    if ask.goal in OWN_GAIN and not budget.single:
        own = t.number(best.value_at(ask, budget.m_yuan), 1)
        note = t(OWN_GAIN[ask.goal], value=own) + note
    key = "budget.card_gain_one" if budget.single else "budget.card_gain"
    label = t(key, all=len(budget.plan.places))
    return Card(f"{budget.mark()} {label}", t.delta(_mean(budget)), t("budget.points"), note)


def _worst(budget: Budget) -> Card:
    t, places = budget.t, budget.plan.places
    now = min(places, key=lambda place: place.before)
    then = min(places, key=lambda place: place.after)
    key = "budget.worst_other"
    if now.county == then.county:
        is_given = by_county.given_to(budget, now.county)
        key = "budget.worst_same" if is_given else "budget.worst_none"
    value, label = budget.change(now.before, then.after), t("budget.card_worst")
    note = t(key, now=t.county(now.county), then=t.county(then.county))
    return Card(f"{budget.mark()} {label}", value, t("budget.points"), note)


def _more(budget: Budget) -> Card:
    """Return what the best plan for a million more adds, and to whom that goes."""
    t, best, ask = budget.t, budget.results.money, budget.ask
    gain, note = best.gain_of_more(ask, budget.m_yuan), more_money.next_words(budget)
    label = f"○ {t('budget.card_more')}"
    if gain < VISIBLE and math.isnan(best.next_rise(ask, budget.m_yuan)):
        return Card(label, DASH, note=note)
    unit = "budget.points" if budget.single else MORE.get(ask.goal, "budget.more_mean")
    return Card(label, t.delta(gain, 2 if gain < FINE else 1), t(unit), note)


def caveats(budget: Budget) -> list[str]:
    """Return what stands beside a plan: costs, what is searched, what is not in it."""
    t, prices = budget.t, budget.t.catalog.method.costs
    arithmetic = t("levers.arithmetic" if budget.single else "budget.arithmetic")
    left_out = len(budget.ask.counties) - len(budget.options.counties)
    fixed = [lever for lever in t.catalog.levers if lever.cost.driver == "fixed"]
    least = min(lever.cost.m_yuan for lever in fixed)
    names = [t.of(lever.name) for lever in fixed if lever.cost.m_yuan == least]
    return [
        t("levers.costs_assumed", low=t.number(prices.low, 1), high=t.number(prices.high)),
        t("budget.fixed", names=t.join([t("budget.quoted", name=name) for name in names])),
        t("budget.searched", hours=t.number(prices.hub_h)),
        *([t("budget.left_out", n=left_out)] if left_out else []),
        t("spread.gap").join([arithmetic, t("levers.caveat_rule")]),
    ]
