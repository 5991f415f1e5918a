"""A reader's table to a supply: each good figure is used, each fault is told with its place."""

import math
import re
from collections.abc import Iterator
from dataclasses import astuple, dataclass, replace

from model.facts.catalog import Indicator
from model.facts.errors import Fault, SupplyError, refused
from model.facts.load import Data
from model.facts.places import TownCounts
from model.facts.provenance import Quality
from model.own_data.find_headings import ANSWERS, PLACES, TOWNS
from model.own_data.overlay import Origin, SuppliedFigure, SuppliedStation, Supply, template_codes
from model.own_data.read_sheet import SheetCells, sheets_of
from model.own_data.spelling import (
    FIRST_YEAR,
    Names,
    county_names,
    day_of,
    number,
    plain,
    spellings,
    town_names,
    unbracketed,
    words_for,
    year_of,
)
from model.own_data.table_rows import Row, TableRows

DIGIT = re.compile(r"\d")
MOST_PARCELS = 1_000_000  # a month in a township
SOURCE_LETTERS = 200  # of a source, typed or read

Supplied = SuppliedFigure | SuppliedStation


@dataclass(frozen=True, slots=True)
class Upload:
    """What a file holds: what can be used, what cannot, and what was done without being asked."""

    supply: Supply
    faults: tuple[Fault, ...] = ()
    remarks: tuple[Fault, ...] = ()


def read_supply(raw: bytes, file: str, data: Data, latest_year: int) -> Upload:
    """Read a table of counties, or of townships with stations; SupplyError if nothing is usable."""
    sheets = sheets_of(raw)
    readings = [Reading(sheet, file, data, latest_year) for sheet in sheets]
    used = [one for one in readings if one.headings.kind] or readings
    if not used:
        raise refused("empty")
    if len(used) > 1:
        raise refused("sheets", given=", ".join(one.sheet.name for one in used))
    upload, about = used[0].upload(), spellings("about", data.accepted)
    beside = [
        one.name for one in sheets if one is not used[0].sheet and plain(one.name) not in about
    ]
    told = [Fault("beside", given=", ".join(beside))] if beside else []
    return replace(upload, remarks=(*upload.remarks, *told))


class Reading(TableRows):
    """A table whose rows are taken for figures or stations."""

    def __init__(self, sheet: SheetCells, file: str, data: Data, latest_year: int) -> None:
        super().__init__(sheet, data)
        self.file, self.latest_year = file, latest_year
        self.counties = county_names(data)
        self.towns = {one.code: one for one in data.network.townships if one.is_township}
        self.yes_no = words_for(("yes", "no"), data.accepted)
        self.year_ends = spellings("year_end", data.accepted)
        self.found: dict[tuple[str, str], tuple[Supplied | None, int]] = {}

    def upload(self) -> Upload:
        """Read all rows; SupplyError if nothing in them can be used."""
        self.find_columns()
        needed = TOWNS if set(ANSWERS) & set(self.headings.keys) else PLACES
        if not needed & set(self.headings.keys):
            self.faults.clear()
            self.fault("no_places")
        elif self.headings.kind and needed & set(self.columns):
            read = self.stations if self.headings.kind == "stations" else self.figures
            read()
        found = [one for one, _ in self.found.values() if one]
        if not found:
            raise SupplyError(tuple(self.faults)) if self.faults else refused("empty")
        supply = Supply(
            tuple(one for one in found if isinstance(one, SuppliedFigure)),
            tuple(one for one in found if isinstance(one, SuppliedStation)),
        )
        return Upload(supply, tuple(self.faults), tuple(self.remarks()))

    def county(self, row: Row) -> str:
        """Return the code of a row's county, '' with a fault if that is open."""
        if self.is_asked("code") or self.is_asked("name"):
            return ""
        found = {key: self.counties.find(row[key]) for key in ("code", "name") if row[key]}
        codes = set(found.values()) - {""}
        for key, code in found.items():
            if not code:
                near = next(iter(codes), "") or self.hint(row[key], self.counties)
                self.fault("unknown_county", key, row[key], near)
                return ""
        if len(codes) > 1:
            self.fault("other_name", "name", row["name"], found["code"])
        elif not codes:
            self.fault("no_place")
        return codes.pop() if len(codes) == 1 else ""

    def town(self, row: Row, known: Names) -> str:
        """Return the code of a row's township, '' with a fault like that of a county."""
        if self.is_asked("township") or self.is_asked("township_name") or self.is_asked("name"):
            return ""
        text, name, county = (row[key] for key in ("township", "township_name", "name"))
        by_name = known.find(county + name) or known.find(name)
        code, key = (known.find(text), "township") if text else (by_name, "township_name")
        if not code:
            near = by_name or self.hint(text or name, known)
            self.fault("unknown_township" if text or name else "no_place", key, text or name, near)
            return ""
        town = self.towns[code]
        if name and plain(name) != plain(town.name):
            self.fault("other_name", "township_name", name, code)
        elif county and self.counties.find(county) != town.county:
            self.fault("other_name", "name", county, town.county)
        else:
            return code
        return ""

    def origin(self, row: Row) -> Origin | None:
        """Return year and source of a row; a year that is none is a fault."""
        text = "" if plain(row["year"]) in self.blanks else row["year"]
        year = year_of(text, self.year_ends)
        if text and not FIRST_YEAR <= year <= self.latest_year:
            self.fault("year", "year", text, f"{FIRST_YEAR}–{self.latest_year}")
            return None
        return Origin(year, row["source"][:SOURCE_LETTERS], self.file)

    def figures(self) -> None:
        """Read the figures of a table of counties: one or several a row."""
        columns = [one for one in self.data.catalog.indicators if one.code in self.columns]
        for row in self.rows():
            county, origin = self.county(row), self.origin(row)
            cells = [(one.code, one) for one in columns]
            if self.headings.kind == "long":
                cells = [("value", one) for one in self.indicator(row)]
            for key, indicator in cells:
                value = self.value(key, row[key], indicator)
                if county and origin and value is not None:
                    figure = SuppliedFigure(county, indicator.code, value, origin)
                    self.keep((county, indicator.code), figure, key, row[key])

    def indicator(self, row: Row) -> Iterator[Indicator]:
        """Yield the indicator of a row with one figure, unless it is none or in other units."""
        text = row["indicator"]
        if self.is_asked("indicator") or plain(row["value"]) in self.blanks:
            return
        code = self.indicators.find(text) or self.indicators.find(unbracketed(text))
        if not code:
            self.fault("unknown_indicator", "indicator", text, self.hint(text, self.indicators))
        elif code not in template_codes(self.data.catalog):
            self.fault("not_asked_row", "indicator", text)
        else:
            found = self.data.catalog.indicator(code)
            unit, said = self.data.catalog.unit(found.unit), plain(row["unit"])
            if said and said not in map(plain, (unit.code, unit.suffix.zh, unit.suffix.en)):
                self.fault("unit", "unit", row["unit"], unit.code)
            else:
                yield found

    def value(self, key: str, text: str, indicator: Indicator) -> float | None:
        """Return a cell in the indicator's unit, None if blank, or with a fault if it is none."""
        if self.is_asked(key) or plain(text) in self.blanks:
            return None
        value, with_sign = number(text) or (math.nan, False)
        is_percent = self.data.catalog.unit(indicator.unit).suffix.en == "%"
        low, high = indicator.plausible
        kind, allowed = "", f"{low:g}–{high:g}"
        if math.isnan(value):
            kind = "mixed" if DIGIT.search(text) else "number"
        elif with_sign and not is_percent:
            kind, allowed = "percent", indicator.unit
        elif not low <= value <= high:
            kind = "range"
        elif is_percent and not with_sign and 0 < value <= 1:
            kind = "share"
        if kind:
            self.fault(kind, key, text, allowed)
        return None if kind else value

    def keep(self, key: tuple[str, str], one: Supplied, column: str, text: str) -> None:
        """Keep what a cell says: the latest year of several; two of a year count if they agree."""
        before, row = self.found.get(key, (None, self.at))
        years = {one.origin.year, before.origin.year} if before else set()
        agree = before and replace(one, origin=before.origin) == before
        if self.is_known(one):
            self.known += 1
        elif key not in self.found:
            self.found[key] = one, self.at
        elif before is None or ((len(years) == 1 or 0 in years) and not agree):
            self.fault("doubled_row", column, text, row)
            self.found[key] = None, row
        elif len(years) > 1:
            self.older.append(min((before.origin.year, row), (one.origin.year, self.at))[1])
            self.found[key] = max((before, row), (one, self.at), key=lambda two: two[0].origin.year)

    def is_known(self, one: Supplied) -> bool:
        """Return whether a figure or station is one that our template came with."""
        if isinstance(one, SuppliedStation):
            network, (year, source, _) = self.data.network, astuple(one.origin)
            told = network.told.get(one.township, (0, ""))
            counts = TownCounts(one.villages, one.parcels, one.opened)
            same = network.reported.get(one.township) == one.has_station
            same = same and network.counts.get(one.township, TownCounts()) == counts
            return same and (told[0], plain(told[1][:SOURCE_LETTERS])) == (year, plain(source))
        figure = self.data.panel.figure(one.county, one.indicator)
        if figure.quality is not Quality.OBSERVED or figure.year != one.origin.year:
            return False
        cite = self.data.catalog.source(figure.source).cite
        same = math.isclose(figure.value, one.value, rel_tol=1e-9)
        cites = (plain(text[:SOURCE_LETTERS]) for text in (cite.zh, cite.en))
        return same and plain(one.origin.source) in cites

    def stations(self) -> None:
        """Read what a table of townships tells of each."""
        known = town_names(self.data)
        for row in self.rows():
            code, origin = self.town(row, known), self.origin(row)
            found = [self.answer(key, row[key], code) for key in ANSWERS]
            if code and origin and any(one is not None for one in found):
                has_station, villages, parcels, opened = found
                station = SuppliedStation(
                    code,
                    None if has_station is None else bool(has_station),
                    origin,
                    None if villages is None else int(villages),
                    None if parcels is None else int(parcels),
                    str(opened or ""),
                )
                self.keep((code, ""), station, "has_station", row["has_station"])

    def answer(self, key: str, text: str, township: str) -> bool | int | str | None:
        """Return what a cell tells of a township, None if blank, or with a fault if it is none."""
        if not township or self.is_asked(key) or plain(text) in self.blanks:
            return None
        if key == "has_station":
            if said := self.yes_no.find(text):
                return said == "yes"
            self.fault("answer", key, text)
        elif key == "opened_on":
            if day := day_of(text, self.latest_year):
                return day
            self.fault("day", key, text, f"{FIRST_YEAR}–{self.latest_year}")
        else:
            most = self.towns[township].villages if key == "village_points" else MOST_PARCELS
            value, with_sign = number(text) or (math.nan, False)
            if value.is_integer() and 0 <= value <= most and not with_sign:
                return int(value)
            self.fault("whole", key, text, f"0–{most}")
        return None
