"""Three states of an element, the withheld index, and what raises a score."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from model.facts.provenance import Quality
from model.score.method import Method
from model.score.scores import score
from model.what_if.scenario import Scenario

NAN = float("nan")
percent = st.floats(0, 100)
cells = arrays(np.float64, (5, 3), elements=percent)
gappy = arrays(np.float64, (5, 3), elements=percent | st.just(NAN))
compensation = st.sampled_from([1, 0, -1])


def test_county_x_scores_31_6_and_county_y_80(panel, catalog):
    scores = score(panel, catalog, Method())
    assert scores.elements[0] == pytest.approx([50, 20])
    assert scores.index[0] == pytest.approx(31.6228, abs=5e-5)
    assert scores.elements[1] == pytest.approx([80, 80])
    assert scores.index[1] == pytest.approx(80)


@pytest.mark.parametrize("p", [1, 0, -1])
def test_county_y_scores_80_under_every_compensation(panel, catalog, p):
    assert score(panel, catalog, Method(p=p)).index[1] == pytest.approx(80)


def test_county_y_is_covered_by_two_thirds_of_element_a(panel, catalog):
    scores = score(panel, catalog, Method())
    assert scores.coverage[1] == pytest.approx([2 / 3, 1])
    assert scores.coverage_all[1] == pytest.approx(0.8333, abs=5e-5)


def test_own_weights_move_the_index_and_not_the_elements(panel, catalog):
    scores = score(panel, catalog, Method(weights=(12, 8)))
    assert scores.elements[0] == pytest.approx([50, 20])
    assert scores.index[0] == pytest.approx(34.6572, abs=5e-5)


def test_an_element_below_half_its_weight_is_partial_and_kept_apart(catalog, make_panel):
    scores = score(make_panel(catalog, [[NAN, 5, 20]]), catalog, Method())
    assert np.isnan(scores.elements[0, 0])
    assert scores.partial[0, 0] == pytest.approx(100)
    assert scores.coverage[0, 0] == pytest.approx(1 / 3)
    assert np.isnan(scores.index[0])


def test_an_element_without_figures_is_neither_published_nor_partial(catalog, make_panel):
    scores = score(make_panel(catalog, [[NAN, NAN, 20]]), catalog, Method())
    assert np.isnan(scores.elements[0, 0])
    assert np.isnan(scores.partial[0, 0])
    assert scores.coverage[0, 0] == 0


def test_a_published_element_is_not_partial_as_well(panel, catalog):
    scores = score(panel, catalog, Method())
    assert np.isnan(scores.partial).all()
    assert scores.published.all()


@pytest.mark.parametrize("count", [2, 4, 6, 10, 14])
def test_half_the_weight_of_an_element_is_just_enough(make_catalog, make_panel, count):
    catalog = make_catalog([1] * count)
    half = [70.0] * (count // 2)
    scores = score(make_panel(catalog, [half + [NAN] * (count // 2)]), catalog, Method())
    assert scores.elements[0, 0] == pytest.approx(70)


def test_a_little_less_than_half_the_weight_is_not_enough(make_catalog, make_panel):
    catalog = make_catalog([1.01, 1])
    scores = score(make_panel(catalog, [[NAN, 70]]), catalog, Method())
    assert not scores.published.any()


def test_six_tenths_of_all_weight_are_just_enough_for_an_index(make_catalog, make_panel):
    catalog = make_catalog(*[[1, 1, 1, 1, 1]] * 8)
    row = [50.0, 50.0, 50.0, NAN, NAN] * 8
    scores = score(make_panel(catalog, [row]), catalog, Method())
    assert scores.coverage_all[0] == pytest.approx(0.6)
    assert scores.index[0] == pytest.approx(50)


def test_less_than_six_tenths_of_all_weight_withhold_the_index(make_catalog, make_panel):
    catalog = make_catalog(*[[1.01, 1, 1, 1, 1]] * 8)
    row = [NAN, 50.0, 50.0, 50.0, NAN] * 8
    scores = score(make_panel(catalog, [row]), catalog, Method())
    assert scores.published.all()
    assert np.isnan(scores.index[0])


@pytest.mark.parametrize(("known", "scored"), [(8, True), (6, True), (5, False), (0, False)])
def test_the_index_needs_six_of_eight_elements(make_catalog, make_panel, known, scored):
    catalog = make_catalog(*[[1]] * 8)
    row = [40.0] * known + [NAN] * (8 - known)
    scores = score(make_panel(catalog, [row]), catalog, Method())
    assert np.isnan(scores.index[0]) != scored


def test_a_withheld_county_is_never_zero_and_has_no_rank(catalog, make_panel):
    scores = score(make_panel(catalog, [[60, 12, 20], [NAN, NAN, NAN]]), catalog, Method())
    assert np.isnan(scores.index[1])
    assert scores.rank("01") is None
    assert scores.rank("00") == 1


def test_equal_counties_share_a_rank_and_the_next_one_is_skipped(catalog, make_panel):
    panel = make_panel(catalog, [[60, 12, 20], [60, 12, 20], [50, 12, 20], [90, 5, 60]])
    scores = score(panel, catalog, Method())
    assert [scores.rank(c) for c in panel.codes] == [2, 2, 4, 1]


def test_illustrative_cells_cover_an_element_but_are_no_evidence(catalog, make_panel):
    kinds = [[Quality.ILLUSTRATIVE.rank, Quality.DERIVED.rank, Quality.OBSERVED.rank]]
    scores = score(make_panel(catalog, [[60, 12, 20]], kinds), catalog, Method())
    assert scores.coverage[0] == pytest.approx([1, 1])
    assert scores.evidence[0] == pytest.approx([1 / 3, 1])
    assert scores.evidence_all[0] == pytest.approx(2 / 3)


def test_results_cannot_be_overwritten_by_a_reader(panel, catalog):
    scores = score(panel, catalog, Method())
    with pytest.raises(ValueError, match="read-only"):
        scores.index[0] = 100


@settings(deadline=None, max_examples=60)
@given(values=gappy, i=st.integers(0, 4), j=st.integers(0, 2), better=percent, p=compensation)
def test_a_better_figure_never_lowers_an_element_or_the_index(
    catalog, make_panel, values, i, j, better, p
):
    if np.isnan(values[i, j]):
        values[i, j] = 50.0
    improved = values.copy()
    sign = catalog.indicators[j].direction
    improved[i, j] = sign * max(sign * values[i, j], sign * better)
    method = Scenario(method=Method(p=p))
    before = score(make_panel(catalog, values), catalog, method.method)
    after = score(make_panel(catalog, improved), catalog, method.method)
    assert not (after.elements < before.elements - 1e-9).any()
    assert not (after.index < before.index - 1e-9).any()


@settings(deadline=None, max_examples=40)
@given(values=cells, i=st.integers(0, 4), p=compensation)
def test_a_better_figure_between_its_goalposts_raises_the_index(catalog, make_panel, values, i, p):
    values[i] = [40, 10, 30]
    improved = values.copy()
    improved[i] = [40, 9, 30]
    method = Scenario(method=Method(p=p))
    before = score(make_panel(catalog, values), catalog, method.method).index
    after = score(make_panel(catalog, improved), catalog, method.method).index
    assert after[i] > before[i]


@settings(deadline=None, max_examples=40)
@given(values=gappy, row=arrays(np.float64, 3, elements=percent), i=st.integers(0, 4))
def test_one_county_changes_no_score_of_another(catalog, make_panel, values, row, i):
    changed = values.copy()
    changed[i] = row
    before = score(make_panel(catalog, values), catalog, Method())
    after = score(make_panel(catalog, changed), catalog, Method())
    others = np.arange(5) != i
    np.testing.assert_array_equal(after.index[others], before.index[others])
    np.testing.assert_array_equal(after.elements[others], before.elements[others])


@settings(deadline=None, max_examples=40)
@given(values=gappy, order=st.permutations(range(5)))
def test_the_order_of_counties_is_irrelevant(catalog, make_panel, values, order):
    before = score(make_panel(catalog, values), catalog, Method())
    after = score(make_panel(catalog, values[order]), catalog, Method())
    np.testing.assert_allclose(after.index, before.index[order], atol=1e-9)


@settings(deadline=None, max_examples=40)
@given(values=gappy, p=compensation)
def test_filling_the_gaps_at_worst_and_best_encloses_the_index(catalog, make_panel, values, p):
    method = Scenario(method=Method(p=p))
    known = score(make_panel(catalog, values), catalog, method.method)
    # cells of a withheld element count as missing in the bounds
    gaps = np.isnan(values) | ~(known.published @ (catalog.weights > 0).T)
    low = score(make_panel(catalog, np.where(gaps, catalog.worst, values)), catalog, method.method)
    high = score(make_panel(catalog, np.where(gaps, catalog.best, values)), catalog, method.method)
    scored = ~np.isnan(known.index)
    assert (low.index[scored] <= known.index[scored] + 1e-9).all()
    assert (known.index[scored] <= high.index[scored] + 1e-9).all()


def test_county_y_lies_between_65_and_83_whatever_its_days_are(catalog, make_panel):
    scores = score(make_panel(catalog, [[80, 15, 50], [80, 5, 50]]), catalog, Method())
    assert scores.elements[:, 0] == pytest.approx([53.3333, 86.6667], abs=5e-5)
    assert scores.index == pytest.approx([65.3197, 83.2666], abs=5e-5)


def test_with_real_data_only_every_element_is_partial_or_empty_and_no_county_scored(data):
    scores = score(data.panel.real_only(), data.catalog, Method())
    assert np.isnan(scores.elements).all()
    assert np.isnan(scores.index).all()
    assert (scores.coverage < 0.5).all()
    assert np.isnan(scores.partial).any()
    assert not np.isnan(scores.partial).all()


def test_with_real_data_only_nothing_is_known_about_policy(data):
    scores = score(data.panel.real_only(), data.catalog, Method())
    policy = data.catalog.element_codes.index("policy")
    assert (scores.coverage[:, policy] == 0).all()
    assert np.isnan(scores.partial[:, policy]).all()


def test_no_illustrative_value_reaches_a_score_of_real_data_only(data):
    real = data.panel.real_only()
    unknown = ~data.panel.is_real()
    assert np.isnan(real.values[unknown]).all()
    assert np.isnan(score(real, data.catalog, Method()).indicators[unknown]).all()


def test_with_the_shipped_figures_all_31_counties_have_an_illustrative_index(data):
    scores = score(data.panel, data.catalog, Method())
    assert scores.published.all()
    assert ((scores.index > 0) & (scores.index < 100)).all()
