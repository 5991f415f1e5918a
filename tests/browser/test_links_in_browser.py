"""A link is the whole view: opened, reloaded, carried, shared, and opened on another machine."""

import pytest
from playwright.sync_api import expect

from tests.browser import visit
from tests.browser.seen import (
    await_link,
    cards,
    chosen,
    county_box,
    drawn,
    faults,
    illustrative_values,
    lever,
    name_at,
    open_levers,
    path_of,
    settle,
    sliders,
    switch_language,
    title,
    too_tall,
)
from tests.browser.serving import serving
from tests.page_names import PAGES

pytestmark = [pytest.mark.browser, pytest.mark.slow]
LITANG, KANGDING = "513334", "513301"
WHAT_IF = {"c": LITANG, "l": "cold_chain.35_trunk_express.60", "w": "5.10.5.5.5.5.5.5"}
VIEW = {"v": "1", "lang": "zh", **WHAT_IF}
NAMED_IN_TITLE = {*PAGES} - {"budget", "method", "sources"}
MAPS = {
    "overview": (".st-key-county_map", 3, 0.01),
    "network": ("[data-testid=stDeckGlJsonChart]", 5, 0.0005),
}
# A point well inside a county of the map, in pixels of the window.
POINT_IN_COUNTY = """(code) => {
  const shapes = [...document.querySelectorAll('.st-key-county_map .choroplethlocation')];
  const shape = shapes.find((node) => node.__data__.loc === code);
  const toShape = shape.getScreenCTM().inverse();
  const isInside = (x, y) => shape.isPointInFill(new DOMPoint(x, y).matrixTransform(toShape));
  const box = shape.getBoundingClientRect();
  for (let x = box.left; x < box.right; x += 2)
    for (let y = box.top; y < box.bottom; y += 2)
      if ([[0, 0], [9, 0], [-9, 0], [0, 9], [0, -9]].every(([dx, dy]) => isInside(x + dx, y + dy)))
        return [x, y];
}"""


@pytest.fixture
def visitor(browser, new_page, record):
    """Return `visitor(url, size, locale)`: an address as it is, in a browser of its own."""
    contexts = []

    def opened(url, size="desktop", locale="zh-CN", record=record):
        if locale == "zh-CN":
            page = new_page(size)
        else:
            contexts.append(browser.new_context(locale=locale, **visit.SIZES[size]))
            page = contexts[-1].new_page()
        visit.watch(page, record)
        page.goto(url)
        return visit.wait_until_drawn(page)

    yield opened
    for context in contexts:
        context.close()


def say(page):
    """What a page says of a what-if: title, cards and the places of all sliders."""
    return title(page), cards(page), sliders(page)


def follow(page, link, name):
    """Follow a link to a page and see that the whole view has come along."""
    if name != name_at(page.url):
        link.click()
        await_link(page, name, **VIEW)
    else:
        page.keyboard.press("Escape")
    if name != "budget":  # its county is one of those of a section
        expect(county_box(page)).to_have_value("理塘县")


def blank_maps(page, name, record):
    """Say which map of a page has too few colours: the classes of scores, or roads and places."""
    where, colours, share = MAPS.get(name, ("", 0, 0))
    if not where:
        return []
    found = drawn(page.locator(where).first, colours=colours, share=share)
    shapes = any("/geo/" in url for url in record.requests)
    is_blank = not shapes or found.colours(share) < colours or found.covered() < 0.1
    return [f"the map {where} of {name} is blank"] * is_blank


def is_hatched(page, record):
    """Say whether the county map without scores is hatched and not blank."""
    found = drawn(page.locator(".st-key-county_map"), colours=1, share=0.1)
    shows_more = found.largest() < 0.7 * found.covered()  # names and borders alone leave 0.8
    return record.fetched("/geo/hatch.geojson") and found.covered() > 0.2 and shows_more


@pytest.mark.parametrize("name", PAGES)
def test_a_cold_link_opens_a_whole_short_page_and_real_data_only_leaves_no_estimate(
    open_page, record, name
):
    """One visit at a desk: the view of the link, then in English, then without estimates."""
    page = open_page(path_of(name), **WHAT_IF)
    assert chosen(page.url) == VIEW
    assert faults(page, "zh") + too_tall(page, "desktop") == []
    if name != "budget":
        expect(county_box(page)).to_have_value("理塘县")
    assert ("理塘" in title(page)) == (name in NAMED_IN_TITLE)
    if name == "simulator":
        assert lever(page, "trunk_express").get_attribute("value") == "60"
        assert lever(page, "cold_chain").get_attribute("value") == "35"
        assert lever(page, "parcel_pooling").get_attribute("value") == "0"
    elif name != "compare":
        strip = page.locator(".st-key-what_if_strip").inner_text()
        assert all(word in strip for word in ("理塘县", "预冷与冷链", "干线加密与铁路快运"))
    assert blank_maps(page, name, record) == []
    page = switch_language(page, "en")
    assert faults(page, "en") + too_tall(page, "desktop") == []
    page.locator(".st-key-real_only label").click()
    await_link(page, name, **VIEW | {"lang": "en"}, r="1")
    if name != "sources":  # it counts them
        assert illustrative_values(page) == []
    if name == "overview":
        assert is_hatched(page, record)


def test_the_navigation_names_every_page_and_keeps_the_view(open_page):
    page = open_page("/method", **WHAT_IF)
    named, sections = [], page.get_by_test_id("stTopNavSection")
    for section in range(sections.count()):
        sections.nth(section).click()
        items = page.get_by_test_id("stTopNavDropdownLink")
        items.first.wait_for()
        links = items.evaluate_all("links => links.map((link) => link.href)")
        named += map(name_at, links)
        follow(page, items.last, name_at(links[-1]))
    assert sorted(named) == PAGES


def test_the_links_at_the_foot_lead_through_the_story_and_back_and_keep_the_view(open_page):
    page = open_page("/", **WHAT_IF)
    for name in ("county", "simulator"):
        follow(page, page.locator(f".st-key-onward a[href^={name}]"), name)
    follow(page, page.locator(".st-key-onward a[href^='?']"), "overview")


def test_a_reload_keeps_the_view(open_page):
    page = open_page("/simulator", lang="en", **WHAT_IF)
    before = say(page)
    page.reload()
    visit.wait_until_drawn(page)
    assert chosen(page.url) == {**VIEW, "lang": "en"}
    assert say(page) == before


def test_back_returns_the_earlier_view(open_page):
    page = open_page("/county", c=KANGDING)
    page.locator(".st-key-language").get_by_role("radio", name="English").click()
    await_link(page, lang="en")
    page.locator(".st-key-onward a[href*=simulator]").click()
    await_link(page, "simulator", lang="en", c=KANGDING)
    page.go_back()
    await_link(page, "county", lang="en", c=KANGDING)
    expect(page.locator("h1.finding")).to_contain_text("Kangding")
    page.go_back()
    await_link(page, "county", lang="zh", c=KANGDING)
    expect(page.locator("h1.finding")).to_contain_text("康定")


def test_a_broken_link_gives_the_page_with_one_notice(open_page):
    broken = {"c": "[x](https://e.cn)", "e": "https://e.cn", "s": "www.e.cn", "w": "1.2", "p": "7"}
    broken["l"] = "trunk_express.60_warp.20"
    page = open_page("/county", **broken, utm_source="chat")
    assert page.get_by_test_id("stAlert").count() == 1
    assert page.get_by_test_id("stException").count() == 0
    notice = page.get_by_test_id("stAlert").inner_text()
    assert all(f"{key}={value}" in notice for key, value in broken.items() if key != "l")
    assert "l=warp.20" in notice
    assert page.get_by_test_id("stAlert").locator("a").count() == 0
    assert chosen(page.url) == {"v": "1", "lang": "zh", "l": "trunk_express.60"}
    assert title(page)


def test_arrow_keys_move_a_lever_and_the_link(open_page):
    page = open_page("/simulator", c=LITANG, lang="en")
    slider = lever(page, "trunk_express")
    before = title(page)
    slider.focus()
    slider.press("ArrowRight")
    await_link(page, l="trunk_express.1")
    slider.press("ArrowRight")
    await_link(page, l="trunk_express.2")
    slider.press("ArrowLeft")
    await_link(page, l="trunk_express.1")
    expect(slider).to_have_attribute("aria-valuetext", "1%")
    assert title(page) != before
    slider.press("Home")
    await_link(page, l=None)
    assert title(page) == before


def test_levers_set_on_a_phone_open_the_same_on_a_desktop_from_a_server_started_anew(visitor):
    with serving() as first:
        seen_by_phone = visit.Record(first.url)
        url = f"{first.url}/simulator?lang=zh&c={LITANG}"
        page = visitor(url, size="phone", record=seen_by_phone)
        open_levers(page, "logistics", "trunk_express").press("End")
        await_link(page, l="trunk_express.100")
        lever(page, "cold_chain").press("ArrowRight")
        await_link(page, l="cold_chain.1_trunk_express.100")
        left, link = say(page)[:2], page.url.removeprefix(first.url)
        page.close()
    with serving() as second:
        seen_by_desktop = visit.Record(second.url)
        page = visitor(second.url + link, locale="en-GB", record=seen_by_desktop)
        assert first.url != second.url
        assert say(page)[:2] == left
        assert page.url.removeprefix(second.url) == link
        page.context.close()
    assert seen_by_phone.faults() + seen_by_desktop.faults() == []


@pytest.mark.parametrize(("locale", "lang"), [("zh-TW", "zh"), ("de-DE", "en")])
def test_the_language_is_the_browsers_where_the_link_names_none(visitor, server, locale, lang):
    page = visitor(f"{server.url}/payment", locale=locale)
    assert chosen(page.url)["lang"] == lang
    page.locator("h1.finding").wait_for()
    spoken = page.locator(".head").get_attribute("lang")
    assert spoken == ("zh-CN" if lang == "zh" else "en")


def test_a_county_is_chosen_on_the_map_or_in_the_box(open_page):
    page = open_page("/")
    x, y = page.evaluate(POINT_IN_COUNTY, LITANG)
    page.mouse.move(x, y)
    page.mouse.click(x, y)
    await_link(page, "overview", c=LITANG)
    expect(county_box(page)).to_have_value("理塘县")
    county_box(page).click()
    county_box(page).fill("康定")
    page.get_by_role("option", name="康定市").click()
    await_link(page, "overview", c=KANGDING)
    expect(county_box(page)).to_have_value("康定市")
    x, y = page.evaluate(POINT_IN_COUNTY, LITANG)
    page.mouse.move(x, y)
    page.mouse.click(x, y)
    await_link(page, "overview", c=LITANG)
    expect(county_box(page)).to_have_value("理塘县")


@pytest.mark.parametrize("name", ["simulator"])
def test_the_shared_link_reopens_the_view(open_page, visitor, server, name):
    page = open_page(path_of(name), **WHAT_IF)
    page.locator(".st-key-share button").first.click()
    link = page.get_by_test_id("stPopoverBody").get_by_test_id("stCode").inner_text().strip()
    assert link.startswith(server.url)
    again = visitor(link, locale="en-US")
    assert name_at(again.url) == name
    assert chosen(again.url) == VIEW
    assert title(again) == title(page)
    assert sliders(again) == sliders(page)


def test_clearing_the_what_if_clears_the_link(open_page):
    page = open_page("/county", **WHAT_IF)
    page.locator(".st-key-strip_clear button").click()
    await_link(page, "county", c=LITANG, l=None, w=None)
    assert page.locator(".st-key-what_if_strip").count() == 0


def test_quick_key_presses_keep_slider_and_link_together(open_page):
    """A press may be sent before the browser knows the link that the press before has made."""
    page = open_page("/budget")
    slider = page.locator(".st-key-number_bud input[type=range]")
    for presses in (("Right", "Left", "Right", "Right"), ("Left",) * 3):
        slider.focus()
        for place, press in enumerate(presses):
            page.keyboard.press(f"Arrow{press}")
            page.wait_for_timeout((20, 120, 250)[place % 3])
        settle(page)
        page.wait_for_timeout(1000)  # the answers to all presses
        assert chosen(page.url).get("bud", "20") == slider.get_attribute("value")
