"""Eight elements of a county or of all: bars with range, peers as ticks; coverage bars."""

import math
from collections.abc import Sequence
from dataclasses import dataclass

from components.charts import theme
from components.charts.plot import Plot
from model.facts.provenance import Quality


@dataclass(frozen=True, slots=True)
class Row:
    """An element: score, range, coverage 0..1, peer median and median of all (NaN none)."""

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
    y = list(range(len(rows)))
    figure = theme.figure(34 * len(rows) + 54, bargap=0.38, margin=theme.MARGIN | {"t": 30})
    figure.add_bar(
        x=[None if math.isnan(r.value) else round(r.value, 1) for r in rows],
        y=y,
        orientation="h",
        marker={
            "color": [theme.NO_DATA if r.partial else theme.band_colour(r.value) for r in rows],
            "line": {"color": theme.MUTED, "width": 0.6},
            "pattern": theme.hatched(
                ["/" if r.partial or r.quality is Quality.ILLUSTRATIVE else "" for r in rows]
            ),
        },
        text=[r.hover for r in rows],
        textposition="none",
        hoverinfo="text",
    )
    theme.range_line(figure, [r.low for r in rows], [r.high for r in rows], y)
    marks = (
        ("peer", peer_label, theme.ACCENT, "line-ns"),
        ("median", median_label, theme.INK, "diamond"),
    )
    for field, label, colour, symbol in marks:
        if all(math.isnan(getattr(row, field)) for row in rows):
            continue
        figure.add_scatter(
            x=[getattr(r, field) for r in rows],
            y=y,
            mode="markers",
            name=label,
            marker={
                "symbol": symbol,
                "size": 16 if symbol == "line-ns" else 7,
                "color": colour,
                "line": {"color": colour, "width": 3 if symbol == "line-ns" else 0},
            },
            hovertemplate=f"{label} %{{x:.0f}}<extra></extra>",
            showlegend=True,
        )
    figure.update_layout(
        showlegend=True,
        legend={"orientation": "h", "x": 0, "y": 1.02, "yanchor": "bottom", "font": {"size": 12}},
    )
    for trace in figure.traces[:3]:  # the bars and their range lines
        trace["showlegend"] = False
    figure.update_xaxes(**theme.axis(range=[0, 101], tickvals=list(theme.EDGES)))
    figure.update_yaxes(
        **theme.axis(
            range=[len(rows) - 0.5, -0.5],
            tickvals=y,
            ticktext=[r.label for r in rows],
            showgrid=False,
            tickfont={"size": 12 if phone else 13},
        )
    )
    return figure


def coverage(labels: Sequence[str], shares: Sequence[float], half: float) -> Plot:
    """Return a bar an element with the share 0..1 of its weight that is known, line at half."""
    y = list(range(len(labels)))
    figure = theme.figure(34 * len(labels) + 40, bargap=0.45)
    figure.add_bar(
        x=[round(100 * share, 1) for share in shares],
        y=y,
        orientation="h",
        marker={"color": theme.PALE, "line": {"color": theme.ACCENT, "width": 1}},
        text=[f"{100 * share:.0f}%" for share in shares],
        textposition="outside",
        cliponaxis=False,
        hoverinfo="skip",
    )
    figure.add_vline(x=100 * half, line={"color": theme.INK, "width": 1.5, "dash": "dot"})
    figure.update_xaxes(**theme.axis(range=[0, 100], ticksuffix="%"))
    figure.update_yaxes(
        **theme.axis(
            range=[len(labels) - 0.5, -0.5], tickvals=y, ticktext=list(labels), showgrid=False
        )
    )
    return figure
