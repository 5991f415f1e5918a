"""The texts of a reader of the shipped data, in each language."""

from dataclasses import replace

import numpy as np
import pytest

from components.words.texts import Texts
from model.access.new_stations import sites
from model.access.reach import Weight
from model.own_data.overlay import Origin, SuppliedStation, Supply
from tests.components.valley import LITANG

SAID = Origin(2024, "县商务局台账", "stations.csv")


@pytest.fixture(scope="session", params=["zh", "en"])
def t(request, data):
    """Return the texts of one language after the other."""
    return Texts(request.param, data.catalog)


@pytest.fixture(scope="session")
def zh(data):
    """Return the Chinese texts."""
    return Texts("zh", data.catalog)


@pytest.fixture(scope="session")
def en(data):
    """Return the English texts."""
    return Texts("en", data.catalog)


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
