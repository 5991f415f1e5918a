"""What levers cost: by their driver, a hub once for all it serves; and what a budget pays."""

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from model.access.travel import seat_hours
from model.facts.errors import ModelError
from model.what_if.costs import at_budget, cost_of, full_costs, hubs_needed, in_per_cent, spent
from model.what_if.scenario import Scenario

NEAR = 1e-9


@pytest.fixture(scope="module")
def costs(data):
    return full_costs(data.panel, data.catalog)


@pytest.fixture(scope="module")
def hours(data):
    return seat_hours(data.network.roads, data.panel.counties)


def lever_row(data, code):
    return [lever.code for lever in data.catalog.levers].index(code)


def test_a_lever_costs_its_reference_in_the_reference_county(data):
    reference = data.catalog.method.costs
    place = replace(
        data.panel.counties[0],
        population=round(reference.residents),
        rural_population=round(reference.rural_residents),
        village_level_units=round(reference.village_units),
        townships=round(reference.townships),
        road_h_chengdu=reference.road_h,
        village_committees=100,
    )
    values = data.panel.values[:1].copy()
    values[0, data.catalog.column("mobile_signal_stable")] = 80  # 20 weak villages of 100
    found = full_costs(replace(data.panel, counties=(place,), values=values), data.catalog)
    assert found[:, 0] == pytest.approx([lever.cost.m_yuan for lever in data.catalog.levers])


def test_trunk_haul_costs_in_proportion_to_the_hours_to_chengdu(data, costs):
    row = costs[lever_row(data, "trunk_express")]
    assert row == pytest.approx([6 * c.road_h_chengdu / 8 for c in data.panel.counties])


def test_without_a_signal_figure_the_cost_of_filling_gaps_is_unknown(data):
    found = full_costs(data.panel.real_only(), data.catalog)
    assert np.isnan(found[lever_row(data, "signal_gaps")]).all()
    assert not np.isnan(np.delete(found, lever_row(data, "signal_gaps"), axis=0)).any()


def test_half_the_intensity_in_two_counties_costs_half_of_both(data, costs, hours):
    codes = data.panel.codes
    scenario = Scenario().with_levers({"cold_chain": 0.5}, codes[3:5])
    found = spent(scenario, costs, hours, codes, data.catalog)
    row = lever_row(data, "cold_chain")
    assert found[row] == pytest.approx(0.5 * costs[row, 3:5].sum())
    assert found.sum() == pytest.approx(found[row])


def test_a_hub_is_paid_once_for_the_counties_within_three_hours(data, costs, hours):
    codes, row = data.panel.codes, lever_row(data, "regional_hub")
    near = tuple(code for code, h in zip(codes, hours[0], strict=True) if h <= 3)
    assert len(near) > 1
    scenario = Scenario().with_levers({"regional_hub": 1}, near)
    assert spent(scenario, costs, hours, codes, data.catalog)[row] == pytest.approx(15)
    everywhere = Scenario().with_levers({"regional_hub": 1}, ())
    count = hubs_needed(everywhere, hours, codes, 3)
    assert 1 < count < len(codes)
    assert spent(everywhere, costs, hours, codes, data.catalog)[row] == pytest.approx(15 * count)


@pytest.mark.parametrize(
    ("budget", "levers", "spent"),
    [
        (6, {"a": 0.5, "b": 0.25}, 6),
        (13, {"a": 1.0, "b": 0.75}, 13),
        (50, {"a": 1.0, "b": 1.0}, 14),
        (0, {"a": 0.0, "b": 0.0}, 0),
    ],
)
def test_a_budget_scales_all_levers_by_one_factor_until_they_are_full(budget, levers, spent):
    """Cost 1 x 10 + .5 x 4 = 12, half of it halves both; of 13, a is full at 10 and b takes 3."""
    scaled, cost = at_budget((("a", 1.0), ("b", 0.5)), budget, {"a": 10, "b": 4})
    assert dict(scaled) == pytest.approx(levers)
    assert cost == pytest.approx(spent)


@st.composite
def priced(draw_from):
    """Return levers with intensities and what each costs at full intensity, m yuan."""
    count = draw_from(st.integers(1, 6))
    share = st.floats(0.05, 1).map(lambda u: round(u, 2))
    money = st.floats(0, 60).map(lambda c: round(c, 2))
    levers = tuple((f"l{i}", draw_from(share)) for i in range(count))
    return levers, {code: draw_from(money) for code, _ in levers}


def test_a_preset_at_its_own_cost_is_as_published(data, costs):
    codes = [lever.code for lever in data.catalog.levers]
    costs = dict(zip(codes, costs[:, data.panel.row("513334")], strict=True))
    for one in data.catalog.presets:
        scaled, cost = at_budget(one.levers, cost_of(one.levers, costs), costs)
        assert dict(scaled) == pytest.approx(dict(one.levers)), one.code
        assert cost == pytest.approx(cost_of(one.levers, costs)), one.code


@given(priced(), st.floats(0, 300))
def test_a_budget_is_never_exceeded_and_no_lever_passes_full(given_levers, budget):
    levers, costs = given_levers
    scaled, cost = at_budget(levers, budget, costs)
    assert cost <= budget + NEAR
    assert cost == pytest.approx(cost_of(scaled, costs))
    assert all(0 <= u <= 1 for _, u in scaled)
    full = cost_of(tuple((code, 1.0) for code, _ in levers), costs)
    assert cost == pytest.approx(min(budget, full), abs=1e-6)


@given(priced(), st.floats(0.1, 300))
def test_proportions_are_kept_until_the_cap(given_levers, budget):
    levers, costs = given_levers
    scaled, _ = at_budget(levers, budget, costs)
    factors = [u / published for (_, published), (_, u) in zip(levers, scaled, strict=True)]
    below = [f for f, (_, u) in zip(factors, scaled, strict=True) if u < 1 - NEAR]
    assume(below)
    assert max(below) - min(below) <= 1e-6
    assert max(factors) <= below[0] + 1e-6


@given(priced(), st.floats(0, 200), st.floats(0, 100))
def test_more_money_never_lowers_a_lever(given_levers, budget, more):
    levers, costs = given_levers
    less, _ = at_budget(levers, budget, costs)
    rich, _ = at_budget(levers, budget + more, costs)
    assert all(a <= b + NEAR for (_, a), (_, b) in zip(less, rich, strict=True))


@given(priced(), st.floats(0, 300))
def test_whole_per_cent_keep_the_budget_and_leave_less_than_a_step_of_each(given_levers, budget):
    levers, costs = given_levers
    exact, _ = at_budget(levers, budget, costs)
    whole, cost = in_per_cent(levers, budget, costs)
    assert cost <= budget + NEAR
    for (code, u), (_, n) in zip(exact, whole, strict=True):
        assert abs(u - n) < 0.01 + NEAR
        assert n == pytest.approx(round(100 * n) / 100)
        if n < u - NEAR:  # one per cent more of it is not to be had
            assert costs[code] / 100 > budget - cost - NEAR


def test_a_cost_that_is_not_known_is_refused_by_name():
    with pytest.raises(ModelError, match="signal"):
        at_budget((("a", 1.0), ("signal", 0.5)), 10, {"a": 2.0, "signal": float("nan")})


def test_levers_of_no_intensity_are_left_out_whatever_they_cost():
    found = at_budget((("a", 1.0), ("b", 0.0)), 1, {"a": 2.0, "b": float("nan")})
    assert found == ((("a", 0.5),), 1.0)
