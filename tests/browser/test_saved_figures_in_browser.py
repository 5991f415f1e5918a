"""The walk of a county's figures: put in on a phone, saved, opened by a link, accepted for all."""

import io
import re

import pytest
from openpyxl import load_workbook
from playwright.sync_api import expect

from model.store import what_ifs
from model.store.record import WhatIf
from tests.browser import visit
from tests.browser.seen import await_link, cards, settle, title
from tests.browser.serving import free_port, serving

pytestmark = [pytest.mark.browser, pytest.mark.slow]
LITANG, SECRET, OFFICE = "513334", "correct horse battery staple", "理塘县商务局"
TYPED, ALL = 5, 35


@pytest.fixture
def at_home(browser, tmp_path, monkeypatch):
    """Return `at_home(url, size)`: a page in a browser of its own, at one store for all servers."""
    monkeypatch.setenv("DATABASE_URL", f"sqlite:///{tmp_path / 'var' / 'x.sqlite3'}")
    monkeypatch.setenv("REVIEW_SECRET", SECRET)
    made = []

    def opened(url, size="desktop"):
        made.append(browser.new_context(locale="zh-CN", **visit.SIZES[size]))
        page = made[-1].new_page()
        page.goto(url)
        return visit.wait_until_drawn(page)

    yield opened
    for context in made:
        context.close()


def overview(page):
    """Return finding, cards and what the map says of the county."""
    return [
        title(page),
        *cards(page)[:3],
        page.locator(".st-key-pictured").text_content().partition("成都")[2],
    ]


def county(page):
    """Return what the county's page says: finding, cards, profile, and what it advises first."""
    profile, advice = page.locator(".st-key-profile"), page.get_by_text("理塘可先考虑")
    return [title(page), *cards(page)[:3], profile.text_content(), advice.text_content()]


def onward(page):
    page.locator(".st-key-onward a[href*=county]").tap()
    return await_link(page, "county", c=LITANG)


def differ(before, after):
    return all(one != other for one, other in zip(before, after, strict=True))


def within(span):
    low, high = map(float, span.split("–"))
    return round(low + 0.6 * (high - low), 2)


def type_first(page, n):
    """Type the figure that is worth most to know, one item at a time, as a thumb would."""
    page.locator(".st-key-section_fill_first summary").tap()
    first = page.locator("[class*=st-key-first_]").first
    first.wait_for()
    code = re.search(r"st-key-first_(\w+)", first.get_attribute("class")).group(1)
    first.get_by_role("button").tap()
    box = page.locator(f".st-key-typed_number_{LITANG}_{code} input")
    box.wait_for()
    span = re.search(r"可填 ([\d.]+–[\d.]+)", page.get_by_text("；可填 ").inner_text()).group(1)
    box.fill(f"{within(span):g}")
    page.locator(".st-key-typed_take button").tap()
    expect(page.locator("h1.finding")).to_contain_text(f"，已有 {n} 项")
    settle(page)


def filled(raw):
    """Return the county's template with every blank filled within its range."""
    book = load_workbook(io.BytesIO(raw))
    sheet, about = book.worksheets
    spans = {row[0]: row[2] for row in about.iter_rows(values_only=True)}
    heads, *known, blank = sheet.iter_rows()
    blank[2].value, blank[3].value = 2025, "县统计局年报"
    for column in list(zip(heads, *known, blank, strict=True))[4:]:
        if all(cell.value is None for cell in column[1:]):
            column[-1].value = within(spans[column[0].value])
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def upload_the_rest(page):
    with page.expect_download() as template:
        page.locator(".st-key-xlsx_county button").tap()
    book = filled(template.value.path().read_bytes())
    file = {"name": "county.xlsx", "mimeType": "application/octet-stream", "buffer": book}
    page.set_input_files("input[type=file]", file)
    expect(page.locator("h1.finding")).to_contain_text(f"，已有 {ALL} 项")
    settle(page)


def save_and_submit(page):
    """Return the link that opens what was saved."""
    page.get_by_label("署名单位（必填）").fill(OFFICE)
    page.get_by_role("button", name="保存并得到链接").tap()
    shown = page.get_by_test_id("stCode")
    shown.nth(1).wait_for()
    view, edit = shown.all_inner_texts()
    assert "dk=" in edit
    assert "dk=" not in page.url
    settle(page)
    page.locator(".st-key-review_submit button").filter(visible=True).tap()
    page.get_by_text("第 1 版已提交审核").wait_for()
    return view.strip()


def menu(page, name):
    page.get_by_test_id("stExpandSidebarButton").tap()
    page.locator(f"[data-testid=stSidebarNavLink][href$='/{name}']").tap()
    return await_link(page, name or "overview", c=LITANG)


def accept(page):
    page.locator(".st-key-section_review summary").click()
    page.get_by_label("审核单位").fill("甘孜州商务局")
    page.get_by_label("审核口令").fill(SECRET)
    page.get_by_role("button", name="开始审核").click()
    page.get_by_text("待审 1 份").wait_for()
    page.locator("[class*=st-key-drawer_review_] summary").click()
    page.get_by_role("button", name="采纳", exact=True).click()
    page.get_by_text("已采纳 1 份").wait_for()
    return settle(page)


def walk(page):
    """Return the link that opens what an officer has put in, and the cards it then shows."""
    outside = overview(page)
    before = county(onward(page))
    menu(page, "own_figures")
    page.locator(".st-key-typed_source input").fill("县商务局台账")
    for n in range(TYPED):
        type_first(page, n + 1)
    upload_the_rest(page)
    view = save_and_submit(page)
    assert differ(before, county(onward(page)))
    own = cards(page)
    assert differ(outside, overview(menu(page, "")))
    return view, own


def test_what_a_county_puts_in_outlives_the_server_and_once_accepted_is_seen_by_all(at_home):
    port = free_port()
    with serving(port=port) as first:
        officer = at_home(f"{first.url}/?lang=zh&c={LITANG}", "phone")
        view, own = walk(officer)
        officer.close()
        first.process.kill()
    with serving(port=port) as second:
        other = at_home(view.replace("/own_figures", "/county"))
        assert cards(other) == own
        expect(other.get_by_test_id("stApp")).to_contain_text(f"署名「{OFFICE}」的数据")
        other.locator(".st-key-real_only label").click()
        await_link(other, r="1")
        assert re.search(r"得分\d+/100", cards(other)[0])
        assert "同类县的真实数据还不够评分" in other.locator(".head").inner_text()
        reviewer = at_home(f"{second.url}/own_figures?lang=zh&c={LITANG}")
        assert title(reviewer) == f"理塘：{ALL} 项由县里填，已有 0 项"
        accept(reviewer)
        third = at_home(f"{second.url}/own_figures?lang=zh&c={LITANG}", "phone")
        assert re.search(r"现有：● \d+%（2025 年）", third.get_by_text("；可填 ").inner_text())
        assert cards(onward(third)) == own
        here = third.url
        assert "ds=" not in here
        code = what_ifs.save(WhatIf("x", "", "", "", "network", {"v": "1", "c": LITANG}))
        third.goto(f"{second.url}/?s={code}")
        third.wait_for_url(f"**/network?*c={LITANG}*")
        third.go_back()  # a step to the short link would lead forward again
        third.wait_for_url(here)
