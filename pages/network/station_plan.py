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
from pages.network.published import STATIONS, unplaced

SHORT_H = 0.05  # hours that are printed as zero: the way to the own township
SOURCES = ["travel_model", "travel_rule"]
GOALS = {"cover": "network.goal_cover", "time": "network.goal_time"}
PROVED = {"cover": "network.plan_proved_cover", "time": "network.plan_proved_time"}
LIMITS = sorted(link.CHOICES["lim"], key=float)
MOST_STATIONS = 8  # rows on the screen, the others stand in the table
ROUND_PERSONS = -2  # people are apportioned: the last two digits would mean nothing


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


def question(results: Results, county: str) -> Question:
    """Return what the reader's view asks of the planner, answered."""
    view, most = state.view(), len(sites(results.data.network, county))
    wanted, goal = view.number("st"), cast("Goal", view.choice("goal"))
    plan = results.stations.plan(county, min(int(wanted), most), goal, float(view.choice("lim")))
    return Question(county, wanted, most, goal, plan)


def new_stations(n: int, t: Texts) -> str:
    """Return a number of planned stations in words."""
    return t("network.new_one" if n == 1 else "network.new_many", n=t.number(n))


def named(row: Any, ask: Question, t: Texts) -> str:  # noqa: ANN401  (a row of a table)
    """Return the township of a row, over all counties with its county."""
    return row.town if ask.county else t("network.in_county", county=row.county, town=row.town)


def answer(results: Results, ask: Question, t: Texts) -> None:
    """Place the planner: its controls, what the stations would change, how good the answer is."""
    if not ask.most:
        place.heading(t("network.plan_full"), "", t)
        return
    place.heading(title(ask, t), start(results, ask.county, t), t)
    controls.number("st", t("network.plan_count", most=ask.most), most=ask.most)
    with st.container(horizontal=True):
        goals = {goal: t(key, h=ask.limit) for goal, key in GOALS.items()}
        controls.choice("goal", t("network.goal"), goals)
        limits = {hours: t("network.limit", h=hours) for hours in LIMITS}
        controls.choice("lim", t("network.limit_choice"), limits)
    with st.container(key="plan_answer"):
        place.html(html.cards(cards(results, ask, t), t))
    place.notes(notes(results, ask, t), t)


def title(ask: Question, t: Texts) -> str:
    """Return the answer: what the new stations change, in the terms of the goal."""
    plan, base = ask.plan, "network.base_seat" if ask.county else "network.base_seats"
    start = t("network.base_today" if plan.today else base)
    fields = {"stations": new_stations(len(plan.added), t), "base": start, "h": ask.limit}
    layouts = (plan.base, plan.layout)
    if ask.goal == "time":
        before, after = (t.number(one.mean_h, 1) for one in layouts)
        return t("network.plan_title_time", before=before, after=after, **fields)
    before, after = (t.percent(plan.served_share(one)) for one in layouts)
    key = "network.plan_title_cover" if before != after else "network.plan_title_cover_same"
    return t(key, before=before, after=after, **fields)


def start(results: Results, county: str, t: Texts) -> str:
    """Return the line under the answer: where today's stations are known only by number."""
    lines = []
    for code in unplaced(results.data, county):
        known = results.data.facts.newest[code, STATIONS]
        fields = {"county": t.county(code), "n": t.number(known.value), "year": known.year}
        lines.append(t("network.plan_unplaced", **fields))
    return t("network.sentence_gap").join([*lines, t("network.plan_arithmetic")])


def cards(results: Results, ask: Question, t: Texts) -> list[Card]:
    """Return villages and people served, the way there, and how good the answer is."""
    plan, layouts = ask.plan, (ask.plan.base, ask.plan.layout)
    people, limit_h = results.stations.residents(ask.county), np.array([plan.limit_h])
    shares = [float(people.within(one.hours, limit_h)[0]) for one in layouts]

    def change(ends: Iterable[str]) -> str:  # one number where nothing changes
        before, after = ends
        return before if before == after else t("network.change", before=before, after=after)

    served = change(t.percent(plan.served_share(one)) for one in layouts)
    units = {"change": change(t.number(one.covered) for one in layouts)}
    units["total"] = t.number(plan.villages.total)
    inside = change(t.number(round(people.total * share, ROUND_PERSONS)) for share in shares)
    part = change(t.percent(share) for share in shares)
    mean = change(t.number(one.mean_h, 1) for one in layouts)
    farthest = change(t.number(one.hours[plan.units > 0].max(), 1) for one in layouts)
    proof, note = t("network.plan_proved"), t(PROVED[ask.goal], n=len(plan.added))
    if not plan.layout.proved:
        proof = t("network.plan_gap", gap=t.percent(plan.layout.gap, 1))
        note = t("network.plan_gap_note")
    limit, persons = ask.limit, t.unit("persons")
    return [
        html.card(t, "network.plan_card_units", served, h=limit, **units),
        html.card(t, "network.plan_card_people", inside, persons, h=limit, change=part),
        html.card(t, "network.plan_card_time", mean, t.unit("hours"), change=farthest),
        html.card(t, "network.plan_card_proof", proof, note=note),
    ]


def notes(results: Results, ask: Question, t: Texts) -> list[str]:
    """Return what the answer is compared with, what it leaves out, and how rough it is."""
    plan, added, lines = ask.plan, len(ask.plan.added), []
    if ask.wanted > added:
        lines.append(t("network.plan_clamped", asked=t.number(ask.wanted), n=added))
    enough = results.stations.enough(ask.county, plan.limit_h) if ask.goal == "cover" else added
    if enough < added:
        lines.append(t("network.plan_enough", stations=new_stations(enough, t), h=ask.limit))
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
        where = {"county": t.county(town.county), "town": town.name, "code": town.code}
        whom = {"serves": t.join([one.name for one in serves]), "units": int(units.sum())}
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
        t("network.station_site"): lambda row: named(row, ask, t),
        t("network.station_serves"): serves,
        t("network.station_way"): way,
        t("network.station_seat"): lambda row: t.number(row.seat_h, 1),
    }
    return chosen.screen(cells, MOST_STATIONS)
