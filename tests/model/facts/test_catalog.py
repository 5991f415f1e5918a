"""Definitions: weights inside elements and look-ups by code."""

import pytest


def test_core_indicators_weigh_twice_as_much_inside_their_element(catalog):
    assert catalog.weights[:, 0] == pytest.approx([2 / 3, 1 / 3, 0])
    assert catalog.weights[:, 1] == pytest.approx([0, 0, 1])


def test_weights_sum_to_1_in_every_element_and_stay_inside_it(data):
    catalog = data.catalog
    assert catalog.weights.sum(axis=0) == pytest.approx(1)
    for row, indicator in enumerate(catalog.indicators):
        home = catalog.element_codes.index(indicator.element)
        assert (catalog.weights[row].nonzero()[0] == home).all()


def test_goalposts_keep_their_direction(catalog):
    assert catalog.worst.tolist() == [0, 15, 10]
    assert catalog.best.tolist() == [100, 5, 60]
    assert [i.direction for i in catalog.indicators] == [1, -1, 1]


def test_definitions_are_found_by_code(catalog):
    assert catalog.indicator("a2").worst == 15
    assert catalog.column("b1") == 2
    assert catalog.lever("trunk").kind == "hard"
    assert catalog.element("logistics").number == 2
    assert catalog.unit("percent").suffix.en == "%"
    assert catalog.source("S").code == "S"
    assert [i.code for i in catalog.members("infrastructure")] == ["a1", "a2"]


def test_what_is_not_defined_is_not_found(catalog):
    with pytest.raises(ValueError, match="not in tuple"):
        catalog.indicator("z9")
    assert catalog.estimate("a1") is None


def test_the_papers_emphasis_puts_logistics_first(data):
    assert data.catalog.emphasis == (14, 18, 14, 12, 11, 12, 10, 9)
    assert sum(data.catalog.emphasis) == 100
