"""Named points on a map, each drawn in the look of its kind, with labels that never touch."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import pydeck as pdk

from components.charts import theme
from components.maps import ground
from components.maps import view as sheets
from components.maps.view import Label, Sheet


@dataclass(frozen=True, slots=True)
class Look:
    """How points of a kind are drawn: circle (no `fill` is a ring), radius and label in pixels.

    Labels of greater `weight` are placed first; `ink` is their colour.
    """

    radius: float
    fill: str
    line: str
    width: float
    text: float
    weight: float
    ink: str = theme.INK
    bold: bool = False
    faint: bool = False


@dataclass(frozen=True, slots=True)
class Point:
    """A place: the kind that names its look, its label, and what the pointer tells."""

    kind: str
    lon: float
    lat: float
    name: str
    hover: str


def layers(points: Sequence[Point], looks: Mapping[str, Look], view: Sheet) -> list[pdk.Layer]:
    """Return the circles, kind by kind in the order of `looks`, and the labels above them."""
    shown = [point for point in points if view.holds(point.lon, point.lat)]
    made = []
    for kind, look in looks.items():
        spots = [{"p": ground.at(p.lon, p.lat), "t": p.hover} for p in shown if p.kind == kind]
        if spots:
            made.append(
                ground.marks(kind, spots, look.fill, look.line, look.width, look.faint, look.radius)
            )
    return made + _names(shown, looks, view)


def _names(points: Sequence[Point], looks: Mapping[str, Look], view: Sheet) -> list[pdk.Layer]:
    """Return the labels that fit, a layer an ink and stroke; the heaviest above the others."""
    owners = {_label(point, looks[point.kind]): looks[point.kind] for point in points}
    circles = [(*view.pixel(one.lon, one.lat), one.radius) for one in owners]
    placed = sheets.thin(list(owners), view, circles + ground.scale_room(view))
    by_weight = sorted(looks.values(), key=lambda look: look.weight)
    made = []
    for style in dict.fromkeys((look.ink, look.bold) for look in by_weight):
        some = [p for p in placed if (owners[p.label].ink, owners[p.label].bold) == style]
        if some:
            made.append(ground.texts(f"names_{style[0]}", some, *style))
    return made


def _label(point: Point, look: Look) -> Label:
    return Label(point.lon, point.lat, point.name, look.radius, look.weight, look.text)
