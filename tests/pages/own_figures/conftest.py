"""A page's files are read here: the process apart takes half a second and has tests of its own."""

import pytest

from model.own_data import read_apart
from model.own_data.read_upload import read_supply


@pytest.fixture(autouse=True)
def _read_here(monkeypatch):
    monkeypatch.setattr(read_apart, "prepare", lambda: True)
    monkeypatch.setattr(read_apart, "read", lambda *asked: read_supply(*asked[:-1]))
