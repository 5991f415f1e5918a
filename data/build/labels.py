"""Where a county's name stands on the map, and the box that holds its shape.

Input: data/geo/counties.geojson, as rebuilt before. Output: labels.csv (county, lon, lat, west,
south, east, north). Steps: the pole of inaccessibility of the largest part of each county, squeezed
by the cosine of 31 degrees, its point farthest from any border (tolerance 0.01 degree), and the
bounds of the whole shape; three decimals.
"""

import json
from math import cos, radians

import output
from shapely import affinity
from shapely.geometry import shape
from shapely.ops import polylabel

TARGET = "labels.csv"
SQUEEZE = cos(radians(31))


def build() -> bytes:
    """Return the table of label places and boxes."""
    features = json.loads((output.DATA / "geo/counties.geojson").read_text("utf-8"))["features"]
    rows = [["county", "lon", "lat", "west", "south", "east", "north"]]
    for feature in sorted(features, key=lambda f: f["properties"]["code"]):
        whole = shape(feature["geometry"])
        part = max(getattr(whole, "geoms", [whole]), key=lambda g: g.area)
        point = polylabel(affinity.scale(part, SQUEEZE, 1, origin=(0, 0)), 0.01)
        places = (point.x / SQUEEZE, point.y, *whole.bounds)
        rows.append([feature["properties"]["code"], *(f"{place:.3f}" for place in places)])
    return "".join(",".join(row) + "\n" for row in rows).encode()
