"""Indicators between their goalposts: a track from worst to best, ranges and references on it."""

from collections.abc import Sequence
from dataclasses import dataclass

from components.charts import theme
from components.charts.dots import text_px
from components.charts.plot import Plot

LINE_PX, TRACK_PX, GAP_PX = 17, 13, 12  # a line of text, the track, the gap to the next
PLOT_PX, PLOT_PX_PHONE = 560, 330  # a guess of the width, to keep labels inside
FULL = 100.0
HEAD: dict[str, object] = {"size": 12.5, "color": theme.INK}
NOTE: dict[str, object] = {"size": 11, "color": theme.MUTED}


@dataclass(frozen=True, slots=True)
class Tick:
    """A published figure of another place: where it lies on the track, and its label."""

    at: float
    label: str


@dataclass(frozen=True, slots=True)
class Track:
    """An indicator: name, what is told of it, the labels of worst and best.

    Places run from 0, worst, to 100, best: `span` of all counties, `own` of the chosen one (None
    where nothing is known); `assumed` ones are hatched.
    """

    name: str
    told: str
    worst: str
    best: str
    span: tuple[float, float] | None
    assumed: bool
    own: tuple[float, float] | None
    own_assumed: bool
    ticks: Sequence[Tick]


def tracks(rows: Sequence[Track], phone: bool) -> Plot:
    """Return one track an indicator; one unit of the vertical axis is one pixel."""
    wide = PLOT_PX_PHONE if phone else PLOT_PX
    tops, y = [], 0.0
    for row in rows:
        tops.append(y)
        y += 2 * LINE_PX + TRACK_PX + GAP_PX + LINE_PX * len(row.ticks)
    figure = theme.figure(
        round(y), margin={"l": 6, "r": 6, "t": 0, "b": 0}, barmode="overlay", bargap=0
    )
    middles = [top + LINE_PX + TRACK_PX / 2 for top in tops]
    _bars(figure, middles, [(0.0, FULL)] * len(rows), theme.PANEL, theme.BORDER, [])
    for assumed in (True, False):
        some = [(m, r) for m, r in zip(middles, rows, strict=True) if r.assumed is assumed]
        _ranges(figure, [(m, r.span) for m, r in some], theme.PALE, assumed)
        own = [(m, r) for m, r in zip(middles, rows, strict=True) if r.own_assumed is assumed]
        _ranges(figure, [(m, r.own) for m, r in own], theme.ACCENT, assumed)
    above = [top + LINE_PX / 2 for top in tops]
    below = [middle + TRACK_PX / 2 + LINE_PX / 2 for middle in middles]
    for ends, places, words, font in (
        (False, above, [f"<b>{row.name}</b>" for row in rows], HEAD),
        (True, above, [row.told for row in rows], HEAD),
        (False, below, [row.worst for row in rows], NOTE),
        (True, below, [row.best for row in rows], NOTE),
    ):
        x = FULL if ends else 0.0
        _texts(figure, [(x, y, text) for y, text in zip(places, words, strict=True)], font, ends)
    for middle, row in zip(middles, rows, strict=True):
        _ticks(figure, middle, row.ticks, wide)
    figure.update_xaxes(range=[0, FULL], visible=False, fixedrange=True)
    figure.update_yaxes(range=[y, 0], visible=False, fixedrange=True)
    return figure


def _bars(
    figure: Plot,
    middles: Sequence[float],
    spans: Sequence[tuple[float, float]],
    fill: str,
    line: str,
    hatch: list[str],
) -> None:
    pattern = {
        "shape": hatch, "fgcolor": line, "bgcolor": theme.PAGE, "size": 5, "solidity": 0.4,
    }  # fmt: skip
    figure.add_bar(
        base=[round(low, 1) for low, _ in spans],
        x=[round(max(high - low, 0.6), 1) for low, high in spans],
        y=list(middles),
        width=TRACK_PX,
        orientation="h",
        marker={"color": fill, "line": {"color": line, "width": 1}}
        | ({"pattern": pattern} if hatch else {}),
        hoverinfo="skip",
    )


def _ranges(
    figure: Plot,
    rows: Sequence[tuple[float, tuple[float, float] | None]],
    colour: str,
    assumed: bool,
) -> None:
    known = [(middle, span) for middle, span in rows if span]
    if known:
        hatch = ["/"] * len(known) if assumed else []
        middles, spans = zip(*known, strict=True)
        _bars(figure, middles, spans, theme.PAGE if assumed else colour, colour, hatch)


def _ticks(figure: Plot, middle: float, ticks: Sequence[Tick], wide: float) -> None:
    """Draw the references on a track, each with its label on a line of its own below."""
    for line, tick in enumerate(ticks, start=1):
        at = min(max(tick.at, 0.0), FULL)
        figure.add_shape(
            type="line", x0=at, x1=at, y0=middle - TRACK_PX / 2 - 2, y1=middle + TRACK_PX / 2 + 1,
            line={"color": theme.INK, "width": 2},
        )  # fmt: skip
        room = text_px(tick.label) / wide * FULL
        left = at + room > FULL  # of its tick, if there is room: else from the left end
        start, end = (at, True) if left and at >= room else (0.0 if left else at, False)
        y = middle + TRACK_PX / 2 + LINE_PX * (line + 0.5)
        _texts(figure, [(start, y, tick.label)], NOTE, end)


def _texts(
    figure: Plot, words: Sequence[tuple[float, float, str]], font: dict[str, object], ends: bool
) -> None:
    """Write words that start at their place, or end there."""
    figure.add_scatter(
        x=[round(x, 1) for x, _, _ in words],
        y=[round(y, 1) for _, y, _ in words],
        text=[text for _, _, text in words],
        mode="text",
        textposition="middle left" if ends else "middle right",
        textfont=font,
        cliponaxis=False,
        hoverinfo="skip",
    )
