"""Change figures: what lifts or drags, before and after, and the parts of a gain."""

import math
from collections.abc import Sequence

from components.charts import theme
from components.charts.plot import Plot
from components.words.texts import Texts


def dumbbell(
    labels: Sequence[str],
    now: Sequence[float],
    after: Sequence[float],
    peers: Sequence[float],
    names: tuple[str, str, str],
    t: Texts,
) -> Plot:
    """Return one row an element: open diamond now, filled after, tick at the peers' median.

    `names` are the words for now, after and the peers.
    """
    y = list(range(len(labels)))
    figure = theme.figure(36 * len(labels) + 70, margin=theme.MARGIN | {"t": 34})
    x_line: list[float | None] = []
    y_line: list[float | None] = []
    for at, (a, b) in enumerate(zip(now, after, strict=True)):
        if not math.isnan(a) and abs(b - a) > 0.05:  # less is not drawn
            x_line += [round(a, 1), round(b, 1), None]
            y_line += [at, at, None]
    figure.add_scatter(
        x=x_line, y=y_line, mode="lines", line={"color": theme.RISE, "width": 5},
        hoverinfo="skip", showlegend=False,
    )  # fmt: skip
    _dots(figure, peers, names[2], theme.MUTED, "line-ns", [])
    _dots(figure, now, names[0], theme.MUTED, "diamond-open", [])
    moved = [
        f" {b:.0f}" if not math.isnan(a) and b - a > 0.5 else ""
        for a, b in zip(now, after, strict=True)
    ]
    changed = [b if text else math.nan for b, text in zip(after, moved, strict=True)]
    _dots(figure, changed, names[1], theme.RISE, "diamond", moved)
    figure.update_layout(
        showlegend=True,
        legend={"orientation": "h", "x": 0, "y": 1.0, "yanchor": "bottom", "font": {"size": 12}},
    )
    figure.update_xaxes(**theme.axis(range=[0, 101], tickvals=list(theme.EDGES)))
    figure.update_yaxes(
        **theme.axis(
            range=[len(labels) - 0.5, -0.5],
            tickvals=y,
            ticktext=[
                f"{label}  {t.score(value)}" for label, value in zip(labels, now, strict=True)
            ],
        )
    )
    return figure


def _dots(
    figure: Plot,
    x: Sequence[float],
    name: str,
    colour: str,
    symbol: str,
    texts: Sequence[str],
) -> None:
    thin = symbol in ("line-ns", "diamond-open")
    figure.add_scatter(
        x=[None if math.isnan(value) else round(value, 1) for value in x],
        y=list(range(len(x))),
        mode="markers+text" if texts else "markers",
        text=list(texts) or None,
        textposition="middle right",
        textfont={"color": colour, "size": 13},
        name=name,
        marker={
            "symbol": symbol,
            "size": 13,
            "color": colour,
            "line": {"color": colour, "width": 2.5 if thin else 0},
        },
        hovertemplate=f"{name} %{{x:.1f}}<extra></extra>",
    )


def waterfall(
    labels: Sequence[str],
    parts: Sequence[float],
    said: Sequence[str],
    whole: tuple[str, str],
    t: Texts,
) -> Plot:
    """Return the parts of a gain from zero to its total; labels and parts of movers only.

    `said` are the parts as printed, `whole` is the total's label and its printed value.
    """
    figure = theme.figure(330, margin=theme.MARGIN | {"t": 24})
    total = sum(parts)
    figure.add_waterfall(
        x=[*labels, whole[0]],
        y=[*(round(part, 3) for part in parts), None],
        measure=["relative"] * len(labels) + ["total"],
        text=[*said, whole[1]],
        textposition="outside",
        cliponaxis=False,
        increasing={"marker": {"color": theme.RISE}},
        decreasing={"marker": {"color": theme.FALL}},
        totals={"marker": {"color": theme.UNKNOWN}},
        connector={"line": {"color": theme.LINE, "width": 1}},
        hoverinfo="skip",
    )
    figure.update_yaxes(
        **theme.axis(range=[0, max(total, 0.1) * 1.2], ticksuffix=t("common.point_suffix"))
    )
    figure.update_xaxes(**theme.axis(showgrid=False, type="category"))
    return figure


def rank_change(
    names: Sequence[str],
    before: Sequence[int],
    after: Sequence[int],
    own: str,
    ends: tuple[str, str],
    phone: bool,
) -> Plot:
    """Return a slope chart of ranks around the movers: the county in colour, the rest grey."""
    pairs = sorted(zip(before, after, names, strict=True))
    moved = [(a, b, name) for a, b, name in pairs if a != b or name == own]
    first = max(min(min(a, b) for a, b, _ in moved) - 2, 0)
    last = min(max(max(a, b) for a, b, _ in moved) + 2, len(names) + 1)
    figure = theme.figure(70 + 20 * (last - first), margin={"l": 90, "r": 90, "t": 30, "b": 10})
    for a, b, name in pairs:
        if not first < a < last and not first < b < last:
            continue
        is_own, is_moved = name == own, a != b
        colour = theme.RISE if is_own else (theme.MUTED if is_moved else theme.LINE)
        figure.add_scatter(
            x=[0, 1],
            y=[a, b],
            mode="lines+markers+text",
            text=[f"{name} {a}", f"{name} {b}"],
            textposition=["middle left", "middle right"],
            textfont={
                "size": 12 if is_own else 10 if phone else 11,
                "color": theme.INK if is_moved or is_own else theme.UNKNOWN,
            },
            line={"color": colour, "width": 3.5 if is_own else 1.2},
            marker={"color": colour, "size": 8 if is_own else 4},
            cliponaxis=False,
            hoverinfo="skip",
        )
    figure.update_xaxes(
        **theme.axis(range=[0, 1], tickvals=[0, 1], ticktext=list(ends), side="top", showgrid=False)
    )
    figure.update_yaxes(**theme.axis(range=[last, first], showticklabels=False, showgrid=False))
    return figure
