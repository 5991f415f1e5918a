"""A reader's file to rows of text: of what kind, how encoded and how large it may be."""

import codecs
import csv
import io
import re
import zipfile
from contextlib import suppress
from dataclasses import dataclass
from decimal import Decimal
from typing import IO, Any
from xml.etree.ElementTree import iterparse

from openpyxl import load_workbook  # type: ignore[import-untyped]  # it comes without types
from openpyxl.utils import coordinate_to_tuple, get_column_letter  # type: ignore[import-untyped]

from model.facts.errors import SupplyError, refused

OLD_EXCEL = bytes.fromhex("D0CF11E0A1B11AE1")  # also an XLSX file locked with a password
UTF_16 = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
SEPARATORS = ",\t;"
FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r", "＝", "＋", "－", "＠")

ZIP = b"PK\x03\x04"
BOOK = "xl/workbook.xml"
LARGE = ("xl/worksheets/", "xl/sharedStrings.xml", "xl/calcChain.xml", "xl/media/")
MOST_RATIO, MOST_PARTS, CHUNK = 100, 200, 2**16
MOST_OTHERS = 50_000  # elements of styles and all that is read whole
LAST_ROW = 2**20  # of any spreadsheet
QUOTED = re.compile(r'"[^"]*"|\\.')


@dataclass(frozen=True, slots=True)
class Limits:
    """How large a table may be, and what its workbook may hold; an upload's unless given."""

    megabytes: int = 5
    rows: int = 2_000
    columns: int = 100
    letters: int = 500  # of a cell

    @property
    def unpacked(self) -> int:
        """Bytes of all parts of a workbook."""
        return 10 * self.megabytes * 1024**2

    @property
    def elements(self) -> int:
        """Elements of a sheet; a full table that is all formulas has three for each cell."""
        return 7 * self.rows * self.columns // 2

    @property
    def spanned(self) -> int:
        """Cells up to the last of each row: a single one far off makes a huge table."""
        return 10 * self.rows * self.columns


UPLOAD = Limits()


def rows_of(raw: bytes, limits: Limits = UPLOAD) -> list[list[str]]:
    """Return the cells of a file as text, blank ends cut off; SupplyError if it is refused."""
    if len(raw) > limits.megabytes * 1024**2:
        raise refused("too_large", allowed=limits.megabytes)
    if raw.startswith(OLD_EXCEL):
        raise refused("old_excel")
    rows = _workbook_rows(raw, limits) if raw.startswith(ZIP) else _text_rows(raw)
    rows = _cut([_cut([_plain(cell) for cell in row]) for row in rows])
    if len(rows) > limits.rows:
        raise refused("rows", given=len(rows), allowed=limits.rows)
    for number, row in enumerate(rows, start=1):
        if len(row) > limits.columns:
            raise refused("columns", number, given=len(row), allowed=limits.columns)
        for place, cell in enumerate(row, start=1):
            if len(cell) > limits.letters:
                raise refused("long", number, get_column_letter(place), allowed=limits.letters)
    return rows


def decoded(raw: bytes) -> tuple[str, str, str]:
    """Return the text of a file, its encoding and what parts its columns; or SupplyError.

    GB 18030 comes last, as it reads most UTF-8 without complaint. The separator is the one most
    often in the first record, outside quotes.
    """
    for encoding in ("utf-16",) if raw.startswith(UTF_16) else ("utf-8-sig", "gb18030"):
        with suppress(UnicodeDecodeError):
            text = raw.decode(encoding)
            if any(letter < " " and letter not in "\t\r\n" for letter in text):
                break
            first = QUOTED.sub("", text[:CHUNK]).lstrip("\r\n").partition("\n")[0]
            return text, encoding, max(SEPARATORS, key=first.count)
    raise refused("not_a_table")


def _text_rows(raw: bytes) -> list[list[str]]:
    """Return the cells of a text file."""
    text, _, separator = decoded(raw)
    try:
        return list(csv.reader(io.StringIO(text, newline=""), delimiter=separator))
    except csv.Error as error:
        raise refused("not_a_table") from error


def _plain(cell: str) -> str:
    """Return a cell without spaces around it and without the quote our own files put first."""
    text = cell.strip()
    return text[1:] if text.startswith("'") and text[1:].startswith(FORMULA_STARTS) else text


def _cut(items: list[Any]) -> list[Any]:
    """Return the cells of a row, or the rows of a table, without blank ones at the end."""
    while items and not items[-1]:
        items.pop()
    return items


def _workbook_rows(raw: bytes, limits: Limits) -> list[list[str]]:
    """Return the cells of the only sheet in use; SupplyError if there are several."""
    try:
        with zipfile.ZipFile(io.BytesIO(raw)) as archive:
            _guard(archive, limits)
            book = load_workbook(io.BytesIO(raw), read_only=True, data_only=True)
            shown = [sheet for sheet in book.worksheets if sheet.sheet_state == "visible"]
            for sheet in shown:
                _refuse_formulas(archive.open(sheet._worksheet_path))
            used = {sheet.title: rows for sheet in shown if (rows := _sheet_rows(sheet, limits))}
    except SupplyError:
        raise
    except Exception as error:  # what a broken file makes the library raise has no end
        raise refused("broken") from error
    if not shown:  # as in the strict form of the format, which the library does not read
        raise refused("broken")
    if len(used) > 1:
        raise refused("sheets", given=", ".join(used))
    return next(iter(used.values()), [])


def _guard(archive: zipfile.ZipFile, limits: Limits) -> None:
    """Refuse what would unpack to far more than a table needs, counted as it unpacks."""
    parts = archive.infolist()
    squeezed = any(part.file_size > MOST_RATIO * max(part.compress_size, 1) for part in parts)
    if squeezed or len(parts) > MOST_PARTS:
        raise refused("unpacks")
    if BOOK not in archive.namelist():
        raise refused("not_a_table")
    unpacked = 0
    for part in parts:
        if part.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):
            raise refused("broken")
        most = limits.elements if part.filename.startswith(LARGE) else MOST_OTHERS
        elements, last = 0, b""
        with archive.open(part) as file:
            while chunk := file.read(CHUNK):
                unpacked += len(chunk)
                elements += chunk.count(b"<") - chunk.count(b"</")
                if unpacked > limits.unpacked or elements > most:
                    raise refused("unpacks")
                if b"<!DOCTYPE" in (last + chunk).replace(b"\0", b""):  # the format allows none
                    raise refused("broken")
                last = chunk[-20:]


def _refuse_formulas(part: IO[bytes]) -> None:
    """Refuse a sheet with a formula saved without its value; an empty text may well be one."""
    for _, element in iterparse(part):
        if element.tag.endswith("}row"):
            element.clear()
        elif element.find("{*}f") is None or element.get("t") == "str":
            continue
        elif not element.findtext("{*}v"):
            row, column = coordinate_to_tuple(element.attrib["r"])
            raise refused("formula", row, get_column_letter(column))


def _sheet_rows(sheet: Any, limits: Limits) -> list[list[str]]:  # noqa: ANN401  (untyped)
    """Return the cells of a sheet from its first row and column on."""
    sheet.reset_dimensions()  # what a file says of its size may be wrong
    rows, spanned = [], 0
    for cells in sheet.iter_rows():
        rows.append(_cut([_text(cell) for cell in cells]))
        spanned += len(cells)
        if spanned > limits.spanned or len(rows) > LAST_ROW:
            raise refused("unpacks")
    return _cut(rows)


def _text(cell: Any) -> str:  # noqa: ANN401  (the library is untyped)
    """Return a cell as it is shown: 0.45 in a per-cent format is 45%."""
    value = cell.value
    if isinstance(value, bool):
        return str(int(value))
    if not isinstance(value, int | float):
        return "" if value is None else str(value).strip()
    shown = Decimal(f"{value:.15g}")  # as many digits as a spreadsheet shows
    is_percent = "%" in QUOTED.sub("", cell.number_format)
    return f"{shown * 100:f}%" if is_percent else f"{shown:f}"
