"""What the logistics page says: hours, airports and rail, indicators up and down, products."""

from collections.abc import Sequence
from itertools import pairwise

import numpy as np
import pandas as pd

from components.charts import theme
from components.county_values import chart
from components.widgets.html import Card
from components.words.texts import DASH, Texts
from model.access.reach import Reach
from model.facts.catalog import DELIVERY_DAYS
from model.facts.network import Airport, Position
from model.facts.provenance import Figure, Quality
from model.results.results import Results
from model.score.method import Method
from model.uncertainty.claims import FAR_H, REMOTE_TOWNSHIP_H
from pages.logistics.strip_chart import Strip, Strips
from pages.logistics.travel_map import SEAT_EDGES, TOWN_EDGES, Port, Stop

TRUNK = "trunk_road_hours"
FRAME_SOURCES = ["travel_model", "township_positions", "county_seats", "S04"]


def _short(county: str, t: Texts) -> str:
    return t.county_short(county)


def _reach(results: Results, county: str) -> Reach:
    return results.geography.reaches()[county]


def limit(t: Texts) -> str:
    """Return the hours beyond which a township counts as far."""
    return t.number(REMOTE_TOWNSHIP_H)


def _about(hours: float, t: Texts) -> dict[str, object]:
    """Return a modelled time with its tolerance as fields of a text."""
    part = t.catalog.method.travel_tolerance
    return {
        "h": t.number(hours, 1),
        "low": t.number(hours * (1 - part), 1),
        "high": t.number(hours * (1 + part), 1),
    }


def title(results: Results, county: str, t: Texts) -> str:
    """Return the headline: hours from Chengdu and who is far from the seat."""
    found = _reach(results, county)
    share = t.percent(found.beyond_share)
    if not county:
        far = results.found()["far"]
        return t("logistics.title_all", n=far.count, total=far.total, far=t.number(FAR_H),
                 share=share, limit=limit(t))  # fmt: skip
    kind = "some"
    if not found.located:
        kind = "unknown"
    elif found.beyond in (0, found.located):
        kind = "all" if found.beyond else "none"
    hours = results.data.panel.county(county).road_h_chengdu
    return t(f"logistics.title_county_{kind}", county=t.county(county), h=t.number(hours, 1),
             share=share, limit=limit(t))  # fmt: skip


def lead(results: Results, county: str, t: Texts) -> str:
    """Return what the headline rests on, and whose times are probably too long."""
    found = _reach(results, county)
    kind = "logistics.lead_county" if county else "logistics.lead_all"
    sentence = t(
        kind,
        located=found.located,
        unlocated=found.unlocated,
        median=t.number(found.median_h, 1),
        longest=t.number(found.longest_h, 1),
    )
    notes = [too_long(results, (county,) if county else results.data.panel.codes, t)]
    gap = "" if t.language == "zh" else " "
    return gap.join([sentence, *(n for n in notes if n)])


def too_long(results: Results, counties: Sequence[str], t: Texts) -> str:
    """Return the sentence on counties whose modelled hours are noted as too long, or ''."""
    noted = {c: f.note_value for c in counties if (f := _trunk(results, c)).note_value}
    if not noted:
        return ""
    span = next(iter(noted.values())).replace("-", "–")
    return t(
        "logistics.too_long",
        counties=t.join([t.county(c) for c in noted]),
        span=span,
    )


def _trunk(results: Results, county: str) -> Figure:
    return results.data.panel.figure(county, TRUNK)


def pill(method: Method, t: Texts) -> list[str]:
    """Return the pill: times are modelled, most of the rest is assumed."""
    return [t("common.pill_real" if method.real_only else "logistics.pill")]


def cards(results: Results, county: str, method: Method, t: Texts) -> list[Card]:
    """Return the four headline cards: trunk, township, airport, days to the village."""
    counties, found = results.data.panel.counties, _reach(results, county)
    hours = [c.road_h_chengdu for c in counties]
    km = [c.airport_km for c in counties]
    trunk_note = t("logistics.card_trunk_all", low=t.number(min(hours), 1),
                   high=t.number(max(hours), 1))  # fmt: skip
    air_note = t("logistics.card_air_all", low=t.number(min(km)), high=t.number(max(km)))
    trunk, air = float(np.median(hours)), float(np.median(km))
    if county:
        home = results.data.panel.county(county)
        trunk, air = home.road_h_chengdu, home.airport_km
        trunk_note = t("logistics.card_trunk_county", km=t.number(home.road_km_chengdu),
                       **_about(trunk, t))  # fmt: skip
        air_note = next(t.of(a.name) for a in _airports(results) if a.iata == home.nearest_airport)
    towns_note = t("logistics.card_towns_note", longest=t.number(found.longest_h, 1))
    return [
        Card(t("logistics.card_trunk"), t.number(trunk, 1), t("logistics.hours_unit"), trunk_note),
        Card(t("logistics.card_towns"), t.number(found.median_h, 1), t("logistics.hours_unit"),
             towns_note),
        Card(t("logistics.card_air"), t.number(air), t("logistics.km_unit"), air_note),
        _days_card(results, county, method, t),
    ]  # fmt: skip


def _days_card(results: Results, county: str, method: Method, t: Texts) -> Card:
    one = chart.of_indicator(results, DELIVERY_DAYS, method, t)
    entries = [e for e in one.entries if e.quality and county in ("", e.county)]
    if not entries:
        return Card(t("logistics.card_days"), DASH, "", t("network.published_word"))
    low = min(e.value if np.isnan(e.low) else e.low for e in entries)
    high = max(e.value if np.isnan(e.high) else e.high for e in entries)
    worst = max((e.quality for e in entries if e.quality), key=lambda q: q.rank)
    note = next((f"{m.name}" for m in one.marks), "")
    value = t.number(low, 1) if low == high else t.range(low, high, 1)
    return Card(f"{t.glyph(worst)} {t('logistics.card_days')}", value, t("logistics.days_unit"),
                t("logistics.card_days_note", mark=note) if note else "")  # fmt: skip


def stops(results: Results, county: str, phone: bool, t: Texts) -> list[Stop]:
    """Return the seats, or one county's located townships, with their times.

    A seat is labelled with its hours too, but on a phone: there is no room for both.
    """
    if not county:
        return [_seat(results, c, t, bare=phone) for c in results.data.panel.codes]
    found = []
    for one in results.geography.outlying()[county]:
        sure = one.position is Position.SURE
        note = "" if sure else t("logistics.hover_inferred")
        hover = t("logistics.hover_town", name=one.name, note=note, **_about(one.road_h, t))
        found.append(Stop(one.lon, one.lat, one.name, one.road_h, hover, sure))
    return found


def seat(results: Results, county: str, t: Texts) -> Stop | None:
    """Return the seat of a chosen county."""
    return _seat(results, county, t, bare=True) if county else None


def _seat(results: Results, county: str, t: Texts, bare: bool = False) -> Stop:
    home, note = results.data.panel.county(county), _trunk(results, county).note_value
    hover = t("logistics.hover_seat", county=t.of(home.name), km=t.number(home.road_km_chengdu),
              note=t("logistics.hover_long", span=note.replace("-", "–")) if note else "",
              **_about(home.road_h_chengdu, t))  # fmt: skip
    label = t.of(home.short)
    if not bare:
        label = f"{label} {t.number(home.road_h_chengdu, 1)}"
    return Stop(home.lon, home.lat, label, home.road_h_chengdu, hover)


def _airports(results: Results) -> tuple[Airport, ...]:
    return results.data.network.airports


def ports(results: Results, t: Texts) -> list[Port]:
    """Return airports and railway stations for the map."""
    found = []
    for a in _airports(results):
        height = (
            "" if np.isnan(a.elevation_m) else t("logistics.elevation", m=t.number(a.elevation_m))
        )
        hover = t("logistics.hover_airport", name=t.of(a.name), iata=a.iata, elevation=height)
        found.append(Port(a.lon, a.lat, t.of(a.name), hover, rail=False))
    for s in results.data.network.stations:
        label = t("logistics.rail_name", name=t.of(s.name))
        hover = t("logistics.hover_rail", name=label, line=t.of(s.line))
        found.append(Port(s.lon, s.lat, label, hover, rail=True))
    return found


def map_alt(results: Results, county: str, t: Texts) -> str:
    """Return what the map shows, in words."""
    if county:
        return t("logistics.map_alt_county", county=t.county(county),
                 longest=t.number(_reach(results, county).longest_h, 1))  # fmt: skip
    ordered = sorted(results.data.panel.counties, key=lambda c: c.road_h_chengdu)
    near, far = ordered[0], ordered[-1]
    low, high = (t.number(c.road_h_chengdu, 1) for c in (near, far))
    return t("logistics.map_alt_all", near=t.of(near.name), far=t.of(far.name), low=low, high=high)


def map_caption(results: Results, county: str, phone: bool, t: Texts) -> str:
    """Return the line under the map."""
    if not county:
        return t("logistics.map_caption_phone" if phone else "logistics.map_caption_all")
    return t("logistics.map_caption_county", n=results.geography.tier_counts()[county].unlocated)


def classes(county: str, t: Texts) -> list[tuple[str, str]]:
    """Return the legend of hours: colour and name of each band."""
    edges = [f"{edge:g}" for edge in (TOWN_EDGES if county else SEAT_EDGES)]
    names = [t("logistics.band_first", high=edges[0])]
    names += [t("logistics.band_middle", low=low, high=high) for low, high in pairwise(edges)]
    names.append(t("logistics.band_last", low=edges[-1]))
    return list(zip(theme.HOURS, names, strict=True))


def strips(results: Results, t: Texts) -> list[Strips]:
    """Return the located townships by county and peer group, nearest county first."""
    groups: dict[int, list[tuple[float, Strip]]] = {0: [], 1: [], 2: []}
    for code, group in zip(results.data.panel.codes, results.geography.groups(), strict=True):
        units, short = results.geography.outlying()[code], _short(code, t)
        median = _reach(results, code).median_h
        label = f"{short} {t.glyph(Quality.DERIVED)}{t.number(median, 1)}"
        hours, names = [u.road_h for u in units], [u.name for u in units]
        groups[int(group)].append((median, Strip(code, label, hours, names)))
    return [
        Strips(
            t(f"overview.group_{group}"),
            [row for _, row in sorted(rows, key=lambda pair: pair[0])],
        )
        for group, rows in groups.items()
    ]


def strip_title(results: Results, t: Texts) -> str:
    """Return the finding of the strip plot: where some township is far, and the farthest."""
    units = results.geography.outlying()[""]
    last = max(units, key=lambda u: u.road_h)
    beyond = {u.county for u in units if u.road_h > REMOTE_TOWNSHIP_H}
    return t("logistics.strip_title", n=len(beyond), limit=limit(t), town=last.name,
             county=t.county(last.county), longest=t.number(last.road_h, 1))  # fmt: skip


def strip_words(t: Texts) -> tuple[str, str, str]:
    """Return the label of the limit, the title of the axis, and what follows a value."""
    return (t("logistics.strip_limit", limit=limit(t)), t("logistics.strip_axis"),
            t.unit("hours"))  # fmt: skip


def hours_table(results: Results, county: str, t: Texts) -> pd.DataFrame:
    """Return seats and townships with their modelled hours as a table."""
    rows = []
    for c in results.data.panel.counties:
        if county in ("", c.code):
            rows.append(_hours_row(t.of(c.name), t("logistics.card_trunk"), c.road_h_chengdu, t))
            rows += [
                _hours_row(f"{t.of(c.name)} {u.name}", t("logistics.card_towns"), u.road_h, t)
                for u in results.geography.outlying()[c.code]
            ]
    return pd.DataFrame(rows)


def _hours_row(place: str, what: str, hours: float, t: Texts) -> dict[str, object]:
    part = t.catalog.method.travel_tolerance
    return {
        t("logistics.ports_place"): place,
        t("common.indicator"): what,
        t("common.value"): hours,
        t("common.low"): round(hours * (1 - part), 2),
        t("common.high"): round(hours * (1 + part), 2),
        t("common.unit"): t("logistics.hours_unit"),
        t("common.quality"): t.quality(Quality.DERIVED),
        t("common.source"): t.cite("travel_model"),
    }
