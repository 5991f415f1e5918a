"""The figures: observations of scored indicators, census, published facts, products."""

from model.facts.catalog import Catalog
from model.facts.panel import Panel, blank
from model.facts.places import County
from model.facts.provenance import Figure, Quality
from model.facts.published import CensusFigure, Fact, FactKind, Facts, Product
from model.facts.read_csv import Reader, Record

MODELLED = "modelled"  # a road time: its range is the model's tolerance
STORED = (Quality.OBSERVED.value, Quality.DERIVED.value)


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
        off = catalog.method.travel_tolerance if note == MODELLED else 0.0
        figures[county, code] = Figure(
            county=county,
            indicator=code,
            value=value,
            low=value * (1 - off),
            high=value * (1 + off),
            quality=Quality(word) if word in STORED else None,
            year=row.whole("year", 1990, 2100),
            source=row.text("source", reader.known["source"]),
            note=note,
            note_value=row.text("note_value"),
        )
    return blank(counties, catalog.codes).with_figures(figures.values())


def read_facts(reader: Reader, counties: tuple[County, ...]) -> Facts:
    """Read what is shown but never scored: census, press and report facts, products."""
    figures = reader.all_of("census", "figure", CensusFigure)
    kinds = reader.all_of("facts", "fact", FactKind, code=lambda row: row.text("fact"))
    named = reader.table("areas.csv")
    areas = {row.text("code"): row.words("name") for row in named}
    drawn = [r.text("code") for r in named if r.text("reference", ("true", "false")) == "true"]
    areas |= {county.code: county.name for county in counties}
    reader.known["area"] = areas
    census = {
        (row.text("area", areas), row.text("indicator", reader.known["figure"])): row.number(
            "value"
        )
        for row in reader.table("census.csv")
    }
    return Facts(
        census=census,
        census_figures=figures,
        facts=reader.all_of("facts.csv", "", Fact, code=_kind, year=_year),
        kinds={kind.code: kind for kind in kinds},
        products=reader.all_of("products", "product", Product),
        areas=areas,
        references=tuple(drawn),
    )


def _kind(row: Record) -> str:
    return row.text("fact", row.reader.known["fact"])


def _year(row: Record) -> int:
    """Return the year of a fact, 0 where it is unknown."""
    return 0 if row.text("year") == "" else row.whole("year", 1900, 2100)
