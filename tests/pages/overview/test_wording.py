"""What the overview says: cards, facts, the weakest elements, what is still to fill in."""

from model.facts.provenance import Quality
from model.score.method import Method
from pages.overview import wording

LITANG, REAL = "513334", Method(real_only=True)


def test_a_withheld_score_is_a_dash_with_its_reason_and_the_evidence_stays(results, t):
    *withheld, evidence = wording.cards(results, REAL, t)
    assert [(card.value, card.note) for card in withheld] == [("—", t("common.withheld"))] * 3
    assert evidence == wording.cards(results, Method(), t)[-1]
    assert wording.weakest(results, REAL, t) == ("", [])


def test_every_county_stands_under_one_weakest_element(results, t, data):
    _, tiles = wording.weakest(results, Method(), t)
    names = [name for tile in tiles for name in tile.note.split(t("common.comma"))]
    assert sorted(names) == sorted(t.of(county.short) for county in data.panel.counties)


def test_what_is_to_fill_in_is_what_a_county_is_asked_for_and_nobody_has_published(
    results, t, data
):
    tiles = wording.to_fill(results, LITANG, t)
    for element, tile in zip(data.catalog.elements, tiles, strict=True):
        asked = [i for i in data.catalog.members(element.code) if i.in_template]
        known = (Quality.OBSERVED, Quality.DERIVED)
        open_ = [i for i in asked if data.panel.figure(LITANG, i.code).quality not in known]
        assert tile.value == t("overview.fill_count", n=len(open_), total=len(asked))


def test_the_map_offers_index_elements_and_what_has_a_real_figure(results, t, data):
    codes, names = wording.focuses(results, t)
    assert codes[: 1 + len(data.catalog.elements)] == ["index", *data.catalog.element_codes]
    assert "digital_finance_index" not in codes
    assert all(names[code][0] in "●◐" for code in codes[1 + len(data.catalog.elements) :])
