"""The cells of an XLSX file as text, read with the standard library and guarded at each step.

A format for computing, so three things need care that a plain reader of values gives away: a
per-cent format (45 % is stored as 0.45), a formula that was saved without its value, and a cell
far off that would make a table of thousands of millions of cells.
"""

import io
import re
import zipfile
import zlib
from collections.abc import Iterator
from decimal import Decimal
from itertools import count
from xml.etree.ElementTree import Element, ParseError, iterparse

from model.facts.errors import refused

ZIP = b"PK\x03\x04"
MOST_ROWS, MOST_COLUMNS = 2_000, 100
MOST_UNPACKED, MOST_RATIO, MOST_PARTS = 50 * 1024**2, 100, 200
MOST_ELEMENTS = 700_000  # a full table of the size above, all formulas, has 602,000
MOST_IN_ONE = 100_000  # elements of one row or list: six times the columns of a sheet
BOOK, LINKS = "xl/workbook.xml", "xl/_rels/workbook.xml.rels"
STRINGS, STYLES = "xl/sharedStrings.xml", "xl/styles.xml"
PERCENT_FORMATS = {9, 10}  # built in: 0% and 0.00%
QUOTED = re.compile(r'"[^"]*"|\\.')
REFERENCE = re.compile(r"([A-Z]{1,3})([0-9]{1,7})")
DIGITS = 15  # as many as a spreadsheet shows of a stored number
Rows = dict[int, dict[int, str]]


def rows_of(raw: bytes) -> list[list[str]]:
    """Return the cells of the only sheet in use, from its first row and column on.

    SupplyError if the file is no workbook, unpacks to too much, has several sheets in use, or a
    formula without a value.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(raw)) as archive:
            return _read(archive)
    except (zipfile.BadZipFile, zlib.error, EOFError, ParseError, ValueError, KeyError,
            IndexError, NotImplementedError, RuntimeError) as error:  # fmt: skip
        raise refused("broken") from error


def _read(archive: zipfile.ZipFile) -> list[list[str]]:
    guard(archive.infolist())
    if BOOK not in archive.namelist():
        raise refused("not_a_table")
    strings = [_words(item) for item in _elements(archive, STRINGS, "si")]
    percent = _percent_styles(archive)
    found = {
        name: rows
        for name, part in _visible(archive)
        if (rows := _cells(archive, part, strings, percent))
    }
    if len(found) > 1:
        raise refused("sheets", given=", ".join(found))
    return _dense(*found.values()) if found else []


def guard(parts: list[zipfile.ZipInfo]) -> None:
    """Refuse an archive that would unpack to far more than a table needs."""
    unpacked = sum(part.file_size for part in parts)
    squeezed = any(part.file_size > MOST_RATIO * max(part.compress_size, 1) for part in parts)
    if unpacked > MOST_UNPACKED or squeezed or len(parts) > MOST_PARTS:
        raise refused("unpacks")


def letters(place: int) -> str:
    """Return the letters of a column, 0 being A and 26 being AA."""
    name, rest = "", place + 1
    while rest:
        rest, letter = divmod(rest - 1, 26)
        name = chr(ord("A") + letter) + name
    return name


def _place(name: str) -> int:
    place = 0
    for letter in name:
        place = 26 * place + ord(letter) - ord("A") + 1
    return place - 1


def _local(element: Element) -> str:
    """Return a tag without its name space: two are in use for the same format."""
    return element.tag.rpartition("}")[2]


def _elements(archive: zipfile.ZipFile, part: str, tag: str) -> Iterator[Element]:
    """Yield the elements of a part with a tag, each emptied after use; none if it is absent."""
    if part not in archive.namelist():
        return
    content = archive.read(part)
    if b"<!DOCTYPE" in content or b"\0" in content[:8]:  # the format allows neither
        raise refused("broken")
    begun = 0
    for number, (_, element) in enumerate(iterparse(io.BytesIO(content))):
        if number > MOST_ELEMENTS or number - begun > MOST_IN_ONE:
            raise refused("unpacks")
        if _local(element) == tag:
            yield element
            element.clear()
            begun = number


def _visible(archive: zipfile.ZipFile) -> Iterator[tuple[str, str]]:
    """Yield name and part of the sheets that are not hidden."""
    targets = {
        link.get("Id"): link.get("Target", "") for link in _elements(archive, LINKS, "Relationship")
    }
    for sheet in _elements(archive, BOOK, "sheet"):
        if sheet.get("state", "visible") != "visible":
            continue
        link = next(value for name, value in sheet.items() if name.endswith("}id"))
        target = targets[link]
        yield sheet.get("name", ""), target[1:] if target.startswith("/") else f"xl/{target}"


def _percent_styles(archive: zipfile.ZipFile) -> list[bool]:
    """Return of each cell style whether it shows numbers as per cent."""
    formats = set(PERCENT_FORMATS)
    for own in _elements(archive, STYLES, "numFmt"):
        if "%" in QUOTED.sub("", own.get("formatCode", "")):
            formats.add(int(own.get("numFmtId", "-1")))
    for group in _elements(archive, STYLES, "cellXfs"):
        return [int(style.get("numFmtId", "0")) in formats for style in group]
    return []


def _words(item: Element) -> str:
    """Return the text of a string in one or several runs, without its reading aids."""
    runs = [item, *(child for child in item if _local(child) == "r")]
    return "".join(part.text or "" for run in runs for part in run if _local(part) == "t")


def _cells(archive: zipfile.ZipFile, part: str, strings: list[str], percent: list[bool]) -> Rows:
    """Return the cells of a sheet that are not blank, by row and column from 0."""
    rows: Rows = {}
    last_row = 0
    for row in _elements(archive, part, "row"):
        last_row = int(row.get("r", last_row + 1))
        following = count()
        for cell in row:
            place = next(following)
            if match := REFERENCE.fullmatch(cell.get("r", "")):
                place = _place(match[1])
                following = count(place + 1)
            text = _text(cell, last_row, place, strings, percent)
            if text:
                _refuse_far(last_row, place)
                rows.setdefault(last_row - 1, {})[place] = text
    return rows


def _refuse_far(row: int, place: int) -> None:
    if row > MOST_ROWS:
        raise refused("rows", given=row, allowed=MOST_ROWS)
    if place >= MOST_COLUMNS:
        raise refused("columns", row, letters(place), place + 1, MOST_COLUMNS)


def _text(cell: Element, row: int, place: int, strings: list[str], percent: list[bool]) -> str:
    parts = {_local(part): part for part in cell}
    kind, value = cell.get("t", "n"), parts.get("v")
    if kind == "inlineStr":
        return _words(parts["is"]).strip() if "is" in parts else ""
    text = "" if value is None else (value.text or "").strip()
    if "f" in parts and not text and kind != "str":  # a formula may well give an empty text
        raise refused("formula", row, letters(place))
    if not text or kind not in ("s", "n"):
        return text
    if kind == "s":
        return strings[int(text)].strip()
    return _number(float(text), bool(percent) and percent[int(cell.get("s", "0"))])


def _number(value: float, is_percent: bool) -> str:
    """Return a stored number as it is shown: 0.45 in a per-cent format as 45%."""
    shown = Decimal(f"{value:.{DIGITS}g}")
    return f"{shown * 100:f}%" if is_percent else f"{shown:f}"


def _dense(rows: Rows) -> list[list[str]]:
    """Return sparse cells as rows from the first on."""
    return [
        [rows.get(i, {}).get(j, "") for j in range(max(rows.get(i, {0: ""})) + 1)]
        for i in range(max(rows) + 1)
    ]
