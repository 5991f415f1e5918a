"""Own data on the screen: templates come back, a file lights up, nobody else sees it."""

import re

import pytest

from components.session import addresses
from components.widgets import downloads, own_data_slot
from components.words.texts import Texts
from model.facts.errors import Fault, SupplyError
from model.own_data.overlay import Origin, SuppliedFigure, SuppliedStation, Supply, template_codes
from model.own_data.read_upload import read_supply
from pages.sources import supply as story
from tests.app_pages import opened

WENCHUAN, LIXIAN = "513221", "513222"
USE, INDEX = "mobile_payment_use", "digital_finance_index"
SAID = Origin(2023, "县金融办台账", "f.csv")
FILE = (
    "县（市）代码,年份,来源,移动支付使用,数字普惠金融\n"
    "513221,2023,县金融办台账,81.25,45\n513222,2023,县金融办台账,,51.5\n"
).encode()


def page(name, **params):
    at = opened(name, "zh", params)
    assert not at.exception, at.exception
    return at


def go(at, name):
    at.switch_page(addresses.page_file(name)).run()
    assert not at.exception, at.exception
    return at


def hand_in(at, content, name="f.csv"):
    at.file_uploader[0].upload(name, content).run()
    assert not at.exception, at.exception
    return at


def said(at):
    return "\n".join(element.proto.body for element in at.get("html"))


@pytest.mark.parametrize("table", [story.county_template, story.township_template])
def test_a_template_as_it_is_downloaded_holds_no_figure_and_no_fault(results, table, t, data):
    with pytest.raises(SupplyError) as caught:
        read_supply(downloads.csv_bytes(table(results, t), t), "template.csv", data, 2026)
    assert caught.value.faults == (Fault("empty"),)


def test_a_template_filled_in_is_read_back_whole(results, t, data):
    filled = story.county_template(results, t)
    for code in template_codes(data.catalog):
        filled[story.column(code, t)] = data.catalog.indicator(code).plausible[1]
    filled[story.heading(results, "year", t)] = 2023
    filled[story.heading(results, "source", t)] = "台账"
    read = read_supply(downloads.csv_bytes(filled, t), "f.csv", data, 2026)
    assert len(read.figures) == 31 * len(template_codes(data.catalog))
    assert read.origins == (Origin(2023, "台账", "f.csv"),)


def test_the_template_of_stations_holds_every_township_and_is_read_back(results, t, data):
    filled = story.township_template(results, t)
    filled[story.heading(results, "has_station", t)] = story.heading(results, "yes", t)
    read = read_supply(downloads.csv_bytes(filled, t), "f.csv", data, 2026)
    assert len(read.stations) == sum(one.is_township for one in data.network.townships) == 463
    assert all(one.has_station for one in read.stations)


def test_the_words_of_an_own_figure_say_that_it_is_the_readers(results, t):
    mine = results.over(Supply((SuppliedFigure(WENCHUAN, USE, 81.25, SAID),)))
    panel = mine.panel(False)
    t = Texts(t.language, mine.data)
    figure = panel.figure(WENCHUAN, USE)
    assert t.marked(figure) == f"●{t('own_data.mark')} 81%"
    rows = downloads.figures(panel, (USE,), t, (WENCHUAN,))
    assert rows[t("common.quality")].tolist() == [t("own_data.quality")]
    assert rows[t("common.source")].tolist()[0].startswith("县金融办台账")
    plain = panel.figure(LIXIAN, "college_share")
    assert t.marked(plain).startswith("● ")


@pytest.mark.parametrize(
    ("fault", "sentence"),
    [
        (Fault("number", 3, "移动支付", "NA"),
         "第 3 行「移动支付」：「NA」不是数字。没有数据请留空。"),
        (Fault("unknown_county", 2, "县", "51322", WENCHUAN),
         "第 2 行「县」：「51322」不是 31 县之一。是不是「513221 汶川县」？"),
        (Fault("unknown_column", 1, "支付", "", USE),
         "第 1 行「支付」：不认识这个表头。是不是「移动支付使用率」？"),
        (Fault("percent", 2, "到村天数", "5%", "days"),
         "第 2 行「到村天数」：「5%」带百分号，但本列单位是「天」。"),
        (Fault("wide", 4, "", "5", "4"), "第 4 行：有 5 格，比表头的 4 格多。"),
        (Fault("too_large", allowed="5"), "文件超过 5 MB，请拆分后再传。"),
        (Fault("range", 2, "x", "１０１", "0–100"), "第 2 行「x」：101 不在 0–100 之间。"),
    ],
)  # fmt: skip
def test_a_fault_is_one_sentence_with_its_place(results, data, fault, sentence):
    assert story.fault_line(results, fault, Texts("zh", data)) == sentence


def test_a_refusal_names_ten_faults_and_counts_the_others(results, t):
    faults = tuple(Fault("number", row, "x", "NA") for row in range(2, 27))
    head, lines = story.refusal(results, "f.csv", faults, t)
    assert "25" in head
    assert len(lines) == 11
    assert "15" in lines[-1]


def test_percentages_that_look_like_shares_are_questioned(results, t):
    def of(value, code=USE):
        return Supply((SuppliedFigure(WENCHUAN, code, value, SAID),))

    assert any("0.45%" in line for line in story.understood(results, of(0.8), t))
    assert not any("0.45%" in line for line in story.understood(results, of(80.0), t))
    assert not any(
        "0.45%" in line for line in story.understood(results, of(0.8, "channel_diversity"), t)
    )


def test_a_second_file_stands_over_the_first_for_the_same_figure(data):
    figures = tuple(SuppliedFigure(code, USE, 50.0, SAID) for code in data.panel.codes)
    newer = Supply((SuppliedFigure(WENCHUAN, USE, 60.0, SAID),))
    both = Supply(figures).joined(newer)
    assert len(both) == len(figures)
    assert [one.value for one in both.figures if one.county == WENCHUAN] == [60.0]


def test_a_file_lights_up_every_page_until_it_is_taken_out():
    at = hand_in(page("sources"), FILE)
    assert "正在使用本地上传数据：f.csv（3 个数字）" in said(at)
    assert "281 个增至 284 个" in said(at)
    assert "正在使用本地上传数据" in said(go(at, "county"))
    at = go(at, "payment")
    assert "31 县中 1 县" in said(at).split("</h1>")[0]
    assert at.button(key="own_take_out")
    at.segmented_control(key="language").set_value("en").run()
    assert "Your own data are in use" in said(at)
    at.button(key="own_take_out").click().run()
    assert not at.exception
    assert "Your own data are in use" not in said(at)
    assert re.search("(No|None) .*31", said(at).split("</h1>")[0])


@pytest.mark.parametrize("real_only", ["0", "1"])
def test_own_figures_are_in_the_register_with_year_and_source(real_only):
    at = hand_in(page("sources", c=WENCHUAN, r=real_only), FILE)
    rows = at.dataframe[0].value.set_index("指标")
    for name, value in (("县级数字普惠金融指数", 45), ("移动支付使用率", 81.25)):
        assert (rows["数值"][name], rows["年份"][name]) == (value, 2023)
        assert "本地填报" in rows["数据性质"][name]
        assert "县金融办台账" in rows["来源"][name]


def test_another_session_sees_the_shipped_data():
    first, second = page("sources"), page("sources")
    hand_in(first, FILE)
    assert '<span class="value">284<' in said(first)
    second.run()
    assert '<span class="value">281<' in said(second)
    assert "正在使用" not in said(second)
    assert "本地填报" not in said(go(second, "payment")).split("</h1>")[0]


def test_a_file_with_a_fault_changes_nothing_and_says_where_it_is():
    at = hand_in(page("sources"), FILE.replace(b"81.25", b"NA"))
    assert "没有使用" in said(at)
    assert "第 2 行「移动支付使用」：「NA」不是数字" in said(at)
    assert "正在使用本地上传数据" not in said(at)
    hand_in(at, FILE)
    assert "没有使用" not in said(at)
    assert "正在使用本地上传数据" in said(at)


def test_a_hostile_name_is_shown_as_text():
    at = hand_in(page("sources"), FILE, "<img src=x onerror=alert(1)>.csv")
    assert "<img" not in said(at)
    assert "&lt;img src=x" in said(at)
    bad = FILE.replace(b"81.25", b"<script>1</script>")
    assert "<script" not in said(hand_in(at, bad))


def test_a_file_without_year_and_source_waits_for_them():
    at = hand_in(page("sources"), "县代码,移动支付使用\n513221,45\n".encode())
    assert "正在使用" not in said(at)
    at.button(key="own_use").click().run()
    assert "正在使用" not in said(at)
    at.number_input(key="own_year").set_value(2022)
    at.text_input(key="own_source").set_value("县金融办")
    at.button(key="own_use").click().run()
    assert "正在使用本地上传数据：f.csv（1 个数字）" in said(at)
    origins = {one.origin for one in at.session_state["own_data"].supply.figures}
    assert {(origin.year, origin.source) for origin in origins} == {(2022, "县金融办")}


def test_own_data_are_gone_in_a_new_session_and_never_in_the_link():
    at = hand_in(page("sources"), FILE)
    assert "f.csv" not in str(at.query_params)
    assert "正在使用" not in said(page("sources"))


def test_the_slots_say_what_is_known_of_indicators_and_stations(results, t, data, monkeypatch):
    placed = []
    monkeypatch.setattr(own_data_slot.place, "html", placed.append)
    monkeypatch.setattr(own_data_slot.links, "page_link", lambda name, _: placed.append(name))
    own_data_slot.slot(results, [INDEX, USE], t)
    own_data_slot.stations_slot(results, t)
    indicators, first, stations, second = placed
    assert first == second == "sources"
    assert t.of(data.catalog.indicator(INDEX).collected) in indicators
    assert t("own_data.slot_part", name=t.label(data.catalog.indicator(USE)), n=0) in indicators
    assert "463" in stations


def test_the_slots_count_what_the_reader_filled(results, data):
    towns = [one for one in data.network.townships if one.is_township][:3]
    stations = tuple(SuppliedStation(one.code, one is not towns[0], SAID) for one in towns)
    mine = results.over(Supply((SuppliedFigure(WENCHUAN, USE, 80.0, SAID),), stations))
    t = Texts("zh", mine.data)
    with pytest.MonkeyPatch.context() as patch:
        placed = []
        patch.setattr(own_data_slot.place, "html", placed.append)
        patch.setattr(own_data_slot.links, "page_link", lambda *_: None)
        own_data_slot.slot(mine, [USE], t)
        own_data_slot.stations_slot(mine, t)
    assert "现有 1 县，其中 1 县来自本地填报" in placed[0]
    assert "3 个乡镇（共 463 个），其中 2 个有站点" in placed[1]
