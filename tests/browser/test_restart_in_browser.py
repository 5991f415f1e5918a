"""A page that stays open while the server starts anew: what is done on it first, counts."""

import pytest
from playwright.sync_api import expect

from tests.browser import visit
from tests.browser.seen import await_link, lever, settle
from tests.browser.serving import free_port, serving

pytestmark = [pytest.mark.browser, pytest.mark.slow]
LITANG = "513334"
FILE = "县（市）代码,年份,来源,移动支付使用,数字普惠金融\n513334,2023,县金融办台账,81.25,45\n"


def test_the_first_action_after_a_restart_is_done_and_the_page_says_so(
    new_page, tmp_path, monkeypatch
):
    monkeypatch.setenv("DATABASE_URL", f"sqlite:///{tmp_path / 'x.sqlite3'}")
    port = free_port()
    page = new_page()
    status = page.get_by_test_id("stStatusWidget")
    with serving(port=port) as first:
        page.goto(f"{first.url}/own_figures?lang=zh&c={LITANG}&l=cold_chain.35")
        visit.wait_until_drawn(page)
        file = {"name": "f.csv", "mimeType": "text/csv", "buffer": FILE.encode()}
        page.set_input_files("input[type=file]", file)
        expect(page.locator(".st-key-own_strip")).to_contain_text("草稿已自动留存")
        page.locator(".st-key-onward a[href*=simulator]").click()
        await_link(page, "simulator", c=LITANG)
        visit.wait_until_drawn(page)
        page.locator(".st-key-section_assume summary").first.click()
        inputs = page.locator(".st-key-section_assume input")
        inputs.first.wait_for()
        settle(page)
        typed = inputs.count()
    status.wait_for(state="attached")  # cut off
    with serving(port=port):
        status.wait_for(state="detached", timeout=60_000)
        lever(page, "trunk_express").press("ArrowRight")
        await_link(page, "simulator", c=LITANG, l="cold_chain.35_trunk_express.1")
        expect(page.get_by_test_id("stToast")).to_contain_text("刚才的操作已完成")
        expect(page.locator(".st-key-own_strip")).to_contain_text("上次填报的 2 项已恢复")
        expect(lever(page, "trunk_express")).to_have_attribute("value", "1")
        expect(lever(page, "cold_chain")).to_have_attribute("value", "35")
        assert inputs.count() == typed
        lever(page, "trunk_express").press("ArrowRight")
        await_link(page, l="cold_chain.35_trunk_express.2")
        expect(lever(page, "trunk_express")).to_have_attribute("value", "2")
