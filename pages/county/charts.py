"""A county's eight elements with their ranges, and what lifts or drags it, as bars."""

import math
from collections.abc import Sequence
from dataclasses import dataclass

from components.charts import theme
from components.charts.plot import Plot
from components.charts.rows import write_names
from model.facts.provenance import Quality


@dataclass(frozen=True, slots=True)
class Row:
    """An element: score, range, peer median and median of all (NaN none)."""

    label: str
    value: float
    low: float
    high: float
    peer: float
    median: float
    quality: Quality | None
    partial: bool
    hover: str


def elements(rows: Sequence[Row], peer_label: str, median_label: str, phone: bool) -> Plot:
    """Return one bar an element with its range, a tick at the peers' and at the median."""
    legend = {"orientation": "h", "x": 0, "y": 1.02, "yanchor": "bottom", "font": {"size": 12}}
    look = {"bargap": 0.38, "margin": theme.MARGIN | {"t": 30}, "showlegend": True}
    figure = theme.figure(34 * len(rows) + 54, legend=legend, **look)
    y = list(range(len(rows)))
    hatch = ["/" if r.partial or r.quality is Quality.ILLUSTRATIVE else "" for r in rows]
    figure.add_bar(
        x=[None if math.isnan(r.value) else round(r.value, 1) for r in rows],
        y=y,
        orientation="h",
        marker={
            "color": [theme.NO_DATA if r.partial else theme.band_colour(r.value) for r in rows],
            "line": {"color": theme.MUTED, "width": 0.6},
            "pattern": theme.hatched(hatch),
        },
        text=[r.hover for r in rows],
    )
    theme.range_line(figure, [r.low for r in rows], [r.high for r in rows], y)
    for trace in figure.traces:
        trace["showlegend"] = False
    bar = {"symbol": "line-ns", "size": 16, "line": {"color": theme.ACCENT, "width": 3}}
    diamond = {"symbol": "diamond", "size": 7, "color": theme.INK}
    for label, marker, values in (
        (peer_label, bar, [r.peer for r in rows]),
        (median_label, diamond, [r.median for r in rows]),
    ):
        if not all(map(math.isnan, values)):
            hover = f"{label} %{{x:.0f}}<extra></extra>"
            look = {"mode": "markers", "marker": marker, "name": label, "hovertemplate": hover}
            figure.add_scatter(x=values, y=y, **look)
    figure.update_xaxes(range=[0, 101], tickvals=list(theme.EDGES))
    write_names(figure, [r.label for r in rows], 12 if phone else 13)
    return figure


def pulls(labels: Sequence[str], points: Sequence[float], changes: list[str], unit: str) -> Plot:
    """Return diverging bars, best on top: points each element lifts or drags, `changes` beside."""
    figure = theme.figure(34 * len(labels) + 46, bargap=0.42)
    colours = [theme.RISE if p >= 0 else theme.FALL for p in points]
    figure.add_bar(
        x=[round(p, 2) for p in points],
        y=list(range(len(labels))),
        orientation="h",
        marker={"color": colours, "pattern": theme.hatched("/")},
        text=changes,
        textposition="outside",
        cliponaxis=False,
        hoverinfo="skip",
    )
    reach = max(map(abs, points), default=1.0) * 1.45 + 0.2
    figure.add_vline(x=0, line={"color": theme.INK, "width": 1})
    figure.update_xaxes(range=[-reach, reach], ticksuffix=unit)
    write_names(figure, labels)
    return figure
