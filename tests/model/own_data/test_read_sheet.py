"""A reader's file to rows of text: kinds, encodings, guards, and what a workbook hides."""

import io
import zipfile

import pytest

from model.facts.errors import SupplyError
from model.own_data import read_sheet

TYPES = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
LINKED = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006"
LINKS = "xl/_rels/workbook.xml.rels"
PARTS = {"workbook": "sheet.main", "sharedStrings": "sharedStrings", "styles": "styles"}
LISTED = "".join(
    f'<Override PartName="/xl/{name}.xml" ContentType="application/vnd.openxmlformats-'
    f'officedocument.spreadsheetml.{kind}+xml"/>'
    for name, kind in PARTS.items()
)
CONTENT = f'<Types xmlns="{PACKAGE}/content-types">{LISTED}</Types>'


def cell(place, value="", kind="n", style=0, formula=None):
    """Return a cell as a spreadsheet writes it; a formula may have no value."""
    top = f'<c r="{place}" t="{kind}" s="{style}">'
    middle = "" if formula is None else f"<f>{formula}</f>"
    return f"{top}{middle}{'' if value == '' else f'<v>{value}</v>'}</c>"


def row(number, *cells):
    return f'<row r="{number}">{"".join(cells)}</row>'


def book(*sheets, strings=(), formats="", styles='<xf numFmtId="0"/>', hidden=()):
    """Return a workbook of sheets, each given by its rows; style 1 on is what `styles` adds."""
    names = "".join(
        f'<sheet name="S{n}" sheetId="{n}" r:id="r{n}"'
        f"{' state=' + chr(34) + 'hidden' + chr(34) if n in hidden else ''}/>"
        for n in range(1, len(sheets) + 1)
    )
    links = "".join(
        f'<Relationship Id="r{n}" Type="{LINKED}/worksheet" Target="worksheets/sheet{n}.xml"/>'
        for n in range(1, len(sheets) + 1)
    )
    parts = {
        "[Content_Types].xml": CONTENT,
        read_sheet.BOOK: f'<workbook xmlns="{TYPES}" xmlns:r="{LINKED}"><sheets>{names}</sheets>'
        "</workbook>",
        LINKS: f'<Relationships xmlns="{PACKAGE}/relationships">{links}</Relationships>',
        "xl/sharedStrings.xml": f'<sst xmlns="{TYPES}">{"".join(strings)}</sst>',
        "xl/styles.xml": f'<styleSheet xmlns="{TYPES}"><numFmts>{formats}</numFmts>'
        f"<cellXfs>{styles}</cellXfs></styleSheet>",
    }
    for n, rows in enumerate(sheets, start=1):
        data = f'<worksheet xmlns="{TYPES}"><sheetData>{rows}</sheetData></worksheet>'
        parts[f"xl/worksheets/sheet{n}.xml"] = data
    return packed(parts)


def packed(parts):
    raw = io.BytesIO()
    with zipfile.ZipFile(raw, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in parts.items():
            archive.writestr(name, text)
    return raw.getvalue()


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
        (packed({read_sheet.BOOK: "<workbook"}), "broken"),
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
        f"<si><r><t>人民</t></r><r><t>银行</t></r>{reading_aid}</si>",
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
    assert (
        refusal(book(row(1, cell("A1", 1)) + row(1_048_576, cell("XFD1048576", 1)))).code == "rows"
    )
    assert refusal(book(row(1, cell("XFD1", 1)))).code == "columns"
    blank = row(1, cell("A1", 1)) + row(1_048_576, cell("XFD1048576"))
    assert read_sheet.rows_of(book(blank)) == [["1"]]


def test_an_archive_that_unpacks_to_far_more_is_not_unpacked(monkeypatch):
    bomb = packed({read_sheet.BOOK: "<a/>", "xl/media/x": "0" * 20_000_000})
    assert len(bomb) < 100_000
    monkeypatch.setattr(zipfile.ZipFile, "read", None)  # whoever unpacks a part fails here
    assert refusal(bomb).code == "unpacks"
    assert refusal(packed({f"part{n}": "x" for n in range(201)})).code == "unpacks"


def test_more_elements_than_a_table_needs_are_not_taken_into_memory():
    cells = "".join(f'<c s="{n}"/>' for n in range(6_000))
    assert read_sheet.rows_of(book(row(1, cells))) == []
    assert refusal(book(row(1, cells)), read_sheet.Limits(rows=14)).code == "unpacks"


def test_blank_cells_in_many_far_columns_do_not_take_for_ever():
    far = "".join(row(n, cell(f"XFD{n}")) for n in range(1, 1_000))
    assert refusal(book(far)).code == "unpacks"


def test_a_part_with_a_document_type_is_refused():
    entity = '<!DOCTYPE a [<!ENTITY b "bbbbbbbb">]><workbook>&b;</workbook>'
    assert refusal(packed({read_sheet.BOOK: entity, LINKS: "<a/>"})).code == "broken"
