"""The airports and railway stations nearest to a county, or those of the region."""

import math
from collections.abc import Callable, Iterable
from operator import attrgetter

from components.widgets import html, place, sources, tables
from components.widgets.tables import Table
from components.words.texts import Texts
from model.access.reach import great_circle_km
from model.facts.places import Airport, County, Station
from model.results.results import Results

NEAREST_AIRPORTS = 4
FAR_AIRPORT_KM = 100
Port = Airport | Station


def show(results: Results, county: str, t: Texts) -> None:
    """Place airports and railway stations with their distance."""
    shown = table(results, county, t)
    place.heading(title(results, county, t), "", t)
    cells = {head: attrgetter(name) for name, head in shown.heads.items()}
    place.html(html.table(*shown.screen(cells), t, "mid", telling=(1, 2)))
    notes = sources.cited(["S04", "county_seats"], t, t("logistics.ports_note"))
    place.table(shown.file, "", "ports", t, notes)


def title(results: Results, county: str, t: Texts) -> str:
    """Return the nearest airport and station of a county, or how many there are and who is far."""
    panel, network = results.data.panel, results.data.network
    if county:
        home, every = panel.county(county), (network.airports, network.stations)
        (air, port), (rail, station) = (nearest(home, ports)[0] for ports in every)
        fields = {"port": t.of(port.name), "air": t.number(air), "rail": t.number(rail)}
        return t("logistics.ports_title", station=t.of(station.name), **fields)
    inside = sum(bool(airport.county) for airport in network.airports)
    far = sum(one.airport_km > FAR_AIRPORT_KM for one in panel.counties)
    counts = {"airports": inside, "far": far, "stations": len(network.stations)}
    return t("logistics.ports_title_all", limit=FAR_AIRPORT_KM, **counts)


def table(results: Results, county: str, t: Texts) -> Table:
    """Return the airports nearest to a county and all stations; or those of the region.

    `near` is the straight distance in km from the county's seat.
    """
    network = results.data.network
    inside: list[Port] = [airport for airport in network.airports if airport.county]
    ports = [(math.nan, port) for port in [*inside, *network.stations]]
    if county:
        home = results.data.panel.county(county)
        ports = nearest(home, network.airports)[:NEAREST_AIRPORTS]
        ports += nearest(home, network.stations)
    columns: dict[str, tuple[str, Callable[[tuple[float, Port]], str]]] = {
        "name": (t("logistics.ports_name"), lambda one: _name(one[1], t)),
        "near": (t("logistics.ports_km"), lambda one: t.number(one[0])),
        "place": (t("logistics.ports_place"), lambda one: where(one[1], t)),
        "height": (
            t("logistics.ports_elevation"),
            lambda one: t.number(getattr(one[1], "elevation_m", math.nan)),
        ),
    }
    if not county:
        del columns["near"]
    return tables.table(ports, columns)


def _name(port: Port, t: Texts) -> str:
    name = t.of(port.name)
    return name if isinstance(port, Airport) else t("logistics.rail_name", name=name)


def where(port: Port, t: Texts) -> str:
    """Return the county a port lies in, or the city an airport outside them serves."""
    if port.county or isinstance(port, Station):
        return t.county(port.county)
    return t("logistics.outside", city=t.of(port.city))


def nearest(home: County, ports: Iterable[Port]) -> list[tuple[float, Port]]:
    """Return places with their straight distance from a county seat in km, the nearest first."""
    away = [(great_circle_km((home.lon, home.lat), (one.lon, one.lat)), one) for one in ports]
    return sorted(away, key=lambda pair: pair[0])
