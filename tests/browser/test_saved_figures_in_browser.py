"""Saved figures outlive the server and open in another browser by their link alone."""

import pytest

from model.store import what_ifs
from model.store.record import WhatIf
from tests.browser import visit
from tests.browser.serving import free_port, serving

pytestmark = [pytest.mark.browser, pytest.mark.slow]
FILE = "县（市）代码,年份,来源,移动支付使用,数字普惠金融\n513221,2023,县金融办台账,81.25,45\n"


def cards(page):
    """Return what the cards of the county's page say."""
    return page.locator(".card").all_inner_texts()


def test_links_open_what_was_saved_after_the_server_was_killed(new_page, tmp_path, monkeypatch):
    monkeypatch.setenv("DATABASE_URL", f"sqlite:///{tmp_path / 'var' / 'x.sqlite3'}")
    port = free_port()

    def opened(url):
        page = new_page()
        page.goto(url)
        return visit.wait_until_drawn(page)

    with serving(port=port) as first:
        page = opened(f"{first.url}/own_figures?lang=zh&c=513221")
        file = {"name": "f.csv", "mimeType": "text/csv", "buffer": FILE.encode()}
        page.set_input_files("input[type=file]", file)
        page.get_by_label("署名单位（必填）").fill("汶川县商务局")
        page.get_by_role("button", name="保存并得到链接").click()
        shown = page.get_by_test_id("stCode")
        shown.nth(1).wait_for()
        view, edit = shown.all_inner_texts()
        assert "dk=" in edit
        assert "dk=" not in page.url
        first.process.kill()
    with serving(port=port) as second:
        saved = opened(view.strip().replace("/own_figures", "/county"))
        assert "署名「汶川县商务局」的数据" in saved.locator("[data-testid=stApp]").inner_text()
        plain = opened(f"{second.url}/county?lang=zh&c=513221")
        assert cards(saved) != cards(plain)
        assert any("24%" in card for card in cards(saved))
        before = plain.url
        code = what_ifs.save(WhatIf("x", "", "", "", "network", {"v": "1", "c": "513334"}))
        plain.goto(f"{second.url}/?s={code}")
        plain.wait_for_url("**/network?*c=513334*")
        plain.go_back()  # a step to the short link would lead forward again
        plain.wait_for_url(before)
        plain.goto(edit.strip())
        plain.wait_for_url(lambda url: "ds=" in url and "dk=" not in url)
        plain.go_back()  # no step holds the code that changes the figures
        plain.wait_for_url(before)
