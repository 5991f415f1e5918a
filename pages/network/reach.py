"""Who is within hours of the county seat or a station: villages and people, at least."""

from dataclasses import dataclass

import numpy as np
import pandas as pd

from components.words.texts import Texts
from model.access.locate import Layout
from model.access.new_stations import Plan
from model.facts.provenance import FloatArray
from model.results.results import Results
from pages.network.reach_chart import Curve
from pages.network.stations import new_stations

LIMITS_H = (0.5, 1.0, 1.5, 2.0)
GRID_H = 0.05
ALONE, TODAY, PLANNED = "alone", "today", "planned"


@dataclass(frozen=True, slots=True)
class Reach:
    """A layout with what lies within hours of it, as functions of the hours."""

    look: str
    layout: Layout


def layouts(plan: Plan) -> list[Reach]:
    """Return the layouts to compare: the seats alone, what is reported, what is planned."""
    today = [Reach(TODAY, plan.today)] if plan.today else []
    return [Reach(ALONE, plan.alone), *today, Reach(PLANNED, plan.layout)]


def shares(
    results: Results, plan: Plan, county: str, one: Reach, hours: FloatArray
) -> tuple[FloatArray, FloatArray]:
    """Return the shares of all village-level units and of all people surely within hours, 0..1."""
    ways = one.layout.hours
    return plan.villages.within(ways, hours), results.stations.residents(county).within(ways, hours)


def curves(results: Results, plan: Plan, county: str, t: Texts) -> list[Curve]:
    """Return the cumulative curves of village-level units and of people."""
    longest = float(plan.alone.hours[plan.units > 0].max())
    end = max(LIMITS_H[-1], longest) + GRID_H
    grid = np.round(np.arange(0.0, end, GRID_H), 2)
    hover = t("network.reach_part", h="%{x:.2f}", share="%{y:.0f}%")
    drawn = []
    for one in layouts(plan):
        label = name(plan, one, t)
        units, residents = shares(results, plan, county, one, grid)
        marks = shares(results, plan, county, one, np.array(LIMITS_H))[0]
        drawn.append(Curve(label, one.look, hover, grid, units, LIMITS_H, tuple(map(float, marks))))
        by_people = t("network.reach_people", name=label)
        drawn.append(Curve(by_people, one.look, hover, grid, residents, by_people=True))
    return drawn


def known(plan: Plan, t: Texts) -> tuple[float, str]:
    """Return the share of village-level units with a position, which no curve passes, in words."""
    share = 1.0 - plan.villages.unlocated_share
    return share, t("network.reach_known", share=t.percent(share)) if share < 1 else ""


def name(plan: Plan, one: Reach, t: Texts) -> str:
    """Return the name of a layout; what is planned is named a what-if."""
    return t(f"network.layout_{one.look}", stations=new_stations(len(plan.added), t))


def title(results: Results, plan: Plan, county: str, t: Texts) -> str:
    """Return the share within the limit before any new station, of villages and of people."""
    units, residents = shares(
        results, plan, county, Reach(TODAY, plan.base), np.array([plan.limit_h])
    )
    key = "network.reach_title_today" if plan.today else "network.reach_title"
    return t(key, h=f"{plan.limit_h:g}", share=t.percent(units[0]), people=t.percent(residents[0]))


def note(results: Results, county: str, t: Texts) -> str:
    """Return over what the shares are taken, and how people are counted."""
    count = results.geography.tier_counts()[county]
    lost = "network.reach_note" if count.unlocated_units else "network.reach_note_whole"
    told = t(lost, n=t.number(count.units), m=t.number(count.unlocated_units))
    return t("network.sentence_gap").join([told, t("network.plan_people")])


def alt(results: Results, plan: Plan, county: str, t: Texts) -> str:
    """Return the curves in words: each layout at each limit."""
    parts = []
    for one in layouts(plan):
        at = shares(results, plan, county, one, np.array(LIMITS_H))[0]
        told = [
            t("network.reach_part", h=f"{h:g}", share=t.percent(s))
            for h, s in zip(LIMITS_H, at, strict=True)
        ]
        parts.append(t("common.colon", name=name(plan, one, t), text=t.join(told)))
    return t("network.reach_alt", parts=t("common.semicolon").join(parts))


def frame(results: Results, plan: Plan, county: str, t: Texts) -> pd.DataFrame:
    """Return villages and people within each limit of each layout."""
    persons, total = results.stations.residents(county).total, plan.villages.total
    rows = []
    for one in layouts(plan):
        units, residents = shares(results, plan, county, one, np.array(LIMITS_H))
        for h, a, b in zip(LIMITS_H, units, residents, strict=True):
            rows.append(
                {
                    t("network.reach_limit"): h,
                    t("network.reach_layout"): name(plan, one, t),
                    t("network.column_units"): round(a * total),
                    t("network.reach_units_share"): round(100 * a, 1),
                    t("network.reach_persons"): round(b * persons, -2),
                    t("network.reach_persons_share"): round(100 * b, 1),
                }
            )
    return pd.DataFrame(rows)
