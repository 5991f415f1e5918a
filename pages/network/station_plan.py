"""The parts of the network page about reach: what there is, and what new stations would change."""

from dataclasses import dataclass
from functools import partial
from typing import cast

import streamlit as st

from components.session import link, state
from components.widgets import controls, html, links, place, sources
from components.words.texts import Texts
from model.access.new_stations import Goal, Plan
from model.results.results import Results
from model.score.method import Method
from pages.network import gaps as gap_story
from pages.network import plan_wording, reach_chart, returns_chart, taken
from pages.network import reach as reach_story
from pages.network import returns as return_story

GOALS = link.CHOICES["goal"]
LIMITS = sorted(link.CHOICES["lim"], key=float)
MODEL = ["travel_model", "travel_rule"]


@dataclass(frozen=True, slots=True)
class Question:
    """What a reader asks of the planner: where, how many stations, to what end, within what time.

    `most` townships may be given a station; `plan` is the answer, None where there are none.
    """

    county: str
    asked: float
    most: int
    goal: Goal
    limit_h: float
    plan: Plan | None


def question(results: Results, county: str) -> Question:
    """Return what the reader's view asks of the planner."""
    view = state.view()
    asked, most = view.number("st"), plan_wording.most(results, county)
    goal, limit_h = cast("Goal", view.choice("goal")), float(view.choice("lim"))
    plan = results.stations.plan(county, min(int(asked), most), goal, limit_h) if most else None
    return Question(county, asked, most, goal, limit_h, plan)


def answer(results: Results, ask: Question, method: Method, t: Texts) -> None:
    """Place the planner: its controls, what the stations would change, how good the answer is."""
    plan = ask.plan
    if plan is None:
        place.heading(t("network.plan_full"), "", t)
        return
    title = plan_wording.title(plan, ask.county, ask.goal, t)
    place.heading(title, plan_wording.heading_note(results, ask.county, t), t)
    controls.number("st", t("network.plan_count", most=ask.most), most=ask.most)
    limit = f"{ask.limit_h:g}"
    with st.container(horizontal=True):
        goals = {code: t(f"network.goal_{code}", h=limit) for code in GOALS}
        controls.choice("goal", t("network.goal"), goals)
        hours = {code: t("network.limit", h=code) for code in LIMITS}
        controls.choice("lim", t("network.limit_choice"), hours)
    with st.container(key="plan_answer"):
        place.html(html.cards(plan_wording.cards(results, plan, ask.county, ask.goal, t), t))
    place.notes(plan_wording.notes(results, plan, ask.county, ask.asked, ask.goal, t), t)
    take_into_what_if(results, plan, ask.county, method, t)


def take_into_what_if(results: Results, plan: Plan, county: str, method: Method, t: Texts) -> None:
    """Place the button that sets the planned coverage in a what-if, or why there is none."""
    gained = taken.gains(results, plan, method)
    place.source(taken.words(results, plan, county, gained, method, t), t)
    if gained:
        with st.container(horizontal=True, vertical_alignment="center"):
            change = controls.set_values(taken.STATION_SHARE, gained)
            label = taken.button(results, gained, method, t)
            controls.action(label, "take_plan", change, icon=":material/tune:")
            links.page_link("simulator", t("network.take_link"))


def reach(results: Results, ask: Question, phone: bool, t: Texts) -> None:
    """Place who is within hours of the seat, of reported stations and of planned ones."""
    plan = ask.plan or results.stations.plan(ask.county, 0, ask.goal, ask.limit_h)
    place.heading(
        reach_story.title(results, plan, ask.county, t), reach_story.note(results, ask.county, t), t
    )
    titles = (t("network.reach_axis_hours"), t("network.reach_axis"))
    curves = reach_story.curves(results, plan, ask.county, t)
    known = reach_story.known(plan, t)
    figure = reach_chart.cumulative(curves, titles, ask.limit_h, known, phone)
    place.chart(figure, reach_story.alt(results, plan, ask.county, t), "reach")
    sources.source_line([*MODEL, "S01"], t)
    frame = partial(reach_story.frame, results, plan, ask.county, t)
    place.table(frame, t("network.reach_table"), "reach", t)


def returns(results: Results, ask: Question, t: Texts) -> None:
    """Place what each number of stations gives; over all counties only when it is asked for."""
    if not ask.most:
        return
    if ask.county:
        _returns(results, ask, t)
        return
    drawer = place.drawer(t("network.returns_drawer"), "returns")
    if drawer is not None:
        with drawer:
            _returns(results, ask, t)


def _returns(results: Results, ask: Question, t: Texts) -> None:
    plans = results.stations.plans(
        ask.county, return_story.counts(results, ask.county), ask.goal, ask.limit_h
    )
    counts = [len(plan.added) for plan in plans]
    values = [float(value) for value in return_story.gained(plans, ask.goal)]
    finding = return_story.title(plans, ask.goal, ask.county, t)
    limit = f"{ask.limit_h:g}"
    titles = (t("network.returns_count"), t(f"network.returns_axis_{ask.goal}", h=limit))
    place.heading(finding, t("network.returns_note"), t)
    place.chart(
        returns_chart.diminishing(counts, values, int(min(ask.asked, ask.most)), titles),
        finding,
        "returns",
    )
    sources.source_line(MODEL, t)
    place.table(partial(return_story.frame, plans, t), t("network.returns_table"), "returns", t)


def gaps(results: Results, ask: Question, t: Texts) -> None:
    """Place the townships beyond the reach of the network, now and with the planned stations."""
    plan = ask.plan or results.stations.plan(ask.county, 0, ask.goal, ask.limit_h)
    found = gap_story.beyond(plan)
    note = gap_story.note(results, found, ask.county, t)
    place.heading(gap_story.title(plan, found, t), note, t)
    if found:
        place.html(html.table(*gap_story.rows(plan, found, ask.county, t), t, "numbers slim"))
        sources.source_line(MODEL, t)
        place.table(partial(gap_story.frame, plan, found, t), t("network.gaps_table"), "gaps", t)


def stations(ask: Question, t: Texts) -> None:
    """Place the planned stations with what they would serve."""
    plan = ask.plan
    if plan is None:
        return
    where = t.county(ask.county) if ask.county else t("common.all_counties")
    head = t("network.stations_title", n=len(plan.added), where=where)
    rest = len(plan.added) - plan_wording.MOST_STATIONS
    note = t("network.stations_note") + (t("network.stations_rest", n=rest) if rest > 0 else "")
    place.heading(head, note, t)
    place.html(html.table(*plan_wording.station_rows(plan, ask.county, t), t, "numbers slim"))
    sources.source_line(MODEL, t)
    place.table(
        partial(plan_wording.station_frame, plan, t),
        t("network.stations_table"),
        "stations",
        t,
    )
