"""The figures: observations of scored indicators, census, published facts, products."""

import numpy as np

from model.facts import read_catalog
from model.facts.catalog import Catalog
from model.facts.panel import Panel
from model.facts.places import County
from model.facts.provenance import MISSING, QUALITIES, Quality
from model.facts.published import Fact, Facts
from model.facts.read_csv import Reader

MODELLED = "modelled"  # a road time: its range is the model's tolerance


def read_panel(reader: Reader, catalog: Catalog, counties: tuple[County, ...]) -> Panel:
    """Read the observed and derived values; each must lie in its plausible range."""
    codes = [c.code for c in counties]
    shape = (len(codes), len(catalog.indicators))
    values, low_values, high_values = (np.full(shape, np.nan) for _ in range(3))
    quality = np.full(shape, MISSING, dtype=np.int16)
    year = np.zeros(shape, dtype=np.int16)
    source = [[""] * shape[1] for _ in codes]
    notes: dict[tuple[int, int], tuple[str, str]] = {}
    stored = (Quality.OBSERVED.value, Quality.DERIVED.value)
    for row in reader.table(
        "observations.csv", "county indicator value year source quality note note_value"
    ):
        county, code = row.text("county", codes), row.text("indicator", catalog.codes)
        if county not in codes or code not in catalog.codes:
            continue
        i, j = codes.index(county), catalog.column(code)
        if quality[i, j] != MISSING:
            row.fault("indicator", f"{code} of {county} stands twice")
        low, high = catalog.indicators[j].plausible
        values[i, j] = low_values[i, j] = high_values[i, j] = row.number("value", low, high)
        word = row.text("quality", stored)
        quality[i, j] = QUALITIES.index(Quality(word)) if word in stored else MISSING
        year[i, j] = row.whole("year", 1990, 2100)
        source[i][j] = row.text("source", {s.code for s in catalog.sources})
        if row.text("note") == MODELLED:
            tolerance = catalog.method.travel_tolerance
            low_values[i, j] *= 1 - tolerance
            high_values[i, j] *= 1 + tolerance
        if row.text("note"):
            notes[i, j] = (row.text("note"), row.text("note_value"))
    return Panel(
        counties=counties,
        indicators=catalog.codes,
        values=values,
        low=low_values,
        high=high_values,
        quality=quality,
        year=year,
        source=tuple(tuple(row) for row in source),
        notes=notes,
    )


def read_facts(reader: Reader, catalog: Catalog, counties: tuple[County, ...]) -> Facts:
    """Read what is shown but never scored: census, press and report facts, products."""
    cited = {s.code for s in catalog.sources}
    units = {u.code for u in catalog.units}
    county_codes = {c.code for c in counties}
    figures = reader.all_of("census", "figure", read_catalog.census_figure, units)
    kinds = {k.code: k for k in reader.all_of("facts", "fact", read_catalog.fact_kind)}
    named = reader.table("areas.csv", "code name_zh name_en reference")
    areas = {r.text("code"): r.words("name") for r in named}
    drawn = [r.text("code") for r in named if r.text("reference", ("true", "false")) == "true"]
    areas |= {c.code: c.name for c in counties}
    known = {f.code for f in figures}
    census = {
        (row.text("area", areas), row.text("indicator", known)): row.number("value")
        for row in reader.table("census.csv", "area indicator value year source")
    }
    facts = tuple(
        Fact(
            area=row.text("area", areas),
            code=row.text("fact", kinds),
            value=row.number("value"),
            year=0 if row.text("year") == "" else row.whole("year", 1900, 2100),
            source=row.text("source", cited),
            confidence=row.text("confidence", ("high", "medium")),
        )
        for row in reader.table("facts.csv", "area fact value year source confidence")
    )
    products = reader.all_of("products", "product", read_catalog.product, county_codes, cited)
    return Facts(census, figures, facts, kinds, products, areas, tuple(drawn))
