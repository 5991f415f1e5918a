"""The simulator in a browser: what a lever moves is drawn alone, beside it, and written once."""

import re

import pytest
from playwright.sync_api import expect

from tests.browser.seen import chosen, lever, open_levers, settle, title

pytestmark = pytest.mark.browser
LITANG = "513334"
LENGTH = "history.length"


def said(page, code):
    """What stands beside the bar of the element in a row of the page, by its place."""
    return page.locator(".bar em").nth(code).inner_text()


def test_a_lever_moves_the_bar_beside_it_and_a_drag_is_one_step_of_the_history(open_page):
    page = open_page("/simulator", c=LITANG, l="cold_chain.10")
    page.wait_for_timeout(1600)  # the pause after which a change is a step of its own
    steps, before = page.evaluate(LENGTH), said(page, 2)
    slider = lever(page, "talent_programme")
    for _ in range(4):
        slider.press("PageUp")
        page.wait_for_timeout(300)
    page.wait_for_url(lambda url: "talent_programme" in chosen(url).get("l", ""), timeout=60_000)
    settle(page)
    assert said(page, 2) != before
    assert re.search(r"→\d+ ▲", said(page, 2))
    assert page.evaluate(LENGTH) == steps + 1
    box, bar = slider.bounding_box(), page.locator(".bar").nth(2).bounding_box()
    assert box
    assert bar
    assert abs(box["y"] - bar["y"]) < 60  # the answer stands beside the lever
    moved = title(page)
    page.locator(".st-key-undo button").click()
    page.wait_for_url(lambda url: chosen(url)["l"] == "cold_chain.10", timeout=60_000)
    settle(page)
    assert said(page, 2) == before
    page.locator(".st-key-redo button").click()
    page.wait_for_url(lambda url: "talent_programme" in chosen(url)["l"], timeout=60_000)
    settle(page)
    assert title(page) == moved
    page.wait_for_timeout(1600)  # a link just replaced is no news: it may be an answer on its way
    page.go_back()
    page.wait_for_url(lambda url: "talent_programme" not in chosen(url)["l"], timeout=60_000)
    settle(page)
    lit = page.locator('.st-key-presets [aria-checked="true"]')
    page.locator('.st-key-presets [role="radio"]').first.click()
    expect(lit).to_have_count(1)
    settle(page)
    lever(page, "cold_chain").press("End")
    expect(lit).to_have_count(0)  # other levers than the first steps are no first steps


def test_on_a_phone_every_effect_stands_at_the_bottom_without_scrolling(open_page):
    page = open_page("/simulator", size="phone", c=LITANG)
    foot = page.locator(".st-key-foot .foot")
    start = foot.inner_text()
    page.locator(".st-key-steps_talent button").nth(2).tap()
    page.wait_for_url(lambda url: "talent_programme.100" in chosen(url).get("l", ""))
    settle(page)
    full = foot.inner_text()
    assert full != start
    open_levers(page, "logistics", "parcel_pooling").press("End")
    page.wait_for_url(lambda url: "parcel_pooling.100" in chosen(url)["l"])
    settle(page)
    assert foot.inner_text() not in (start, full)
    page.keyboard.press("Escape")
    page.locator(".st-key-undo button").tap()
    page.wait_for_url(lambda url: "parcel_pooling" not in chosen(url)["l"])
    settle(page)
    assert foot.inner_text() == full
    box = foot.bounding_box()
    assert box
    assert box["y"] + box["height"] <= 844
