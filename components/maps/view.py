"""The view of a map in pixels, and the places of labels that never touch; pure geometry."""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache, partial

import numpy as np

from components.charts import theme
from components.charts.dots import box_at, has_room, text_px
from model.facts.places import Box
from model.facts.provenance import FloatArray

Segment = tuple[float, float, float, float]  # pixels: from x, y to x, y

SHAPES = ("neighbours", "counties", "prefectures")  # outlines of the land, by their files
REGION: Box = (theme.LON[0], theme.LAT[0], theme.LON[1], theme.LAT[1])
TILE_PX = 512
MAX_ZOOM = 10.5
LABEL_PX, LABEL_PX_PHONE = 12, 10
LINE_HEIGHT, PAD_PX, GAP_PX = 1.25, 3, 3


@dataclass(frozen=True, slots=True)
class Sheet:
    """Centre, zoom, size in pixels it was fitted to, and what follows the number of the scale."""

    lon: float
    lat: float
    zoom: float
    width: float
    height: float
    km: str = " km"

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


def label_px(phone: bool) -> float:
    """Return the size of a small label in pixels."""
    return LABEL_PX_PHONE if phone else LABEL_PX


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
    lines: Sequence[Segment] = (),
) -> list[Placed]:
    """Return the labels that fit, none touching another or a mark (x, y, radius in pixels).

    Greedy by weight, then text, whatever the order given: each tries below, above, right, left
    of its mark, then the corners, and takes the first place that lies on fewest `lines`.
    """
    return list(_thinned(tuple(labels), sheet, tuple(marks), tuple(lines)))


@lru_cache(maxsize=64)
def _thinned(
    labels: tuple[Label, ...],
    sheet: Sheet,
    marks: tuple[tuple[float, float, float], ...],
    lines: tuple[Segment, ...],
) -> tuple[Placed, ...]:
    """Return the labels that fit; kept, because the same map is drawn on every rerun."""
    ends = np.array(lines, dtype=float).reshape(-1, 4)
    taken: list[Box] = []
    circles = [(x - r, y - r, x + r, y + r) for x, y, r in marks]
    placed = []
    for label in sorted(labels, key=lambda one: (-one.weight, one.text, one.lon, one.lat)):
        x, y = sheet.pixel(label.lon, label.lat)
        own = (x - label.radius, y - label.radius, x + label.radius, y + label.radius)
        others = [*taken, *(c for c in circles if c != own)]
        width, height = text_px(label.text, label.size) + 2 * PAD_PX, label.size * LINE_HEIGHT
        places = [
            (box_at(x + dx, y + dy, width, height), dx, dy)
            for dx, dy in _offsets(label.radius, width, height)
        ]
        free = (at for at in places if has_room(at[0], sheet.width, sheet.height, others))
        fewest = partial(min, key=lambda at: crossings(at[0], ends), default=None)
        place = fewest(free) if lines else next(free, None)
        if place is not None:
            taken.append(place[0])
            placed.append(Placed(label, *place[1:]))
    return tuple(placed)


def _offsets(radius: float, width: float, height: float) -> list[tuple[float, float]]:
    """Return where a label of a size may stand, seen from its mark, in the order preferred."""
    down, side = radius + GAP_PX + height / 2, radius + GAP_PX + width / 2
    edge = radius / 2 + GAP_PX
    across, along = edge + width / 2, edge + height / 2
    corners = [(x * across, y * along) for x in (1, -1) for y in (1, -1)]
    return [(0, down), (0, -down), (side, 0), (-side, 0), *corners]


def covering(box: Box) -> list[tuple[float, float, float]]:
    """Return marks (x, y, radius) that together cover a box in pixels: no label may stand there."""
    half = (box[3] - box[1]) / 2
    count = math.ceil((box[2] - box[0]) / (2 * half))
    middles = np.linspace(box[0] + half, max(box[0], box[2] - 2 * half) + half, count)
    return [(float(x), box[1] + half, half) for x in middles]


def crossings(box: Box, ends: FloatArray) -> int:
    """Return how many lines (x0, y0, x1, y1 a row) run through a box (Liang and Barsky 1984)."""
    start, step = ends[:, :2], ends[:, 2:] - ends[:, :2]
    with np.errstate(divide="ignore", invalid="ignore"):
        one, two = (np.array(box[:2]) - start) / step, (np.array(box[2:]) - start) / step
    flat = step == 0  # a line along an axis is in the band of the box everywhere or nowhere
    outside = flat & ((start < np.array(box[:2])) | (start > np.array(box[2:])))
    enter = np.where(flat, np.where(outside, np.inf, -np.inf), np.minimum(one, two)).max(axis=1)
    leave = np.where(flat, np.inf, np.maximum(one, two)).min(axis=1)
    return int((np.maximum(enter, 0) <= np.minimum(leave, 1)).sum())
