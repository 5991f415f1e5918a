"""Modelled road hours: how they are told, the head of the page, every township in a strip."""

from collections.abc import Sequence

import numpy as np
import pandas as pd

from components.charts.strips import Strip as Strip
from components.charts.strips import strips as strips
from components.county_values import chart
from components.county_values.values import JOINED
from components.session import state
from components.widgets import controls, html, place, sources, tables
from components.widgets.html import Card, card
from components.widgets.tables import Table
from components.words.texts import DASH, Texts
from components.words.travel_rule import about as about
from model.facts.catalog import DELIVERY_DAYS
from model.facts.provenance import Quality
from model.results.results import Results
from model.score.method import Method
from model.uncertainty.claims import FAR_H, REMOTE_TOWNSHIP_H

TRUNK = "trunk_road_hours"
SIDES = (1.15, 1.0)  # of two blocks abreast


def noted_span(results: Results, county: str) -> str:
    """Return by how many hours a county's modelled time is noted as too long, '' if it is not."""
    return results.data.panel.figure(county, TRUNK).note_value.replace("-", "–")


def too_long(results: Results, counties: Sequence[str], t: Texts) -> str:
    """Return the sentence on counties whose modelled hours are noted as too long, or ''."""
    noted = {code: span for code in counties if (span := noted_span(results, code))}
    if not noted:
        return ""
    names = t.join([t.county(code) for code in noted])
    return t("logistics.too_long", counties=names, span=next(iter(noted.values())))


def head(results: Results, county: str, method: Method, t: Texts) -> None:
    """Place the head of the page and its cards."""
    pills = [t("common.pill_real" if method.real_only else "logistics.pill")]
    words = (title(results, county, t), t("logistics.topic"), pills, t, lead(results, county, t))
    place.html(html.head(*words) + html.cards(cards(results, county, method, t), t))


def title(results: Results, county: str, t: Texts) -> str:
    """Return the headline: hours from Chengdu and who is far from the seat."""
    found = results.geography.reaches()[county]
    fields = {"share": t.percent(found.beyond_share), "limit": t.number(REMOTE_TOWNSHIP_H)}
    if not county:
        far = results.found()["far"]
        fields |= {"n": str(far.count), "total": str(far.total), "far": t.number(FAR_H)}
        return t("logistics.title_all", **fields)
    hours = results.data.panel.county(county).road_h_chengdu
    fields |= {"county": t.county(county), "h": t.number(hours, 1)}
    if not found.located:
        return t("logistics.title_county_unknown", **fields)
    none, some = "logistics.title_county_none", "logistics.title_county_some"
    keys = (none, some, "logistics.title_county_all")
    return t.counted(found.beyond, found.located, keys, **fields)


def lead(results: Results, county: str, t: Texts) -> str:
    """Return what the headline rests on, and whose times are probably too long."""
    found = results.geography.reaches()[county]
    hours = {"median": t.number(found.median_h, 1), "longest": t.number(found.longest_h, 1)}
    key = "logistics.lead_county" if county else "logistics.lead_all"
    sentence = t(key, located=found.located, unlocated=found.unlocated, **hours)
    note = too_long(results, (county,) if county else results.data.panel.codes, t)
    return t("spread.gap").join([sentence, note] if note else [sentence])


def cards(results: Results, county: str, method: Method, t: Texts) -> list[Card]:
    """Return the four headline cards: trunk, township, airport, days to the village."""
    panel, found = results.data.panel, results.geography.reaches()[county]
    if county:
        home, names = panel.county(county), {a.iata: a.name for a in results.data.network.airports}
        trunk, air, km = home.road_h_chengdu, home.airport_km, t.number(home.road_km_chengdu)
        trunk_note = t("logistics.card_trunk_county", km=km, **about(trunk, t))
        air_note = t.of(names[home.nearest_airport])
    else:
        hours, away = zip(*((c.road_h_chengdu, c.airport_km) for c in panel.counties), strict=True)
        trunk, air = float(np.median(hours)), float(np.median(away))
        span = {"low": t.number(min(hours), 1), "high": t.number(max(hours), 1)}
        trunk_note = t("logistics.card_trunk_all", **span)
        span = {"low": t.number(min(away)), "high": t.number(max(away))}
        air_note = t("logistics.card_air_all", **span)
    every = chart.of_indicator(results, DELIVERY_DAYS, method, t)
    days = every.only([county]) if county else every
    glyph, _, told = days.overall(t).partition(JOINED)
    last = Card(t("logistics.card_days"), DASH, "", t("logistics.published_word"))
    if days.known:
        note = t("logistics.card_days_note", mark=days.marks[0].name) if days.marks else ""
        value, label = told.removesuffix(days.suffix), f"{glyph} {t('logistics.card_days')}"
        last = Card(label, value, t("logistics.days_unit"), note)
    unit, longest = t("logistics.hours_unit"), t.number(found.longest_h, 1)
    return [
        card(t, "logistics.card_trunk", t.number(trunk, 1), unit, note=trunk_note),
        card(t, "logistics.card_towns", t.number(found.median_h, 1), unit, longest=longest),
        card(t, "logistics.card_air", t.number(air), t("logistics.km_unit"), note=air_note),
        last,
    ]


def table(results: Results, county: str, t: Texts) -> Table:
    """Return the seats, or one county's alone, and their townships with their modelled hours."""
    trunk, towns = t("logistics.card_trunk"), t("logistics.card_towns")
    rows: list[tuple[str, str, float]] = []
    for c in results.data.panel.counties:
        if county in ("", c.code):
            away, name = results.geography.outlying()[c.code], t.of(c.name)
            rows.append((name, trunk, c.road_h_chengdu))
            rows += [(f"{name} {town.name}", towns, town.road_h) for town in away]
    own = {"place": "logistics.ports_place", "indicator": "common.indicator"}
    return ranged(pd.DataFrame(rows, columns=[*own, "value"]), own, t)


def ranged(hours: pd.DataFrame, own: dict[str, str], t: Texts) -> Table:
    """Return modelled hours, a column `value`, with range and source; `own` heads the others."""
    part, value = t.catalog.method.travel_tolerance, hours["value"]
    words = {"unit": t("logistics.hours_unit"), "quality": t.quality(Quality.DERIVED)}
    words["source"] = t.cite("travel_model")
    rows = hours.assign(low=value * (1 - part), high=value * (1 + part), **words)
    ends = ("value", "low", "high")
    return Table(rows, tables.heads(t, *ends, *words, **own), dict.fromkeys(ends, 2))


def townships(results: Results, county: str, t: Texts) -> None:
    """Place every located township by its hours to the seat."""
    towns, bound = results.geography.outlying()[""], t.number(REMOTE_TOWNSHIP_H)
    last = max(towns, key=lambda town: town.road_h)
    far = len({town.county for town in towns if town.road_h > REMOTE_TOWNSHIP_H})
    fields = {"town": last.name, "county": t.county(last.county), "n": far, "limit": bound}
    finding = t("logistics.strip_title", longest=t.number(last.road_h, 1), **fields)
    place.heading(finding, t("logistics.strip_note", limit=bound), t)
    words = (t("logistics.strip_limit", limit=bound), t("logistics.strip_axis"), t.unit("hours"))
    dots = strips(by_group(results, t), REMOTE_TOWNSHIP_H, words, county, state.on_phone())
    place.chart(dots, finding, "strip", controls.pick_county(results, "strip"))
    place.notes(sources.cited(["travel_model"], t), t)


def by_group(results: Results, t: Texts) -> list[tuple[str, list[Strip]]]:
    """Return the located townships by county and peer group, nearest county first."""
    groups: list[tuple[str, list[Strip]]] = [(t(f"common.peer_group_{n}"), []) for n in range(3)]
    reaches, codes = results.geography.reaches(), results.data.panel.codes
    grouped = dict(zip(codes, results.geography.groups().tolist(), strict=True))
    for code in sorted(codes, key=lambda code: reaches[code].median_h):
        label = f"{t.county_short(code)} {t.glyph(Quality.DERIVED)}"
        dots = [(code, town.road_h, town.name) for town in results.geography.outlying()[code]]
        strip = Strip(code, f"{label}{t.number(reaches[code].median_h, 1)}", dots)
        groups[grouped[code]][1].append(strip)
    return groups
