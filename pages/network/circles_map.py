"""Circles whose area is a number of village-level units, and the key that explains their size."""

import math
from collections.abc import Sequence

import pydeck as pdk

from components.charts import theme
from components.maps import ground
from components.maps import view as sheets
from components.maps.view import Label, Placed, Sheet
from model.facts.places import Box

LEAST_PX, MOST_PX = 4.0, 12.0
PX_PER_ROOT_UNIT = 2.3
KEY_UNITS = (5, 25)
WIDTH, HEIGHT = 80.0, 56.0  # of the key in pixels, the numbers below its circles included
STEP_PX, EDGE_PX, RISE_PX, TEXT_PX = 36.0, 8.0, 8.0, 20.0


def radius(units: int) -> float:
    """Return the radius in pixels of a circle whose area grows with village-level units."""
    return min(max(PX_PER_ROOT_UNIT * math.sqrt(units), LEAST_PX), MOST_PX)


def edge(places: Sequence[tuple[float, float]], view: Sheet) -> Box:
    """Return where the key stands at the edge, in pixels: where fewest places (lon, lat) are.

    The lower left corner is left to the scale bar.
    """
    right, low = view.width - WIDTH - EDGE_PX, view.height - HEIGHT - EDGE_PX
    spans = [
        (right, low),
        (right, EDGE_PX),
        (EDGE_PX, EDGE_PX),
        (right, low / 2),
        (EDGE_PX, low / 2),
    ]
    boxes = [(x, y, x + WIDTH, y + HEIGHT) for x, y in spans]
    spots = [view.pixel(*place) for place in places]

    def crowd(box: Box) -> int:
        return sum(
            box[0] - MOST_PX < x < box[2] + MOST_PX and box[1] - MOST_PX < y < box[3] + MOST_PX
            for x, y in spots
        )

    return min(boxes, key=crowd)


def key(view: Sheet, box: Box, phone: bool) -> list[pdk.Layer]:
    """Return circles of known size in their box, with their numbers below."""
    rows, texts = [], []
    for i, units in enumerate(KEY_UNITS):
        lon, lat = view.place(box[0] + STEP_PX * (i + 0.6), box[1] + HEIGHT / 2 - RISE_PX)
        rows.append({"p": ground.at(lon, lat, 4), "r": round(radius(units), 1)})
        label = Label(lon, lat, str(units), 0, 0, sheets.label_px(phone))
        texts.append(Placed(label, 0, TEXT_PX))
    return [
        ground.ring("key", rows, theme.MUTED, 1.2),
        ground.texts("key_text", texts, theme.MUTED),
    ]
