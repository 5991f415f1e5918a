"""What else is on record of a county: each figure with its glyph, year and publisher."""

import re

import pytest

from pages.county import story

JIULONG, BARKAM, XIAOJIN = "513324", "513201", "513227"


@pytest.mark.parametrize(
    ("county", "line"),
    [
        (JIULONG, "● 全年快递业务量（超过）：1,590,000 件（2023）——川观新闻，2024-01-11"),
        (JIULONG, "● 行政村 4G 通达（官方口径）：100%（2020）——甘孜日报，2021-09-22"),
        (JIULONG, "● 全州有机产品认证证书：253 张（2024）——甘孜州人民政府新闻发布会，2024-11-15"),
        (JIULONG, "● 国家级电商进农村综合示范县（2020 年报道）——"),
        (XIAOJIN, "● 国家级电商进农村综合示范县（2017）——"),
        (BARKAM, "● 国家 5A 级旅游景区：0 个（2025）——文化和旅游部"),
        (BARKAM, "● 行政村基础支付服务覆盖（官方口径）：100%（2019）——金融时报，2020-03-20"),
    ],
)
def test_a_published_figure_stands_with_glyph_year_and_publisher(results, zh, county, line):
    assert any(said.startswith(line) for said in story._published(results, county, zh))


def test_in_english_a_designation_is_counted_as_listed(results, en):
    said = story._published(results, XIAOJIN, en)
    assert any("National key towns of rural tourism: 1 listed (2022)" in line for line in said)


def test_a_countys_own_facts_stand_before_those_of_its_prefecture(results, zh):
    said = [one for one in story._published(results, JIULONG, zh) if "：0 " not in one]
    of_prefecture = [line.startswith("● 全州") for line in said]
    assert any(of_prefecture)
    assert of_prefecture == sorted(of_prefecture)


def test_the_newest_stands_first_zeros_last_and_the_other_prefecture_is_left_out(results, zh):
    said = story._published(results, BARKAM, zh)
    is_zero = ["：0 " in line for line in said]
    assert is_zero == sorted(is_zero)
    assert any(is_zero)
    years = [int(found[1]) for line in said if (found := re.search(r"（(\d{4})）", line))]
    for part in (years[: is_zero.index(True)], years[is_zero.index(True) :]):
        assert part == sorted(part, reverse=True)
    assert not any("全州" in line or "4G" in line for line in said)
