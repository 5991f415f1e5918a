"""A tiny catalogue and panel that can be checked by hand, and the shipped data."""

import json
from dataclasses import replace

import numpy as np
import pytest

from components.words.texts import Texts
from model.access.new_stations import sites
from model.access.reach import Weight
from model.facts.catalog import Catalog, Constants, Element, EstimateRule, Indicator, Schedule, Unit
from model.facts.levers import Cost, CostReference, Effect, Lever
from model.facts.load import Data, load
from model.facts.panel import Panel
from model.facts.places import County, FrictionBounds
from model.facts.provenance import MISSING, Quality, Source, Words
from model.own_data.overlay import Origin, SuppliedStation, Supply
from model.results.results import Results
from model.results.results import shipped as shipped_results
from model.what_if.scenario import Scenario
from tests.valley import LITANG

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
    costs=CostReference(62_000, 40_000, 110, 20, 8, low=0.5, high=2.0, hub_h=3),
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
        views=(),
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


@pytest.fixture(scope="session")
def catalog() -> Catalog:
    """Elements a and b: a1 0..100 % (core), a2 15..5 days, b1 10..60; four levers."""
    return catalogue(
        elements=(element("infrastructure", 1), element("logistics", 2)),
        indicators=(
            indicator("a1", "infrastructure", 0, 100, weight=2),
            indicator("a2", "infrastructure", 15, 5, plausible=(0, 90)),
            indicator("b1", "logistics", 10, 60, plausible=(0, 100), declared=True),
        ),
        levers=(
            lever("trunk", "hard", a2=0.45),
            lever("pooling", "hard", a2=0.45),
            lever("stations", "soft", a1=0.4),
            lever("shops", "soft", b1=0.5, a1=0.1),
        ),
    )


@pytest.fixture(scope="session")
def panel(catalog) -> Panel:
    """Counties X (60, 12, 20) and Y (80, missing, 50), terrain friction one half."""
    nan = float("nan")
    return table(catalog, [[60, 12, 20], [80, nan, 50]], counties=(county("X"), county("Y")))


@pytest.fixture(scope="session")
def make_panel():
    """Return a function: catalogue, values (n, m), quality -> panel of made-up counties."""
    return table


@pytest.fixture(scope="session")
def make_county():
    """Return a function: code, terrain friction, prefecture -> county."""
    return county


@pytest.fixture(scope="session")
def make_catalog():
    """Return a function: one list of indicator weights an element -> catalogue, all 0..100."""

    def make(*weights, levers=(), method=METHOD) -> Catalog:
        codes = ["infrastructure", *(f"element{i}" for i in range(2, len(weights) + 1))]
        elements = [element(code, i) for i, code in enumerate(codes, start=1)]
        indicators = [
            indicator(f"{code}_{j}", code, weight=weight)
            for code, own in zip(codes, weights, strict=True)
            for j, weight in enumerate(own)
        ]
        return catalogue(elements, indicators, levers, method)

    return make


@pytest.fixture(scope="session")
def make_lever():
    """Return a function: code, kind, indicator=share -> lever."""
    return lever


@pytest.fixture(scope="session")
def with_half_width():
    """Return a function: catalogue, share -> catalogue whose every cell has such a rule."""

    def give(catalog: Catalog, share: float) -> Catalog:
        none = words("")
        rules = tuple(
            EstimateRule(i.code, 50.0, 10.0, share, (), none, ()) for i in catalog.indicators
        )
        return replace(catalog, estimates=rules)

    return give


@pytest.fixture(scope="session")
def shipped():
    """Return the folder of the shipped data."""
    from model.facts.read_csv import ROOT

    return ROOT


@pytest.fixture(scope="session")
def data() -> Data:
    """Return the shipped data, loaded and checked."""
    return load()


@pytest.fixture(scope="session")
def results() -> Results:
    """Return the results of the shipped data."""
    return shipped_results()


@pytest.fixture(scope="session")
def preset_scenario(data):
    """Return a function: preset code -> the scenario of that preset in all counties."""
    presets = {p.code: p for p in data.catalog.presets}

    def of(code: str) -> Scenario:
        return Scenario().with_levers(dict(presets[code].levers), ())

    return of


@pytest.fixture(scope="session")
def boundaries(shipped):
    """Return a function: layer -> its features."""

    def of(layer: str) -> list[dict]:
        text = (shipped / "geo" / f"{layer}.geojson").read_text(encoding="utf-8")
        return json.loads(text)["features"]

    return of


@pytest.fixture(scope="session")
def two_levers():
    """Return a function: catalogue -> it with levers that close .4 of gap a, .5 of gap b, in full.

    Gap a is that of both indicators of element a.
    """

    def give(catalog: Catalog) -> Catalog:
        pair = (lever("one", "hard", a1=0.4, a2=0.4), lever("two", "hard", b1=0.5))
        in_full = replace(catalog.method, hard_slope=0.0)
        return replace(catalog, levers=pair, method=in_full)

    return give


SAID = Origin(2024, "县商务局台账", "stations.csv")


@pytest.fixture(scope="session", params=["zh", "en"])
def t(request, data):
    """Return the texts of one language after the other."""
    return Texts(request.param, data)


@pytest.fixture(scope="session")
def zh(data):
    """Return the Chinese texts."""
    return Texts("zh", data)


@pytest.fixture(scope="session")
def en(data):
    """Return the English texts."""
    return Texts("en", data)


@pytest.fixture
def valley_people(results, monkeypatch):
    """Let 60 people live at the valley's seat, 2 a village elsewhere."""
    monkeypatch.setattr(
        results.stations, "residents", lambda _: Weight(np.array([70.0, 20, 8, 2]), 100.0)
    )


@pytest.fixture
def reporting(results):
    """Return results in which the first of Litang's townships has a station, the second none."""
    codes = [one.code for one in sites(results.data.network, LITANG)]
    told = (SuppliedStation(codes[0], True, SAID), SuppliedStation(codes[1], False, SAID))
    return results.over(Supply(stations=told))


@pytest.fixture
def evidenced(results, monkeypatch):
    """Let every element of every county rest on evidence."""
    whole = results.scored

    def scored(method):
        scores = whole(method)
        return replace(scores, evidence=np.ones_like(scores.evidence))

    monkeypatch.setattr(results, "scored", scored)
