"""The robustness page as a reader meets it: link, drawers, phone, real data alone."""

import re

import pytest
import streamlit as st
from streamlit.testing.v1 import AppTest

from components.session import addresses, state
from components.widgets import place
from model.facts.panel import EVIDENCE
from model.own_data.overlay import Origin, SuppliedFigure, Supply
from tests.app_pages import FRAME, open_sections, opened, texts

LITANG, SHIQU = "513334", "513332"


def test_the_page_hides_ranges_and_compares_with_the_county_of_the_link():
    at = opened("robustness", "en", {"c": LITANG, "vs": SHIQU, "ci": "off"})
    said = texts(at)
    assert not at.exception
    assert at.selectbox(key="choice_vs").value == SHIQU
    assert "Litang stands above Shiqu whatever the weights" in said
    assert "Ranges are off" in said


def test_the_county_itself_is_never_its_own_rival():
    at = opened("robustness", "en", {"c": LITANG, "vs": LITANG})
    assert at.selectbox(key="choice_vs").value != LITANG


def test_open_drawers_hold_what_drives_and_the_ways_of_weighting(monkeypatch):
    monkeypatch.setattr(place, "drawer", lambda _label, key: st.container(key=f"open_{key}"))
    at = opened("robustness", "zh", {"c": LITANG})
    assert not at.exception
    said = texts(at)
    assert "熵值法" in said
    assert "7,168" in said
    assert len(at.get("plotly_chart")) == 4


def test_a_phone_reads_a_list_in_place_of_the_matrix(monkeypatch):
    wide = opened("robustness", "zh", {"c": LITANG})
    monkeypatch.setattr(state, "on_phone", lambda: True)
    phone = opened("robustness", "zh", {"c": LITANG})
    assert len(phone.get("plotly_chart")) == len(wide.get("plotly_chart")) - 1
    assert "总是更高" in texts(phone)
    assert "总是更高" not in texts(wide)


def test_real_data_alone_shows_no_illustrative_number():
    at = opened("robustness", "zh", {"r": "1", "c": LITANG})
    assert not re.search(r"○\s*[\d▲▼]", texts(at).split("实测　◐")[0])
    assert "暂不评分" in texts(at)
    assert at.get("plotly_chart")


SAID = Origin(2024, "县统计局", "f.csv")


def filled(data, counties):
    """Own figures that complete some counties, each a little better than the one before."""
    panel, made = data.panel.real_only(), []
    for step, code in enumerate(counties, start=1):
        for j, indicator in enumerate(data.catalog.indicators):
            if panel.quality[panel.row(code), j] < 0 and indicator.code != EVIDENCE:
                share = step * (2 + j % 5) / 40
                value = indicator.worst + share * (indicator.best - indicator.worst)
                made.append(SuppliedFigure(code, indicator.code, round(value, 3), SAID))
    return Supply(tuple(made))


@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize("county", [LITANG, SHIQU])
def test_three_counties_that_fill_their_figures_are_tested_and_the_others_counted(
    results, data, county, lang, monkeypatch
):
    monkeypatch.setattr(place, "drawer", lambda _label, key: st.container(key=f"open_{key}"))
    at = AppTest.from_file(FRAME, default_timeout=60)
    at.session_state["own_data"] = results.over(
        filled(data, [LITANG, "513335", "513336", "513337"])
    )
    for key, value in {"v": "1", "lang": lang, "r": "1", "c": county}.items():
        at.query_params[key] = value
    at = open_sections(at.run().switch_page(addresses.page_file("robustness")).run())
    assert not at.exception
    said = texts(at)
    assert "/6 对县" in said or "/6 pairs" in said
    assert "另有 27 县" in said or "not scored: 27" in said
    assert ("换标度后" in said or "another scale" in said) is (county == LITANG)
    assert "按示意数据" not in said
    assert "On illustrative" not in said
