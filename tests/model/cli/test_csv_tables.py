"""Files of every kind are read as they are meant or refused; what is written is whole."""

import os
import subprocess
import sys
import threading
from pathlib import Path

import pytest
from openpyxl import Workbook

from model.cli.csv_tables import CommandError, cell, number, read, records, write
from tests.model.own_data import workbooks

ROOT = Path(__file__).resolve().parents[3]
ROWS = [["县", "a b"], ["马尔康", "12.5"]]


@pytest.mark.parametrize(
    ("encoding", "separator", "told"),
    [
        ("utf-8", ",", ""),
        ("utf-8-sig", ",", ""),
        ("utf-8", ";", "read as UTF-8, separated by semicolons\n"),
        ("gbk", "\t", "read as GB18030, separated by tabs\n"),
        ("gb18030", ",", "read as GB18030, separated by commas\n"),
        ("utf-16", ";", "read as UTF-16, separated by semicolons\n"),
    ],
)
def test_encoding_and_separator_are_found_out_and_said(tmp_path, capsys, encoding, separator, told):
    path = tmp_path / "v.csv"
    path.write_text("\n".join(map(separator.join, ROWS)), encoding=encoding)
    row = records(str(path), ["a b"])[0]
    assert (row["县"], row.number("a b"), row.where) == ("马尔康", 12.5, f"{path}, row 2")
    assert capsys.readouterr().err == (f"{path}: {told}" if told else "")


def test_a_workbook_is_read_too_and_its_percent_or_formula_refused(tmp_path, capsys):
    book, path = Workbook(), str(tmp_path / "v.xlsx")
    for row in ([], ["县", "a", "b"], ["马尔康", 12.5, None]):
        book.active.append(row)
    book.save(path)
    row = records(path, ["a"], "comma")[0]
    assert (row["县"], row.number("a"), row["b"], row.where) == (
        "马尔康",
        12.5,
        "",
        f"{path}, row 3",
    )
    assert capsys.readouterr().err == f"{path}: read as XLSX\n"
    book.active["B3"].number_format = "0%"
    book.save(path)
    with pytest.raises(CommandError, match=r"row 3, column a: '1250.*%' is not a number"):
        records(path, ["a"])[0].number("a")
    book.active["C3"] = "=B3*2"
    book.save(path)
    with pytest.raises(CommandError, match="row 3, column C: a formula without a value"):
        records(path, ["a"])


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"", "the file is empty"),
        (b"\n \n,,\n", "the file is empty"),
        (b'a,b\n1,"2\n3,4\n', "row 2: a quote is not closed"),
        (b'a,b\n1,"2"x\n', "row 2: a quote is not closed where its cell ends"),
        (b"a,b\n1," + b"9" * 131_073, "row 2: .* more than 131,072 characters"),
        (b"a,b\n1,2,3\n", "row 2: 3 cells, the header has 2"),
        (b"b,b\n1,2\n", "row 1: needs one column a, has 'b, b'"),
        (b"a,b,b\n1,2,3\n", "row 1: needs one column b, has 'a, b, b'"),
        (b"a|b\n1|2\n", "needs one column a, .* parted by commas, semicolons or tabs"),
        (b"a,b\0\n1,2\n", "neither a table of text nor an XLSX workbook"),
        (b"a\xff\xff\xff", "neither a table of text"),
        (b"PK\x03\x04 and no more", "broken workbook"),
        (bytes.fromhex("D0CF11E0A1B11AE1"), "an old Excel file|neither"),
    ],
)
def test_a_file_that_is_no_table_is_refused_in_one_sentence(tmp_path, content, words):
    (tmp_path / "v.csv").write_bytes(content)
    with pytest.raises(CommandError, match=words) as told:
        records(str(tmp_path / "v.csv"), ["a"])
    assert "\n" not in str(told.value)


def test_a_file_that_is_not_there_or_a_folder_is_said(tmp_path):
    for path in (tmp_path / "none.csv", tmp_path):
        with pytest.raises(CommandError, match="cannot be read"):
            read(str(path), "point")


def test_rows_are_numbered_as_in_the_file(tmp_path):
    (tmp_path / "v.csv").write_text('\na,b\n\n"x\ny",1\n\nz,2\n')
    assert [row.where[-5:] for row in records(str(tmp_path / "v.csv"), "ab")] == ["row 4", "row 6"]


@pytest.mark.parametrize(
    ("written", "value"),
    [("12", 12), ("-1.5", -1.5), ("+1e-3", 0.001), (".5", 0.5), ("5.", 5), ("007", 7)],
)
def test_plain_numbers(written, value):
    assert number(written, "") == value
    assert number(written.replace(".", ","), "", "comma") == value


@pytest.mark.parametrize(
    "written",
    ["8/5", "2023/8", "1/3", "2023-08", "12²", "5①", "25¹", "１２", "١٢", "45%", "1 234", "1_000",
     "nan", "NA", "inf", "1e999", "0x10", "−5", "--5", "1,234,567", "12.5.1", "£5"],
)  # fmt: skip
@pytest.mark.parametrize("decimal", ["point", "comma"])
def test_what_is_no_plain_number_is_refused_and_never_guessed(written, decimal):
    with pytest.raises(CommandError, match=r"v, row 2, column a: .* is not a number"):
        number(written, "v, row 2, column a", decimal)


def test_a_decimal_comma_is_read_only_when_it_is_said():
    with pytest.raises(CommandError, match="say --decimal comma"):
        number("12,5", "")
    with pytest.raises(CommandError, match="a point is no decimal mark"):
        number("1.234", "", "comma")


def test_fractions_are_read_only_where_asked_for():
    assert number("1/3", "", fraction=True) == 1 / 3
    for written in ("1/0", "1/" + 10 * "9", "1.5/2", "9" * 400 + "/3"):
        with pytest.raises(CommandError, match="is not a number"):
            number(written, "", fraction=True)


def test_numbers_as_they_are_written():
    assert [cell(value) for value in (1.0, 1 / 3, -1e-9, float("nan"))] == [
        "1",
        "0.333333",
        "0",
        "",
    ]


def test_a_file_is_written_with_a_mark_for_spreadsheets_and_the_output_without(tmp_path, capsys):
    write(str(tmp_path / "o.csv"), ROWS[0], ROWS[1:])
    whole = "县,a b\n马尔康,12.5\n"
    assert (tmp_path / "o.csv").read_bytes() == b"\xef\xbb\xbf" + whole.encode()
    write("-", ROWS[0], ROWS[1:])
    assert capsys.readouterr().out == whole


def test_a_link_stays_and_its_target_keeps_its_rights(tmp_path):
    target, link = tmp_path / "t.csv", tmp_path / "link.csv"
    target.write_text("old")
    target.chmod(0o640)
    link.symlink_to(target)
    write(str(link), ROWS[0], [])
    assert link.is_symlink()
    assert target.read_text("utf-8-sig") == "县,a b\n"
    assert target.stat().st_mode & 0o777 == 0o640
    (tmp_path / "ahead.csv").symlink_to(tmp_path / "new.csv")
    write(str(tmp_path / "ahead.csv"), ROWS[0], [])
    assert (tmp_path / "new.csv").is_file()


def test_a_pipe_is_written_to_and_stays(tmp_path):
    os.mkfifo(tmp_path / "pipe")
    heard = []
    reader = threading.Thread(target=lambda: heard.append((tmp_path / "pipe").read_bytes()))
    reader.start()
    write(str(tmp_path / "pipe"), ROWS[0], [])
    reader.join(timeout=10)
    assert heard == ["县,a b\n".encode()]
    assert (tmp_path / "pipe").is_fifo()


@pytest.mark.parametrize("target", ["folder", "none/o.csv", "new/", "loop", "/dev/full"])
def test_what_cannot_be_written_is_one_sentence_and_leaves_nothing(tmp_path, target):
    (tmp_path / "folder").mkdir()
    (tmp_path / "loop").symlink_to(tmp_path / "loop")
    path = target if target.startswith("/") else f"{tmp_path}/{target}"
    with pytest.raises(CommandError, match="cannot be written"):
        write(path, ROWS[0], [])
    assert sorted(one.name for one in tmp_path.iterdir()) == ["folder", "loop"]


def test_a_disk_that_fills_up_leaves_the_old_file(tmp_path, monkeypatch):
    def full(self, *_, **__):
        self.write_bytes(b"half")
        raise OSError(28, "No space left on device")

    (tmp_path / "o.csv").write_text("old")
    monkeypatch.setattr(Path, "write_text", full)
    with pytest.raises(CommandError, match="No space left"):
        write(str(tmp_path / "o.csv"), ROWS[0], [])
    assert [(one.name, one.read_text()) for one in tmp_path.iterdir()] == [("o.csv", "old")]


@pytest.mark.slow
def test_a_full_standard_output_is_one_sentence(tmp_path):
    (tmp_path / "m.csv").write_text("1,3\n1/3,1\n")
    with Path("/dev/full").open("w") as full:
        words = [sys.executable, "-m", "model", "ahp", str(tmp_path / "m.csv")]
        done = subprocess.run(words, cwd=ROOT, stdout=full, stderr=subprocess.PIPE, check=False)
    assert (done.returncode, done.stderr.count(b"\n")) == (2, 1)


@pytest.mark.slow
def test_a_workbook_with_a_cell_far_off_is_one_sentence(tmp_path):
    row, far = workbooks.row, workbooks.cell("XFD1048576", 1)
    sheet = row(1, workbooks.cell("A1", 1)) + row(2**20, far)
    (tmp_path / "far.xlsx").write_bytes(workbooks.book(sheet))
    with pytest.raises(CommandError, match="larger than is read"):
        read(str(tmp_path / "far.xlsx"), "point")
