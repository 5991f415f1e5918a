"""The map of regional hubs: every county seat with a line to the hub it would be served from."""

from collections.abc import Sequence
from dataclasses import dataclass

import pydeck as pdk

from components.charts import theme
from components.maps import ground
from components.maps import view as sheets
from components.maps.view import Label, Sheet

HUB_PX, SEAT_PX = 10.0, 4.5
HUB_PX_PHONE, SEAT_PX_PHONE = 7.0, 3.0
HUB_WEIGHT, SEAT_WEIGHT = 2.0, 1.0


@dataclass(frozen=True, slots=True)
class Seat:
    """A county seat: place, name, pointer text, and the place of the hub that serves it."""

    lon: float
    lat: float
    name: str
    hover: str
    hub: tuple[float, float]

    @property
    def is_hub(self) -> bool:
        """Return whether it is served from itself."""
        return (self.lon, self.lat) == self.hub


def served(
    seats: Sequence[Seat], urls: dict[str, str], view: Sheet, chosen: str, phone: bool
) -> pdk.Deck:
    """Return the map; lines say who is served from where and are not roads."""
    sizes = (HUB_PX_PHONE, SEAT_PX_PHONE) if phone else (HUB_PX, SEAT_PX)
    layers = [
        *ground.land(urls, chosen),
        _lines(seats),
        *_marks(seats, sizes),
        *_labels(seats, view, sizes, sheets.label_px(phone)),
        *ground.scale(view),
    ]
    return ground.deck(layers, view)


def _lines(seats: Sequence[Seat]) -> pdk.Layer:
    rows = [
        {"s": ground.at(s.lon, s.lat, 2), "e": ground.at(*s.hub, 2)} for s in seats if not s.is_hub
    ]
    return pdk.Layer(
        "LineLayer",
        rows,
        id="served",
        get_source_position="s",
        get_target_position="e",
        get_width=1.8,
        width_units=pdk.types.String("pixels"),
        get_color=ground.rgb(theme.TOWNSHIP, 150),
    )


def _marks(seats: Sequence[Seat], sizes: tuple[float, float]) -> list[pdk.Layer]:
    """Return the seats as small rings and the hubs as discs above them."""
    layers = []
    looks = (
        ("seats", False, "", theme.TOWNSHIP, sizes[1]),
        ("hubs", True, theme.CENTRE, theme.PAGE, sizes[0]),
    )
    for name, is_hub, fill, line, size in looks:
        rows = [{"p": ground.at(s.lon, s.lat), "t": s.hover} for s in seats if s.is_hub is is_hub]
        if rows:
            layers.append(ground.marks(name, rows, fill, line, 1.4, radius=size))
    return layers


def _labels(
    seats: Sequence[Seat], view: Sheet, sizes: tuple[float, float], small: float
) -> list[pdk.Layer]:
    labels = [
        Label(s.lon, s.lat, s.name, sizes[0], HUB_WEIGHT, small + 2)
        if s.is_hub
        else Label(s.lon, s.lat, s.name, sizes[1], SEAT_WEIGHT, small)
        for s in seats
    ]
    circles = [(*view.pixel(one.lon, one.lat), one.radius) for one in labels]
    placed = sheets.thin(labels, view, circles + ground.scale_room(view))
    light = [p for p in placed if p.label.weight == SEAT_WEIGHT]
    heavy = [p for p in placed if p.label.weight == HUB_WEIGHT]
    layers = [ground.texts("seat_names", light, theme.INK)] if light else []
    return [*layers, ground.texts("hub_names", heavy, theme.CENTRE, True)]
