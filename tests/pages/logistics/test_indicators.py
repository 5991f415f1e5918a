"""Indicators up and down: what belongs to a direction, what is published and by whom."""

from components.county_values import chart
from components.session import link
from components.widgets import html
from model.facts.catalog import DELIVERY_DAYS
from model.score.method import Method
from pages.logistics import indicators
from tests.app_pages import opened, texts

REAL = Method(real_only=True)
LITANG = "513334"


def found(results, t, method=None):
    return chart.of_indicators(results, indicators.DIRECTIONS, method or Method(), t)


def test_each_indicator_of_the_link_has_its_direction():
    assert set(indicators.DIRECTIONS) == set(link.CHOICES["li"])
    assert indicators.DIRECTIONS[DELIVERY_DAYS] == indicators.DOWN
    assert indicators.DIRECTIONS["cold_treatment_share"] == indicators.UP


def test_a_row_holds_the_countys_figure_the_range_over_all_and_published_references(results, en):
    rows = indicators.table(list(found(results, en).values()), LITANG, en).rows
    days = rows.iloc[0]
    assert days["own"] == "○\N{NO-BREAK SPACE}7.1–12.3 days"
    assert days["range"] == "○\N{NO-BREAK SPACE}3.3–15.7 days"
    assert "7.0 days" in days["marks"]
    hours = rows.set_index("name").loc[en.indicator("trunk_road_hours")]
    assert hours["own"] == "◐\N{NO-BREAK SPACE}8.8 h"
    assert hours["quality"] == "derived"


def test_real_data_only_keeps_what_is_published_and_the_references(results, t):
    table = indicators.table(list(found(results, t, REAL).values()), LITANG, t)
    bare = table.rows[table.rows["own"] == "—"]
    assert len(bare) == 6
    assert (bare["range"] == "—").all()
    assert (bare["marks"] != "—").sum() == 4
    assert "data-estimate" not in html.table(*table.screen({"x": lambda row: row.own}), t)


def test_the_title_of_one_indicator_says_who_publishes_it(results, en):
    every = found(results, en)
    assert indicators.county_title(every["trunk_road_hours"], en).startswith("◐ ")
    assert "published by none of 31" in indicators.county_title(every[DELIVERY_DAYS], en)


def test_the_parcels_of_the_one_county_that_publishes_them_stand_beside_the_nation():
    said = {lang: texts(opened("logistics", lang, {"c": LITANG})) for lang in ("zh", "en")}
    assert "31 县中 1 县公布快递量：九龙县寄出的占 ◐ 5.0%" in said["zh"]
    for part in ("<td>◐ 29.6</td>", "<td>◐ 5.0%</td>", "<td>● 78.3</td>"):
        assert part in said["en"]
    assert "Chuanguan News, 11 Jan 2024" in said["en"]
