"""A sheet as a table: which column is what, which rows count, and the faults met so far."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping

from model.facts.errors import Fault, SupplyError
from model.facts.load import Data
from model.own_data.find_headings import ANSWERS, BESIDE, PLACES, Headings, find_headings
from model.own_data.overlay import template_codes
from model.own_data.read_sheet import SheetCells, letters
from model.own_data.spelling import Names, names, number, plain, spellings, unbracketed, words_for

MOST_FAULTS = 1_000  # then the reading stops: the file is another one
MOST_HINTS = 40  # texts for which a like name is looked for, which takes long
HEADINGS = (*sorted(PLACES | BESIDE), *ANSWERS, "indicator", "value")
UNUSED = {"", "serial", "prefecture", "note"}  # columns that are not read
MOST_NAMED = 12  # rows that a remark names
REMARKS = ("skipped", "hidden", "older", "known", "beside")  # what is told and is no fault

Row = Mapping[str, str]


class TableRows:
    """One table being read; `at` is the row in hand, counted as in the sheet."""

    def __init__(self, sheet: SheetCells, data: Data) -> None:
        self.sheet, self.data = sheet, data
        self.faults: list[Fault] = []
        self.indicators = names(data.catalog.indicators)
        known = Names(self.indicators | words_for(HEADINGS, data.accepted))
        self.headings = find_headings(sheet.rows, known) if sheet.rows else Headings(1, (), ())
        self.at = self.headings.last
        self.columns: dict[str, int] = {}  # by key, counted from 1
        self.skipped: list[int] = []
        self.older: list[int] = []
        self.known = 0
        self.hints: dict[str, str] = {}
        self.blanks = {"", *spellings("blank", data.accepted)}
        self.totals = tuple(spellings("total", data.accepted))
        remarks = "|".join(map(re.escape, spellings("remark", data.accepted)))
        self.remark = re.compile(rf"\(?(?:{remarks})\d*[):.]")

    def remarks(self) -> Iterator[Fault]:
        """Yield what was done without being asked."""
        rows = [row for row in self.sheet.hidden_rows if row > self.headings.last]
        columns = [n for n in self.sheet.hidden_columns if n in self.columns.values()]
        hidden = [*map(str, rows), *map(letters, columns)]
        known = [str(self.known)] if self.known else []
        skipped, older = (list(map(str, dict.fromkeys(n))) for n in (self.skipped, self.older))
        for code, told in zip(REMARKS, (skipped, hidden, older, known), strict=False):
            if told:
                yield Fault(
                    code, given=", ".join(told[:MOST_NAMED]) + "…" * (len(told) > MOST_NAMED)
                )

    def fault(self, code: str, column: str = "", given: object = "", allowed: object = "") -> None:
        """Record a fault of the row in hand at a column's key; the reading stops at too many."""
        if column in self.columns and self.at > self.headings.last:
            column = self.headings.texts[self.columns[column] - 1]
        self.faults.append(Fault(code, self.at, column, str(given), str(allowed)))
        if len(self.faults) >= MOST_FAULTS:
            raise SupplyError(tuple(self.faults))

    def hint(self, text: str, known: Names) -> str:
        """Return the code that was probably meant, looked up once for each text."""
        if text not in self.hints and len(self.hints) < MOST_HINTS:
            self.hints[text] = known.nearest(text)
        return self.hints.get(text, "")

    def find_columns(self) -> None:
        """Find out what each column is; one that is unknown or stands twice is a fault."""
        keys, asked = self.headings.keys, template_codes(self.data.catalog)
        body = self.sheet.rows[self.headings.last :]
        width = max(map(len, body), default=0) if self.sheet.name else 0
        spare = [""] * (width - len(keys))
        for place, heading in enumerate([*self.headings.texts, *spare]):
            key = keys[place] if heading else ""
            if not heading:
                if any(place < len(row) and row[place] for row in body):
                    self.fault("no_heading", letters(place + 1))
            elif not key:
                near = self.hint(unbracketed(heading), self.indicators)
                self.fault("unknown_column", heading, "", near)
            elif key not in UNUSED and keys.count(key) > 1:
                if key in keys[:place]:
                    self.fault("doubled_column", heading)
            elif key in self.data.catalog.codes and key not in asked:
                self.fault("not_asked", heading)
            else:
                self.columns[key] = place + 1

    def rows(self) -> Iterator[Row]:
        """Yield the cells by key of each row; totals, remarks and rows of units are skipped."""
        asked = set(self.columns) - PLACES - BESIDE - {*ANSWERS}
        most = len(self.headings.keys)
        for at, cells in enumerate(self.sheet.rows, start=1):
            if at <= self.headings.last or not any(cells):
                continue
            self.at = at
            if len(cells) > most and not self.sheet.name:  # in a text file they may be shifted
                self.fault("wide", "", len(cells), most)
                continue
            found = {key: self.sheet.cell(at, n) for key, n in self.columns.items()}
            row = defaultdict(str, found)
            places = [row[key] for key in PLACES if row[key]]
            has_figure = any(number(row[key]) for key in asked) or any(row[key] for key in ANSWERS)
            first = places or [next(cell for cell in cells if cell)]
            if self.is_beside(first) or not (places or has_figure):
                self.skipped.append(at)
            else:
                yield row

    def is_beside(self, texts: Iterable[str]) -> bool:
        """Return whether one of the first texts of a row makes it a total or a remark."""
        short = map(plain, texts)
        return any(one.endswith(self.totals) or self.remark.match(one) for one in short)

    def is_asked(self, key: str) -> bool:
        """Record a fault of a cell that leaves open what is meant; return whether it does."""
        doubt = self.sheet.asks.get((self.at, self.columns.get(key, 0)))
        if doubt:
            self.fault(doubt, key, self.sheet.cell(self.at, self.columns[key]))
        return bool(doubt)
