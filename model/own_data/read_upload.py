"""A reader's table to a supply; every fault is collected with its row and column."""

from collections.abc import Iterable, Sequence

from model.facts.catalog import Indicator
from model.facts.errors import Fault, SupplyError, refused
from model.facts.load import Data
from model.own_data.overlay import Origin, SuppliedFigure, SuppliedStation, Supply, asked
from model.own_data.read_sheet import rows_of
from model.own_data.spelling import Names, code_of, names, number, plain, unbracketed, words_of
from model.own_data.workbook import letters

MOST_FAULTS = 100  # then the reading stops: the file is another one
FIRST_YEAR = 1990
PERCENT = "%"
HEADINGS = ("code", "name", "township", "township_name", "has_station", "year", "source", "note")


class Reading:
    """One table being read: its cells by heading, and the faults found so far."""

    def __init__(self, rows: list[list[str]], file: str, data: Data, latest_year: int) -> None:
        self.file, self.data, self.latest_year = file, data, latest_year
        self.faults: list[Fault] = []
        self.header = rows[0]
        self.rows = rows[1:]
        self.headings = {key: words_of(key, data.accepted) for key in HEADINGS}
        self.places: dict[str, int] = {}
        self.counties = names(
            pair for c in data.panel.counties for pair in ((c.code, c.name), (c.code, c.short))
        )
        self.indicators = names(
            pair for i in data.catalog.indicators for pair in ((i.code, i.name), (i.code, i.short))
        )

    def fault(
        self, code: str, row: int, column: str, given: object = "", allowed: object = ""
    ) -> None:
        """Record a fault; the reading stops where there are too many."""
        self.faults.append(Fault(code, row, column, str(given), str(allowed)))
        if len(self.faults) >= MOST_FAULTS:
            raise SupplyError(tuple(self.faults))

    def find_columns(self) -> None:
        """Find out what each column is; one that is unknown or stands twice is a fault."""
        for place, heading in enumerate(self.header):
            if not heading:
                if any(place < len(row) and row[place] for row in self.rows):
                    self.fault("no_heading", 1, letters(place))
                continue
            key = self.kind(heading)
            if not key:
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

    def cell(self, row: Sequence[str], key: str) -> str:
        """Return the cell of a row below a heading, '' where there is none."""
        place = self.places.get(key, len(row))
        return row[place] if place < len(row) else ""

    def heading(self, key: str) -> str:
        """Return a heading as the file writes it."""
        return self.header[self.places[key]]

    def numbered(self) -> Iterable[tuple[int, list[str]]]:
        """Yield the rows that are not blank with their number in the sheet."""
        for at, row in enumerate(self.rows, start=2):
            if len(row) > len(self.header):
                self.fault("wide", at, "", len(row), len(self.header))
            elif any(row):
                yield at, row

    def origin(self, at: int, row: Sequence[str]) -> Origin:
        """Return year and source of a row; a year that is none is a fault."""
        text = self.cell(row, "year")
        year = int(digits) if (digits := code_of(text)).isdecimal() else 0
        if text and not FIRST_YEAR <= year <= self.latest_year:
            span = f"{FIRST_YEAR}–{self.latest_year}"
            self.fault("year", at, self.heading("year"), text, span)
        return Origin(year, self.cell(row, "source"), self.file)


def read_supply(raw: bytes, file: str, data: Data, latest_year: int) -> Supply:
    """Read a reader's file: a table of counties, or of townships with their stations.

    Which one it is, the headings of the first row say. SupplyError lists every fault; nothing
    is taken from a file that has one.
    """
    rows = rows_of(raw)
    if not rows:
        raise refused("empty")
    reading = Reading(rows, file, data, latest_year)
    reading.find_columns()
    if {"township", "has_station"} <= set(reading.places):
        supply = Supply(stations=tuple(_stations(reading)))
    elif {"code", "name"} & set(reading.places):
        supply = Supply(figures=tuple(_figures(reading)))
    else:
        raise SupplyError((*reading.faults, Fault("no_places", 1)))
    if reading.faults:
        raise SupplyError(tuple(reading.faults))
    if not supply:
        raise refused("empty")
    return supply


def _figures(reading: Reading) -> Iterable[SuppliedFigure]:
    main = "code" if "code" in reading.places else "name"
    columns = [i for i in reading.data.catalog.indicators if i.code in reading.places]
    taken: dict[str, int] = {}
    for at, row in reading.numbered():
        county = _place(reading, at, row, main, reading.counties)
        _compare(reading, at, row, county)
        if county and taken.setdefault(county, at) != at:
            reading.fault("doubled_row", at, reading.heading(main), county, taken[county])
        origin = reading.origin(at, row)
        for indicator in columns:
            text = reading.cell(row, indicator.code)
            value = _value(reading, at, indicator, text) if text else None
            if county and value is not None:
                yield SuppliedFigure(county, indicator.code, value, origin)


def _place(reading: Reading, at: int, row: Sequence[str], column: str, known: Names) -> str:
    """Return the code of a row's county or township; an unknown one is a fault."""
    text = reading.cell(row, column)
    found = known.find(text)
    if not found:
        kind = "unknown_township" if column == "township" else "unknown_county"
        meant = known.find(reading.cell(row, "name")) or known.nearest(text)
        reading.fault(kind, at, reading.heading(column), text, meant)
    return found


def _compare(reading: Reading, at: int, row: Sequence[str], county: str) -> None:
    """Compare a county's name with its code: a shifted row shows here."""
    name = reading.cell(row, "name")
    if county and name and reading.counties.find(name) != county:
        reading.fault("other_name", at, reading.heading("name"), name, county)


def _value(reading: Reading, at: int, indicator: Indicator, text: str) -> float | None:
    """Return a cell as a value in the indicator's unit, None with a fault if it is not one."""
    heading, found = reading.heading(indicator.code), number(text)
    if found is None:
        reading.fault("number", at, heading, text)
        return None
    value, with_sign = found
    if with_sign and reading.data.catalog.unit(indicator.unit).suffix.en != PERCENT:
        reading.fault("percent", at, heading, text, indicator.unit)
        return None
    low, high = indicator.plausible
    if not low <= value <= high:
        reading.fault("range", at, heading, text, f"{low:g}–{high:g}")
        return None
    return value


def _stations(reading: Reading) -> Iterable[SuppliedStation]:
    network, texts = reading.data.network, reading.data.accepted
    units = {t.code: t for t in network.townships if t.is_township}
    known = Names({code: code for code in units})
    answers = {True: words_of("yes", texts), False: words_of("no", texts)}
    taken: dict[str, int] = {}
    for at, row in reading.numbered():
        code = _place(reading, at, row, "township", known)
        text = reading.cell(row, "has_station")
        if code:
            _compare(reading, at, row, units[code].county)
            _compare_township(reading, at, row, units[code].name)
        if code and taken.setdefault(code, at) != at:
            reading.fault("doubled_row", at, reading.heading("township"), code, taken[code])
        said = [answer for answer, accepted in answers.items() if accepted.find(text)]
        if text and not said:
            reading.fault("answer", at, reading.heading("has_station"), text)
        if code and said:
            yield SuppliedStation(code, said[0], reading.origin(at, row))


def _compare_township(reading: Reading, at: int, row: Sequence[str], name: str) -> None:
    given = reading.cell(row, "township_name")
    if given and plain(given) != plain(name):
        reading.fault("other_name", at, reading.heading("township_name"), given, name)
