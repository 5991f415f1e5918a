"""Two figures of each county as a point with its name; names never touch each other."""

from collections.abc import Sequence
from dataclasses import dataclass

from components import theme
from components.charts.dots import text_px
from components.charts.labels import DOT, Spot, arrange
from components.plot import Plot
from model.provenance import Quality

HEIGHT, HEIGHT_PHONE = 560, 450
LEFT, BOTTOM, TOP, RIGHT = 52, 46, 10, 12
# Names are placed so that they stay apart in every plot of these widths, and wider ones.
WIDTHS, WIDTHS_PHONE = (430.0, 560.0, 720.0), (285.0, 310.0)
DIAMOND, DOT_CHOSEN = 6.5, 13.0
NEAR = 0.1  # of the plot's width and height
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
) -> Plot:
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
    spots = [(_part(p.x, spans[0]), _part(p.y, spans[1])) for p in points]
    order = sorted(
        range(len(points)), key=lambda i: (points[i].code != chosen, -_crowd(spots, i), i)
    )
    first = [points[i] for i in order]
    places = arrange(
        tuple(spots[i] for i in order),
        tuple((text_px(p.label, size) + 2, size + 2.0) for p in first),
        WIDTHS_PHONE if phone else WIDTHS,
        float(height - TOP - BOTTOM),
        sure=bool(chosen),
    )
    for point, offset in zip(first, places, strict=True):
        if offset is not None:
            figure.add_annotation(
                x=point.x, y=point.y, xshift=offset[0], yshift=offset[1], showarrow=False,
                text=f"<b>{point.label}</b>" if point.code == chosen != "" else point.label,
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


def _crowd(spots: Sequence[Spot], own: int) -> int:
    """Return how many points lie near one: the most crowded are named first."""
    x, y = spots[own]
    return sum(abs(x - a) < NEAR and abs(y - b) < NEAR for a, b in spots)


def _draw(figure: Plot, points: Sequence[Point], chosen: str) -> None:
    """Draw counties as dots, paler inside where derived, and references as diamonds."""
    if not points:
        return
    figure.add_scatter(
        x=[round(p.x, 3) for p in points],
        y=[round(p.y, 3) for p in points],
        mode="markers",
        marker={
            "symbol": ["diamond-open" if p.reference else "circle" for p in points],
            "size": [_size(p, chosen) for p in points],
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


def _size(point: Point, chosen: str) -> float:
    if point.reference:
        return DIAMOND
    return DOT_CHOSEN if point.code == chosen else DOT


def _fill(point: Point) -> str:
    if point.reference:
        return theme.MUTED
    return theme.ACCENT if point.quality is Quality.OBSERVED else theme.PALE
