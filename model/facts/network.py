"""The three-tier frame: county seat, townships with their positions, villages as counts."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from model.facts.provenance import Words


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


class Served(StrEnum):
    """Whether a township has a service station, as far as that is published."""

    YES = "yes"
    NO = "no"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Airport:
    """An airport in or around the region; `city` is the place it serves, `county` '' outside."""

    iata: str
    name: Words
    city: Words
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
class Road:
    """A link of the schematic road graph between two named places; hours are modelled (+-15 %)."""

    start: str
    end: str
    road_h: float


@dataclass(frozen=True, slots=True)
class Network:
    """All townships, airports, railway stations and roads of the region.

    `reported` says of township codes whether they have a service station, where that is known
    township by township; nothing is shipped, a reader may supply it.
    """

    townships: tuple[Township, ...]
    airports: tuple[Airport, ...]
    stations: tuple[Station, ...]
    roads: tuple[Road, ...] = ()
    reported: Mapping[str, bool] = field(default_factory=dict)

    def of(self, county: str) -> tuple[Township, ...]:
        """Return a county's township-level units; '' gives all."""
        return tuple(t for t in self.townships if county in ("", t.county))


@dataclass(frozen=True, slots=True)
class Tiers:
    """The three-tier frame in numbers: real townships, statistical units apart.

    `inferred` and `weak` are part of `located`; `units` are the village-level units of all
    township-level units, `unlocated_units` those of units without a position.
    """

    townships: int
    located: int
    inferred: int
    weak: int
    statistical: int
    units: int
    unlocated_units: int

    @property
    def unlocated(self) -> int:
        """Return the number of townships without a position."""
        return self.townships - self.located


def tiers(townships: tuple[Township, ...]) -> Tiers:
    """Count townships by how well their place is known, and their village-level units."""
    real = [t for t in townships if t.is_township]
    return Tiers(
        townships=len(real),
        located=sum(t.is_located for t in real),
        inferred=sum(t.position is Position.INFERRED for t in real),
        weak=sum(t.position is Position.WEAK for t in real),
        statistical=len(townships) - len(real),
        units=sum(t.units for t in townships),
        unlocated_units=sum(t.units for t in townships if not t.is_located),
    )


def served(stations: int | None, townships: int) -> Served:
    """Return what a county's number of stations says about each single township.

    A total says which township has a station only if all have one or none has.
    """
    if stations is None or 0 < stations < townships:
        return Served.UNKNOWN
    return Served.YES if stations else Served.NO
