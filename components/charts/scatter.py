"""Two figures of each county as a point with its name; names never touch each other."""

import math
from collections.abc import Sequence
from dataclasses import dataclass

from components.charts import theme
from components.charts.dots import text_px
from components.charts.labels_chart import DOT, Spot, arrange
from components.charts.plot import Plot
from model.facts.provenance import Quality

HEIGHT, HEIGHT_PHONE = 560, 450
LEFT, BOTTOM, TOP, RIGHT = 52, 46, 10, 12
# Names are placed so that they stay apart in every plot of these widths, and wider ones.
WIDTHS, WIDTHS_PHONE = (430.0, 560.0, 720.0), (285.0, 310.0)
DIAMOND, DOT_CHOSEN = 6.5, 13.0
BAR = 0.011  # of the plot's width
NEAR = 0.1  # of the plot's width and height
ROOM = 0.06  # the axes end this share of the spread beyond the outer points


@dataclass(frozen=True, slots=True)
class Point:
    """A county, or with `reference` another place, at (x, y); text beside it and on hover.

    Where y is illustrative only its range `low` to `high` is drawn.
    """

    code: str
    label: str
    x: float
    y: float
    hover: str
    quality: Quality
    reference: bool = False
    low: float = math.nan
    high: float = math.nan

    @property
    def is_range(self) -> bool:
        """Return whether y is known by rule alone."""
        return self.quality is Quality.ILLUSTRATIVE

    @property
    def top(self) -> float:
        """Return the height at which the name stands."""
        return self.high if self.is_range else self.y

    @property
    def foot(self) -> float:
        """Return the lowest y drawn."""
        return self.low if self.is_range else self.y


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
    height = HEIGHT_PHONE if phone else HEIGHT
    spans = (
        _span([p.x for p in points]),
        _span([*(p.top for p in points), *(p.foot for p in points)]),
    )
    figure = theme.figure(
        height, margin={"l": LEFT, "r": RIGHT, "t": TOP, "b": BOTTOM}, barmode="overlay"
    )
    _guide(figure, cross)
    _ranges(figure, [p for p in points if p.is_range], BAR * (spans[0][1] - spans[0][0]), chosen)
    _draw(figure, [p for p in points if p.reference], chosen)
    _draw(figure, [p for p in points if not p.reference and not p.is_range], chosen)
    _names(figure, points, spans, chosen, phone)
    for update, span, title in (
        (figure.update_xaxes, spans[0], titles[0]),
        (figure.update_yaxes, spans[1], titles[1]),
    ):
        text = {"text": title, "font": {"size": 12, "color": theme.MUTED}, "standoff": 4}
        update(**theme.axis(range=list(span), title=text, nticks=7, automargin=False))
    return figure


def _guide(figure: Plot, cross: Cross) -> None:
    lines = []
    if not math.isnan(cross.x):
        lines.append({"x0": cross.x, "x1": cross.x, "y0": 0, "y1": 1, "yref": "paper"})
    if not math.isnan(cross.y):
        lines.append({"y0": cross.y, "y1": cross.y, "x0": 0, "x1": 1, "xref": "paper"})
    for line in lines:
        figure.add_shape(
            type="line", line={"color": theme.MUTED, "width": 1, "dash": "dot"}, **line
        )


def _names(
    figure: Plot,
    points: Sequence[Point],
    spans: tuple[Spot, Spot],
    chosen: str,
    phone: bool,
) -> None:
    """Write the names that have room, the chosen county's always."""
    size = 10 if phone else 12
    spots = [(_part(p.x, spans[0]), _part(p.top, spans[1])) for p in points]
    order = sorted(
        range(len(points)), key=lambda i: (points[i].code != chosen, -_crowd(spots, i), i)
    )
    first = [points[i] for i in order]
    places = arrange(
        tuple(spots[i] for i in order),
        tuple((text_px(p.label, size) + 2, size + 2.0) for p in first),
        WIDTHS_PHONE if phone else WIDTHS,
        float((HEIGHT_PHONE if phone else HEIGHT) - TOP - BOTTOM),
        sure=bool(chosen),
    )
    for point, offset in zip(first, places, strict=True):
        if offset is not None:
            figure.add_annotation(
                x=point.x, y=point.top, xshift=offset[0], yshift=offset[1], showarrow=False,
                text=f"<b>{point.label}</b>" if point.code == chosen != "" else point.label,
                font={"size": size, "color": theme.MUTED if point.reference else theme.INK},
                borderpad=0,
            )  # fmt: skip


def _span(values: Sequence[float]) -> Spot:
    room = ROOM * ((max(values) - min(values)) or 1.0)
    return min(values) - room, max(values) + room


def _part(value: float, span: Spot) -> float:
    return (value - span[0]) / (span[1] - span[0])


def _crowd(spots: Sequence[Spot], own: int) -> int:
    """Return how many points lie near one: the most crowded are named first."""
    x, y = spots[own]
    return sum(abs(x - a) < NEAR and abs(y - b) < NEAR for a, b in spots)


def _ranges(figure: Plot, points: Sequence[Point], width: float, chosen: str) -> None:
    """Draw what is known by rule alone as hatched upright bars without a point."""
    if not points:
        return
    picked = [p.code == chosen for p in points]
    figure.add_bar(
        x=[round(p.x, 3) for p in points],
        base=[round(p.low, 3) for p in points],
        y=[round(p.high - p.low, 3) for p in points],
        width=width,
        marker={
            "color": theme.PAGE,
            "opacity": 0.85,
            "line": {
                "color": [theme.INK if is_picked else theme.PALE for is_picked in picked],
                "width": [1.8 if is_picked else 0.8 for is_picked in picked],
            },
            "pattern": {
                "shape": "/", "fgcolor": theme.PALE, "bgcolor": theme.PAGE, "size": 5,
                "solidity": 0.4,
            },
        },
        customdata=[p.code for p in points],
        text=[p.hover for p in points],
        textposition="none",
        hoverinfo="text",
    )  # fmt: skip


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
