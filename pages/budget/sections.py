"""The budget page's parts: what is asked, the controls, the plan, the curve, what comes next."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import partial

import streamlit as st

from components.session import link, state
from components.session.link import View
from components.session.what_if import ONE
from components.widgets import controls, costs, html, links, sources
from components.widgets import place as show
from components.words import money
from components.words.texts import Texts
from model.results.money import TOTAL, WORST, Ask
from model.results.results import Results
from model.spending.options import Place
from model.what_if.scenario import Scenario
from pages.budget import by_county, more_money, spent_chart, wording

AREAS, GOALS, COUNTED = "ar", "aim", "pap"
BUDGET = "bud"
SINGLE, EVERYWHERE = "one", "all"
PREFECTURES = ("aba", "garze")  # in the order of the data


@dataclass(frozen=True, slots=True)
class Question:
    """What a reader asks: to spend how many million yuan of at most how many, where and to what."""

    ask: Ask
    budget: float
    most: float


def question(results: Results, today: Scenario, t: Texts) -> Question:
    """Return what the reader's view asks; the first time it takes a moment, so it says so."""
    view = state.view()
    area = view.choice(AREAS)
    goal = TOTAL if area == SINGLE else view.choice(GOALS)
    ask = Ask(today, _counties(results, area), goal, view.choice(COUNTED))
    with st.spinner(t("budget.working")):
        top = min(link.NUMBERS[BUDGET].high, max(results.money.most(ask), 1.0))
        budget = min(view.number(BUDGET), top)
        if wording.can_spend(results, ask):
            results.money.plan(ask, budget)
            results.money.curve(ask, top)
    return Question(ask, budget, top)


def _counties(results: Results, area: str) -> tuple[str, ...]:
    data = results.data
    if area == SINGLE:
        return (state.home(),)
    if area == EVERYWHERE:
        return data.panel.codes
    prefecture = data.prefectures[PREFECTURES.index(area)].code
    return tuple(c.code for c in data.panel.counties if c.prefecture == prefecture)


def choose(results: Results, asked: Question, t: Texts) -> None:
    """Place what is asked: where, to what end, what counts, how much money."""
    areas = {code: t(f"budget.area_{code}") for code in link.CHOICES[AREAS]}
    is_single = state.view().choice(AREAS) == SINGLE
    with st.container(horizontal=True, vertical_alignment="bottom"):
        controls.choice(AREAS, t("budget.area"), areas)
        counted = {code: t(f"budget.counted_{code}") for code in link.CHOICES[COUNTED]}
        controls.choice(COUNTED, t("budget.counted"), counted)
    widths = [1, 3.4] if is_single else [1, 1.2, 2.2]
    columns = st.columns(widths, gap="medium", vertical_alignment="bottom")
    with columns[0]:
        controls.county_select(results, t, required=is_single, labelled=False)
    if not is_single:
        with columns[1]:
            goals = {code: t(f"budget.goal_{code}") for code in link.CHOICES[GOALS]}
            controls.choice_box(GOALS, t("budget.goal"), goals)
    if wording.can_spend(results, asked.ask):
        with columns[-1]:
            controls.number(BUDGET, t("budget.budget"), t("equal.budget_unit"), most=asked.most)
        show.source(wording.grants(results, asked.budget, t), t)


def plan(results: Results, asked: Question, t: Texts) -> None:
    """Place who is given what, hubs, and the way into the what-if."""
    ask, budget = asked.ask, asked.budget
    found = results.money.plan(ask, budget)
    show.heading(by_county.places_title(found, t), by_county.places_note(found, t), t)
    if by_county.served_places(found):
        show.html(html.table(*by_county.places(results, ask, budget, t), t, "allotted"))
    show.notes(by_county.hubs(results, ask, budget, t), t)
    rows = partial(by_county.places_frame, results, ask, budget, t)
    show.table(rows, t("budget.places_table"), "budget_plan", t)
    take(results, asked, t)


def take(results: Results, asked: Question, t: Texts) -> None:
    """Place the button that takes one county's part of the plan into the what-if."""
    found = results.money.plan(asked.ask, asked.budget)
    county = asked.ask.counties[0] if len(asked.ask.counties) == 1 else state.county()
    place = wording.given_to(found, county) if county else None
    show.source(wording.take_words(asked.ask, found, county, t), t)
    if place is not None:
        with st.container(horizontal=True, vertical_alignment="center"):
            controls.action(
                t("budget.take"), "take_budget", _taken(results, place), icon=":material/tune:"
            )
            links.page_link("simulator", t("budget.take_link"))


def _taken(results: Results, place: Place) -> Callable[[View], View]:
    """Return the change that sets a place's levers in its county alone."""
    levers = controls.set_levers(wording.levers_of(results, place))

    def alter(view: View) -> View:
        return levers(replace(view, county=place.county, scope=ONE, chosen=(), preset=""))

    return alter


def levers(results: Results, asked: Question, t: Texts) -> None:
    """Place what each lever takes of the money, where more than one county is given any."""
    if len(asked.ask.counties) > 1:
        show.heading(t("budget.levers_head"), "", t)
        show.html(
            html.table(*by_county.lever_table(results, asked.ask, asked.budget, t), t, "slim")
        )


def curve(results: Results, asked: Question, t: Texts) -> None:
    """Place what other budgets would come to."""
    ask, budget = asked.ask, asked.budget
    title = wording.curve_title(results, ask, budget, t)
    budgets, values = results.money.curve(ask, asked.most)
    show.heading(title, t("budget.curve_note", n=len(budgets)), t)
    own = float(results.money.shown(ask, results.money.plan(ask, budget).value))
    figure = spent_chart.by_budget(
        [money.counted(float(x), t) for x in budgets],
        [float(y) for y in values],
        (money.counted(budget, t), own, money.amount(budget, t)),
        (money.counted(costs.grant(results), t), t("budget.curve_grant")),
        wording.axes(results, ask, t),
        stepped=results.money.is_stepped(ask),
    )
    show.chart(figure, title, "budget_curve")
    sources.source_line([], t, t("budget.curve_source"))
    show.table(
        partial(wording.curve_frame, results, ask, asked.most, t),
        t("budget.curve_table"),
        "curve",
        t,
    )


def further(results: Results, asked: Question, t: Texts) -> None:
    """Place what the next money would do: step by step, or for the lowest score."""
    ask, budget = asked.ask, asked.budget
    if ask.goal == WORST:
        show.heading(t("budget.lifts_head"), t("budget.lifts_note"), t)
        header, rows = more_money.lifts(results, ask, budget, t)
        if rows:
            show.html(html.table(header, rows, t, "slim"))
        else:
            show.html(html.lines([t("budget.lifts_none")], t))
        return
    show.heading(more_money.steps_title(results, ask, budget, t), t("budget.steps_note"), t)
    header, rows = more_money.steps(results, ask, budget, t)
    if rows:
        show.html(html.table(header, rows, t, "allotted" if len(ask.counties) > 1 else "slim"))
    frame = partial(more_money.order_frame, results, ask, budget, t)
    show.table(frame, t("budget.order_table"), "budget_order", t)
