"""The only opener of files below data/; every fault is collected, none stops the reading."""

import csv
import io
import json
import tomllib
from collections import Counter
from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import MISSING, fields, is_dataclass
from functools import cache
from pathlib import Path
from typing import Annotated, Any, Literal, TypeVar, cast, get_args, get_origin, get_type_hints

from model.facts.errors import DataError
from model.facts.provenance import Words

ROOT = Path(__file__).resolve().parents[2] / "data"
BOUNDLESS = 1e18
T = TypeVar("T")

_types = cache(get_type_hints)


class Reader:
    """Opens files below a folder.

    `faults` holds one sentence a fault, each once; `known` the codes read so far of each kind of
    thing, such as `source`.
    """

    def __init__(self, root: Path) -> None:
        self.root = root
        self.faults: dict[str, None] = {}
        self.known: dict[str, Collection[str]] = {}

    def fault(self, place: str, what: str) -> None:
        """Record a fault at a place such as `observations.csv, row 12, value`."""
        self.faults[f"{place}: {what}"] = None

    def check(self) -> None:
        """Raise DataError if there are faults."""
        if self.faults:
            raise DataError(list(self.faults))

    def text(self, name: str) -> str:
        """Return the text of a file, blank with a fault if there is none in UTF-8."""
        text, fault = "", "file empty"
        try:
            text = (self.root / name).read_text(encoding="utf-8")
        except FileNotFoundError:
            fault = "file missing"
        except UnicodeDecodeError as error:
            fault = f"not UTF-8 ({error})"
        if not text:
            self.fault(name, fault)
        return text

    def table(self, name: str) -> list["Record"]:
        """Return the rows of a CSV file; a doubled column or a row of another length is a fault."""
        header, *rows = list(csv.reader(io.StringIO(self.text(name)))) or [[]]
        doubled = [column for column, count in Counter(header).items() if count > 1]
        for column in doubled:
            self.fault(f"{name}, row 1, {column}", "column stands twice")
        records = []
        for number, row in enumerate(rows if not doubled else [], start=2):
            place = f"{name}, row {number}"
            if len(row) == len(header):
                records.append(Record(dict(zip(header, row, strict=True)), place, self, name))
            else:
                self.fault(place, f"{len(row)} cells, not {len(header)}")
        return records

    def toml(self, name: str) -> dict[str, Any]:
        """Return a TOML file as a dictionary; unreadable is a fault."""
        try:
            return tomllib.loads(self.text(name))
        except tomllib.TOMLDecodeError as error:
            self.fault(name, f"not valid TOML ({error})")
        return {}

    def features(self, name: str) -> list["Record"]:
        """Return the properties of a GeoJSON file's features; unreadable is a fault."""
        try:
            rows = [
                one["properties"]
                for one in json.loads(self.text(name) or '{"features": []}')["features"]
            ]
        except (ValueError, KeyError, TypeError) as error:
            self.fault(name, f"not readable as GeoJSON ({error})")
            return []
        return [Record(row, f"{name}, line {i}", self) for i, row in enumerate(rows, start=1)]

    def names(self, folder: str) -> list[str]:
        """Return the TOML files of a folder, in alphabetical order, relative to the root."""
        return [f"{folder}/{path.name}" for path in sorted((self.root / folder).glob("*.toml"))]

    def tables(self, name: str, key: str) -> list["Record"]:
        """Return the tables `[[key]]` of a file of the catalogue."""
        path = f"catalog/{name}.toml"
        rows = self.toml(path).get(key, [])
        return [Record(row, f"{path}, {key} {i}", self) for i, row in enumerate(rows, start=1)]

    def all_of(
        self, name: str, key: str, kind: Callable[..., T], **read: Callable[["Record"], Any]
    ) -> tuple[T, ...]:
        """Return the rows of a CSV file, or the tables `[[key]]` of one of the catalogue.

        Each becomes a `kind`, the fields of `read` by a function of the row, the others by their
        types. Their codes are known from then on as those of `key`.
        """
        rows = self.table(name) if name.endswith(".csv") else self.tables(name, key)
        items = tuple(
            row.make(kind, **{field: value(row) for field, value in read.items()}) for row in rows
        )
        self.known[key] = {getattr(item, "code", "") for item in items}
        return items

    def unique(self, name: str, codes: Iterable[object]) -> None:
        """Record a fault for each code that stands twice."""
        for code, count in Counter(codes).items():
            if count > 1:
                self.fault(name, f"{code!r} stands {count} times")


class Record:
    """One row of a CSV file or table of a TOML file, read cell by cell.

    A cell that is absent, of the wrong type or out of range adds a fault and yields a neutral
    value, so that one load reports all faults. `table` names the CSV file it is from.
    """

    def __init__(
        self, cells: Mapping[str, Any], place: str, reader: Reader, table: str = ""
    ) -> None:
        self.cells, self.place, self.reader, self.table = cells, place, reader, table

    def make(self, kind: Callable[..., T], prefix: str = "", **given: object) -> T:
        """Return the row as a dataclass: each field not given is the cell of its name, by its type.

        `prefix` stands before the names of the cells. Where a field has a default its cell may be
        absent. `Annotated[float, 0, 1]` allows a range, `Annotated[str, "source"]` known codes.
        """
        types = _types(kind, include_extras=True)
        cells = {
            field.name: self.cell(prefix + field.name, types[field.name])
            for field in fields(kind)  # type: ignore[arg-type]  # a dataclass is called to make one
            if field.name not in given
            and (field.default is MISSING or prefix + field.name in self.cells)
        }
        return kind(**cells, **given)

    def cell(self, column: str, hint: Any) -> Any:  # noqa: ANN401  (a field may be of any type)
        """Return a cell as the type of a field."""
        kind, *limits = get_args(hint) if get_origin(hint) is Annotated else (hint,)
        read: dict[Any, Callable[..., Any]] = {
            float: self.number,
            int: self.whole,
            bool: self.flag,
            Words: self.words,
        }
        if kind in read:
            return read[kind](column, *limits)
        if kind is str:
            return self.text(column, *(self.reader.known[name] for name in limits))
        if get_origin(kind) is Literal:
            return self.text(column, get_args(kind))
        if is_dataclass(kind):
            part = Record(self.raw(column) or {}, f"{self.place}, [{column}]", self.reader)
            return part.make(cast(type, kind))
        return self.several(column, get_args(kind))

    def several(self, column: str, kinds: tuple[Any, ...]) -> tuple[Any, ...]:
        """Return a list, each item read like a cell; two numbers must run upwards."""
        values = self.raw(column) or []
        if kinds == (float, float) and not _is_range(values):
            self.fault(column, f"{values!r} is not a pair low < high")
            return (0.0, 1.0)
        items = [Record({column: value}, self.place, self.reader) for value in values]
        return tuple(item.cell(column, kinds[0]) for item in items)

    def fault(self, column: str, what: str) -> None:
        """Record a fault of this row at a column."""
        self.reader.fault(f"{self.place}, {column}", what)

    def raw(self, column: str) -> Any:  # noqa: ANN401  (TOML values are of any type)
        """Return a cell as it stands; absent is a fault and gives None."""
        if column in self.cells:
            return self.cells[column]
        if self.table:
            self.reader.fault(f"{self.table}, row 1, {column}", "column missing")
        else:
            self.fault(column, "missing")
        return None

    def text(self, column: str, known: Collection[str] | None = None) -> str:
        """Return a text cell; with `known`, anything else is a fault."""
        value = self.raw(column)
        if value is None:
            return ""
        if known is not None and value not in known:
            self.fault(column, f"unknown code {value!r}")
        return str(value)

    def words(self, stem: str) -> Words:
        """Return the pair `<stem>_zh`, `<stem>_en`."""
        return Words(self.text(f"{stem}_zh"), self.text(f"{stem}_en"))

    def number(self, column: str, low: float = -BOUNDLESS, high: float = BOUNDLESS) -> float:
        """Return a finite number within `low`..`high`; blank or text is a fault."""
        value = self.raw(column)
        if value is None:
            return low
        try:
            number = float(value)
        except (TypeError, ValueError):
            self.fault(column, f"{value!r} is not a number")
            return low
        if not low <= number <= high:
            self.fault(column, f"{number:g} outside {low:g}..{high:g}")
            return low
        return number

    def optional(self, column: str) -> float:
        """Return a number, or NaN where the cell is blank."""
        return float("nan") if self.raw(column) in ("", None) else self.number(column)

    def whole(self, column: str, low: float = -BOUNDLESS, high: float = BOUNDLESS) -> int:
        """Return a whole number within `low`..`high`."""
        number = self.number(column, low, high)
        if number != int(number):
            self.fault(column, f"{number:g} is not a whole number")
        return int(number)

    def flag(self, column: str) -> bool:
        """Return a true/false cell."""
        value = self.raw(column)
        if value not in (None, True, False):
            self.fault(column, f"{value!r} is not true or false")
        return value is True

    def shares(self, column: str, kind: str) -> tuple[tuple[str, float], ...]:
        """Return a table of known codes, each with a share above 0 and up to 1."""
        found = []
        for code, share in (self.raw(column) or {}).items():
            if code in self.reader.known[kind] and 0 < share <= 1:
                found.append((code, float(share)))
            else:
                self.fault(column, f"{code} = {share!r} is not a share 0..1 of a known {kind}")
        return tuple(found)


def _is_range(values: object) -> bool:
    if not (isinstance(values, list) and len(values) == 2):
        return False
    return all(isinstance(end, int | float) for end in values) and values[0] < values[1]
