"""The only opener of files below data/; faults are collected, not raised."""

import csv
import io
import json
import tomllib
from collections import Counter
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any, TypeVar

from model.facts.records import Faults, Record

ROOT = Path(__file__).resolve().parents[2] / "data"
T = TypeVar("T")


class Reader:
    """Opens files below a folder; faults go to one list."""

    def __init__(self, root: Path) -> None:
        self.root, self.faults = root, Faults()

    def table(self, name: str, columns: str) -> list[Record]:
        """Return the rows of a CSV file; a missing or doubled column is a fault."""
        path = self.root / name
        if not path.exists():
            self.faults.add(name, "file missing")
            return []
        try:
            lines = list(csv.reader(io.StringIO(path.read_text(encoding="utf-8"))))
        except UnicodeDecodeError as error:
            self.faults.add(name, f"not UTF-8 ({error})")
            return []
        header, rows = (lines[0], lines[1:]) if lines else ([], [])
        missing = [c for c in columns.split() if c not in header]
        doubled = [c for c, count in Counter(header).items() if count > 1]
        for column in missing:
            self.faults.add(f"{name}, row 1, {column}", "column missing")
        for column in doubled:
            self.faults.add(f"{name}, row 1, {column}", "column stands twice")
        if missing or doubled:
            return []
        records = []
        for number, row in enumerate(rows, start=2):
            if len(row) != len(header):
                self.faults.add(f"{name}, row {number}", f"{len(row)} cells, not {len(header)}")
                continue
            cells = dict(zip(header, row, strict=True))
            records.append(Record(cells, f"{name}, row {number}", self.faults))
        return records

    def toml(self, name: str) -> dict[str, Any]:
        """Return a TOML file as a dictionary; unreadable is a fault."""
        path = self.root / name
        try:
            return tomllib.loads(path.read_text(encoding="utf-8"))
        except FileNotFoundError:
            self.faults.add(name, "file missing")
        except UnicodeDecodeError as error:
            self.faults.add(name, f"not UTF-8 ({error})")
        except tomllib.TOMLDecodeError as error:
            self.faults.add(name, f"not valid TOML ({error})")
        return {}

    def features(self, name: str) -> list[Record]:
        """Return the properties of a GeoJSON file's features; unreadable is a fault."""
        try:
            found = json.loads((self.root / name).read_text(encoding="utf-8"))["features"]
        except (FileNotFoundError, UnicodeDecodeError, ValueError, KeyError, TypeError) as error:
            self.faults.add(name, f"not readable as GeoJSON ({error})")
            return []
        return [
            Record(
                {k: str(v) for k, v in f["properties"].items()}, f"{name}, line {i}", self.faults
            )
            for i, f in enumerate(found, start=1)
        ]

    def names(self, folder: str) -> list[str]:
        """Return the TOML files of a folder, in alphabetical order, relative to the root."""
        return [f"{folder}/{path.name}" for path in sorted((self.root / folder).glob("*.toml"))]

    def tables(self, name: str, key: str) -> list[Record]:
        """Return the tables `[[key]]` of a TOML file."""
        rows = self.toml(name).get(key, [])
        return [Record(r, f"{name}, {key} {i}", self.faults) for i, r in enumerate(rows, start=1)]

    def all_of(
        self, name: str, key: str, make: Callable[..., T], *known: Iterable[str]
    ) -> tuple[T, ...]:
        """Return the tables `[[key]]` of a catalogue file as objects."""
        return tuple(make(row, *known) for row in self.tables(f"catalog/{name}.toml", key))

    def unique(self, name: str, codes: Iterable[object]) -> None:
        """Record a fault for each code that stands twice."""
        for code, count in Counter(codes).items():
            if count > 1:
                self.faults.add(name, f"{code!r} stands {count} times")
