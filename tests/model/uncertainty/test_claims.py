"""What may be said plainly: nothing on illustrative figures, the rest when the draws agree."""

from dataclasses import replace

import numpy as np
import pytest

from model.facts.provenance import Quality
from model.score.method import Method
from model.score.scores import score
from model.uncertainty.claims import (
    above,
    clearly_weak,
    commonest_weakest,
    findings,
    is_plain,
    may_rank,
    mixed_quality,
    ordered,
    weakest,
)
from model.uncertainty.draws import draw, intervals

BASIC = Method()
METHODS = (
    Method(),
    Method(p=1),
    Method(p=-1),
    Method(weights=(14, 18, 14, 12, 11, 12, 10, 9)),
    Method(weights=(0, 0, 20, 0, 0, 0, 0, 0)),
)


def state(panel, catalog, method=BASIC):
    scores = score(panel, catalog, method)
    return scores, intervals(draw(panel, catalog), scores, catalog)


@pytest.fixture(scope="module")
def observed(data):
    """Return a function: share of the way from worst to best by element -> observed panel."""

    def measure(**levels: float):
        catalog = data.catalog
        t = np.array([levels.get(i.element, 0.6) for i in catalog.indicators])
        row = catalog.worst + t * (catalog.best - catalog.worst)
        shape = data.panel.values.shape
        values = np.tile(row, (shape[0], 1))
        kinds = np.full(shape, Quality.OBSERVED.rank, dtype=np.int16)
        return replace(data.panel, values=values, low=values, high=values, quality=kinds)

    return measure


@pytest.mark.parametrize("method", METHODS)
def test_no_countys_weakest_element_is_said_plainly_on_the_shipped_figures(data, method):
    scores, known = state(data.panel, data.catalog, method)
    claims = [weakest(scores, known, county, data.catalog) for county in scores.counties]
    assert all(claim.elements for claim in claims)
    assert not any(claim.plain for claim in claims)


@pytest.mark.parametrize("method", METHODS)
def test_no_comparison_is_plain_on_the_shipped_figures_however_sure_the_draws(data, method):
    scores = score(data.panel, data.catalog, method)
    assert not any(is_plain(scores, row, 1.0, data.catalog) for row in range(31))


def test_counties_are_not_ranked_plainly_on_the_shipped_figures(data):
    assert not may_rank(score(data.panel, data.catalog, Method()), data.catalog)


def test_the_commonest_weakest_element_is_not_said_plainly_on_the_shipped_figures(data):
    scores, known = state(data.panel, data.catalog)
    groups, plain = commonest_weakest(scores, known, data.catalog)
    assert sum(len(counties) for counties in groups.values()) == 31
    assert list(groups) == list(data.catalog.element_codes)
    assert not plain


def test_with_real_data_only_no_element_is_called_weakest(data):
    scores, known = state(data.panel.real_only(), data.catalog)
    claim = weakest(scores, known, scores.counties[0], data.catalog)
    assert claim.elements == ()
    assert not claim.plain
    assert not may_rank(scores, data.catalog)
    groups, plain = commonest_weakest(scores, known, data.catalog)
    assert not any(groups.values())
    assert not plain


def test_the_weakest_element_of_a_fully_observed_county_is_said_plainly(data, observed):
    scores, known = state(observed(logistics=0.3), data.catalog)
    claim = weakest(scores, known, scores.counties[0], data.catalog)
    assert claim.elements == ("logistics",)
    assert claim.probability >= 0.8
    assert claim.plain
    assert may_rank(scores, data.catalog)
    groups, plain = commonest_weakest(scores, known, data.catalog)
    assert len(groups["logistics"]) == 31
    assert plain


def test_two_weak_elements_are_both_named_and_neither_plainly(data, observed):
    scores, known = state(observed(logistics=0.3, talent=0.3), data.catalog)
    claim = weakest(scores, known, scores.counties[0], data.catalog)
    assert set(claim.elements) == {"logistics", "talent"}
    assert 0.2 < claim.probability < 0.8
    assert not claim.plain


def test_one_estimated_element_takes_away_every_plain_comparison(data, observed):
    panel = observed(logistics=0.3)
    kinds = panel.quality.copy()
    members = [i.element == "policy" for i in data.catalog.indicators]
    kinds[:, members] = Quality.ILLUSTRATIVE.rank
    scores, known = state(replace(panel, quality=kinds), data.catalog)
    claim = weakest(scores, known, scores.counties[0], data.catalog)
    assert claim.elements == ("logistics",)
    assert claim.probability >= 0.8
    assert not claim.plain
    assert not may_rank(scores, data.catalog)


@pytest.mark.parametrize(("probability", "plain"), [(0.8, True), (0.799, False), (1.0, True)])
def test_80_percent_of_the_draws_are_just_enough(panel, catalog, probability, plain):
    assert is_plain(score(panel, catalog, Method()), 0, probability, catalog) == plain


@pytest.mark.parametrize(("known", "plain"), [(2, True), (1, False)])
def test_half_the_evidence_of_every_element_is_just_enough(make_catalog, make_panel, known, plain):
    catalog = make_catalog([1, 1, 1, 1], [1, 1])
    kinds = [[0] * known + [2] * (4 - known) + [1, 2]]
    panel = make_panel(catalog, [[50.0] * 6], kinds)
    assert is_plain(score(panel, catalog, Method()), 0, 0.9, catalog) == plain


def test_an_element_that_is_not_published_is_not_compared(make_catalog, make_panel):
    catalog = make_catalog(*[[1]] * 8)
    row = [50.0] * 7 + [float("nan")]
    scores = score(make_panel(catalog, [row]), catalog, Method())
    assert is_plain(scores, 0, 0.9, catalog)


def test_a_county_is_clearly_weak_when_its_whole_range_is_below_the_bound(catalog, make_panel):
    rows = [[30, 13, 20], [35, 12, 26], [90, 6, 58]]
    _, known = state(make_panel(catalog, rows), catalog)
    upper = np.sort(known.index[:, 2])
    assert clearly_weak(known, upper[0] + 1e-9) == 1
    assert clearly_weak(known, upper[0]) == 0
    assert clearly_weak(known, 100.1) == 3


@pytest.fixture(scope="module")
def found(data):
    names = {
        "schooling_years": "mean_years_schooling",
        "illiteracy": "illiteracy_rate_15plus",
        "college_share": "college_plus_share",
    }
    census = data.facts.census
    national, provincial = (
        {code: census[area, name] for code, name in names.items()} for area in ("000000", "510000")
    )
    return findings(data.panel, data.network, national, provincial, 0.15)


@pytest.mark.parametrize(
    ("code", "count", "total"),
    [
        ("schooling", 31, 31),
        ("college", 27, 31),
        ("illiteracy", 18, 31),
        ("far", 15, 31),
        ("remote_townships", 115, 387),
        ("stations_known", 1, 31),
        ("payment_known", 0, 31),
        ("parcels_known", 0, 31),
    ],
)
def test_a_real_finding_counts_what_is_on_record(found, code, count, total):
    assert (found[code].count, found[code].total) == (count, total)


def test_three_townships_in_ten_lie_more_than_2_hours_from_their_seat(found):
    finding = found["remote_townships"]
    assert 100 * finding.count / finding.total == pytest.approx(29.7, abs=0.05)
    assert finding.value == 2


def test_findings_stand_on_real_figures_alone(data):
    estimated = ~data.panel.is_real()
    values = np.where(estimated, 0.0, data.panel.values)
    changed = replace(data.panel, values=values)
    national = {"schooling_years": 9.5, "illiteracy": 3.26, "college_share": 15.47}
    with_estimates = findings(changed, data.network, national, national, 0.15)
    without = findings(data.panel.real_only(), data.network, national, national, 0.15)
    assert with_estimates == without


@pytest.mark.parametrize(
    ("evidence", "quality"),
    [
        (0.0, Quality.ILLUSTRATIVE),
        (0.79, Quality.ILLUSTRATIVE),
        (0.8, Quality.ILLUSTRATIVE),
        (0.81, Quality.DERIVED),
        (1.0, Quality.DERIVED),
    ],
)
def test_a_score_with_a_fifth_of_estimates_counts_as_illustrative(evidence, quality):
    assert mixed_quality(evidence) is quality


def test_an_aggregate_is_never_called_observed():
    assert Quality.OBSERVED not in {mixed_quality(share / 10) for share in range(11)}


def test_ranges_that_touch_decide_nothing_and_four_never_reach_the_rule():
    low = 0.05
    assert ordered([(1, 2), (3, 4)], low) == pytest.approx(0.9)
    assert ordered([(3, 4), (1, 2)], low) == pytest.approx(0.9)
    assert ordered([(1, 2), (2, 3)], low) == 0
    assert ordered([(1, 2), (3, 4), (5, 6), (7, 8)], low) == pytest.approx(0.7)
    assert ordered([(float("nan"), 1), (3, 4)], low) == 0


def test_two_whose_ranges_keep_apart_keep_their_order_in_nine_draws_of_ten():
    rng = np.random.default_rng(3)
    draws = np.stack([rng.normal(0, 1, 4000), rng.normal(4, 1, 4000)])
    spans = [tuple(np.quantile(one, (0.05, 0.95))) for one in draws]
    sure = ordered(spans, 0.05)
    assert sure > 0
    assert (draws[0] < draws[1]).mean() >= sure


def test_a_range_that_lies_above_two_that_meet_leaves_their_order_open():
    spans = [(14.3, 22.3), (2.9, 5.3), (5.2, 7.6)]
    assert above(spans) == ((1, 2), (), ())
    assert ordered(spans, 0.05) == 0


def test_one_range_alone_has_no_order():
    assert ordered([(1, 2)], 0.05) == 0
