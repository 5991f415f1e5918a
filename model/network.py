"""The three-tier frame: county seat, townships with their positions, villages as counts."""

from dataclasses import dataclass
from enum import StrEnum

from model.provenance import Words


class Position(StrEnum):
    """How well a township's place is known.

    Inferred places are the middle of same-named villages; `weak` ones overlap by under half
    and are drawn as rings.
    """

    SURE = "sure"
    INFERRED = "inferred"
    WEAK = "weak"
    NONE = "none"


@dataclass(frozen=True, slots=True)
class Township:
    """A township-level unit; lon and lat are NaN where it has no position.

    `road_h` is the modelled road time to the county seat in hours (+-15 %); `villages`,
    `communities` and `others` count its village-level units.
    """

    code: str
    county: str
    name: str
    kind: str
    villages: int
    communities: int
    others: int
    lon: float
    lat: float
    position: Position
    is_seat: bool
    road_h: float

    @property
    def units(self) -> int:
        """Return the number of village-level units of all kinds."""
        return self.villages + self.communities + self.others

    @property
    def is_township(self) -> bool:
        """Return whether it is a real township, not a statistical unit."""
        return self.kind != "statistical_unit"

    @property
    def is_located(self) -> bool:
        """Return whether it has a position of any kind."""
        return self.position is not Position.NONE


@dataclass(frozen=True, slots=True)
class Airport:
    """An airport in or around the region."""

    iata: str
    name: Words
    lon: float
    lat: float
    elevation_m: float
    county: str


@dataclass(frozen=True, slots=True)
class Station:
    """A railway station."""

    name: Words
    line: Words
    lon: float
    lat: float
    county: str


@dataclass(frozen=True, slots=True)
class Network:
    """All townships, airports and railway stations of the region."""

    townships: tuple[Township, ...]
    airports: tuple[Airport, ...]
    stations: tuple[Station, ...]

    def of(self, county: str) -> tuple[Township, ...]:
        """Return a county's township-level units; '' gives all."""
        return tuple(t for t in self.townships if county in ("", t.county))
