"""What the logistics page says of the chosen county, or of all: how far, how slow, where."""

import numpy as np

from components.county_values import chart
from components.county_values.values import JOINED
from components.session import state
from components.widgets.html import Card, card
from components.words.texts import DASH, Texts
from components.words.travel_rule import about
from model.facts.catalog import DELIVERY_DAYS
from model.facts.provenance import Quality
from model.results.results import Results
from model.score.method import Method
from model.uncertainty.claims import FAR_H, REMOTE_TOWNSHIP_H
from pages.logistics import delivery_days

TRUNK = "trunk_road_hours"


def title(results: Results, county: str, t: Texts) -> str:
    """Return the headline: hours from Chengdu and who is far from the seat."""
    found, panel = results.geography.reaches()[county], results.data.panel
    fields = {"share": t.percent(found.beyond_share), "limit": t.number(REMOTE_TOWNSHIP_H)}
    if not county:
        far = results.found()["far"]
        return t("logistics.title_all", n=far.count, far=t.number(FAR_H), **fields)
    hours = t.number(panel.county(county).road_h_chengdu, 1)
    fields |= {"county": t.county_short(county), "h": hours}
    if not found.located:
        return t("logistics.title_county_unknown", **fields)
    none, some = "logistics.title_county_none", "logistics.title_county_some"
    keys = (none, some, "logistics.title_county_all")
    return t.counted(found.beyond, found.located, keys, **fields)


def lead(results: Results, county: str, method: Method, t: Texts) -> str:
    """Return where the days to the village go; of real data only how far the townships are."""
    if method.real_only:
        found = results.geography.reaches()[county]
        hours = {"median": t.number(found.median_h, 1), "longest": t.number(found.longest_h, 1)}
        return t("logistics.lead_real", located=found.located, lost=found.unlocated, **hours)
    asked = delivery_days.schedule(state.view())
    own, _ = delivery_days.split(results, asked, method, t).of(county)
    slow = t.join([t(f"logistics.part_{name}") for name in delivery_days.longest(own, t)])
    told, quality = days_stated(results, county, method, t)
    fields = {"told": told, "now": t.number(own.total, 1), "slow": slow}
    sentence = t("logistics.lead_days" if quality else "logistics.lead_unstated", **fields)
    return t("common.on_illustrative", sentence=sentence)


def days_stated(
    results: Results, county: str, method: Method, t: Texts
) -> tuple[str, Quality | None]:
    """Return the days to the village stated for a county or all, with unit, and their quality."""
    every = chart.of_indicator(results, DELIVERY_DAYS, method, t)
    days = every.only([county]) if county else every
    return days.overall(t).partition(JOINED)[2], days.worst


def too_long(results: Results, county: str, t: Texts) -> str:
    """Return by how much a county's modelled hours are noted as too long, '' if they are not."""
    span = results.data.panel.figure(county, TRUNK).note_value.replace("-", "–")
    return t("logistics.too_long", span=span) if span else ""


def cards(results: Results, county: str, method: Method, t: Texts) -> list[Card]:
    """Return the four headline cards: trunk, township, airport, days to the village."""
    panel, found = results.data.panel, results.geography.reaches()[county]
    if county:
        home, names = panel.county(county), {a.iata: a.name for a in results.data.network.airports}
        trunk, air, km = home.road_h_chengdu, home.airport_km, t.number(home.road_km_chengdu)
        remark = too_long(results, county, t) or t("logistics.card_km", km=km)
        trunk_note = t("logistics.card_trunk_county", remark=remark, **about(trunk, t))
        air_note = t.of(names[home.nearest_airport])
    else:
        hours, away = zip(*((c.road_h_chengdu, c.airport_km) for c in panel.counties), strict=True)
        trunk, air = float(np.median(hours)), float(np.median(away))
        ends = about(min(hours), t)["low"], about(max(hours), t)["high"]
        spans = ("–".join(ends), t.range(min(away), max(away)))
        trunk_note, air_note = (t("logistics.card_all", span=span) for span in spans)
    told, quality = days_stated(results, county, method, t)
    days, note = (DASH, "", ""), t("logistics.published_word")
    if quality:
        assumed, suffix = quality is Quality.ILLUSTRATIVE, t.unit("days")
        note = t("logistics.card_days_rule") if assumed else t.quality(quality)
        days = (told.removesuffix(suffix), suffix.strip(), t.glyph(quality))
    unit, longest = t("logistics.hours_unit"), t.number(found.longest_h, 1)
    return [
        card(t, "logistics.card_trunk", t.number(trunk, 1), unit, note=trunk_note),
        card(t, "logistics.card_towns", t.number(found.median_h, 1), unit, longest=longest),
        card(t, "logistics.card_air", t.number(air), t("logistics.km_unit"), note=air_note),
        card(t, "logistics.card_days", *days, note=note),
    ]
