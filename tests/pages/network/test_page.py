"""The network page in use: the planner's question in the link, its answer, what goes on from it."""

from tests.app_pages import opened, texts

LITANG, BATANG, BARKAM = "513334", "513335", "513201"


def test_the_page_shows_today_until_a_plan_is_asked_for():
    at = opened("network", "en", {"c": LITANG})
    assert not at.exception
    said = texts(at)
    assert "Litang: about 15 townships over 1 h from the seat" in said
    assert "Today: at least 19% of village units within 1 h of the seat" in said
    assert "whom they serve" not in said
    assert not [one for one in at.button if one.key == "take_plan"]


def test_the_page_takes_its_question_from_the_link():
    at = opened("network", "en", {"c": LITANG, "st": "3", "goal": "time", "lim": "0.5"})
    assert not at.exception
    assert at.slider(key="number_st").value == 3
    said = texts(at)
    assert "3 new stations: mean way" in said
    assert "Within 0.5 h, " in said


def test_more_stations_than_sites_are_cut_and_that_is_said():
    at = opened("network", "en", {"c": BARKAM, "st": "300"})
    assert not at.exception
    assert at.slider(key="number_st").value == at.slider(key="number_st").max == 12
    assert "300 stations asked for; townships that can be given one: 12" in texts(at)


def test_moving_the_slider_moves_the_answer():
    at = opened("network", "en", {"c": LITANG, "st": "8"})  # so many were the default once
    before = texts(at)
    at.slider(key="number_st").set_value(2).run()
    assert "8 new stations: " in before
    assert "2 new stations: " in texts(at)
    at.slider(key="number_st").set_value(0).run()
    assert "Today: at least 19% of village units" in texts(at)


def test_a_plan_above_todays_figure_goes_into_the_what_if():
    at = opened("network", "en", {"c": BARKAM, "st": "12"})
    at.button(key="take_plan").click().run()
    assert not at.exception
    assert at.query_params["sv"] == "township_station_coverage~513201-92.3"


def test_a_plan_replaces_an_illustrative_figure_even_where_it_is_lower():
    at = opened("network", "en", {"c": LITANG, "st": "3"})
    assert "illustrative" in at.button(key="take_plan").label
    at.button(key="take_plan").click().run()
    assert at.query_params["sv"] == "township_station_coverage~513334-13.6"  # 3 of 22
    assert "Neither today nor the station plan on this page holds" in texts(at)


def test_where_stations_are_published_without_places_nothing_is_taken_and_the_start_is_told():
    at = opened("network", "zh", {"c": BATANG, "st": "2"})
    assert "已公布 16 个乡镇站（2021 年），但未公布位置，以下按只有县城起算" in texts(at)
    assert not [one for one in at.button if one.key == "take_plan"]


def test_all_townships_and_all_stations_stand_in_a_table_below_the_first():
    at = opened("network", "en", {"st": "20"})
    drawers = [one.proto.id for one in at.expander]
    assert {"table_tiers", "table_towns", "table_stations"} <= {
        name.split("-")[-1] for name in drawers
    }


def test_without_assumed_figures_the_plan_stands_and_use_is_said_to_be_unpublished():
    at = opened("network", "en", {"c": LITANG, "r": "1", "st": "8", "k": "village_point_coverage"})
    said = texts(at)
    assert not at.exception
    assert "8 new stations: " in said
    assert "0 of 31 counties publish activity" in said
    assert "Nothing is higher or can be compared" in said
    assert "○" not in said.split("</h1>")[1].split("footer")[0]


def test_suichang_and_the_official_lines_are_in_sight():
    said = texts(opened("network", "zh", {"k": "village_point_coverage"}))
    for part in ("遂昌", "四川省示范县", "2,323", "11,727", "50%", "79%", "有站未必有人用"):
        assert part in said


def test_official_reach_of_4g_stands_beside_our_estimate_of_a_stable_signal():
    said = texts(opened("network", "zh", {"c": LITANG}))
    assert "理塘县：4G 通达 ● 100%；信号稳定为估算 " in said
    for part in ("行政村光纤通达（官方口径）", "甘孜日报，2021-09-22", "西藏 2018 年：81"):
        assert part in said
    every = texts(opened("network", "en", {}))
    head = (
        "18 counties of Garze Prefecture: villages reached by 4G ● 100%; stable signal, estimated"
    )
    assert head in every
    assert "甘孜州 18 县：4G 通达 ● 100%；信号稳定为估算 " in texts(opened("network", "zh", {}))


def test_a_reference_has_its_year_and_value_once_and_what_is_derived_its_glyph():
    said = texts(opened("network", "zh", {}))
    for part in (
        "四川 2017 年（超过）：33%",
        "河北验收线 2017 年：50%",
        "◐ 三县试点 2019 年（合计）：63%",
    ):
        assert part in said.replace("\N{NO-BREAK SPACE}", " ")


def test_where_no_official_reach_was_found_none_is_stated():
    said = texts(opened("network", "en", {"c": BARKAM}))
    assert "Barkam: villages reached by 4G unknown; stable signal, estimated, " in said
    assert "Villages reached by 4G (official)" not in said


def test_without_estimates_nothing_is_said_of_a_stable_signal():
    said = texts(opened("network", "en", {"c": LITANG, "r": "1"}))
    assert "villages reached by 4G ● 100%; stable signal —" in said
