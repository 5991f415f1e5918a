"""The comparison in a browser: pinned on the simulator, sent as a link, kept as a file."""

import pytest

from tests.browser import visit
from tests.browser.seen import await_link, chosen, lever, settle, title

pytestmark = [pytest.mark.browser, pytest.mark.slow]
LITANG = "513334"
CELLS = ".rows.abreast"


def pins(url):
    """Return what is pinned, as the link has it."""
    return {key: value for key, value in chosen(url).items() if key in {"k1", "k2", "k3", "k4"}}


def say(page):
    """What the comparison says: title, heads and every cell of the figures side by side."""
    heads = page.locator(f"{CELLS} thead th").all_inner_texts()
    return title(page), heads, page.locator(CELLS).all_inner_texts()


def test_three_pinned_on_the_simulator_are_the_same_columns_here_and_on_another_machine(
    open_page, new_page, record
):
    page = open_page("/simulator", c=LITANG, l="trunk_express.50")
    for count in (1, 2, 3):
        if count > 1:
            before = chosen(page.url)["l"]
            lever(page, "trunk_express").press("ArrowRight")
            page.wait_for_url(lambda url, was=before: chosen(url)["l"] != was, timeout=60_000)
            settle(page)
        page.locator(".st-key-pin button").click()
        page.wait_for_url(lambda url, n=count: len(pins(url)) == n, timeout=60_000)
    settle(page)
    page.get_by_test_id("stTopNavSection").nth(1).click()
    page.locator("[data-testid=stTopNavDropdownLink][href*='/compare']").click()
    await_link(page, "compare", c=LITANG)
    seen = say(page)
    assert [head.split()[0] for head in seen[1][1:]] == ["A", "B", "C"]
    assert "1" in seen[2][0]
    page.reload()
    visit.wait_until_drawn(page)
    assert say(page) == seen
    other = new_page("phone")
    visit.watch(other, record)
    other.goto(page.url)
    visit.wait_until_drawn(other)
    assert pins(other.url) == pins(page.url)
    assert say(other)[:2] == seen[:2]


def test_on_a_phone_four_columns_stand_side_by_side_on_the_first_screen(open_page):
    four = {f"k{n}": f"c!{LITANG}*l!tx.{20 * n}" for n in (1, 2, 3, 4)}
    page = open_page("/compare", size="phone", c=LITANG, **four)
    box = page.locator(CELLS).bounding_box()
    assert box["y"] + box["height"] <= page.viewport_size["height"]
    cells = page.locator(f"{CELLS} tbody td")
    assert cells.count() == 12
    spans = [cell.bounding_box() for cell in cells.all()]
    assert all(span["x"] >= 0 and span["x"] + span["width"] <= 390 for span in spans)


def test_a_file_brings_all_columns_back_and_a_fifth_replaces_one_of_four(open_page, tmp_path):
    four = {f"k{n}": f"c!{LITANG}*l!tx.{10 * n}" for n in (1, 2, 3, 4)}
    page = open_page("/compare", c=LITANG, l="trunk_express.90", rs="replace", **four)
    before = say(page)
    assert page.locator(".st-key-section_file details[open]").count() == 1  # its option is set
    with page.expect_download() as download:
        page.locator(".st-key-kept_file button").click()
    path = tmp_path / download.value.suggested_filename
    download.value.save_as(path)
    page.locator(".st-key-pin_full button").first.click()
    page.locator(".st-key-pin_over_1 button").click()
    await_link(page, **four | {"k2": f"c!{LITANG}*l!tx.90"})
    page.locator(".st-key-pins_clear_ask button").first.click()
    page.locator(".st-key-pins_clear button").click()
    await_link(page, k1=None, k2=None)
    page.locator(".st-key-own_upload input[type=file]").set_input_files(path)
    await_link(page, **four, l="trunk_express.90")
    assert say(page) == before
