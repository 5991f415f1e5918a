"""One indicator over the counties: a dot where it is known, a pale range where it is assumed."""

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from components.charts import rows, theme
from components.charts.plot import Plot
from model.facts.provenance import Quality

LEVEL_PX, AXIS_PX = 16, 40
# Room for the labels of reference lines, as a guess of the plot's width less its row names.
PLOT_PX, PLOT_PX_PHONE = 430, 230
NAMES_PX = 85  # the row names, over which a label may stand too
LATIN_PX, WIDE_PX, LABEL_GAP_PX = 6.0, 11.0, 10
DOT, DOT_CHOSEN, TICK = 9, 12, 7
ENOUGH = 1.04  # the axis ends a little beyond the largest value or reference
Box = tuple[float, float, float, float]  # left, low, right, high, in pixels


@dataclass(frozen=True, slots=True)
class Dot:
    """A county's row: label with number, value, range (NaN none), pointer text, quality.

    An illustrative row shows its range alone; a missing one (quality None) only its label. A
    `small` sample is an empty circle: a filled one would look as sure as a full count. `before` is
    an earlier value, NaN for none.
    """

    code: str
    label: str
    value: float
    low: float
    high: float
    hover: str
    quality: Quality | None
    small: bool = False
    before: float = math.nan


@dataclass(frozen=True, slots=True)
class Rows:
    """Dots under one heading; an empty heading takes no room."""

    heading: str
    dots: Sequence[Dot]


@dataclass(frozen=True, slots=True)
class Reference:
    """A published figure of another place or a target: a dotted line with its label."""

    value: float
    label: str


def counties(  # noqa: PLR0913  (each is a plain setting of one chart)
    groups: Sequence[Rows],
    references: Sequence[Reference],
    upper: float,
    unit: str,
    chosen: str = "",
    phone: bool = False,
    lower: float = 0.0,
) -> Plot:
    """Return the rows in the order given, with reference lines labelled above the plot.

    The axis runs from `lower` to `upper` in the indicator's unit; it grows to hold every
    reference. `unit` stands below the axis. `chosen` is in ink and larger.
    """
    stack = rows.stack([(group.heading, group.dots) for group in groups])
    most = max([upper, *(r.value for r in references)])
    upper = most + (ENOUGH - 1) * (most - lower)
    top = 10 + LEVEL_PX * len(references)
    figure = theme.figure(
        stack.height(phone) + top + AXIS_PX,
        margin={"l": 8, "r": 14, "t": top, "b": AXIS_PX},
        bargap=0.3,
        barmode="overlay",
    )
    if shown := [(y, d) for y, d in stack.placed if d.quality is Quality.ILLUSTRATIVE]:
        figure.add_bar(
            base=[round(d.low, 3) for _, d in shown],
            x=[round(d.high - d.low, 3) for _, d in shown],
            y=[y for y, _ in shown],
            orientation="h",
            marker=theme.ranged([d.code == chosen != "" for _, d in shown]),
            customdata=[d.code for _, d in shown],
            text=[d.hover for _, d in shown],
        )
    _known(figure, stack.placed, chosen)
    plot_px = PLOT_PX_PHONE if phone else PLOT_PX
    for level, one in enumerate(sorted(references, key=lambda one: one.value)):
        _draw_reference(figure, one, level, (one.value - lower) / (upper - lower) * plot_px)
    figure.update_xaxes(
        range=[lower, upper], nticks=5 if phone else 7, title=theme.axis_title(unit)
    )
    stack.write(figure, [rows.bold(d.label, d.code == chosen) for _, d in stack.placed], phone)
    return figure


def text_px(text: str, size: float = 11.0) -> float:
    """Return about how wide a text is drawn: a wide character takes its size, others half."""
    return size / 11.0 * sum(WIDE_PX if ord(c) > 0x2E7F else LATIN_PX for c in text)


def box_at(x: float, y: float, width: float, height: float) -> Box:
    """Return the box of a size around a place."""
    return x - width / 2, y - height / 2, x + width / 2, y + height / 2


def has_room(box: Box, width: float, height: float, others: Iterable[Box]) -> bool:
    """Return whether a box lies inside a plot of a size and touches none of the others."""
    left, low, right, high = box
    inside = left >= 0 and low >= 0 and right <= width and high <= height
    return inside and all(
        right <= b[0] or b[2] <= left or high <= b[1] or b[3] <= low for b in others
    )


def _known(figure: Plot, placed: list[tuple[int, Dot]], chosen: str) -> None:
    """Draw known values with their ranges: observed filled, derived pale, small samples empty."""
    kinds = (Quality.OBSERVED, Quality.DERIVED)
    shown = [(y, d) for y, d in placed if d.quality in kinds and not math.isnan(d.value)]
    _from_before(figure, shown)
    for is_own in (False, True):
        part = [(y, d) for y, d in shown if (d.code == chosen) == is_own]
        looks = [theme.dot(d.quality, d.code, chosen) for _, d in part]
        if not part:
            continue
        figure.add_scatter(
            x=[round(d.value, 3) for _, d in part],
            y=[y for y, _ in part],
            error_x={
                "type": "data",
                "symmetric": False,
                "array": [_reach(d.value, d.high) for _, d in part],
                "arrayminus": [_reach(d.low, d.value) for _, d in part],
                "color": looks[0][1],
                "thickness": 1.4,
                "width": 0,
            },
            mode="markers",
            marker={
                "size": DOT_CHOSEN if is_own else DOT,
                "color": [
                    theme.PAGE if d.small else fill
                    for (_, d), (fill, _) in zip(part, looks, strict=True)
                ],
                "line": {"color": looks[0][1], "width": 1.6},
            },
            customdata=[d.code for _, d in part],
            text=[d.hover for _, d in part],
        )


def _from_before(figure: Plot, shown: list[tuple[int, Dot]]) -> None:
    """Draw a thin line from an earlier value, which is a tick, to today's."""
    moved = [(y, d) for y, d in shown if not math.isnan(d.before)]
    if moved:
        figure.add_scatter(
            x=[x for _, d in moved for x in (round(d.before, 3), round(d.value, 3), None)],
            y=[place for y, _ in moved for place in (y, y, None)],
            mode="lines+markers",
            marker={
                "symbol": "line-ns",
                "size": [TICK, 0, 0] * len(moved),
                "line": {"color": theme.UNKNOWN, "width": 1.5},
            },
            line={"color": theme.LINE, "width": 1.5},
            hoverinfo="skip",
        )


def _reach(start: float, end: float) -> float:
    """Return how far a range runs from its value, nothing where there is none."""
    return 0.0 if math.isnan(end - start) else round(end - start, 3)


def _draw_reference(figure: Plot, one: Reference, level: int, at_px: float) -> None:
    """Draw a reference line up to its label, which ends at it in a row of its own above the plot.

    The least value has the lowest row, so that no line crosses a label. A label that would leave
    the chart is moved in.
    """
    high = LEVEL_PX * (level + 1)
    figure.add_vline(one.value, theme.DOTTED)
    ends = {"x0": one.value, "x1": one.value, "y0": 0, "y1": high, "line": theme.DOTTED}
    figure.add_shape(type="line", yref="paper", ysizemode="pixel", yanchor=1, **ends)
    moved = max(text_px(one.label) + LABEL_GAP_PX - NAMES_PX - at_px, 0.0) - LABEL_GAP_PX / 3
    over = {"y": 1, "yref": "paper", "yanchor": "bottom", "yshift": high - LEVEL_PX + 2}
    figure.add_annotation(text=one.label, x=one.value, xanchor="right", xshift=moved, **over)
