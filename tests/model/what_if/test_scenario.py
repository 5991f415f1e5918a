"""The scenario as a value: checked, and the same after a trip through a link or file."""

import json
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from model.facts.errors import ScenarioError
from model.score.method import Method
from model.what_if.scenario import BASELINE, Scenario, check, from_record, to_record

COUNTIES = ("X", "Y")
LEVERS = ("trunk", "pooling", "stations", "shops")
whole_percent = st.integers(0, 100).map(lambda n: n / 100)


@st.composite
def scenarios(draw):
    levers = draw(st.dictionaries(st.sampled_from(LEVERS), whole_percent))
    counties = draw(st.lists(st.sampled_from(COUNTIES), unique=True))
    points = draw(st.none() | st.tuples(st.integers(0, 20), st.integers(0, 20)))
    scenario = Scenario(
        method=Method(p=draw(st.sampled_from([1, 0, -1])), real_only=draw(st.booleans()))
    )
    scenario = scenario.with_levers(levers, tuple(counties))
    if not points or not any(points):
        return scenario
    return replace(scenario, method=scenario.method.with_weights(points))


@settings(deadline=None, max_examples=60)
@given(scenario=scenarios())
def test_a_scenario_survives_the_trip_through_a_file(catalog, scenario):
    record = json.loads(json.dumps(to_record(scenario)))
    assert from_record(record, catalog, COUNTIES) == scenario


def test_today_is_the_shortest_record():
    assert to_record(BASELINE) == {"v": 1}


def test_levers_at_zero_are_dropped_and_the_rest_is_sorted():
    scenario = BASELINE.with_levers({"shops": 0.5, "trunk": 0, "pooling": 1}, ("X",))
    assert scenario.levers == (("pooling", 1.0), ("shops", 0.5))
    assert scenario.intensity("trunk") == 0
    assert scenario.intensity("shops") == 0.5


def test_counties_without_a_lever_are_no_scenario():
    assert BASELINE.with_levers({"trunk": 0}, ("X",)) == BASELINE


def test_equal_weights_are_the_default_whatever_their_points():
    assert Method().with_weights((7, 7)) == Method()
    assert Method().with_weights((7, 8)).weights == (7, 8)
    assert Method().points(3) == (10, 10, 10)


def test_the_baseline_of_a_scenario_keeps_its_method():
    scenario = Scenario(method=Method(weights=(3, 4), p=-1, real_only=True)).with_levers(
        {"trunk": 1}, ("X",)
    )
    assert scenario.baseline() == Scenario(method=Method(weights=(3, 4), p=-1, real_only=True))
    assert scenario.is_what_if


@pytest.mark.parametrize(
    ("scenario", "code"),
    [
        (Scenario(levers=(("railway", 1.0),)), "lever"),
        (Scenario(levers=(("trunk", 1.5),)), "intensity"),
        (Scenario(levers=(("trunk", -0.5),)), "intensity"),
        (Scenario(levers=(("trunk", float("nan")),)), "intensity"),
        (Scenario(counties=("Z",)), "county"),
        (Scenario(method=Method(weights=(1, 2, 3))), "weights"),
        (Scenario(method=Method(weights=(21, 1))), "weights"),
        (Scenario(method=Method(weights=(-1, 1))), "weights"),
        (Scenario(method=Method(weights=(0, 0))), "weights"),
        (Scenario(method=Method(p=2)), "p"),
    ],
)
def test_a_scenario_outside_the_catalogue_is_refused_by_name(catalog, scenario, code):
    with pytest.raises(ScenarioError) as refusal:
        check(scenario, catalog, COUNTIES)
    assert refusal.value.code == code


def test_a_scenario_inside_the_catalogue_is_returned(catalog):
    scenario = Scenario(
        levers=(("trunk", 1.0),), counties=("X",), method=Method(weights=(0, 20), p=1)
    )
    assert check(scenario, catalog, COUNTIES) is scenario


@pytest.mark.parametrize(
    "record",
    [
        {},
        {"v": 2},
        {"v": 1, "levers": {"trunk": -0.5}},
        {"v": 1, "levers": {"trunk": "much"}},
        {"v": 1, "levers": ["trunk"]},
        {"v": 1, "levers": {"trunk": float("nan")}},
        {"v": 1, "counties": 7},
        {"v": 1, "weights": [1.5, 2]},
        {"v": 1, "weights": ["a", "b"]},
        {"v": 1, "weights": [0, 0]},
        {"v": 1, "p": 0.5},
        {"v": 1, "p": None},
    ],
)
def test_a_record_that_is_no_scenario_is_refused_and_never_mended(catalog, record):
    with pytest.raises(ScenarioError):
        from_record(record, catalog, COUNTIES)


def test_every_preset_is_a_scenario_of_the_catalogue(data, preset_scenario):
    for preset in data.catalog.presets:
        scenario = preset_scenario(preset.code)
        assert check(scenario, data.catalog, data.panel.codes) is scenario
        assert dict(scenario.levers) == dict(preset.levers)


def test_the_order_in_which_counties_are_named_changes_nothing():
    assert Scenario().with_levers({"trunk": 1}, ("Y", "X")) == Scenario().with_levers(
        {"trunk": 1}, ("X", "Y")
    )


@pytest.mark.parametrize("record", [{"v": True}, {"v": 1, "real_only": "false"}])
def test_a_word_is_no_switch(catalog, record):
    with pytest.raises(ScenarioError):
        from_record(record, catalog, COUNTIES)
