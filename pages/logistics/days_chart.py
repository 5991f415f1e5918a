"""Days taken apart: stacked bars of what each part takes, hatched where nothing accounts for it."""

from collections.abc import Sequence
from dataclasses import dataclass

from components.charts import rows, theme
from components.charts.plot import Plot

FEW, FEW_PX = 4, 38.0  # so few rows are as tall
TOP_PX, AXIS_PX = 6, 40
# Handling and sorting grey, the road blue, the wait for a visit in the colour of roads.
COLOURS = (theme.UNKNOWN, theme.CENTRE, theme.BORDER, theme.ROAD, theme.ACCENT)
OPEN = ({"size": 5, "solidity": 0.45}, {"size": 9, "solidity": 0.12})
STRIPES = f"repeating-linear-gradient(135deg,{theme.PALE} 0 3px,{theme.PAGE} 3px 6px)"
THIN_STRIPES = f"repeating-linear-gradient(135deg,{theme.PALE} 0 1px,{theme.PAGE} 1px 8px)"


@dataclass(frozen=True, slots=True)
class Bar:
    """A bar: the days of each part, those left open at least, and the range above that.

    `assumed` says that the range is illustrative; `county` is what a click chooses.
    """

    county: str
    label: str
    lengths: Sequence[float]
    assumed: bool = True


def stacked(
    groups: Sequence[tuple[str, Sequence[Bar]]],
    names: Sequence[str],
    unit: tuple[str, str],
    chosen: str,
    phone: bool,
) -> Plot:
    """Return the bars under their headings; what the parts leave open is hatched where assumed.

    `names` are those of the lengths; `unit` is the title of the axis, and what follows a number
    under the pointer.
    """
    stack = rows.stack(groups)
    height = round(stack.count * FEW_PX) if stack.count <= FEW else stack.height(phone)
    margin = {"l": 8, "r": 14, "t": TOP_PX, "b": AXIS_PX}
    figure = theme.figure(height + TOP_PX + AXIS_PX, margin=margin, bargap=0.25, barmode="stack")
    for part, name in enumerate(names):
        shown = [(at, bar) for at, bar in stack.placed if bar.lengths[part] > 0]
        if part < len(COLOURS):
            hover = f"{name} %{{x:.2f}} {unit[1]}"
            look = {"color": COLOURS[part], "line": {"color": theme.PAGE, "width": 0.5}}
        else:
            hover, shapes = name, ["/" if bar.assumed else "" for _, bar in shown]
            look = {"color": theme.PAGE, "line": {"color": theme.PALE, "width": 0.8}}
            look["pattern"] = theme.ASSUMED | OPEN[part - len(COLOURS)] | {"shape": shapes}
        if shown:
            figure.add_bar(
                x=[round(bar.lengths[part], 2) for _, bar in shown],
                y=[at for at, _ in shown],
                orientation="h",
                marker=look,
                customdata=[bar.county for _, bar in shown],
                hovertemplate=f"{hover}<extra></extra>",
            )
    title = theme.axis_title(unit[0])
    figure.update_xaxes(rangemode="tozero", nticks=5 if phone else 9, title=title)
    stack.write(figure, [rows.bold(b.label, b.county == chosen) for _, b in stack.placed], phone)
    return figure
