"""A tiny catalogue and panel that can be checked by hand, and the shipped data."""

import json
import os
from dataclasses import replace
from functools import cache

import numpy as np
import plotly.graph_objects as go
import pytest
from hypothesis import settings
from streamlit.components.v2 import manifest_scanner

from components.charts.plot import Plot
from components.session import limits
from components.words.texts import Texts
from model.access.new_stations import sites
from model.access.reach import Weight
from model.facts.catalog import Catalog, EstimateRule
from model.facts.load import Data, load
from model.facts.panel import Panel
from model.own_data.overlay import Origin, SuppliedStation, Supply
from model.results.results import Results
from model.results.results import shipped as shipped_results
from model.store import asking, place
from model.what_if.scenario import Scenario
from tests.small_catalogue import METHOD, catalogue, county, element, indicator, lever, table, words
from tests.valley import LITANG

# A case that another process slows down is no fault of the field; benchmarks measure time.
settings.register_profile("suite", deadline=None)
settings.load_profile("suite")

# The product draws a chart as it is; in tests each is validated, and ValueError names a fault.
Plot.checked = lambda plot: go.Figure(plot.spec)

# Streamlit looks through all installed packages whenever a page is opened without a server.
manifest_scanner.scan_component_manifests = cache(manifest_scanner.scan_component_manifests)

# What was accepted in a store beside the project is none of the tests'.
place.is_there = lambda: bool(os.environ.get("DATABASE_URL"))


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
def store(tmp_path, monkeypatch):
    """Let sets of figures be kept in a file of the test's own, which is not there yet."""
    file = tmp_path / "var" / "dashboard.sqlite3"
    monkeypatch.setenv("DATABASE_URL", f"sqlite:///{file}")
    monkeypatch.setattr(asking, "_not_before", {"read": 0.0, "write": 0.0})
    monkeypatch.setattr(limits, "_all", [])
    return file


@pytest.fixture
def evidenced(results, monkeypatch):
    """Let every element of every county rest on evidence."""
    whole = results.scored

    def scored(method):
        scores = whole(method)
        return replace(scores, evidence=np.ones_like(scores.evidence))

    monkeypatch.setattr(results, "scored", scored)
