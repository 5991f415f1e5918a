"""A reader's own data: computed apart, never seen by another session, gone with their own."""

import gc
import weakref

import pytest

from components.session import own_data
from model.facts.provenance import Quality
from model.own_data.overlay import Origin, SuppliedFigure, Supply
from model.uncertainty.claims import Finding

WENCHUAN = "513221"
USE = "mobile_payment_use"
SAID = Origin(2023, "县金融办台账", "f.csv")


@pytest.fixture
def make(results):
    """Return a function: payment use in Wenchuan -> results of the data with that figure."""
    return lambda value=81.25: results.over(Supply((SuppliedFigure(WENCHUAN, USE, value, SAID),)))


def test_own_data_are_in_their_own_results_and_nowhere_else(results, make, data):
    mine = make()
    assert mine.found()["payment_known"] == Finding("payment_known", 1, 31, 0.0, 1, 1)
    assert mine.panel(True).figure(WENCHUAN, USE).value == 81.25
    assert mine.geography is results.geography  # no figure moves a road
    assert results.found()["payment_known"].count == 0
    assert results.supply is None
    assert results.panel(False).figure(WENCHUAN, USE).quality is Quality.ILLUSTRATIVE
    assert results.data.panel.values.tobytes() == data.panel.values.tobytes()


def test_what_was_computed_from_own_data_goes_with_it(make):
    mine = make()
    kept = weakref.ref(mine.panel(True))
    assert kept() is mine.panel(True)
    del mine
    gc.collect()
    assert kept() is None


def test_only_the_last_few_readers_keep_their_results(make):
    readers = [make(float(value)) for value in range(own_data.READERS + 1)]
    panels = []
    for one in readers:
        own_data.use(one)
        panels.append(one.panel(True))
    is_kept = [one.panel(True) is panel for one, panel in zip(readers, panels, strict=True)]
    assert is_kept == [False] + [True] * own_data.READERS
