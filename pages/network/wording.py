"""What the network page says of the tiers: the map, its legend, the townships, the counties."""

from collections import Counter

import numpy as np
import pandas as pd

from components.maps.view import Label
from components.widgets.html import Key
from components.words.texts import DASH, Texts
from model.access.new_stations import Plan
from model.access.reach import served_share
from model.facts.places import Position, Served, Tiers, Township
from model.results.results import Results
from model.score.method import Method
from pages.network.map import Planned, Seat, Town
from pages.network.stations import POINTS, STATIONS, counted, fact, statuses

HEADLINE_H = 1.0  # the limit of the column in the table of counties
MOST_UNLOCATED = 4
LAST = -1.0  # the weight of labels that stand only where nothing else does
FRAME_SOURCES = ["S03", "county_seats", "township_positions", "travel_model"]


def _townships(results: Results, county: str) -> tuple[Township, ...]:
    return results.data.network.of(county)


def _tiers(results: Results, county: str) -> Tiers:
    return results.geography.tier_counts()[county]


def title(results: Results, county: str, t: Texts) -> str:
    """Return the headline: townships, village-level units, and whether stations are published."""
    count = _tiers(results, county)
    size: dict[str, object] = {
        "towns": t.number(count.townships),
        "units": t.number(count.units),
    }
    if not county:
        return t("network.title_all", n=len(counted(results)), **size)
    stations, points = fact(results, county, STATIONS), fact(results, county, POINTS)
    if stations and points:
        size |= {"stations": t.number(stations.value), "points": t.number(points.value)}
        return t(
            "network.title_published",
            county=t.county(county),
            year=stations.year,
            **size,
        )
    return t("network.title_unpublished", county=t.county(county), **size)


def pill(method: Method, t: Texts) -> list[str]:
    """Return the pill: the map is real, the ranges below are not."""
    return [t("common.pill_real" if method.real_only else "network.pill")]


def seats(results: Results, t: Texts) -> list[Seat]:
    """Return the county seats for the map."""
    found = []
    for c in results.data.panel.counties:
        count = _tiers(results, c.code)
        hover = t("network.hover_seat", county=t.of(c.name), towns=t.number(count.townships),
                  units=t.number(count.units))  # fmt: skip
        found.append(Seat(c.code, c.lon, c.lat, t.of(c.short), hover))
    return found


def towns(results: Results, county: str, plan: Plan | None, t: Texts) -> list[Town]:
    """Return the located townships for the map; of all counties the pointer text is short."""
    known, served_by = statuses(results, county), _served_by(plan)
    short = t("network.hover_town_short")
    found = []
    for one in _townships(results, county):
        if not one.is_located or not one.is_township:
            continue
        station = served_by.get(one.code)
        hover = short.format(name=one.name, units=one.units)
        if county:
            hover = _hover(one, known[one.code], t) + _hover_plan(one, station, t)
        found.append(
            Town(one.county, one.lon, one.lat, one.name, one.units, known[one.code],
                 one.position is Position.SURE, one.is_seat, hover,
                 station is not None and station[0].code != one.code)
        )  # fmt: skip
    return found


def _hover(one: Township, known: Served, t: Texts) -> str:
    return t("network.hover_town", name=one.name, units=one.units, villages=one.villages,
             others=one.units - one.villages, hours=t.number(one.road_h, 1),
             served=t(f"network.served_{known}"),
             position=t(f"network.position_{one.position}"))  # fmt: skip


def _served_by(plan: Plan | None) -> dict[str, tuple[Township, float]]:
    """Return the planned station of each township that has one nearest, and the hours to it."""
    if plan is None:
        return {}
    added = set(plan.added)
    return {
        town.code: (plan.townships[near], float(hours))
        for town, near, hours in zip(
            plan.townships, plan.layout.nearest.tolist(), plan.layout.hours, strict=True
        )
        if near in added
    }


def _hover_plan(town: Township, station: tuple[Township, float] | None, t: Texts) -> str:
    """Return what the plan would change for a township, as lines of its pointer text."""
    if station is None:
        return ""
    if station[0].code == town.code:
        return t("network.hover_planned")
    return t("network.hover_served", name=station[0].name, hours=t.number(station[1], 1))


def planned(plan: Plan | None) -> list[Planned]:
    """Return the planned stations for the map, with the places they would serve."""
    if plan is None:
        return []
    places: dict[int, list[tuple[float, float]]] = {at: [] for at in plan.added}
    for i, near in enumerate(plan.layout.nearest.tolist()):
        if near in places and near != i:
            places[near].append((plan.townships[i].lon, plan.townships[i].lat))
    return [
        Planned(town.county, town.lon, town.lat, town.units, tuple(served))
        for at, served in places.items()
        for town in (plan.townships[at],)
    ]


def neighbours(results: Results, county: str, size: float, t: Texts) -> list[Label]:
    """Return the names of the other counties, to stand where the map has room."""
    if not county:
        return []
    return [
        Label(c.label_lon, c.label_lat, t.of(c.short), 0, LAST, size)
        for c in results.data.panel.counties
        if c.code != county
    ]


def map_alt(results: Results, county: str, plan: Plan | None, t: Texts) -> str:
    """Return what the map shows, in words."""
    count, known = _tiers(results, county), Counter(statuses(results, county).values())
    where = t("common.all_counties") if not county else t.county(county)
    return t("network.map_alt", where=where, located=count.located, towns=count.townships,
             yes=known[Served.YES], no=known[Served.NO], unknown=known[Served.UNKNOWN],
             planned=len(plan.added) if plan else 0)  # fmt: skip


def legend(results: Results, county: str, plan: Plan | None, t: Texts) -> list[Key]:
    """Return the legend, which is the table of counts; a mark that is not drawn is left out."""
    count, known = _tiers(results, county), Counter(statuses(results, county).values())
    counties = [county] if county else list(results.data.panel.codes)
    keys = [
        Key("seat", t("network.legend_seat"), _count(len(counties), t)),
        Key("", t("network.legend_town"), _count(count.townships, t)),
    ]
    keys += [
        Key(kind.value, t(f"network.legend_{kind}"), _count(known[kind], t))
        for kind in Served
        if known[kind]
    ]
    inferred = count.inferred + count.weak
    if inferred:
        kind = "network.legend_faint" if count.weak else "network.legend_faint_sure"
        keys.append(Key("faint", t(kind, weak=count.weak), _count(inferred, t)))
    if count.unlocated:
        keys.append(Key("", t("network.legend_unlocated"), _count(count.unlocated, t)))
    keys.append(Key("", t("network.legend_units"), _count(count.units, t)))
    if plan:
        keys.append(Key("planned", t("network.legend_planned"), _count(len(plan.added), t)))
    return keys


def _count(n: int, t: Texts) -> str:
    return t("network.count", n=t.number(n))


def unlocated(results: Results, county: str, t: Texts) -> list[str]:
    """Return which townships have no position, and what is counted apart."""
    missing = [one for one in _townships(results, county) if one.is_township and not one.is_located]
    lines = []
    if not missing:
        lines.append(t("network.unlocated_none"))
    elif county:
        parts = [t("network.unlocated_part", name=m.name, units=m.units) for m in missing]
        lines.append(t("network.unlocated", n=len(missing), names=t.join(parts)))
    else:
        counts = {c: _tiers(results, c).unlocated for c in results.data.panel.codes}
        most = sorted(counts, key=lambda c: -counts[c])[:MOST_UNLOCATED]
        parts = [t("network.unlocated_county", name=t.county(c), n=counts[c]) for c in most]
        lines.append(t("network.unlocated_all", names=t.join(parts)))
    apart = _tiers(results, county).statistical
    if apart:
        key = "network.statistical_one" if apart == 1 else "network.statistical"
        lines.append(t(key, n=apart))
    return lines


def _within(results: Results, county: str) -> float:
    """Return the share of all village-level units surely within an hour of their seat, 0..1."""
    return float(served_share(_townships(results, county), np.array([HEADLINE_H]))[0])


def town_table(results: Results, county: str, t: Texts) -> pd.DataFrame:
    """Return the townships of a county as a table, those without a position included."""
    known = statuses(results, county)
    return pd.DataFrame(
        [
            {
                t("network.column_town"): one.name,
                t("network.column_kind"): t(f"network.kind_{one.kind}"),
                t("network.column_villages"): one.villages,
                t("network.column_others"): one.units - one.villages,
                t("network.column_units"): one.units,
                t("network.column_hours"): None if np.isnan(one.road_h) else one.road_h,
                t("network.column_position"): t(f"network.position_{one.position}"),
                t("network.column_served"): t(f"network.served_{known[one.code]}")
                if one.is_township
                else DASH,
            }
            for one in _townships(results, county)
        ]
    )


def county_table(results: Results, t: Texts) -> pd.DataFrame:
    """Return the tiers of all counties as a table."""
    rows = []
    for c in results.data.panel.counties:
        count, stations, points = (
            _tiers(results, c.code),
            fact(results, c.code, STATIONS),
            fact(results, c.code, POINTS),
        )
        rows.append(
            {
                t("common.county"): t.of(c.name),
                t("network.column_towns"): count.townships,
                t("network.column_located"): count.located,
                t("network.column_unlocated"): count.unlocated,
                t("network.column_units"): count.units,
                t("network.column_within"): round(100 * _within(results, c.code), 1),
                t("network.column_stations"): stations.value if stations else None,
                t("network.column_points"): points.value if points else None,
            }
        )
    return pd.DataFrame(rows)
