"""The three tiers: the head of the page, the map with its legend, the townships, the counties."""

from collections import Counter
from functools import partial

import numpy as np
import pandas as pd

from components.maps import region
from components.maps.view import Label, label_px
from components.session import state
from components.widgets import html, place, sources, tables
from components.widgets.html import Key
from components.words.texts import DASH, Texts
from model.access.reach import served_share
from model.facts.places import Served, Township
from model.results.results import Results
from model.score.method import Method
from pages.network import tier_map
from pages.network.published import POINTS, STATIONS, publishing, statuses
from pages.network.station_plan import Question
from pages.network.tier_map import Marks, Seat, Town

LIMIT_H = 1.0  # of the column in the table of counties
MOST_UNLOCATED = 4
LAST = -1.0  # the weight of labels that stand only where nothing else does
SOURCES = ["S03", "county_seats", "township_positions", "travel_model"]


def head(results: Results, county: str, method: Method, t: Texts) -> None:
    """Place the headline; the map is real, the ranges below are not."""
    pill = t("common.pill_real" if method.real_only else "network.pill")
    finding, topic = title(results, county, t), t("network.topic")
    place.html(html.head(finding, topic, [pill], t, t("network.lead")))


def title(results: Results, county: str, t: Texts) -> str:
    """Return the headline: townships, village-level units, and whether stations are published."""
    count, facts = results.geography.tier_counts()[county], results.data.facts
    size = {"towns": t.number(count.townships), "units": t.number(count.units)}
    if not county:
        return t("network.title_all", n=len(publishing(results.data, STATIONS)), **size)
    size["county"] = t.county(county)
    stations, points = facts.fact(county, STATIONS), facts.fact(county, POINTS)
    if not stations or not points:
        return t("network.title_unpublished", **size)
    size |= {"stations": t.number(stations.value), "points": t.number(points.value)}
    return t("network.title_published", year=stations.year, **size)


def show(results: Results, ask: Question, t: Texts) -> None:
    """Place the map with the stations of a plan, what is not on it, and the table behind it."""
    county, phone = ask.county, state.on_phone()
    view, height = region.view(results, county, phone, t)
    deck = tier_map.tiers(marks(results, ask, phone, t), region.ground(), view, county, phone)
    place.deck(deck, alt(results, ask, t), "network_map", height)
    caption = t("network.caption_county" if county else "network.caption_all")
    notes = [caption, *unlocated(results, county, t), *sources.cited(SOURCES, t)]
    if county:
        name = t("network.table_towns", county=t.county(county))
        place.table(partial(town_table, results, county, t), name, "towns", t, notes)
    else:
        frame, name = partial(county_table, results, t), t("network.table_counties")
        place.table(frame, name, "tiers", t, notes)


def marks(results: Results, ask: Question, phone: bool, t: Texts) -> Marks:
    """Return what the map shows; of all counties the pointer text is short."""
    seats, around, towns = [], [], []
    for home in results.data.panel.counties:
        name, count = t.of(home.short), results.geography.tier_counts()[home.code]
        if ask.county in ("", home.code):
            size = {"towns": t.number(count.townships), "units": t.number(count.units)}
            hover = t("network.hover_seat", county=t.of(home.name), **size)
            seats.append(Seat(home.code, home.lon, home.lat, name, hover))
        else:
            around.append(Label(home.label_lon, home.label_lat, name, 0, LAST, label_px(phone)))
    known, plan, layout = statuses(results.data, ask.county), ask.plan, ask.plan.layout
    rows = np.flatnonzero(np.isin(layout.nearest, plan.added)).tolist()
    served = {plan.townships[row].code: row for row in rows}
    for one in results.data.network.of(ask.county):
        if one.is_located and one.is_township:
            row = served.get(one.code, -1)
            station = plan.townships[layout.nearest[row]] if row >= 0 else None
            hover = t("network.hover_town_short", name=one.name, units=one.units)
            if ask.county:
                hover = _hover(one, known[one.code], t)
            if ask.county and station == one:
                hover += t("network.hover_planned")
            elif ask.county and station:
                hours = t.number(layout.hours[row], 1)
                hover += t("network.hover_served", name=station.name, hours=hours)
            towns.append(Town(one, known[one.code], hover, station))
    return Marks(bool(ask.county), seats, towns, around)


def _hover(one: Township, known: Served, t: Texts) -> str:
    size = {"units": one.units, "villages": one.villages, "others": one.units - one.villages}
    served, position = t(f"network.served_{known}"), t(f"network.position_{one.position}")
    fields = {"hours": t.number(one.road_h, 1), "served": served, "position": position}
    return t("network.hover_town", name=one.name, **size, **fields)


def alt(results: Results, ask: Question, t: Texts) -> str:
    """Return what the map shows, in words."""
    count = results.geography.tier_counts()[ask.county]
    known = Counter(statuses(results.data, ask.county).values())
    of_towns = {"located": count.located, "towns": count.townships}
    of_stations = {"yes": known[Served.YES], "no": known[Served.NO]}
    of_stations |= {"unknown": known[Served.UNKNOWN], "planned": len(ask.plan.added)}
    return t("network.map_alt", where=t.county(ask.county), **of_towns, **of_stations)


def legend(results: Results, ask: Question, t: Texts) -> list[Key]:
    """Return the legend, which is the table of counts; a mark that is not drawn is left out."""
    count = results.geography.tier_counts()[ask.county]
    known = Counter(statuses(results.data, ask.county).values())
    seats = 1 if ask.county else len(results.data.panel.codes)
    faint = "network.legend_faint" if count.weak else "network.legend_faint_sure"
    entries = [
        ("seat", t("network.legend_seat"), seats),
        ("", t("network.legend_town"), count.townships),
        *((kind.value, t(f"network.legend_{kind}"), known[kind]) for kind in Served),
        ("faint", t(faint, weak=count.weak), count.inferred + count.weak),
        ("", t("network.legend_unlocated"), count.unlocated),
        ("", t("network.legend_units"), count.units),
        ("planned", t("network.legend_planned"), len(ask.plan.added)),
    ]
    return [Key(look, name, t("network.count", n=t.number(n))) for look, name, n in entries if n]


def unlocated(results: Results, county: str, t: Texts) -> list[str]:
    """Return which townships have no position, and what is counted apart."""
    counts, network = results.geography.tier_counts(), results.data.network
    missing = [one for one in network.of(county) if one.is_township and not one.is_located]
    lines = [t("network.unlocated_none")]
    if missing and county:
        parts = [t("network.unlocated_part", name=m.name, units=m.units) for m in missing]
        lines = [t("network.unlocated", n=len(missing), names=t.join(parts))]
    elif missing:
        lost = {code: counts[code].unlocated for code in results.data.panel.codes}
        most = sorted(lost, key=lost.__getitem__, reverse=True)[:MOST_UNLOCATED]
        parts = [t("network.unlocated_county", name=t.county(c), n=lost[c]) for c in most]
        lines = [t("network.unlocated_all", names=t.join(parts))]
    if apart := counts[county].statistical:
        lines.append(t("network.statistical_one" if apart == 1 else "network.statistical", n=apart))
    return lines


def town_table(results: Results, county: str, t: Texts) -> pd.DataFrame:
    """Return the townships of a county, those without a position included."""
    known, rows = statuses(results.data, county), []
    for one in results.data.network.of(county):
        row = {"town": one.name, "kind": t(f"network.kind_{one.kind}"), "villages": one.villages}
        row |= {"others": one.units - one.villages, "units": one.units, "hours": one.road_h}
        row["position"] = t(f"network.position_{one.position}")
        row["served"] = t(f"network.served_{known[one.code]}") if one.is_township else DASH
        rows.append(row)
    own = {"town": "network.column_town", "kind": "network.column_kind"}
    own |= {"villages": "network.column_villages", "others": "network.column_others"}
    own |= {"units": "network.column_units", "hours": "network.column_hours"}
    own |= {"position": "network.column_position", "served": "network.column_served"}
    return tables.Table(pd.DataFrame(rows), tables.heads(t, **own)).file()


def county_table(results: Results, t: Texts) -> pd.DataFrame:
    """Return the tiers of all counties; `within` is the share of villages surely in an hour, %."""
    facts, rows = results.data.facts, []
    for code in results.data.panel.codes:
        count, limit_h = results.geography.tier_counts()[code], np.array([LIMIT_H])
        row = {"county": t.county(code), "towns": count.townships, "located": count.located}
        row |= {"unlocated": count.unlocated, "units": count.units}
        row["within"] = 100 * served_share(results.data.network.of(code), limit_h)[0]
        for name, kind in (("stations", STATIONS), ("points", POINTS)):
            fact = facts.fact(code, kind)
            row[name] = fact.value if fact else None
        rows.append(row)
    own = {"county": "common.county", "towns": "network.column_towns"}
    own |= {"located": "network.column_located", "unlocated": "network.column_unlocated"}
    own |= {"units": "network.column_units", "within": "network.column_within"}
    own |= {"stations": "network.column_stations", "points": "network.column_points"}
    return tables.Table(pd.DataFrame(rows), tables.heads(t, **own), {"within": 1}).file()
