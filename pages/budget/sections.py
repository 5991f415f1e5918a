"""The budget page's parts: what is asked, the controls, the plan, the curve, what comes next."""

from dataclasses import replace
from functools import partial

import streamlit as st

from components.session import link, state
from components.session.link import View
from components.session.what_if import ONE
from components.widgets import controls, html, links, place, sources
from components.widgets.tables import Table
from model.results.money import CHECKED, EVEN, PEOPLE, TOTAL, WORST, Ask
from model.spending.options import Place
from pages.budget import by_county, curve, more_money, wording
from pages.budget.plan import Budget

SINGLE, EVERYWHERE = "one", "all"
PREFECTURES = ("aba", "garze")  # in the order of the data
AREAS = {
    EVERYWHERE: "budget.area_all",
    "aba": "budget.area_aba",
    "garze": "budget.area_garze",
    SINGLE: "budget.area_one",
}
GOALS = {
    TOTAL: "budget.goal_total",
    PEOPLE: "budget.goal_people",
    EVEN: "budget.goal_even",
    WORST: "budget.goal_worst",
}
COUNTED = {CHECKED: "budget.counted_checked", "all": "budget.counted_all"}


def asked() -> Budget:
    """Return what the reader's view asks; the first time it takes a moment, so it says so."""
    view, results, t = state.view(), state.results(), state.text()
    area = view.choice("ar")
    goal = TOTAL if area == SINGLE else view.choice("aim")
    ask = Ask(state.today(), _counties(area), goal, view.choice("pap"))
    with st.spinner(t("budget.working")):
        most = min(link.NUMBERS["bud"].high, max(results.money.most(ask), 1.0))
        budget = Budget(results, ask, min(view.number("bud"), most), most, t)
        if budget.options.counties:
            results.money.plan(ask, budget.m_yuan)
            results.money.curve(ask, most)
    return budget


def _counties(area: str) -> tuple[str, ...]:
    data = state.results().data
    if area == SINGLE:
        return (state.home(),)
    if area == EVERYWHERE:
        return data.panel.codes
    prefecture = data.prefectures[PREFECTURES.index(area)].code
    return tuple(c.code for c in data.panel.counties if c.prefecture == prefecture)


def choose(budget: Budget) -> None:
    """Place what is asked: where, to what end, what counts, how much money."""
    t = budget.t
    with st.container(horizontal=True, vertical_alignment="bottom"):
        controls.choice("ar", t("budget.area"), {code: t(key) for code, key in AREAS.items()})
        names = {code: t(key) for code, key in COUNTED.items()}
        controls.choice("pap", t("budget.counted"), names)
    widths = [1, 3.4] if budget.single else [1, 1.2, 2.2]
    columns = st.columns(widths, gap="medium", vertical_alignment="bottom")
    with columns[0]:
        controls.county_select(budget.results, t, required=budget.single, labelled=False)
    if not budget.single:
        with columns[1]:
            goals = {code: t(key) for code, key in GOALS.items()}
            controls.choice_box("aim", t("budget.goal"), goals)
    if budget.options.counties:
        with columns[-1]:
            unit = t("equal.budget_unit")
            controls.number("bud", t("budget.budget"), unit, most=budget.most)
        place.source(wording.grants(budget), t)


def plan(budget: Budget) -> None:
    """Place who is given what, hubs, and the way into the what-if."""
    t = budget.t
    place.heading(by_county.title(budget), by_county.note(budget), t)
    header, rows = by_county.screen(budget)
    if rows:
        place.html(html.table(header, rows, t, "allotted"))
    place.notes(by_county.hubs(budget), t)
    _table(by_county.table(budget), t("budget.places_table"), "budget_plan", budget)
    _take(budget)


def _table(table: Table, name: str, key: str, budget: Budget) -> None:
    place.table(lambda: table.file().round(2), name, key, budget.t)


def _take(budget: Budget) -> None:
    """Place the button that takes one county's part of the plan into the what-if."""
    t, county = budget.t, budget.ask.counties[0] if budget.single else state.county()
    place.source(wording.take_words(budget, county), t)
    if part := wording.given_to(budget, county):
        with st.container(horizontal=True, vertical_alignment="center"):
            take, icon = partial(_taken, budget, part), ":material/tune:"
            controls.action(t("budget.take"), "take_budget", take, icon=icon)
            links.page_link("simulator", t("budget.take_link"))


def _taken(budget: Budget, part: Place, view: View) -> View:
    """Return the view with a place's levers at full intensity in its county alone."""
    scenario = view.scenario.with_levers(dict.fromkeys(budget.levers(part), 1.0), ())
    here = replace(view, county=part.county, scope=ONE, chosen=(), preset="")
    return replace(here, scenario=scenario)


def levers(budget: Budget) -> None:
    """Place what each lever takes of the money, where more than one county is given any."""
    if not budget.single:
        place.heading(budget.t("budget.levers_head"), "", budget.t)
        place.html(html.table(*by_county.levers(budget), budget.t, "slim"))


def other_budgets(budget: Budget) -> None:
    """Place what other budgets would come to."""
    t, finding, table = budget.t, curve.title(budget), curve.table(budget)
    place.heading(finding, t("budget.curve_note", n=len(table.rows)), t)
    place.chart(curve.chart(budget, table), finding, "budget_curve")
    sources.source_line([], t, t("budget.curve_source"))
    _table(table, t("budget.curve_table"), "curve", budget)


def further(budget: Budget) -> None:
    """Place what the next money would do: step by step, or for the lowest score."""
    t = budget.t
    if budget.ask.goal == WORST:
        place.heading(t("budget.lifts_head"), t("budget.lifts_note"), t)
        header, rows = more_money.lifts(budget)
        none = html.lines([t("budget.lifts_none")], t)
        place.html(html.table(header, rows, t, "slim") if rows else none)
        return
    steps = more_money.steps(budget)
    place.heading(more_money.steps_title(budget, steps), t("budget.steps_note"), t)
    if not steps.empty:
        screen = more_money.steps_screen(budget, steps)
        place.html(html.table(*screen, t, "slim" if budget.single else "allotted"))
    _table(more_money.order(budget), t("budget.order_table"), "budget_order", budget)
