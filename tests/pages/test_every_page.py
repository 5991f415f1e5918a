"""Every page in both languages, plain, with a what-if, and on real data alone."""

import json
from functools import cache, partial

import plotly.graph_objects as go
import pytest

from components.session import addresses
from tests.app_pages import opened, texts, visited
from tests.in_sight import count_in_sight, marked_estimates
from tests.page_names import PAGES

PAPER = "14.18.14.12.11.12.10.9"
CASES = {
    "plain": {},
    "county": {"c": "513334"},
    "what-if": {"c": "513335", "l": "cold_chain.60_station_activation.50", "pre": "netherlands"},
    "all counties": {"c": "513201", "l": "trunk_express.100", "s": "all", "w": PAPER},
    "real only": {"r": "1"},
    "real only, Batang": {"r": "1", "c": "513335", "l": "station_activation.50", "p": "-1"},
}  # fmt: skip
MOST_CHARACTERS = 900
plain = cache(partial(opened, params={}))  # read by several tests, and left as it is
IN_ENGLISH = ("plain", "what-if", "real only, Batang")


@pytest.mark.parametrize(
    ("lang", "case"), [*(("zh", case) for case in CASES), *(("en", case) for case in IN_ENGLISH)]
)
@pytest.mark.parametrize("page", PAGES)
def test_the_page_opens_without_a_fault_and_every_chart_is_valid_named_and_local(page, lang, case):
    at = opened(page, lang, CASES[case]) if CASES[case] else plain(page, lang)
    assert not at.exception, at.exception
    assert not at.warning, at.warning[0].value
    assert 'class="finding"' in texts(at)
    assert marked_estimates(at) == []
    for chart in at.get("plotly_chart"):
        go.Figure(json.loads(chart.proto.spec))  # validates every property
        assert "http" not in chart.proto.spec
        assert chart.proto.alt, "a chart needs its finding in words"
    for deck in at.get("deck_gl_json_chart"):
        assert "http" not in deck.proto.json
        assert deck.proto.alt


@pytest.mark.parametrize("page", PAGES)
def test_a_page_says_in_nine_hundred_characters_what_is_in_sight(page):
    assert count_in_sight(visited(page, "zh", CASES["county"])) <= MOST_CHARACTERS


def test_a_broken_link_gives_one_notice_and_keeps_the_page():
    at = visited("overview", "en", {"c": "1", "l": "nothing.5", "w": "1"})
    assert len(at.warning) == 1
    for part in ("c=1", "l=nothing.5", "w=1", "0–20"):
        assert part in at.warning[0].value
    assert not at.exception


def han(text):
    return any("\u4e00" <= letter <= "\u9fff" for letter in text)


@pytest.mark.parametrize("page", PAGES)
def test_both_languages_show_the_same_widgets(page):
    zh, en = plain(page, "zh"), plain(page, "en")
    for kind in ("slider", "selectbox", "toggle", "button"):
        assert len(zh.get(kind)) == len(en.get(kind))
    for widget in (*zh.slider, *zh.selectbox, *zh.toggle):
        assert han(widget.label)
    for widget in (*en.slider, *en.selectbox, *en.toggle):
        assert not han(widget.label)


def test_the_overview_never_says_plainly_what_illustrative_figures_show():
    said = texts(plain("overview", "zh"))
    title = said.split('class="finding">')[1].split("</h1>")[0]
    assert title.startswith("按示意数据")
    assert "●" in said.split('class="lead">')[1].split("</p>")[0]
    assert "短板是" not in said
    assert said.count("按示意数据") == 1


def test_real_data_only_leaves_no_illustrative_number_on_the_county_page():
    at = opened("county", "en", {"r": "1", "c": "513334"})
    rows = texts(at).split("<tbody>")[1].split("</tbody>")[0]
    assert "○" not in rows
    assert "Illustrative estimate" not in rows
    assert "Not scored" in texts(at)


def test_a_slider_moves_days_before_points():
    at = opened("simulator", "en", {"c": "513334"})
    before = texts(at)
    at.slider(key="lever_parcel_pooling").set_value(100).run()
    after = texts(at)
    assert "→" not in before.split("</h1>")[0]
    title = after.split('class="finding">')[1].split("</h1>")[0]
    assert title.index("days") < title.index("score")
    assert not at.exception


def test_resetting_to_the_data_undoes_every_lever_and_keeps_weights():
    at = opened("simulator", "en", {"l": "cold_chain.60", "w": PAPER})
    assert at.slider(key="lever_cold_chain").value == 60
    at.button(key="reset_data").click().run()
    assert at.slider(key="lever_cold_chain").value == 0
    assert at.slider(key="weight_1").value == 18


def test_the_last_weight_cannot_be_taken_away():
    at = opened("simulator", "en", {"w": "5.0.0.0.0.0.0.0"})
    at.slider(key="weight_0").set_value(0).run()
    assert not at.exception
    assert at.slider(key="weight_0").value == 5


def test_what_is_chosen_survives_a_page_switch():
    at = opened("simulator", "en", {"c": "513334", "l": "cold_chain.60"})
    at.switch_page(addresses.page_file("network")).run()
    assert "Pre-cooling" in texts(at)
    at.switch_page(addresses.page_file("simulator")).run()
    assert at.slider(key="lever_cold_chain").value == 60
    assert at.selectbox(key="county").value == "513334"
