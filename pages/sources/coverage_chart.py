"""How each figure is known: a cell a county and indicator, darker the firmer it is."""

from collections.abc import Sequence
from dataclasses import dataclass

from components.charts import rows, theme
from components.charts.plot import Plot

CELL_PX, LABELS_PX = 17, 62


@dataclass(frozen=True, slots=True)
class Line:
    """An indicator over the counties: kind 0..3, glyph and hover words of each cell."""

    label: str
    kinds: Sequence[int]
    marks: Sequence[str]
    words: Sequence[str]


@dataclass(frozen=True, slots=True)
class Block:
    """The indicators of an element under its name."""

    heading: str
    lines: Sequence[Line]


def matrix(blocks: Sequence[Block], counties: Sequence[str], chosen: int | None = None) -> Plot:
    """Return the cells, indicators down and counties across; `chosen` is a county's column."""
    stack = rows.stack([(block.heading, block.lines) for block in blocks])
    at_row = dict(stack.placed)
    cells = [at_row.get(at) for at in range(stack.count)]  # a heading's row has none
    blank = [None] * len(counties)
    figure = theme.figure(
        CELL_PX * stack.count + LABELS_PX, margin={"l": 8, "r": 4, "t": 4, "b": 2}
    )
    figure.add_heatmap(
        z=[line.kinds if line else blank for line in cells],
        text=[line.marks if line else [""] * len(counties) for line in cells],
        customdata=[line.words if line else blank for line in cells],
        zmin=-0.5,
        zmax=len(theme.FIRMNESS) - 0.5,
        colorscale=_steps(),
        showscale=False,
        xgap=1,
        ygap=1,
        hoverongaps=False,
        texttemplate="%{text}",
        textfont={"size": 11, "color": theme.INK},
        hovertemplate="%{x} · %{y}<br>%{text} %{customdata}<extra></extra>",
    )
    for at, heading in stack.headings:
        figure.add_annotation(
            x=-0.5,
            y=at,
            text=f"<b>{heading}</b>",
            showarrow=False,
            xanchor="left",
            font={"size": 12, "color": theme.INK},
        )
    if chosen is not None:
        figure.add_shape(
            type="rect",
            x0=chosen - 0.5,
            x1=chosen + 0.5,
            y0=0,
            y1=1,
            yref="y domain",
            line={"color": theme.INK, "width": 1.5},
        )
    figure.update_xaxes(
        **theme.axis(
            side="top",
            tickvals=list(range(len(counties))),
            ticktext=list(counties),
            tickangle=-90,
            tickfont={"size": 11},
            showgrid=False,
            ticks="",
        )
    )
    figure.update_yaxes(
        **theme.axis(
            range=[stack.count - 0.5, -0.5],
            tickvals=[at for at, _ in stack.placed],
            ticktext=[line.label for _, line in stack.placed],
            tickfont={"size": 11.5},
            showgrid=False,
        )
    )
    return figure


def _steps() -> list[list[object]]:
    """Return the fills as a scale of steps."""
    count = len(theme.FIRMNESS)
    return [[(i + edge) / count, fill] for i, fill in enumerate(theme.FIRMNESS) for edge in (0, 1)]
