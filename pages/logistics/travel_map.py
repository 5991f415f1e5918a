"""The travel-time map: seats by hours from Chengdu, or one county's townships by hours to it."""

from itertools import pairwise

import numpy as np
import pydeck as pdk

from components.charts import theme
from components.maps import ground, region
from components.maps import view as sheets
from components.session import addresses, state
from components.widgets import html, place, sources
from components.words.texts import Texts
from components.words.travel_rule import about
from model.facts.places import County, Position
from model.results.results import Results
from pages.logistics.spots import Look, Spot, layers
from pages.logistics.wording import too_long

SOURCES = ["travel_model", "township_positions", "county_seats", "S04"]
SEAT_EDGES, TOWN_EDGES = (3.0, 5.0, 8.0, 12.0), (0.5, 1.0, 2.0, 3.0)
TOWN_PX, CENTRE_PX, ORIGIN_PX = 6.0, 8.0, 7.0
ORIGIN = (104.066, 30.66)  # Chengdu, where the schematic roads start
INFERRED = "_inferred"  # after the kind of a township whose place is


def show(results: Results, county: str, t: Texts) -> None:
    """Place the map under what its colours and marks mean, with what it leaves out."""
    phone = state.on_phone()
    view, height = region.view(results, county, phone, t)
    shown = layers(points(results, county, phone, t), _looks(county, phone), view)
    deck = ground.deck([*_land(county), *shown, *ground.scale(view)], view)
    head = "logistics.map_head_county" if county else "logistics.map_head_all"
    place.html(
        html.chart_head(t(head), t("logistics.map_marks"), t) + html.classes(legend(county, t), t)
    )
    place.deck(deck, alt(results, county, t), "travel_map", height)
    lost = results.geography.tier_counts()[county].unlocated
    note = t("logistics.map_note", n=lost) if county else t("logistics.map_note_all")
    place.notes(sources.cited(SOURCES, t, note, t("logistics.hours_note")), t)


def legend(county: str, t: Texts) -> list[tuple[str, str]]:
    """Return colour and name of each band of hours, short to long."""
    edges = [f"{edge:g}" for edge in (TOWN_EDGES if county else SEAT_EDGES)]
    bands = [f"{low}–{high}" for low, high in pairwise(edges)]
    ends = t("logistics.band_first", high=edges[0]), t("logistics.band_last", low=edges[-1])
    return list(zip(theme.HOURS, [ends[0], *bands, ends[1]], strict=True))


def alt(results: Results, county: str, t: Texts) -> str:
    """Return what the map shows in words."""
    if county:
        longest = t.number(results.geography.reaches()[county].longest_h, 1)
        return t("logistics.map_alt_county", county=t.county(county), longest=longest)
    near, *_, far = sorted(results.data.panel.counties, key=lambda c: c.road_h_chengdu)
    hours = {"low": t.number(near.road_h_chengdu, 1), "high": t.number(far.road_h_chengdu, 1)}
    return t("logistics.map_alt_all", near=t.of(near.name), far=t.of(far.name), **hours)


def _land(county: str) -> list[pdk.Layer]:
    """Return the ground with its roads; the relief is too coarse for a single county."""
    roads = pdk.Layer(
        "GeoJsonLayer",
        addresses.asset_url("roads.geojson"),
        id="roads",
        stroked=True,
        filled=False,
        get_line_color=ground.rgb(theme.ROAD, 210),
        get_line_width="properties.class === 'expressway' ? 2.6 : 1.5",
        line_width_units=pdk.types.String("pixels"),
    )
    urls = region.ground()
    relief = [] if county else [ground.relief(urls["relief"])]
    return [*ground.land(urls, county), *relief, roads]


def _looks(county: str, phone: bool) -> dict[str, Look]:
    """Return the looks: stops in bands of hours, airports as rings, stations as small discs."""
    text, port_px = sheets.label_px(phone), 3.5 if phone else 5.0
    stop_px, weight = (TOWN_PX, 2.0) if county else (5.5 if phone else 8.0, 3.0)
    stops = {
        f"hours_{band}{mark}": Look(stop_px, fill, theme.INK, 1.0, text, weight, faint=bool(mark))
        for band, fill in enumerate(theme.HOURS)
        for mark in ("", INFERRED)
    }
    return stops | {
        "airports": Look(port_px, theme.PAGE, theme.MUTED, 3.0, text - 1, 1.0, theme.MUTED),
        "rail": Look(port_px - 1, theme.MUTED, theme.MUTED, 1.0, text - 1, 1.0, theme.MUTED),
        "around": Look(0.0, theme.PAGE, theme.PAGE, 0.0, text, 0.5, theme.MUTED),
        "seat": Look(CENTRE_PX, theme.INK, theme.PAGE, 1.4, text + 3, 4.0),
        "origin": Look(ORIGIN_PX, theme.INK, theme.PAGE, 1.4, text + 1, 4.0),
    }


def points(results: Results, county: str, phone: bool, t: Texts) -> list[Spot]:
    """Return what the map shows: a county's townships and seat, or all seats and Chengdu.

    A seat is labelled with its hours too, but on a phone: there is no room for both.
    """
    ports, stops = _ports(results, t), []
    if county:
        for one in results.geography.outlying()[county]:
            mark = "" if one.position is Position.SURE else INFERRED
            note, kind = t("logistics.hover_inferred") if mark else "", band(one.road_h, TOWN_EDGES)
            told = {"name": t.of(one.words), "note": note, **about(one.road_h, t)}
            hover = t("logistics.hover_town", **told)
            stops.append(Spot(f"{kind}{mark}", one.lon, one.lat, told["name"], hover))
        home, counties = results.data.panel.county(county), results.data.panel.counties
        around = [c for c in counties if c is not home]
        names = [Spot("around", c.label_lon, c.label_lat, t.of(c.short), "") for c in around]
        return [*stops, *ports, *names, _seat(results, home, "seat", t.of(home.short), t)]
    for home in results.data.panel.counties:
        hours = "" if phone else f" {t.number(home.road_h_chengdu, 1)}"
        kind = band(home.road_h_chengdu, SEAT_EDGES)
        stops.append(_seat(results, home, kind, f"{t.of(home.short)}{hours}", t))
    origin = t("logistics.origin")
    return [*stops, *ports, Spot("origin", *ORIGIN, origin, origin)]


def band(hours: float, edges: tuple[float, ...]) -> str:
    """Return the kind of a stop by its travel time: a band holds its upper edge."""
    return f"hours_{np.searchsorted(edges, hours)}"


def _seat(results: Results, home: County, kind: str, label: str, t: Texts) -> Spot:
    km, remark = t.number(home.road_km_chengdu), too_long(results, home.code, t)
    note, fields = f"\n{remark}" if remark else "", about(home.road_h_chengdu, t)
    hover = t("logistics.hover_seat", county=t.of(home.name), km=km, note=note, **fields)
    return Spot(kind, home.lon, home.lat, label, hover)


def _ports(results: Results, t: Texts) -> list[Spot]:
    ports = []
    for a in results.data.network.airports:
        hover = t("logistics.hover_airport", name=t.of(a.name), iata=a.iata)
        ports.append(Spot("airports", a.lon, a.lat, t.of(a.name), hover))
    for s in results.data.network.stations:
        name = t("logistics.rail_name", name=t.of(s.name))
        hover = t("logistics.hover_rail", name=name, line=t.of(s.line))
        ports.append(Spot("rail", s.lon, s.lat, name, hover))
    return ports
