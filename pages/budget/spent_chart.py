"""What money buys: a curve that flattens, with the budget in hand set off."""

from collections.abc import Sequence

from components.charts import theme
from components.charts.plot import Plot

HEIGHT = 300


def by_budget(
    money: Sequence[float],
    values: Sequence[float],
    own: tuple[float, float, str],
    mark: tuple[float, str],
    axes: tuple[str, str],
    stepped: bool,
) -> Plot:
    """Return a goal's value over budgets.

    `own` is the budget in hand, its value and its label; `mark` a sum to compare with and its
    label; `axes` are the titles with their units. A stepped curve rises only where whole sets of
    levers can be paid.
    """
    figure = theme.figure(HEIGHT, margin={"l": 8, "r": 18, "t": 30, "b": 42})
    figure.add_scatter(
        x=[round(x, 2) for x in money],
        y=[round(y, 3) for y in values],
        mode="lines",
        line={"color": theme.RISE, "width": 2.2, "shape": "hv" if stepped else "linear"},
        hovertemplate="%{x:,.0f} · %{y:.1f}<extra></extra>",
    )
    if mark[0] < money[-1]:
        figure.add_vline(x=mark[0], line={"color": theme.MUTED, "width": 1, "dash": "dot"})
        figure.add_annotation(
            x=mark[0], y=1, yref="paper", xanchor="left", yanchor="bottom", xshift=-6,
            text=mark[1], showarrow=False, font={"size": 11, "color": theme.MUTED},
        )  # fmt: skip
    is_right = own[0] > 0.6 * money[-1]
    figure.add_scatter(
        x=[round(own[0], 2)],
        y=[round(own[1], 3)],
        mode="markers+text",
        marker={"color": theme.CENTRE, "size": 12, "line": {"color": theme.PAGE, "width": 1.5}},
        text=[f"<b>{own[2]}</b>"],
        textposition="bottom left" if is_right else "bottom right",
        textfont={"size": 12, "color": theme.CENTRE},
        cliponaxis=False,
        hoverinfo="skip",
    )
    font = {"font": {"size": 12, "color": theme.MUTED}, "standoff": 4}
    across, up = (font | {"text": title} for title in axes)
    figure.update_xaxes(**theme.axis(title=across, nticks=6, tickformat=",.0f"))
    figure.update_yaxes(**theme.axis(title=up, nticks=6))
    return figure
