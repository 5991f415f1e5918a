"""The counties: their names, seats and the context that is shown but never scored."""

from dataclasses import dataclass

import numpy as np

from model.provenance import FloatArray, IntArray, Words

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


def nearest_peers(counties: tuple[County, ...], county: str, count: int) -> tuple[str, ...]:
    """Return the `count` counties most like one by elevation, hours to seat and to Chengdu.

    Euclidean distance of the three z-scores (population standard deviation over all counties).
    """
    table = np.array([(c.mean_elevation_m, c.seat_h_mean, c.road_h_chengdu) for c in counties])
    z = (table - table.mean(axis=0)) / table.std(axis=0)
    codes = [c.code for c in counties]
    distance = np.linalg.norm(z - z[codes.index(county)], axis=1)
    order = [codes[i] for i in np.argsort(distance, kind="stable") if codes[i] != county]
    return tuple(order[:count])
