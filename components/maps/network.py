"""The three-tier map: seats, townships by what is known of their station, affiliation lines."""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import pydeck as pdk

from components import theme
from components.maps import ground
from components.maps import sheet as sheets
from components.maps.sheet import Label, Sheet
from model.network import Served

SEAT_PX, SEAT_PX_REGION, TOWN_PX_REGION = 11.0, 6.0, 2.6
TOWN_PX = (4.0, 12.0)
PX_PER_ROOT_UNIT = 2.3
SEAT_WEIGHT = 1_000.0


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
    `at_seat` lies in the county town itself and has no line.
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


def radius(units: int) -> float:
    """Return the radius in pixels of a circle whose area grows with village-level units."""
    return min(max(PX_PER_ROOT_UNIT * math.sqrt(units), TOWN_PX[0]), TOWN_PX[1])


def tiers(
    seats: Sequence[Seat],
    towns: Sequence[Town],
    urls: dict[str, str],
    view: Sheet,
    chosen: str = "",
    phone: bool = False,
) -> pdk.Deck:
    """Return the map of one county, or of all 31 where none is chosen.

    Of one county circles grow with village-level units; of all, they are small and equal. A
    ring is grey where it is not published which townships have a station.
    """
    seats = [s for s in seats if chosen in ("", s.code)]
    towns = [t for t in towns if chosen in ("", t.county)]
    layers = [
        *ground.land(urls, chosen),
        _lines(seats, towns, bool(chosen)),
        *_towns(towns, bool(chosen)),
        _seats(seats, bool(chosen)),
        *_labels(seats, towns, view, bool(chosen), phone),
        *ground.scale(view),
    ]
    return ground.deck(layers, view)


def _lines(seats: Sequence[Seat], towns: Sequence[Town], close: bool) -> pdk.Layer:
    """Return the affiliation lines; they are not roads. Each county is one path out and back."""
    decimals = 3 if close else 2
    stars = []
    for seat in seats:
        start = ground.at(seat.lon, seat.lat, decimals)
        path = [start]
        for town in towns:
            if town.county == seat.code and not town.at_seat:
                path += [ground.at(town.lon, town.lat, decimals), start]
        stars.append({"p": path})
    return pdk.Layer(
        "PathLayer",
        stars,
        id="lines",
        get_path="p",
        get_width=1.5 if close else 0.6,
        width_units=pdk.types.String("pixels"),
        get_color=ground.rgb(theme.TOWNSHIP, 130 if close else 110),
    )


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
    return row | {"r": round(radius(town.units), 1)} if close else row


def _seats(seats: Sequence[Seat], close: bool) -> pdk.Layer:
    size = SEAT_PX if close else SEAT_PX_REGION
    rows = [{"p": ground.at(s.lon, s.lat), "r": size, "t": s.hover} for s in seats]
    return ground.marks("seats", rows, theme.CENTRE, theme.PAGE, 1.2)


def _labels(
    seats: Sequence[Seat], towns: Sequence[Town], view: Sheet, close: bool, phone: bool
) -> list[pdk.Layer]:
    small = sheets.LABEL_PX_PHONE if phone else sheets.LABEL_PX
    large = small + (3 if close else 0)
    seat_px = SEAT_PX if close else SEAT_PX_REGION
    heads = [Label(s.lon, s.lat, s.name, seat_px, SEAT_WEIGHT, large) for s in seats]
    names = [
        Label(t.lon, t.lat, t.name, radius(t.units), t.units, small)
        for t in towns
        if close and not t.at_seat
    ]
    circles = [(*view.pixel(one.lon, one.lat), one.radius) for one in (*heads, *names)]
    placed = sheets.thin([*heads, *names], view, circles)
    small_ones = [p for p in placed if p.label.weight < SEAT_WEIGHT]
    large_ones = [p for p in placed if p.label.weight >= SEAT_WEIGHT]
    layers = [ground.texts("names", small_ones, theme.INK)] if small_ones else []
    return [*layers, ground.texts("heads", large_ones, theme.INK, True)]
