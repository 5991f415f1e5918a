"""The budget page's parts: what is asked, the controls, the plan, the curve, what comes next."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import partial

import streamlit as st

from components import (
    controls,
    links,
    markup,
    money,
    panels,
    provenance,
    reader,
    runtime,
    show,
    spending,
)
from components.case import ONE
from components.charts import spent
from components.links import View
from components.spending import TOTAL, WORST, Ask
from components.stories import allotted, more_money, outlay
from components.stories import budget as story
from components.text import Texts
from model.budget import Place
from model.scenario import Scenario

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


def question(method: Scenario, t: Texts) -> Question:
    """Return what the reader's view asks; the first time it takes a moment, so it says so."""
    view = reader.view()
    area = view.choice(AREAS)
    goal = TOTAL if area == SINGLE else view.choice(GOALS)
    ask = Ask(method, _counties(area), goal, view.choice(COUNTED))
    with st.spinner(t("budget.working")):
        top = min(links.NUMBERS[BUDGET].high, max(spending.most(ask), 1.0))
        budget = min(view.number(BUDGET), top)
        if story.can_spend(ask):
            spending.plan(ask, budget)
            spending.curve(ask, top)
    return Question(ask, budget, top)


def _counties(area: str) -> tuple[str, ...]:
    data = runtime.data()
    if area == SINGLE:
        return (reader.home(),)
    if area == EVERYWHERE:
        return data.panel.codes
    prefecture = data.prefectures[PREFECTURES.index(area)].code
    return tuple(c.code for c in data.panel.counties if c.prefecture == prefecture)


def choose(asked: Question, t: Texts) -> None:
    """Place what is asked: where, to what end, what counts, how much money."""
    areas = {code: t(f"budget.area_{code}") for code in links.CHOICES[AREAS]}
    is_single = reader.view().choice(AREAS) == SINGLE
    with st.container(horizontal=True, vertical_alignment="bottom"):
        controls.choice(AREAS, t("budget.area"), areas)
        counted = {code: t(f"budget.counted_{code}") for code in links.CHOICES[COUNTED]}
        controls.choice(COUNTED, t("budget.counted"), counted)
    widths = [1, 3.4] if is_single else [1, 1.2, 2.2]
    columns = st.columns(widths, gap="medium", vertical_alignment="bottom")
    with columns[0]:
        controls.county_select(t, required=is_single, labelled=False)
    if not is_single:
        with columns[1]:
            goals = {code: t(f"budget.goal_{code}") for code in links.CHOICES[GOALS]}
            controls.choice_box(GOALS, t("budget.goal"), goals)
    if story.can_spend(asked.ask):
        with columns[-1]:
            controls.number(BUDGET, t("budget.budget"), t("equal.budget_unit"), most=asked.most)
        show.source(story.grants(asked.budget, t), t)


def plan(asked: Question, t: Texts) -> None:
    """Place who is given what, hubs, and the way into the what-if."""
    ask, budget = asked.ask, asked.budget
    found = spending.plan(ask, budget)
    show.heading(allotted.places_title(found, t), allotted.places_note(found, t), t)
    if allotted.served_places(found):
        show.html(markup.table(*allotted.places(ask, budget, t), t, "allotted"))
    show.notes(allotted.hubs(ask, budget, t), t)
    rows = partial(allotted.places_frame, ask, budget, t)
    show.table(rows, t("budget.places_table"), "budget_plan", t)
    take(asked, t)


def take(asked: Question, t: Texts) -> None:
    """Place the button that takes one county's part of the plan into the what-if."""
    found = spending.plan(asked.ask, asked.budget)
    county = asked.ask.counties[0] if len(asked.ask.counties) == 1 else reader.county()
    place = story.given_to(found, county) if county else None
    show.source(story.take_words(asked.ask, found, county, t), t)
    if place is not None:
        with st.container(horizontal=True, vertical_alignment="center"):
            controls.action(t("budget.take"), "take_budget", _taken(place), icon=":material/tune:")
            panels.page_link("simulator", t("budget.take_link"))


def _taken(place: Place) -> Callable[[View], View]:
    """Return the change that sets a place's levers in its county alone."""
    levers = controls.set_levers(story.levers_of(place))

    def alter(view: View) -> View:
        return levers(replace(view, county=place.county, scope=ONE, chosen=(), preset=""))

    return alter


def levers(asked: Question, t: Texts) -> None:
    """Place what each lever takes of the money, where more than one county is given any."""
    if len(asked.ask.counties) > 1:
        show.heading(t("budget.levers_head"), "", t)
        show.html(markup.table(*allotted.lever_table(asked.ask, asked.budget, t), t, "slim"))


def curve(asked: Question, t: Texts) -> None:
    """Place what other budgets would come to."""
    ask, budget = asked.ask, asked.budget
    title = story.curve_title(ask, budget, t)
    budgets, values = spending.curve(ask, asked.most)
    show.heading(title, t("budget.curve_note", n=len(budgets)), t)
    own = float(spending.shown(ask, spending.plan(ask, budget).value))
    figure = spent.by_budget(
        [money.counted(float(x), t) for x in budgets],
        [float(y) for y in values],
        (money.counted(budget, t), own, money.amount(budget, t)),
        (money.counted(outlay.grant(), t), t("budget.curve_grant")),
        story.axes(ask, t),
        stepped=spending.is_stepped(ask),
    )
    show.chart(figure, title, "budget_curve")
    provenance.source_line([], t, t("budget.curve_source"))
    show.table(partial(story.curve_frame, ask, asked.most, t), t("budget.curve_table"), "curve", t)


def further(asked: Question, t: Texts) -> None:
    """Place what the next money would do: step by step, or for the lowest score."""
    ask, budget = asked.ask, asked.budget
    if ask.goal == WORST:
        show.heading(t("budget.lifts_head"), t("budget.lifts_note"), t)
        header, rows = more_money.lifts(ask, budget, t)
        if rows:
            show.html(markup.table(header, rows, t, "slim"))
        else:
            show.html(markup.lines([t("budget.lifts_none")], t))
        return
    show.heading(more_money.steps_title(ask, budget, t), t("budget.steps_note"), t)
    header, rows = more_money.steps(ask, budget, t)
    if rows:
        show.html(markup.table(header, rows, t, "allotted" if len(ask.counties) > 1 else "slim"))
    frame = partial(more_money.order_frame, ask, budget, t)
    show.table(frame, t("budget.order_table"), "budget_order", t)
