"""What the budget page says: what the money buys, how sure that is, what more would do."""

import math

from components.widgets import costs
from components.widgets.html import Card
from components.words.money import WAN_PER_M
from components.words.rounding import printed_gain
from components.words.texts import DASH
from model.results.money import CHECKED, EVEN, PEOPLE, VISIBLE, WORST
from model.spending.options import Place
from pages.budget import by_county, more_money
from pages.budget.plan import Budget, given

PROVINCIAL = ("510000", "demo_subsidy_per_provincial_county")  # ten thousands of yuan
GRANTS_SOURCE = "S16"
SLIGHT_M = 0.05  # m yuan: less is rounding
FINE = 1.0  # points: smaller gains a million are printed with a decimal more
OWN_GAIN = {PEOPLE: "budget.gain_people", EVEN: "budget.gain_even"}
MORE = {WORST: "budget.more_worst", EVEN: "budget.more_even"}


def title(budget: Budget) -> str:
    """Return what the money does: days before points."""
    t, plan, amount = budget.t, budget.plan, budget.money(budget.m_yuan)
    if not given(plan):
        return budget.assumed("budget.title_none", money=amount)
    if budget.single:
        return _own_title(budget, plan.places[0], amount)
    who = by_county.who(budget)
    if budget.ask.goal == WORST:
        before = t.number(min(place.before for place in plan.places), 1)
        after = t.number(min(place.after for place in plan.places), 1)
        worst = {"before": before, "after": after}
        return budget.assumed("budget.title_worst", money=amount, who=who, **worst)
    most, gain = by_county.by_lever(budget)[0][0], t.number(_mean(budget), 1)
    rise = {"gain": gain, "lever": most, "all": len(plan.places)}
    return budget.assumed("budget.title_sum", money=amount, who=who, **rise)


def _own_title(budget: Budget, place: Place, amount: str) -> str:
    t, days = budget.t, budget.days(place.county)
    days_words, score_words = (
        t("budget.change", before=t.number(before, 1), after=t.number(after, 1))
        for before, after in (days, (place.before, place.after))
    )
    return budget.assumed(
        "budget.title_one",
        county=t.county(place.county),
        money=amount,
        levers=by_county.bought(budget, place),
        days=days_words,
        score=score_words,
    )


def _mean(budget: Budget) -> float:
    """Return the mean gain; of one county the difference of its printed scores."""
    places = budget.plan.places
    if budget.single:
        return printed_gain(places[0].before, places[0].after)
    return sum(place.after - place.before for place in places) / len(places)


def cards(budget: Budget) -> list[Card]:
    """Return money, gain, worst-off county, proof and what more money would do."""
    worst = [] if budget.single else [_worst(budget)]
    return [_money(budget), _gain(budget), *worst, _proof(budget), _more(budget)]


def _money(budget: Budget) -> Card:
    t, spent = budget.t, budget.plan.spent
    left, note = budget.m_yuan - spent, t("budget.all")
    if left > SLIGHT_M:
        key = "budget.left_worst" if budget.ask.goal == WORST else "budget.left"
        note = t(key, money=budget.money(left))
    return Card(f"○ {t('budget.card_money')}", budget.money(spent), note=note)


def _gain(budget: Budget) -> Card:
    """Return the mean gain in points; in a goal that counts otherwise, that below it."""
    t, best, ask = budget.t, budget.results.money, budget.ask
    note = t("budget.gain_checked")
    if ask.counted != CHECKED:
        paper = best.result(ask, budget.m_yuan).paper_share_all
        note = t("budget.gain_paper", p=t.percent(paper))
    if ask.goal in OWN_GAIN and not budget.single:
        own = t.number(best.value_at(ask, budget.m_yuan), 1)
        note = t(OWN_GAIN[ask.goal], value=own) + note
    label = t("budget.card_gain", all=len(budget.plan.places))
    label = t("budget.card_gain_one") if budget.single else label
    return Card(f"{budget.glyph} {label}", t.delta(_mean(budget)), t("budget.points"), note)


def _worst(budget: Budget) -> Card:
    t, places = budget.t, budget.plan.places
    now = min(places, key=lambda place: place.before)
    then = min(places, key=lambda place: place.after)
    key = "budget.worst_other"
    if now.county == then.county:
        key = "budget.worst_same" if given_to(budget, now.county) else "budget.worst_none"
    value = t("budget.change", before=t.number(now.before, 1), after=t.number(then.after, 1))
    note = t(key, now=t.county(now.county), then=t.county(then.county))
    return Card(f"{budget.glyph} {t('budget.card_worst')}", value, t("budget.points"), note)


def _proof(budget: Budget) -> Card:
    """Return whether another plan could be better, and by how much."""
    t, gap, label = budget.t, budget.plan.gap, budget.t("budget.card_proof")
    if gap > 0:
        value = t("budget.gap", gap=t.percent(gap, 1))
        return Card(label, value, note=t("budget.gap_note"))
    key = "budget.proved_one" if budget.single else "budget.proved_note"
    sets = t.number(1 << len(budget.options.levers))
    note = t(key, n=len(budget.options.counties), sets=sets)
    return Card(label, t("budget.proved"), note=note)


def _more(budget: Budget) -> Card:
    """Return what the best plan for a million more adds, and to whom that goes."""
    t, best, ask = budget.t, budget.results.money, budget.ask
    gain, note = best.gain_of_more(ask, budget.m_yuan), more_money.next_words(budget)
    label = f"○ {t('budget.card_more')}"
    if gain < VISIBLE and math.isnan(best.next_rise(ask, budget.m_yuan)):
        return Card(label, DASH, note=note)
    unit = "budget.points" if budget.single else MORE.get(ask.goal, "budget.more_mean")
    return Card(label, t.delta(gain, 2 if gain < FINE else 1), t(unit), note)


def grants(budget: Budget) -> str:
    """Return how many demonstration grants a budget is, and what one is."""
    t, m_yuan, one = budget.t, budget.m_yuan, costs.grant(budget.results)
    provincial = budget.results.data.facts.value(*PROVINCIAL) / WAN_PER_M
    share = t.number(m_yuan / one, 0 if m_yuan % one == 0 else 1)
    key = "equal.grant_one" if m_yuan == one else "equal.grants"
    known = t(
        "budget.grants",
        national=budget.money(one),
        provincial=budget.money(provincial),
        source=t.cite(GRANTS_SOURCE),
    )
    return budget.sentences(t(key, budget=budget.money(m_yuan), n=share), known)


def caveats(budget: Budget) -> list[str]:
    """Return what stands beside a plan: costs, what is searched, what is not in it."""
    t, prices = budget.t, budget.t.catalog.method.costs
    arithmetic = t("equal.arithmetic" if budget.single else "budget.arithmetic")
    left_out = len(budget.ask.counties) - len(budget.options.counties)
    fixed = [lever for lever in t.catalog.levers if lever.cost.driver == "fixed"]
    least = min(lever.cost.m_yuan for lever in fixed)
    names = [t.of(lever.name) for lever in fixed if lever.cost.m_yuan == least]
    return [
        t("equal.costs", low=t.number(prices.low, 1), high=t.number(prices.high)),
        t("budget.fixed", names=t.join([t("budget.quoted", name=name) for name in names])),
        t("budget.searched", hours=t.number(prices.hub_h)),
        *([t("budget.left_out", n=left_out)] if left_out else []),
        budget.sentences(arithmetic, t("simulator.caveat_rule")),
    ]


def given_to(budget: Budget, county: str) -> Place | None:
    """Return what the plan gives a county, None where it gives nothing."""
    return next((place for place in given(budget.plan) if place.county == county), None)


def take_words(budget: Budget, county: str) -> str:
    """Return what the button takes into the what-if, or why there is nothing to take."""
    t, place = budget.t, given_to(budget, county)
    if not county:
        return t("budget.take_choose")
    if place is None:
        is_asked = county in budget.ask.counties
        key = "budget.take_nothing" if is_asked else "budget.take_outside"
        return t(key, county=t.county(county))
    what = {"n": len(place.levers), "money": budget.money(place.cost)}
    words = [t("budget.take_what", county=t.county(county), **what)]
    if place.served:
        words.append(t("budget.take_hub"))
    if budget.ask.counted == CHECKED:
        words.append(t("budget.take_checked"))
    return budget.sentences(*words)
