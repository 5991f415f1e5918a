"""What a plan gives to whom: counties, levers, hubs."""

from components.widgets import sources, tables
from components.widgets.tables import Table
from components.words import money
from components.words.texts import DASH
from model.facts.catalog import DELIVERY_DAYS
from model.facts.provenance import Quality
from model.spending.options import Place
from pages.budget.plan import Budget, given

MOST_PLACES = 10  # rows on the screen, the others stand in the table
MOST_MISSING = 4  # levers: up to this they are named instead of all the others
SLIGHT_D = 0.05  # days: less is printed as no change


def who(budget: Budget) -> str:
    """Return how many of the counties get anything."""
    some, total = len(given(budget.plan)), len(budget.plan.places)
    return budget.t("budget.of_all" if some == total else "budget.of_some", n=some, all=total)


def bought(budget: Budget, place: Place) -> int:
    """Return how many levers are paid for in a county, a hub at its seat included."""
    return len(place.levers) + (place.county in budget.plan.hubs)


def title(budget: Budget) -> str:
    """Return how the money is spread: how many counties get how much of it at most."""
    plan, places = budget.plan, given(budget.plan)
    if not places:
        return budget.t("budget.places_none")
    top = places[0]
    county = budget.t.county(top.county)
    if budget.single:
        spent, levers = budget.money(plan.spent), bought(budget, top)
        return budget.assumed("budget.places_one", money=spent, n=levers, county=county)
    most = budget.money(top.cost)
    return budget.assumed("budget.places_title", who=who(budget), county=county, money=most)


def note(budget: Budget) -> str:
    """Return what the rows leave out."""
    t, some, total = budget.t, len(given(budget.plan)), len(budget.plan.places)
    if budget.single:
        return ""
    parts = [t("budget.places_note")]
    if some > MOST_PLACES:
        parts.append(t("budget.places_more", n=some - MOST_PLACES))
    if some < total:
        parts.append(t("budget.places_without", n=total - some))
    return budget.sentences(*parts)


def table(budget: Budget) -> Table:
    """Return the whole plan, a row a county, those that get nothing too."""
    t, yes, no = budget.t, budget.t("budget.yes"), budget.t("budget.no")
    return tables.table(
        budget.plan.places,
        {
            "county": (t("budget.column_county"), lambda place: t.county(place.county)),
            "levers": (t("budget.column_levers"), lambda place: budget.names(place.levers)),
            "served": (t("budget.frame_served"), lambda place: yes if place.served else no),
            "cost": (t("budget.frame_cost"), lambda place: money.counted(place.cost, t)),
            "days": (t("budget.frame_days_now"), lambda place: budget.days(place.county)[0]),
            "days_after": (t("budget.frame_days_after"), lambda p: budget.days(p.county)[1]),
            "score": (t("budget.frame_now"), lambda place: place.before),
            "score_after": (t("budget.frame_after"), lambda place: place.after),
            "quality": (t("common.quality"), lambda _: t.quality(Quality.ILLUSTRATIVE)),
        },
    )


def screen(budget: Budget) -> tuple[list[str], list[list[str]]]:
    """Return the counties that get most: levers, cost, days first, then the score."""
    t = budget.t
    return tables.screen(
        given(budget.plan)[:MOST_PLACES],
        {
            t("budget.column_county"): lambda place: t.county(place.county),
            t("budget.column_levers"): lambda place: _levers(budget, place),
            t("budget.column_cost"): lambda place: f"○ {budget.money(place.cost)}",
            t("budget.column_days"): lambda place: _days(budget, place),
            t("budget.column_score"): lambda place: _score(budget, place),
        },
    )


def _levers(budget: Budget, place: Place) -> str:
    """Return the levers of a place; where they are most of all, those it is not given."""
    t = budget.t
    served = "budget.hub_here" if place.county in budget.plan.hubs else "budget.served"
    more = [t(served)] if place.served else []
    every = [lever for lever in t.catalog.levers if lever.code not in budget.hubs]
    others = [lever for lever in every if lever.code not in place.levers]
    if len(others) > MOST_MISSING:
        return budget.names(place.levers, *more)
    names = t.join([t("budget.quoted", name=t.of(lever.name)) for lever in others])
    key = "budget.all_but" if others else "budget.all_levers"
    return budget.names((), t(key, n=len(every), names=names), *more)


def _days(budget: Budget, place: Place) -> str:
    t, (now, after) = budget.t, budget.days(place.county)
    panel = budget.results.panel(budget.ask.today.method.real_only)
    figure = panel.figure(place.county, DELIVERY_DAYS)
    if figure.quality is None:
        return DASH
    before = f"{t.glyph(figure.quality)} {t.number(now, 1)}"
    if abs(now - after) < SLIGHT_D:
        return t("budget.same", value=before)
    return t("budget.change", before=before, after=t.number(after, 1))


def _score(budget: Budget, place: Place) -> str:
    t, scores = budget.t, budget.results.scored(budget.ask.today.method)
    mark = sources.mark(float(scores.evidence_all[scores.row(place.county)]), t)
    before, after = f"{mark} {t.number(place.before, 1)}", t.number(place.after, 1)
    return t("budget.change", before=before, after=after)


def by_lever(budget: Budget) -> list[tuple[str, int, float]]:
    """Return each lever bought, in how many counties, for how many million yuan, most first."""
    t, plan, costs = budget.t, budget.plan, budget.results.costs(budget.ask.today)
    panel, found = budget.results.data.panel, []
    for index, lever in enumerate(t.catalog.levers):
        rows = [panel.row(place.county) for place in plan.places if lever.code in place.levers]
        if rows:
            found.append((t.of(lever.name), len(rows), float(costs[index, rows].sum())))
    if plan.hubs:
        served = sum(place.served for place in plan.places)
        found.append((budget.names(budget.hubs), served, plan.hub_cost))
    return sorted(found, key=lambda one: -one[2])


def levers(budget: Budget) -> tuple[list[str], list[list[str]]]:
    """Return the levers bought: in how many counties, for how much."""
    t = budget.t
    return tables.screen(
        by_lever(budget),
        {
            t("budget.column_lever"): lambda one: one[0],
            t("budget.column_counties"): lambda one: t.number(one[1]),
            t("budget.column_cost"): lambda one: f"○ {budget.money(one[2])}",
        },
    )


def hubs(budget: Budget) -> list[str]:
    """Return where hubs are built and whom they serve, or that none is worth its money."""
    t, plan, hubs = budget.t, budget.plan, budget.options.hubs
    if len(hubs.sites) <= 1:
        return []
    if not plan.hubs:
        cheapest = float(hubs.cost[1:].min())
        key = "budget.hubs_none_one" if budget.single else "budget.hubs_none"
        key = "budget.hubs_dear" if cheapest > budget.m_yuan else key
        return [t(key, cost=budget.money(cheapest))]
    cost, hours = budget.money(plan.hub_cost / len(plan.hubs)), t.catalog.method.costs.hub_h
    lines = []
    for code in plan.hubs:
        around = budget.results.presets.around(code)
        near = [t.county_short(place.county) for place in plan.places if place.county in around]
        place = {"county": t.county(code), "n": len(near), "names": t.join(near)}
        lines.append(t("budget.hub_at", cost=cost, hours=t.number(hours), **place))
    return lines
