"""Airports and railway stations: how far from a county seat, and where they are."""

from components.words.texts import DASH, Texts
from model.access.reach import great_circle_km
from model.facts.network import Airport, Station
from model.facts.provenance import Words
from model.results.results import Results

NEAREST_AIRPORTS = 4
FAR_AIRPORT_KM = 100


def title(results: Results, county: str, t: Texts) -> str:
    """Return the finding on airports and railway stations."""
    if county:
        air, rail = airports(results, county)[0][0], stations(results, county)[0][0]
        return t("logistics.ports_head_county", county=t.county(county), air=t.number(air),
                 rail=t.number(rail))  # fmt: skip
    inside = sum(bool(a.county) for a in results.data.network.airports)
    far = sum(c.airport_km > FAR_AIRPORT_KM for c in results.data.panel.counties)
    return t("logistics.ports_head_all", airports=inside, far=far, limit=FAR_AIRPORT_KM,
             stations=len(results.data.network.stations))  # fmt: skip


def note(results: Results, t: Texts) -> str:
    """Return what the distances are, and which railway stations count."""
    return t("logistics.ports_note", n=len(results.data.network.stations))


def table(results: Results, county: str, t: Texts) -> tuple[list[str], list[list[str]]]:
    """Return the airports nearest to a county and all stations; or all of the region."""
    last = "km" if county else "nearest"
    header = [t(f"logistics.ports_{c}") for c in ("name", "place", "elevation", last)]
    if county:
        rows = [
            [
                t.of(a.name),
                place(a.county, a.city, t),
                t.number(a.elevation_m),
                t.number(km),
            ]
            for km, a in airports(results, county)[:NEAREST_AIRPORTS]
        ]
        return header, rows + [
            [
                t("logistics.rail_name", name=t.of(s.name)),
                t.county(s.county),
                DASH,
                t.number(km),
            ]
            for km, s in stations(results, county)
        ]
    rows = []
    for a in results.data.network.airports:
        users = [c for c in results.data.panel.counties if c.nearest_airport == a.iata]
        if a.county or users:
            names = t.join([t.of(c.short) for c in users])
            told = t("logistics.counties_count", n=len(users), names=names) if users else DASH
            rows.append([t.of(a.name), place(a.county, a.city, t), t.number(a.elevation_m), told])
    return header, rows + [
        [
            t("logistics.rail_name", name=t.of(s.name)),
            t.county(s.county),
            DASH,
            DASH,
        ]
        for s in results.data.network.stations
    ]


def place(county: str, city: Words, t: Texts) -> str:
    """Return where an airport lies: its county, or the city it serves outside the region."""
    return t.county(county) if county else t("logistics.outside", city=t.of(city))


def airports(results: Results, county: str) -> list[tuple[float, Airport]]:
    """Return the airports with their distance from a county seat in km, the nearest first."""
    home = results.data.panel.county(county)
    found = [
        (great_circle_km((home.lon, home.lat), (a.lon, a.lat)), a)
        for a in results.data.network.airports
    ]
    return sorted(found, key=lambda pair: pair[0])


def stations(results: Results, county: str) -> list[tuple[float, Station]]:
    """Return the railway stations with their distance from a county seat, the nearest first."""
    home = results.data.panel.county(county)
    found = [
        (great_circle_km((home.lon, home.lat), (s.lon, s.lat)), s)
        for s in results.data.network.stations
    ]
    return sorted(found, key=lambda pair: pair[0])
