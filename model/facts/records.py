"""Rows of a data file with typed cells; every fault is collected, none stops the reading."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from model.facts.provenance import Words


@dataclass
class Faults:
    """The list of faults of a load, one sentence each."""

    lines: list[str] = field(default_factory=list)

    def add(self, place: str, what: str) -> None:
        """Record a fault at a place such as `observations.csv, row 12, value`."""
        self.lines.append(f"{place}: {what}")


class Record:
    """One row of a CSV file or table of a TOML file, read cell by cell.

    A cell that is absent, of the wrong type or out of range adds a fault and yields a neutral
    value, so that one load reports all faults.
    """

    def __init__(self, cells: Mapping[str, Any], place: str, faults: Faults) -> None:
        self.cells, self.place, self.faults = cells, place, faults

    def fault(self, column: str, what: str) -> None:
        """Record a fault of this row at a column."""
        self.faults.add(f"{self.place}, {column}", what)

    def raw(self, column: str) -> Any:  # noqa: ANN401  (TOML values are of any type)
        """Return a cell as it stands; absent is a fault and gives None."""
        if column not in self.cells:
            self.fault(column, "missing")
            return None
        return self.cells[column]

    def text(self, column: str, known: Iterable[str] | None = None) -> str:
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

    def number(self, column: str, low: float = -1e18, high: float = 1e18) -> float:
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
        if self.raw(column) in ("", None):
            return float("nan")
        return self.number(column)

    def whole(self, column: str, low: int, high: int) -> int:
        """Return a whole number within `low`..`high`."""
        number = self.number(column, low, high)
        if number != int(number):
            self.fault(column, f"{number:g} is not a whole number")
        return int(number)

    def flag(self, column: str) -> bool:
        """Return a true/false cell."""
        value = self.raw(column)
        if not isinstance(value, bool):
            self.fault(column, f"{value!r} is not true or false")
            return False
        return value

    def codes(self, column: str, known: Iterable[str] | None = None) -> tuple[str, ...]:
        """Return a list of codes; with `known`, each must be one of them."""
        values = self.raw(column) or []
        for value in values if known is not None else ():
            if value not in known:  # type: ignore[operator]  # None is excluded above
                self.fault(column, f"unknown code {value!r}")
        return tuple(str(value) for value in values)
