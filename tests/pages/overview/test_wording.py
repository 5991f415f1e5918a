"""What the overview says of the chosen county, and of all of them."""

import unicodedata

import pytest

from components.widgets import html
from components.words.texts import DASH, Texts
from model.score.method import Method
from model.uncertainty import claims
from pages.overview import wording

LITANG, MAO, BAIYU = "513334", "513223", "513331"
TODAY, REAL = Method(), Method(real_only=True)


def full_widths(text):
    """How wide a text is, in Chinese characters."""
    return sum(1.0 if unicodedata.east_asian_width(char) in "WFA" else 0.5 for char in text)


@pytest.mark.parametrize("method", [TODAY, REAL])
def test_every_headline_is_short_in_both_languages_and_has_no_glyph_of_an_estimate(
    results, data, method
):
    zh, en = (Texts(language, data) for language in ("zh", "en"))
    for county in ("", *data.panel.codes):
        assert full_widths(wording.title(results, county, method, zh)) <= 22
        english = wording.title(results, county, method, en)
        assert len(english) <= 60, english
        shown = html.cards(wording.cards(results, county, method, en), en)
        assert "○" not in english + shown
        # All but the share of real data rest on estimates, as long as these are not left out.
        assert shown.count("data-estimate") == (0 if method.real_only else 3)


def test_a_county_headline_is_as_sure_as_the_draws(results, zh):
    assert wording.title(results, LITANG, TODAY, zh) == "理塘被「人才」拖住，把握约八成"
    assert wording.title(results, MAO, TODAY, zh) == "茂县：短板未定，信息数据 或 品牌营销"
    assert wording.title(results, BAIYU, TODAY, zh) == "白玉：短板未定，三个要素难分先后"
    assert wording.title(results, LITANG, REAL, zh) == "理塘：证据不足，暂不评分"


def test_only_evidence_takes_the_hedge_away(results, zh, monkeypatch):
    def head(county):
        return "".join(say(results, county, TODAY, zh) for say in (wording.title, wording.lead))

    for county in ("", LITANG):
        assert head(county).count("按示意数据") == 1
        assert "●" in head(county)
    sure = claims.Weakest(("talent",), 0.9, plain=True)
    monkeypatch.setattr(claims, "weakest", lambda *_: sure)
    monkeypatch.setattr(claims, "may_rank", lambda *_: True)
    assert wording.title(results, LITANG, TODAY, zh) == "理塘：短板是「人才」"
    assert "示意" not in head("") + head(LITANG)


@pytest.mark.parametrize("county", ["", LITANG])
def test_a_withheld_score_is_a_dash_with_its_reason_and_the_evidence_stays(results, t, county):
    *withheld, evidence = wording.cards(results, county, REAL, t)
    assert [(card.value, card.note) for card in withheld] == [(DASH, t("common.withheld"))] * 3
    assert evidence == wording.cards(results, county, TODAY, t)[-1]
    assert "60%" in wording.lead(results, county, REAL, t)


def test_the_cards_of_a_county_name_the_elements_that_may_be_weakest_and_its_rank_in_its_group(
    results, t, data
):
    score, weakest, rank, _ = wording.cards(results, LITANG, TODAY, t)
    assert score.value == t.score(results.scored(TODAY).index[data.panel.row(LITANG)])
    names = [t.element_short(code) for code in ("talent", "information")]
    assert weakest.value == t.either(names)
    assert all(name in weakest.note for name in names)
    groups = results.geography.groups()
    size = int((groups == groups[data.panel.row(LITANG)]).sum())
    low, high = map(int, rank.value.split("–"))
    assert rank.unit == f"/{size}"
    assert 1 <= low <= high <= size


def test_the_map_offers_index_elements_and_what_has_a_real_figure(results, t, data):
    codes, names = wording.focuses(results, t)
    first = ["index", "weakest", *data.catalog.element_codes]
    assert codes[: len(first)] == first
    assert "digital_finance_index" not in codes
    assert all(names[code][0] in "●◐" for code in codes[len(first) :])
