"""What every pydeck map shares: the view, the land by address, labels that never touch, a scale.

The traps of pydeck are dealt with here: no map provider and no style (else a basemap is fetched),
`String` for plain strings (else they are read as expressions), compact JSON.
"""

import json
import math
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import pydeck as pdk
from pydeck.bindings.json_tools import default_serialize

from components import theme
from components.charts.dots import text_px

Box = tuple[float, float, float, float]  # lon west, lat south, lon east, lat north
REGION: Box = (theme.LON[0], theme.LAT[0], theme.LON[1], theme.LAT[1])
TILE_PX = 512
KM_PER_DEGREE = 111.32
MAX_ZOOM = 10.5
GROUND = ("neighbours", "counties", "prefectures")
SCALE_KM = (200, 100, 50, 20, 10, 5)
SCALE_SHARE = 0.22  # of the width of the view, at most
INSET_PX = 22
LABEL_PX, LABEL_PX_PHONE = 12, 10
LINE_HEIGHT, PAD_PX, GAP_PX = 1.25, 3, 3
SOURCE_PX = 48  # text is drawn this large once, then scaled down: crisp at small sizes
HALO = (255, 255, 255, 205)


@dataclass(frozen=True, slots=True)
class Sheet:
    """A view of the map: centre, zoom, and the size in pixels it was fitted to."""

    lon: float
    lat: float
    zoom: float
    width: float
    height: float

    def pixel(self, lon: float, lat: float) -> tuple[float, float]:
        """Return where a place is drawn, in pixels right of and below the upper left corner."""
        scale = TILE_PX * 2**self.zoom
        x0, y0 = _mercator(self.lon, self.lat)
        x, y = _mercator(lon, lat)
        return (x - x0) * scale + self.width / 2, (y - y0) * scale + self.height / 2

    def place(self, x: float, y: float) -> tuple[float, float]:
        """Return the place (lon, lat) that is drawn at a pixel."""
        scale = TILE_PX * 2**self.zoom
        x0, y0 = _mercator(self.lon, self.lat)
        mx, my = x0 + (x - self.width / 2) / scale, y0 + (y - self.height / 2) / scale
        return 360 * mx - 180, math.degrees(
            2 * math.atan(math.exp((0.5 - my) * 2 * math.pi)) - math.pi / 2
        )

    def holds(self, lon: float, lat: float) -> bool:
        """Return whether a place is inside the view."""
        x, y = self.pixel(lon, lat)
        return 0 <= x <= self.width and 0 <= y <= self.height


@dataclass(frozen=True, slots=True)
class Label:
    """A text that belongs to a mark of `radius` pixels; heavier labels are placed first."""

    lon: float
    lat: float
    text: str
    radius: float
    weight: float
    size: float = LABEL_PX


@dataclass(frozen=True, slots=True)
class Placed:
    """A label with the offset of its middle from its mark, in pixels right and down."""

    label: Label
    dx: float
    dy: float


class Deck(pdk.Deck):  # type: ignore[misc]  # pydeck has no types
    """A deck whose JSON carries no spaces: a third of the bytes."""

    def to_json(self) -> str:
        """Return the description of the map for the browser."""
        return json.dumps(
            self, default=default_serialize, separators=(",", ":"), ensure_ascii=False
        )


def _mercator(lon: float, lat: float) -> tuple[float, float]:
    y = math.log(math.tan(math.pi / 4 + math.radians(lat) / 2))
    return (lon + 180) / 360, 0.5 - y / (2 * math.pi)


def fit(box: Box, width: float, height: float, margin: float = 8) -> Sheet:
    """Return the view that shows a box whole, with a margin in pixels."""
    west, south, east, north = box
    x0, y0 = _mercator(west, north)
    x1, y1 = _mercator(east, south)
    zoom = math.log2(
        min((width - 2 * margin) / (x1 - x0), (height - 2 * margin) / (y1 - y0)) / TILE_PX
    )
    middle = Sheet(0, 0, 0, TILE_PX, TILE_PX).place(
        (x0 + x1) / 2 * TILE_PX, (y0 + y1) / 2 * TILE_PX
    )
    return Sheet(middle[0], middle[1], min(zoom, MAX_ZOOM), width, height)


def thin(
    labels: Sequence[Label],
    sheet: Sheet,
    marks: Sequence[tuple[float, float, float]] = (),
) -> list[Placed]:
    """Return the labels that fit, none touching another or a mark (x, y, radius in pixels).

    Greedy by weight, then text: each tries below, above, right, left of its mark, then the four
    corners. The result does not depend on the order given.
    """
    taken: list[Box] = []
    circles = [(x - r, y - r, x + r, y + r) for x, y, r in marks]
    placed = []
    for label in sorted(labels, key=lambda one: (-one.weight, one.text, one.lon, one.lat)):
        x, y = sheet.pixel(label.lon, label.lat)
        own = (x - label.radius, y - label.radius, x + label.radius, y + label.radius)
        others = [c for c in circles if not _same(c, own)]
        for dx, dy in _offsets(label):
            box = _box(label, x + dx, y + dy)
            inside = (
                box[0] >= 0 and box[1] >= 0 and box[2] <= sheet.width and box[3] <= sheet.height
            )
            if inside and not any(_touch(box, other) for other in (*taken, *others)):
                taken.append(box)
                placed.append(Placed(label, dx, dy))
                break
    return placed


def _offsets(label: Label) -> list[tuple[float, float]]:
    width, height = _size(label)
    down = label.radius + GAP_PX + height / 2
    side = label.radius + GAP_PX + width / 2
    edge = label.radius / 2 + GAP_PX
    corner = edge + width / 2, edge + height / 2
    corners = [(x * corner[0], y * corner[1]) for x in (1, -1) for y in (1, -1)]
    return [(0, down), (0, -down), (side, 0), (-side, 0), *corners]


def _size(label: Label) -> tuple[float, float]:
    return text_px(label.text, label.size) + 2 * PAD_PX, label.size * LINE_HEIGHT


def _box(label: Label, x: float, y: float) -> Box:
    width, height = _size(label)
    return x - width / 2, y - height / 2, x + width / 2, y + height / 2


def _touch(a: Box, b: Box) -> bool:
    return a[0] < b[2] and b[0] < a[2] and a[1] < b[3] and b[1] < a[3]


def _same(a: Box, b: Box) -> bool:
    return all(math.isclose(p, q, abs_tol=0.01) for p, q in zip(a, b, strict=True))


def rgb(colour: str, alpha: int = 255) -> list[int]:
    """Return a colour token as numbers."""
    return [int(colour[i : i + 2], 16) for i in (1, 3, 5)] + ([alpha] if alpha < 255 else [])


def at(lon: float, lat: float, decimals: int = 3) -> list[float]:
    """Return a place short enough to travel: 3 decimals are 100 m, 2 do for the whole region."""
    return [round(lon, decimals), round(lat, decimals)]


def land(urls: dict[str, str], chosen: str) -> list[pdk.Layer]:
    """Return the ground: neighbours grey, counties, the chosen one set off, prefecture borders.

    `urls` holds the addresses of `neighbours`, `counties` and `prefectures`.
    """
    grey, ground = rgb(theme.NEIGHBOUR), rgb(theme.LAND)
    fill: Any = ground
    line: Any = rgb(theme.BORDER)
    width: Any = 0.8
    if chosen:
        fill = f"properties.code === '{chosen}' ? {ground} : {grey}"
        line = f"properties.code === '{chosen}' ? {rgb(theme.CENTRE)} : {rgb(theme.BORDER)}"
        width = f"properties.code === '{chosen}' ? 1.8 : 0.8"
    return [
        _shape("neighbours", urls["neighbours"], grey, rgb(theme.LINE), 0.6),
        _shape("counties", urls["counties"], fill, line, width),
        _shape("prefectures", urls["prefectures"], [0, 0, 0, 0], rgb(theme.CENTRE, 150), 1.1),
    ]


def _shape(name: str, url: str, fill: Any, line: Any, width: Any) -> pdk.Layer:  # noqa: ANN401
    return pdk.Layer(
        "GeoJsonLayer",
        url,
        id=name,
        stroked=True,
        filled=fill != [0, 0, 0, 0],
        get_fill_color=fill,
        get_line_color=line,
        get_line_width=width,
        line_width_units=pdk.types.String("pixels"),
    )


def texts(name: str, placed: Sequence[Placed], colour: str, bold: bool = False) -> pdk.Layer:
    """Return a layer of placed labels on a pale ground."""
    return pdk.Layer(
        "TextLayer",
        [
            {"p": at(p.label.lon, p.label.lat), "t": p.label.text, "s": p.label.size,
             "o": [round(p.dx), round(p.dy)]}
            for p in placed
        ],
        id=name,
        get_position="p",
        get_text="t",
        get_size="s",
        get_pixel_offset="o",
        get_color=rgb(colour),
        get_text_anchor=pdk.types.String("middle"),
        get_alignment_baseline=pdk.types.String("center"),
        font_family=pdk.types.String(theme.FONT),
        font_weight=700 if bold else 400,
        font_settings={"fontSize": SOURCE_PX},
        character_set=pdk.types.String("auto"),
        background=True,
        get_background_color=list(HALO),
        background_padding=[PAD_PX, 1],
    )  # fmt: skip


def marks(  # noqa: PLR0913  (each is a plain setting of one layer)
    name: str,
    rows: Sequence[dict[str, Any]],
    fill: str,
    line: str,
    width: float,
    faint: bool = False,
    radius: float = 0,
) -> pdk.Layer:
    """Return a layer of circles: rows hold `p` place, `t` pointer text, `r` radius in pixels.

    An empty `fill` draws rings; a `radius` above zero is that of all circles.
    """
    alpha = 150 if faint else 255
    return pdk.Layer(
        "ScatterplotLayer",
        list(rows),
        id=name,
        pickable=True,
        stroked=True,
        filled=True,
        get_position="p",
        get_radius=radius or "r",
        radius_units=pdk.types.String("pixels"),
        line_width_units=pdk.types.String("pixels"),
        get_line_width=width,
        get_fill_color=rgb(fill, alpha) if fill else rgb(theme.PAGE, 140),
        get_line_color=rgb(line, alpha),
    )


def scale_km(sheet: Sheet) -> int:
    """Return the length of the scale bar: the longest that takes a fifth of the view."""
    across = sheet.place(sheet.width, 0)[0] - sheet.place(0, 0)[0]
    whole = across * KM_PER_DEGREE * math.cos(math.radians(sheet.lat))
    return next((km for km in SCALE_KM if km <= SCALE_SHARE * whole), SCALE_KM[-1])


def scale(sheet: Sheet) -> list[pdk.Layer]:
    """Return the scale bar in the lower left corner of the view, true at the view's middle."""
    km = scale_km(sheet)
    start = sheet.place(INSET_PX, sheet.height - INSET_PX)
    degrees = km / (KM_PER_DEGREE * math.cos(math.radians(sheet.lat)))
    end = (start[0] + degrees, start[1])
    middle = Label((start[0] + end[0]) / 2, start[1], f"{km} km", 0, 0, 11)
    bar = pdk.Layer(
        "LineLayer",
        [{"s": list(start), "p": list(end)}],
        id="scale",
        get_source_position="s",
        get_target_position="p",
        get_width=2.5,
        get_color=rgb(theme.INK),
    )
    return [bar, texts("scale_text", [Placed(middle, 0, -11)], theme.INK)]


def deck(layers: list[pdk.Layer], sheet: Sheet) -> Deck:
    """Return the map: flat, moved by dragging, never zoomed by scrolling the page."""
    return Deck(
        layers=layers,
        initial_view_state=pdk.ViewState(
            longitude=round(sheet.lon, 4), latitude=round(sheet.lat, 4), zoom=round(sheet.zoom, 3)
        ),
        views=[
            pdk.View(
                type="MapView",
                controller={"scrollZoom": False, "dragRotate": False, "touchRotate": False},
            )
        ],
        map_provider=None,
        tooltip={"text": "{t}"},
    )
