"""A reader's file to rows of text: what kind it is, how it is encoded, how large it may be."""

import codecs
import csv
import io

from model.facts.errors import refused
from model.own_data import workbook
from model.own_data.workbook import MOST_COLUMNS, MOST_ROWS

MOST_BYTES = 5 * 1024 * 1024
MOST_LETTERS = 500
OLD_EXCEL = bytes.fromhex("D0CF11E0A1B11AE1")  # also an XLSX file locked with a password
UTF_16 = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
SEPARATORS = ",\t;"
FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r", "＝", "＋", "－", "＠")


def rows_of(raw: bytes) -> list[list[str]]:
    """Return the cells of a file as text, row by row as in the sheet, blank ends cut off.

    SupplyError says why a file is refused: too large, of another kind, undecodable.
    """
    if len(raw) > MOST_BYTES:
        raise refused("too_large", allowed=MOST_BYTES // 1024**2)
    if raw.startswith(OLD_EXCEL):
        raise refused("old_excel")
    rows = workbook.rows_of(raw) if raw.startswith(workbook.ZIP) else _text_rows(decoded(raw))
    rows = [_cut([_plain(cell) for cell in row]) for row in rows]
    while rows and not rows[-1]:
        rows.pop()
    _refuse_large(rows)
    return rows


def _refuse_large(rows: list[list[str]]) -> None:
    if len(rows) > MOST_ROWS:
        raise refused("rows", given=len(rows), allowed=MOST_ROWS)
    for number, row in enumerate(rows, start=1):
        if len(row) > MOST_COLUMNS:
            raise refused("columns", number, given=len(row), allowed=MOST_COLUMNS)
        for place, cell in enumerate(row):
            if len(cell) > MOST_LETTERS:
                raise refused("long", number, workbook.letters(place), allowed=MOST_LETTERS)


def decoded(raw: bytes) -> str:
    """Return a text file as text: UTF-16 with its mark, else UTF-8, else GB 18030.

    GB 18030 comes last because it reads most UTF-8 as other characters without complaint.
    """
    for encoding in ("utf-16",) if raw.startswith(UTF_16) else ("utf-8-sig", "gb18030"):
        try:
            text = raw.decode(encoding)
        except UnicodeDecodeError:
            continue
        if any(letter < " " and letter not in "\t\r\n" for letter in text):
            break
        return text
    raise refused("not_a_table")


def _text_rows(text: str) -> list[list[str]]:
    first = text.partition("\n")[0]
    separator = max(SEPARATORS, key=first.count)
    try:
        return list(csv.reader(io.StringIO(text, newline=""), delimiter=separator))
    except csv.Error as error:
        raise refused("not_a_table") from error


def _plain(cell: str) -> str:
    """Return a cell without spaces around it and without the quote our own files put first."""
    text = cell.strip()
    guarded = text.startswith("'") and text[1:].startswith(FORMULA_STARTS)
    return text[1:] if guarded else text


def _cut(row: list[str]) -> list[str]:
    while row and not row[-1]:
        row.pop()
    return row
