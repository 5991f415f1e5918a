"""What the budget page says: who gets the money, what it comes to, how sure the plan is best."""

from components.widgets.html import Card
from components.words.texts import Texts
from model.facts.provenance import Quality
from model.results.money import CHECKED, EVEN, WORST
from pages.budget.asked import Budget, given

SLIGHT_M = 0.05  # m yuan: less is rounding
MOST_NAMED = 2  # counties in a headline
GAINS = {code: f"budget.card_{code}" for code in ("total", "people", "even", "worst")}


def title(budget: Budget) -> str:
    """Return how many counties get money, and which get most."""
    t, places = budget.t, given(budget.plan)
    fields = {"money": budget.money(budget.m_yuan), "n": len(places)}
    if not places:
        return t("budget.title_none", **fields)
    most = [place for place in places if place.cost == places[0].cost]
    names = t.join([t.county_short(place.county) for place in most[:MOST_NAMED]])
    fields |= {"names": names, "each": budget.money(places[0].cost)}
    if len(places) == 1:
        return t("budget.title_one", **fields)
    if len(most) == len(places):
        return t("budget.title_alike", **fields)
    return t("budget.title_most" if len(most) <= MOST_NAMED else "budget.title_several", **fields)


def lead(budget: Budget) -> str:
    """Return what the figures are, and why some counties get nothing."""
    t, paid, every = budget.t, len(given(budget.plan)), len(budget.plan.places)
    if paid in (0, every):
        return t("budget.lead")
    least = budget.ask.lots.least
    fields = {"n": paid, "rest": every - paid, "most": min(int(budget.m_yuan / least), every)}
    return f"{t('budget.lead')}\n{t('budget.rest', least=budget.money(least), **fields)}"


def cards(budget: Budget) -> list[Card]:
    """Return what the money comes to, the weakest quarter's share, and what is used."""
    weakest = [_weakest(budget)] if budget.weakest else []
    return [_aim(budget), *weakest, _used(budget)]


def unit(goal: str, t: Texts) -> str:
    """Return the unit of a goal's gain."""
    return t("budget.per_cent" if goal == EVEN else "budget.points")


def _aim(budget: Budget) -> Card:
    """Return what the plan comes to, in the measure that it is the best plan for."""
    t, best, ask = budget.t, budget.results.money, budget.ask
    note = t("budget.gain_checked")
    if ask.counted != CHECKED:
        note = t("budget.gain_paper", p=t.percent(best.result(ask, budget.m_yuan).paper_share_all))
    value = t.delta(best.value_at(ask, budget.m_yuan))
    if ask.goal == WORST:
        ends = (best.value_at(ask, 0.0), best.value_at(ask, budget.m_yuan))
        value = budget.change(*ends, Quality.ILLUSTRATIVE)
    label = t(GAINS[ask.goal], all=len(budget.plan.places))
    return Card(f"{t.glyph(Quality.ILLUSTRATIVE)} {label}", value, unit(ask.goal, t), note)


def _weakest(budget: Budget) -> Card:
    """Return what the weakest quarter of counties gets, and its share of what counties get."""
    t, plan, weakest = budget.t, budget.plan, budget.weakest
    m_yuan = sum(place.cost for place in plan.places if place.county in weakest)
    whole = sum(place.cost for place in plan.places)
    label = t("budget.card_weakest", n=len(weakest))
    fields = {"share": t.percent(m_yuan / whole if whole else 0.0), "floor": floor_share(budget)}
    key = "budget.share_floor" if budget.ask.floor else "budget.share"
    return Card(label, budget.money(m_yuan), note=t(key, **fields))


def floor_share(budget: Budget) -> str:
    """Return the least share of the weakest quarter: its share of the counties."""
    return budget.t.percent(len(budget.weakest) / len(budget.options.counties))


def _used(budget: Budget) -> Card:
    """Return the money used, and that no plan is better; or what cannot be used."""
    t, left = budget.t, budget.m_yuan - budget.plan.spent
    note = t("budget.proved")
    if left > SLIGHT_M:
        key = "budget.left_worst" if budget.ask.goal == WORST else "budget.left"
        note = t(key, money=budget.money(left))
    if budget.plan.hubs:
        note = t("budget.with_hubs", money=budget.money(budget.plan.hub_cost)) + note
    return Card(t("budget.card_used"), budget.money(budget.plan.spent), note=note)
