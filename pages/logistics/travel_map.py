"""The travel-time map: seats by hours from Chengdu, or one county's townships by hours to it."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import pydeck as pdk

from components.charts import theme
from components.maps import ground
from components.maps import view as sheets
from components.maps.view import Label, Sheet

SEAT_EDGES, TOWN_EDGES = (3.0, 5.0, 8.0, 12.0), (0.5, 1.0, 2.0, 3.0)
SEAT_PX, TOWN_PX, PORT_PX, ORIGIN_PX = 8.0, 6.0, 5.0, 7.0
SEAT_PX_PHONE, PORT_PX_PHONE = 5.5, 3.5
ORIGIN = (104.066, 30.66)  # Chengdu, where the schematic roads start
ORIGIN_WEIGHT, SEAT_WEIGHT, TOWN_WEIGHT, PORT_WEIGHT = 4.0, 3.0, 2.0, 1.0
RELIEF = (theme.LON[0], theme.LAT[0], theme.LON[1], theme.LAT[1])


@dataclass(frozen=True, slots=True)
class Stop:
    """A place with a travel time in hours; `sure` is false where its place was inferred."""

    lon: float
    lat: float
    name: str
    hours: float
    hover: str
    sure: bool = True


@dataclass(frozen=True, slots=True)
class Port:
    """An airport or a railway station."""

    lon: float
    lat: float
    name: str
    hover: str
    rail: bool


def band(hours: float, edges: Sequence[float]) -> int:
    """Return the class of a travel time: a band holds its upper edge."""
    return sum(hours > edge for edge in edges)


def times(
    stops: Sequence[Stop],
    ports: Sequence[Port],
    seat: Stop | None,
    urls: dict[str, str],
    view: Sheet,
    look: tuple[str, str, bool],
) -> pdk.Deck:
    """Return the map: `stops` in bands of hours over schematic roads and faint relief.

    `seat` is the chosen county's, then stops are its townships; without it they are the seats.
    The relief is too coarse for a single county and left out there.
    `look` holds the chosen county, the name of the origin, and whether the reader has a phone.
    """
    chosen, origin, phone = look
    edges = TOWN_EDGES if seat else SEAT_EDGES
    ports = [p for p in ports if view.holds(p.lon, p.lat)]
    stop_px = TOWN_PX if seat else SEAT_PX_PHONE if phone else SEAT_PX
    port_px = PORT_PX_PHONE if phone else PORT_PX
    layers = [
        *ground.land(urls, chosen),
        *([] if seat else [_relief(urls["relief"])]),
        _roads(urls["roads"]),
        *_stops(stops, edges, stop_px),
        *_ports(ports, port_px),
        *_centre(seat, origin, view),
        *_labels(stops, ports, seat, (origin, sheets.label_px(phone), stop_px, port_px), view),
        *ground.scale(view),
    ]
    return ground.deck(layers, view)


def _relief(url: str) -> pdk.Layer:
    """Return the hill-shade; its rows are evenly spaced in Mercator, as the map's are."""
    return pdk.Layer(
        "BitmapLayer",
        None,
        id="relief",
        image=pdk.types.String(url),
        bounds=list(RELIEF),
        opacity=0.5,
    )


def _roads(url: str) -> pdk.Layer:
    return pdk.Layer(
        "GeoJsonLayer",
        url,
        id="roads",
        stroked=True,
        filled=False,
        get_line_color=ground.rgb(theme.ROAD, 210),
        get_line_width="properties.class === 'expressway' ? 2.6 : 1.5",
        line_width_units=pdk.types.String("pixels"),
    )


def _stops(stops: Sequence[Stop], edges: Sequence[float], size: float) -> list[pdk.Layer]:
    """Return one layer a band of hours; inferred places fainter."""
    layers = []
    for n, colour in enumerate(theme.HOURS):
        for sure in (True, False):
            rows = [
                {"p": ground.at(s.lon, s.lat), "t": s.hover}
                for s in stops
                if band(s.hours, edges) == n and s.sure is sure
            ]
            if rows:
                name = f"hours_{n}_{sure}"
                layers.append(
                    ground.marks(name, rows, colour, theme.INK, 1.0, not sure, radius=size)
                )
    return layers


def _ports(ports: Sequence[Port], size: float) -> list[pdk.Layer]:
    """Return airports as rings and railway stations as small discs."""
    looks: tuple[tuple[str, bool, str, float, float], ...] = (
        ("airports", False, theme.PAGE, 3.0, size),
        ("rail", True, theme.PORT, 1.0, size - 1),
    )
    layers = []
    for name, rail, fill, width, radius in looks:
        rows = [{"p": ground.at(p.lon, p.lat), "t": p.hover} for p in ports if p.rail is rail]
        if rows:
            layers.append(ground.marks(name, rows, fill, theme.PORT, width, radius=radius))
    return layers


def _centre(seat: Stop | None, origin: str, view: Sheet) -> list[pdk.Layer]:
    """Return the mark times are counted from: the seat, or Chengdu if it is in view."""
    if seat:
        rows: list[dict[str, Any]] = [{"p": ground.at(seat.lon, seat.lat), "t": seat.hover}]
        return [ground.marks("seat", rows, theme.INK, theme.PAGE, 1.4, radius=SEAT_PX)]
    if not view.holds(*ORIGIN):
        return []
    rows = [{"p": ground.at(*ORIGIN), "t": origin}]
    return [ground.marks("origin", rows, theme.INK, theme.PAGE, 1.4, radius=ORIGIN_PX)]


def _labels(
    stops: Sequence[Stop],
    ports: Sequence[Port],
    seat: Stop | None,
    look: tuple[str, float, float, float],
    view: Sheet,
) -> list[pdk.Layer]:
    """Return the labels; `look` is the origin, the size of texts, the radius of stops and ports."""
    origin, small, radius, port_px = look
    weight = TOWN_WEIGHT if seat else SEAT_WEIGHT
    labels = [Label(s.lon, s.lat, s.name, radius, weight, small) for s in stops]
    labels += [Label(p.lon, p.lat, p.name, port_px, PORT_WEIGHT, small - 1) for p in ports]
    if seat:
        labels.append(Label(seat.lon, seat.lat, seat.name, SEAT_PX, ORIGIN_WEIGHT, small + 3))
    elif view.holds(*ORIGIN):
        labels.append(Label(*ORIGIN, origin, ORIGIN_PX, ORIGIN_WEIGHT, small + 1))
    circles = [(*view.pixel(one.lon, one.lat), one.radius) for one in labels]
    placed = sheets.thin(labels, view, circles + ground.scale_room(view))
    layers = []
    for name, low, high, colour in (
        ("ports_text", 0, PORT_WEIGHT, theme.PORT),
        ("stops_text", PORT_WEIGHT, ORIGIN_WEIGHT, theme.INK),
    ):
        some = [p for p in placed if low < p.label.weight <= high]
        if some:
            layers.append(ground.texts(name, some, colour))
    return layers
