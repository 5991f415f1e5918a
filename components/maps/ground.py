"""What every pydeck map shares: the land by address, circles, labels, a scale, the deck itself.

The traps of pydeck are dealt with here: no map provider and no style (else a basemap is fetched),
`String` for plain strings (else they are read as expressions), compact JSON.
"""

import copy
import json
import math
from collections.abc import Sequence
from typing import Any

import pydeck as pdk
from pydeck.bindings.json_tools import default_serialize

from components.charts import theme
from components.charts.dots import text_px
from components.maps.view import PAD_PX, REGION, Label, Placed, Sheet, covering
from components.maps.view import SHAPES as SHAPES

KM_PER_DEGREE = 111.32
SCALE_KM = (200, 100, 50, 20, 10, 5)
SCALE_SHARE = 0.22  # of the width of the view, at most
INSET_PX = 22
SCALE_PX, SCALE_TEXT_PX = 20, 11  # the room above the bar, and the number in it
SOURCE_PX = 48  # text is drawn this large once, then scaled down: crisp at small sizes
HALO = 205  # how opaque the ground of a label is, of 255


class Deck(pdk.Deck):  # type: ignore[misc]  # pydeck has no types
    """A deck whose JSON carries no spaces: a third of the bytes."""

    def to_json(self) -> str:
        """Return the description of the map for the browser."""
        short, write = (",", ":"), default_serialize
        return json.dumps(self, default=write, separators=short, ensure_ascii=False)


def rgb(colour: str, alpha: int = 255) -> list[int]:
    """Return a colour token as numbers."""
    return [int(colour[i : i + 2], 16) for i in (1, 3, 5)] + ([alpha] if alpha < 255 else [])


def at(lon: float, lat: float, decimals: int = 3) -> list[float]:
    """Return a place short enough to travel: 3 decimals are 100 m, 2 do for the whole region."""
    return [round(lon, decimals), round(lat, decimals)]


def land(urls: dict[str, str], chosen: str) -> list[pdk.Layer]:
    """Return neighbours grey, counties, the chosen one set off, and prefecture borders."""
    grey, clear = rgb(theme.NEIGHBOUR), [0, 0, 0, 0]
    looks: dict[str, tuple[Any, Any, Any]] = {
        "neighbours": (grey, rgb(theme.LINE), 0.6),
        "counties": (rgb(theme.LAND), rgb(theme.BORDER), 0.8),
        "prefectures": (clear, rgb(theme.CENTRE, 150), 1.1),
    }
    if chosen:
        others = (grey, rgb(theme.BORDER), 0.8)
        own = (rgb(theme.LAND), rgb(theme.CENTRE), 1.8)
        test = f"properties.code === '{chosen}'"
        fill, line, width = (f"{test} ? {a} : {b}" for a, b in zip(own, others, strict=True))
        looks["counties"] = (fill, line, width)
    return [
        pdk.Layer(
            "GeoJsonLayer",
            urls[name],
            id=name,
            stroked=True,
            filled=fill != clear,
            get_fill_color=fill,
            get_line_color=line,
            get_line_width=width,
            line_width_units=pdk.types.String("pixels"),
        )
        for name, (fill, line, width) in looks.items()
    ]


def relief(url: str) -> pdk.Layer:
    """Return the shade of the mountains over the whole region: too coarse for a single county.

    Its rows are evenly spaced in Mercator, as the map's are.
    """
    image = pdk.types.String(url)
    return pdk.Layer(
        "BitmapLayer", None, id="relief", image=image, bounds=list(REGION), opacity=0.5
    )


def texts(name: str, placed: Sequence[Placed], colour: str, bold: bool = False) -> pdk.Layer:
    """Return a layer of placed labels on a pale ground."""
    rows = [
        {"p": at(one.lon, one.lat), "t": one.text, "s": one.size, "o": [round(p.dx), round(p.dy)]}
        for p in placed
        for one in [p.label]
    ]
    return pdk.Layer(
        "TextLayer",
        rows,
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
        get_background_color=rgb(theme.PAGE, HALO),
        background_padding=[PAD_PX, 1],
    )


def marks(  # noqa: PLR0913  (each is a plain setting of one layer)
    name: str,
    rows: Sequence[dict[str, Any]],
    fill: str | None,
    line: str,
    width: float,
    faint: bool = False,
    radius: float = 0,
) -> pdk.Layer:
    """Return a layer of circles: rows hold `p` place, `t` pointer text, `r` radius in pixels.

    With '' as `fill` they are pale, with None empty, and the pointer passes through; a `radius`
    above zero is that of all circles.
    """
    alpha = 150 if faint else 255
    look: dict[str, Any] = {"filled": False}
    if fill is not None:
        ground = rgb(fill, alpha) if fill else rgb(theme.PAGE, 140)
        look = {"get_fill_color": ground, "pickable": True}
    return pdk.Layer(
        "ScatterplotLayer",
        list(rows),
        id=name,
        stroked=True,
        get_position="p",
        get_radius=radius or "r",
        radius_units=pdk.types.String("pixels"),
        line_width_units=pdk.types.String("pixels"),
        get_line_width=width,
        get_line_color=rgb(line, alpha),
        **look,
    )


def ring(
    name: str, rows: Sequence[dict[str, Any]], line: str, width: float, radius: float = 0
) -> pdk.Layer:
    """Return a layer of empty circles that take no pointer; arguments as for `marks`."""
    return marks(name, rows, None, line, width, radius=radius)


def scale_km(sheet: Sheet) -> int:
    """Return the length of the scale bar: the longest that takes a fifth of the view."""
    across = sheet.place(sheet.width, 0)[0] - sheet.place(0, 0)[0]
    whole = across * KM_PER_DEGREE * math.cos(math.radians(sheet.lat))
    return next((km for km in SCALE_KM if km <= SCALE_SHARE * whole), SCALE_KM[-1])


def _scale_ends(sheet: Sheet) -> tuple[tuple[float, float], tuple[float, float]]:
    """Return the ends (lon, lat) of the scale bar in the lower left corner of the view."""
    start = sheet.place(INSET_PX, sheet.height - INSET_PX)
    degrees = scale_km(sheet) / (KM_PER_DEGREE * math.cos(math.radians(sheet.lat)))
    return start, (start[0] + degrees, start[1])


def scale_room(sheet: Sheet) -> list[tuple[float, float, float]]:
    """Return the room of the scale bar and its number as marks that no label may touch."""
    (left, y), (right, _) = (sheet.pixel(*place) for place in _scale_ends(sheet))
    words = f"{scale_km(sheet)}{sheet.km}"
    middle, half = (left + right) / 2, text_px(words, SCALE_TEXT_PX) / 2 + PAD_PX
    return covering((min(left, middle - half), y - SCALE_PX, max(right, middle + half), y + 2))


def scale(sheet: Sheet) -> list[pdk.Layer]:
    """Return the scale bar in the lower left corner of the view, true at the view's middle."""
    start, end = _scale_ends(sheet)
    words = f"{scale_km(sheet)}{sheet.km}"
    middle = Label((start[0] + end[0]) / 2, start[1], words, 0, 0, SCALE_TEXT_PX)
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


# Made once: with each new deck pydeck searches for a notebook's widget, which takes longer than all
# layers of a map.
CONTROLS = {"scrollZoom": False, "dragRotate": False, "touchRotate": False}
VIEWS = [pdk.View(type="MapView", controller=CONTROLS)]
EMPTY = Deck(layers=[], views=VIEWS, map_provider=None, tooltip={"text": "{t}"})


def deck(layers: list[pdk.Layer], sheet: Sheet) -> Deck:
    """Return the map: flat, moved by dragging, never zoomed by scrolling the page."""
    made = copy.copy(EMPTY)
    made.layers = layers
    made.initial_view_state = pdk.ViewState(
        longitude=round(sheet.lon, 4), latitude=round(sheet.lat, 4), zoom=round(sheet.zoom, 3)
    )
    return made
