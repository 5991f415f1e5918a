"""Everything the product knows, loaded and checked once at the start."""

import math
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Annotated

from model.facts import catalog as parts
from model.facts import cells, places
from model.facts.catalog import Catalog, Indicator
from model.facts.estimate import complete
from model.facts.lessons import Lessons, read_lessons
from model.facts.levers import Lever, Preset
from model.facts.panel import Panel, blank
from model.facts.places import County, Network, Position, Prefecture, Township
from model.facts.provenance import Figure, Quality, Source, Words
from model.facts.published import CensusFigure, Fact, FactKind, Facts, Product
from model.facts.read_csv import ROOT, Reader, Record

METHOD = "catalog/method.toml"
PARTS = ("friction", "delivery", "costs")  # tables of the method file that stay together
STORED = (Quality.OBSERVED.value, Quality.DERIVED.value)
WEAK_OVERLAP = 0.5
ON_MAP = ("seats.csv", "labels.csv")
CENSUSES = ("census.csv", "census_2010.csv")  # this one and the one before


@dataclass(frozen=True)
class Data:
    """The loaded data."""

    catalog: Catalog
    panel: Panel  # with illustrative values where nothing better is known
    prefectures: tuple[Prefecture, ...]
    network: Network
    facts: Facts
    lessons: Lessons
    accepted: dict[str, Words]  # what an upload may write for a column or an answer


def load(root: Path = ROOT) -> Data:
    """Read and check all of data/; DataError lists every fault of every file."""
    reader = Reader(root)
    catalog = read_catalog(reader)
    prefectures = reader.all_of("prefectures.csv", "prefecture", Prefecture)
    counties = read_counties(reader)
    panel = read_panel(reader, catalog, counties)
    network = read_network(reader)
    facts = read_facts(reader, counties)
    lessons = read_lessons(reader, facts)
    accepted = read_words(reader, "catalog/upload.toml")
    data = Data(catalog, panel, prefectures, network, facts, lessons, accepted)
    check_sums(reader, data)
    reader.check()
    return replace(data, panel=complete(panel, catalog))


def read_catalog(reader: Reader) -> Catalog:
    """Read the definitions; each names only what has been read before it."""
    sources = reader.all_of("sources", "source", Source)
    elements = reader.all_of("elements", "element", parts.Element)
    units = reader.all_of("units", "unit", parts.Unit, suffix="")
    indicators = reader.all_of("indicators", "indicator", Indicator)
    for i, one in enumerate(indicators, start=1):
        if (one.best - one.worst) * one.direction <= 0:
            what = f"{one.direction} disagrees with worst {one.worst:g}, best {one.best:g}"
            reader.fault(f"catalog/indicators.toml, indicator {i}, direction", what)
    covariates = reader.all_of("estimates", "covariate", parts.Covariate)
    levers = reader.all_of("levers", "lever", Lever)
    reader.unique("catalog/levers.toml, tag", [lever.tag for lever in levers])
    estimates = reader.all_of("estimates", "estimate", parts.EstimateRule)
    marks = reader.tables("benchmarks", "benchmark")  # one code may hold for several indicators
    benchmarks = tuple(row.make(parts.Benchmark) for row in marks)
    presets = [Record(reader.toml(n), n, reader).make(Preset) for n in reader.names("presets")]
    constants = reader.toml(METHOD)
    for name in constants.keys() - PARTS:  # the others are tables for the eye alone
        if isinstance(constants[name], dict):
            constants |= constants[name]
    method = Record(constants, METHOD, reader).make(parts.Constants)
    ours = elements, indicators, units, covariates, estimates, levers, tuple(presets), benchmarks
    return Catalog(*ours, sources, method)


def read_counties(reader: Reader) -> tuple[County, ...]:
    """Read counties with the places of their seats and labels."""
    on_map = {(r.table, r.text("county")): r for name in ON_MAP for r in reader.table(name)}
    counties = []
    for row in reader.table("counties.csv"):
        code = row.text("code")
        seat, label = (
            on_map.get((name, code), Record({}, f"{name}, {code}", reader)) for name in ON_MAP
        )
        county = row.make(
            County,
            columns={"seat_h_mean": "h_seat_mean"},
            short=Words(row.text("short_zh"), row.text("name_en")),
            lon=seat.cell("lon", cells.Longitude),
            lat=seat.cell("lat", cells.Latitude),
            label_lon=label.cell("lon", cells.Longitude),
            label_lat=label.cell("lat", cells.Latitude),
            box=tuple(label.number(end, 27, 105) for end in ("west", "south", "east", "north")),
        )
        counties.append(county)
    reader.known["county"] = [one.code for one in counties]
    reader.unique("counties.csv", reader.known["county"])
    return tuple(counties)


def read_panel(reader: Reader, catalog: Catalog, counties: tuple[County, ...]) -> Panel:
    """Read the observed and derived values; each must lie in its plausible range."""
    figures: dict[tuple[str, str], Figure] = {}
    for row in reader.table("observations.csv"):
        county = row.text("county", reader.known["county"])
        code = row.text("indicator", catalog.codes)
        if county not in reader.known["county"] or code not in catalog.codes:
            continue
        if (county, code) in figures:
            row.fault("indicator", f"{code} of {county} stands twice")
        value = row.number("value", *catalog.indicator(code).plausible)
        word, note = row.text("quality", STORED), row.text("note")
        off = catalog.method.travel_tolerance if note == "modelled" else 0.0  # of a road time
        span = value * (1 - off), value * (1 + off)
        quality = Quality(word) if word in STORED else None
        year = row.cell("year", Annotated[int, 1990, 2100])
        source, notes = row.text("source", reader.known["source"]), (note, row.text("note_value"))
        figures[county, code] = Figure(county, code, value, *span, quality, year, source, *notes)
    return blank(counties, catalog.codes).with_figures(figures.values())


def read_network(reader: Reader) -> Network:
    """Read townships (joined to their positions by county and name), airports and stations."""

    def key(row: Record) -> tuple[str, str]:
        return row.text("county", reader.known["county"]), row.text("name_zh")

    positions = {key(row): row for row in reader.table("township_positions.csv")}
    rows = reader.table("townships.csv")
    townships = tuple(_township(row, positions.pop(key(row), None)) for row in rows)
    for county, name in positions:
        reader.fault("township_positions.csv", f"{name} ({county}) is no township unit")
    ends = {"start": "from", "end": "to", "road_h": "model_h"}
    airports = reader.all_of("airports.csv", "airport", places.Airport)
    stations = reader.all_of("rail_stations.csv", "station", places.Station)
    roads = reader.all_of("geo/roads.geojson", "road", places.Road, **ends)
    return Network(townships, airports, stations, roads)


def _township(row: Record, place: Record | None) -> Township:
    quality = place.text("position_quality") if place else "none"
    position, lon, lat, road_h = Position.NONE, math.nan, math.nan, math.nan
    if place and quality != "none":
        position, road_h = Position.SURE, place.number("road_h_seat", 0, 100, math.nan)
        lon, lat = place.cell("lon", cells.Longitude), place.cell("lat", cells.Latitude)
        if quality == "inferred_village_overlap":
            is_weak = place.number("village_overlap_share", 0, 1) < WEAK_OVERLAP
            position = Position.WEAK if is_weak else Position.INFERRED
    return row.make(
        Township,
        columns={"name": "name_zh"},
        lon=lon,
        lat=lat,
        position=position,
        is_seat=quality == "observed_seat",
        road_h=road_h,
    )


def read_facts(reader: Reader, counties: tuple[County, ...]) -> Facts:
    """Read what is shown but never scored: census, press and report facts, products."""
    figures = reader.all_of("census", "figure", CensusFigure)
    kinds = reader.all_of("facts", "fact", FactKind, code="fact")
    named = reader.table("areas.csv")
    areas = {row.text("code"): row.cell("name", Words) for row in named}
    drawn = [r.text("code") for r in named if r.text("reference", ("true", "false")) == "true"]
    areas |= {county.code: county.name for county in counties}
    reader.known["area"] = areas
    census, before = (
        {
            (row.text("area", areas), row.text("indicator", reader.known["figure"])): row.number(
                "value"
            )
            for row in reader.table(name)
        }
        for name in CENSUSES
    )
    facts = reader.all_of("facts.csv", "", Fact, code="fact")
    products = reader.all_of("products", "product", Product)
    by_code = {kind.code: kind for kind in kinds}
    return Facts(census, figures, facts, by_code, products, areas, tuple(drawn), before)


def read_words(reader: Reader, *names: str) -> dict[str, Words]:
    """Read texts by `<file>.<key>`; the `text.toml` of a folder goes by the folder's name."""
    texts: dict[str, Words] = {}
    for name in names:
        path = Path(name)
        stem = path.parent.name if path.stem == "text" else path.stem
        for key, pair in reader.toml(name).items():
            if isinstance(pair, dict) and set(pair) == {"zh", "en"}:
                texts[f"{stem}.{key}"] = Words(**pair)
            else:
                reader.fault(f"{name}, {key}", "needs zh and en, and nothing else")
    return texts


def check_sums(reader: Reader, data: Data) -> None:
    """Check that counties add up: populations to the prefecture's, townships to the county's."""
    counties = data.panel.counties
    for prefecture in data.prefectures:
        total = sum(c.population for c in counties if c.prefecture == prefecture.code)
        if total != prefecture.population:
            what = f"sum {total} of {prefecture.code} is not the official {prefecture.population}"
            reader.fault("counties.csv, population", what)
    for county in counties:
        units = data.network.of(county.code)
        for column, counted in (
            ("townships", sum(t.is_township for t in units)),
            ("village_committees", sum(t.villages for t in units)),
            ("village_level_units", sum(t.units for t in units)),
        ):
            if (stated := getattr(county, column)) != counted:
                what = f"{stated} of {county.code} but townships.csv counts {counted}"
                reader.fault(f"counties.csv, {column}", what)
