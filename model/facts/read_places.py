"""The frame: prefectures, counties, seats, townships, airports, railway stations."""

import math
from collections.abc import Collection

from model.facts.network import Airport, Network, Position, Road, Station, Township
from model.facts.places import Box, County, Prefecture
from model.facts.provenance import Words
from model.facts.read_csv import Reader
from model.facts.records import Record

WEAK_OVERLAP = 0.5
NOWHERE = (97.0, 27.0)
NO_BOX = (97.0, 27.0, 105.0, 35.0)
Place = tuple[float, float]


def read_counties(reader: Reader) -> tuple[tuple[Prefecture, ...], tuple[County, ...]]:
    """Read prefectures, counties and their seats."""
    prefectures = tuple(
        Prefecture(row.text("code"), row.words("name"), row.whole("population", 1, 10**8))
        for row in reader.table("prefectures.csv", "code name_zh name_en population")
    )
    known = {p.code for p in prefectures}
    seats, labels = _places(reader, "seats.csv"), _places(reader, "labels.csv")
    boxes = _boxes(reader, "labels.csv")
    columns = (
        "code prefecture name_zh short_zh name_en area_km2 population rural_population "
        "urbanisation_percent townships village_committees village_level_units road_km_chengdu "
        "road_h_chengdu road_h_prefecture h_seat_mean mean_elevation_m nearest_airport airport_km"
    )
    counties = []
    for row in reader.table("counties.csv", columns):
        code = row.text("code")
        for name, places in (("seats.csv", seats), ("labels.csv", labels)):
            if code not in places:
                row.fault("code", f"{code!r} has no place in {name}")
        spots = (seats.get(code, NOWHERE), labels.get(code, NOWHERE))
        counties.append(_county(row, known, spots, boxes.get(code, NO_BOX)))
    reader.unique("counties.csv", (c.code for c in counties))
    return prefectures, tuple(counties)


def _places(reader: Reader, name: str) -> dict[str, Place]:
    return {
        row.text("county"): (row.number("lon", 97, 105), row.number("lat", 27, 35))
        for row in reader.table(name, "county lon lat")
    }


def _boxes(reader: Reader, name: str) -> dict[str, Box]:
    return {
        row.text("county"): (
            row.number("west", 97, 105),
            row.number("south", 27, 35),
            row.number("east", 97, 105),
            row.number("north", 27, 35),
        )
        for row in reader.table(name, "county west south east north")
    }


def _county(
    row: Record, prefectures: Collection[str], places: tuple[Place, Place], box: Box
) -> County:
    seat, label = places
    return County(
        code=row.text("code"),
        prefecture=row.text("prefecture", prefectures),
        name=row.words("name"),
        short=Words(row.text("short_zh"), row.text("name_en")),
        lon=seat[0],
        lat=seat[1],
        label_lon=label[0],
        label_lat=label[1],
        area_km2=row.number("area_km2", 100, 50_000),
        population=row.whole("population", 1, 10**7),
        rural_population=row.whole("rural_population", 1, 10**7),
        urbanisation_percent=row.number("urbanisation_percent", 0, 100),
        townships=row.whole("townships", 1, 100),
        village_committees=row.whole("village_committees", 1, 1000),
        village_level_units=row.whole("village_level_units", 1, 1000),
        road_km_chengdu=row.number("road_km_chengdu", 0, 3000),
        road_h_chengdu=row.number("road_h_chengdu", 0, 60),
        road_h_prefecture=row.number("road_h_prefecture", 0, 60),
        seat_h_mean=row.number("h_seat_mean", 0, 30),
        mean_elevation_m=row.number("mean_elevation_m", 0, 9000),
        nearest_airport=row.text("nearest_airport"),
        airport_km=row.number("airport_km", 0, 1000),
        box=box,
    )


def read_network(reader: Reader, counties: tuple[County, ...]) -> Network:
    """Read townships (joined to their positions by county and name), airports and stations."""
    known = {c.code for c in counties}
    places = {
        (row.text("county", known), row.text("name_zh")): row
        for row in reader.table(
            "township_positions.csv",
            "county name_zh lon lat position_quality village_overlap_share road_h_seat source",
        )
    }
    townships = []
    for row in reader.table(
        "townships.csv", "code county name_zh kind villages communities others"
    ):
        place = places.pop((row.text("county", known), row.text("name_zh")), None)
        townships.append(_township(row, place))
    for county, name in places:
        reader.faults.add("township_positions.csv", f"{name} ({county}) is no township unit")
    airports = tuple(
        Airport(
            row.text("iata"),
            row.words("name"),
            row.words("city"),
            row.number("lon", 70, 140),
            row.number("lat", 15, 55),
            row.optional("elevation_m"),
            row.text("county"),
        )
        for row in reader.table(
            "airports.csv", "iata name_zh name_en city_zh city_en lon lat elevation_m county"
        )
    )
    stations = tuple(
        Station(
            row.words("name"),
            row.words("line"),
            row.number("lon", 97, 105),
            row.number("lat", 27, 35),
            row.text("county", known),
        )
        for row in reader.table(
            "rail_stations.csv", "name_zh name_en line_zh line_en lon lat county"
        )
    )
    roads = tuple(
        Road(row.text("from"), row.text("to"), row.number("model_h", 0, 24))
        for row in reader.features("geo/roads.geojson")
    )
    return Network(tuple(townships), airports, stations, roads)


def _township(row: Record, place: Record | None) -> Township:
    quality = place.text("position_quality") if place else "none"
    position = Position.SURE
    if place is None or quality == "none":
        position = Position.NONE
    elif quality == "inferred_village_overlap":
        overlap = place.number("village_overlap_share", 0, 1)
        position = Position.WEAK if overlap < WEAK_OVERLAP else Position.INFERRED
    located = position is not Position.NONE
    return Township(
        code=row.text("code"),
        county=row.text("county"),
        name=row.text("name_zh"),
        kind=row.text("kind", ("town", "township", "subdistrict", "statistical_unit")),
        villages=row.whole("villages", 0, 500),
        communities=row.whole("communities", 0, 500),
        others=row.whole("others", 0, 500),
        lon=place.number("lon", 97, 105) if located and place else math.nan,
        lat=place.number("lat", 27, 35) if located and place else math.nan,
        position=position,
        is_seat=quality == "observed_seat",
        road_h=place.optional("road_h_seat") if located and place else math.nan,
    )
