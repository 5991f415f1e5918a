"""The only opener of files below data/; every fault is collected, none stops the reading."""

import csv
import io
import json
import tomllib
from collections import Counter
from collections.abc import Callable, Collection, Iterable, Mapping
from contextlib import suppress
from functools import cache
from inspect import signature
from pathlib import Path
from types import MappingProxyType
from typing import Annotated, Any, Literal, TypeVar, get_args, get_origin, get_type_hints

from model.facts.errors import DataError

ROOT = Path(__file__).resolve().parents[2] / "data"
BOUNDLESS = 1e18
T = TypeVar("T")
SAME: Mapping[str, str] = MappingProxyType({})


class Reader:
    """Opens files below a folder."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.faults: dict[str, None] = {}  # one sentence a fault, each once
        self.known: dict[str, Collection[str]] = {}  # codes by kind of thing, such as `source`

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
        for column in {column for column in header if header.count(column) > 1}:
            self.fault(f"{name}, row 1, {column}", "column stands twice")
            rows = []
        records = []
        for number, row in enumerate(rows, start=2):
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
            features = json.loads(self.text(name) or '{"features": []}')["features"]
            rows = [feature["properties"] for feature in features]
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

    def all_of(self, name: str, key: str, kind: Callable[..., T], **columns: str) -> tuple[T, ...]:
        """Return a `kind` a row or table `[[key]]`, each code once; `columns` names odd cells."""
        read = {".csv": self.table, ".geojson": self.features}.get(Path(name).suffix)
        rows = read(name) if read else self.tables(name, key)
        items = tuple(row.make(kind, columns=columns) for row in rows)
        if key:
            self.known[key] = [item.code for item in items if hasattr(item, "code")]
            self.unique(name if read else f"catalog/{name}.toml", self.known[key])
        return items

    def unique(self, name: str, codes: Iterable[object]) -> None:
        """Record a fault for each code that stands twice."""
        for code, count in Counter(codes).items():
            if count > 1:
                self.fault(name, f"{code!r} stands {count} times")


class Record:
    """One row of a CSV file or table of a TOML file; a faulty cell yields a neutral value."""

    def __init__(
        self, cells: Mapping[str, Any], place: str, reader: Reader, table: str = ""
    ) -> None:
        self.cells, self.place, self.reader, self.table = cells, place, reader, table

    def make(self, kind: Callable[..., T], columns: Mapping[str, str] = SAME, **given: object) -> T:
        """Return the row as a dataclass or named tuple: each field not given is read by its type.

        Its cell has the field's name unless `columns` says another, and may be absent where the
        field has a default. `Annotated[float, 0, 1]` allows a range, with a third number a blank
        that means it; `Annotated[str, "source"]` allows known codes.
        """
        for field, (hint, has_default) in _fields(kind).items():
            column = columns.get(field, field)
            if field not in given and not (has_default and column not in self.cells):
                given[field] = self.cell(column, hint)
        return kind(**given)

    def cell(self, column: str, hint: Any) -> Any:  # noqa: ANN401  (a field may be of any type)
        """Return a cell as the type of a field; a part in several cells has their common prefix."""
        kind, *limits = get_args(hint) if get_origin(hint) is Annotated else (hint,)
        if kind in (float, int):
            number = self.number(column, *limits)
            if kind is int and number != int(number):
                self.fault(column, f"{number:g} is not a whole number")
            return kind(number)
        if kind is str:
            return self.text(column, *(self.reader.known[name] for name in limits))
        if kind is bool or get_origin(kind) is Literal:
            self.text(column, get_args(kind) or (True, False))
            return self.cells.get(column)
        if get_origin(kind) is tuple:
            return self.several(column, get_args(kind))
        if column in self.cells:
            part = Record(self.cells[column], f"{self.place}, [{column}]", self.reader)
            return part.make(kind)
        return self.make(kind, {f: f"{column}_{f}" for f in _fields(kind)} if column else SAME)

    def several(self, column: str, kinds: tuple[Any, ...]) -> tuple[Any, ...]:
        """Return a list or table, each item read like a cell; two numbers must run upwards."""
        values = self.raw(column) or []
        if kinds == (float, float):
            with suppress(TypeError, ValueError):
                low, high = map(float, values)
                if low < high:
                    return low, high
            self.fault(column, f"{values!r} is not a pair low < high")
            return (0.0, 1.0)
        if isinstance(values, dict):  # a code and a number an item
            parts = []
            for code, number in values.items():
                cells = dict(zip(kinds[0]._fields, (code, number), strict=True))
                part = Record(cells, f"{self.place}, {column} {code}", self.reader)
                parts.append(part.make(kinds[0]))
            return tuple(parts)
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

    def text(self, column: str, known: Collection[object] | None = None) -> str:
        """Return a text cell; with `known`, anything else is a fault."""
        value = self.raw(column)
        if known is not None and value is not None and value not in known:
            self.fault(column, f"unknown code {value!r}")
        return "" if value is None else str(value)

    def number(self, column: str, *limits: float) -> float:
        """Return a finite number within two limits; text is a fault, a blank means a third."""
        low, high = limits[:2] or (-BOUNDLESS, BOUNDLESS)
        value = self.raw(column)
        if value is None:
            return low
        if value == "" and len(limits) > 2:
            return limits[2]
        what = f"{value!r} is not a number"
        with suppress(TypeError, ValueError):
            number = float(value)
            if low <= number <= high:
                return number
            what = f"{number:g} outside {low:g}..{high:g}"
        self.fault(column, what)
        return low


@cache
def _fields(kind: Callable[..., object]) -> dict[str, tuple[Any, bool]]:
    """Return the type of each field and whether it has a default."""
    hints = get_type_hints(kind, include_extras=True)
    given = signature(kind).parameters
    return {name: (hints[name], one.default is not one.empty) for name, one in given.items()}
