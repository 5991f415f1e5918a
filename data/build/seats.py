"""Build `seats.csv`: where the county seats lie.

Input: cpcax 0.6.1, `cpca/resources/adcodes.csv` (longitude and latitude in GCJ-02).
Licence: MIT (package). Steps: keep the 31 counties; turn GCJ-02 into WGS 84 by inverting the
published offset formula (fixed-point iteration, residual below 1e-9 degrees); 5 decimals.
Output: county, lon, lat; in order of code.
"""

import csv
from math import cos, pi, sin, sqrt

import output
from packages import pypi_file

TARGET = "seats.csv"
AXIS_M = 6378245.0  # semi-major axis of the Krasovsky ellipsoid, as the GCJ-02 formula uses it
ECCENTRICITY_2 = 0.00669342162296594323


def build() -> bytes:
    """Return the file."""
    path = pypi_file("cpcax", "0.6.1", "cpca/resources/adcodes.csv")
    with path.open(encoding="utf-8", newline="") as lines:
        rows = sorted(csv.DictReader(lines), key=lambda row: row["adcode"])
    seats = [_seat(row) for row in rows if _is_county(row["adcode"])]
    return output.csv_bytes(("county", "lon", "lat"), seats)


def to_wgs84(lon: float, lat: float) -> tuple[float, float]:
    """Return the WGS 84 position whose GCJ-02 position is given, in degrees."""
    x, y = lon, lat
    for _ in range(10):
        shift_x, shift_y = offset(x, y)
        x, y = lon - shift_x, lat - shift_y
    return x, y


def offset(lon: float, lat: float) -> tuple[float, float]:
    """Return how far GCJ-02 lies from a WGS 84 position, in degrees."""
    x, y = lon - 105.0, lat - 35.0
    root = sqrt(abs(x))
    ripple = (20 * sin(6 * pi * x) + 20 * sin(2 * pi * x)) * 2 / 3
    east = 300 + x + 2 * y + 0.1 * x * x + 0.1 * x * y + 0.1 * root + ripple
    east += _waves(x, (20, 1), (40, 1 / 3), (150, 1 / 12), (300, 1 / 30))
    north = -100 + 2 * x + 3 * y + 0.2 * y * y + 0.1 * x * y + 0.2 * root + ripple
    north += _waves(y, (20, 1), (40, 1 / 3), (160, 1 / 12), (320, 1 / 30))
    w = 1 - ECCENTRICITY_2 * sin(lat * pi / 180) ** 2
    meridian = AXIS_M * (1 - ECCENTRICITY_2) / w**1.5
    parallel = AXIS_M / sqrt(w) * cos(lat * pi / 180)
    return east * 180 / (parallel * pi), north * 180 / (meridian * pi)


def _waves(value: float, *waves: tuple[float, float]) -> float:
    """Return two thirds of the sum of size x sin(frequency x pi x value)."""
    return sum(size * sin(frequency * pi * value) for size, frequency in waves) * 2 / 3


def _is_county(adcode: str) -> bool:
    return adcode[:4] in ("5132", "5133") and adcode[4:6] != "00"


def _seat(row: dict[str, str]) -> dict[str, str]:
    lon, lat = to_wgs84(float(row["longitude"]), float(row["latitude"]))
    return {"county": row["adcode"][:6], "lon": f"{lon:.5f}", "lat": f"{lat:.5f}"}


if __name__ == "__main__":
    output.write(TARGET, build())
