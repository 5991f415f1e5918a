"""Places on a map as circles by kind, each with its name where there is room."""

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
    faint: bool = False


@dataclass(frozen=True, slots=True)
class Spot:
    """A place: the kind that names its look, its label, and what the pointer tells."""

    kind: str
    lon: float
    lat: float
    name: str
    hover: str


def layers(points: Sequence[Spot], looks: Mapping[str, Look], view: Sheet) -> list[pdk.Layer]:
    """Return the circles, kind by kind in the order of `looks`, and above them the labels that fit.

    Labels have a layer an ink, the heaviest above the others.
    """
    shown = [point for point in points if view.holds(point.lon, point.lat)]
    made, owners = [], {}
    for kind, look in looks.items():
        some = [point for point in shown if point.kind == kind]
        if some:
            rows = [{"p": ground.at(p.lon, p.lat), "t": p.hover} for p in some]
            style = (look.fill, look.line, look.width, look.faint, look.radius)
            made.append(ground.marks(kind, rows, *style))
        for p in some:
            owners[Label(p.lon, p.lat, p.name, look.radius, look.weight, look.text)] = look
    circles = [(*view.pixel(one.lon, one.lat), one.radius) for one in owners]
    placed = sheets.thin(list(owners), view, circles + ground.scale_room(view))
    by_weight = sorted(looks.values(), key=lambda look: look.weight)
    inks = dict.fromkeys(look.ink for look in by_weight)
    named = {ink: [one for one in placed if owners[one.label].ink == ink] for ink in inks}
    texts = [ground.texts(f"names_{ink}", some, ink) for ink, some in named.items() if some]
    return [*made, *texts]
