"""The frame: prefectures, counties, seats, townships, airports, railway stations."""

import math
from itertools import cycle

from model.facts.places import (
    Airport,
    County,
    Network,
    Position,
    Prefecture,
    Road,
    Station,
    Township,
)
from model.facts.provenance import Words
from model.facts.read_csv import Reader, Record

WEAK_OVERLAP = 0.5
LONGITUDES, LATITUDES = (97.0, 105.0), (27.0, 35.0)
NOWHERE = (97.0, 27.0)
NO_LABEL = (*NOWHERE, 97.0, 27.0, 105.0, 35.0)


def read_counties(reader: Reader) -> tuple[tuple[Prefecture, ...], tuple[County, ...]]:
    """Read prefectures, counties and their seats."""
    prefectures = reader.all_of("prefectures.csv", "prefecture", Prefecture)
    seats = {row.text("county"): _degrees(row, "lon lat") for row in reader.table("seats.csv")}
    labels = {
        row.text("county"): _degrees(row, "lon lat west south east north")
        for row in reader.table("labels.csv")
    }

    def county(row: Record) -> County:
        code = row.text("code")
        for name, places in (("seats.csv", seats), ("labels.csv", labels)):
            if code not in places:
                row.fault("code", f"{code!r} has no place in {name}")
        lon, lat = seats.get(code, NOWHERE)
        label_lon, label_lat, west, south, east, north = labels.get(code, NO_LABEL)
        return row.make(
            County,
            short=Words(row.text("short_zh"), row.text("name_en")),
            lon=lon,
            lat=lat,
            label_lon=label_lon,
            label_lat=label_lat,
            seat_h_mean=row.number("h_seat_mean", 0, 30),
            box=(west, south, east, north),
        )

    counties = tuple(county(row) for row in reader.table("counties.csv"))
    reader.known["county"] = [one.code for one in counties]
    reader.unique("counties.csv", reader.known["county"])
    return prefectures, counties


def _degrees(row: Record, columns: str) -> tuple[float, ...]:
    """Return longitudes and latitudes in turn."""
    ends = zip(columns.split(), cycle((LONGITUDES, LATITUDES)), strict=False)
    return tuple(row.number(column, *span) for column, span in ends)


def read_network(reader: Reader) -> Network:
    """Read townships (joined to their positions by county and name), airports and stations."""
    known = reader.known["county"]
    places = {
        (row.text("county", known), row.text("name_zh")): row
        for row in reader.table("township_positions.csv")
    }
    townships = [
        _township(row, places.pop((row.text("county", known), row.text("name_zh")), None))
        for row in reader.table("townships.csv")
    ]
    for county, name in places:
        reader.fault("township_positions.csv", f"{name} ({county}) is no township unit")
    roads = [
        Road(row.text("from"), row.text("to"), row.number("model_h", 0, 24))
        for row in reader.features("geo/roads.geojson")
    ]
    airports = reader.all_of("airports.csv", "airport", Airport, elevation_m=_elevation)
    stations = reader.all_of("rail_stations.csv", "station", Station)
    return Network(tuple(townships), airports, stations, tuple(roads))


def _elevation(row: Record) -> float:
    return row.optional("elevation_m")


def _township(row: Record, place: Record | None) -> Township:
    quality = place.text("position_quality") if place else "none"
    position = Position.SURE
    if place is None or quality == "none":
        position, place = Position.NONE, None
    elif quality == "inferred_village_overlap":
        overlap = place.number("village_overlap_share", 0, 1)
        position = Position.WEAK if overlap < WEAK_OVERLAP else Position.INFERRED
    return row.make(
        Township,
        county=row.text("county"),
        name=row.text("name_zh"),
        lon=place.number("lon", *LONGITUDES) if place else math.nan,
        lat=place.number("lat", *LATITUDES) if place else math.nan,
        position=position,
        is_seat=quality == "observed_seat",
        road_h=place.optional("road_h_seat") if place else math.nan,
    )
