"""The counties: their names, seats and the context that is shown but never scored."""

from dataclasses import dataclass

import numpy as np

from model.facts.provenance import FloatArray, IntArray, Words

Box = tuple[float, float, float, float]  # degrees west, south, east, north


@dataclass(frozen=True, slots=True)
class Prefecture:
    """A prefecture; `population` is the official census total of 2020."""

    code: str
    name: Words
    population: int


@dataclass(frozen=True, slots=True)
class County:
    """A county-level unit; hours are modelled (+-15 %), elevation in metres.

    `lon`, `lat` are the seat; `label_lon`, `label_lat` where the name stands on a map,
    `box` holds its shape.
    """

    code: str
    prefecture: str
    name: Words
    short: Words
    lon: float
    lat: float
    label_lon: float
    label_lat: float
    area_km2: float
    population: int
    rural_population: int
    urbanisation_percent: float
    townships: int
    village_committees: int
    village_level_units: int
    road_km_chengdu: float
    road_h_chengdu: float
    road_h_prefecture: float
    seat_h_mean: float
    mean_elevation_m: float
    nearest_airport: str
    airport_km: float
    box: Box

    @property
    def dispersion(self) -> float:
        """Return square kilometres per village committee."""
        return self.area_km2 / self.village_committees


@dataclass(frozen=True, slots=True)
class FrictionBounds:
    """Range over which each term of the terrain friction runs from 0 to 1."""

    elevation_m: tuple[float, float]
    seat_h: tuple[float, float]
    chengdu_h: tuple[float, float]


def friction(counties: tuple[County, ...], bounds: FrictionBounds) -> FloatArray:
    """Return the terrain friction F of each county, shape (n,), 0..1.

    F is the mean of three clipped terms: elevation, mean hours to the seat over habitable
    cells, and hours to Chengdu (method, section on levers).
    """
    terms = []
    for (low, high), values in (
        (bounds.elevation_m, [c.mean_elevation_m for c in counties]),
        (bounds.seat_h, [c.seat_h_mean for c in counties]),
        (bounds.chengdu_h, [c.road_h_chengdu for c in counties]),
    ):
        terms.append(np.clip((np.array(values) - low) / (high - low), 0.0, 1.0))
    return np.asarray(np.mean(terms, axis=0))


def peer_groups(frictions: FloatArray, cuts: tuple[float, float]) -> IntArray:
    """Return the peer group 0 (easy), 1 or 2 (hard terrain) of each county, shape (n,)."""
    return np.searchsorted(np.array(cuts), frictions, side="right").astype(np.int16)


def unlikeness(counties: tuple[County, ...], county: str) -> FloatArray:
    """Return how unlike one county each county is, shape (n,); 0 for itself.

    Euclidean distance of three z-scores (population standard deviation over all counties): mean
    elevation in m, dispersion in km2 per village committee, road hours to Chengdu. A term that is
    the same everywhere adds nothing.
    """
    table = np.array([(c.mean_elevation_m, c.dispersion, c.road_h_chengdu) for c in counties])
    deviation = table.std(axis=0)
    z = (table - table.mean(axis=0)) / np.where(deviation > 0, deviation, 1.0)
    own = [c.code for c in counties].index(county)
    return np.asarray(np.linalg.norm(z - z[own], axis=1))


def nearest_peers(counties: tuple[County, ...], county: str, count: int) -> tuple[str, ...]:
    """Return the `count` counties least unlike one, the most alike first."""
    distance = unlikeness(counties, county)
    order = [counties[i].code for i in np.argsort(distance, kind="stable")]
    return tuple([code for code in order if code != county][:count])
