"""Many versions of data and method at once: scales by hand, floors, open and drawn gaps."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from model.score.method import Method
from model.score.scales import Scale, normalise
from model.score.scores import indicator_scores, score
from model.uncertainty.draws import draw
from model.uncertainty.method_variants import SCALES, index_of, scaled

NAN = float("nan")
GOALPOSTS, MIN_MAX, Z_SCORE, PERCENTILE = SCALES
HOLED = [[60.3, NAN, 20.7], [40, 9, 30], [72, 7, 44], [55, 11, 52], [31, 13, 18], [66, 8, 25]]


def test_scores_on_each_scale_by_hand():
    cells = np.array([2.0, 4, 9]).reshape(1, 3, 1)
    by_hand = {
        GOALPOSTS: [2, 4, 9],
        MIN_MAX: [0, 28.5714, 100],
        Z_SCORE: [33.0158, 44.3386, 72.6455],
        PERCENTILE: [0, 50, 100],
    }
    for scale, scores in by_hand.items():
        assert scaled(cells, scale).ravel() == pytest.approx(scores, abs=5e-5)


def test_a_z_score_far_out_is_shown_at_the_end_of_the_scale():
    cells = np.array([0.0] * 30 + [90.0]).reshape(1, 31, 1)
    assert scaled(cells, Z_SCORE)[0, -1, 0] == 100


@pytest.mark.parametrize("scale", [MIN_MAX, Z_SCORE, PERCENTILE])
def test_a_figure_that_is_the_same_everywhere_stands_in_the_middle(scale):
    assert scaled(np.full((2, 5, 1), 31.0), scale) == pytest.approx(50)


def test_a_single_known_figure_stands_in_the_middle_of_the_percentiles():
    cells = np.array([NAN, 7.0]).reshape(1, 2, 1)
    np.testing.assert_array_equal(scaled(cells, PERCENTILE).ravel(), [NAN, 50])


@settings(max_examples=60, deadline=None)
@given(
    arrays(float, (3, 7, 2), elements=st.sampled_from([-20.0, 0.0, 10.0, 10.5, 55.0, 140.0])),
    arrays(bool, (7, 2)),
    st.sampled_from([MIN_MAX, Z_SCORE, PERCENTILE]),
)
def test_every_version_is_scaled_like_a_table_of_its_own(cells, gaps, scale):
    cells = np.where(gaps, NAN, cells)
    for version, scores in zip(cells, scaled(cells, scale), strict=True):
        whole = Scale(scale, mean=50, sd=50 / 3, ddof=0) if scale == Z_SCORE else Scale(scale)
        alone = np.clip(normalise(version, np.ones(2), whole), 0, 100)
        np.testing.assert_allclose(scores, alone, atol=1e-9)


def test_a_score_of_0_meets_the_geometric_mean_at_the_floor(catalog, make_panel):
    """On min-max the first county has 0 and 100: sqrt(1 * 100) = 10, the second 100 and 0."""
    panel = make_panel(catalog, [[20, 15, 50], [80, 5, 20]])
    baseline, cells = score(panel, catalog, Method()), indicator_scores(panel, catalog)[None]
    both = cells, np.ones((2, 2)), np.array([1, 1]), np.array([0.0, 1])
    assert index_of(*both, baseline, catalog) == pytest.approx(np.array([[10, 10], [50, 50]]))


@pytest.mark.parametrize("p", [1, 0, -1])
def test_as_it_stands_a_version_is_the_score(catalog, make_panel, p):
    holed = make_panel(catalog, HOLED)
    baseline, cells = score(holed, catalog, Method(p=p)), indicator_scores(holed, catalog)[None]
    one = cells, np.ones((1, 2)), np.array([0]), np.array([float(p)])
    np.testing.assert_allclose(index_of(*one, baseline, catalog)[0], baseline.index, atol=1e-9)


def test_versions_are_computed_in_any_order_and_number(data):
    """Versions are taken in blocks: none depends on those beside it."""
    panel, catalog = data.panel, data.catalog
    draws, baseline = draw(panel, catalog), score(panel, catalog, Method())
    number = np.arange(300)
    exponents = np.array([1.0, 0, -1])[number % 3]
    some = draws.cells[:300], draws.weights[:300], number % 4, exponents
    whole = index_of(*some, baseline, catalog)
    for i in (0, 17, 299):
        one = (part[[i]] for part in some)
        np.testing.assert_allclose(index_of(*one, baseline, catalog)[0], whole[i], atol=1e-9)
