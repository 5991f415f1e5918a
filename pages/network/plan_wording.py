"""What the station planner says: the answer, its cards, how rough it is, the stations."""

from dataclasses import dataclass

import numpy as np
import pandas as pd

from components.widgets.html import Card
from components.words.texts import Texts
from components.words.travel_rule import rule_fields
from model.access.locate import Layout
from model.access.new_stations import Goal, Plan, sites
from model.access.travel import RULE_TOLERANCE
from model.results.results import Results
from pages.network.stations import STATIONS, fact, new_stations, unplaced

MOST_STATIONS = 8  # rows on the screen, the others stand in the table
ROUND_PERSONS = -2  # people are apportioned: the last two digits would mean nothing
SHORT_H = 0.05  # hours that are printed as zero: the way to the own township


def most(results: Results, county: str) -> int:
    """Return how many townships may be given a station."""
    return len(sites(results.data.network, county))


def title(plan: Plan, county: str, goal: Goal, t: Texts) -> str:
    """Return the answer: what the new stations change, in the terms of the goal."""
    fields = {
        "stations": new_stations(len(plan.added), t),
        "base": t(f"network.base_{_base(plan, county)}"),
        "h": f"{plan.limit_h:g}",
    }
    if goal == "cover":
        before, after = (t.percent(plan.served_share(one)) for one in (plan.base, plan.layout))
        key = "network.plan_title_cover" if before != after else "network.plan_title_cover_same"
        return t(key, before=before, after=after, **fields)
    before, after = (t.number(one.mean_h, 1) for one in (plan.base, plan.layout))
    return t("network.plan_title_time", before=before, after=after, **fields)


def _base(plan: Plan, county: str) -> str:
    """Return what a plan adds to: stations reported, else the seat or seats alone."""
    return "today" if plan.today else "seat" if county else "seats"


def heading_note(results: Results, county: str, t: Texts) -> str:
    """Return the line under the answer: where today's stations are known only by number."""
    lines = [_unplaced(results, c, t) for c in unplaced(results, county)]
    return t("network.sentence_gap").join([*lines, t("network.plan_arithmetic")])


def _unplaced(results: Results, county: str, t: Texts) -> str:
    known = fact(results, county, STATIONS)
    if known is None:
        return ""
    return t("network.plan_unplaced", county=t.county(county), n=t.number(known.value),
             year=known.year)  # fmt: skip


def cards(results: Results, plan: Plan, county: str, goal: Goal, t: Texts) -> list[Card]:
    """Return villages and people served, the way there, and how good the answer is."""
    limit, layouts = f"{plan.limit_h:g}", (plan.base, plan.layout)
    counts = [t.number(one.covered) for one in layouts]
    persons = results.stations.residents(county)
    inside = [persons.total * _within(results, plan, county, one) for one in layouts]
    return [
        Card(
            t("network.plan_card_units", h=limit),
            _change([t.percent(plan.served_share(one)) for one in layouts], t),
            "",
            t("network.plan_card_units_note", change=_change(counts, t),
              total=t.number(plan.villages.total)),
        ),
        Card(
            t("network.plan_card_people", h=limit),
            _change([t.number(round(n, ROUND_PERSONS)) for n in inside], t),
            t.unit("persons"),
            t("network.plan_card_people_note",
              change=_change([t.percent(n / persons.total) for n in inside], t)),
        ),
        Card(
            t("network.plan_card_time"),
            _change([t.number(one.mean_h, 1) for one in layouts], t),
            t.unit("hours"),
            t("network.plan_card_time_note", change=_change(
                [t.number(_longest(plan, one), 1) for one in layouts], t)),
        ),
        _proof(plan, goal, t),
    ]  # fmt: skip


def _within(results: Results, plan: Plan, county: str, layout: Layout) -> float:
    """Return the share of all people surely within the limit, 0..1."""
    return float(
        results.stations.residents(county).within(layout.hours, np.array([plan.limit_h]))[0]
    )


def _change(ends: list[str], t: Texts) -> str:
    """Return before and after, or the one number where nothing changes."""
    return ends[0] if ends[0] == ends[1] else t("network.change", before=ends[0], after=ends[1])


def _longest(plan: Plan, layout: Layout) -> float:
    return float(layout.hours[plan.units > 0].max())


def _proof(plan: Plan, goal: Goal, t: Texts) -> Card:
    """Return whether another choice of as many stations could be better, and by how much."""
    label = t("network.plan_card_proof")
    if plan.layout.proved:
        note = t(f"network.plan_proved_{goal}", n=len(plan.added))
        return Card(label, t("network.plan_proved"), "", note)
    gap = t("network.plan_gap", gap=t.percent(plan.layout.gap, 1))
    return Card(label, gap, "", t("network.plan_gap_note"))


def notes(
    results: Results, plan: Plan, county: str, asked: float, goal: Goal, t: Texts
) -> list[str]:
    """Return what the answer is compared with, what it leaves out, and how rough it is."""
    count, rule = results.geography.tier_counts()[county], rule_fields(results, t)
    clamped = t("network.plan_clamped", asked=t.number(asked), n=len(plan.added))
    lost = t("network.plan_left_out", towns=count.unlocated, units=t.number(count.unlocated_units))
    return [
        *([clamped] if asked > len(plan.added) else []),
        *(_enough(results, plan, county, t) if goal == "cover" else []),
        t("network.plan_base_today" if plan.today else "network.plan_base_alone"),
        *([lost] if count.unlocated_units else []),
        t("network.plan_longer", part=rule["wide"], share=_share_span(plan, t)),
        t("network.plan_rough", **rule),
        t("network.plan_people"),
    ]


def _enough(results: Results, plan: Plan, county: str, t: Texts) -> list[str]:
    """Return that fewer stations serve as many, where they do."""
    enough = results.stations.enough(county, plan.limit_h)
    if enough >= len(plan.added):
        return []
    return [t("network.plan_enough", stations=new_stations(enough, t), h=f"{plan.limit_h:g}")]


def _share_span(plan: Plan, t: Texts) -> str:
    """Return the share served if all hours were longer or shorter, from least to most."""
    low, high = (
        t.percent(plan.served_share(plan.layout, factor))
        for factor in (1 + RULE_TOLERANCE, 1 - RULE_TOLERANCE)
    )
    return low if low == high else f"{low}–{high}"


@dataclass(frozen=True, slots=True)
class Station:
    """A planned station: its township's index in the plan, and those of the townships served."""

    at: int
    serves: tuple[int, ...]


def stations(plan: Plan) -> list[Station]:
    """Return the planned stations, those that serve most village-level units first."""
    found = [
        Station(at, tuple(int(i) for i in np.flatnonzero(plan.layout.nearest == at)))
        for at in plan.added
    ]
    return sorted(found, key=lambda s: -plan.units[list(s.serves)].sum())


def _hours(plan: Plan, station: Station) -> tuple[float, float]:
    """Return the mean and the longest way to a station, by village-level units, in hours."""
    served = list(station.serves)
    units, hours = plan.units[served], plan.layout.hours[served]
    return float(units @ hours / max(units.sum(), 1.0)), float(hours.max())


def station_rows(plan: Plan, county: str, t: Texts) -> tuple[list[str], list[list[str]]]:
    """Return the table of the planned stations that serve most: header and rows."""
    header = [t(f"network.station_{part}") for part in ("site", "serves", "way", "seat")]
    rows = []
    for station in stations(plan)[:MOST_STATIONS]:
        town, served = plan.townships[station.at], list(station.serves)
        real = sum(plan.townships[i].is_township for i in served)
        where = town.name
        if not county:
            where = t(
                "network.in_county",
                county=t.county(town.county),
                town=town.name,
            )
        rows.append(
            [
                where,
                t("network.station_served", towns=real, units=t.number(plan.units[served].sum())),
                _way(plan, station, t),
                t.number(town.road_h, 1),
            ]
        )
    return header, rows


def _way(plan: Plan, station: Station, t: Texts) -> str:
    """Return the mean and the longest way to a station; one that serves no other has none."""
    mean_h, longest_h = _hours(plan, station)
    if longest_h < SHORT_H:
        return t("network.own_township")
    return t("network.station_hours", mean=t.number(mean_h, 1), longest=t.number(longest_h, 1))


def station_frame(plan: Plan, t: Texts) -> pd.DataFrame:
    """Return all planned stations with the townships they serve."""
    rows = []
    for station in stations(plan):
        town, served = plan.townships[station.at], list(station.serves)
        mean_h, longest_h = _hours(plan, station)
        names = [plan.townships[i].name for i in served]
        rows.append(
            {
                t("common.county"): t.county(town.county),
                t("network.station_site"): town.name,
                t("network.column_code"): town.code,
                t("network.station_towns"): t.join(names),
                t("network.column_units"): int(plan.units[served].sum()),
                t("network.station_mean"): round(mean_h, 2),
                t("network.station_longest"): round(longest_h, 2),
                t("network.column_hours"): round(town.road_h, 2),
            }
        )
    return pd.DataFrame(rows)
