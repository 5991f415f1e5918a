"""Every page, drawn by a browser without a network: whole, in its language, and usable."""

import pytest

from tests.browser.seen import (
    faults,
    open_levers,
    path_of,
    switch_language,
    too_tall,
)
from tests.page_names import PAGES

pytestmark = [pytest.mark.browser, pytest.mark.slow]
FINGER_PX = 40
SCROLL = """(distance) => {
  const main = document.querySelector('[data-testid=stMain]');
  main.scrollBy(0, distance);
  return main.scrollTop;
}"""
IS_IN_SIGHT = """(part) => {
  const box = part.getBoundingClientRect();
  const top = document.elementFromPoint(box.left + box.width / 2, box.top + 2);
  const end = document.elementFromPoint(box.left + box.width / 2, box.bottom - 2);
  return part.contains(top) && part.contains(end);
}"""
# What a finger may touch to use a control: the box of its touch target.
TARGETS = """() => [...document.querySelectorAll(
    '.st-key-toolbar label, .st-key-toolbar [role=radio], .st-key-share button')]
  .filter((node) => node.getClientRects().length
    && node.dataset.testid !== 'stWidgetLabel' && !node.closest('[data-testid=stTooltipIcon]'))
  .map((node) => [node.textContent, Math.round(node.getBoundingClientRect().height)])"""
# How tall the area around a slider's thumb is that takes hold of it.
REACH = """(input) => {
  const thumb = input.parentElement.parentElement;
  thumb.scrollIntoView({block: 'center'});
  const box = thumb.getBoundingClientRect();
  const x = box.left + box.width / 2, middle = box.top + box.height / 2;
  const takes = (y) => thumb.contains(document.elementFromPoint(x, y));
  let [top, end] = [middle, middle];
  while (takes(top - 1)) top -= 1;
  while (takes(end + 1)) end += 1;
  return end - top + 1;
}"""
FOCUS = """() => {
  const at = document.activeElement;
  return [at.closest('[class*=st-key-]')?.className.match(/st-key-(\\w+)/)?.[1] ?? '',
    at.getAttribute('role') ?? at.type ?? at.tagName];
}"""


@pytest.mark.parametrize("name", PAGES)
def test_a_page_is_whole_on_a_phone_and_four_screens_long_in_both_languages(open_page, name):
    page = open_page(path_of(name), lang="zh", size="phone", c="513334")
    assert faults(page, "zh") + too_tall(page, "phone") == []
    page = switch_language(page, "en")
    assert faults(page, "en") + too_tall(page, "phone") == []


def test_the_verdict_of_a_what_if_stays_in_sight_on_a_phone(open_page):
    page = open_page("/simulator", size="phone", c="513334", l="trunk_express.60")
    foot = page.locator(".st-key-foot")
    assert foot.evaluate(IS_IN_SIGHT)
    assert page.evaluate(SCROLL, 1500) > 400
    assert foot.evaluate(IS_IN_SIGHT)
    assert foot.bounding_box()["height"] < 844 / 8


def test_the_controls_of_a_phone_are_as_tall_as_a_finger(open_page):
    page = open_page("/simulator", size="phone", c="513334")
    assert [target for target in page.evaluate(TARGETS) if target[1] < FINGER_PX] == []
    slider = open_levers(page, "logistics", "trunk_express")
    slider.focus()
    assert slider.evaluate(REACH) >= FINGER_PX


def test_tab_reaches_language_then_box_then_slider(open_page):
    page = open_page("/simulator", c="513334", lang="en")
    reached = []
    for _ in range(40):
        page.keyboard.press("Tab")
        key, role = page.evaluate(FOCUS)
        reached.append("slider" if role == "range" else key)
        if reached[-1] == "slider":
            break
    order = [reached.index(key) for key in ("language", "county", "slider")]
    assert order == sorted(order)
