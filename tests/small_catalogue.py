"""Parts of a tiny catalogue and panel that can be checked by hand."""

import numpy as np

from model.facts.catalog import Catalog, Constants, Element, Indicator, Schedule, Unit
from model.facts.levers import Cost, CostReference, Effect, Lever
from model.facts.panel import Panel
from model.facts.places import County, FrictionBounds
from model.facts.provenance import MISSING, Quality, Source, Words

# Of the shipped catalogue: what the census knows, and what is computed here.
CENSUS = (
    "piped_water_households",
    "transport_employment",
    "college_share",
    "schooling_years",
    "illiteracy",
    "wholesale_retail_employment",
    "finance_employment",
    "accommodation_employment",
    "it_employment",
)
COMPUTED = ("township_reach", "trunk_road_hours")

METHOD = Constants(
    version="0",
    data_to="2020-11",
    min_element=0.5,
    min_elements=0.75,
    min_index=0.6,
    floor=1.0,
    draws=200,
    seed=7,
    weight_spread=0.25,
    noise_observed=2.0,
    noise_derived=8.0,
    effect_spread=(0.1, 0.25, 0.5),
    effect_most=0.95,
    slope_spread=0.2,
    low=0.05,
    high=0.95,
    claim_evidence=0.5,
    claim_probability=0.8,
    claim_rival=0.2,
    hard_slope=0.4,
    soft_base=0.6,
    soft_slope=0.4,
    transfer_unknown=0.8,
    friction=FrictionBounds((2500.0, 4500.0), (1.0, 3.0), (2.0, 14.0)),
    peer_cuts=(0.43, 0.60),
    bands=(30.0, 45.0, 60.0, 75.0),
    peers=6,
    travel_tolerance=0.15,
    travel_detour=1.23,
    travel_speed_kmh=30,
    delivery=Schedule(visits=3, handling_d=1, sorting_d=0.5, driving_h=8),
    costs=CostReference(62_000, 40_000, 110, 15, 20, 8, low=0.5, high=2.0, hub_h=3),
)


def words(text: str) -> Words:
    return Words(text, text)


def element(code: str, number: int) -> Element:
    return Element(code, number, 10, words(code), words(code))


def indicator(code, home, worst=0.0, best=100.0, weight=1.0, plausible=None, declared=False):
    return Indicator(
        code=code,
        element=home,
        unit="percent",
        direction=1 if best > worst else -1,
        worst=float(worst),
        best=float(best),
        plausible=plausible or (float(min(worst, best)), float(max(worst, best))),
        weight=float(weight),
        self_declared=declared,
        in_template=True,
        name=words(code),
        short=words(code),
        definition=words(code),
        goalposts=words(code),
        collected=words(code),
        sources=(),
    )


def lever(code: str, kind: str, **effects: float) -> Lever:
    none = words("")
    moved = tuple(Effect(name, share) for name, share in effects.items())
    cost = Cost(1.0, "fixed", none, ())
    home = "infrastructure"
    return Lever(code, code, home, kind, "C", words(code), none, none, (), moved, cost)


def catalogue(elements, indicators, levers=(), method=METHOD) -> Catalog:
    return Catalog(
        elements=tuple(elements),
        indicators=tuple(indicators),
        units=(Unit("percent", words("%"), 0),),
        covariates=(),
        estimates=(),
        levers=tuple(levers),
        presets=(),
        benchmarks=(),
        sources=(Source("S", words(""), words(""), words(""), "", words(""), ""),),
        method=method,
    )


def county(code: str, friction: float = 0.5, prefecture: str = "P") -> County:
    return County(
        code=code,
        prefecture=prefecture,
        name=words(code),
        short=words(code),
        lon=101.0,
        lat=31.0,
        label_lon=101.0,
        label_lat=31.0,
        area_km2=5000.0,
        population=60_000,
        rural_population=40_000,
        urbanisation_percent=34.0,
        townships=15,
        village_committees=100,
        village_level_units=110,
        road_km_chengdu=400.0,
        road_h_chengdu=2.0 + 12.0 * friction,
        road_h_prefecture=3.0,
        seat_h_mean=1.0 + 2.0 * friction,
        mean_elevation_m=2500.0 + 2000.0 * friction,
        nearest_airport="KGT",
        airport_km=80.0,
        box=(100.0, 30.0, 102.0, 32.0),
    )


def table(catalog: Catalog, values, quality=None, counties=None) -> Panel:
    values = np.array(values, dtype=float)
    n, m = values.shape
    counties = counties or tuple(county(f"{i:02d}") for i in range(n))
    kind = Quality.OBSERVED.rank if quality is None else np.asarray(quality)
    return Panel(
        counties=counties,
        indicators=catalog.codes,
        values=values,
        low=values.copy(),
        high=values.copy(),
        quality=np.where(np.isnan(values), MISSING, kind).astype(np.int16),
        year=np.full((n, m), 2020, dtype=np.int16),
        source=(("S",) * m,) * n,
        notes={},
    )
