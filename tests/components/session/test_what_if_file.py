"""A file holds what a link holds, and a faulty one is refused in one sentence."""

import json
from dataclasses import replace

import pytest

from components.session import link
from components.session.link import View
from components.session.what_if import SCOPES, Case
from components.session.what_if_file import MOST_BYTES, added, file_name, from_json, to_json
from model.facts.errors import ScenarioError
from model.score.method import Method
from model.what_if.scenario import Scenario, from_record
from tests.bench.timing import once


@pytest.fixture(scope="module")
def counties(data):
    return data.panel.counties


@pytest.fixture
def view(data, preset_scenario):
    codes = data.panel.codes
    edited = preset_scenario("xizang").with_assumption("cold_chain.cost", 12.5)
    edited = replace(edited, method=Method(p=-1)).with_values("mobile_payment_use", {codes[2]: 80})
    pins = (
        Case(codes[4], "prefecture", (), "xizang", preset_scenario("xizang")),
        Case(codes[5], "some", codes[5:8], "", preset_scenario("shaji")),
        Case(codes[6], "all", (), "shaji", preset_scenario("shaji")),
    )
    return replace(View("en").take_up(Case(codes[3], "one", (), "xizang", edited)), pins=pins)


def test_a_saved_file_restores_the_what_if_and_the_pins(view, data, counties):
    back = from_json(to_json(view, counties), View("en"), data.catalog, counties)
    assert back == view


def test_the_file_is_a_scenario_of_the_model_counties_included(view, data, counties):
    record = json.loads(to_json(view, counties))
    assert from_record(record, data.catalog, data.panel.codes) == view.case.applied(counties)


def test_a_file_written_by_hand_applies_to_the_counties_it_names(data, counties):
    codes = data.panel.codes
    record = {"v": 1, "levers": {"cold_chain": 0.5}, "counties": [codes[1], codes[2]]}
    view = from_json(json.dumps(record).encode(), View(), data.catalog, counties)
    assert (view.scope, view.chosen, view.county) == ("some", codes[1:3], codes[1])
    everywhere = from_json(
        b'{"v": 1, "levers": {"cold_chain": 0.5}}', View(), data.catalog, counties
    )
    assert everywhere.scope == "all"


def test_an_intensity_between_two_per_cent_is_the_same_in_file_and_link(data, counties):
    text = b'{"v": 1, "levers": {"cold_chain": 0.3333}}'
    view = from_json(text, View(), data.catalog, counties)
    params = link.encode(view, data.catalog)
    back, _ = link.decode(params, "zh", data.catalog, data.panel.codes)
    assert back.scenario == view.scenario == Scenario().with_levers({"cold_chain": 0.33}, ())


@pytest.mark.parametrize(
    ("text", "code"),
    [
        (b"", "file"),
        (b"[1]", "file"),
        (b"\xff\xfe", "file"),
        (b"[" * 100_000, "file"),
        (b'{"v": 2}', "v"),
        (b'{"v": 1, "levers": {"cold_chain": 7}}', "intensity"),
        (b'{"v": 1, "levers": {"cold_chain": NaN}}', "intensity"),
        (b'{"v": 1, "levers": {"no_such": 0.5}}', "lever"),
        (b'{"v": 1, "assumptions": {"cold_chain.cost": 0}}', "cold_chain.cost"),
        (b'{"v":1' + b"0" * 309 + b"}", "v"),
        (b'{"v": 1, "levers": {"\\ud800": 0.5}}', "lever"),
        (b'{"v": 1, "levers": {"cold_chain": "0.5"}}', "record"),
        (b'{"v": 1, "levers": {"cold_chain": true}}', "record"),
        (b'{"v": 1, "counties": [' + b"[" * 400 + b"]" * 400 + b"]}", "county"),
        (b'{"v": 1, "pins": {}}', "pins"),
        (b'{"v": 1, "pins": [1]}', "pins"),
        (b'{"v": 1, "pins": [{"v": 1}, {"v": 1}, {"v": 1}, {"v": 1}, {"v": 1}]}', "pins"),
        (b'{"v": 1, "about": {"county": "999999"}}', "county"),
        (b'{"v": 1, "about": {"scope": []}}', "scope"),
        (b'{"v": 1, "about": 3}', "about"),
    ],
)
def test_a_faulty_file_is_refused_and_named(text, code, data, counties):
    with pytest.raises(ScenarioError) as error:
        from_json(text, View(), data.catalog, counties)
    assert error.value.code == code


@pytest.mark.parametrize("where", [(), (1, 2)])
def test_the_counties_a_file_names_hold_whatever_its_scope_says(where, data, counties):
    named = [data.panel.codes[row] for row in where]
    for scope in SCOPES:
        about = {"county": data.panel.codes[0], "scope": scope}
        record = {"v": 1, "levers": {"trunk_express": 1}, "counties": named, "about": about}
        view = from_json(json.dumps(record).encode(), View(), data.catalog, counties)
        assert view.case.applied(counties).counties == tuple(named)


def test_a_file_of_faults_is_refused_within_100_ms(data, counties):
    for record in (
        {"values": {f"{n:x}": {"": 0} for n in range(6500)}},
        {"assumptions": {f"{n:x}": 0 for n in range(9000)}},
    ):
        text = json.dumps({"v": 1} | record, separators=(",", ":")).encode()
        assert 75_000 < len(text) < MOST_BYTES

        def refused(text=text):
            with pytest.raises(ScenarioError):
                from_json(text, View(), data.catalog, counties)

        assert min(once(refused)[1] for _ in range(3)) < 100


def test_a_preset_restored_for_every_county_scores_the_same(data, counties):
    for preset in data.catalog.presets:
        scenario = Scenario().with_levers(dict(preset.levers), ())
        for county in data.panel.codes:
            view = View("zh", county, preset=preset.code, scenario=scenario)
            back = from_json(to_json(view, counties), View("zh"), data.catalog, counties)
            assert back == view


def test_a_file_is_called_by_the_county_it_is_about(view, data, counties):
    assert file_name(replace(view, county="513334"), counties) == "scenario_513334.json"
    assert file_name(View(), counties) == f"scenario_{data.panel.codes[0]}.json"


def test_added_what_ifs_come_after_those_at_hand_and_once(view):
    """Three are pinned and the file holds these and one in hand: that one fits, none is twice."""
    own = replace(View(), pins=view.pins)
    both, left = added(own, view)
    assert (both.pins, left) == ((*view.pins, view.case), ())
    assert both.scenario == own.scenario
    full, left = added(both, replace(View(), pins=(replace(view.pins[0], county="513334"),)))
    assert full == both
    assert [case.county for case in left] == ["513334"]


def test_a_file_with_nothing_in_hand_adds_only_its_pins(view):
    both, left = added(View(), replace(View(), pins=view.pins))
    assert (both.pins, left) == (view.pins, ())
