"""Curves: a measure by the number of sites, and the share reached by the days allowed."""

from collections.abc import Sequence

from components.charts import theme
from components.charts.plot import Plot

HEIGHT, HEIGHT_REACHED = 190, 240


def by_count(
    counts: Sequence[int], values: Sequence[float], chosen: int, axes: tuple[str, str]
) -> Plot:
    """Return a line with a point a number of sites; each point carries its value.

    `axes` are the titles across and up; `chosen` is the number set off.
    """
    figure = theme.figure(HEIGHT, margin={"l": 8, "r": 12, "t": 18, "b": 38})
    is_chosen = [count == chosen for count in counts]
    figure.add_scatter(
        x=list(counts),
        y=[round(value, 2) for value in values],
        mode="lines+markers+text",
        line={"color": theme.PALE, "width": 2},
        marker={
            "size": [11 if own else 7 for own in is_chosen],
            "color": [theme.CENTRE if own else theme.PALE for own in is_chosen],
            "line": {"color": theme.ACCENT, "width": 1.2},
        },
        text=[
            f"<b>{v:.1f}</b>" if own else f"{v:.1f}"
            for v, own in zip(values, is_chosen, strict=True)
        ],
        textposition="top center",
        textfont={"size": 11},
        cliponaxis=False,
        hoverinfo="skip",
    )
    font = {"size": 12, "color": theme.MUTED}
    figure.update_xaxes(
        **theme.axis(
            tickvals=list(counts), showgrid=False,
            title={"text": axes[0], "font": font, "standoff": 4},
        )
    )  # fmt: skip
    figure.update_yaxes(
        **theme.axis(
            range=[0, 1.12 * max(values)], nticks=4,
            title={"text": axes[1], "font": font, "standoff": 4},
        )
    )  # fmt: skip
    return figure


def reached(
    days: Sequence[float],
    lines: Sequence[tuple[str, Sequence[float]]],
    limits: Sequence[tuple[float, str]],
    axes: tuple[str, str],
) -> Plot:
    """Return the shares 0..1 reached by the days allowed; the last line is in front.

    `lines` are named; `limits` are set off with their labels; `axes` are the titles.
    """
    figure = theme.figure(
        HEIGHT_REACHED, margin={"l": 8, "r": 12, "t": 44, "b": 38}, showlegend=len(lines) > 1,
        legend={"orientation": "h", "x": 0, "y": 1.13, "yanchor": "bottom"},
    )  # fmt: skip
    for place, (name, shares) in enumerate(lines):
        front = place == len(lines) - 1
        figure.add_scatter(
            x=[round(day, 2) for day in days],
            y=[round(100 * share, 1) for share in shares],
            mode="lines",
            name=name,
            line={
                "color": theme.ACCENT if front else theme.UNKNOWN,
                "width": 2.6 if front else 1.6,
                "dash": "solid" if front else "dot",
            },
            hovertemplate="%{x:.1f} · %{y:.0f}%<extra></extra>",
        )
    for limit, label in limits:
        figure.add_vline(x=limit, line={"color": theme.MUTED, "width": 1, "dash": "dot"})
        figure.add_annotation(
            x=limit, y=1, yref="paper", yanchor="bottom", text=label, showarrow=False,
            font={"size": 11, "color": theme.MUTED},
        )  # fmt: skip
    font = {"size": 12, "color": theme.MUTED}
    title = {"font": font, "standoff": 4}
    figure.update_xaxes(**theme.axis(range=[days[0], days[-1]], title=title | {"text": axes[0]}))
    figure.update_yaxes(
        **theme.axis(
            range=[0, 104],
            tickvals=[0, 50, 100],
            ticktext=["0%", "50%", "100%"],
            title=title | {"text": axes[1]},
        )
    )
    return figure
