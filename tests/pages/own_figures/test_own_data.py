"""Own data on the screen: templates come back, a file lights up, nobody else sees it."""

import re
from dataclasses import replace

import pytest
from streamlit import config

from components.session import addresses, uploads
from components.widgets import downloads, own_data_slot
from components.words.texts import Texts
from model.facts.errors import Fault
from model.own_data.overlay import Origin, SuppliedFigure, SuppliedStation, Supply
from model.own_data.workbook_guard import Limits
from pages.own_figures import own_data
from pages.own_figures import supply as story
from tests.app_pages import open_sections, opened

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


def downloads_of(at):
    return [element.proto.label for element in at.get("download_button")]


@pytest.mark.parametrize(
    ("fault", "sentence"),
    [
        (Fault("number", 3, "移动支付", "NA"),
         "第 3 行「移动支付」：「NA」不是数字。没有数据请留空。"),
        (Fault("unknown_county", 2, "县", "51322", WENCHUAN),
         "第 2 行「县」：「51322」不是 31 县之一。是不是「513221 汶川县」？"),
        (Fault("unknown_column", 1, "支付", "", USE),
         "第 1 行「支付」：不认识这个表头，这一列没有用。是不是「移动支付使用率」？"),
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
    head, lines = story.refusal(results, "f.csv", list(faults), 0, t)
    assert "25" in head
    assert len(lines) == 11
    assert "15" in lines[-1]


def test_a_second_file_stands_over_the_first_for_the_same_figure(data):
    figures = tuple(SuppliedFigure(code, USE, 50.0, SAID) for code in data.panel.codes)
    newer = Supply((SuppliedFigure(WENCHUAN, USE, 60.0, SAID),))
    both = Supply(figures).joined(newer)
    assert len(both) == len(figures)
    assert [one.value for one in both.figures if one.county == WENCHUAN] == [60.0]


def test_a_file_lights_up_every_page_until_it_is_taken_out():
    at = hand_in(page("own_figures"), FILE)
    assert "正在使用您填报的数据：f.csv（3 个数字）" in said(at)
    assert "281 个增至 284 个" in said(at)
    assert "正在使用您填报的数据" in said(go(at, "county"))
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
    at = hand_in(page("own_figures", c=WENCHUAN, r=real_only), FILE)
    at = open_sections(go(at, "sources"))
    rows = at.dataframe[0].value.set_index("指标")
    for name, value in (("县级数字普惠金融指数", 45), ("移动支付使用率", 81.25)):
        assert (rows["数值"][name], rows["年份"][name]) == (value, 2023)
        assert "本地填报" in rows["数据性质"][name]
        assert "县金融办台账" in rows["来源"][name]


def test_another_session_sees_the_shipped_data():
    first, second = page("own_figures"), page("sources")
    hand_in(first, FILE)
    assert '<span class="value">284<' in said(go(first, "sources"))
    second.run()
    assert '<span class="value">281<' in said(second)
    assert "正在使用" not in said(second)
    assert "本地填报" not in said(go(second, "payment")).split("</h1>")[0]


def test_good_figures_are_used_and_faults_are_listed_with_their_place():
    at = hand_in(page("own_figures"), FILE.replace(b"81.25", b"NA"))
    assert "读到 2 个数字；另有 1 处没有用" in said(at)
    assert "第 2 行「移动支付使用」：「NA」不是数字" in said(at)
    assert "正在使用您填报的数据：f.csv（2 个数字）" in said(at)
    assert "下载问题清单（CSV）" in downloads_of(at)
    at.segmented_control(key="language").set_value("en").run()
    assert "figures read 2. Places not used, to be checked: 1" in said(at)
    assert "List of faults (CSV)" in downloads_of(at)
    hand_in(at, FILE)
    assert "Places not used" not in said(at)
    assert "List of faults (CSV)" not in downloads_of(at)


def test_templates_are_of_the_chosen_county_until_all_are_asked_for(monkeypatch, data):
    asked = []

    def download(_, make, key):
        if key.endswith("_template"):
            asked.append(make())

    monkeypatch.setattr(own_data.place, "download", download)
    at = page("own_figures", c=WENCHUAN)
    towns = sum(one.is_township for one in data.network.of(WENCHUAN))
    assert [len(table) for table in asked[-2:]] == [1, towns]
    at.checkbox(key="own_only").uncheck().run()
    assert len(asked[-1]) == 463


def test_what_was_skipped_is_said_and_a_file_in_part_still_waits_for_its_source():
    file = "县,年份,移动支付使用\n汶川县,2023,81.25\n理县,2023,约4\n合计,,85\n".encode()
    at = hand_in(page("own_figures"), file)
    assert "合计、注释和单位行没有当作数据：第 4 行" in said(at)
    assert "读到 1 个数字；另有 1 处没有用" in said(at)
    assert "正在使用" not in said(at)
    at.text_input(key="own_source").set_value("县金融办")
    at.button(key="own_use").click().run()
    assert "正在使用您填报的数据：f.csv（1 个数字）" in said(at)
    assert "另有 1 处没有用" in said(at)


def test_a_file_without_any_good_figure_changes_nothing():
    at = hand_in(
        page("own_figures"),
        FILE.replace(b"81.25", b"NA").replace(b",45", b",x").replace(b"51.5", b"y"),
    )
    assert "没有使用" in said(at)
    assert "正在使用您填报的数据" not in said(at)
    hand_in(at, FILE)
    assert "没有使用" not in said(at)
    assert "正在使用您填报的数据" in said(at)


def test_the_list_of_faults_says_row_column_value_range_and_what_to_do(results, t):
    faults = [
        Fault("range", 3, "x", "101", "0–100"),
        Fault("unknown_county", 4, "y", "汶山县", WENCHUAN),
    ]
    rows = story.faults_table(results, faults, t).to_numpy().tolist()
    assert rows[0][:4] == [3, "x", "101", "0–100"]
    assert [row[4] for row in rows] == [
        story.fault_line(results, replace(one, row=0), t) for one in faults
    ]
    assert t.county(WENCHUAN) in rows[1][4]


def test_a_hostile_name_is_shown_as_text():
    at = hand_in(page("own_figures"), FILE, "<img src=x onerror=alert(1)>.csv")
    assert "<img" not in said(at)
    assert "&lt;img src=x" in said(at)
    bad = FILE.replace(b"81.25", b"<script>1</script>")
    assert "<script" not in said(hand_in(at, bad))


def test_more_files_than_a_session_may_have_read_are_refused_until_the_hour_is_over(monkeypatch):
    monkeypatch.setattr(uploads, "MOST_FILES", 1)
    at = hand_in(page("own_figures"), FILE)
    assert "一小时内最多读 1 个文件、共 20 MB" in said(hand_in(at, FILE))
    monkeypatch.setattr(uploads, "HOUR_S", 0.0)
    assert "最多读" not in said(hand_in(at, FILE))


def test_the_quota_counts_bytes_too():
    quota, four_mb = uploads.Quota(), 4 * 1024**2
    assert [quota.takes(four_mb) for _ in range(6)] == [True] * 5 + [False]


def test_where_no_file_can_be_read_the_page_says_so_at_once(monkeypatch):
    monkeypatch.setattr(own_data.read_apart, "prepare", lambda: False)
    assert "服务器暂时读不了文件" in said(page("own_figures"))


def test_the_size_that_the_page_names_is_the_one_that_holds(data):
    allowed = Limits().megabytes
    assert config.get_option("server.maxUploadSize") == allowed
    assert f"{allowed} MB" in Texts("zh", data)("supply.choose_hint")


def test_a_file_without_year_and_source_waits_for_them():
    at = hand_in(page("own_figures"), "县代码,移动支付使用\n513221,45\n".encode())
    assert "正在使用" not in said(at)
    at.button(key="own_use").click().run()
    assert "正在使用" not in said(at)
    at.number_input(key="own_year").set_value(2022)
    at.text_input(key="own_source").set_value("县金融办")
    at.button(key="own_use").click().run()
    assert "正在使用您填报的数据：f.csv（1 个数字）" in said(at)
    origins = {one.origin for one in at.session_state["own_data"].supply.figures}
    assert {(origin.year, origin.source) for origin in origins} == {(2022, "县金融办")}


def test_own_data_are_gone_in_a_new_session_and_never_in_the_link():
    at = hand_in(page("own_figures"), FILE)
    assert "f.csv" not in str(at.query_params)
    assert "正在使用" not in said(page("own_figures"))


def test_the_slots_say_what_is_known_of_indicators_and_stations(results, t, data, monkeypatch):
    placed = []
    monkeypatch.setattr(own_data_slot.place, "html", placed.append)
    monkeypatch.setattr(own_data_slot.links, "page_link", lambda name, _: placed.append(name))
    own_data_slot.slot(results, [INDEX, USE], t)
    own_data_slot.stations_slot(results, t)
    indicators, first, stations, second = placed
    assert first == second == "own_figures"
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
