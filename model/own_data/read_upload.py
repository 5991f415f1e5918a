"""A reader's table to a supply, each value read in all its usual spellings and none guessed."""

import difflib
import math
import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from os.path import commonprefix

from model.facts.catalog import Indicator
from model.facts.errors import Fault, SupplyError, refused
from model.facts.load import Data
from model.facts.places import County
from model.facts.provenance import Words
from model.own_data.overlay import Origin, SuppliedFigure, SuppliedStation, Supply, template_codes
from model.own_data.read_sheet import letters, rows_of

MOST_FAULTS = 100  # then the reading stops: the file is another one
FIRST_YEAR = 1990
HEADINGS = ("code", "name", "township", "township_name", "has_station", "year", "source", "note")
NUMBER = re.compile(r"([+-]?(?:[0-9]{1,3}(?:,[0-9]{3})+|[0-9]+)(?:\.[0-9]+)?)(%?)")
WHOLE = re.compile(r"([0-9]+)(?:\.0*)?")
YEAR = re.compile(r"[0-9]{4}")
VILLAGES = re.compile(r"([0-9]{9})000")  # a township's code written as long as a village's
# The signs of Chinese typing that count as the narrow ones: a number is read with these and no
# others, as Unicode's own folding makes 51 of a 5 with the footnote mark ①.
NARROW = {0xFEE0 + sign: sign for sign in range(ord("!"), ord("~") + 1)} | {0x2212: "-"}
ASCII_DIGITS = re.compile(r"[0-9]")
BRACKETS = re.compile(r"\s*\((?:[^()]|\([^()]*\))*\)$")


def read_supply(raw: bytes, file: str, data: Data, latest_year: int) -> Supply:
    """Read a table of counties, or of townships with stations; SupplyError lists all faults."""
    rows = rows_of(raw)
    if not rows:
        raise refused("empty")
    reading = Reading(rows, file, data, latest_year)
    reading.find_columns()
    supply = Supply()
    if {"township", "has_station"} <= set(reading.places):
        supply = Supply(stations=tuple(reading.stations()))
    elif {"code", "name"} & set(reading.places):
        supply = Supply(figures=tuple(reading.figures()))
    else:
        reading.fault("no_places")
    if reading.faults:
        raise SupplyError(tuple(reading.faults))
    if not supply:
        raise refused("empty")
    return supply


def plain(text: str) -> str:
    """Return a text as it is compared: one width, one case, no spaces, and no digit more."""
    narrow = text.translate(NARROW)
    folded = unicodedata.normalize("NFKC", narrow)
    same = ASCII_DIGITS.findall(folded) == ASCII_DIGITS.findall(narrow)
    return "".join((folded if same else narrow).casefold().split())


def number(text: str) -> tuple[float, bool] | None:
    """Return a finite number and whether a per-cent sign follows, None for `NA`, `inf`, `1e999`."""
    match = NUMBER.fullmatch(text.translate(NARROW).strip())
    value = float(match[1].replace(",", "")) if match else math.inf
    return (value, bool(match[2])) if match and math.isfinite(value) else None


def code_of(text: str) -> str:
    """Return a code as it stands in the data: digits of one width, no decimals of a number."""
    short = plain(text)
    for pattern in (WHOLE, VILLAGES):
        if match := pattern.fullmatch(short):
            short = match[1]
    return short


class Names(dict[str, str]):
    """The codes of things by what a cell may say for them."""

    def find(self, text: str) -> str:
        """Return the code of a text, '' if there is none."""
        return self.get(code_of(text), self.get(plain(text), ""))

    def nearest(self, text: str) -> str:
        """Return the known code most like a text, of those the one that agrees longest, or ''."""
        short = code_of(text)
        near = difflib.get_close_matches(short, self, n=50)
        agreed = {name: len(commonprefix([name, short])) for name in near}  # noqa: RUF071  (letters)
        best = min(near, key=lambda name: (-agreed[name], name), default="")
        return self.get(best, "")


def names(things: Iterable[County | Indicator]) -> Names:
    """Return codes and names, long and short in both languages; a doubled name counts not."""
    meant: dict[str, set[str]] = {}
    for one in things:
        for text in (one.code, one.name.zh, one.name.en, one.short.zh, one.short.en):
            meant.setdefault(plain(text), set()).add(one.code)
    return Names({text: codes.pop() for text, codes in meant.items() if len(codes) == 1})


def words_for(keys: Iterable[str], texts: Mapping[str, Words]) -> Names:
    """Return what is accepted for keys of the texts: alternatives between bars."""
    pairs = [(key, texts[f"upload.{key}"]) for key in keys]
    return Names({plain(x): key for key, both in pairs for x in f"{both.zh}|{both.en}".split("|")})


def unbracketed(heading: str) -> str:
    """Return a heading without the unit in brackets behind it, which may hold brackets itself."""
    return BRACKETS.sub("", heading.translate(NARROW).strip())


class Reading:
    """One table being read: where its columns are, the row in hand, and the faults so far."""

    def __init__(self, rows: list[list[str]], file: str, data: Data, latest_year: int) -> None:
        self.file, self.data, self.latest_year = file, data, latest_year
        self.faults: list[Fault] = []
        self.header, *self.body = rows
        self.at = 1  # counted as in the sheet
        self.places: dict[str, int] = {}  # of columns
        self.first: dict[str, int] = {}  # row of each county or township
        self.towns = {t.code: t for t in data.network.townships if t.is_township}
        self.counties, self.indicators = names(data.panel.counties), names(data.catalog.indicators)
        self.headings = Names(self.indicators | words_for(HEADINGS, data.accepted))

    def fault(self, code: str, column: str = "", given: object = "", allowed: object = "") -> None:
        """Record a fault of the row in hand at a column's key; the reading stops at too many."""
        if self.at > 1 and column:
            column = self.header[self.places[column]]
        self.faults.append(Fault(code, self.at, column, str(given), str(allowed)))
        if len(self.faults) >= MOST_FAULTS:
            raise SupplyError(tuple(self.faults))

    def find_columns(self) -> None:
        """Find out what each column is; one that is unknown or stands twice is a fault."""
        for place, heading in enumerate(self.header):
            key = self.headings.find(heading) or self.headings.find(unbracketed(heading))
            if not heading:
                if any(place < len(row) and row[place] for row in self.body):
                    self.fault("no_heading", letters(place + 1))
            elif not key:
                near = self.indicators.nearest(unbracketed(heading))
                self.fault("unknown_column", heading, allowed=near)
            elif key in self.places:
                self.fault("doubled_column", heading)
            elif key in self.data.catalog.codes and key not in template_codes(self.data.catalog):
                self.fault("not_asked", heading)
            else:
                self.places[key] = place

    def rows(self) -> Iterator[Mapping[str, str]]:
        """Yield the cells of each row that is not blank by heading; one too wide is a fault."""
        for number, row in enumerate(self.body, start=2):
            self.at = number
            if len(row) > len(self.header):
                self.fault("wide", "", len(row), len(self.header))
            elif any(row):
                places = self.places.items()
                yield defaultdict(str, {key: row[i] for key, i in places if i < len(row)})

    def place(self, row: Mapping[str, str], column: str, known: Names) -> str:
        """Return the code of a row's place, '' with a fault if unknown; its name must fit it."""
        text, name = row[column], row["name"]
        code = known.find(text)
        if not code:
            kind = "unknown_township" if column == "township" else "unknown_county"
            self.fault(kind, column, text, known.find(name) or known.nearest(text))
            return ""
        county = self.towns[code].county if column == "township" else code
        if name and self.counties.find(name) != county:
            self.fault("other_name", "name", name, county)
        if self.first.setdefault(code, self.at) != self.at:
            self.fault("doubled_row", column, code, self.first[code])
        return code

    def origin(self, row: Mapping[str, str]) -> Origin:
        """Return year and source of a row; a year that is none is a fault."""
        text = row["year"]
        year = int(digits) if YEAR.fullmatch(digits := code_of(text)) else 0
        if text and not FIRST_YEAR <= year <= self.latest_year:
            self.fault("year", "year", text, f"{FIRST_YEAR}–{self.latest_year}")
        return Origin(year, row["source"], self.file)

    def figures(self) -> Iterator[SuppliedFigure]:
        """Yield the figures of a table of counties."""
        main = "code" if "code" in self.places else "name"
        columns = [i for i in self.data.catalog.indicators if i.code in self.places]
        for row in self.rows():
            county, origin = self.place(row, main, self.counties), self.origin(row)
            for indicator in columns:
                value = self.value(row[indicator.code], indicator)
                if county and value is not None:
                    yield SuppliedFigure(county, indicator.code, value, origin)

    def value(self, text: str, indicator: Indicator) -> float | None:
        """Return a cell in the indicator's unit, None if blank, or with a fault if it is none."""
        if not text:
            return None
        value, with_sign = number(text) or (math.nan, False)
        low, high = indicator.plausible
        if math.isnan(value):
            self.fault("number", indicator.code, text)
        elif with_sign and self.data.catalog.unit(indicator.unit).suffix.en != "%":
            self.fault("percent", indicator.code, text, indicator.unit)
        elif not low <= value <= high:
            self.fault("range", indicator.code, text, f"{low:g}–{high:g}")
        else:
            return value
        return None

    def stations(self) -> Iterator[SuppliedStation]:
        """Yield the answers of a table of townships."""
        codes = Names({code: code for code in self.towns})
        answers = words_for(("yes", "no"), self.data.accepted)
        for row in self.rows():
            code = self.place(row, "township", codes)
            name, text = row["township_name"], row["has_station"]
            if code and name and plain(name) != plain(self.towns[code].name):
                self.fault("other_name", "township_name", name, self.towns[code].name)
            answer = answers.find(text)
            if text and not answer:
                self.fault("answer", "has_station", text)
            if code and answer:
                yield SuppliedStation(code, answer == "yes", self.origin(row))
