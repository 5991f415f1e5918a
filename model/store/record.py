"""A set of figures as it is kept: what is stored of it, and what comes back."""

from dataclasses import dataclass
from datetime import datetime, timedelta, timezone
from typing import Any

from model.own_data.overlay import Origin, SuppliedFigure, SuppliedStation, Supply

Rows = list[dict[str, Any]]
OFFICE_LETTERS, NOTE_LETTERS = 60, 200
CHINA = timezone(timedelta(hours=8))


@dataclass(frozen=True, slots=True)
class Codes:
    """The two codes of a set: whoever has `view` may read it, with `edit` also save it anew."""

    view: str
    edit: str


@dataclass(frozen=True, slots=True)
class Kept:
    """A version of a set: its figures, the office that put them in, its note, and when (UTC)."""

    view: str
    version: int
    saved: datetime
    office: str
    note: str
    supply: Supply

    @property
    def day(self) -> str:
        """Return the day it was saved, by the clocks of the region."""
        return f"{self.saved.astimezone(CHINA):%Y-%m-%d}"


def written(supply: Supply) -> dict[str, Rows]:
    """Return figures and stations as rows of plain values."""
    return {
        "figures": [
            {"county": one.county, "indicator": one.indicator, "value": one.value}
            | _origin(one.origin)
            for one in supply.figures
        ],
        "stations": [
            {"township": one.township, "has_station": one.has_station} | _origin(one.origin)
            for one in supply.stations
        ],
    }


def restored(figures: Rows, stations: Rows) -> Supply:
    """Return the supply of such rows; KeyError, TypeError or ValueError where they are none."""
    return Supply(
        tuple(
            SuppliedFigure(
                str(row["county"]), str(row["indicator"]), float(row["value"]), _read_origin(row)
            )
            for row in figures
        ),
        tuple(
            SuppliedStation(str(row["township"]), bool(row["has_station"]), _read_origin(row))
            for row in stations
        ),
    )


def _origin(origin: Origin) -> dict[str, Any]:
    return {"year": origin.year, "source": origin.source, "file": origin.file}


def _read_origin(row: dict[str, Any]) -> Origin:
    return Origin(int(row["year"]), str(row["source"]), str(row["file"]))
