"""A phone, as a finger uses it: menu, select, share; old and damaged addresses on the way."""

import pytest
from playwright.sync_api import expect

from tests.browser.seen import await_link, chosen, county_box, name_at, settle

pytestmark = [pytest.mark.browser, pytest.mark.slow]
LITANG, BATANG = "513334", "513335"


def test_a_finger_walks_from_a_forwarded_link_over_menu_and_select_to_a_copied_one(open_page):
    page = open_page("/Talent。", size="phone", c=f"{LITANG}），请看")
    assert name_at(page.url) == "talent"
    assert chosen(page.url) == {"v": "1", "lang": "zh", "c": LITANG}
    toolbar, menu = page.locator(".st-key-toolbar"), page.get_by_test_id("stExpandSidebarButton")
    expect(toolbar).to_be_visible()
    menu.tap()
    expect(toolbar).to_be_hidden()
    page.get_by_test_id("stSidebarCollapseButton").locator("button").tap()
    expect(toolbar).to_be_visible()
    menu.tap()
    page.locator("[data-testid=stSidebarNavLink][href$='/county']").tap()
    await_link(page, "county", c=LITANG)
    expect(toolbar).to_be_visible()  # the menu has closed by itself
    box = county_box(page)
    expect(box).to_have_value("理塘县")
    words = box.bounding_box()
    page.touchscreen.tap(words["x"] + 20, words["y"] + words["height"] / 2)
    page.get_by_role("option", name="巴塘县").tap()
    await_link(page, "county", c=BATANG)
    expect(page.locator("h1.finding")).to_contain_text("巴塘")
    page.locator(".st-key-share button").first.tap()
    shared = page.get_by_test_id("stPopoverBody").get_by_test_id("stCode")
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    shared.get_by_role("button").tap()
    assert page.evaluate("navigator.clipboard.readText()") == shared.inner_text().strip()
    assert chosen(shared.inner_text().strip())["c"] == BATANG


def test_an_address_of_no_page_leads_to_the_overview_and_says_so(open_page):
    page = open_page("/nowhere", size="phone", c=LITANG)
    assert (name_at(page.url), chosen(page.url)["c"]) == ("overview", LITANG)
    expect(page.get_by_test_id("stAlert")).to_have_count(1)
    expect(page.get_by_test_id("stAlert")).to_contain_text("没有找到网页")
    settle(page)
    assert page.get_by_role("dialog").count() == 0
