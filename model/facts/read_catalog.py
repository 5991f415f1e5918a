"""Records of the catalogue files to the types of the model; faults are collected, not raised."""

from collections.abc import Iterable
from typing import Any, Literal, cast

from model.facts.catalog import (
    Benchmark,
    Constants,
    Covariate,
    Element,
    EstimateRule,
    Indicator,
    Unit,
)
from model.facts.levers import DRIVERS, Cost, CostReference, Effect, Lever, Preset
from model.facts.places import FrictionBounds
from model.facts.provenance import Source, Words
from model.facts.published import BASES, PERISHABLE, CensusFigure, FactKind, Product
from model.facts.records import Record
from model.facts.schedule import Schedule


def source(row: Record) -> Source:
    """Read a source; its citation must name the original publisher."""
    return Source(
        code=row.text("code"),
        producer=row.words("producer"),
        title=row.words("title"),
        cite=row.words("cite"),
        published=row.text("published"),
        licence=row.words("licence"),
        url=row.text("url"),
    )


def element(row: Record) -> Element:
    """Read an element."""
    return Element(
        code=row.text("code"),
        number=row.whole("number", 1, 99),
        emphasis=row.whole("emphasis", 0, 20),
        name=row.words("name"),
        short=row.words("short"),
    )


def unit(row: Record) -> Unit:
    """Read a unit: what stands after the number, and how many decimals before it."""
    return Unit(
        row.text("code"), Words(row.text("zh"), row.text("en")), row.whole("decimals", 0, 3)
    )


def indicator(
    row: Record, elements: Iterable[str], units: Iterable[str], sources: Iterable[str]
) -> Indicator:
    """Read an indicator; goalposts must differ and agree with the direction."""
    plausible = row.raw("plausible")
    if not _is_range(plausible):
        row.fault("plausible", f"{plausible!r} is not a pair low < high")
        plausible = [0, 1]
    direction = row.whole("direction", -1, 1)
    worst, best = row.number("worst"), row.number("best")
    if (best - worst) * direction <= 0:
        row.fault("direction", f"{direction} disagrees with worst {worst:g}, best {best:g}")
    return Indicator(
        code=row.text("code"),
        element=row.text("element", elements),
        unit=row.text("unit", units),
        direction=direction,
        worst=worst,
        best=best,
        plausible=(float(plausible[0]), float(plausible[1])),
        weight=row.number("weight", 0.01, 10),
        self_declared=row.flag("self_declared"),
        in_template=row.flag("in_template"),
        views=row.codes("views"),
        name=row.words("name"),
        short=row.words("short"),
        definition=row.words("definition"),
        goalposts=row.words("goalposts"),
        collected=row.words("collected"),
        sources=row.codes("sources", sources),
    )


def _is_range(pair: object) -> bool:
    return (
        isinstance(pair, list)
        and len(pair) == 2
        and all(isinstance(end, int | float) for end in pair)
        and pair[0] < pair[1]
    )


def covariate(row: Record) -> Covariate:
    """Read a covariate; a constant one (sd 0) is a fault."""
    return Covariate(
        row.text("code"),
        row.number("mean"),
        row.number("sd", 1e-9),
        row.text("unit"),
        row.words("name"),
    )


def estimate(
    row: Record, indicators: Iterable[str], covariates: Iterable[str], sources: Iterable[str]
) -> EstimateRule:
    """Read an estimate rule; its covariates must be known, observed or derived ones."""
    pairs = []
    for item in cast(list[dict[str, Any]], row.raw("covariates") or []):
        if str(item.get("code")) not in covariates or item.get("sign") not in (-1, 1):
            row.fault("covariates", f"{item!r} is not a known covariate with sign 1 or -1")
            continue
        pairs.append((str(item["code"]), int(item["sign"])))
    return EstimateRule(
        indicator=row.text("indicator", indicators),
        anchor=row.number("anchor"),
        spread=row.number("spread", 1e-9),
        half_width=row.number("half_width", 0, 1),
        covariates=tuple(pairs),
        basis=row.words("basis"),
        sources=row.codes("sources", sources),
    )


def lever(
    row: Record, elements: Iterable[str], indicators: Iterable[str], sources: Iterable[str]
) -> Lever:
    """Read a lever; each effect is a share 0..1 of a known indicator's gap."""
    effects = []
    for code, share in cast(dict[str, float], row.raw("effects") or {}).items():
        if code not in indicators or not 0 < share <= 1:
            row.fault("effects", f"{code} = {share!r} is not a share 0..1 of a known indicator")
            continue
        effects.append(Effect(code, float(share)))
    return Lever(
        code=row.text("code"),
        tag=row.text("tag"),
        element=row.text("element", elements),
        kind=cast(Literal["hard", "soft"], row.text("kind", ("hard", "soft"))),
        grade=cast(Literal["A", "B", "C"], row.text("grade", ("A", "B", "C"))),
        name=row.words("name"),
        full=row.words("full"),
        evidence=row.words("evidence"),
        sources=row.codes("sources", sources),
        effects=tuple(effects),
        cost=Cost(
            m_yuan=row.number("cost_m_yuan", 0.01, 1000),
            driver=row.text("cost_driver", DRIVERS),
            basis=row.words("cost_basis"),
            sources=row.codes("cost_sources", sources),
        ),
    )


def preset(row: Record, levers: Iterable[str], sources: Iterable[str]) -> Preset:
    """Read a preset; each lever is known and its intensity a share 0..1."""
    settings = []
    for code, intensity in cast(dict[str, float], row.raw("levers") or {}).items():
        if code not in levers or not 0 < intensity <= 1:
            row.fault("levers", f"{code} = {intensity!r} is not an intensity 0..1 of a lever")
            continue
        settings.append((code, float(intensity)))
    return Preset(
        code=row.text("code"),
        order=row.whole("order", 1, 99),
        name=row.words("name"),
        short=row.words("short"),
        place=row.words("place"),
        mechanism=row.words("mechanism"),
        record=row.words("record"),
        first=row.words("first"),
        limits=row.words("limits"),
        warning=row.flag("warning"),
        sources=row.codes("sources", sources),
        levers=tuple(settings),
    )


def benchmark(row: Record, indicators: Iterable[str], sources: Iterable[str]) -> Benchmark:
    """Read a reference line of an indicator."""
    return Benchmark(
        indicator=row.text("indicator", indicators),
        code=row.text("code"),
        name=row.words("name"),
        value=row.number("value"),
        year=row.whole("year", 1900, 2100),
        source=row.text("source", sources),
    )


def census_figure(row: Record, units: Iterable[str]) -> CensusFigure:
    """Read what a census indicator is."""
    return CensusFigure(
        row.text("code"),
        row.text("unit", units),
        row.words("name"),
        row.words("short"),
        row.flag("sample"),
    )


def fact_kind(row: Record) -> FactKind:
    """Read what a published fact measures."""
    return FactKind(
        row.text("fact"),
        row.text("element"),
        row.words("unit"),
        row.number("scale_en", 1e-9) if "scale_en" in row.cells else 1.0,
        row.words("name"),
        row.words("note"),
    )


def product(row: Record, counties: Iterable[str], sources: Iterable[str]) -> Product:
    """Read a local product; months are 1..12, none meaning all year."""
    months = cast(list[int], row.raw("months") or [])
    if any(month not in range(1, 13) for month in months):
        row.fault("months", f"{months!r} are not months 1..12")
        months = []
    return Product(
        row.text("code"),
        row.words("name"),
        tuple(months),
        row.text("perishable", PERISHABLE),
        row.words("cold"),
        row.text("basis", BASES),
        row.codes("counties", counties),
        row.codes("sources", sources),
    )


def method(tables: dict[str, Record], top: Record) -> Constants:
    """Read the constants of the method."""
    coverage, draws, claims = tables["coverage"], tables["draws"], tables["claims"]
    transfer, friction, screen = tables["transfer"], tables["friction"], tables["screen"]
    travel, delivery, costs = tables["travel"], tables["delivery"], tables["costs"]

    def pair(row: Record, column: str) -> tuple[float, float]:
        low, high = cast(list[float], row.raw(column) or [0, 1])
        return float(low), float(high)

    return Constants(
        version=top.text("version"),
        data_to=top.text("data_to"),
        min_element=coverage.number("min_element", 0, 1),
        min_elements=coverage.number("min_elements", 0, 1),
        min_index=coverage.number("min_index", 0, 1),
        floor=coverage.number("floor", 1e-6, 100),
        draws=draws.whole("count", 100, 100_000),
        seed=draws.whole("seed", 0, 2**32 - 1),
        weight_spread=draws.number("weight_spread", 0, 1),
        noise_observed=draws.number("observed", 0, 50),
        noise_derived=draws.number("derived", 0, 50),
        effect_spread=(
            draws.number("effect_a", 0, 1),
            draws.number("effect_b", 0, 1),
            draws.number("effect_c", 0, 1),
        ),
        effect_most=draws.number("effect_most", 0, 1),
        slope_spread=draws.number("slopes", 0, 1),
        low=draws.number("low", 0, 0.5),
        high=draws.number("high", 0.5, 1),
        claim_evidence=claims.number("evidence", 0, 1),
        claim_probability=claims.number("probability", 0, 1),
        claim_rival=claims.number("rival", 0, 1),
        hard_slope=transfer.number("hard_slope", 0, 1),
        soft_base=transfer.number("soft_base", 0, 1),
        soft_slope=transfer.number("soft_slope", 0, 1),
        transfer_unknown=transfer.number("unknown", 0, 1),
        friction=FrictionBounds(
            *(pair(friction, c) for c in ("elevation_m", "seat_h", "chengdu_h"))
        ),
        peer_cuts=pair(friction, "peer_cuts"),
        bands=tuple(float(b) for b in cast(list[float], screen.raw("bands") or [])),
        peers=screen.whole("peers", 1, 30),
        travel_tolerance=screen.number("travel_tolerance", 0, 1),
        travel_detour=travel.number("detour", 1, 5),
        travel_speed_kmh=travel.number("speed_kmh", 1, 120),
        delivery=Schedule(
            visits=delivery.number("visits", 1, 7),
            handling_d=delivery.number("handling_d", 0, 3),
            sorting_d=delivery.number("sorting_d", 0, 3),
            driving_h=delivery.number("driving_h", 4, 12),
        ),
        costs=CostReference(
            residents=costs.number("residents", 1),
            rural_residents=costs.number("rural_residents", 1),
            village_units=costs.number("village_units", 1),
            weak_villages=costs.number("weak_villages", 1),
            road_h=costs.number("road_h", 0.1),
            low=costs.number("low", 0.01, 1),
            high=costs.number("high", 1, 100),
            hub_h=costs.number("hub_h", 0, 24),
        ),
    )
