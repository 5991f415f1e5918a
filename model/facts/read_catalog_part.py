"""The definitions: elements, indicators, estimate rules, levers, presets, sources, method."""

from model.facts import read_catalog as parsing
from model.facts.catalog import Catalog
from model.facts.read_csv import Reader
from model.facts.records import Record


def read_catalog(reader: Reader) -> Catalog:
    """Read the definitions: elements, indicators, rules, levers, presets, sources, method."""
    sources = reader.all_of("sources", "source", parsing.source)
    elements = reader.all_of("elements", "element", parsing.element)
    units = reader.all_of("units", "unit", parsing.unit)
    cited = {s.code for s in sources}
    element_codes = {e.code for e in elements}
    indicators = reader.all_of(
        "indicators", "indicator", parsing.indicator, element_codes, {u.code for u in units}, cited
    )
    codes = {i.code for i in indicators}
    covariates = reader.all_of("estimates", "covariate", parsing.covariate)
    estimates = reader.all_of(
        "estimates", "estimate", parsing.estimate, codes, {c.code for c in covariates}, cited
    )
    levers = reader.all_of("levers", "lever", parsing.lever, element_codes, codes, cited)
    presets = tuple(
        parsing.preset(
            Record(reader.toml(name), name, reader.faults), {lever.code for lever in levers}, cited
        )
        for name in reader.names("presets")
    )
    named = (("sources", sources), ("elements", elements), ("indicators", indicators),
             ("levers", levers), ("units", units))  # fmt: skip
    for name, items in named:
        reader.unique(f"catalog/{name}.toml", (item.code for item in items))
    reader.unique("catalog/levers.toml, tag", (lever.tag for lever in levers))
    top = reader.toml("catalog/method.toml")
    parts = {
        key: Record(top.get(key, {}), f"catalog/method.toml, [{key}]", reader.faults)
        for key in (
            "coverage",
            "draws",
            "claims",
            "transfer",
            "friction",
            "screen",
            "travel",
            "delivery",
            "costs",
        )
    }
    return Catalog(
        elements=elements,
        indicators=indicators,
        units=units,
        covariates=covariates,
        estimates=estimates,
        levers=levers,
        presets=presets,
        benchmarks=reader.all_of("benchmarks", "benchmark", parsing.benchmark, codes, cited),
        sources=sources,
        method=parsing.method(parts, Record(top, "catalog/method.toml", reader.faults)),
    )
