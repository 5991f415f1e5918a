"""Two figures of each county as a point with its name; names never touch each other."""

from collections.abc import Sequence
from dataclasses import dataclass

import plotly.graph_objects as go

from components import theme
from components.charts.dots import text_px
from model.provenance import Quality

HEIGHT, HEIGHT_PHONE = 520, 430
LEFT, BOTTOM, TOP, RIGHT = 52, 46, 10, 12
# Names are placed so that they stay apart in every plot of these widths, and wider ones.
WIDTHS, WIDTHS_PHONE = (430.0, 560.0, 720.0), (280.0, 310.0)
DOT, DOT_CHOSEN, REACH = 8.0, 13.0, 7.0
ROOM = 0.06  # the axes end this share of the spread beyond the outer points


@dataclass(frozen=True, slots=True)
class Point:
    """A county, or with `reference` another place, at (x, y); text beside it and on hover."""

    code: str
    label: str
    x: float
    y: float
    hover: str
    quality: Quality
    reference: bool = False


@dataclass(frozen=True, slots=True)
class Cross:
    """A reference place through which both guide lines run."""

    x: float
    y: float


def scatter(
    points: Sequence[Point],
    titles: tuple[str, str],
    cross: Cross,
    chosen: str = "",
    phone: bool = False,
) -> go.Figure:
    """Return the points with names; `titles` are those of the axes, with units."""
    height = HEIGHT_PHONE if phone else HEIGHT
    spans = (_span([p.x for p in points]), _span([p.y for p in points]))
    figure = theme.figure(height, margin={"l": LEFT, "r": RIGHT, "t": TOP, "b": BOTTOM})
    for line in ({"x0": cross.x, "x1": cross.x, "y0": 0, "y1": 1, "yref": "paper"},
                 {"y0": cross.y, "y1": cross.y, "x0": 0, "x1": 1, "xref": "paper"}):  # fmt: skip
        figure.add_shape(
            type="line", line={"color": theme.MUTED, "width": 1, "dash": "dot"}, **line
        )
    _draw(figure, [p for p in points if p.reference], chosen)
    _draw(figure, [p for p in points if not p.reference], chosen)
    size = 10 if phone else 12
    first = sorted(points, key=lambda p: (p.code != chosen, not p.reference))
    places = place(
        [(_part(p.x, spans[0]), _part(p.y, spans[1])) for p in first],
        [(text_px(p.label, size) + 2, size + 3.0) for p in first],
        WIDTHS_PHONE if phone else WIDTHS,
        float(height - TOP - BOTTOM),
    )
    for point, offset in zip(first, places, strict=True):
        if offset is not None:
            figure.add_annotation(
                x=point.x, y=point.y, xshift=offset[0], yshift=offset[1], showarrow=False,
                text=f"<b>{point.label}</b>" if point.code == chosen else point.label,
                font={"size": size, "color": theme.MUTED if point.reference else theme.INK},
                borderpad=0,
            )  # fmt: skip
    for update, span, title in (
        (figure.update_xaxes, spans[0], titles[0]),
        (figure.update_yaxes, spans[1], titles[1]),
    ):
        text = {"text": title, "font": {"size": 12, "color": theme.MUTED}, "standoff": 4}
        update(**theme.axis(range=list(span), title=text, nticks=7, automargin=False))
    return figure


def _span(values: Sequence[float]) -> tuple[float, float]:
    room = ROOM * ((max(values) - min(values)) or 1.0)
    return min(values) - room, max(values) + room


def _part(value: float, span: tuple[float, float]) -> float:
    return (value - span[0]) / (span[1] - span[0])


def _draw(figure: go.Figure, points: Sequence[Point], chosen: str) -> None:
    """Draw counties as dots, paler inside where derived, and references as diamonds."""
    if not points:
        return
    figure.add_scatter(
        x=[round(p.x, 3) for p in points],
        y=[round(p.y, 3) for p in points],
        mode="markers",
        marker={
            "symbol": ["diamond-open" if p.reference else "circle" for p in points],
            "size": [DOT_CHOSEN if p.code == chosen else DOT for p in points],
            "color": [_fill(p) for p in points],
            "line": {
                "color": [theme.MUTED if p.reference else theme.ACCENT for p in points],
                "width": 1.5,
            },
        },
        customdata=[p.code for p in points],
        text=[p.hover for p in points],
        hoverinfo="text",
        cliponaxis=False,
    )


def _fill(point: Point) -> str:
    if point.reference:
        return theme.MUTED
    return theme.ACCENT if point.quality is Quality.OBSERVED else theme.PALE


def place(
    points: Sequence[tuple[float, float]],
    sizes: Sequence[tuple[float, float]],
    widths: Sequence[float],
    height: float,
) -> list[tuple[float, float] | None]:
    """Return where each label's middle stands from its point, in pixels, None if nowhere.

    `points` are shares 0..1 of the plot, the first are served first; at each width a label
    must stay inside the plot, clear of every dot but its own and of the labels before it.
    """
    dots = [[(x * width, y * height) for x, y in points] for width in widths]
    taken: list[list[tuple[float, float, float, float]]] = [[] for _ in widths]
    places: list[tuple[float, float] | None] = []
    for index, size in enumerate(sizes):
        found = None
        for offset in _offsets(*size):
            boxes = [_box(spots[index], offset, size) for spots in dots]
            if all(
                _is_free(box, index, spots, before, (width, height))
                for box, spots, before, width in zip(boxes, dots, taken, widths, strict=True)
            ):
                found = offset
                for before, box in zip(taken, boxes, strict=True):
                    before.append(box)
                break
        places.append(found)
    return places


def _offsets(width: float, height: float) -> list[tuple[float, float]]:
    """Return the places tried: right, left, above, below, then the corners."""
    aside, over = REACH + width / 2, REACH + height / 2
    near = width / 2 + 2
    corners = [(near, over - 2), (-near, over - 2), (near, 2 - over), (-near, 2 - over)]
    return [(aside, 0.0), (-aside, 0.0), (0.0, over), (0.0, -over), *corners]


def _box(
    at: tuple[float, float], offset: tuple[float, float], size: tuple[float, float]
) -> tuple[float, float, float, float]:
    x, y = at[0] + offset[0], at[1] + offset[1]
    return x - size[0] / 2, y - size[1] / 2, x + size[0] / 2, y + size[1] / 2


def _is_free(
    box: tuple[float, float, float, float],
    own: int,
    dots: Sequence[tuple[float, float]],
    taken: Sequence[tuple[float, float, float, float]],
    plot: tuple[float, float],
) -> bool:
    left, low, right, high = box
    if left < 0 or low < 0 or right > plot[0] or high > plot[1]:
        return False
    reach = DOT / 2 + 1
    if any(
        left - reach < x < right + reach and low - reach < y < high + reach
        for i, (x, y) in enumerate(dots)
        if i != own
    ):
        return False
    return all(
        right <= other[0] or other[2] <= left or high <= other[1] or other[3] <= low
        for other in taken
    )
