"""A reader's file to rows of text: of what kind, how encoded and how large it may be.

A workbook is read here and by no library: its list of sheets, styles, shared texts and the sheets
that are shown, each once. What they unpack to is counted as it does; nothing else is unpacked.
"""

import codecs
import csv
import io
import itertools
import posixpath
import re
import zipfile
from collections.abc import Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime, timedelta
from decimal import Decimal
from functools import reduce
from typing import Any
from xml.etree.ElementTree import Element, XMLPullParser

from model.facts.errors import SupplyError, refused

OLD_EXCEL = bytes.fromhex("D0CF11E0A1B11AE1")  # also an XLSX file locked with a password
UTF_16 = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f]")
IN_QUOTES = re.compile(r'"[^"]*"')
SEPARATORS = ",\t;"
FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r", "＝", "＋", "－", "＠")

ZIP, ENTRY = b"PK\x03\x04", b"PK\x01\x02"  # how an archive begins, and each line of its list
BOOK, LINKS = "xl/workbook.xml", "xl/_rels/workbook.xml.rels"
PLACE = re.compile(r"^([A-Z]{1,3})([0-9]+)$")
CHUNK, MOST_PARTS, MOST_DEPTH = 2**16, 200, 50
LONGEST = 2**17  # bytes of a tag or a text; a cell of a spreadsheet holds 32,767 letters
KEPT = ("v", "t", "f", "r", "is")  # the insides of a cell; not the reading aids of its text
# Of a number format: what is no digit, date or per-cent sign, and those known without being told.
UNSHOWN, FORMAT_LETTERS = re.compile(r'"[^"]*"|\\.|\[[^]]*]|[_*].'), 255
DATE = re.compile(r"[dmyhs]", re.IGNORECASE)
DATES = (*range(14, 23), *range(27, 37), *range(45, 48), *range(50, 59))
FORMATS = dict.fromkeys(map(str, DATES), "d") | {"9": "%", "10": "%"}

Table = list[list[str]]


@dataclass(frozen=True, slots=True)
class Limits:
    """How large a table may be; an upload's unless given."""

    megabytes: int = 5
    rows: int = 2_000
    columns: int = 100
    letters: int = 500  # of a cell

    @property
    def marks(self) -> int:
        """Elements of a workbook or separators of a text; a cell of text takes four at most."""
        return 5 * self.rows * self.columns


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
            first = IN_QUOTES.sub("", text[:CHUNK]).lstrip("\r\n").partition("\n")[0]
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
    if sum(map(text.count, (separator, "\r", "\n"))) > limits.marks:
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
    if raw.count(ENTRY) > MOST_PARTS:
        raise refused("unpacks")
    try:
        with zipfile.ZipFile(io.BytesIO(raw)) as archive:
            used = _Book(archive, limits).tables() if BOOK in archive.namelist() else None
    except SupplyError:
        raise
    except Exception as error:  # what a broken file makes the libraries raise has no end
        raise refused("broken") from error
    if used is None:
        raise refused("not_a_table")
    if len(used) > 1:
        raise refused("sheets", given=", ".join(name for name, _ in used))
    return used[0][1] if used else []


class _Book:
    """The parts of a workbook that a table needs, counted as they unpack."""

    def __init__(self, archive: zipfile.ZipFile, limits: Limits) -> None:
        self.archive, self.limits = archive, limits
        self.unpacked = self.tags = self.elements = 0
        self.day_0 = datetime(1899, 12, 30)  # noqa: DTZ001  (of a calendar, in no time zone)
        self.texts: list[str] = []
        self.formats: dict[str, str] = {}  # by number of the style

    def tables(self) -> list[tuple[str, Table]]:
        """Return name and table of each sheet that is shown and not blank."""
        parts, places, sheets = {}, {}, []
        for _, link in self._elements(LINKS, "Relationship"):
            place = posixpath.normpath(posixpath.join("xl", link.attrib["Target"])).lstrip("/")
            parts[link.attrib["Type"].rpartition("/")[2]] = places[link.attrib["Id"]] = place
        for tag, one in self._elements(BOOK, "workbookPr", "sheet"):
            if tag == "workbookPr" and one.get("date1904") in ("1", "true"):
                self.day_0 = datetime(1904, 1, 1)  # noqa: DTZ001
            elif tag == "sheet" and one.get("state", "visible") == "visible":
                place = next(places[one.attrib[key]] for key in one.attrib if key[-3:] == "}id")
                sheets.append((one.attrib["name"], place))
                if len(sheets) > MOST_PARTS:
                    raise refused("unpacks")
        if "styles" in parts:
            self.formats = self._formats(parts["styles"])
        if "sharedStrings" in parts:
            shared, most = self._elements(parts["sharedStrings"], "si"), self.limits.letters + 1
            self.texts = [_runs(one).strip()[:most] for _, one in shared]
        once = dict.fromkeys(part for _, part in sheets)
        tables = {part: _table(self._rows(part), self.limits) for part in once}
        return [(name, tables[part]) for name, part in sheets if tables[part]]

    def _chunks(self, part: str) -> Iterator[bytes]:
        """Yield a part as it unpacks, as long as that is not too much."""
        entry = self.archive.getinfo(part)
        if entry.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):
            raise refused("broken")
        last = b""
        with self.archive.open(entry) as file:
            while chunk := file.read(CHUNK):
                self.unpacked += len(chunk)
                if self.unpacked > 20 * self.limits.megabytes * 1024**2:  # each part unpacks twice
                    raise refused("unpacks")
                if b"<!DOCTYPE" in (last + chunk).replace(b"\0", b""):  # the format allows none
                    raise refused("broken")
                last = chunk[-20:]
                yield chunk

    def _elements(self, part: str, *wanted: str) -> Iterator[tuple[str, Element]]:
        """Yield name and element of the wanted ones of a part as they end, and then forget them."""
        self.tags += sum(chunk.count(b"<") for chunk in self._chunks(part))
        if self.tags > 2 * self.limits.marks:
            raise refused("unpacks")  # before the time that reading them takes
        parser: Any = XMLPullParser(("start", "end"))
        depth = quiet = 0
        for chunk in self._chunks(part):
            parser.feed(chunk)
            quiet += len(chunk)  # bytes of a single tag or text
            for event, element in parser.read_events():
                quiet = 0
                if event == "start":
                    depth += 1
                    self.elements += 1
                    continue
                depth -= 1
                name = _name(element)
                if name in wanted:
                    yield name, element
                if name not in KEPT:
                    element.clear()
            if self.elements > self.limits.marks or depth > MOST_DEPTH or quiet > LONGEST:
                raise refused("unpacks")
        parser.close()

    def _formats(self, part: str) -> dict[str, str]:
        """Return the number format of each style of cells, without what it shows as it stands."""
        known, styles = dict(FORMATS), []
        for tag, one in self._elements(part, "numFmt", "xf", "cellStyleXfs", "cellXfs"):
            if tag == "numFmt":
                code = one.attrib["formatCode"][:FORMAT_LETTERS]
                known[one.attrib["numFmtId"]] = UNSHOWN.sub("", code)
            elif tag == "xf":
                styles.append(known.get(one.get("numFmtId", ""), ""))
            elif tag == "cellStyleXfs":  # those of named styles, which come first
                styles.clear()
            else:
                break
        return {str(number): style for number, style in enumerate(styles)}

    def _rows(self, part: str) -> Iterator[tuple[int, list[str]]]:
        """Yield number and cells of each row of a sheet that is not blank, as they are shown."""
        row: dict[int, str] = {}
        number = column = 0
        for tag, one in self._elements(part, "c", "row"):
            if tag == "c":
                at, column = _place(one, number + 1, column + 1)
                value = _runs(one)
                if not value and one.get("t") != "str" and any(_name(p) == "f" for p in one):
                    raise refused("formula", at, letters(column))  # a text may well be blank
                if shown := self._shown(value, one).strip():
                    row[column] = shown
                continue
            before, number, column = number, int(one.get("r", number + 1)), 0
            if number <= before:
                raise refused("broken")
            if row:
                yield number, [row.get(i, "") for i in range(1, max(row) + 1)]
            row = {}

    def _shown(self, value: str, cell: Element) -> str:
        """Return a cell as it is shown: 0.45 in a per-cent format is 45%, 45139 may be a day."""
        kind, style = cell.get("t", "n"), self.formats.get(cell.get("s", "0"), "")
        if kind != "n" or not value:
            return self.texts[int(value)] if kind == "s" and value else value
        if DATE.search(style):
            with suppress(OverflowError):  # no day: a spreadsheet shows hashes, here the number
                moment = self.day_0 + timedelta(seconds=round(float(value) * 86_400))
                return str(moment).removesuffix(" 00:00:00")
        shown = Decimal(f"{float(value):.15g}")  # as many digits as a spreadsheet shows
        return f"{shown * 100:f}%" if "%" in style else f"{shown:f}"


def _name(element: Element) -> str:
    """Return the name of an element without that of its format, which has two."""
    return element.tag.rpartition("}")[2]


def _runs(element: Element) -> str:
    """Return the text of a cell, or of one that cells share."""
    return "".join(one.text or "" for one in element.iter() if _name(one) in ("t", "v"))


def _place(cell: Element, row: int, column: int) -> tuple[int, int]:
    """Return row and column of a cell, those expected if it does not say."""
    if "r" not in cell.attrib:
        return row, column
    name, digits = PLACE.findall(cell.attrib["r"])[0]
    return int(digits), reduce(lambda number, letter: 26 * number + ord(letter) - 64, name, 0)
