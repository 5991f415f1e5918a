"""What a plan gives to whom: counties, levers, hubs; one county's part goes into the what-if."""

from dataclasses import replace

import streamlit as st

from components.session import state
from components.session.link import View
from components.session.what_if import ONE
from components.widgets import controls, html, links, place, tables
from components.widgets.tables import Table
from components.words import money
from components.words.texts import DASH
from model.facts.catalog import DELIVERY_DAYS
from model.facts.provenance import Quality
from model.results.money import CHECKED
from model.spending.options import Place
from pages.budget.asked import Budget, given

MOST_PLACES = 10  # rows on the screen, the others stand in the table
MOST_MISSING = 4  # levers: up to this they are named instead of all the others
SLIGHT_D = 0.05  # days: less is printed as no change


def block(budget: Budget) -> None:
    """Place who is given what, and hubs."""
    t = budget.t
    place.heading(*heading(budget), t)
    if given(budget.plan):
        place.html(html.table(*screen(budget), t, "allotted"))
    frame, name = (lambda: table(budget).file().round(2)), t("budget.places_table")
    place.table(frame, name, "budget_plan", t, hubs(budget))


def who(budget: Budget) -> str:
    """Return how many of the counties get anything."""
    some, total = len(given(budget.plan)), len(budget.plan.places)
    return budget.t("budget.of_all" if some == total else "budget.of_some", n=some, all=total)


def bought(budget: Budget, place: Place) -> int:
    """Return how many levers are paid for in a county, a hub at its seat included."""
    return len(place.levers) + (place.county in budget.plan.hubs)


def heading(budget: Budget) -> tuple[str, str]:
    """Return how many counties get how much of the money at most, and what the rows leave out."""
    t, places, total = budget.t, given(budget.plan), len(budget.plan.places)
    over, without = len(places) - MOST_PLACES, total - len(places)
    left_out = {"budget.places_more": over, "budget.places_without": without}
    lines = [t("budget.places_note"), *(t(key, n=n) for key, n in left_out.items() if n > 0)]
    note = "" if budget.single else t("spread.gap").join(lines)
    if not places:
        return t("budget.places_none"), note
    county, most = t.county(places[0].county), budget.money(places[0].cost)
    if budget.single:
        spent = {"money": budget.money(budget.plan.spent), "n": bought(budget, places[0])}
        return budget.assumed("budget.places_one", county=county, **spent), note
    return budget.assumed("budget.places_title", who=who(budget), county=county, money=most), note


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
    cells = {
        t("budget.column_county"): lambda place: t.county(place.county),
        t("budget.column_levers"): lambda place: _levers(budget, place),
        t("budget.column_cost"): lambda place: f"○ {budget.money(place.cost)}",
        t("budget.column_days"): lambda place: _days(budget, place),
        t("budget.column_score"): lambda p: budget.change(p.before, p.after, budget.mark(p.county)),
    }
    return tables.screen(given(budget.plan)[:MOST_PLACES], cells)


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
    quality = panel.figure(place.county, DELIVERY_DAYS).quality
    if quality is None:
        return DASH
    if abs(now - after) < SLIGHT_D:
        return t("budget.same", value=f"{t.glyph(quality)} {t.number(now, 1)}")
    return budget.change(now, after, t.glyph(quality))


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
        site = {"county": t.county(code), "n": len(near), "names": t.join(near)}
        lines.append(t("budget.hub_at", cost=cost, hours=t.number(hours), **site))
    return lines


def given_to(budget: Budget, county: str) -> Place | None:
    """Return what the plan gives a county, None where it gives nothing."""
    return next((place for place in given(budget.plan) if place.county == county), None)


def take(budget: Budget) -> None:
    """Place what one county is given, with the button that takes it into the what-if."""
    t, county = budget.t, budget.ask.counties[0] if budget.single else state.county()
    part, name = given_to(budget, county), t.county(county)
    if part is None:
        is_asked = county in budget.ask.counties
        key = "budget.take_nothing" if is_asked else "budget.take_outside"
        place.source(t(key if county else "budget.take_choose", county=name), t)
        return
    words = [t("budget.take_what", county=name, n=len(part.levers), money=budget.money(part.cost))]
    words += [t("budget.take_hub")] if part.served else []
    words += [t("budget.take_checked")] if budget.ask.counted == CHECKED else []

    def taken(view: View) -> View:
        """Return the view with the county's levers at full intensity in it alone."""
        levers = view.scenario.with_levers(dict.fromkeys(budget.levers(part), 1.0), ())
        return replace(view, scenario=levers, county=county, scope=ONE, chosen=(), preset="")

    place.source(t("spread.gap").join(words), t)
    with st.container(horizontal=True, vertical_alignment="center"):
        controls.action(t("budget.take"), "take_budget", taken, icon=":material/tune:")
        links.page_link("simulator", t("budget.take_link"))


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


def levers(budget: Budget) -> None:
    """Place what each lever takes of the money."""
    t = budget.t
    cells = {
        t("budget.column_lever"): lambda one: one[0],
        t("budget.column_counties"): lambda one: t.number(one[1]),
        t("budget.column_cost"): lambda one: f"○ {budget.money(one[2])}",
    }
    place.heading(t("budget.levers_head"), "", t)
    place.html(html.table(*tables.screen(by_lever(budget), cells), t, "slim"))
