"""A reader's table to a supply; every fault is collected with its row and column.

A code, a name or a number is read in every usual way of writing it, and none is guessed.
"""

import difflib
import math
import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import takewhile

from model.facts.catalog import Indicator
from model.facts.errors import Fault, SupplyError, refused
from model.facts.load import Data
from model.facts.places import County
from model.facts.provenance import Words
from model.own_data.overlay import Origin, SuppliedFigure, SuppliedStation, Supply, asked

MOST_FAULTS = 100  # then the reading stops: the file is another one
FIRST_YEAR = 1990
PERCENT = "%"
HEADINGS = ("code", "name", "township", "township_name", "has_station", "year", "source", "note")
NUMBER = re.compile(r"([+-]?(?:[0-9]{1,3}(?:,[0-9]{3})+|[0-9]+)(?:\.[0-9]+)?)(%?)")
WHOLE = re.compile(r"([0-9]+)(?:\.0*)?")
VILLAGES = re.compile(r"([0-9]{9})000")  # a township's code written as long as a village's
MINUS = "\N{MINUS SIGN}"
MOST_ALIKE = 50


def read_supply(raw: bytes, file: str, data: Data, latest_year: int) -> Supply:
    """Read a reader's file: a table of counties, or of townships with their stations.

    Which one it is, the headings of the first row say. SupplyError lists every fault; nothing
    is taken from a file that has one.
    """
    from model.own_data.read_sheet import rows_of  # takes a while to load: only who uploads waits

    rows = rows_of(raw)
    if not rows:
        raise refused("empty")
    reading = Reading(rows, file, data, latest_year)
    reading.find_columns()
    if {"township", "has_station"} <= set(reading.places):
        supply = Supply(stations=tuple(reading.stations()))
    elif {"code", "name"} & set(reading.places):
        supply = Supply(figures=tuple(reading.figures()))
    else:
        raise SupplyError((*reading.faults, Fault("no_places", 1)))
    if reading.faults:
        raise SupplyError(tuple(reading.faults))
    if not supply:
        raise refused("empty")
    return supply


def plain(text: str) -> str:
    """Return a text as it is compared: one width, one case, no spaces."""
    return "".join(unicodedata.normalize("NFKC", text).casefold().split())


def number(text: str) -> tuple[float, bool] | None:
    """Return a finite number and whether a per-cent sign follows it; None if it is neither.

    Full-width digits, thousands separators and the typographic minus are read; nothing is
    guessed: `NA`, `inf` and `1e999` are no numbers.
    """
    narrow = unicodedata.normalize("NFKC", text).strip().replace(MINUS, "-")
    match = NUMBER.fullmatch(narrow)
    value = float(match[1].replace(",", "")) if match else math.inf
    return (value, bool(match[2])) if match and math.isfinite(value) else None


def code_of(text: str) -> str:
    """Return a code as it stands in the data: digits of one width, no decimals of a number."""
    short = plain(text)
    match = WHOLE.fullmatch(short)
    digits = match[1] if match else short
    longer = VILLAGES.fullmatch(digits)
    return longer[1] if longer else digits


@dataclass(frozen=True)
class Names:
    """What a cell may say, in any of its ways of writing, and the code it stands for."""

    codes: Mapping[str, str]

    def find(self, text: str) -> str:
        """Return the code of a text, '' if there is none."""
        return self.codes.get(code_of(text), self.codes.get(plain(text), ""))

    def nearest(self, text: str) -> str:
        """Return the known code most like a text, '' if none is like it.

        Of those alike the one that agrees longest from the start: codes grow more special.
        """

        def agreed(name: str) -> int:
            pairs = zip(name, short, strict=False)
            return len(list(takewhile(lambda pair: pair[0] == pair[1], pairs)))

        short = code_of(text)
        near = difflib.get_close_matches(short, self.codes, n=MOST_ALIKE)
        return self.codes[min(near, key=lambda name: (-agreed(name), name))] if near else ""


def names(things: Iterable[County | Indicator]) -> Names:
    """Return codes and names, long and short in both languages; a doubled name counts not."""
    meant: dict[str, set[str]] = {}
    for one in things:
        for text in (one.code, one.name.zh, one.name.en, one.short.zh, one.short.en):
            meant.setdefault(plain(text), set()).add(one.code)
    return Names({text: codes.pop() for text, codes in meant.items() if len(codes) == 1})


def words_of(key: str, texts: Mapping[str, Words]) -> Names:
    """Return what is accepted for a key of the texts: alternatives between bars."""
    pair = texts[f"upload.{key}"]
    return Names({plain(word): key for word in f"{pair.zh}|{pair.en}".split("|")})


def unbracketed(heading: str) -> str:
    """Return a heading without the unit in brackets behind it, which may hold brackets itself."""
    text = unicodedata.normalize("NFKC", heading).strip()
    depth = 0
    for place in range(len(text) - 1, -1, -1):
        depth += (text[place] == ")") - (text[place] == "(")
        if not depth:
            return text[:place].strip() if text.endswith(")") else text
    return text


@dataclass(frozen=True)
class Row:
    """A row that is not blank: its number in the sheet and its cells by heading, '' if absent."""

    at: int
    cells: Mapping[str, str]

    def __getitem__(self, key: str) -> str:
        """Return the cell below a heading."""
        return self.cells.get(key, "")


class Reading:
    """One table being read: where its columns are, and the faults found so far."""

    def __init__(self, rows: list[list[str]], file: str, data: Data, latest_year: int) -> None:
        self.file, self.data, self.latest_year = file, data, latest_year
        self.faults: list[Fault] = []
        self.header, *self.body = rows
        self.headings = {key: words_of(key, data.accepted) for key in HEADINGS}
        self.places: dict[str, int] = {}
        self.counties, self.indicators = names(data.panel.counties), names(data.catalog.indicators)

    def fault(
        self, code: str, row: int, column: str, given: object = "", allowed: object = ""
    ) -> None:
        """Record a fault, below the header by its column's key; the reading stops at too many."""
        if row > 1 and column:
            column = self.header[self.places[column]]
        self.faults.append(Fault(code, row, column, str(given), str(allowed)))
        if len(self.faults) >= MOST_FAULTS:
            raise SupplyError(tuple(self.faults))

    def find_columns(self) -> None:
        """Find out what each column is; one that is unknown or stands twice is a fault."""
        from openpyxl.utils import get_column_letter  # type: ignore[import-untyped]

        for place, heading in enumerate(self.header):
            key = self.kind(heading) if heading else ""
            if not heading:
                if any(place < len(row) and row[place] for row in self.body):
                    self.fault("no_heading", 1, get_column_letter(place + 1))
            elif not key:
                near = self.indicators.nearest(unbracketed(heading))
                self.fault("unknown_column", 1, heading, allowed=near)
            elif key in self.places:
                self.fault("doubled_column", 1, heading)
            elif key in self.data.catalog.codes and key not in asked(self.data.catalog):
                self.fault("not_asked", 1, heading)
            else:
                self.places[key] = place

    def kind(self, heading: str) -> str:
        """Return what a heading stands for: a key of HEADINGS, an indicator, '' for neither."""
        for text in (heading, unbracketed(heading)):
            for key, accepted in self.headings.items():
                if accepted.find(text):
                    return key
            if indicator := self.indicators.find(text):
                return indicator
        return ""

    def rows(self) -> Iterator[Row]:
        """Yield the rows that are not blank; one wider than the header is a fault."""
        for at, row in enumerate(self.body, start=2):
            if len(row) > len(self.header):
                self.fault("wide", at, "", len(row), len(self.header))
            elif any(row):
                cells = {key: row[at] for key, at in self.places.items() if at < len(row)}
                yield Row(at, cells)

    def origin(self, row: Row) -> Origin:
        """Return year and source of a row; a year that is none is a fault."""
        text = row["year"]
        year = int(digits) if (digits := code_of(text)).isdecimal() else 0
        if text and not FIRST_YEAR <= year <= self.latest_year:
            self.fault("year", row.at, "year", text, f"{FIRST_YEAR}–{self.latest_year}")
        return Origin(year, row["source"], self.file)

    def figures(self) -> Iterator[SuppliedFigure]:
        """Yield the figures of a table of counties."""
        main = "code" if "code" in self.places else "name"
        columns = [i for i in self.data.catalog.indicators if i.code in self.places]
        taken: dict[str, int] = {}
        for row in self.rows():
            county = self.place(row, main, self.counties)
            self.compare(row, county)
            self.note_once(row, main, county, taken)
            origin = self.origin(row)
            for indicator in columns:
                value = self.value(row, indicator)
                if county and value is not None:
                    yield SuppliedFigure(county, indicator.code, value, origin)

    def place(self, row: Row, column: str, known: Names) -> str:
        """Return the code of a row's county or township; an unknown one is a fault."""
        text = row[column]
        found = known.find(text)
        if not found:
            kind = "unknown_township" if column == "township" else "unknown_county"
            meant = known.find(row["name"]) or known.nearest(text)
            self.fault(kind, row.at, column, text, meant)
        return found

    def compare(self, row: Row, county: str) -> None:
        """Compare a county's name with its code: a shifted row shows here."""
        if county and row["name"] and self.counties.find(row["name"]) != county:
            self.fault("other_name", row.at, "name", row["name"], county)

    def note_once(self, row: Row, column: str, code: str, taken: dict[str, int]) -> None:
        """Note in which row a county or township stands; a second one is a fault."""
        if code and taken.setdefault(code, row.at) != row.at:
            self.fault("doubled_row", row.at, column, code, taken[code])

    def value(self, row: Row, indicator: Indicator) -> float | None:
        """Return a cell in the indicator's unit, None if blank, or with a fault if it is none."""
        text = row[indicator.code]
        if not text:
            return None
        value, with_sign = number(text) or (math.nan, False)
        low, high = indicator.plausible
        if math.isnan(value):
            self.fault("number", row.at, indicator.code, text)
        elif with_sign and self.data.catalog.unit(indicator.unit).suffix.en != PERCENT:
            self.fault("percent", row.at, indicator.code, text, indicator.unit)
        elif not low <= value <= high:
            self.fault("range", row.at, indicator.code, text, f"{low:g}–{high:g}")
        else:
            return value
        return None

    def stations(self) -> Iterator[SuppliedStation]:
        """Yield the answers of a table of townships."""
        units = {t.code: t for t in self.data.network.townships if t.is_township}
        known = Names({code: code for code in units})
        answers = {
            True: words_of("yes", self.data.accepted),
            False: words_of("no", self.data.accepted),
        }
        taken: dict[str, int] = {}
        for row in self.rows():
            code = self.place(row, "township", known)
            if code:
                self.compare(row, units[code].county)
                name = row["township_name"]
                if name and plain(name) != plain(units[code].name):
                    self.fault("other_name", row.at, "township_name", name, units[code].name)
            self.note_once(row, "township", code, taken)
            text = row["has_station"]
            said = [answer for answer, accepted in answers.items() if accepted.find(text)]
            if text and not said:
                self.fault("answer", row.at, "has_station", text)
            if code and said:
                yield SuppliedStation(code, said[0], self.origin(row))
