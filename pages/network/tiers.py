"""The three tiers today: the head of the page, the map with its legend, the counties."""

from collections import Counter
from functools import partial

import numpy as np
import pandas as pd

from components.maps import region
from components.maps.view import Label, label_px
from components.session import state
from components.widgets import html, place, sources, tables
from components.widgets.html import Card, Key
from components.words.texts import Texts
from model.access.new_stations import Plan
from model.access.reach import served_share
from model.facts.places import Served, TownCounts, Township
from model.facts.provenance import Quality
from model.results.results import Results
from pages.network import tier_map
from pages.network.farthest import SOURCES
from pages.network.published import POINTS, STATIONS, publishing, statuses
from pages.network.tier_map import Marks, Seat, Town

LAST = -1.0  # the weight of labels that stand only where nothing else does
ROUND_PERSONS = -2  # people are apportioned: the last two digits would mean nothing


def head(results: Results, county: str, today: Plan, t: Texts) -> None:
    """Place the headline and four cards: nothing in them is assumed."""
    finding, line = title(county, today, t), lead(results, county, today, t)
    place.html(html.head(finding, t("network.topic"), [t("network.pill")], t, line))
    place.html(html.cards(cards(results, county, today, t), t))


def title(county: str, today: Plan, t: Texts) -> str:
    """Return the headline: how many townships are far from what serves them."""
    count, key = int(today.beyond(today.base).sum()), "network.title"
    where = t.county_short(county) if county else t.county("")
    if not count:
        key = "network.title_none"
    elif today.today:
        key = "network.title_today"
    return t(key, county=where, n=count, h=f"{today.limit_h:g}")


def lead(results: Results, county: str, today: Plan, t: Texts) -> str:
    """Return how sure the count of the headline is, and what could not be counted."""
    off = t.catalog.method.travel_tolerance
    least, most = (int(today.beyond(today.base, 1 + by).sum()) for by in (-off, off))
    span = str(least) if least == most else t.range(least, most)
    unlocated = results.geography.tier_counts()[county].unlocated
    key = "network.lead_unlocated" if unlocated else "network.lead"
    return t(key, span=span, off=t.percent(off), n=unlocated)


def cards(results: Results, county: str, today: Plan, t: Texts) -> list[Card]:
    """Return villages and people near a centre or station, the farthest, what is published."""
    layout, people = today.base, results.stations.residents(county)
    near = float(people.within(layout.hours, np.array([today.limit_h]))[0])
    base = t("network.base_today" if today.today else "network.base_seat")
    fields = {"h": f"{today.limit_h:g}", "base": base, "total": t.number(today.villages.total)}
    units, persons = t.number(layout.covered), t.number(round(people.total * near, ROUND_PERSONS))
    row = int(np.where(today.units > 0, layout.hours, 0.0).argmax())
    town, glyph = today.townships[row], t.glyph(Quality.DERIVED)
    where = {"county": t.county(town.county), "town": t.of(town.words)}
    name = where["town"] if county else t("network.in_county", **where)
    hours, share = t.number(layout.hours[row], 1), t.percent(today.served_share(layout))
    return [
        html.card(t, "network.card_units", share, "", glyph, n=units, **fields),
        html.card(t, "network.card_people", t.percent(near), "", glyph, n=persons, **fields),
        html.card(t, "network.card_far", hours, t.unit("hours"), glyph, note=name),
        _published(results, county, t),
    ]


def _published(results: Results, county: str, t: Texts) -> Card:
    """Return how many stations a county has published, or how many counties have."""
    if not county:
        known, total = len(publishing(results.data, STATIONS)), len(results.data.panel.codes)
        return html.card(t, "network.card_publishing", str(known), f"/{total}")
    fact = results.data.facts.fact(county, STATIONS)
    if not fact:
        return html.card(t, "network.card_stations", t("network.card_unknown"))
    unit, glyph = f"/{results.data.panel.county(county).townships}", t.glyph(Quality.OBSERVED)
    note = t("network.card_year", year=fact.year)
    return html.card(t, "network.card_stations", t.number(fact.value), unit, glyph, note=note)


def show(results: Results, county: str, today: Plan, t: Texts) -> None:
    """Place the map of today with its legend, and the table of counties behind it."""
    draw(results, county, today, "network_map", t)
    place.html(html.legend(legend(results, county, t), t))
    notes = [t("network.caption_county" if county else "network.caption_all")]
    notes += [t("network.map_only"), *sources.cited(SOURCES, t)]
    if county:
        place.notes(notes, t)
    else:
        frame, name = partial(county_table, results, t), t("network.table_counties")
        place.table(frame, name, "tiers", t, notes)


def draw(results: Results, county: str, plan: Plan, key: str, t: Texts) -> None:
    """Place a map of the tiers, with the stations that a plan adds."""
    phone = state.on_phone()
    view, height = region.view(results, county, phone, t)
    shown = marks(results, county, plan, phone, t)
    deck = tier_map.tiers(shown, region.ground(), view, county, phone)
    place.deck(deck, alt(results, county, plan, t), key, height)


def marks(results: Results, county: str, plan: Plan, phone: bool, t: Texts) -> Marks:
    """Return what the map shows; of all counties the pointer text is short."""
    seats, around, towns = [], [], []
    for home in results.data.panel.counties:
        name, count = t.of(home.short), results.geography.tier_counts()[home.code]
        if county in ("", home.code):
            size = {"towns": t.number(count.townships), "units": t.number(count.units)}
            hover = t("network.hover_seat", county=t.of(home.name), **size)
            seats.append(Seat(home.code, home.lon, home.lat, name, hover))
        else:
            around.append(Label(home.label_lon, home.label_lat, name, 0, LAST, label_px(phone)))
    known, layout = statuses(results.data, county), plan.layout
    rows = np.flatnonzero(np.isin(layout.nearest, plan.added)).tolist()
    served = {plan.townships[row].code: row for row in rows}
    for one in results.data.network.of(county):
        if one.is_located and one.is_township:
            row = served.get(one.code, -1)
            station = plan.townships[layout.nearest[row]] if row >= 0 else None
            hover = t("network.hover_town_short", name=t.of(one.words), units=one.units)
            if county:
                way = float(layout.hours[row]) if station else one.road_h
                told = results.data.network.counts.get(one.code)
                hover = _hover(one, known[one.code], station, way, told, t)
            towns.append(Town(one, known[one.code], hover, t.of(one.words), station))
    return Marks(bool(county), seats, towns, around)


def _hover(
    one: Township,
    known: Served,
    station: Township | None,
    hours: float,
    counts: TownCounts | None,
    t: Texts,
) -> str:
    """Return lines on a township: its name, its size, its station or the planned one, its use."""
    fields = {"name": t.of(one.words), "units": one.units, "hours": t.number(hours, 1)}
    if station == one:
        return t("network.hover_planned", **fields)
    if station:
        return t("network.hover_served", station=t.of(station.words), **fields)
    said = t("network.hover_town", served=t(f"network.served_{known}"), **fields)
    return "\n".join([said, *_told(counts, t)])


def _told(counts: TownCounts | None, t: Texts) -> list[str]:
    """Return what is told of a township beside its station, as one line or none."""
    values = zip(("villages", "parcels", "opened"), counts or (), strict=False)
    parts = [t(f"network.hover_{key}", n=value) for key, value in values if value not in (None, "")]
    return [f"● {t.join(parts)}"] if parts else []


def alt(results: Results, county: str, plan: Plan, t: Texts) -> str:
    """Return what the map shows, in words."""
    count = results.geography.tier_counts()[county]
    known = Counter(statuses(results.data, county).values())
    of_towns = {"located": count.located, "towns": count.townships}
    of_stations = {"yes": known[Served.YES], "no": known[Served.NO]}
    of_stations |= {"unknown": known[Served.UNKNOWN], "planned": len(plan.added)}
    return t("network.map_alt", where=t.county(county), **of_towns, **of_stations)


def legend(results: Results, county: str, t: Texts) -> list[Key]:
    """Return the legend, which counts in one line; a mark that is not drawn is left out."""
    count = results.geography.tier_counts()[county]
    known = Counter(statuses(results.data, county).values())
    seats = 1 if county else len(results.data.panel.codes)
    entries = [
        ("seat", t("network.legend_seat"), seats),
        *((kind.value, t(f"network.legend_{kind}"), known[kind]) for kind in Served),
        ("faint", t("network.legend_faint"), count.inferred + count.weak),
        ("", t("network.legend_unlocated"), count.unlocated),
    ]
    return [Key(look, name, t.number(n)) for look, name, n in entries if n]


def county_table(results: Results, t: Texts) -> pd.DataFrame:
    """Return the tiers of all counties; `within` is the share of villages surely in an hour, %."""
    facts, rows = results.data.facts, []
    for code in results.data.panel.codes:
        count, limit_h = results.geography.tier_counts()[code], np.array([1.0])
        row = {"county": t.county(code), "towns": count.townships, "located": count.located}
        row |= {"unlocated": count.unlocated, "units": count.units}
        row["within"] = 100 * served_share(results.data.network.of(code), limit_h)[0]
        for name, kind in (("stations", STATIONS), ("points", POINTS)):
            fact = facts.fact(code, kind)
            row[name] = fact.value if fact else None
        rows.append(row)
    own = {name: f"network.column_{name}" for name in rows[0] if name != "county"}
    heads = tables.heads(t, county="common.county", **own)
    return tables.Table(pd.DataFrame(rows), heads, {"within": 1}).file()
