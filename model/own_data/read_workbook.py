"""The cells of a workbook as they are shown, read by openpyxl from what the guard lets through."""

import math
import re
import warnings
from collections import defaultdict
from collections.abc import Iterator
from datetime import date, time
from decimal import Decimal
from functools import cache
from typing import Any
from xml.etree.ElementTree import iterparse

from openpyxl import load_workbook  # type: ignore[import-untyped]  # it comes without types
from openpyxl.cell.read_only import ReadOnlyCell  # type: ignore[import-untyped]
from openpyxl.utils import range_boundaries  # type: ignore[import-untyped]
from openpyxl.worksheet._reader import (  # type: ignore[import-untyped]
    CF_TAG,
    COL_TAG,
    DATA_TAG,
    MARGINS_TAG,
    MERGE_TAG,
    ROW_TAG,
    VALIDATION_TAG,
    WorkSheetParser,
)

from model.facts.errors import refused
from model.own_data.workbook_guard import MOST_PARTS, Guard, Limits, SheetStream

UNSHOWN = re.compile(r'"[^"]*"|\\.|\[[^]]*]|[_*].')  # of a number format
CHINESE_DATES = {*range(27, 37), *range(50, 59)}  # formats that the library does not know

MERGED_TAG = MERGE_TAG[:-1]  # one of those that are listed
TRUE = {"1", "true"}
MERGED_ENDS = {MERGE_TAG, CF_TAG, VALIDATION_TAG, MARGINS_TAG}  # no merged cell comes after these

Rows = Iterator[tuple[int, list[str]]]
MarksBeside = defaultdict[
    str, list[Any]
]  # what a sheet has beside texts; filled as its rows are read


def sheets(raw: bytes, limits: Limits) -> Iterator[tuple[str, Rows, MarksBeside]]:
    """Yield name, numbered rows and marks of each sheet that is shown."""
    guard = Guard(raw, limits)
    with warnings.catch_warnings(action="ignore"):  # of styles and extensions, not of cells
        book = load_workbook(guard.frame(), read_only=True, data_only=True)
        if len(book.worksheets) > MOST_PARTS:
            raise refused("unpacks")
        shown = [sheet for sheet in book.worksheets if sheet.sheet_state == "visible"]
        if not shown:  # as in the strict form of the format, which the library does not read
            raise refused("broken")
        for sheet in shown:
            marks: MarksBeside = defaultdict(list)
            stream = SheetStream(guard, sheet._worksheet_path)
            yield sheet.title, _rows(sheet, stream, marks), marks


def _note(element: Any, marks: MarksBeside) -> None:  # noqa: ANN401  (untyped)
    """Note hidden columns, first and last, and merged cells: column, row, column, row."""
    if element.tag == MERGED_TAG:
        marks["merged"].append(range_boundaries(element.get("ref")))
    elif element.tag == COL_TAG and element.get("hidden") in TRUE:
        marks["columns"].append((int(element.get("min")), int(element.get("max"))))


class _Parser(WorkSheetParser):  # type: ignore[misc]
    """The library's reader of cells, which says nothing of a formula without its value.

    Programs that cannot compute write none, or a zero.
    """

    marks: MarksBeside

    def parse_cell(self, element: Any) -> dict[str, Any]:  # noqa: ANN401  (untyped)
        if element.get("t") == "inlineStr":
            self.source.guard.count(texts=sum(1 for _ in element.iter()))
        cell: dict[str, Any] = super().parse_cell(element)
        is_blank = cell["value"] is None and cell["data_type"] != "str"  # a text may well be
        is_zero = cell["value"] == 0 and cell["data_type"] == "n"
        if (is_blank or is_zero) and element.find("{*}f") is not None:
            self.marks["formulas"].append((cell["row"], cell["column"]))
        return cell


def _rows(sheet: Any, stream: SheetStream, marks: MarksBeside) -> Rows:  # noqa: ANN401  (untyped)
    """Yield number and cells of each row that is not blank, sparse as the file has them."""
    book = sheet.parent
    dates = {n for n, style in enumerate(book._cell_styles) if style.numFmtId in CHINESE_DATES}
    parser = _Parser(stream, sheet._shared_strings, True, book.epoch, dates | book._date_formats)
    parser.marks = marks

    @cache
    def is_percent(style: int) -> bool:
        shown = ReadOnlyCell(sheet, 1, 1, None, style_id=style).number_format
        return "%" in UNSHOWN.sub("", shown)

    before = 0.0
    elements = 0
    for _, element in iterparse(stream):
        elements += 1
        if element.tag in MERGED_ENDS:
            return
        if element.tag != ROW_TAG:
            before = math.inf if element.tag == DATA_TAG else before  # then no row follows
            _note(element, marks)
            continue
        number, cells = parser.parse_row(element)
        if parser.row_dimensions.pop(str(number), {}).get("hidden") in TRUE:
            marks["rows"].append(number)
        beside = elements - sum(1 for _ in element.iter())
        element.clear()
        stream.row_ended(elements, len(cells) + beside)
        if number <= before:
            raise refused("broken")
        before, elements = number, 0
        row = {
            cell["column"]: shown
            for cell in cells
            if (value := cell["value"]) is not None
            and (shown := _shown(value, is_percent(cell["style_id"])))
        }
        if row:
            yield number, [row.get(column, "") for column in range(1, max(row) + 1)]


def _shown(value: object, is_percent: bool) -> str:
    """Return a value as it is shown: 0.45 in a per-cent format is 45%."""
    if isinstance(value, bool):
        return str(int(value))
    if isinstance(value, int | float):
        shown = Decimal(f"{value:.15g}")  # as many digits as a spreadsheet shows
        return f"{shown * 100:f}%" if is_percent else f"{shown:f}"
    text = str(value)
    if isinstance(value, date | time):  # without parts of a second, and without midnight
        text = text.partition(".")[0].removesuffix(" 00:00:00")
    return text.strip()
