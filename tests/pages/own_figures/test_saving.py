"""Figures are saved on one screen and opened on another by their link; a fault costs nothing."""

import os
import time

import pytest

from components.session import own_data
from components.session.base import base
from components.session.browser import told
from model.facts.errors import StoreDownError
from model.store import asking
from model.store import store as kept
from tests.app_pages import visited
from tests.pages.own_figures.test_own_data import FILE, WENCHUAN, go, hand_in, said

OFFICE = "汶川县商务局"
OTHER = FILE.replace(b"81.25", b"62.5")


def page(name, lang="zh", **params):
    at = visited(name, lang, {"c": WENCHUAN} | params)
    assert not at.exception, at.exception
    return at


def save(at, office=OFFICE, note=""):
    at.text_input(key="own_office").set_value(office)
    at.text_input(key="own_note").set_value(note)
    return press(at)


def press(at):
    at.button(key="own_save").click().run()
    assert not at.exception, at.exception
    return at


def links(at):
    """Return the parameters of the links that are shown: to view, and to change."""
    shown = [one.value.partition("?")[2] for one in at.code]
    return [dict(pair.split("=", 1) for pair in one.split("&")) for one in shown]


@pytest.fixture
def saved(store):
    """Return the links of figures saved by one session, and the file they are in."""
    assert not store.exists()
    view, edit = links(save(hand_in(page("own_figures"), FILE), note="年报口径"))
    return view, edit


def scores(at):
    """Return all that the county's page says of the county, without the strip above it."""
    return said(at).partition("<h1")[2]


def test_what_one_session_saves_another_opens_with_the_same_digits(saved):
    view, edit = saved
    assert set(edit) - set(view) == {"dk"}
    first = hand_in(page("own_figures"), FILE)
    unsaved, other, plain = (scores(one) for one in (
        go(first, "county"), page("county", ds=view["ds"]), page("county")
    ))  # fmt: skip
    assert unsaved == other != plain
    assert f"署名「{OFFICE}」的数据" in said(page("county", ds=view["ds"]))
    assert "年报口径" in said(page("payment", ds=view["ds"]))
    assert OFFICE not in said(page("county"))


def test_a_saved_figure_is_observed_and_names_its_source_office_and_day(saved):
    at = page("sources", ds=saved[0]["ds"])
    at.session_state["section_register"] = True
    rows = at.run().dataframe[0].value.set_index("指标").loc["移动支付使用率"]
    assert (rows["数值"], rows["年份"]) == (81.25, 2023)
    assert "实测" in rows["数据性质"]
    day = f"{kept.read(saved[0]['ds']).saved:%Y-%m-%d}"
    assert f"县金融办台账 · {OFFICE} · {day}" in rows["来源"]


def test_the_code_stays_in_the_link_of_every_page_and_the_edit_code_never_does(saved):
    at = page("own_figures", **saved[1])
    for name in ("county", "simulator"):
        at = go(at, name)
        assert at.query_params["ds"] == saved[0]["ds"]
        assert "dk" not in at.query_params
    at.segmented_control(key="language").set_value("en").run()
    assert f"Figures signed {OFFICE} are in use" in said(at)


def test_all_who_open_a_version_share_its_results(saved):
    first, second = (page("own_figures", ds=saved[0]["ds"]) for _ in range(2))
    shared = [at.session_state["own_data"].results for at in (first, second)]
    assert shared[0] is shared[1]


def test_the_store_is_read_once_a_visit(saved, monkeypatch):
    asked = []
    read = kept.read
    monkeypatch.setattr(kept, "read", lambda code: asked.append(code) or read(code))
    at = page("own_figures", ds=saved[0]["ds"])
    go(go(at, "county"), "own_figures").run()
    assert asked == [saved[0]["ds"]]
    page("own_figures")
    assert len(asked) == 1


def test_an_edit_link_saves_the_next_version_and_keeps_what_it_does_not_change(saved):
    view, edit = saved
    at = hand_in(
        page("own_figures", **edit),
        "县（市）代码,年份,来源,移动支付使用\n513222,2024,台账,9\n".encode(),
    )
    assert at.button(key="own_save").label == "保存为第 2 版"
    assert not [one for one in at.text_input if one.key == "own_office"]
    assert links(press(at)) == [view, edit]
    found = kept.read(view["ds"])
    assert (found.version, found.office) == (2, OFFICE)
    values = {(one.county, one.indicator): one.value for one in found.supply.figures}
    assert values["513222", "mobile_payment_use"] == 9
    assert values[WENCHUAN, "mobile_payment_use"] == 81.25
    assert {one.origin.source for one in found.supply.figures} == {"县金融办台账", "台账"}


def test_a_view_link_saves_a_set_of_its_own(saved):
    view, _ = saved
    at = save(hand_in(page("own_figures", ds=view["ds"]), OTHER), "理县商务局")
    assert links(at)[0]["ds"] != view["ds"]
    assert kept.read(view["ds"]).version == 1
    assert kept.read(links(at)[0]["ds"]).office == "理县商务局"


def test_the_second_of_two_editors_is_told_and_keeps_the_figures_on_the_screen(saved):
    view, edit = saved
    first, second = (hand_in(page("own_figures", **edit), OTHER) for _ in range(2))
    press(first)
    assert "别处已存了第 2 版，未被覆盖" in said(press(second))
    assert "正在使用您填报的数据" in said(second)
    assert kept.read(view["ds"]).version == 2
    assert second.button(key="own_save").label == "保存为第 2 版"


def test_who_is_late_sees_what_differs_and_lays_it_over_the_newer_version(saved):
    view, edit = saved
    first = hand_in(page("own_figures", **edit), FILE.replace(b",45", b",46"))
    late = hand_in(page("own_figures", **edit), OTHER)
    press(first)
    assert "汶川：移动支付使用" in said(press(late))
    assert "62.5%（2023 年，县金融办台账）" in said(late)
    assert "您改的有 1 处与第 2 版不同" in said(late)
    late.button(key="own_lay").click().run()
    assert links(press(late)) == [view, edit]
    values = {one.indicator: one.value for one in kept.read(view["ds"]).supply.figures[:2]}
    assert values == {"mobile_payment_use": 62.5, "digital_finance_index": 46}
    assert kept.read(view["ds"]).version == 3


def test_a_wrong_edit_code_is_told_when_saving(saved):
    view, _ = saved
    at = press(hand_in(page("own_figures", ds=view["ds"], dk="A" * 21), OTHER))
    assert "修改用的链接不对" in said(at)
    assert kept.read(view["ds"]).version == 1


def test_nothing_is_saved_without_an_office(store):
    at = save(hand_in(page("own_figures"), FILE), "  ")
    assert "请填写署名单位" in said(at)
    assert not store.exists()


def test_back_to_the_built_in_data_takes_the_code_out_of_the_link(saved):
    at = page("county", ds=saved[0]["ds"])
    at.button(key="own_take_out").click().run()
    assert OFFICE not in said(at)
    assert "ds" not in at.query_params


@pytest.mark.usefixtures("saved")
@pytest.mark.parametrize("code", ["A" * 21, "short", "<script>1</script>", "A" * 22])
def test_a_code_of_no_set_is_one_notice_and_the_page_is_whole(code):
    at = page("county", ds=code)
    assert scores(at) == scores(page("county"))
    (warning,) = at.warning
    assert "ds=" in warning.value
    assert "保存数字时得到的代码" in warning.value
    assert "ds" not in at.query_params


@pytest.mark.parametrize("url", ["postgresql://127.0.0.1:1/x", "sqlite:////proc/none/x.sqlite3"])
def test_a_store_that_takes_nothing_is_told_and_the_figures_stay(url, store, monkeypatch):
    working = f"sqlite:///{store}"
    monkeypatch.setenv("DATABASE_URL", url)
    at = hand_in(page("own_figures"), FILE)
    begun = time.monotonic()
    assert "暂时存不进去" in said(save(at))
    assert time.monotonic() - begun < 3
    assert "正在使用您填报的数据" in said(at)
    monkeypatch.setenv("DATABASE_URL", working)
    assert "暂时存不进去" not in said(press(at))
    assert len(links(at)) == 2


def test_a_store_that_is_down_is_one_notice_and_the_figures_come_back_by_themselves(
    saved, monkeypatch
):
    view, _ = saved
    address = os.environ["DATABASE_URL"]
    monkeypatch.setenv("DATABASE_URL", "postgresql://127.0.0.1:1/x")
    begun = time.monotonic()
    at = page("county", ds=view["ds"])
    assert time.monotonic() - begun < 3
    (warning,) = at.warning
    assert "暂时打不开" in warning.value
    assert scores(at) == scores(page("county"))
    assert at.query_params["ds"] == view["ds"]
    monkeypatch.setenv("DATABASE_URL", address)
    monkeypatch.setattr(asking, "_not_before", {"read": 0.0, "write": 0.0})
    at.run()
    assert not at.warning
    assert f"署名「{OFFICE}」的数据" in said(at)


@pytest.mark.parametrize("name", ["own_figures", "overview"])
def test_with_the_store_down_a_page_is_whole_and_says_what_is_only_there(name, saved, monkeypatch):
    monkeypatch.setattr(told, "code", lambda: "b" * 22)
    hand_in(page("own_figures"), FILE)
    monkeypatch.setenv("DATABASE_URL", "postgresql://127.0.0.1:1/x")
    at = page(name, ds=saved[0]["ds"])
    (warning,) = at.warning
    assert "数据库暂时打不开" in warning.value
    if name == "own_figures":
        (warning,) = hand_in(at, OTHER).warning
        assert "项只在本页" in warning.value


@pytest.mark.usefixtures("store")
def test_a_store_that_is_down_is_left_alone_for_a_while(monkeypatch):
    asked = []

    def read(code):
        asked.append(code)
        raise StoreDownError

    monkeypatch.setattr(kept, "read", read)
    at = page("county", ds="A" * 21)
    at.run()
    assert at.warning
    assert len(asked) == 1


def test_a_figure_of_something_no_longer_known_does_not_cost_the_others(saved, data):
    from tests.model.store.supplies import supply

    codes = kept.save_new(supply(1).joined(kept.read(saved[0]["ds"]).supply), OFFICE, "")
    usable = own_data.laid(own_data.opened(codes.view), base()).supply
    assert len(usable.figures) == 3
    assert {one.county for one in usable.figures} <= set(data.panel.codes)


def test_hostile_words_are_shown_as_text(store):
    assert not store.exists()
    bad = "<img src=x onerror=alert(1)>"
    view, _ = links(save(hand_in(page("own_figures"), FILE), bad, bad))
    at = page("county", ds=view["ds"])
    assert "<img src=x" not in said(at)
    assert "&lt;img src=x" in said(at)
