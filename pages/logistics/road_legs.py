"""The way from Chengdu to a county's townships, leg by leg, and its airports and stations."""

from collections.abc import Iterable

from components.widgets import html, place
from components.widgets.sources import cited
from components.words.texts import DASH, Texts
from components.words.travel_rule import about
from model.access.reach import great_circle_km
from model.facts.places import Airport, County, Station
from model.facts.provenance import Quality
from model.results.results import Results
from model.uncertainty.claims import REMOTE_TOWNSHIP_H
from pages.logistics.road_hours import too_long

NEAREST_AIRPORTS = 4
FAR_AIRPORT_KM = 100
Port = Airport | Station


def legs(results: Results, county: str, t: Texts) -> None:
    """Place the way to a county leg by leg, or how to choose one."""
    if not county:
        place.source(t("logistics.legs_choose"), t)
        return
    title, header, rows = legs_table(results, county, t)
    place.html(
        html.chart_head(title, t("logistics.legs_note"), t)
        + html.table(header, rows, t, "named")
        + html.info(cited(["travel_model", "S04", "county_seats"], t), t)
    )


def legs_table(results: Results, county: str, t: Texts) -> tuple[str, list[str], list[list[str]]]:
    """Return title, header and the legs: distance, hours, the farthest township, a remark."""
    home, network, name = results.data.panel.county(county), results.data.network, t.county(county)
    towns, found = results.geography.outlying()[county], results.geography.reaches()[county]
    glyph, trunk_h = t.glyph(Quality.DERIVED), home.road_h_chengdu
    title, median, farthest = t("logistics.legs_title_none", county=name), DASH, DASH
    remarks = []
    if towns:
        far = max(towns, key=lambda town: town.road_h)
        fields = about(trunk_h + far.road_h, t)
        title = t("logistics.legs_title", county=name, town=far.name, **fields)
        median = t("logistics.legs_median", hours=_hours(found.median_h, t))
        farthest = t("logistics.legs_farthest", town=far.name, hours=_hours(far.road_h, t))
        bound, share = t.number(REMOTE_TOWNSHIP_H), t.percent(found.beyond_share)
        beyond = {"limit": bound, "share": share, "located": str(found.located)}
        remarks.append(t("logistics.legs_beyond", glyph=glyph, **beyond))
    if found.unlocated:
        remarks.append(t("logistics.legs_lost", n=found.unlocated))
    road = t("logistics.legs_road", glyph=glyph, km=t.number(home.road_km_chengdu))
    remark, lost = too_long(results, (county,), t) or DASH, t("spread.gap").join(remarks) or DASH
    rows = [[t("logistics.legs_trunk"), road, _hours(trunk_h, t), DASH, remark]]
    rows.append([t("logistics.legs_towns"), DASH, median, farthest, lost])
    ports: dict[str, Iterable[Port]] = {
        "logistics.legs_air": network.airports,
        "logistics.legs_rail": network.stations,
    }
    for key, near in ports.items():
        km, port = nearest(home, near)[0]
        port_name, where, _ = in_words(port, t)
        way = t("logistics.legs_straight", glyph=glyph, km=t.number(km))
        rows.append([t(key, name=port_name), way, DASH, DASH, where])
    header = [t("logistics.legs_leg"), t("logistics.legs_way"), t("logistics.legs_time")]
    return title, [*header, t("logistics.legs_far"), t("logistics.legs_remark")], rows


def _hours(hours: float, t: Texts) -> str:
    """Return modelled hours with their range."""
    fields = about(hours, t)
    span = f"{fields['low']}–{fields['high']}"
    return t("logistics.legs_hours", glyph=t.glyph(Quality.DERIVED), h=fields["h"], span=span)


def ports(results: Results, county: str, t: Texts) -> None:
    """Place airports and railway stations with their distance."""
    panel, network = results.data.panel, results.data.network
    if county:
        home = panel.county(county)
        air, rail = (nearest(home, ports)[0][0] for ports in (network.airports, network.stations))
        km = {"air": t.number(air), "rail": t.number(rail)}
        title = t("logistics.ports_head_county", county=t.county(county), **km)
    else:
        inside = sum(bool(airport.county) for airport in network.airports)
        far = sum(one.airport_km > FAR_AIRPORT_KM for one in panel.counties)
        counts = {"airports": inside, "far": far, "stations": len(network.stations)}
        title = t("logistics.ports_head_all", limit=FAR_AIRPORT_KM, **counts)
    place.html(
        html.chart_head(title, t("logistics.ports_note", n=len(network.stations)), t)
        + html.table(*ports_table(results, county, t), t, "many")
        + html.info(cited(["S04", "county_seats"], t), t)
    )


def ports_table(results: Results, county: str, t: Texts) -> tuple[list[str], list[list[str]]]:
    """Return the airports nearest to a county and all stations; or all of the region."""
    counties, network = results.data.panel.counties, results.data.network
    if county:
        home = results.data.panel.county(county)
        near = nearest(home, network.airports)[:NEAREST_AIRPORTS] + nearest(home, network.stations)
        rows = [[*in_words(port, t), t.number(km)] for km, port in near]
    else:
        rows = []
        for airport in network.airports:
            users = [c.code for c in counties if c.nearest_airport == airport.iata]
            names = t.join([t.county_short(code) for code in users])
            served = t("logistics.counties_count", n=len(users), names=names)
            if users or airport.county:
                rows.append([*in_words(airport, t), served if users else DASH])
        rows += [[*in_words(station, t), DASH] for station in network.stations]
    last = t("logistics.ports_km" if county else "logistics.ports_nearest")
    header = [t("logistics.ports_name"), t("logistics.ports_place"), t("logistics.ports_elevation")]
    return [*header, last], rows


def in_words(port: Port, t: Texts) -> tuple[str, str, str]:
    """Return name, place and elevation: a county, or the city an airport outside them serves."""
    if isinstance(port, Station):
        return t("logistics.rail_name", name=t.of(port.name)), t.county(port.county), DASH
    outside = t("logistics.outside", city=t.of(port.city))
    where = t.county(port.county) if port.county else outside
    return t.of(port.name), where, t.number(port.elevation_m)


def nearest(home: County, ports: Iterable[Port]) -> list[tuple[float, Port]]:
    """Return places with their straight distance from a county seat in km, the nearest first."""
    away = [(great_circle_km((home.lon, home.lat), (one.lon, one.lat)), one) for one in ports]
    return sorted(away, key=lambda pair: pair[0])
