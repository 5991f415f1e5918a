"""How far the collection has come, by hand: two counties, four figures, accepted in two sets."""

from dataclasses import replace
from datetime import UTC, datetime

import numpy as np
import pytest

from model.facts.provenance import Quality
from model.own_data.overlay import Origin, SuppliedFigure, SuppliedStation, Supply
from model.results.accepted import with_accepted
from model.results.progress import progress
from model.results.results import Results
from model.score.method import Method
from model.store.record import Kept, Review

SAID = Origin(2025, "台账", "f.csv")
MAY, JUNE = (datetime(2026, month, 1, tzinfo=UTC) for month in (5, 6))


def supply(*cells):
    return Supply(tuple(SuppliedFigure(*cell, 50.0, SAID) for cell in cells))


def review(number, when, own):
    kept = Kept(f"code{number}", 1, when, "县商务局", "", own)
    return Review(number, kept, "accepted", when, when, "州商务局", "")


@pytest.fixture
def made_up(make_catalog, make_panel, data):
    """Counties 00 and 01, weights 3 1 | 1: the 1 of 00 is published, all else estimated."""
    catalog = make_catalog([3, 1], [1])
    kinds = np.full((2, 3), Quality.ILLUSTRATIVE.rank)
    kinds[0, 1] = Quality.OBSERVED.rank
    panel = make_panel(catalog, [[50] * 3] * 2, kinds)
    return replace(data, catalog=catalog, panel=panel)


def test_each_set_that_is_accepted_adds_its_weight_once(made_up):
    """Published is 1/4 of an element of 00; then its other element; then one of 01, some anew."""
    first = supply(("00", "element2_0"))
    anew = supply(("00", "element2_0"), ("00", "infrastructure_1"))
    second = anew.joined(supply(("01", "infrastructure_0"), ("01", "infrastructure_1")))
    found = progress(made_up, [review(1, MAY, first), review(2, JUNE, second)])
    assert [step.when for step in found.steps] == [None, MAY, JUNE]
    assert [step.evidence for step in found.steps] == pytest.approx([1 / 16, 5 / 16, 9 / 16])
    assert [step.figures for step in found.steps] == [0, 1, 4]
    assert found.put_in.tolist() == [[1, 1], [2, 0]]
    assert found.published.tolist() == [[0, 0], [0, 0]]
    assert found.asked.tolist() == [2, 1]
    assert found.reported.tolist() == [True, True]


def test_nothing_accepted_is_what_was_published(made_up):
    found = progress(made_up, [])
    assert [step.evidence for step in found.steps] == pytest.approx([1 / 16])
    assert not found.reported.any()
    assert found.published.tolist() == [[1, 0], [0, 0]]


def test_the_share_of_evidence_is_that_of_the_cards_before_and_after(results):
    towns = [one for one in results.data.network.townships if one.county == "513334"]
    told = tuple(SuppliedStation(one.code, True, SAID) for one in towns if one.is_township)
    own = Supply(supply(("513334", "credit_access"), ("513335", "credit_access")).figures, told)
    after = Results(with_accepted(results.data, [review(1, MAY, own)]))
    found = progress(results.data, [review(1, MAY, own)])
    shares = [one.scored(Method()).evidence_all.mean() for one in (results, after)]
    assert [step.evidence for step in found.steps] == pytest.approx(shares)
    assert found.steps[-1].figures == found.put_in.sum() == 3
