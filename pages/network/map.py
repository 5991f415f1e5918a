"""The three-tier map: seats, townships by what is known of their station, affiliation lines."""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import pydeck as pdk

from components.charts import theme
from components.maps import ground
from components.maps import view as sheets
from components.maps.view import Label, Segment, Sheet
from model.facts.places import Box, Served
from pages.network import circles_map

SEAT_PX, SEAT_PX_REGION, TOWN_PX_REGION = 11.0, 6.0, 2.6
RING_PX, RING_PX_REGION = 4.0, 4.6  # beyond a township's circle; around its dot
SEAT_WEIGHT, STATION_WEIGHT = 10_000.0, 1_000.0


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
    """A located township: the seat it belongs to, its village-level units, pointer text.

    `sure` is false for a place that was inferred from its villages: drawn lighter. A township
    `at_seat` lies in the county town itself and has no line. One `apart` is served by a planned
    station elsewhere, to which its line leads.
    """

    county: str
    lon: float
    lat: float
    name: str
    units: int
    served: Served
    sure: bool
    at_seat: bool
    hover: str
    apart: bool = False


@dataclass(frozen=True, slots=True)
class Planned:
    """A planned station: the township it would stand in, and the places it would serve."""

    county: str
    lon: float
    lat: float
    units: int
    serves: tuple[tuple[float, float], ...]


@dataclass(frozen=True, slots=True)
class Tiers:
    """What the map shows: seats, townships, planned stations."""

    seats: Sequence[Seat]
    towns: Sequence[Town]
    planned: Sequence[Planned] = ()

    def of(self, county: str) -> "Tiers":
        """Return what belongs to a county; '' gives all."""
        return Tiers(
            [s for s in self.seats if county in ("", s.code)],
            [t for t in self.towns if county in ("", t.county)],
            [p for p in self.planned if county in ("", p.county)],
        )


def tiers(
    shown: Tiers,
    urls: dict[str, str],
    view: Sheet,
    chosen: str = "",
    phone: bool = False,
    around: Sequence[Label] = (),
) -> pdk.Deck:
    """Return the map of one county, or of all 31 where none is chosen.

    Of one county circles grow with village-level units and `around` names the neighbours; of
    all, circles are small and equal. A ring is grey where it is not published which townships
    have a station; a planned station is a second, green ring around its township.
    """
    shown = shown.of(chosen)
    close = bool(chosen)
    key = circles_map.edge([(one.lon, one.lat) for one in shown.towns], view) if close else None
    layers = [
        *ground.land(urls, chosen),
        _lines(shown, close),
        *_services(shown.planned, close),
        *_towns(shown.towns, close),
        *_rings(shown.planned, close),
        _seats(shown.seats, close),
        *(circles_map.key(view, key, phone) if key else []),
        *_labels(shown, view, key, phone, around),
        *ground.scale(view),
    ]
    return ground.deck(layers, view)


def _lines(shown: Tiers, close: bool) -> pdk.Layer:
    """Return the affiliation lines; they are not roads. Each county is one path out and back."""
    decimals = 3 if close else 2
    starts = {s.code: ground.at(s.lon, s.lat, decimals) for s in shown.seats}
    paths = {code: [start] for code, start in starts.items()}
    for town in shown.towns:
        if town.county in paths and not town.at_seat and not town.apart:
            paths[town.county] += [ground.at(town.lon, town.lat, decimals), starts[town.county]]
    stars = [{"p": path} for path in paths.values()]
    return _paths("lines", stars, theme.TOWNSHIP, 130 if close else 110, 1.5 if close else 0.6)


def _services(planned: Sequence[Planned], close: bool) -> list[pdk.Layer]:
    """Return the lines from planned stations to the townships they would serve."""
    decimals = 3 if close else 2
    stars = []
    for station in planned:
        start = ground.at(station.lon, station.lat, decimals)
        path = [start]
        for place in station.serves:
            path += [ground.at(*place, decimals), start]
        if station.serves:
            stars.append({"p": path})
    return [_paths("services", stars, theme.RISE, 190, 2.0 if close else 1.0)] if stars else []


def _paths(
    name: str, stars: Sequence[dict[str, Any]], colour: str, alpha: int, width: float
) -> pdk.Layer:
    return pdk.Layer(
        "PathLayer",
        list(stars),
        id=name,
        get_path="p",
        get_width=width,
        width_units=pdk.types.String("pixels"),
        get_color=ground.rgb(colour, alpha),
    )


def _rings(planned: Sequence[Planned], close: bool) -> list[pdk.Layer]:
    """Return the rings of planned stations around the marks of their townships."""
    if not planned:
        return []
    rows = [
        {"p": ground.at(p.lon, p.lat, 3 if close else 2)}
        | ({"r": round(circles_map.radius(p.units) + RING_PX, 1)} if close else {})
        for p in planned
    ]
    size = 0 if close else RING_PX_REGION
    return [ground.ring("planned", rows, theme.RISE, 2.6 if close else 1.8, size)]


def _towns(towns: Sequence[Town], close: bool) -> list[pdk.Layer]:
    """Return one layer a station status: disc, orange ring, grey ring; weak places fainter."""
    looks = {
        Served.YES: (theme.TOWNSHIP, theme.PAGE),
        Served.NO: ("", theme.GAP),
        Served.UNKNOWN: ("", theme.UNKNOWN),
    }
    layers = []
    for status, (fill, line) in looks.items():
        for sure in (True, False):
            rows = [
                _row(t, close)
                for t in towns
                if t.served is status and t.sure is sure and not t.at_seat
            ]
            if rows:
                width = (2.0 if close else 1.2) * (1 if sure else 0.6)
                name, size = f"towns_{status}_{sure}", 0 if close else TOWN_PX_REGION
                layers.append(ground.marks(name, rows, fill, line, width, not sure, size))
    return layers


def _row(town: Town, close: bool) -> dict[str, Any]:
    row: dict[str, Any] = {
        "p": ground.at(town.lon, town.lat, 3 if close else 2),
        "t": town.hover,
    }
    return row | {"r": round(circles_map.radius(town.units), 1)} if close else row


def _seats(seats: Sequence[Seat], close: bool) -> pdk.Layer:
    size = SEAT_PX if close else SEAT_PX_REGION
    rows = [{"p": ground.at(s.lon, s.lat), "r": size, "t": s.hover} for s in seats]
    return ground.marks("seats", rows, theme.CENTRE, theme.PAGE, 1.2)


def _labels(
    shown: Tiers, view: Sheet, key: Box | None, phone: bool, around: Sequence[Label]
) -> list[pdk.Layer]:
    """Return the names, of one county (which has a key to its circles) with its townships'."""
    close = key is not None
    small = sheets.label_px(phone)
    large = small + (3 if close else 0)
    seat_px = SEAT_PX if close else SEAT_PX_REGION
    planned = {(p.lon, p.lat) for p in shown.planned}
    heads = [Label(s.lon, s.lat, s.name, seat_px, SEAT_WEIGHT, large) for s in shown.seats]
    names = [
        _name(t, (t.lon, t.lat) in planned, small) for t in shown.towns if close and not t.at_seat
    ]
    marks = [(*view.pixel(one.lon, one.lat), one.radius) for one in (*heads, *names)]
    marks += ground.scale_room(view) + (sheets.covering(key) if key else [])
    lines = _segments(shown, view) if close else ()
    placed = sheets.thin([*heads, *names, *around], view, marks, lines)
    layers = []
    for name, weights, colour, bold in (
        ("around", (-math.inf, 0.0), theme.MUTED, False),
        ("names", (0.0, SEAT_WEIGHT), theme.INK, False),
        ("heads", (SEAT_WEIGHT, math.inf), theme.INK, True),
    ):
        found = [p for p in placed if weights[0] <= p.label.weight < weights[1]]
        if found or bold:
            layers.append(ground.texts(name, found, colour, bold))
    return layers


def _name(town: Town, planned: bool, size: float) -> Label:
    """Return the label of a township; those that would get a station are named first."""
    ring = RING_PX if planned else 0.0
    weight = town.units + (STATION_WEIGHT if planned else 0.0)
    return Label(town.lon, town.lat, town.name, circles_map.radius(town.units) + ring, weight, size)


def _segments(shown: Tiers, view: Sheet) -> tuple[Segment, ...]:
    """Return the lines of the map in pixels, which a label should not cover."""
    seats = {s.code: view.pixel(s.lon, s.lat) for s in shown.seats}
    own = [
        (*seats[t.county], *view.pixel(t.lon, t.lat))
        for t in shown.towns
        if not t.at_seat and not t.apart
    ]
    served = [
        (*view.pixel(p.lon, p.lat), *view.pixel(*place))
        for p in shown.planned
        for place in p.serves
    ]
    return (*own, *served)
