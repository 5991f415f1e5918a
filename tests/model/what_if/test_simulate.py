"""Levers close gaps: by hand, in general, and the ten presets on three made-up counties."""

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from model.facts.catalog import Catalog
from model.facts.panel import Panel
from model.facts.places import friction
from model.score.method import Method
from model.score.scores import indicator_scores, score
from model.what_if.scenario import BASELINE, Scenario
from model.what_if.simulate import close_gaps, closing, impact, transfer
from tests.small_catalogue import CENSUS, COMPUTED

NAN = float("nan")
share = st.floats(0, 1)
unclipped = arrays(np.float64, (2, 3), elements=st.floats(-50, 150))
values = arrays(np.float64, (2, 3), elements=st.floats(0, 100))
settings_of_levers = st.fixed_dictionaries(
    dict.fromkeys(("trunk", "pooling", "stations", "shops"), share)
)


def under(catalog, panel, **levers):
    return impact(panel, catalog, BASELINE.with_levers(levers, ()))


def test_two_levers_shorten_the_12_days_of_county_x_to_8_7(panel, catalog):
    effect = under(catalog, panel, trunk=1, pooling=0.5)
    assert effect.closing[0, 1] == pytest.approx(0.64 * 0.82)
    assert effect.values[0, 1] == pytest.approx(8.6736)
    assert effect.result.indicators[0, 1] == pytest.approx(63.264)


def test_hard_levers_work_at_80_percent_at_half_the_terrain_friction(panel, catalog):
    works = transfer(panel, score(panel, catalog, Method()), catalog)
    assert works[:2] == pytest.approx(0.8)


@pytest.mark.parametrize(("rough", "works"), [(0.0, 1.0), (0.2, 0.92), (0.9, 0.64), (1.0, 0.6)])
def test_hard_levers_work_less_in_rougher_terrain(catalog, make_panel, make_county, rough, works):
    panel = make_panel(catalog, [[60, 12, 20]], counties=(make_county("X", rough),))
    shares = transfer(panel, score(panel, catalog, Method()), catalog)
    assert shares[0, 0] == pytest.approx(works)


def test_soft_levers_follow_the_infrastructure_score_of_today(panel, catalog):
    works = transfer(panel, score(panel, catalog, Method()), catalog)
    assert works[2] == pytest.approx([0.6 + 0.4 * 0.5, 0.6 + 0.4 * 0.8])


def test_soft_levers_work_at_80_percent_where_infrastructure_is_unknown(catalog, make_panel):
    panel = make_panel(catalog, [[NAN, 5, 20]])
    assert transfer(panel, score(panel, catalog, Method()), catalog)[2] == pytest.approx(0.8)


def test_better_infrastructure_in_a_scenario_does_not_speed_up_soft_levers(panel, catalog):
    alone = under(catalog, panel, shops=1)
    together = under(catalog, panel, shops=1, stations=1, trunk=1)
    assert together.values[0, 2] == pytest.approx(alone.values[0, 2])


def test_over_the_31_counties_terrain_friction_runs_from_luding_to_shiqu(data):
    rough = friction(data.panel.counties, data.catalog.method.friction)
    names = [c.name.en for c in data.panel.counties]
    assert rough.min() == pytest.approx(0.151, abs=5e-4)
    assert names[int(rough.argmin())] == "Luding"
    assert rough.max() == pytest.approx(0.946, abs=5e-4)
    assert names[int(rough.argmax())] == "Shiqu"
    assert np.median(rough) == pytest.approx(0.484, abs=5e-4)


def test_no_lever_is_exactly_today(panel, catalog):
    effect = impact(panel, catalog, BASELINE)
    np.testing.assert_array_equal(effect.result.index, effect.baseline.index)
    assert (effect.gain == 0).all()
    assert (effect.by_element == 0).all()
    assert np.isnan(effect.paper_share).all()


def test_a_county_outside_the_scenario_stays_exactly_as_it_is(catalog, make_panel, make_county):
    counties = (make_county("X"), make_county("Y", 0.3))
    panel = make_panel(catalog, [[60.1, 12.3, 20.7], [33.3, 11.1, 47.9]], counties=counties)
    scenario = BASELINE.with_levers({"trunk": 1, "shops": 0.7}, ("X",))
    effect = impact(panel, catalog, scenario)
    assert effect.gain[0] > 0
    assert effect.gain[1] == 0
    np.testing.assert_array_equal(effect.result.indicators[1], effect.baseline.indicators[1])


def test_a_figure_at_or_beyond_its_target_is_left_as_it_is(catalog, make_panel):
    panel = make_panel(catalog, [[100, 2, 60]])
    effect = under(catalog, panel, trunk=1, pooling=1, stations=1, shops=1)
    assert effect.values[0] == pytest.approx([100, 2, 60])
    assert effect.gain[0] == 0


def test_a_lever_on_a_missing_figure_has_no_computable_effect(panel, catalog):
    effect = under(catalog, panel, trunk=1, pooling=1)
    assert np.isnan(effect.values[1, 1])
    assert effect.closing[1, 1] == 1
    assert effect.gain[1] == 0


def test_a_county_without_an_index_has_no_gain(catalog, make_panel):
    effect = under(catalog, make_panel(catalog, [[NAN, NAN, 20]]), shops=1)
    assert np.isnan(effect.gain[0])
    assert np.isnan(effect.by_element[0]).all()
    assert np.isnan(effect.paper_share[0])


@settings(deadline=None, max_examples=40)
@given(row=values, levers=settings_of_levers, order=st.permutations(range(4)))
def test_the_order_of_levers_is_irrelevant(catalog, make_panel, row, levers, order):
    shuffled = replace(catalog, levers=tuple(catalog.levers[i] for i in order))
    panel = make_panel(catalog, row)
    scenario = BASELINE.with_levers(levers, ())
    here, there = impact(panel, catalog, scenario), impact(panel, shuffled, scenario)
    np.testing.assert_allclose(here.values, there.values, atol=1e-9)
    np.testing.assert_allclose(here.gain, there.gain, atol=1e-9)


@settings(deadline=None, max_examples=40)
@given(row=values, levers=settings_of_levers)
def test_every_figure_moves_towards_its_target_and_not_past_it(catalog, make_panel, row, levers):
    panel = make_panel(catalog, row)
    after = impact(panel, catalog, BASELINE.with_levers(levers, ())).values
    sign = np.array([i.direction for i in catalog.indicators])
    assert (sign * after >= sign * row - 1e-9).all()
    assert (sign * after <= np.maximum(sign * row, sign * catalog.best) + 1e-9).all()


@settings(deadline=None, max_examples=40)
@given(
    row=values,
    levers=settings_of_levers,
    more=share,
    code=st.sampled_from(["trunk", "stations", "shops"]),
    p=st.sampled_from([1, 0, -1]),
)
def test_more_of_a_lever_never_lowers_the_index(catalog, make_panel, row, levers, more, code, p):
    panel, method = make_panel(catalog, row), Scenario(method=Method(p=p))
    further = levers | {code: max(levers[code], more)}
    low = impact(panel, catalog, method.with_levers(levers, ())).result.index
    high = impact(panel, catalog, method.with_levers(further, ())).result.index
    assert (high >= low - 1e-9).all()


@settings(deadline=None, max_examples=40)
@given(scores=unclipped, factor=arrays(np.float64, (2, 3), elements=share))
def test_a_gap_closes_and_a_score_above_100_stays(scores, factor):
    after = close_gaps(scores, factor)
    below = scores < 100
    np.testing.assert_array_equal(after[~below], scores[~below])
    assert (after[below] >= scores[below] - 1e-9).all()
    assert (after[below] <= 100).all()


@settings(deadline=None, max_examples=40)
@given(scores=unclipped)
def test_a_gap_left_alone_leaves_the_score_exactly(scores):
    np.testing.assert_array_equal(close_gaps(scores, np.ones((2, 3))), scores)


@settings(deadline=None, max_examples=40)
@given(row=values, levers=settings_of_levers, p=st.sampled_from([1, 0, -1]))
def test_the_parts_of_a_gain_add_up_to_it(catalog, make_panel, row, levers, p):
    scenario = Scenario(method=Method(p=p)).with_levers(levers, ())
    effect = impact(make_panel(catalog, row), catalog, scenario)
    np.testing.assert_allclose(effect.by_element.sum(axis=1), effect.gain, atol=1e-9)


@settings(deadline=None, max_examples=40)
@given(row=values, levers=settings_of_levers)
def test_the_self_declared_share_of_a_gain_lies_between_0_and_1(catalog, make_panel, row, levers):
    effect = impact(make_panel(catalog, row), catalog, BASELINE.with_levers(levers, ()))
    known = effect.paper_share[~np.isnan(effect.paper_share)]
    assert ((known >= 0) & (known <= 1 + 1e-9)).all()


def test_a_gain_without_self_declared_indicators_has_no_self_declared_share(panel, catalog):
    assert under(catalog, panel, trunk=1).paper_share[0] == 0
    assert under(catalog, panel, trunk=1, shops=1).paper_share[0] > 0


def test_levers_leave_evidence_completeness_to_data(data):
    moved = {e.indicator for lever in data.catalog.levers for e in lever.effects}
    assert "evidence_completeness" not in moved
    assert len(moved) == 35


def test_a_scenario_in_one_county_closes_no_gap_elsewhere(data):
    scenario = BASELINE.with_levers({"parcel_pooling": 1}, (data.panel.codes[3],))
    works = transfer(data.panel, score(data.panel, data.catalog, Method()), data.catalog)
    factor = closing(scenario, data.panel, data.catalog, works)
    others = np.arange(31) != 3
    assert (factor[others] == 1).all()
    assert (factor[3] < 1).any()


# Three made-up counties on the 36 operational indicators: share of the way from worst to best,
# terrain friction, and the figures that deviate.
VALLEY = {"cold_treatment_share": 8, "local_operator": 2, "evidence_completeness": 15,
          "culture_tourism_link": 20}  # fmt: skip
TOURISM = {"culture_tourism_link": 48, "live_sales_share": 24, "cold_treatment_share": 6,
           "evidence_completeness": 15, "local_operator": 1}  # fmt: skip
PASTORAL = {"delivery_days": 9.5, "logistics_cost_share": 28, "cold_treatment_share": 3,
            "evidence_completeness": 10, "local_operator": 1,
            "mobile_signal_stable": 72}  # fmt: skip
COUNTIES = (("valley", 0.62, 0.2, VALLEY), ("tourism", 0.45, 0.5, TOURISM),
            ("pastoral", 0.22, 0.9, PASTORAL))  # fmt: skip
GAINS = {  # preset: points in the three counties, then the self-declared share in percent
    "suichang": ((6.36, 8.47, 9.22), (20, 21, 14)),
    "shaji": ((4.14, 5.59, 6.45), (20, 20, 18)),
    "wugong": ((3.47, 4.36, 4.33), (12, 14, 11)),
    "yungui": ((3.84, 4.17, 5.05), (11, 15, 9)),
    "netherlands": ((2.66, 2.89, 2.98), (0, 0, 0)),
    "us_coop": ((3.10, 4.08, 4.75), (17, 19, 13)),
    "de_jp_info": ((3.91, 4.81, 5.60), (57, 57, 55)),
    "xizang": ((3.72, 4.27, 4.51), (0, 0, 0)),
    "paper_pathway": ((12.11, 15.37, 18.54), (22, 23, 22)),
    "hardware_only": ((2.60, 2.96, 2.48), (0, 0, 0)),
}


@pytest.fixture(scope="module")
def operational(data) -> Catalog:
    kept = tuple(i for i in data.catalog.indicators if i.code not in (*CENSUS, *COMPUTED))
    return replace(data.catalog, indicators=kept, estimates=())


@pytest.fixture(scope="module")
def archetypes(operational, make_panel, make_county) -> Panel:
    span = operational.best - operational.worst
    rows = np.array([operational.worst + t * span for _, t, _, _ in COUNTIES])
    for row, (_, _, _, deviations) in zip(rows, COUNTIES, strict=True):
        for code, value in deviations.items():
            row[operational.column(code)] = value
    counties = tuple(make_county(name, rough) for name, _, rough, _ in COUNTIES)
    return make_panel(operational, rows, counties=counties)


def test_the_operational_catalogue_has_36_indicators(operational):
    assert len(operational.indicators) == 36
    assert len(CENSUS) == 9


def test_valley_tourism_and_pastoral_county_start_at_58_43_and_23_points(operational, archetypes):
    index = score(archetypes, operational, Method()).index
    assert index == pytest.approx([58.44, 42.97, 22.54], abs=0.005)


@pytest.mark.parametrize("code", GAINS)
def test_a_preset_gains_what_is_on_record(operational, archetypes, preset_scenario, code):
    points, declared = GAINS[code]
    effect = impact(archetypes, operational, preset_scenario(code))
    assert effect.gain == pytest.approx(points, abs=0.005)
    assert 100 * effect.paper_share == pytest.approx(declared, abs=0.51)


def test_every_preset_is_on_record(data):
    assert {p.code for p in data.catalog.presets} == set(GAINS)


@pytest.mark.parametrize(
    ("code", "low", "high"), [("de_jp_info", 52, 55), ("paper_pathway", 18, 19)]
)
def test_at_the_papers_weights_fewer_points_are_self_declared(
    operational, archetypes, preset_scenario, code, low, high
):
    scenario = replace(preset_scenario(code), method=Method().with_weights(operational.emphasis))
    percent = 100 * impact(archetypes, operational, scenario).paper_share
    assert (percent > low - 0.5).all()
    assert (percent < high + 0.5).all()


def test_a_gain_in_raw_units_is_a_gain_in_points(operational, archetypes, preset_scenario):
    effect = impact(archetypes, operational, preset_scenario("paper_pathway"))
    moved = replace(archetypes, values=effect.values)
    scores = np.clip(indicator_scores(moved, operational), 0, 100)
    np.testing.assert_allclose(scores, effect.result.indicators, atol=1e-9)
