"""The station planner: what is asked, the answer, how good and how rough it is, the stations."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any, cast

import numpy as np
import pandas as pd
import streamlit as st

from components.session import link, state
from components.widgets import controls, html, place, sources, tables
from components.widgets.html import Card
from components.words.texts import Texts
from components.words.travel_rule import rule_fields
from model.access.new_stations import Goal, Plan, sites
from model.access.travel import RULE_TOLERANCE
from model.results.results import Results
from model.score.method import Method
from pages.network import hand_over, tiers
from pages.network.farthest import named
from pages.network.published import STATIONS, unplaced

SHORT_H = 0.05  # hours that are printed as zero: the way to the own township
SOURCES = ["travel_model", "travel_rule"]
GOALS = {"cover": "network.goal_cover", "time": "network.goal_time"}
PROVED = {"cover": "network.plan_proved_cover", "time": "network.plan_proved_time"}
LIMITS = sorted(link.CHOICES["lim"], key=float)
MOST_STATIONS = 8  # rows on the screen, the others stand in the table


@dataclass(frozen=True, slots=True, eq=False)
class Question:
    """Where, how many stations, to what end; `plan` is the answer and holds the time limit.

    `most` townships may be given a station; where there are none the plan adds nothing.
    """

    county: str
    wanted: float
    most: int
    goal: Goal
    plan: Plan

    @property
    def limit(self) -> str:
        """Return the time limit in hours as it is written."""
        return f"{self.plan.limit_h:g}"


def today(results: Results, county: str) -> Plan:
    """Return the network of today: a plan that adds nothing, within an hour."""
    return results.stations.plan(county, 0, "cover", 1.0)


def question(results: Results, county: str) -> Question:
    """Return what the reader's view asks of the planner, answered."""
    view, most = state.view(), len(sites(results.data.network, county))
    wanted, goal = view.number("st"), cast("Goal", view.choice("goal"))
    plan = results.stations.plan(county, min(int(wanted), most), goal, float(view.choice("lim")))
    return Question(county, wanted, most, goal, plan)


def new_stations(n: int, t: Texts) -> str:
    """Return a number of planned stations in words."""
    return t("network.new_one" if n == 1 else "network.new_many", n=t.number(n))


def show(results: Results, ask: Question, method: Method, t: Texts) -> None:
    """Place the planner: it starts at today, and draws only what is asked for."""
    if not ask.most:
        place.heading(t("network.plan_full"), "", t)
        return
    place.heading(title(ask, t), start(results, ask.county, t), t)
    left, right = st.columns((1.0, 1.15), gap="medium")
    with left:
        controls.number("st", t("network.plan_count", most=ask.most), most=ask.most)
        goals = {goal: t(key, h=ask.limit) for goal, key in GOALS.items()}
        controls.choice("goal", t("network.goal"), goals)
        limits = {hours: t("network.limit", h=hours) for hours in LIMITS}
        controls.choice("lim", t("network.limit_choice"), limits)
        place.html(html.lines([enough(results, ask, t)], t))
        if ask.plan.added:
            with st.container(key="plan_answer"):
                place.html(html.cards(cards(results, ask, t), t))
    if ask.plan.added:
        with right:
            tiers.draw(results, ask.county, ask.plan, "plan_map", t)
        stations(ask, t)
        hand_over.show(results, ask.county, ask.plan, method, t)
    place.notes(notes(results, ask, t), t)


def enough(results: Results, ask: Question, t: Texts) -> str:
    """Return from which number on further stations serve nobody more."""
    count = results.stations.enough(ask.county, ask.plan.limit_h)
    return t("network.plan_enough", stations=new_stations(count, t), h=ask.limit)


def title(ask: Question, t: Texts) -> str:
    """Return the answer: what the new stations change, in the terms of the goal."""
    plan, layouts = ask.plan, (ask.plan.base, ask.plan.layout)
    before, after = (t.percent(plan.served_share(one)) for one in layouts)
    if not plan.added:
        base = t("network.base_today" if plan.today else "network.base_seat")
        return t("network.plan_title_none", share=before, base=base, h=ask.limit)
    key = "network.plan_title_cover" if before != after else "network.plan_title_cover_same"
    if ask.goal == "time":
        before, after = (t.number(one.mean_h, 1) for one in layouts)
        key = "network.plan_title_time"
    stations = new_stations(len(plan.added), t)
    return t(key, before=before, after=after, stations=stations, h=ask.limit)


def start(results: Results, county: str, t: Texts) -> str:
    """Return the line under the answer: where today's stations are known only by number."""
    lines = []
    for code in unplaced(results.data, county):
        known = results.data.facts.newest[code, STATIONS]
        fields = {"county": t.county(code), "n": t.number(known.value), "year": known.year}
        lines.append(t("network.plan_unplaced", **fields))
    return t("network.sentence_gap").join([*lines, t("network.plan_arithmetic")])


def cards(results: Results, ask: Question, t: Texts) -> list[Card]:
    """Return villages and people served, the way there, and the townships left beyond."""
    plan, layouts = ask.plan, (ask.plan.base, ask.plan.layout)
    people, limit_h = results.stations.residents(ask.county), np.array([plan.limit_h])
    shares = [float(people.within(one.hours, limit_h)[0]) for one in layouts]

    def change(ends: Iterable[str]) -> str:  # one number where nothing changes
        before, after = ends
        return before if before == after else t("network.change", before=before, after=after)

    served = change(t.percent(plan.served_share(one)) for one in layouts)
    units = {"change": change(t.number(one.covered) for one in layouts)}
    units["total"] = t.number(plan.villages.total)
    part = change(t.percent(share) for share in shares)
    mean = change(t.number(one.mean_h, 1) for one in layouts)
    farthest = change(t.number(one.hours[plan.units > 0].max(), 1) for one in layouts)
    beyond = change(t.number(plan.beyond(one).sum()) for one in layouts)
    return [
        html.card(t, "network.plan_card_units", served, h=ask.limit, **units),
        html.card(t, "network.plan_card_people", part, h=ask.limit),
        html.card(t, "network.plan_card_time", mean, t.unit("hours"), change=farthest),
        html.card(t, "network.plan_card_beyond", beyond, h=ask.limit),
    ]


def notes(results: Results, ask: Question, t: Texts) -> list[str]:
    """Return how good the answer is, what it leaves out, and how rough it is."""
    plan, added, lines = ask.plan, len(ask.plan.added), []
    if ask.wanted > added:
        lines.append(t("network.plan_clamped", asked=t.number(ask.wanted), n=added))
    if added:
        gap = t.percent(plan.layout.gap, 1)
        is_best = plan.layout.proved
        lines.append(t(PROVED[ask.goal], n=added) if is_best else t("network.plan_gap", gap=gap))
    lines.append(t("network.plan_base_today" if plan.today else "network.plan_base_alone"))
    count, rule = results.geography.tier_counts()[ask.county], rule_fields(results, t)
    if count.unlocated_units:
        units = t.number(count.unlocated_units)
        lines.append(t("network.plan_left_out", towns=count.unlocated, units=units))
    factors = (1 + RULE_TOLERANCE, 1 - RULE_TOLERANCE)
    ends = dict.fromkeys(t.percent(plan.served_share(plan.layout, by)) for by in factors)
    lines.append(t("network.plan_longer", part=rule["wide"], share="–".join(ends)))
    return [*lines, t("network.plan_rough", **rule), t("network.plan_people")]


def stations(ask: Question, t: Texts) -> None:
    """Place the planned stations with what they would serve."""
    count, chosen = len(ask.plan.added), table(ask.plan, t)
    rest = count - MOST_STATIONS
    note = t("network.stations_note") + (t("network.stations_rest", n=rest) if rest > 0 else "")
    place.heading(t("network.stations_title", n=count, where=t.county(ask.county)), note, t)
    place.html(html.table(*screen(chosen, ask, t), t, "numbers slim"))
    cited = sources.cited(SOURCES, t)
    place.table(chosen.file, t("network.stations_table"), "stations", t, cited)


def table(plan: Plan, t: Texts) -> tables.Table:
    """Return the planned stations, those that serve most village-level units first."""
    rows = []
    for at in plan.added:
        town, served = plan.townships[at], np.flatnonzero(plan.layout.nearest == at)
        units, hours = plan.units[served], plan.layout.hours[served]
        serves = [plan.townships[i] for i in served]
        mean_h = float(units @ hours / max(units.sum(), 1.0))
        where = {"county": t.county(town.county), "town": t.of(town.words), "code": town.code}
        whom = {"serves": t.join([t.of(one.words) for one in serves]), "units": int(units.sum())}
        far = {"mean_h": mean_h, "longest_h": hours.max(), "seat_h": town.road_h}
        count = {"townships": sum(one.is_township for one in serves)}
        rows.append(where | whom | far | count)
    own = {"county": "common.county", "town": "network.station_site", "code": "network.column_code"}
    own |= {"serves": "network.station_towns", "units": "network.column_units"}
    way = {"mean_h": "network.station_mean", "longest_h": "network.station_longest"}
    way |= {"seat_h": "network.column_hours"}
    ordered = pd.DataFrame(rows).sort_values("units", ascending=False, kind="stable")
    return tables.Table(ordered, tables.heads(t, **own, **way), dict.fromkeys(way, 2))


def screen(chosen: tables.Table, ask: Question, t: Texts) -> tuple[list[str], list[list[str]]]:
    """Return the stations that serve most; one that serves its own township alone has no way."""

    def serves(row: Any) -> str:  # noqa: ANN401  (a row of a table)
        return t("network.station_served", towns=row.townships, units=t.number(row.units))

    def way(row: Any) -> str:  # noqa: ANN401  (a row of a table)
        ends = {"mean": t.number(row.mean_h, 1), "longest": t.number(row.longest_h, 1)}
        is_own = row.longest_h < SHORT_H
        return t("network.own_township") if is_own else t("network.station_hours", **ends)

    cells = {
        t("network.station_site"): lambda row: named(row, ask.county, t),
        t("network.station_serves"): serves,
        t("network.station_way"): way,
        t("network.station_seat"): lambda row: t.number(row.seat_h, 1),
    }
    return chosen.screen(cells, MOST_STATIONS)
