"""Where people and stations are: county seats, townships with positions, villages as counts."""

import math
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Annotated, Literal, NamedTuple

import numpy as np

from model.facts import cells
from model.facts.provenance import FloatArray, IntArray, Words

Box = tuple[float, float, float, float]  # degrees west, south, east, north


@dataclass(frozen=True, slots=True)
class Prefecture:
    """A prefecture."""

    code: str
    name: Words
    population: Annotated[int, 1, 10**8]  # the official census total of 2020


@dataclass(frozen=True, slots=True)
class County:
    """A county-level unit; hours are modelled (+-15 %)."""

    code: str
    prefecture: Annotated[str, "prefecture"]
    name: Words
    short: Words
    lon: float  # of the seat
    lat: float
    label_lon: float  # where the name stands on a map
    label_lat: float
    area_km2: Annotated[float, 100, 50_000]
    population: Annotated[int, 1, 10**7]
    rural_population: Annotated[int, 1, 10**7]
    urbanisation_percent: Annotated[float, 0, 100]
    townships: Annotated[int, 1, 100]
    village_committees: Annotated[int, 1, 1000]
    village_level_units: Annotated[int, 1, 1000]
    road_km_chengdu: Annotated[float, 0, 3000]
    road_h_chengdu: Annotated[float, 0, 60]
    road_h_prefecture: Annotated[float, 0, 60]
    seat_h_mean: Annotated[float, 0, 30]
    mean_elevation_m: Annotated[float, 0, 9000]
    nearest_airport: str
    airport_km: Annotated[float, 0, 1000]
    box: Box  # holds its shape

    @property
    def dispersion(self) -> float:
        """Return square kilometres per village committee."""
        return self.area_km2 / self.village_committees


class Position(StrEnum):
    """How well a township's place is known."""

    SURE = "sure"
    INFERRED = "inferred"  # the middle of same-named villages
    WEAK = "weak"  # these overlap by under half; drawn as a ring
    NONE = "none"


@dataclass(frozen=True, slots=True)
class Township:
    """A township-level unit and the number of its village-level units."""

    code: str
    county: str
    name: str
    kind: Literal["town", "township", "subdistrict", "statistical_unit"]
    villages: Annotated[int, 0, 500]
    communities: Annotated[int, 0, 500]
    others: Annotated[int, 0, 500]
    lon: float  # NaN, like lat, where it has no position
    lat: float
    position: Position
    is_seat: bool
    road_h: Annotated[float, 0, 100, math.nan]  # to the county seat, modelled (+-15 %)
    name_en: str = ""  # pinyin, or customary

    @property
    def words(self) -> Words:
        """Return its name in both languages."""
        return Words(self.name, self.name_en or self.name)

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
    """An airport in or around the region."""

    iata: str
    name: Words
    city: Words  # the place it serves
    lon: Annotated[float, 70, 140]
    lat: Annotated[float, 15, 55]
    elevation_m: Annotated[float, -500, 9000, math.nan]
    county: str  # '' outside the region


@dataclass(frozen=True, slots=True)
class Station:
    """A railway station."""

    name: Words
    line: Words
    lon: cells.Longitude
    lat: cells.Latitude
    county: cells.CountyCode


@dataclass(frozen=True, slots=True)
class Road:
    """A link of the schematic road graph between two named places; hours are modelled (+-15 %)."""

    start: str
    end: str
    road_h: Annotated[float, 0, 24]


class TownCounts(NamedTuple):
    """What is told of a township beside its station: villages with a point, parcels a month, when.

    None and '' where it is not told; `opened` is a day, month or year in ISO form.
    """

    villages: int | None = None
    parcels: int | None = None
    opened: str = ""


@dataclass(frozen=True, slots=True)
class Network:
    """All townships, airports, railway stations and roads of the region."""

    townships: tuple[Township, ...]
    airports: tuple[Airport, ...]
    stations: tuple[Station, ...]
    roads: tuple[Road, ...] = ()
    reported: Mapping[str, bool] = field(default_factory=dict)  # stations that counties tell of
    counts: Mapping[str, TownCounts] = field(default_factory=dict)
    told: Mapping[str, tuple[int, str, str]] = field(default_factory=dict)  # year, source, file

    def of(self, county: str) -> tuple[Township, ...]:
        """Return a county's township-level units; '' gives all."""
        return tuple(t for t in self.townships if county in ("", t.county))


@dataclass(frozen=True, slots=True)
class FrictionBounds:
    """Range over which each term of the terrain friction runs from 0 to 1."""

    elevation_m: tuple[float, float]
    seat_h: tuple[float, float]  # mean hours to the seat over habitable cells
    chengdu_h: tuple[float, float]


def friction(counties: tuple[County, ...], bounds: FrictionBounds) -> FloatArray:
    """Return the terrain friction F, shape (n,), 0..1: the mean of three clipped terms."""
    ends = np.array([bounds.elevation_m, bounds.seat_h, bounds.chengdu_h]).T
    values = np.array([(c.mean_elevation_m, c.seat_h_mean, c.road_h_chengdu) for c in counties])
    return np.asarray(np.clip((values - ends[0]) / (ends[1] - ends[0]), 0, 1).mean(axis=1))


def peer_groups(frictions: FloatArray, cuts: tuple[float, float]) -> IntArray:
    """Return the peer group 0 (easy), 1 or 2 (hard terrain) of each county, shape (n,)."""
    return np.searchsorted(np.array(cuts), frictions, side="right").astype(np.int16)


def unlikeness(counties: tuple[County, ...], county: str) -> FloatArray:
    """Return the distance of each county from one in z-scores of height, dispersion, road, (n,)."""
    table = np.array([(c.mean_elevation_m, c.dispersion, c.road_h_chengdu) for c in counties])
    deviation = table.std(axis=0)  # 0 where a term is the same everywhere: it adds nothing
    z = (table - table.mean(axis=0)) / np.where(deviation > 0, deviation, 1.0)
    own = [c.code for c in counties].index(county)
    return np.asarray(np.linalg.norm(z - z[own], axis=1))


def nearest_peers(counties: tuple[County, ...], county: str, count: int) -> tuple[str, ...]:
    """Return the `count` counties least unlike one, the most alike first."""
    distance = unlikeness(counties, county)
    order = [counties[i].code for i in np.argsort(distance, kind="stable")]
    return tuple([code for code in order if code != county][:count])


@dataclass(frozen=True, slots=True)
class Tiers:
    """The three-tier frame in numbers."""

    townships: int  # real ones
    located: int
    unlocated: int
    inferred: int  # part of the located, like the weak
    weak: int
    statistical: int  # units that are no township
    units: int  # village-level, of townships and statistical units
    unlocated_units: int  # of those without a position


def tiers(townships: tuple[Township, ...]) -> Tiers:
    """Count townships by how well their place is known, and their village-level units."""
    kinds = Counter(t.position for t in townships if t.is_township)
    return Tiers(
        townships=kinds.total(),
        located=kinds.total() - kinds[Position.NONE],
        unlocated=kinds[Position.NONE],
        inferred=kinds[Position.INFERRED],
        weak=kinds[Position.WEAK],
        statistical=len(townships) - kinds.total(),
        units=sum(t.units for t in townships),
        unlocated_units=sum(t.units for t in townships if not t.is_located),
    )


def served(stations: int | None, townships: int) -> Served:
    """Return what a county's total says of each township: nothing unless all or none have one."""
    if stations is None or 0 < stations < townships:
        return Served.UNKNOWN
    return Served.YES if stations else Served.NO
