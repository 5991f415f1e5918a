"""Diagonal stripes inside each county, drawn over counties without a score.

Input: data/geo/counties.geojson, as rebuilt before. Output: geo/hatch.geojson (code): thin
clockwise polygons every 0.14 degree at 45 degrees, clipped to the county, three decimals.
"""

import json

import output
from shapely.geometry import MultiPolygon, Polygon, shape
from shapely.geometry.polygon import orient

TARGET = "geo/hatch.geojson"
STEP, WIDTH = 0.14, 0.022


def stripes(area: Polygon | MultiPolygon) -> list[list[list[list[float]]]]:
    """Return the stripes of an area as polygon coordinates."""
    west, south, east, north = area.bounds
    found = []
    for number in range(int((west - north) / STEP), int((east - south) / STEP) + 1):
        start = number * STEP  # the line lon - lat = start
        corners = [(south + start, south), (north + start, north)]
        band = Polygon([corners[0], corners[1], (corners[1][0] + WIDTH, north),
                        (corners[0][0] + WIDTH, south)])  # fmt: skip
        cut = area.intersection(band)
        for part in getattr(cut, "geoms", [cut]):
            if isinstance(part, Polygon) and part.area > STEP * WIDTH:
                ring = orient(part, -1).exterior.coords
                found.append([[[round(x, 3), round(y, 3)] for x, y in ring]])
    return found


def build() -> bytes:
    """Return the stripes of all counties as GeoJSON."""
    features = json.loads((output.DATA / "geo/counties.geojson").read_text("utf-8"))["features"]
    hatched = [
        {
            "type": "Feature",
            "properties": {"code": feature["properties"]["code"]},
            "geometry": {
                "type": "MultiPolygon",
                "coordinates": stripes(shape(feature["geometry"])),
            },
        }
        for feature in features
    ]
    collection = {"type": "FeatureCollection", "features": hatched}
    return json.dumps(collection, separators=(",", ":")).encode()
