"""The three-tier map: seats, townships by what is known of their station, affiliation lines."""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import chain, product
from typing import Any

import pydeck as pdk

from components.charts import theme
from components.maps import ground
from components.maps import view as sheets
from components.maps.view import Label, Sheet
from model.facts.places import Position, Served, Township

SEAT_PX, SEAT_PX_REGION, TOWN_PX_REGION = 11.0, 6.0, 2.6
RING_PX, RING_PX_REGION = 4.0, 4.6  # beyond a township's circle; around its dot
SEAT_WEIGHT, STATION_WEIGHT = 10_000.0, 1_000.0
LOOKS = {  # fill and line of a township
    Served.YES: (theme.TOWNSHIP, theme.PAGE),
    Served.NO: ("", theme.GAP),
    Served.UNKNOWN: ("", theme.UNKNOWN),
}
# Circles whose area is a number of village-level units.
LEAST_PX, MOST_PX, PX_PER_ROOT_UNIT = 4.0, 12.0, 2.3

Place = tuple[float, float]  # lon, lat
Star = tuple[Place, list[Place]]  # a middle, and the ends of its lines


@dataclass(frozen=True, slots=True)
class Seat:
    """A county seat: place, name, pointer text."""

    code: str
    lon: float
    lat: float
    name: str
    hover: str


@dataclass(frozen=True, slots=True)
class Town:
    """A located township: what is known of its station, pointer text, name.

    `station` is the planned one that would serve it, its own or in another township. The township
    of the seat lies in the county town itself: it has neither a circle nor a line.
    """

    township: Township
    served: Served
    hover: str
    name: str
    station: Township | None = None

    @property
    def place(self) -> Place:
        """Return where it is, lon and lat."""
        return self.township.lon, self.township.lat

    @property
    def is_planned(self) -> bool:
        """Return whether a planned station would stand in it."""
        return self.station == self.township


@dataclass(frozen=True, slots=True)
class Marks:
    """What the map shows; of one county `close`, with the names of others `around` it.

    Of one county circles grow with village-level units; of all, circles are small and equal.
    """

    close: bool
    seats: Sequence[Seat]
    towns: Sequence[Town]
    around: Sequence[Label] = ()

    def at(self, place: Place) -> list[float]:
        """Return a place as finely as the map needs it."""
        return ground.at(*place, 3 if self.close else 2)

    def circle(self, town: Town, beyond: float = 0.0) -> dict[str, Any]:
        """Return where a circle stands, with its radius where circles differ."""
        size = {"r": round(radius(town.township.units) + beyond, 1)} if self.close else {}
        return {"p": self.at(town.place)} | size

    def stars(self) -> tuple[list[Star], list[Star]]:
        """Return each seat, and each planned station, with the places that it serves.

        A township that a planned station serves is linked to it and not to its seat.
        """
        own: dict[str, Star] = {seat.code: ((seat.lon, seat.lat), []) for seat in self.seats}
        planned = [town for town in self.towns if town.is_planned]
        new: dict[str, Star] = {town.township.code: (town.place, []) for town in planned}
        for town in self.towns:
            if town.station and not town.is_planned:
                new[town.station.code][1].append(town.place)
            elif not town.township.is_seat:
                own[town.township.county][1].append(town.place)
        return list(own.values()), [star for star in new.values() if star[1]]


def tiers(marks: Marks, urls: dict[str, str], view: Sheet, chosen: str, phone: bool) -> pdk.Deck:
    """Return the map of one county, or of all 31 where none is chosen.

    A ring is grey where it is not published which townships have a station; a planned station is
    a second, green ring around its township. Affiliation lines are not roads.
    """
    close, (own, new) = marks.close, marks.stars()
    seat_px = SEAT_PX if close else SEAT_PX_REGION
    ring_px, ring_width = (0, 2.6) if close else (RING_PX_REGION, 1.8)
    seats = [{"p": ground.at(s.lon, s.lat), "r": seat_px, "t": s.hover} for s in marks.seats]
    rings = [marks.circle(town, RING_PX) for town in marks.towns if town.is_planned]
    grey, green = ground.rgb(theme.TOWNSHIP, 130 if close else 110), ground.rgb(theme.RISE, 190)
    land = [*ground.land(urls, chosen), *([] if close else [ground.relief(urls["relief"])])]
    layers = [*land, _lines("lines", own, marks, grey, 1.5 if close else 0.6)]
    if new:
        layers.append(_lines("services", new, marks, green, 2.0 if close else 1.0))
    layers += _towns(marks)
    if rings:
        layers.append(ground.ring("planned", rings, theme.RISE, ring_width, ring_px))
    layers.append(ground.marks("seats", seats, theme.CENTRE, theme.PAGE, 1.2))
    layers += [*_labels(marks, view, phone), *ground.scale(view)]
    return ground.deck(layers, view)


def _lines(
    name: str, stars: Sequence[Star], marks: Marks, colour: list[int], width: float
) -> pdk.Layer:
    """Return lines from a middle to its ends, each star as one path out and back."""
    paths = []
    for middle, ends in stars:
        start = marks.at(middle)
        paths.append({"p": [start, *(at for end in ends for at in (marks.at(end), start))]})
    return pdk.Layer(
        "PathLayer",
        paths,
        id=name,
        get_path="p",
        get_width=width,
        width_units=pdk.types.String("pixels"),
        get_color=colour,
    )


def _towns(marks: Marks) -> list[pdk.Layer]:
    """Return a layer a station status: disc, orange ring, grey ring.

    Places inferred from their villages are drawn lighter.
    """
    layers = []
    for status, is_sure in product(LOOKS, (True, False)):
        rows = [
            marks.circle(town) | {"t": town.hover}
            for town in marks.towns
            if town.served is status and not town.township.is_seat
            if (town.township.position is Position.SURE) is is_sure
        ]
        width = (2.0 if marks.close else 1.2) * (1 if is_sure else 0.6)
        name, size = f"towns_{status}_{is_sure}", 0 if marks.close else TOWN_PX_REGION
        if rows:
            layers.append(ground.marks(name, rows, *LOOKS[status], width, not is_sure, size))
    return layers


def _labels(marks: Marks, view: Sheet, phone: bool) -> list[pdk.Layer]:
    """Return the names; of one county with its townships'."""
    small = sheets.label_px(phone)
    large, seat_px = (small + 3, SEAT_PX) if marks.close else (small, SEAT_PX_REGION)
    labels = [Label(s.lon, s.lat, s.name, seat_px, SEAT_WEIGHT, large) for s in marks.seats]
    for town in marks.towns:
        one = town.township
        if marks.close and not one.is_seat:
            # Those that would get a station are named first.
            beyond, weight = (RING_PX, STATION_WEIGHT) if town.is_planned else (0.0, 0.0)
            room, weight = radius(one.units) + beyond, one.units + weight
            labels.append(Label(*town.place, town.name, room, weight, small))
    stars = chain(*marks.stars()) if marks.close else ()
    lines = [(*view.pixel(*start), *view.pixel(*end)) for start, ends in stars for end in ends]
    occupied = [(*view.pixel(one.lon, one.lat), one.radius) for one in labels]
    occupied += ground.scale_room(view)
    placed = sheets.thin([*labels, *marks.around], view, occupied, lines)
    layers = []
    for name, low, high, colour in (
        ("around", -math.inf, 0.0, theme.MUTED),
        ("names", 0.0, SEAT_WEIGHT, theme.INK),
        ("heads", SEAT_WEIGHT, math.inf, theme.INK),
    ):
        some, is_head = [p for p in placed if low <= p.label.weight < high], name == "heads"
        if some or is_head:
            layers.append(ground.texts(name, some, colour, is_head))
    return layers


def radius(units: int) -> float:
    """Return the radius in pixels of a circle whose area grows with village-level units."""
    return min(max(PX_PER_ROOT_UNIT * math.sqrt(units), LEAST_PX), MOST_PX)
