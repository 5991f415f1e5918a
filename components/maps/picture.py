"""A light picture of the counties: what stands in a map's place until its library has come.

One SVG of a few kB, drawn from the outlines on a coarse grid: borders that two counties share are
rounded alike, so that no gap opens between them.
"""

import json
from collections.abc import Iterable, Sequence
from functools import cache
from html import escape
from itertools import pairwise

from components.charts import theme
from components.maps import view as sheets
from components.maps.choropleth import Area
from components.session import addresses
from components.words.texts import Texts

WIDTH, HEIGHT = 360, 376  # units: on a phone a pixel each
VIEW = sheets.fit(sheets.REGION, WIDTH, HEIGHT, margin=0)
# What a data address, itself between double quotes, must not hold as it is.
ESCAPED = str.maketrans({'"': "'", "%": "%25", "#": "%23", "<": "%3C", ">": "%3E", "&": "%26"})


@cache
def outlines(name: str) -> dict[str, str]:
    """Return the outline of each area of a file of data/geo, by code, as the path of an SVG."""
    features = json.loads((addresses.GEO / f"{name}.geojson").read_bytes())["features"]
    found = {}
    for feature in features:
        parts = feature["geometry"]["coordinates"]
        if feature["geometry"]["type"] == "Polygon":
            parts = [parts]
        found[feature["properties"]["code"]] = "".join(_path(r) for rings in parts for r in rings)
    return found


def _path(ring: Iterable[tuple[float, float]]) -> str:
    """Return a ring as a path in whole units, each step from the point before."""
    points = [(round(x), round(y)) for x, y in (VIEW.pixel(*place) for place in ring)]
    steps = [(x1 - x0, y1 - y0) for (x0, y0), (x1, y1) in pairwise(points) if (x0, y0) != (x1, y1)]
    walked = " ".join(f"{x} {y}" for x, y in steps).replace(" -", "-")
    return f"M{points[0][0]} {points[0][1]}l{walked}z" if steps else ""


def picture(areas: Sequence[Area], chosen: str, alt: str, height: int, t: Texts) -> str:
    """Return a choropleth in HTML, as tall in pixels as the map it stands for.

    The outlines are an image; the labels beside it are written in the fonts of the page. The style
    sheet lays all of it over the map until that is drawn.
    """
    shapes, prefectures = outlines("counties"), "".join(outlines("prefectures").values())
    drawn = [f'<path fill="{area.fill}" d="{shapes[area.county.code]}"/>' for area in areas]
    lines = [(prefectures, theme.MUTED, 1.2)]
    lines += [(shapes[chosen], theme.INK, 2.0)] if chosen else []
    drawn += [f'<path fill="none" stroke="{c}" stroke-width="{w}" d="{d}"/>' for d, c, w in lines]
    box = f'viewBox="0 0 {WIDTH} {HEIGHT}" stroke="{theme.PAGE}" stroke-width=".6"'
    svg = f'<svg xmlns="http://www.w3.org/2000/svg" {box}>{"".join(drawn)}</svg>'
    source = f"data:image/svg+xml,{svg.translate(ESCAPED)}"
    labels = "".join(map(_label, areas))
    look = f"height:{height}px;aspect-ratio:{WIDTH}/{HEIGHT}"
    image = f'<img alt="{escape(alt)}" src="{source}">'
    lang = "zh-CN" if t.language == "zh" else "en"
    return f'<div class="picture" lang="{lang}"><div style="{look}">{image}{labels}</div></div>'


def _label(area: Area) -> str:
    """Return a county's label, its middle at its place."""
    x, y = VIEW.pixel(area.county.label_lon, area.county.label_lat)
    spot = f"left:{100 * x / WIDTH:.1f}%;top:{100 * y / HEIGHT:.1f}%;color:{area.ink}"
    spot += ";font-size:10px" * area.is_tight
    return f'<span aria-hidden="true" style="{spot}">{area.label}</span>'
