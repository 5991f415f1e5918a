"""One county: its part of the plan, the same money for it alone, and the way to the what-if."""

from collections.abc import Callable
from dataclasses import replace

import streamlit as st

from components.county_values import first_steps
from components.session.link import View
from components.session.what_if import ONE
from components.widgets import controls, html, links, place, tables
from model.facts.provenance import Quality
from model.results.money import TOTAL
from model.spending.options import Lots, Place
from pages.budget import plan
from pages.budget.asked import Budget

WITHIN = Lots(0.0, 0.1)  # a county shares its own money out more finely


def show(budget: Budget) -> None:
    """Place what a county is given, what all the money would do there, and its first steps."""
    t, county = budget.t, controls.county_select(budget.results, budget.t)
    alone = replace(budget.ask, counties=(county,), goal=TOTAL, lots=WITHIN)
    whole = replace(budget, ask=alone)
    if not whole.options.counties:
        place.source(t("budget.take_withheld", county=t.county(county)), t)
        return
    part, money = given_to(budget, county), budget.money(budget.m_yuan)
    rows = [("part", t("budget.in_plan"), budget, part)] if part else []
    rows.append(("alone", t("budget.alone", money=money), whole, whole.plan.places[0]))
    cells = {
        t("budget.column_way"): lambda row: row[1],
        t("budget.column_levers"): lambda row: row[2].names(row[2].levers(row[3])),
        t("budget.column_cost"): lambda row: row[2].money(row[3].cost),
        t("budget.column_days"): lambda row: plan.days(row[2], row[3]),
        t("budget.column_score"): lambda row: row[2].change(
            row[3].before, row[3].after, Quality.ILLUSTRATIVE
        ),
    }
    place.html(html.table(*tables.screen(rows, cells), t, "allotted", telling=(2, 3)))
    if not part:
        is_asked = county in budget.ask.counties
        key = "budget.take_nothing" if is_asked else "budget.take_outside"
        place.source(t(key, county=t.county(county)), t)
    steps = first_steps.advice(budget.results, county, budget.ask.today)
    if said := first_steps.sentence(steps, county, t):
        place.source(said, t)
    with st.container(horizontal=True, vertical_alignment="center"):
        for key, name, asked, taken in rows:
            controls.action(t("budget.take", what=name), f"take_{key}", take(asked, taken))
        links.page_link("simulator", t("budget.take_link"))


def given_to(budget: Budget, county: str) -> Place | None:
    """Return what the plan gives a county, None where it gets neither money nor a hub."""
    some = (p for p in budget.plan.places if p.county == county and budget.levers(p))
    return next(some, None)


def take(budget: Budget, given: Place) -> Callable[[View], View]:
    """Return the change to a what-if of one county with its levers at full intensity."""

    def taken(view: View) -> View:
        levers = view.scenario.with_levers(dict.fromkeys(budget.levers(given), 1.0), ())
        view = replace(view, scenario=levers, county=given.county)
        return replace(view, scope=ONE, chosen=(), preset="")

    return taken
