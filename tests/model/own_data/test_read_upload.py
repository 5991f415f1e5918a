"""A reader's own file: what is read, what is refused and why."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from model.facts.errors import SupplyError
from model.own_data.overlay import Origin, SuppliedFigure, SuppliedStation, Supply, template_codes
from model.own_data.read_upload import read_supply
from model.own_data.spelling import code_of, number
from model.own_data.table_rows import MOST_FAULTS

THIS_YEAR = 2026
WENCHUAN, LIXIAN = "513221", "513222"
HEAD = "县（市）代码,年份,来源,移动支付使用率（%）\n"
SAID = Origin(2023, "台账", "f.csv")


@pytest.fixture(scope="module")
def read(data):
    """Return a function: text or bytes of a file -> what is read from it."""

    def of(content, encoding="utf-8") -> Supply:
        raw = content if isinstance(content, bytes) else content.encode(encoding)
        return read_supply(raw, "f.csv", data, THIS_YEAR).supply

    return of


@pytest.fixture(scope="module")
def faults(data):
    """Return a function: text of a file -> its faults as (code, row, column, given, allowed)."""

    def of(content):
        try:
            found = read_supply(content.encode(), "f.csv", data, THIS_YEAR).faults
        except SupplyError as error:
            found = error.faults
        return [(f.code, f.row, f.column, f.given, f.allowed) for f in found]

    return of


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("45", (45.0, False)),
        ("-3.5", (-3.5, False)),
        ("−3", (-3.0, False)),
        ("０.５", (0.5, False)),
        ("1，234", (1234.0, False)),
        ("12,345.6", (12345.6, False)),
        ("45%", (45.0, True)),
        ("４５％", (45.0, True)),
        ("1,23", None),
        ("12 34", None),
        ("inf", None),
        ("1e999", None),
        ("1e3", (1000.0, False)),
        ("8.55E+01", (85.5, False)),
        ("85 %", (85.0, True)),
        ("NA", None),
        ("—", None),
        ("9" * 400, None),
        ("5①", None),
        ("12²", None),
        ("25¹", None),
        ("H₂5", None),
        ("𝟏𝟐", None),
        ("½", None),
        ("٤٥", None),
        ("8/5", None),
        ("2023/8", None),
        ("－８５．５％", (-85.5, True)),
        ("", None),
    ],
)
def test_a_number_is_read_in_every_usual_spelling_and_never_guessed(text, value):
    assert number(text) == value


@given(st.floats(-1e9, 1e9).map(lambda x: round(x, 6)))
def test_a_number_reads_back_with_and_without_separators(value):
    assert number(f"{value:.6f}") == (value, False)
    assert number(f"{value:,.6f}") == (value, False)


@pytest.mark.parametrize("text", ["513221", "513221.0", "５１３２２１", " 513221 ", "513221.00"])
def test_a_code_is_six_digits_however_a_spreadsheet_kept_it(text):
    assert code_of(text) == WENCHUAN
    assert code_of("513201100000") == "513201100"


@pytest.mark.parametrize("place", ["513221.0", '"513221 "', "汶川县", "汶川", "Wenchuan"])
@pytest.mark.parametrize("heading", ["移动支付使用率（%）", "mobile_payment_use", "移动支付使用"])
def test_a_county_and_an_indicator_go_by_code_or_name(read, place, heading):
    supply = read(f"县,{heading},年份,来源\n{place},45%,2023,台账\n")
    assert supply == Supply((SuppliedFigure(WENCHUAN, "mobile_payment_use", 45.0, SAID),))


def test_the_same_table_reads_the_same_in_gb18030_and_utf_16(read):
    text = HEAD + "513221,2023,台账,45\n"
    assert read(text) == read(text, "gb18030") == read(text, "utf-16")


def test_a_blank_is_missing_and_never_zero(read):
    supply = read(HEAD + "513221,2023,台账,45\n513222,2023,台账,\n,,,\n")
    assert [(one.county, one.value) for one in supply.figures] == [(WENCHUAN, 45.0)]


def test_year_and_source_that_a_file_leaves_out_are_asked_for(read):
    supply = read("县代码,年份,移动支付使用\n513221,2022,45\n513222,,50\n")
    assert (supply.lacks("year"), supply.lacks("source")) == (True, True)
    whole = supply.completed(2024, "县金融办")
    assert [one.origin for one in whole.figures] == [
        Origin(2022, "县金融办", "f.csv"),
        Origin(2024, "县金融办", "f.csv"),
    ]
    assert (whole.lacks("year"), whole.lacks("source")) == (False, False)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (HEAD + "51322,2023,x,45\n", ("unknown_county", 2, "县（市）代码", "51322", "513221")),
        (HEAD + "513221,2023,x,NA\n", ("number", 2, "移动支付使用率（%）", "NA", "0–100")),
        (HEAD + "513221,2023,x,inf\n", ("number", 2, "移动支付使用率（%）", "inf", "0–100")),
        (HEAD + "513221,2023,x,5①\n", ("mixed", 2, "移动支付使用率（%）", "5①", "0–100")),
        (HEAD + "513221,202③,x,45\n", ("year", 2, "年份", "202③", "1990–2026")),
        (HEAD + "51322①,2023,x,45\n", ("unknown_county", 2, "县（市）代码", "51322①", "513221")),
        (HEAD + "513221,2023,x,101\n", ("range", 2, "移动支付使用率（%）", "101", "0–100")),
        (HEAD + "513221,1850,x,45\n", ("year", 2, "年份", "1850", "1990–2026")),
        (HEAD + "513221,2027,x,45\n", ("year", 2, "年份", "2027", "1990–2026")),
        (HEAD + "513221,2023,x,41\n\n513221,2023,x,42\n",
         ("doubled_row", 4, "移动支付使用率（%）", "42", "2")),
        (HEAD + "513221,2023,x,45,9\n", ("wide", 2, "", "5", "4")),
        ("县代码,移动支付使用,mobile_payment_use\n513221,1,2\n",
         ("doubled_column", 1, "mobile_payment_use", "", "")),
        ("县代码,移动支付\n513221,1\n",
         ("unknown_column", 1, "移动支付", "", "mobile_payment_use")),
        ("县代码,schooling_years\n513221,9\n", ("not_asked", 1, "schooling_years", "", "")),
        ("县代码,evidence_completeness\n513221,9\n",
         ("not_asked", 1, "evidence_completeness", "", "")),
        ("县代码,到村天数\n513221,5%\n", ("percent", 2, "到村天数", "5%", "days")),
        ("县代码,,移动支付使用\n513221,7,45\n", ("no_heading", 1, "B", "", "")),
        ("县代码,县,移动支付使用\n513221,理县,45\n", ("other_name", 2, "县", "理县", "513221")),
        ("移动支付使用\n45\n", ("no_places", 1, "", "", "")),
        (HEAD, ("empty", 0, "", "", "")),
        ("\n", ("empty", 0, "", "", "")),
    ],
)  # fmt: skip
def test_a_fault_names_row_column_value_and_what_is_allowed(faults, text, expected):
    assert faults(text) == [expected]


def test_a_percentile_takes_no_per_cent_sign(faults):
    assert faults("县代码,数字普惠金融\n513221,45%\n")[0][0] == "percent"


def test_a_wrong_code_beside_a_known_name_suggests_the_county_of_that_name(faults):
    assert faults("县代码,县,移动支付使用\n51322,理县,1\n")[0][4] == LIXIAN


def test_all_faults_are_told_at_once(faults):
    found = faults(HEAD + "513221,2023,x,45\n1,2023,x,NA\n513222,20,x,200\n")
    assert [(code, row) for code, row, *_ in found] == [
        ("unknown_county", 3),
        ("number", 3),
        ("year", 4),
        ("range", 4),
    ]


def test_the_reading_stops_where_nothing_fits(faults):
    assert len(faults(HEAD + "x,2023,x,NA\n" * 1000)) == MOST_FAULTS


STATIONS = "乡镇代码,乡镇,有无站点,年份,来源\n"


@pytest.mark.parametrize(
    ("said", "has"),
    [("是", True), ("1", True), ("1.0", True), ("YES", True), ("有", True),
     ("否", False), ("0", False), ("no", False), ("没有", False)],
)  # fmt: skip
def test_a_township_has_a_station_or_has_none(read, said, has):
    supply = read(STATIONS + f"513201100,马尔康镇,{said},2023,台账\n513201102,,,2023,台账\n")
    assert supply.stations == (SuppliedStation("513201100", has, SAID),)


def test_what_is_told_of_a_township_beside_its_station_is_read(read):
    """Suomo has six villages; a cell left blank is not told, and so is a station."""
    head = "乡镇代码,有无站点,设服务点的村数,月均件数,开办时间,年份,来源\n"
    supply = read(head + "513201200,,6,1250,2021年5月,2023,台账\n513201100,是,,,,2023,台账\n")
    assert supply.stations == (
        SuppliedStation("513201200", None, SAID, 6, 1250, "2021-05"),
        SuppliedStation("513201100", True, SAID),
    )


@pytest.mark.parametrize(
    ("told", "expected"),
    [("7,,", ("whole", 2, "设服务点的村数", "7", "0–6")),  # more than there are villages
     (",1.5,", ("whole", 2, "月均件数", "1.5", "0–1000000")),
     (",,2021-13", ("day", 2, "开办时间", "2021-13", "1990–2026"))],
)  # fmt: skip
def test_a_count_or_day_that_cannot_be_is_named(faults, told, expected):
    head = "乡镇代码,设服务点的村数,月均件数,开办时间,年份,来源\n"
    assert faults(f"{head}513201200,{told},2023,台账\n") == [expected]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("513201100,马尔康镇,①,2023,x\n", ("answer", 2, "有无站点", "①", "")),
        ("513201100,马尔康镇,也许,2023,x\n", ("answer", 2, "有无站点", "也许", "")),
        ("513201100,松岗镇,是,2023,x\n", ("other_name", 2, "乡镇", "松岗镇", "513201100")),
        ("51320110,,是,2023,x\n", ("unknown_township", 2, "乡镇代码", "51320110", "513201100")),
        ("513201100,,是,2023,x\n513201100,,否,2023,x\n",
         ("doubled_row", 3, "有无站点", "否", "2")),
    ],
)  # fmt: skip
def test_a_fault_in_a_table_of_stations_is_named_too(faults, text, expected):
    assert faults(STATIONS + text) == [expected]


def test_no_heading_of_an_indicator_stands_for_two(data, read):
    """Every indicator of the template is found by its code and by both languages of both names."""
    for code in template_codes(data.catalog):
        one = data.catalog.indicator(code)
        low, high = one.plausible
        for text in {code, one.name.zh, one.name.en, one.short.zh, one.short.en}:
            table = f'县代码,"{text}"\n513221,{(low + high) / 2}\n'
            assert read(table).figures[0].indicator == code
