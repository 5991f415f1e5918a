"""The way from Chengdu to a county's townships, leg by leg, and its airports and stations."""

from collections.abc import Iterable
from typing import TypeVar

from components.county_values.chart import cited
from components.widgets import html, place
from components.words.texts import DASH, Texts
from model.access.reach import great_circle_km
from model.facts.places import Airport, County, Station
from model.facts.provenance import Quality
from model.results.results import Results
from pages.logistics.road_hours import about, limit, too_long

NEAREST_AIRPORTS = 4
FAR_AIRPORT_KM = 100
Port = TypeVar("Port", Airport, Station)


def legs(results: Results, county: str, t: Texts) -> None:
    """Place the way to a county leg by leg, or how to choose one."""
    if not county:
        place.source(t("logistics.legs_choose"), t)
        return
    place.html(
        html.chart_head(legs_title(results, county, t), t("logistics.legs_note"), t)
        + html.table(*legs_table(results, county, t), t, "named")
        + html.lines(cited(["travel_model", "S04", "county_seats"], t), t, "source")
    )


def legs_title(results: Results, county: str, t: Texts) -> str:
    """Return what the table is about, with the farthest township by name."""
    towns = results.geography.outlying()[county]
    if not towns:
        return t("logistics.legs_title_none", county=t.county(county))
    far = max(towns, key=lambda town: town.road_h)
    hours = results.data.panel.county(county).road_h_chengdu + far.road_h
    return t("logistics.legs_title", county=t.county(county), town=far.name, **about(hours, t))


def legs_table(results: Results, county: str, t: Texts) -> tuple[list[str], list[list[str]]]:
    """Return the legs with distance, hours, the farthest township and remarks."""
    home, network = results.data.panel.county(county), results.data.network
    km, airport = nearest(home, network.airports)[0]
    rail_km, station = nearest(home, network.stations)[0]
    glyph = t.glyph(Quality.DERIVED)
    road = t("logistics.legs_road", glyph=glyph, km=t.number(home.road_km_chengdu))
    air = t("logistics.legs_straight", glyph=glyph, km=t.number(km))
    rail = t("logistics.legs_straight", glyph=glyph, km=t.number(rail_km))
    header = [
        t("logistics.legs_leg"),
        t("logistics.legs_way"),
        t("logistics.legs_time"),
        t("logistics.legs_far"),
        t("logistics.legs_remark"),
    ]
    remark = too_long(results, (county,), t) or DASH
    to_airport = t("logistics.legs_air", name=t.of(airport.name))
    to_station = t("logistics.legs_rail", name=station_name(station, t))
    return header, [
        [t("logistics.legs_trunk"), road, _hours(home.road_h_chengdu, t), DASH, remark],
        [t("logistics.legs_towns"), DASH, *_towns(results, county, t)],
        [to_airport, air, DASH, DASH, where(airport, t)],
        [to_station, rail, DASH, DASH, t.county(station.county)],
    ]


def _towns(results: Results, county: str, t: Texts) -> list[str]:
    """Return median hours, the farthest township and what is left out."""
    towns, found = results.geography.outlying()[county], results.geography.reaches()[county]
    lost = [t("logistics.legs_lost", n=found.unlocated)] if found.unlocated else []
    if not towns:
        return [DASH, DASH, *(lost or [DASH])]
    far = max(towns, key=lambda town: town.road_h)
    remark = t(
        "logistics.legs_beyond",
        glyph=t.glyph(Quality.DERIVED),
        limit=limit(t),
        share=t.percent(found.beyond_share),
        located=found.located,
    )
    return [
        t("logistics.legs_median", hours=_hours(found.median_h, t)),
        t("logistics.legs_farthest", town=far.name, hours=_hours(far.road_h, t)),
        t("spread.gap").join([remark, *lost]),
    ]


def _hours(hours: float, t: Texts) -> str:
    """Return modelled hours with their range."""
    told = about(hours, t)
    span = f"{told['low']}–{told['high']}"
    return t("logistics.legs_hours", glyph=t.glyph(Quality.DERIVED), h=told["h"], span=span)


def ports(results: Results, county: str, t: Texts) -> None:
    """Place airports and railway stations with their distance."""
    note = t("logistics.ports_note", n=len(results.data.network.stations))
    place.html(
        html.chart_head(ports_title(results, county, t), note, t)
        + html.table(*ports_table(results, county, t), t, "many")
        + html.lines(cited(["S04", "county_seats"], t), t, "source")
    )


def ports_title(results: Results, county: str, t: Texts) -> str:
    """Return the finding on airports and railway stations."""
    panel, network = results.data.panel, results.data.network
    if county:
        home = panel.county(county)
        air, rail = nearest(home, network.airports)[0][0], nearest(home, network.stations)[0][0]
        km = {"air": t.number(air), "rail": t.number(rail)}
        return t("logistics.ports_head_county", county=t.county(county), **km)
    return t(
        "logistics.ports_head_all",
        airports=sum(bool(airport.county) for airport in network.airports),
        far=sum(one.airport_km > FAR_AIRPORT_KM for one in panel.counties),
        limit=FAR_AIRPORT_KM,
        stations=len(network.stations),
    )


def ports_table(results: Results, county: str, t: Texts) -> tuple[list[str], list[list[str]]]:
    """Return the airports nearest to a county and all stations; or all of the region."""
    panel, network = results.data.panel, results.data.network
    if county:
        home = panel.county(county)
        airports = [(t.number(km), a) for km, a in nearest(home, network.airports)]
        stations = [(t.number(km), s) for km, s in nearest(home, network.stations)]
        del airports[NEAREST_AIRPORTS:]
    else:
        users = [(_users(results, airport, t), airport) for airport in network.airports]
        airports = [(names, a) for names, a in users if a.county or names != DASH]
        stations = [(DASH, s) for s in network.stations]
    header = [
        t("logistics.ports_name"),
        t("logistics.ports_place"),
        t("logistics.ports_elevation"),
        t("logistics.ports_km" if county else "logistics.ports_nearest"),
    ]
    return header, [
        *([t.of(a.name), where(a, t), t.number(a.elevation_m), last] for last, a in airports),
        *([station_name(s, t), t.county(s.county), DASH, last] for last, s in stations),
    ]


def _users(results: Results, airport: Airport, t: Texts) -> str:
    """Return how many and which counties have it as their nearest airport."""
    users = [c.code for c in results.data.panel.counties if c.nearest_airport == airport.iata]
    names = t.join([t.county_short(code) for code in users])
    return t("logistics.counties_count", n=len(users), names=names) if users else DASH


def station_name(station: Station, t: Texts) -> str:
    """Return a railway station's name, said to be one."""
    return t("logistics.rail_name", name=t.of(station.name))


def where(airport: Airport, t: Texts) -> str:
    """Return where an airport lies: its county, or the city it serves outside the region."""
    inside = t.county(airport.county)
    return inside if airport.county else t("logistics.outside", city=t.of(airport.city))


def nearest(home: County, places: Iterable[Port]) -> list[tuple[float, Port]]:
    """Return places with their straight distance from a county seat in km, the nearest first."""
    found = [(great_circle_km((home.lon, home.lat), (one.lon, one.lat)), one) for one in places]
    return sorted(found, key=lambda pair: pair[0])
