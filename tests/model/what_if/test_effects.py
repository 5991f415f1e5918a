"""Assumptions behind levers that are set otherwise: they take hold, within their range."""

import numpy as np
import pytest

from model.facts.errors import ScenarioError
from model.what_if.costs import full_costs
from model.what_if.effects import assumed, assumptions, check_assumptions
from model.what_if.scenario import Scenario
from model.what_if.simulate import impact


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
    [
        ("cold_chain.cost", 0.0),
        ("cold_chain.nothing", 0.5),
        ("transfer.hard_slope", 1.2),
        ("cold_chain.cold_treatment_share", -0.1),
        ("cold_chain.cost", float("nan")),
    ],
)
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
