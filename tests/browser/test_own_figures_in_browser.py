"""A county types its figures at a desk: the table takes them, and its pages change."""

import pytest

from tests.browser.seen import await_link, settle, title

pytestmark = [pytest.mark.browser, pytest.mark.slow]
LITANG = "513334"
HEADS_PX, ROW_PX, TYPED_PX = 34, 33, 380


def put(page, row, text):
    """Type into the cell of a row, as a hand would."""
    table = page.get_by_test_id("stDataFrame").first
    table.scroll_into_view_if_needed()
    box = table.bounding_box()
    page.mouse.click(box["x"] + TYPED_PX, box["y"] + HEADS_PX + ROW_PX * (row + 0.5))
    page.wait_for_timeout(300)
    page.keyboard.type(text, delay=150)
    page.keyboard.press("Enter")
    page.wait_for_timeout(500)
    settle(page)


def test_figures_typed_in_the_table_count_and_one_out_of_range_does_not(open_page):
    page = open_page("/own_figures", c=LITANG)
    page.locator(".st-key-typed_source input").fill("县商务局台账")
    page.keyboard.press("Tab")
    settle(page)
    put(page, 0, "85")
    put(page, 1, "300")
    put(page, 2, "60")
    assert title(page) == "理塘：35 项由县里填，已有 2 项"
    assert "应在 0–150 线/百户之间" in page.locator(".refused").inner_text()
    page.locator(".st-key-onward a[href*=county]").click()
    await_link(page, "county", c=LITANG)
    assert "13 项" in page.locator(".card").nth(2).inner_text()
