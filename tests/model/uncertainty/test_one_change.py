"""The order of counties when one thing is done otherwise, and ways of weighting side by side."""

from dataclasses import replace

import numpy as np
import pytest

from model.facts.panel import EVIDENCE
from model.facts.provenance import Quality
from model.score.method import COMPENSATION, Method
from model.score.scores import score
from model.uncertainty.claims import known_everywhere
from model.uncertainty.coupling import coupling, degree_ranges
from model.uncertainty.draws import draw
from model.uncertainty.method_variants import SCALES
from model.uncertainty.one_change import switches, weight_sets

BASIC = Method()
NAN = float("nan")
ROWS = [[60.3, 12.1, 20.7], [40, 9, 30], [72, 7, 44], [55, 11, 52], [31, 13, 18]]
PAPER_FIRST = Method(weights=(3, 1))


@pytest.fixture(scope="module")
def five(catalog, make_panel):
    return make_panel(catalog, ROWS)


def by_name(panel, catalog, method=BASIC):
    return {(s.kind, s.code): s.index for s in switches(panel, catalog, method)}


# --- one switch at a time ----------------------------------------------------------------------


def test_each_switch_is_what_scoring_that_way_gives(five, catalog):
    found = by_name(five, catalog, PAPER_FIRST)
    np.testing.assert_array_equal(found["today", ""], score(five, catalog, PAPER_FIRST).index)
    np.testing.assert_array_equal(found["weights", "equal"], score(five, catalog, Method()).index)
    for p in (1, -1):
        one = score(five, catalog, replace(PAPER_FIRST, p=p)).index
        np.testing.assert_array_equal(found["compensation", str(p)], one)


def test_without_one_of_two_elements_the_other_is_the_score(five, catalog):
    found, elements = by_name(five, catalog), score(five, catalog, Method()).elements
    np.testing.assert_allclose(found["without", "infrastructure"], elements[:, 1])
    np.testing.assert_allclose(found["without", "logistics"], elements[:, 0])


def test_what_the_method_is_already_is_no_switch(five, catalog):
    names = set(by_name(five, catalog))
    assert ("weights", "equal") not in names
    assert ("compensation", "0") not in names
    assert {code for kind, code in names if kind == "scale"} == set(SCALES[1:])
    assert ("weights", "equal") in by_name(five, catalog, PAPER_FIRST)


def test_an_element_without_weight_or_rival_is_not_left_out(five, catalog):
    found = by_name(five, catalog, Method(weights=(5, 0)))
    assert not [code for kind, code in found if kind == "without"]


def test_the_less_strengths_offset_the_lower_the_score(five, catalog):
    found = by_name(five, catalog)
    fully, hardly = found["compensation", "1"], found["compensation", "-1"]
    assert (fully >= found["today", ""]).all()
    assert (found["today", ""] >= hardly).all()
    assert len(COMPENSATION) == 3


def test_on_min_max_the_best_of_all_has_100_and_the_worst_the_floor(catalog, make_panel):
    panel = make_panel(catalog, [[90, 6, 55], [50, 9, 40], [20, 14, 15]])
    assert by_name(panel, catalog)["scale", "min-max"][[0, 2]] == pytest.approx([100, 1])


def test_what_is_withheld_today_is_withheld_in_every_switch(catalog, make_panel):
    panel = make_panel(catalog, [*ROWS[:4], [NAN, NAN, 18]])
    for index in by_name(panel, catalog).values():
        assert np.isnan(index).tolist() == [False] * 4 + [True]


# --- ways of weighting -------------------------------------------------------------------------


def test_every_set_of_weights_sums_to_one_and_the_one_in_use_moves_nothing(data):
    sets = {s.code: s for s in weight_sets(score(data.panel, data.catalog, Method()), data.catalog)}
    assert "own" not in sets
    assert sets["equal"].shift == 0
    for one in sets.values():
        assert one.weights.sum() == pytest.approx(1)
        assert (one.weights >= 0).all()
    paper = np.array(data.catalog.emphasis)
    np.testing.assert_allclose(sets["paper"].weights, paper / paper.sum())


def test_own_weights_stand_beside_the_others_and_are_the_order_of_today(data):
    own = Method(weights=(20, 1, 1, 1, 1, 1, 1, 1))
    sets = {s.code: s for s in weight_sets(score(data.panel, data.catalog, own), data.catalog)}
    assert sets["own"].shift == 0
    assert sets["equal"].shift > 0


def test_two_counties_are_too_few_to_weigh_by(catalog, make_panel):
    panel = make_panel(catalog, ROWS[:2])
    assert weight_sets(score(panel, catalog, Method()), catalog) == ()


# --- what is really known, and ranges of the coupling degree ------------------------------------


def test_known_everywhere_is_observed_or_derived_in_every_county(catalog, make_panel):
    quality = np.full((2, 3), Quality.OBSERVED.rank)
    quality[0, 1] = Quality.DERIVED.rank
    quality[1, 2] = Quality.ILLUSTRATIVE.rank
    panel = make_panel(catalog, ROWS[:2], quality)
    assert known_everywhere(panel) == ("a1", "a2")
    assert known_everywhere(make_panel(catalog, [[60, NAN, 20], ROWS[1]])) == ("a1", "b1")


def test_the_products_own_completeness_is_no_knowledge_of_a_county(data):
    known = known_everywhere(data.panel)
    assert EVIDENCE not in known
    assert "schooling_years" in known


def test_without_noise_the_degree_has_no_range(five, catalog):
    quiet = replace(catalog, method=replace(catalog.method, noise_observed=0, noise_derived=0))
    baseline = score(five, quiet, Method())
    ranges = degree_ranges(draw(five, quiet), baseline, quiet)
    degree = coupling(baseline.elements, baseline.weights).degree
    np.testing.assert_allclose(ranges, np.repeat(degree[:, None], 3, axis=1))


def test_the_degree_of_today_lies_in_its_range(data):
    baseline = score(data.panel, data.catalog, Method())
    ranges = degree_ranges(draw(data.panel, data.catalog), baseline, data.catalog)
    degree = coupling(baseline.elements, baseline.weights).degree
    assert (ranges[:, 0] <= degree).mean() > 0.9
    assert (degree <= ranges[:, 2]).mean() > 0.9
    assert (ranges[:, 0] < ranges[:, 2]).all()
