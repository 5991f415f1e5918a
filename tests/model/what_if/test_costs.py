"""What levers cost: in proportion to their driver, a hub once for all counties it serves."""

from dataclasses import replace

import numpy as np
import pytest

from model.access.travel import seat_hours
from model.facts.errors import ScenarioError
from model.what_if.costs import full_costs, hubs_needed, spent
from model.what_if.effects import assumed, assumptions, check_assumptions
from model.what_if.scenario import Scenario
from model.what_if.simulate import impact


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


def test_every_assumption_of_the_catalogue_may_be_set_otherwise_and_takes_hold(data):
    codes = data.panel.codes
    lever = Scenario().with_levers({"cold_chain": 1.0}, codes[:1])
    usual = impact(data.panel, data.catalog, lever).gain[0]
    weaker = lever.with_assumption("cold_chain.cold_treatment_share", 0.1)
    rougher = lever.with_assumption("transfer.hard_slope", 1.0)
    for scenario in (weaker, rougher):
        assert impact(data.panel, data.catalog, scenario).gain[0] < usual
    dearer = assumed(data.catalog, lever.with_assumption("cold_chain.cost", 40).assumptions)
    assert full_costs(data.panel, dearer) == pytest.approx(
        full_costs(data.panel, data.catalog)
        * np.where([[item.code == "cold_chain"] for item in data.catalog.levers], 2, 1)
    )
    assert weaker.with_assumption("cold_chain.cold_treatment_share", None) == lever
    assert assumed(data.catalog, ()) is data.catalog


def test_setting_an_assumption_to_what_it_is_changes_no_number(data):
    scenario = Scenario().with_levers(
        dict.fromkeys((lever.code for lever in data.catalog.levers), 0.5), ()
    )
    same = scenario
    for item in assumptions(data.catalog).values():
        same = same.with_assumption(item.key, item.value)
    found = impact(data.panel, data.catalog, same).result.index
    assert found == pytest.approx(impact(data.panel, data.catalog, scenario).result.index, abs=1e-9)


@pytest.mark.parametrize(
    "edited",
    [("cold_chain.cost", 0.0), ("cold_chain.nothing", 0.5), ("transfer.hard_slope", 1.2),
     ("cold_chain.cold_treatment_share", -0.1), ("cold_chain.cost", float("nan"))],
)  # fmt: skip
def test_an_assumption_out_of_range_is_refused(data, edited):
    with pytest.raises(ScenarioError):
        check_assumptions((edited,), data.catalog)


def test_no_edit_lets_a_lever_work_beyond_its_stated_effect(data):
    scenario = Scenario().with_levers({"governance": 1.0}, ())
    scenario = scenario.with_assumption("transfer.soft_base", 1.0)
    scenario = scenario.with_assumption("transfer.soft_slope", 1.0)
    found = impact(data.panel, data.catalog, scenario)
    assert (found.closing >= 0).all()
    assert (found.result.index <= 100).all()


def test_assuming_twice_changes_nothing(data):
    edited = tuple(
        sorted(
            (item.key, item.low / 2 + item.high / 4) for item in assumptions(data.catalog).values()
        )
    )
    once = assumed(data.catalog, edited)
    twice = assumed(once, edited)
    assert once.levers != data.catalog.levers
    assert (twice.levers, twice.method) == (once.levers, once.method)
