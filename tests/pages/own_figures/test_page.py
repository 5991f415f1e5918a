"""A county puts in what it knows: one figure is enough, and every page of it moves."""

import re

import pytest

from components.session import addresses, state
from components.session.browser import told
from tests.app_pages import open_sections, opened, visited

LITANG = "513334"


@pytest.fixture
def phone(monkeypatch):
    monkeypatch.setattr(state, "on_phone", lambda: True)


def said(at):
    return "\n".join(element.proto.body for element in at.get("html"))


def title(at):
    return re.search(r'class="finding">(.*?)</h1>', said(at)).group(1)


def use(at, value, source="县商务局台账"):
    """Type a figure on a phone, with its source, and use it."""
    at.text_input(key="typed_source").set_value(source)
    code = at.selectbox(key="typed_item").value
    at.number_input(key=f"typed_number_{LITANG}_{code}").set_value(value)
    at.button(key="typed_take").click().run()
    assert not at.exception
    return at


@pytest.mark.usefixtures("phone")
def test_one_figure_typed_on_a_phone_counts_at_once_on_every_page():
    at = visited("own_figures", "zh", {"c": LITANG})
    assert title(at) == "理塘：35 项由县里填，已有 0 项"
    use(at, 85.0)
    assert title(at) == "理塘：35 项由县里填，已有 1 项"
    assert "● 已计入：稳定信号村 85%（2026 年，县商务局台账）" in said(at)
    at.switch_page(addresses.page_file("county")).run()
    assert "47 项指标中 12 项有实测或推算值" in said(at)


@pytest.mark.usefixtures("phone")
def test_a_box_cleared_brings_the_estimate_back_and_another_source_takes_nothing_away():
    at = use(visited("own_figures", "zh", {"c": LITANG}), 85.0)
    at.text_input(key="typed_source").set_value("另一台账").run()
    assert title(at) == "理塘：35 项由县里填，已有 1 项"
    use(at, None)
    assert title(at) == "理塘：35 项由县里填，已有 0 项"
    assert "已计入" not in said(at)


@pytest.mark.usefixtures("phone")
def test_the_last_figure_of_a_saved_set_can_be_cleared_too(store):
    at = use(visited("own_figures", "zh", {"c": LITANG}), 85.0)
    at.text_input(key="own_office").set_value("理塘县商务局")
    at.button(key="own_save").click().run()
    assert "ds" in at.query_params
    assert store.exists()
    use(at, None)
    assert title(at) == "理塘：35 项由县里填，已有 0 项"
    assert "ds" not in at.query_params


@pytest.mark.usefixtures("phone")
def test_what_is_published_already_stands_with_its_year_and_source():
    at = visited("own_figures", "zh", {"c": "513335"})
    at.selectbox(key="typed_item").set_value("village_point_coverage").run()
    assert "现有：● 53%（2021 年）" in said(at)
    assert "中国电力企业管理" in said(at)


@pytest.mark.usefixtures("phone")
def test_a_figure_out_of_its_range_is_told_and_nothing_is_lost():
    at = use(visited("own_figures", "zh", {"c": LITANG}), 85.0)
    use(at, 250.0)
    assert "「稳定信号村」填的是 250，应在 0–100 %之间；未计入，其余不受影响。" in said(at)
    assert "● 已计入：稳定信号村 85%" in said(at)


@pytest.mark.usefixtures("phone")
def test_without_a_source_a_figure_waits():
    at = use(visited("own_figures", "en", {"c": LITANG}), 85.0, source=" ")
    assert "Type the source first" in said(at)
    assert title(at) == "Litang: 0 of its own 35 figures are in"


@pytest.mark.usefixtures("phone", "store")
def test_a_figure_typed_without_its_source_is_there_after_a_reload_and_counts_with_one(monkeypatch):
    monkeypatch.setattr(told, "code", lambda: "b" * 22)
    at = visited("own_figures", "zh", {"c": LITANG})
    code = at.selectbox(key="typed_item").value
    at.number_input(key=f"typed_number_{LITANG}_{code}").set_value(85.0).run()
    again = visited("own_figures", "zh", {"c": LITANG})
    assert again.number_input(key=f"typed_number_{LITANG}_{code}").value == 85.0
    assert "上次填报的 1 项已恢复" in said(again)
    assert "请先填数据来源" in said(again)
    again.text_input(key="typed_source").set_value("县商务局台账")
    again.button(key="typed_take").click().run()
    assert title(again) == "理塘：35 项由县里填，已有 1 项"
    once_more = visited("own_figures", "zh", {"c": LITANG})
    assert title(once_more) == title(again)
    assert once_more.text_input(key="typed_source").value == "县商务局台账"
    once_more.button(key="own_take_out").click().run()
    assert title(once_more) == "理塘：35 项由县里填，已有 0 项"
    assert "已恢复" not in said(visited("own_figures", "zh", {"c": LITANG}))


@pytest.mark.usefixtures("phone")
@pytest.mark.parametrize("lang", ["zh", "en"])
def test_what_to_find_out_first_is_one_tap_from_its_field_and_drops_out_once_filled(lang):
    at = opened("own_figures", lang, {"c": LITANG})
    first = [one.key for one in at.button if str(one.key).startswith("first_")]
    assert len(first) == 5
    at.button(key=first[1]).click().run()
    assert not at.exception
    assert f"first_{at.selectbox(key='typed_item').value}" == first[1]
    assert not [one for one in at.button if str(one.key).startswith("first_")]
    at = open_sections(use(at, 1.0))
    left = [one.key for one in at.button if str(one.key).startswith("first_")]
    assert first[1] not in left
    assert len(left) == 5


def test_it_is_said_how_many_figures_a_score_on_real_data_still_takes():
    assert "最少再填 13 项即可评分" in said(visited("own_figures", "zh", {"c": LITANG}))
