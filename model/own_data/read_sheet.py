"""A reader's file to rows of text: of what kind, how encoded and how large it may be."""

import codecs
import csv
import io
import itertools
import re
from collections.abc import Iterable
from contextlib import suppress

from model.facts.errors import SupplyError, refused
from model.own_data.workbook_guard import Limits

OLD_EXCEL = bytes.fromhex("D0CF11E0A1B11AE1")  # also an XLSX file locked with a password
UTF_16 = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f]")
IN_QUOTES = re.compile(r'"[^"]*"')
SEPARATORS = ",\t;"
FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r", "＝", "＋", "－", "＠")

ZIP = b"PK\x03\x04"  # how an archive begins
FIRST = 2**16  # letters in which the first record is looked for

Table = list[list[str]]
UPLOAD = Limits()


def rows_of(raw: bytes, limits: Limits = UPLOAD) -> Table:
    """Return the cells of a file as text, blank ends cut off; SupplyError if it is refused."""
    if len(raw) > limits.megabytes * 1024**2:
        raise refused("too_large", allowed=limits.megabytes)
    if raw.startswith(OLD_EXCEL):
        raise refused("old_excel")
    return _book_rows(raw, limits) if raw.startswith(ZIP) else _text_rows(raw, limits)


def decoded(raw: bytes) -> tuple[str, str, str]:
    """Return the text of a file, its encoding and what parts its columns; or SupplyError.

    GB 18030 comes last, as it reads most UTF-8 without complaint. The separator is the one most
    often in the first record, outside quotes.
    """
    for encoding in ("utf-16",) if raw.startswith(UTF_16) else ("utf-8-sig", "gb18030"):
        with suppress(UnicodeDecodeError):
            text = raw.decode(encoding)
            if CONTROL.search(text):
                break
            first = IN_QUOTES.sub("", text[:FIRST]).lstrip("\r\n").partition("\n")[0]
            return text, encoding, max(SEPARATORS, key=first.count)
    raise refused("not_a_table")


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
    if sum(map(text.count, (separator, "\r", "\n"))) > 5 * limits.table:
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
    last = 0
    for number, cells in rows:
        row = [_plain(cell) for cell in cells]
        while row and not row[-1]:
            row.pop()
        if len(row) > limits.columns:
            raise refused("columns", number, given=len(row), allowed=limits.columns)
        for column, cell in enumerate(row, start=1):
            if len(cell) > limits.letters:
                raise refused("long", number, letters(column), allowed=limits.letters)
        if row and (last := number) <= limits.rows:
            table.extend([] for _ in range(number - 1 - len(table)))
            table.append(row)
    if last > limits.rows:
        raise refused("rows", given=last, allowed=limits.rows)
    return table


def _plain(cell: str) -> str:
    """Return a cell without spaces around it and without the quote our own files put first."""
    text = cell.strip()
    return text[1:] if text.startswith("'") and text[1:].startswith(FORMULA_STARTS) else text


def _book_rows(raw: bytes, limits: Limits) -> Table:
    """Return the cells of the only sheet in use; SupplyError if there are several."""
    from model.own_data.read_workbook import sheets  # its library takes a sixth of a second

    try:
        tables = [(name, _table(rows, limits)) for name, rows in sheets(raw, limits)]
    except SupplyError:
        raise
    except Exception as error:  # what a broken file makes the library raise has no end
        raise refused("broken") from error
    used = [(name, table) for name, table in tables if table]
    if len(used) > 1:
        raise refused("sheets", given=", ".join(name for name, _ in used))
    return used[0][1] if used else []
