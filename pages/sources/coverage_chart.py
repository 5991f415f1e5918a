"""How each figure is known: a cell a county and indicator, darker the firmer it is."""

from collections.abc import Sequence
from dataclasses import dataclass

from components.charts import rows, theme
from components.charts.plot import Plot

CELL_PX, LABELS_PX = 16, 62


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
    stack, fills = rows.stack([(block.heading, block.lines) for block in blocks]), theme.FIRMNESS
    cells = [dict(stack.placed).get(at) for at in range(stack.count)]  # a heading's row has none
    blank, count, height = [None] * len(counties), len(fills), CELL_PX * stack.count + LABELS_PX
    figure = theme.figure(height, margin={"l": 8, "r": 4, "t": 4, "b": 2})
    figure.add_heatmap(
        z=[line.kinds if line else blank for line in cells],
        text=[line.marks if line else [""] * len(counties) for line in cells],
        customdata=[line.words if line else blank for line in cells],
        zmin=-0.5,
        zmax=count - 0.5,
        colorscale=theme.stepped(fills),
        showscale=False,
        xgap=1,
        ygap=1,
        hoverongaps=False,
        texttemplate="%{text}",
        textfont={"size": 11, "color": theme.INK},
        hovertemplate="%{x} · %{y}<br>%{customdata}<extra></extra>",
    )
    font = {"size": 12, "color": theme.INK}
    for at, heading in stack.headings:
        figure.add_annotation(x=-0.5, y=at, text=f"<b>{heading}</b>", xanchor="left", font=font)
    if chosen is not None:
        line = {"color": theme.INK, "width": 1.5}
        ends = {"x0": chosen - 0.5, "x1": chosen + 0.5, "y0": 0, "y1": 1}
        figure.add_shape(type="rect", yref="y domain", line=line, **ends)
    names = {"ticktext": list(counties), "tickangle": -90, "tickfont": {"size": 11}}
    places = list(range(len(counties)))
    figure.update_xaxes(side="top", tickvals=places, showgrid=False, **names)
    names = {"ticktext": [line.label for _, line in stack.placed], "tickfont": {"size": 11.5}}
    places = [at for at, _ in stack.placed]
    figure.update_yaxes(range=[stack.count - 0.5, -0.5], tickvals=places, showgrid=False, **names)
    return figure
