"""A reader's file to rows of text: kinds, encodings, guards, and what a workbook hides."""

import html

import pytest

from model.facts.errors import SupplyError
from model.own_data import read_sheet
from model.own_data.workbook_guard import BOOK, LINKS
from tests.model.own_data.workbooks import book, cell, packed, parts_of, row


def refusal(raw, limits=read_sheet.UPLOAD):
    """Return the only fault of a file."""
    with pytest.raises(SupplyError) as caught:
        read_sheet.rows_of(raw, limits)
    assert len(caught.value.faults) == 1
    return caught.value.faults[0]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gbk", "gb18030", "utf-16"])
def test_a_csv_file_reads_the_same_in_every_usual_encoding(encoding):
    raw = "县,来源\n汶川县,人民银行\n".encode(encoding)
    assert read_sheet.rows_of(raw) == [["县", "来源"], ["汶川县", "人民银行"]]


def test_the_encoding_and_the_separator_are_told():
    assert read_sheet.decoded('县,"a;b;c"\n'.encode())[1:] == ("utf-8-sig", ",")
    assert read_sheet.decoded("县;来源\n1,5;2,5\n".encode("gbk"))[1:] == ("gb18030", ";")


def test_a_larger_table_is_read_where_larger_limits_are_given():
    large = read_sheet.Limits(megabytes=50, rows=100_000, columns=1_000)
    assert len(read_sheet.rows_of(b"a\n" * 5_000, large)) == 5_000


def test_utf_8_is_tried_before_gb18030_which_would_read_it_as_other_characters():
    raw = "汶川".encode()
    assert len(raw.decode("gb18030")) == 3
    assert read_sheet.rows_of(raw) == [["汶川"]]


@pytest.mark.parametrize("mark", [",", "\t", ";"])
def test_columns_may_be_parted_by_comma_tab_or_semicolon(mark):
    raw = f"a{mark}b\n1{mark}2\n".encode()
    assert read_sheet.rows_of(raw) == [["a", "b"], ["1", "2"]]


def test_blank_ends_are_cut_and_rows_keep_their_number():
    assert read_sheet.rows_of(b"a,b,,\n\n 1 ,,\n,,\n") == [["a", "b"], [], ["1"]]


def test_the_quote_that_our_own_files_put_before_a_formula_is_taken_off():
    assert read_sheet.rows_of("'=1+2,'abc,'＝x\n".encode()) == [["=1+2", "'abc", "＝x"]]


@pytest.mark.parametrize(
    ("raw", "code"),
    [
        (read_sheet.OLD_EXCEL + b"rest", "old_excel"),
        (b"%PDF-1.7\n\x00\x01\x02", "not_a_table"),
        (b"a,b\n1,\xff\xfe\xfd\n", "not_a_table"),
        (b"PK\x03\x04 cut off", "broken"),
        (packed({"word/document.xml": "<x/>"}), "not_a_table"),
        (packed({BOOK: "<workbook"}), "broken"),
        (b"1" * (5 * 1024**2 + 1), "too_large"),
        (b"a\n" * 2001, "rows"),
        (b"a," * 100 + b"a\n", "columns"),
        (b"ab\n" + b"x" * 501, "long"),
    ],
)
def test_a_file_that_is_no_table_of_the_size_is_refused_with_its_reason(raw, code):
    assert refusal(raw).code == code


def test_the_largest_table_allowed_is_read():
    raw = ("x" * 500 + ",a" * 99 + "\n") + "1\n" * 1999
    rows = read_sheet.rows_of(raw.encode())
    assert (len(rows), len(rows[0])) == (2000, 100)


def test_a_workbook_gives_text_numbers_and_runs_as_they_are_shown():
    reading_aid = '<rPh sb="0" eb="2"><t>yin</t></rPh>'
    strings = (
        "<si><t>县</t></si>",
        f"<si><r><rPr><b/></rPr><t>人民</t></r><r><t>银行</t></r>{reading_aid}<phoneticPr/></si>",
    )
    rows = row(1, cell("A1", 0, "s"), cell("C1", 1, "s")) + row(
        3, cell("A3", 513221.0), cell("B3", 0.30000000000000004), cell("C3", 1e-05),
        '<c r="D3" t="inlineStr"><is><t>x</t></is></c>', cell("E3", "#N/A", "e"),
    )  # fmt: skip
    assert read_sheet.rows_of(book(rows, strings=strings)) == [
        ["县", "", "人民银行"],
        [],
        ["513221", "0.3", "0.00001", "x", "#N/A"],
    ]


def test_a_per_cent_format_is_read_as_shown_not_as_stored():
    """45 % is stored as 0.45: read plainly it would be a hundredth of what the reader sees."""
    own = (
        '<numFmt numFmtId="170" formatCode="0.0%"/>'
        '<numFmt numFmtId="171" formatCode="0&quot;%&quot;"/>'
    )
    styles = "".join(f'<xf numFmtId="{n}"/>' for n in (0, 9, 170, 171))
    rows = row(1, *(cell(f"{c}1", 0.45, style=s) for s, c in enumerate("ABCD")))
    assert read_sheet.rows_of(book(rows, formats=own, styles=styles)) == [
        ["0.45", "45.00%", "45.00%", "0.45"]
    ]


def test_a_formula_without_its_value_is_named_and_one_with_it_is_read():
    assert read_sheet.rows_of(book(row(1, cell("A1", 3, formula="1+2")))) == [["3"]]
    assert read_sheet.rows_of(book(row(1, cell("A1", "x", "str", formula="Z9")))) == [["x"]]
    fault = refusal(book(row(4, cell("B4", formula="1+2"))))
    assert (fault.code, fault.row, fault.column) == ("formula", 4, "B")


def test_one_sheet_may_be_in_use_blank_and_hidden_ones_beside_it():
    full = row(1, cell("A1", 1))
    assert read_sheet.rows_of(book(full, "", full, hidden={3})) == [["1"]]
    fault = refusal(book(full, full))
    assert (fault.code, fault.given) == ("sheets", "S1, S2")


def test_a_cell_far_off_is_refused_before_a_table_of_that_size_is_made():
    """Two cells can span 17 thousand million: a reader of dense tables takes 500 GB for them."""
    assert refusal(book(row(1, cell("A1", 1)) + row(1_048_576, cell("A1048576", 1)))).code == "rows"
    fault = refusal(book(row(1, cell("XFD1", 1))))
    assert (fault.code, fault.given) == ("columns", "16384")
    blank = row(1, cell("A1", 1)) + "".join(row(n, cell(f"XFD{n}")) for n in range(2, 5_000))
    assert read_sheet.rows_of(book(blank)) == [["1"]]


def test_a_full_table_is_read_from_a_workbook():
    """Texts that all differ and formulas take the most elements."""
    limits = read_sheet.Limits(rows=100)
    names = [read_sheet.letters(column) for column in range(1, 101)]
    texts = [f"<si><t>text {n}</t></si>" for n in range(10_000)]
    of_texts, of_sums = [], []
    for n in range(100):
        shared = [cell(f"{name}{n + 1}", 100 * n + i, "s") for i, name in enumerate(names)]
        sums = [cell(f"{name}{n + 1}", n, formula="SUM(Z1:Z9)") for name in names]
        of_texts.append(row(n + 1, *shared))
        of_sums.append(row(n + 1, *sums))
    read = read_sheet.rows_of(book("".join(of_texts), strings=texts), limits)
    assert (read[0][0], read[-1][-1]) == ("text 0", "text 9999")
    assert read_sheet.rows_of(book("".join(of_sums)), limits)[-1][-1] == "99"


def test_only_the_parts_of_a_table_are_unpacked():
    """Pictures and the rest are as large as they like; their number is limited."""
    with_picture = parts_of(book(row(1, cell("A1", 1)))) | {"xl/media/x": "0" * 60_000_000}
    assert read_sheet.rows_of(packed(with_picture)) == [["1"]]
    assert refusal(packed({f"part{n}": "x" for n in range(201)})).code == "unpacks"


def test_more_elements_than_a_table_needs_are_not_read():
    cells = "".join(f'<c s="{n}"/>' for n in range(6_000))
    assert read_sheet.rows_of(book(row(1, cells))) == []
    assert refusal(book(row(1, cells)), read_sheet.Limits(table=500)).code == "unpacks"


def test_a_sheet_named_twice_is_read_once():
    parts = parts_of(book(row(1, cell("A1", 1)), row(1, cell("A1", 2))))
    parts[LINKS] = parts[LINKS].replace(b"sheet2.xml", b"sheet1.xml")
    assert refusal(packed(parts)).given == "S1, S2"


@pytest.mark.parametrize(
    ("code", "text"),
    [
        ("yyyy/m/d", "2023-08-01"),
        ('yyyy"年"m"月"d"日"', "2023-08-01"),
        ("[$-804]yyyy-mm-dd;@", "2023-08-01"),
        ("m/d h:mm", "2023-08-01"),
        ("General", "45139"),
        ('[Red]0.0" days"', "45139"),
        (r"#,##0_);[Red]\(#,##0\)", "45139"),
        ("0.00E+00", "45139"),
    ],
)
def test_a_day_is_read_as_a_day_and_not_as_the_number_that_stands_for_it(code, text):
    own = f'<numFmt numFmtId="170" formatCode="{html.escape(code)}"/>'
    styles = '<xf numFmtId="0"/><xf numFmtId="170"/><xf numFmtId="31"/>'
    rows = row(1, cell("A1", 45139, style=1), cell("B1", 45139.25, style=2))
    assert read_sheet.rows_of(book(rows, formats=own, styles=styles)) == [
        [text, "2023-08-01 06:00:00"]
    ]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
def test_a_part_with_a_document_type_is_refused(encoding):
    entity = '<!DOCTYPE a [<!ENTITY b "bbbbbbbb">]><workbook>&b;</workbook>'
    parts = {BOOK: entity.encode(encoding), LINKS: "<a/>"}
    assert refusal(packed(parts)).code == "broken"


def test_a_quotation_mark_without_its_pair_is_named_with_its_row():
    assert refusal(b'a,b\n1,"2\n3,4\n').row == 2
    assert [refusal(raw).code for raw in (b'a\n"1"2\n', b'"', b"1" * 200_000)] == [
        "quote", "quote", "long",
    ]  # fmt: skip
