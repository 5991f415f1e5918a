"""Logistics up and down: the indicators between their goalposts, and one of them over all."""

import math
from collections.abc import Sequence

import numpy as np
import pandas as pd

from components.county_values import chart
from components.county_values.values import Entry, Spread
from components.session.link import CHOICES
from components.words.texts import DASH, Texts
from model.facts.catalog import DELIVERY_DAYS, Indicator
from model.facts.provenance import Quality
from model.results.results import Results
from model.score.method import Method
from pages.logistics.goals_chart import FULL, Tick, Track

DIRECTIONS = {
    "delivery_days": "down",
    "parcel_service_routine": "both",
    "logistics_cost_share": "up",
    "cold_treatment_share": "up",
    "last_mile_contracted": "down",
    "free_shipping_share": "down",
    "trunk_road_hours": "both",
    "transport_employment": "both",
}
XIZANG = "540000"


def of_direction(direction: str) -> list[str]:
    """Return the indicators of a direction; those of both belong to each."""
    return [c for c in CHOICES["li"] if direction == "both" or DIRECTIONS[c] in ("both", direction)]


def spreads(results: Results, direction: str, method: Method, t: Texts) -> list[Spread]:
    """Return the indicators of a direction over the counties."""
    return [chart.of_indicator(results, code, method, t) for code in of_direction(direction)]


def title(found: list[Spread], direction: str, t: Texts) -> str:
    """Return the finding: how many indicators of a direction no county publishes."""
    bare = sum(not one.real for one in found)
    kind = "some" if bare else "none"
    return t(f"logistics.goals_title_{kind}", n=len(found), bare=bare,
             direction=t(f"logistics.direction_{direction}"))  # fmt: skip


def note(found: list[Spread], county: str, method: Method, t: Texts) -> str:
    """Return how to read the tracks, and what real data only takes away."""
    lines = [t("logistics.goals_note")]
    if county:
        lines.append(t("logistics.goals_own", county=t.county(county)))
    if any(one.worst is Quality.ILLUSTRATIVE for one in found):
        lines.append(t("logistics.indicators_note"))
    gone = sum(not one.known for one in found)
    if method.real_only and gone:
        lines.append(t("logistics.indicators_note_real", n=gone))
    return ("" if t.language == "zh" else " ").join(lines)


def tracks(found: list[Spread], county: str, t: Texts) -> list[Track]:
    """Return the indicators between worst and best, with their ranges and references."""
    rows = []
    for one in found:
        goal, own = t.catalog.indicator(one.code), one.entry(county) if county else None
        ticks = [
            Tick(_place(m.value, goal),
                 t("network.mark", name=m.name, value=one.words(m.value, t)))
            for m in one.marks
            if not math.isnan(m.value)
        ]  # fmt: skip
        rows.append(
            Track(
                name=one.name,
                told=_told(one, county, t),
                worst=t("logistics.goals_worst", value=_goal(goal.worst, one, t)),
                best=t("logistics.goals_best", value=_goal(goal.best, one, t)),
                span=_span(one.entries, goal),
                assumed=one.worst is Quality.ILLUSTRATIVE,
                own=_span([own], goal) if own else None,
                own_assumed=bool(own and own.is_assumed),
                ticks=ticks,
            )
        )
    return rows


def _place(value: float, goal: Indicator) -> float:
    """Return where a value lies between the goalposts: 0 at the worst, 100 at the best."""
    return FULL * (value - goal.worst) / (goal.best - goal.worst)


def _span(entries: Sequence[Entry], goal: Indicator) -> tuple[float, float] | None:
    """Return where entries lie on the track: values where known, ends of ranges where assumed."""
    ends = [
        end
        for e in entries
        if e.quality is not None
        for end in ((e.low, e.high) if e.is_assumed else (e.value, e.value))
    ]
    if not ends:
        return None
    places = np.clip([_place(end, goal) for end in ends], 0.0, FULL)
    return float(places.min()), float(places.max())


def _goal(value: float, one: Spread, t: Texts) -> str:
    return f"{t.plain(value)}{one.suffix}"


def _told(one: Spread, county: str, t: Texts) -> str:
    return one.told(one.entry(county), t) if county else one.overall(t)


def tracks_alt(finding: str, found: list[Spread], county: str, t: Texts) -> str:
    """Return what the tracks show, in words: the finding, and each indicator with its range."""
    items = [f"{one.name} {_told(one, county, t)}" for one in found]
    return f"{finding}{t('common.semicolon')}{t.join(items)}"


def goal_rows(found: list[Spread], t: Texts) -> tuple[list[str], list[list[str]]]:
    """Return the indicators with their direction, their goalposts and the reason for them."""
    header = [t(f"logistics.column_{c}") for c in ("indicator", "goals", "reason")]
    rows = []
    for one in found:
        goal = t.catalog.indicator(one.code)
        name = t("logistics.goals_name", name=one.name,
                 direction=t(f"logistics.direction_{DIRECTIONS[one.code]}"))  # fmt: skip
        goals = t("logistics.goals_ends", worst=_goal(goal.worst, one, t),
                  best=_goal(goal.best, one, t))  # fmt: skip
        rows.append([name, goals, t.of(goal.goalposts)])
    return header, rows


def goal_sources(found: list[Spread], t: Texts) -> list[str]:
    """Return the sources of goalposts and references."""
    codes = [
        source
        for one in found
        for source in (*t.catalog.indicator(one.code).sources, *(m.source for m in one.marks))
    ]
    return list(dict.fromkeys(codes))


def goal_frame(found: list[Spread], county: str, t: Texts) -> pd.DataFrame:
    """Return the same with meaning and references, a row an indicator."""
    rows = []
    for one in found:
        goal = t.catalog.indicator(one.code)
        marks = [t("network.mark", name=m.name, value=one.words(m.value, t)) for m in one.marks]
        rows.append(
            {
                t("common.indicator"): one.name,
                t("logistics.direction"): t(f"logistics.direction_{DIRECTIONS[one.code]}"),
                t("logistics.column_definition"): t.of(goal.definition),
                **({t.county(county): one.told(one.entry(county), t)} if county else {}),
                t("logistics.column_range"): one.overall(t),
                t("logistics.column_worst"): goal.worst,
                t("logistics.column_best"): goal.best,
                t("common.unit"): one.suffix.strip(),
                t("logistics.column_reason"): t.of(goal.goalposts),
                t("logistics.column_marks"): t.join(marks) or DASH,
                t("common.quality"): t.quality(one.worst),
            }
        )
    return pd.DataFrame(rows)


def chart_title(one: Spread, t: Texts) -> str:
    """Return the finding of the chart of an indicator."""
    rest = sum(e.quality is Quality.ILLUSTRATIVE for e in one.entries)
    if not one.known:
        return t("logistics.chart_nothing", name=one.name)
    if not rest:
        glyph, _, told = one.overall(t).partition("\N{NO-BREAK SPACE}")
        return t("logistics.chart_known", glyph=glyph, name=one.name, span=told)
    kind = "some" if one.real else "none"
    return t(f"logistics.chart_{kind}", name=one.name, n=one.real, rest=rest)


def below(results: Results, one: Spread, t: Texts) -> list[str]:
    """Return sources and assumptions under the chart; for days also what was reached elsewhere."""
    facts = results.data.facts
    remarks = [chart.basis(one, t), chart.meaning(one.code, t)]
    before = facts.fact(XIZANG, "remote_delivery_days_before")
    if one.code != DELIVERY_DAYS or not before:
        return chart.cited(one.sources, t, *remarks)
    low, high = (
        facts.value(XIZANG, f"remote_delivery_days_after_{end}") for end in ("low", "high")
    )
    days = {"before": before.value, "low": low, "high": high}
    told = {key: t.number(value) for key, value in days.items()}
    remote = t("logistics.remote", year=before.year, **told)
    return chart.cited(one.sources or [before.source], t, *remarks, remote)
