"""How a built file is written: UTF-8, LF, no byte-order mark, the same bytes each time."""

import csv
import io
import json
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

import shapely
from shapely.geometry.base import BaseGeometry

DATA = Path(__file__).parent.parent
DECIMALS = 4


def csv_bytes(columns: Sequence[str], rows: Iterable[Mapping[str, object]]) -> bytes:
    """Return a table as CSV with a header row."""
    text = io.StringIO(newline="")
    writer = csv.DictWriter(text, columns, lineterminator="\n")
    writer.writeheader()
    writer.writerows(rows)
    return text.getvalue().encode("utf-8")


def geojson_bytes(shapes: Iterable[tuple[str, str, BaseGeometry]]) -> bytes:
    """Return (code, name, geometry) triples as a compact feature collection of multipolygons."""
    features = [
        {
            "type": "Feature",
            "properties": {"code": code, "name_zh": name},
            "geometry": {"type": "MultiPolygon", "coordinates": _coordinates(geometry)},
        }
        for code, name, geometry in shapes
    ]
    collection = {"type": "FeatureCollection", "features": features}
    return (json.dumps(collection, ensure_ascii=False, separators=(",", ":")) + "\n").encode()


def write(name: str, content: bytes) -> None:
    """Write a file of `data/`."""
    path = DATA / name
    path.parent.mkdir(exist_ok=True)
    path.write_bytes(content)


def _coordinates(geometry: BaseGeometry) -> list[list[Any]]:
    """Return rings of every polygon: exterior clockwise (as plotly needs), holes the other way."""
    normal = shapely.normalize(geometry)  # fixes ring start, ring direction and order of parts
    polygons = getattr(normal, "geoms", [normal])
    return [[_ring(p.exterior), *(_ring(hole) for hole in p.interiors)] for p in polygons]


def _ring(ring: BaseGeometry) -> list[list[float]]:
    """Return rounded coordinates; whole degrees as integers to save bytes."""
    return [[_number(x), _number(y)] for x, y in shapely.get_coordinates(ring)]


def _number(value: float) -> float | int:
    rounded = round(float(value), DECIMALS)
    return int(rounded) if rounded.is_integer() else rounded
