"""What the station planner says: the answer, its cards, the stations, what one more adds."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import pandas as pd

from components import runtime, spread
from components.markup import Card
from components.stories.stations import COVERAGE, name
from components.text import Texts
from model.planner import Goal, Plan, sites
from model.provenance import FloatArray
from model.scenario import Scenario
from model.siting import Layout

MOST_STATIONS = 8  # rows on the screen, the others stand in the table
MOST_SERVED = 0.9  # of the villages: what is asked of the curve of returns
SOME_COUNTS = (0, 1, 2, 5, 10, 20, 50, 100, 200)  # over all counties each number is not asked
TOLD_COUNTS = (10, 50, 100)
STATION_SHARE = COVERAGE[0]
ROUND_PERSONS = -2  # people are apportioned: the last two digits would mean nothing


def most(county: str) -> int:
    """Return how many townships may be given a station."""
    return len(sites(runtime.data().network, county))


def title(plan: Plan, goal: Goal, t: Texts) -> str:
    """Return the answer: what the new stations change, in the terms of the goal."""
    count = len(plan.added)
    if goal == "cover":
        before, after = (t.percent(plan.served_share(one)) for one in (plan.base, plan.layout))
        key = "network.plan_title_cover" if before != after else "network.plan_title_cover_same"
        return t(key, n=count, h=f"{plan.limit_h:g}", before=before, after=after)
    return t("network.plan_title_time", n=count, before=t.number(plan.base.mean_h, 1),
             after=t.number(plan.layout.mean_h, 1))  # fmt: skip


def cards(plan: Plan, county: str, goal: Goal, t: Texts) -> list[Card]:
    """Return villages and people served, the way there, and how good the answer is."""
    persons = runtime.residents(county)
    inside = [persons[~plan.beyond(one)].sum() for one in (plan.base, plan.layout)]
    limit = f"{plan.limit_h:g}"
    counts = [t.number(one.covered) for one in (plan.base, plan.layout)]
    return [
        Card(
            t("network.plan_card_units", h=limit),
            _change([t.percent(plan.served_share(one)) for one in (plan.base, plan.layout)], t),
            "",
            t("network.plan_card_units_note", change=_change(counts, t),
              total=t.number(plan.units.sum())),
        ),
        Card(
            t("network.plan_card_people", h=limit),
            _change([t.number(round(n, ROUND_PERSONS)) for n in inside], t),
            t.unit("persons"),
            t("network.plan_card_people_note",
              change=_change([t.percent(n / persons.sum()) for n in inside], t)),
        ),
        Card(
            t("network.plan_card_time"),
            _change([t.number(one.mean_h, 1) for one in (plan.base, plan.layout)], t),
            t.unit("hours"),
            t("network.plan_card_time_note", change=_change(
                [t.number(_longest(plan, one), 1) for one in (plan.base, plan.layout)], t)),
        ),
        _proof(plan, goal, t),
    ]  # fmt: skip


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


def notes(plan: Plan, county: str, asked: float, t: Texts) -> list[str]:
    """Return what the answer is compared with, what it leaves out, and how rough it is."""
    count = runtime.tier_counts()[county]
    clamped = t("network.plan_clamped", asked=t.number(asked), n=len(plan.added))
    lost = t("network.plan_left_out", towns=count.unlocated, units=t.number(count.unlocated_units))
    return [
        *([clamped] if asked > len(plan.added) else []),
        t("network.plan_base_today" if plan.today else "network.plan_base_alone"),
        t("network.plan_rough", detour=f"{t.catalog.method.travel_detour:g}",
          speed=f"{t.catalog.method.travel_speed_kmh:g}"),
        *([lost] if count.unlocated_units else []),
    ]  # fmt: skip


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
        mean_h, longest_h = _hours(plan, station)
        real = sum(plan.townships[i].is_township for i in served)
        where = town.name
        if not county:
            where = t("network.in_county", county=name(town.county, t), town=town.name)
        rows.append(
            [
                where,
                t("network.station_served", towns=real, units=t.number(plan.units[served].sum())),
                t("network.station_hours", mean=t.number(mean_h, 1),
                  longest=t.number(longest_h, 1)),
                t.number(town.road_h, 1),
            ]
        )  # fmt: skip
    return header, rows


def station_frame(plan: Plan, t: Texts) -> pd.DataFrame:
    """Return all planned stations with the townships they serve."""
    rows = []
    for station in stations(plan):
        town, served = plan.townships[station.at], list(station.serves)
        mean_h, longest_h = _hours(plan, station)
        names = [plan.townships[i].name for i in served]
        rows.append(
            {
                t("common.county"): name(town.county, t),
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


def counts(county: str) -> tuple[int, ...]:
    """Return the numbers of stations to compare: each in a county, some over all."""
    end = most(county)
    return tuple(range(end + 1)) if county else (*(n for n in SOME_COUNTS if n < end), end)


def returns(plans: Sequence[Plan], goal: Goal) -> FloatArray:
    """Return what each number of stations gives, shape (n,): share served in %, or mean hours."""
    if goal == "time":
        return np.array([plan.layout.mean_h for plan in plans])
    return np.array([100 * plan.served_share(plan.layout) for plan in plans])


def returns_title(plans: Sequence[Plan], goal: Goal, county: str, t: Texts) -> str:
    """Return how many stations it takes, or over all counties what some numbers give."""
    found = returns(plans, goal)
    added = [len(plan.added) for plan in plans]
    if not county:
        decimals, unit = (1, t.unit("hours")) if goal == "time" else (0, t.unit("percent"))
        parts = [
            t("network.returns_part", n=n, value=f"{t.number(value, decimals)}{unit}")
            for n, value in zip(added, found, strict=True)
            if n in TOLD_COUNTS
        ]
        return t(f"network.returns_title_all_{goal}", parts=t.join(parts))
    proved = all(plan.layout.proved for plan in plans)
    least = t("network.returns_least" if proved else "network.returns_about")
    if goal == "time":
        half = next(n for n, value in zip(added, found, strict=True) if value <= found[0] / 2)
        return t("network.returns_title_time", least=least, n=half, before=t.number(found[0], 1))
    return _returns_served(plans[0].limit_h, dict(zip(added, found, strict=True)), least, t)


def _returns_served(limit_h: float, shares: dict[int, float], least: str, t: Texts) -> str:
    """Return how many stations it takes to serve most and all, from shares in % by number."""
    top = max(shares.values())
    some = min(100 * MOST_SERVED, top)
    n, m = (next(k for k, share in shares.items() if share >= part) for part in (some, top))
    kind = "cover" if n else "more" if m else "served"
    return t(f"network.returns_title_{kind}", least=least, h=f"{limit_h:g}", n=n, m=m,
             now=t.percent(shares[0] / 100), some=t.percent(some / 100),
             all=t.percent(top / 100))  # fmt: skip


def returns_frame(plans: Sequence[Plan], t: Texts) -> pd.DataFrame:
    """Return what each number of stations gives, in villages and in hours."""
    return pd.DataFrame(
        [
            {
                t("network.returns_count"): len(plan.added),
                t("network.returns_share"): round(100 * plan.served_share(plan.layout), 1),
                t("network.returns_mean"): round(plan.layout.mean_h, 2),
                t("network.returns_proved"): t(
                    "network.yes" if plan.layout.proved else "network.no"
                ),
            }
            for plan in plans
        ]
    )


def coverage_values(plan: Plan) -> dict[str, float]:
    """Return each county's township-station coverage under the plan, in % of its townships.

    Planned and reported stations over all townships of the county; the seat has its county
    centre, which does not count.
    """
    network = runtime.data().network
    counties = dict.fromkeys(t.county for t in plan.townships)
    with_station = {station.code for station in plan.stations}
    with_station |= {code for code, has in network.reported.items() if has}
    count = dict.fromkeys(counties, 0)
    for town in network.townships:
        if town.county in count and town.is_township and town.code in with_station:
            count[town.county] += 1
    panel = runtime.data().panel
    return {c: round(100 * n / panel.county(c).townships, 1) for c, n in count.items()}


def gains(plan: Plan, method: Scenario) -> dict[str, float]:
    """Return the coverage to take into a what-if: of counties where it is above today's."""
    panel = runtime.panel(method.real_only)
    today = {c: panel.figure(c, STATION_SHARE).value for c in coverage_values(plan)}
    return {c: value for c, value in coverage_values(plan).items() if value > today[c]}


def gain_words(
    plan: Plan, county: str, gained: dict[str, float], method: Scenario, t: Texts
) -> str:
    """Return what a what-if would be set to, or why there is nothing to take into one."""
    today, values = spread.of_indicator(STATION_SHARE, method, t), coverage_values(plan)
    fields: dict[str, object] = {"name": today.short, "n": len(gained)}
    if county:
        entry = today.entry(county)
        fields |= {"planned": today.words(values[county], t), "today": today.told(entry, t)}
        kind = "one" if gained else "one_not" if entry.quality else "one_unknown"
        if entry.is_assumed and not gained:
            kind, fields["middle"] = "one_not_range", today.words(entry.value, t)
        return t(f"network.take_{kind}", **fields)
    ends = t.range(min(values.values()), max(values.values()))
    known = sum(entry.quality is not None for entry in today.entries)
    fields |= {"planned": f"{ends}{today.suffix}", "today": today.overall(t), "known": known,
               "rest": len(values) - len(gained)}  # fmt: skip
    kind = "all" if gained else "all_not" if known == len(values) else "all_unknown"
    return t(f"network.take_{kind}", **fields)
