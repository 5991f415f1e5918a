"""How many figures a county still needs for a score, by hand and by filling them in."""

import numpy as np
import pytest

from model.own_data.overlay import Origin, SuppliedFigure, Supply, template_codes
from model.score.method import Method
from model.score.scores import score
from model.score.until_scored import needed

NAN = float("nan")
REAL = Method(real_only=True)
BATANG, LITANG = "513335", "513334"


def test_what_is_needed_by_hand(make_catalog, make_panel):
    """Weights 2 1 1 | 1 1 | 3 1 | 1: half of each element, three of four, six tenths of all.

    Known is 1/4 of the first; the 1 of the third may not be put in. The first needs its 2, the
    second either, the third its 3, the fourth its only one. Three figures publish three elements
    and cover (3/4 + 3/4 + 1) / 4 = 0.625.
    """
    catalog = make_catalog([2, 1, 1], [1, 1], [3, 1], [1])
    row = [NAN, 50, NAN, NAN, NAN, NAN, NAN, NAN]
    panel = make_panel(catalog, [row, [50] * 8])
    is_open = np.isnan(panel.values[0]) & (np.array(catalog.codes) != "element3_1")
    found = needed(score(panel, catalog, REAL), 0, is_open, catalog)
    assert found.elements == (1, 1, 1, 1)
    assert found.index == 3
    shut = needed(score(panel, catalog, REAL), 0, is_open & False, catalog)
    assert (shut.elements, shut.index) == ((None,) * 4, None)
    whole = needed(score(panel, catalog, REAL), 1, is_open, catalog)
    assert (whole.elements, whole.index) == ((0,) * 4, 0)


def filled(results, county, codes):
    """Return the results with figures of a county in the middle of their ranges."""
    catalog, origin = results.data.catalog, Origin(2025, "台账", "f.csv")
    middles = {code: float(np.mean(catalog.indicator(code).plausible)) for code in codes}
    figures = (SuppliedFigure(county, code, value, origin) for code, value in middles.items())
    return results.over(Supply(tuple(figures)))


@pytest.mark.parametrize("county", [LITANG, BATANG])
def test_a_county_that_fills_its_template_is_scored_on_real_data_alone(results, county):
    codes = template_codes(results.data.catalog)
    assert not results.is_scored(county, REAL)
    assert filled(results, county, codes).is_scored(county, REAL)


def test_as_many_figures_as_are_said_to_be_needed_do_and_fewer_do_not(results):
    """The fewest, found by a search of our own over the elements that are left out."""
    data, row = results.data, results.data.panel.row(LITANG)
    codes = template_codes(data.catalog)
    today = results.scored(REAL)
    found = needed(today, row, np.isin(data.catalog.codes, codes), data.catalog)
    weighty = {
        element: sorted(
            (one for one in data.catalog.members(element) if one.code in codes),
            key=lambda one: -one.weight,
        )
        for element in data.catalog.element_codes
    }
    few = [
        one.code
        for (element, inside), n in zip(weighty.items(), found.elements, strict=True)
        for one in inside[:n]
    ]
    assert filled(results, LITANG, few).scored(REAL).published[row].all()
    for left in few:
        others = [code for code in few if code != left]
        assert not filled(results, LITANG, others).scored(REAL).published[row].all()
    assert 0 < found.index <= len(codes)
