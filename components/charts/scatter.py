"""Two figures of each county as a point with its name; names never touch each other."""

import math
from collections.abc import Sequence
from dataclasses import dataclass

from components.charts import rows, theme
from components.charts.dots import Box, box_at, has_room, text_px
from components.charts.plot import Plot
from model.facts.provenance import Quality

HEIGHT, HEIGHT_PHONE = 560, 450
SIZE, SIZE_PHONE = 12, 10  # of a name
LEFT, BOTTOM, TOP, RIGHT = 52, 46, 10, 12
# Names are placed so that they stay apart in every plot of these widths, and wider ones.
WIDTHS, WIDTHS_PHONE = (430.0, 560.0, 720.0), (285.0, 310.0)
DIAMOND, DOT, DOT_CHOSEN = 6.5, 8.0, 13.0
ROOM = 0.06  # the axes end this share of the spread beyond the outer points
REACH = 7.5  # from a point to its name

Spot = tuple[float, float]


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
    """Where the guide lines run, in the units of the axes; NaN draws none."""

    x: float
    y: float = math.nan


def scatter(
    points: Sequence[Point],
    titles: tuple[str, str],
    cross: Cross,
    chosen: str = "",
    phone: bool = False,
) -> Plot:
    """Return the points with names; `titles` are those of the axes, with units."""
    size, height = (SIZE_PHONE, HEIGHT_PHONE) if phone else (SIZE, HEIGHT)
    figure = theme.figure(height, margin={"l": LEFT, "r": RIGHT, "t": TOP, "b": BOTTOM})
    across, up = _span([p.x for p in points]), _span([p.y for p in points])
    if not math.isnan(cross.x):
        figure.add_vline(cross.x, theme.DOTTED)
    if not math.isnan(cross.y):
        figure.add_hline(cross.y, theme.DOTTED)
    _draw(figure, points, chosen)
    ordered = sorted(points, key=lambda p: not p.code == chosen != "")
    places = arrange(
        [(_part(p.x, across), _part(p.y, up)) for p in ordered],
        [(text_px(p.label, size) + 2, size + 2.0) for p in ordered],
        WIDTHS_PHONE if phone else WIDTHS,
        float(height - TOP - BOTTOM),
    )
    for point, at in zip(ordered, places, strict=True):
        if at is not None:
            colour = theme.MUTED if point.reference else theme.INK
            figure.add_annotation(
                text=rows.bold(point.label, point.code == chosen != ""),
                x=point.x,
                y=point.y,
                xshift=at[0],
                yshift=at[1],
                font={"size": size, "color": colour},
                borderpad=0,
            )
    look = {"nticks": 7, "automargin": False}
    figure.update_xaxes(range=list(across), title=theme.axis_title(titles[0]), **look)
    figure.update_yaxes(range=list(up), title=theme.axis_title(titles[1]), **look)
    return figure


def _span(values: Sequence[float]) -> Spot:
    room = ROOM * ((max(values) - min(values)) or 1.0)
    return min(values) - room, max(values) + room


def _part(value: float, span: Spot) -> float:
    return (value - span[0]) / (span[1] - span[0])


def _draw(figure: Plot, points: Sequence[Point], chosen: str) -> None:
    """Draw counties as dots, paler inside where derived, or other places as diamonds."""
    looks = [
        ("diamond-open", DIAMOND, theme.MUTED, theme.MUTED)
        if p.reference
        else (
            "circle",
            DOT_CHOSEN if p.code == chosen else DOT,
            *theme.dot(p.quality, p.code, chosen),
        )
        for p in points
    ]
    symbols, sizes, fills, lines = zip(*looks, strict=True)
    figure.add_scatter(
        x=[round(p.x, 3) for p in points],
        y=[round(p.y, 3) for p in points],
        mode="markers",
        marker={
            "symbol": symbols,
            "size": sizes,
            "color": fills,
            "line": {"color": lines, "width": 1.5},
        },
        customdata=[p.code for p in points],
        text=[p.hover for p in points],
        cliponaxis=False,
    )


def arrange(
    points: Sequence[Spot], sizes: Sequence[Spot], widths: Sequence[float], height: float
) -> list[Spot | None]:
    """Return where each name's middle stands from its point, in pixels, None if nowhere.

    `points` are shares 0..1 of the plot; at each width a name must stay inside, clear of every
    point but its own and of the other names. The first are served first, and the very first has
    a place even over other points.
    """
    plots = [[(x * width, y * height) for x, y in points] for width in widths]
    clear = [[box_at(x, y, DOT + 2, DOT + 2) for x, y in plot] for plot in plots]
    names: list[list[Box]] = [[] for _ in plots]
    places: list[Spot | None] = []

    def fits(own: int, at: Spot) -> bool:
        others = ([*n, *c[:own], *c[own + 1 :]] for n, c in zip(names, clear, strict=True))
        every = zip(boxes(own, at), widths, others, strict=True)
        return all(has_room(box, width, height, taken) for box, width, taken in every)

    def boxes(own: int, at: Spot) -> list[Box]:
        return [box_at(x + at[0], y + at[1], *sizes[own]) for x, y in (p[own] for p in plots)]

    for own, size in enumerate(sizes):
        tried = _tried(*size)
        place = next((at for at in tried if fits(own, at)), None if own else tried[0])
        places.append(place)
        if place is not None:
            for name, box in zip(names, boxes(own, place), strict=True):
                name.append(box)
    return places


def _tried(width: float, height: float) -> list[Spot]:
    """Return where a name may stand: right, left, above, below, each shifted, then the corners."""
    aside, over, near = REACH + width / 2, REACH + height / 2, width / 2 + 2
    tried = [(side, shift) for shift in (0.0, 6.0, -6.0) for side in (aside, -aside)]
    tried += [(shift, rise) for shift in (0.0, near / 2, -near / 2) for rise in (over, -over)]
    return [*tried, *((x, y) for y in (over - 2, 2 - over) for x in (near, -near))]
