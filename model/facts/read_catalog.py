"""The catalogue: elements, indicators, estimate rules, levers, presets, sources, method."""

from model.facts.catalog import (
    Benchmark,
    Catalog,
    Constants,
    Covariate,
    Element,
    EstimateRule,
    Indicator,
    Unit,
)
from model.facts.levers import Cost, Effect, Lever, Preset
from model.facts.provenance import Source, Words
from model.facts.read_csv import Reader, Record

METHOD = "catalog/method.toml"
PARTS = ("friction", "delivery", "costs")  # tables of the method file that stay together


def read_catalog(reader: Reader) -> Catalog:
    """Read the definitions; each names only what has been read before it."""
    sources = reader.all_of("sources", "source", Source)
    elements = reader.all_of("elements", "element", Element)
    units = reader.all_of("units", "unit", Unit, suffix=_suffix)
    indicators = reader.all_of("indicators", "indicator", Indicator, direction=_direction)
    covariates = reader.all_of("estimates", "covariate", Covariate)
    estimates = reader.all_of("estimates", "estimate", EstimateRule, covariates=_signs)
    levers = reader.all_of("levers", "lever", Lever, effects=_effects, cost=_cost)
    for name, codes in (
        ("sources.toml", [one.code for one in sources]),
        ("elements.toml", [one.code for one in elements]),
        ("units.toml", [one.code for one in units]),
        ("indicators.toml", [one.code for one in indicators]),
        ("levers.toml", [one.code for one in levers]),
        ("levers.toml, tag", [one.tag for one in levers]),
    ):
        reader.unique(f"catalog/{name}", codes)
    return Catalog(
        elements=elements,
        indicators=indicators,
        units=units,
        covariates=covariates,
        estimates=estimates,
        levers=levers,
        presets=tuple(_preset(reader, name) for name in reader.names("presets")),
        benchmarks=reader.all_of("benchmarks", "benchmark", Benchmark),
        sources=sources,
        method=_method(reader),
    )


def _suffix(row: Record) -> Words:
    return Words(row.text("zh"), row.text("en"))


def _direction(row: Record) -> int:
    """Return the direction of an indicator; goalposts must differ and agree with it."""
    direction = row.whole("direction", -1, 1)
    worst, best = row.number("worst"), row.number("best")
    if (best - worst) * direction <= 0:
        row.fault("direction", f"{direction} disagrees with worst {worst:g}, best {best:g}")
    return direction


def _signs(row: Record) -> tuple[tuple[str, int], ...]:
    """Return the covariates of an estimate rule, each with its sign."""
    pairs = []
    for item in row.raw("covariates") or []:
        if item.get("code") in row.reader.known["covariate"] and item.get("sign") in (-1, 1):
            pairs.append((item["code"], item["sign"]))
        else:
            row.fault("covariates", f"{item!r} is not a known covariate with sign 1 or -1")
    return tuple(pairs)


def _effects(row: Record) -> tuple[Effect, ...]:
    return tuple(Effect(*pair) for pair in row.shares("effects", "indicator"))


def _cost(row: Record) -> Cost:
    return row.make(Cost, "cost_")


def _preset(reader: Reader, name: str) -> Preset:
    row = Record(reader.toml(name), name, reader)
    return row.make(Preset, levers=row.shares("levers", "lever"))


def _method(reader: Reader) -> Constants:
    """Return the constants of the method, which stand in tables by subject."""
    cells = reader.toml(METHOD)
    for name in cells.keys() - PARTS:
        if isinstance(cells[name], dict):
            cells |= cells[name]
    return Record(cells, METHOD, reader).make(Constants)
