"""A reader's file to rows of text: of what kind, how encoded and how large it may be."""

import codecs
import csv
import io
import itertools
import re
from collections.abc import Iterable
from contextlib import suppress
from dataclasses import dataclass, field
from itertools import product

from model.facts.errors import SupplyError, refused
from model.own_data.workbook_guard import Limits

OLD_EXCEL = bytes.fromhex("D0CF11E0A1B11AE1")
LOCKED = "EncryptedPackage".encode("utf-16-le")  # in the same frame, an XLSX file with a password
UTF_16 = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f]")
IN_QUOTES = re.compile(r'"[^"]*"')
SEPARATORS = ",\t;"
SAID = re.compile(
    r"\ufeff*sep=([,;\t])\r?\n", re.IGNORECASE
)  # a first line that spreadsheets take and hide
UNSEEN = dict.fromkeys(map(ord, "\xad\u200b\u200c\u200d\u200e\u200f\u2060\ufeff"))
# Of the two Chinese encodings of two bytes: the first bytes of the characters most in use.
COMMON = {"gb18030": range(0xB0, 0xD8), "big5": range(0xA4, 0xC7)}
FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r", "＝", "＋", "－", "＠")

ZIP = b"PK\x03\x04"  # how an archive begins
FIRST = 2**16  # letters in which the first record is looked for

Table = list[list[str]]
UPLOAD = Limits()


@dataclass(frozen=True, slots=True)
class SheetCells:
    """The cells of a sheet as text, blank ends cut off, and what is not seen in the text."""

    rows: Table
    name: str = ""  # none of a text file
    asks: dict[tuple[int, int], str] = field(default_factory=dict)  # row, column -> kind of doubt
    hidden_rows: tuple[int, ...] = ()
    hidden_columns: tuple[int, ...] = ()

    def cell(self, row: int, column: int) -> str:
        """Return a cell by its numbers, '' beyond the table."""
        return "".join("".join(one[column - 1 : column]) for one in self.rows[row - 1 : row])


def rows_of(raw: bytes, limits: Limits = UPLOAD) -> Table:
    """Return the cells of a file's only sheet in use; SupplyError if it is refused."""
    used = sheets_of(raw, limits)
    if len(used) > 1:
        raise refused("sheets", given=", ".join(sheet.name for sheet in used))
    for sheet in used:
        for (row, column), doubt in sheet.asks.items():
            if doubt == "formula" and not sheet.cell(row, column):
                raise refused("formula", row, letters(column))
    return used[0].rows if used else []


def sheets_of(raw: bytes, limits: Limits = UPLOAD) -> list[SheetCells]:
    """Return the sheets of a file that are shown and not blank; SupplyError if it is refused."""
    if len(raw) > limits.megabytes * 1024**2:
        raise refused("too_large", allowed=limits.megabytes)
    if raw.startswith(OLD_EXCEL):
        raise refused("locked" if LOCKED in raw else "old_excel")
    if raw.startswith(ZIP):
        return _book_sheets(raw, limits)
    return [SheetCells(rows)] if (rows := _text_rows(raw, limits)) else []


def decoded(raw: bytes) -> tuple[str, str, str]:
    """Return the text of a file, its encoding and what parts its columns; or SupplyError.

    GB 18030 and Big5 come last, as they read most UTF-8 without complaint. The separator is the
    one a first line names, else the one most often in the first row that has any, outside quotes.
    """
    for encoding in ("utf-16",) if raw.startswith(UTF_16) else ("utf-8-sig", *_likelier(raw)):
        with suppress(UnicodeDecodeError):
            text = raw.decode(encoding)
            if CONTROL.search(text) or text.lstrip()[:1] == "<":  # a page named as a table
                break
            if said := SAID.match(text):
                return text[said.end() :], encoding, said[1]
            lines = IN_QUOTES.sub("", text[:FIRST]).splitlines()
            first = next((line for line in lines if any(map(line.count, SEPARATORS))), "")
            return text, encoding, max(SEPARATORS, key=first.count)
    raise refused("not_a_table")


def _likelier(raw: bytes) -> list[str]:
    """Return two encodings of Chinese, first the one that makes more common characters of it."""

    def rare(encoding: str) -> float:
        text = raw[:FIRST].decode(encoding, "ignore")
        narrow = "gb2312" if encoding == "gb18030" else encoding
        first = [one.encode(narrow, "replace")[0] for one in text if one > "\u2e80"]
        common = sum(byte in COMMON[encoding] for byte in first)
        return 1 - common / len(first) if first else 0.0

    return sorted(COMMON, key=rare)


def letters(column: int) -> str:
    """Return the letters of a column: AB for 28."""
    text = ""
    while column:
        column, rest = divmod(column - 1, 26)
        text = chr(ord("A") + rest) + text
    return text


def _text_rows(raw: bytes, limits: Limits) -> Table:
    """Return the cells of a text file; one of hardly more than marks is not taken apart."""
    text, _, separator = decoded(raw)
    if sum(map(text.count, (separator, "\r", "\n"))) > 5 * limits.rows * limits.columns:
        raise refused("unpacks")
    numbers = itertools.count(1)
    rows = csv.reader(io.StringIO(text, newline=""), delimiter=separator, strict=True)
    try:
        return _table(zip(numbers, rows, strict=False), limits)
    except csv.Error as error:
        number = next(numbers) - 1
        if "limit" in str(error):
            raise refused("long", number, allowed=limits.letters) from error
        raise refused("quote", number) from error


def _table(rows: Iterable[tuple[int, list[str]]], limits: Limits) -> Table:
    """Return numbered rows as a table without blank ends; one that is too large is not kept."""
    table: Table = []
    for number, cells in rows:
        row = [_plain(cell) for cell in cells]
        while row and not row[-1]:
            row.pop()
        if len(row) > limits.columns:
            raise refused("columns", number, given=len(row), allowed=limits.columns)
        for column, cell in enumerate(row, start=1):
            if len(cell) > limits.letters:
                raise refused("long", number, letters(column), allowed=limits.letters)
        if row and number > limits.rows:
            raise refused("rows", allowed=limits.rows)
        if row:
            table.extend([] for _ in range(number - 1 - len(table)))
            table.append(row)
    return table


def _plain(cell: str) -> str:
    """Return a cell without what is not seen and without the quote our own files put first."""
    text = cell.translate(UNSEEN).strip()
    return text[1:] if text.startswith("'") and text[1:].startswith(FORMULA_STARTS) else text


def _book_sheets(raw: bytes, limits: Limits) -> list[SheetCells]:
    """Return the sheets in use of a workbook."""
    # Its library takes a sixth of a second.
    from model.own_data.read_workbook import MarksBeside, sheets

    def sheet(name: str, rows: Table, marks: MarksBeside) -> SheetCells:
        width, cells = max(map(len, rows), default=0), 0
        hidden = (n for low, high in marks["columns"] for n in range(low, min(high, width) + 1))
        shut = tuple(n for n in marks["rows"] if any(rows[n - 1 : n]))
        made = SheetCells(
            rows, name, dict.fromkeys(marks["formulas"], "formula"), shut, tuple(hidden)
        )
        for left, top, right, bottom in marks["merged"]:
            area = range(top, min(bottom, len(rows)) + 1), range(left, min(right, width) + 1)
            places = list(product(*area))
            if (cells := cells + len(places)) > limits.table:
                raise refused("unpacks")
            if any(made.cell(*place) for place in places):
                made.asks.update(dict.fromkeys(places, "merged"))
        return made

    try:
        tables = [(name, _table(rows, limits), marks) for name, rows, marks in sheets(raw, limits)]
        return [
            sheet(name, rows, marks) for name, rows, marks in tables if rows or marks["formulas"]
        ]
    except (SupplyError, MemoryError):
        raise
    except Exception as error:  # what a broken file makes the library raise has no end
        raise refused("broken") from error


def inert(cell: object) -> object:
    """Return a cell that no spreadsheet runs: text that starts a formula gets a quote first.

    Blanks before it do not help, and what follows a carriage return could be a cell of its own.
    """
    if not isinstance(cell, str):
        return cell
    text = cell.replace("\r", " ")
    return f"'{text}" if text.startswith("\t") or text.lstrip().startswith(FORMULA_STARTS) else text
