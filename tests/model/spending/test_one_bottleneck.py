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
SCORES = [(10, 45), (20, 50), (15, 60), (25, 55)]


def bottlenecks(catalog, make_panel, make_county, weak, rest):
    """Return a county an element, that element at `weak` points and all others at `rest`."""
    scores = np.full((len(catalog.elements), len(catalog.codes)), float(rest))
    for row, element in enumerate(catalog.element_codes):
        for indicator in catalog.members(element):
            scores[row, catalog.column(indicator.code)] = weak
    values = catalog.worst + scores / 100 * (catalog.best - catalog.worst)
    counties = tuple(make_county(code) for code in catalog.element_codes)
    return make_panel(catalog, values, counties=counties)


def found(panel, catalog):
    """Return by weak element whether each step, in order, acts on it by what can be checked."""
    effect, costs, draws = (
        impact(panel, catalog, BASELINE),
        full_costs(panel, catalog),
        draw(panel, catalog),
    )
    seen = {}
    for element in catalog.element_codes:
        own = {one.code for one in catalog.members(element)}
        steps = advise(draws, panel, effect, catalog, element, costs).steps
        seen[element] = [bool({c.indicator for c in step.changes} & own) for step in steps]
    return seen


@pytest.mark.parametrize(("weak", "rest"), SCORES)
def test_each_of_eight_one_bottleneck_counties_finds_a_lever_for_it(
    data, make_panel, make_county, weak, rest
):
    """The best relief acts on the weak element in 8 of 8, though self-reports count nothing."""
    kept = tuple(i for i in data.catalog.indicators if i.code not in UNMOVED)
    catalog = replace(data.catalog, indicators=kept, estimates=())
    seen = found(bottlenecks(catalog, make_panel, make_county, weak, rest), catalog)
    assert {element: acts[0] for element, acts in seen.items()} == dict.fromkeys(seen, True)
    most = sum(min(3, sum(acts)) for acts in seen.values())
    assert sum(sum(acts[:3]) for acts in seen.values()) >= most - 1


@pytest.mark.parametrize(("weak", "rest"), SCORES)
def test_indicators_out_of_reach_of_levers_do_not_hide_the_lever(
    data, make_panel, make_county, weak, rest
):
    seen = found(bottlenecks(data.catalog, make_panel, make_county, weak, rest), data.catalog)
    assert {element: acts[0] for element, acts in seen.items()} == dict.fromkeys(seen, True)
