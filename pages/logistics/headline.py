"""The head of the logistics page: the finding, what it rests on, four cards."""

import numpy as np

from components.county_values import chart
from components.county_values.values import JOINED
from components.widgets import html, place
from components.widgets.html import Card, card
from components.words.texts import DASH, Texts
from model.facts.catalog import DELIVERY_DAYS
from model.results.results import Results
from model.score.method import Method
from model.uncertainty.claims import FAR_H
from pages.logistics.road_hours import about, limit, too_long


def show(results: Results, county: str, method: Method, t: Texts) -> None:
    """Place the head of the page and its cards."""
    pills = [t("common.pill_real" if method.real_only else "logistics.pill")]
    words = (title(results, county, t), t("logistics.topic"), pills, t, lead(results, county, t))
    place.html(html.head(*words) + html.cards(cards(results, county, method, t), t))


def title(results: Results, county: str, t: Texts) -> str:
    """Return the headline: hours from Chengdu and who is far from the seat."""
    found = results.geography.reaches()[county]
    fields = {"share": t.percent(found.beyond_share), "limit": limit(t)}
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
    last = Card(t("logistics.card_days"), DASH, "", t("network.published_word"))
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
