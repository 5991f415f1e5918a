"""The townships, those farthest from a centre or station first."""

import math
from typing import Any

import pandas as pd

from components.widgets import html, place, sources, tables
from components.words.texts import DASH, Texts
from model.access.new_stations import Plan
from model.results.results import Results
from pages.network.published import statuses

SOURCES = ["S03", "county_seats", "township_positions", "travel_model"]
MOST, MOST_UNLOCATED = 5, 4


def show(results: Results, county: str, today: Plan, t: Texts) -> None:
    """Place the five farthest townships; all of them stand in the table behind."""
    towns = table(results, county, today, t)
    place.heading(t("network.far_title"), t("network.far_note"), t)
    place.html(html.table(*screen(towns, county, t), t, "numbers slim"))
    notes = [*unlocated(results, county, t), *sources.cited(SOURCES, t)]
    place.table(towns.file, t("network.table_towns", county=t.county(county)), "towns", t, notes)


def table(results: Results, county: str, today: Plan, t: Texts) -> tables.Table:
    """Return every township, the farthest first and those without a position last.

    `hours` is the way to what serves it today: the county seat, or a station that is reported.
    """
    hours = {x.code: h for x, h in zip(today.townships, today.base.hours, strict=True)}
    known, rows = statuses(results.data, county), []
    for one in results.data.network.of(county):
        row: dict[str, object] = {"county": t.county(one.county), "town": t.of(one.words)}
        row |= {"code": one.code, "kind": t(f"network.kind_{one.kind}"), "villages": one.villages}
        row |= {"others": one.units - one.villages, "units": one.units}
        row |= {"hours": hours.get(one.code, math.nan)}
        row |= {"position": t(f"network.position_{one.position}"), "served": DASH}
        if one.is_township:
            row["served"] = t(f"network.served_{known[one.code]}")
        rows.append(row)
    own = {name: f"network.column_{name}" for name in rows[0] if name != "county"}
    ordered = pd.DataFrame(rows).sort_values("hours", ascending=False, kind="stable")
    heads = tables.heads(t, county="common.county", **own)
    return tables.Table(ordered, heads, {"hours": 2})


def named(row: Any, county: str, t: Texts) -> str:  # noqa: ANN401  (a row of a table)
    """Return the township of a row, over all counties with its county."""
    return row.town if county else t("network.in_county", county=row.county, town=row.town)


def screen(towns: tables.Table, county: str, t: Texts) -> tuple[list[str], list[list[str]]]:
    """Return the farthest townships with their way and their villages."""
    cells = {
        t("network.column_town"): lambda row: named(row, county, t),
        t("network.far_hours"): lambda row: t.number(row.hours, 1),
        t("network.far_units"): lambda row: t.number(row.units),
    }
    return towns.screen(cells, MOST)


def unlocated(results: Results, county: str, t: Texts) -> list[str]:
    """Return which townships have no position, and what is counted apart."""
    counts, network = results.geography.tier_counts(), results.data.network
    missing = [one for one in network.of(county) if one.is_township and not one.is_located]
    lines = [t("network.unlocated_none")]
    if missing and county:
        parts = [t("network.unlocated_part", name=t.of(m.words), units=m.units) for m in missing]
        lines = [t("network.unlocated", n=len(missing), names=t.join(parts))]
    elif missing:
        lost = {code: counts[code].unlocated for code in results.data.panel.codes}
        most = sorted(lost, key=lost.__getitem__, reverse=True)[:MOST_UNLOCATED]
        parts = [t("network.unlocated_county", name=t.county(c), n=lost[c]) for c in most]
        lines = [t("network.unlocated_all", names=t.join(parts))]
    if apart := counts[county].statistical:
        lines.append(t("network.statistical", n=apart))
    return lines
