"""The comparison as a reader meets it: pin, unpin, take up, keep a file and restore from one."""

import json
import re
from dataclasses import replace

import plotly.graph_objects as go
import pytest

from components.session import link, state, what_if_file
from components.session.link import PINS, View
from components.session.what_if import Case
from components.words.texts import entries
from model.score.method import Method
from model.what_if.scenario import Scenario
from pages.what_if.compared import columns, pins
from tests.app_pages import opened, texts
from tests.pages.what_if.pinned import BATANG, LITANG, SHIQU, USE, case


def params(results, *cases, **hand):
    catalog = results.data.catalog
    return link.encode(replace(View("en"), pins=cases), catalog) | hand


def link_of(at):
    found = at.query_params
    return {key: v if isinstance(v, str) else v[0] for key, v in found.items()}


def said(at):
    """Return what the last press was answered with."""
    return [toast.value for toast in at.toast]


def test_what_is_in_hand_is_pinned_once_with_its_county_and_unpinned_again(results):
    at = opened("simulator", "en", {"l": "cold_chain.60"})
    at.button(key="pin").click().run()
    first = results.data.panel.codes[0]
    assert link_of(at)["k1"].startswith(f"c!{first}*l!")
    assert (said(at), at.button(key="pin").label) == (["Pinned (1)"], "Pin (1)")
    at.button(key="pin").click().run()
    assert (said(at), "k2" in link_of(at)) == (["Pinned already, as A"], False)
    at = opened("compare", "en", link_of(at))
    assert "A own levers" in texts(at)
    at.button(key="unpin_0").click().run()
    assert "k1" not in link_of(at)


def test_with_nothing_set_the_press_says_so_and_pins_nothing():
    at = opened("simulator", "zh", {})
    at.button(key="pin").click().run()
    assert "没有可加入的" in said(at)[0]
    assert "k1" not in link_of(at)


def test_what_is_pinned_is_what_is_in_hand_at_the_press(results):
    """The sliders of a page run without the button: it was drawn before they were moved."""
    at = opened("simulator", "en", {"l": "cold_chain.60"})
    moved = case(results, results.data.panel.codes[0], cold_chain=80)
    at.session_state[state.VIEW] = View("en").take_up(moved)
    at.button(key="pin").click().run()
    assert at.session_state[state.VIEW].pins == (moved,)


def test_clearing_keeps_what_is_in_hand(results):
    at = opened(
        "compare",
        "en",
        params(
            results,
            case(results, preset="xizang"),
            case(results, preset="suichang"),
            l="cold_chain.60",
        ),
    )
    at.button(key="pins_clear").click().run()
    assert [key for key in link_of(at) if key in PINS] == []
    assert link_of(at)["l"] == "cold_chain.60"


def test_taking_one_up_leads_to_the_simulator_with_it_in_hand_and_all_pins(results):
    cases = (case(results, preset="xizang"), case(results, SHIQU, preset="suichang"))
    at = opened("compare", "en", params(results, *cases))
    found = [item.proto for item in at.get("page_link") if item.proto.label == "Load"]
    assert [item.page for item in found] == ["simulator"] * 2
    sent = dict(part.split("=", 1) for part in found[1].query_string.split("&"))
    sent = {key: value.replace("%21", "!").replace("%2A", "*") for key, value in sent.items()}
    view, dropped = link.decode(sent, "zh", results.data.catalog, results.data.panel.codes)
    assert (view.case, view.pins, dropped) == (cases[1], cases, ())


def test_a_fifth_goes_in_place_of_one_of_four(results):
    four = tuple(case(results, cold_chain=percent) for percent in (10, 20, 30, 40))
    at = opened("simulator", "en", params(results, *four, c=LITANG, l="cold_chain.50"))
    assert "pin" not in [button.key for button in at.button]
    at.session_state["pin_full"] = True
    at.run().button(key="pin_over_1").click().run()
    assert link_of(at)["k2"] == link_of(at)["k1"].replace("10", "50")
    assert said(at) == ["B is replaced"]


def test_with_nothing_pinned_one_press_pins_three_presets_for_the_same_money(results):
    at = opened("compare", "en", {"c": LITANG})
    assert "pin" not in [button.key for button in at.button]
    assert 'class="caveats"' not in texts(at)
    at.button(key="pin_ready").click().run()
    assert said(at) == ["Pinned (3)"]
    made = columns.columns(results, at.session_state[state.VIEW])
    assert len(made) == 3
    assert columns.same_money(made)
    assert {column.county for column in made} == {LITANG}


def test_what_is_ready_is_pinned_one_by_one_too_and_none_twice():
    first = opened("compare", "en", {"c": LITANG})
    chip = next(b.key for b in first.button if b.key.startswith("pin_") and b.key != "pin_ready")
    first.button(key=chip).click().run()
    assert said(first) == ["Pinned (1)"]
    first.button(key="pin_ready").click().run()
    assert said(first) == ["Pinned (3)"]


def test_a_set_value_alone_is_pinned_without_reach_or_preset(results, monkeypatch):
    view = View(
        county=LITANG,
        scope="all",
        preset="xizang",
        scenario=Scenario().with_values(USE, {LITANG: 80}),
    )
    monkeypatch.setattr(pins.state, "view", lambda: view)
    monkeypatch.setattr(pins.state, "home", lambda: LITANG)
    pin = pins.in_hand()
    assert (pin.scope, pin.preset) == ("one", "")
    catalog, codes = results.data.catalog, results.data.panel.codes
    sent = link.encode(replace(view, pins=(pin,)), catalog)
    assert link.decode(sent, "zh", catalog, codes)[0].pins == (pin,)


def open_page(results, **hand):
    return opened("compare", "en", params(results, case(results, preset="xizang")) | hand)


def test_a_file_puts_its_what_ifs_in_place_of_those_at_hand(results):
    view = replace(
        View("en").take_up(case(results, SHIQU, preset="suichang")),
        pins=(case(results, cold_chain=30), case(results, BATANG, cold_chain=70)),
    )
    view = view.choose("rs", "replace")
    file = what_if_file.to_json(view, results.data.panel.counties)
    at = open_page(results, rs="replace")
    at.file_uploader[0].upload("meeting.json", file, "application/json").run()
    assert not at.exception
    wanted = link.encode(view, results.data.catalog)
    assert link_of(at) == wanted


def test_a_file_is_added_to_the_comparison_as_far_as_there_is_room_and_the_rest_is_named(
    results,
):
    view = replace(
        View("en").take_up(case(results, SHIQU, preset="suichang")),
        pins=(
            case(results, cold_chain=30),
            case(results, preset="xizang"),
            case(results, BATANG, cold_chain=70),
            case(results, LITANG, preset="wugong"),
        ),
    )
    file = what_if_file.to_json(view, results.data.panel.counties)
    at = open_page(results, l="trunk_express.60")
    at.file_uploader[0].upload("meeting.json", file, "application/json").run()
    assert not at.exception
    catalog, codes = results.data.catalog, results.data.panel.codes
    now, _ = link.decode(link_of(at), "en", catalog, codes)
    assert now.pins == (
        case(results, preset="xizang"),
        case(results, SHIQU, preset="suichang"),
        case(results, cold_chain=30),
        case(results, BATANG, cold_chain=70),
    )
    assert now.scenario.intensity("trunk_express") == 0.6
    said = next(html.proto.body for html in at.get("html") if "refused" in html.proto.body)
    assert "Wugong (Litang" in said
    assert "at most 4" in said


def test_where_there_is_nothing_to_lose_a_file_is_taken_as_it_is(results):
    view = replace(
        View("en").take_up(case(results, SHIQU, preset="suichang")),
        pins=(case(results, cold_chain=30),),
    )
    at = opened("compare", "en", {})
    file = what_if_file.to_json(view, results.data.panel.counties)
    at.file_uploader[0].upload("meeting.json", file, "application/json").run()
    assert link_of(at) == link.encode(view, results.data.catalog)


FAULTY = [
    ({}, ("the version number v is missing",)),
    ({"v": 2}, ("version", '"2"', "1")),
    ({"v": 1, "real_only": "so"}, ("real data only", '"so"')),
    ({"v": 1, "levers": {"cold_chain": 7}}, ("intensity", '"7"', "0–1")),
    ({"v": 1, "levers": {"warp": 1}}, ("lever", '"warp"', "sixteen")),
    ({"v": 1, "values": {"delivery_days": {LITANG: 999}}}, ("delivery time", "999", "0.5–60")),
    ({"v": 1, "assumptions": {"cold_chain.cost": 0}}, ("Pre-cooling", "0", "0.1–500")),
    ({"v": 1, "weights": [1, 2]}, ("weights", "not written", "8 whole numbers")),
    ({"v": 1, "p": 7}, ("compensation", '"7"', "1, 0 or -1")),
    ({"v": 1, "levers": {"cold_chain": 1}, "counties": ["1"]}, ("county", '"1"', "31")),
    ({"v": 1, "pins": 5}, ("pinned", '"5"', "at most 4")),
    ({"v": 1, "about": 3}, ("note", '"3"', "downloaded")),
    ({"v": 1, "about": {"preset": "utopia"}}, ("preset", '"utopia"', "ten")),
    ({"v": 1, "about": {"scope": "moon"}}, ("reach", '"moon"', "prefecture")),
    ({"v": 1, "values": {"joy": {LITANG: 1}}}, ("indicator", '"joy"', "list")),
    ({"v": 1, "assumptions": {"joy.cost": 1}}, ("assumption", '"joy.cost"', "Method")),
    ({"v": 1, "levers": 5}, ("structure", "not written", "downloaded")),
    ({"v": 10**309}, ('"1000000000',)),
    ({"v": 1, "counties": ["\ud800"]}, ("county", '"?"', "31")),
]


def test_a_faulty_file_gets_one_sentence_and_nothing_is_lost(results):
    at = open_page(results)
    before = link_of(at)
    for record, parts in FAULTY:
        padded = record | ({"note": "x" * 80} if record.get("levers") == 5 else {})
        at.file_uploader[0].upload("meeting.json", json.dumps(padded).encode()).run()
        assert not at.exception
        assert link_of(at) == before
        said = next(html.proto.body for html in at.get("html") if "refused" in html.proto.body)
        assert not re.search(r"None|[(){}\[\]]", said)
        for part in ("meeting.json", "nothing was changed", *parts):
            assert part.replace('"', "&quot;") in said, record


def test_the_refusal_of_any_fault_is_said_in_the_readers_language_and_goes_with_the_next_file(
    results,
):
    at = opened("compare", "zh", params(results, case(results, preset="xizang")) | {"lang": "zh"})
    at.file_uploader[0].upload("会议.json", b"\x00\x01").run()
    said = next(html.proto.body for html in at.get("html") if "refused" in html.proto.body)
    assert "会议.json" in said
    assert "没有使用" in said
    whole = what_if_file.to_json(View("zh"), results.data.panel.counties)
    at.file_uploader[0].upload("会议.json", whole).run()
    assert not [html for html in at.get("html") if 'class="refused"' in html.proto.body]


@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize("real", ["0", "1"])
def test_the_page_opens_with_four_columns_of_any_kind_and_its_charts_are_valid(results, lang, real):
    edited = case(results, preset="suichang")
    edited = replace(edited, scenario=edited.scenario.with_assumption("cold_chain.cost", 12.5))
    cases = (
        case(results, preset="xizang"),
        replace(case(results, SHIQU, preset="wugong"), scope="all"),
        edited,
        Case(BATANG, scenario=Scenario(method=Method(p=1)).with_values(USE, {BATANG: 80})),
    )
    at = opened("compare", lang, params(results, *cases) | {"lang": lang, "r": real})
    assert not at.exception
    assert not at.warning
    assert entries()["levers.pill_changed"].zh in texts(at) or lang == "en"
    for drawn in at.get("plotly_chart"):
        go.Figure(json.loads(drawn.proto.spec))
        assert drawn.proto.alt
        assert "http" not in drawn.proto.spec
    assert re.search(r"○\s*[▲▼]?\s*[-+−±]?\d", texts(at)) is None or real == "0"
