"""Advice in counties with one weak element: the best relief acts on that element."""

from dataclasses import replace

import numpy as np
import pytest

from model.spending.next_steps import advise
from model.uncertainty.draws import draw
from model.what_if.costs import full_costs
from model.what_if.scenario import BASELINE
from model.what_if.simulate import impact
from tests.small_catalogue import CENSUS, COMPUTED

# Nothing but the nine census and the two derived indicators is out of the reach of every lever.
UNMOVED = {*CENSUS, *COMPUTED}


def ask(panel, catalog, county):
    effect, costs = impact(panel, catalog, BASELINE), full_costs(panel, catalog)
    return advise(draw(panel, catalog), panel, effect, catalog, county, costs)


def bottlenecks(catalog, make_panel, make_county, weak, rest):
    """Return a county an element, that element at `weak` points and all others at `rest`."""
    scores = np.full((len(catalog.elements), len(catalog.codes)), float(rest))
    for row, element in enumerate(catalog.element_codes):
        for indicator in catalog.members(element):
            scores[row, catalog.column(indicator.code)] = weak
    values = catalog.worst + scores / 100 * (catalog.best - catalog.worst)
    counties = tuple(make_county(code) for code in catalog.element_codes)
    return make_panel(catalog, values, counties=counties)


def hits(panel, catalog):
    """Return how many first steps, and of how many best three, act on the weak element."""
    first = three = most = 0
    for element in catalog.element_codes:
        acting = {
            lever.code
            for lever in catalog.levers
            if any(catalog.indicator(e.indicator).element == element for e in lever.effects)
        }
        found = [s.lever in acting for s in ask(panel, catalog, element).by_relief()]
        first, three = first + found[0], three + sum(found[:3])
        most += min(3, len(acting))
    return first, three, most


@pytest.mark.parametrize(("weak", "rest"), [(10, 45), (20, 50), (15, 60), (25, 55)])
def test_the_best_relief_is_in_the_weak_element(data, make_panel, make_county, weak, rest):
    """On the indicators that levers can move: first 8 of 8, best three at least 21 of 22."""
    kept = tuple(i for i in data.catalog.indicators if i.code not in UNMOVED)
    catalog = replace(data.catalog, indicators=kept, estimates=())
    panel = bottlenecks(catalog, make_panel, make_county, weak, rest)
    first, three, most = hits(panel, catalog)
    assert (first, most) == (8, 22)
    assert three >= 21


@pytest.mark.parametrize(("weak", "rest", "least"), [(10, 45, 22), (15, 60, 22), (20, 50, 20)])
def test_indicators_out_of_reach_of_levers_blur_only_the_second_and_third(
    data, make_panel, make_county, weak, rest, least
):
    panel = bottlenecks(data.catalog, make_panel, make_county, weak, rest)
    first, three, most = hits(panel, data.catalog)
    assert (first, most) == (8, 22)
    assert three >= least
