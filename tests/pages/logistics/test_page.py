"""The logistics page as it is opened: the slider answers, data stay apart from assumptions."""

from functools import lru_cache

import pytest

from tests.app_pages import opened as fresh
from tests.app_pages import texts, visited

LITANG, BARKAM = "513334", "513201"


@lru_cache
def opened(**params):
    """Return a page that is only read."""
    at = fresh("logistics", "en", params)
    assert not at.exception
    return at


def test_moving_the_visits_tells_days_before_and_after_and_goes_into_the_link():
    at = visited("logistics", "en", {"c": LITANG})
    at.slider(key="number_vis").set_value(6).run()
    assert "3 → 6 visits a week: 4.0 → 3.4 days explained" in texts(at)
    assert at.query_params["vis"] in ("6", ["6"])


@pytest.mark.parametrize("county", ["", LITANG])
def test_real_data_only_says_why_days_and_season_are_missing(county):
    at = opened(r="1", **({"c": county} if county else {}))
    text = texts(at)
    assert "Taking the days apart needs assumed schedules" in text
    assert "general knowledge and no data" in text
    assert "number_vis" not in {slider.key for slider in at.slider}


def test_closed_parts_send_neither_their_charts_nor_their_sliders():
    at = visited("logistics", "en", {"c": BARKAM})
    assert len(at.get("plotly_chart")) == 2
    assert {slider.key for slider in at.slider} == {"number_vis"}


def test_an_indicator_of_an_old_link_is_the_one_over_the_counties():
    at = opened(c=LITANG, li="free_shipping_share", d="down")
    assert at.selectbox(key="choice_li").value == "free_shipping_share"


def test_an_assumption_that_is_changed_moves_the_days_and_what_is_said_of_them():
    at = visited("logistics", "en", {"c": BARKAM})
    at.session_state["drawer_delivery"] = True
    at.run().slider(key="number_hnd").set_value(2.0).run()
    assert "Days to the village: 4.3 explained" in texts(at)
    assert "about 4.3 of them explained; the longest: handling." in texts(at)


def test_who_asks_for_the_peaks_finds_them_open_before_the_map():
    at = opened(c=LITANG, open="peaks")
    sliders = [slider.key for slider in at.slider]
    assert sliders.index("number_sm") < sliders.index("number_vis")
