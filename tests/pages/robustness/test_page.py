"""The robustness page as a reader meets it: link, sections, real data alone."""

import re

import pytest
from streamlit.testing.v1 import AppTest

from components.session import addresses
from components.session.own_data import Figures
from model.facts.panel import EVIDENCE
from model.own_data.overlay import Origin, SuppliedFigure, Supply
from tests.app_pages import FRAME, open_sections, opened, texts

LITANG, SHIQU = "513334", "513332"


def test_every_section_opens_and_an_old_link_with_a_second_county_does_too():
    at = opened("robustness", "zh", {"c": LITANG, "vs": SHIQU, "ci": "off"})
    said = texts(at)
    assert not at.exception
    assert len(at.get("plotly_chart")) == 2
    for words in ("熵值法", "勉强协调", "最值得先摸清", "用西藏回测", "检验不了得分", "石渠县"):
        assert words in said


def test_the_words_on_illustrative_figures_stand_once():
    assert texts(opened("robustness", "zh", {"c": LITANG})).count("按示意数据") == 1


def test_real_data_alone_shows_no_illustrative_number():
    said = texts(opened("robustness", "zh", {"r": "1", "c": LITANG}))
    assert not re.search(r"○\s*[\d▲▼]", said)
    assert "按示意数据" not in said
    assert "没有位次可检验" in said


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
def test_four_counties_that_fill_their_figures_are_tested_and_the_others_counted(
    results, data, county, lang
):
    at = AppTest.from_file(FRAME, default_timeout=60)
    four = results.over(filled(data, [LITANG, "513335", "513336", "513337"]))
    at.session_state["own_data"] = Figures(unsaved=four)
    for key, value in {"v": "1", "lang": lang, "r": "1", "c": county}.items():
        at.query_params[key] = value
    at = open_sections(at.run().switch_page(addresses.page_file("robustness")).run())
    assert not at.exception
    said = texts(at)
    assert "另有 27 县" in said or "not scored: 27" in said
    assert ("/4" in said) is (county == LITANG)
    assert "按示意数据" not in said
    assert "On illustrative" not in said
