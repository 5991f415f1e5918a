"""Places as dots along a row for each county: how far they are, and which lie beyond a limit."""

from collections.abc import Sequence
from dataclasses import dataclass

from components.charts import rows, theme
from components.charts.plot import Plot

TOP_PX, AXIS_PX = 26, 40
DOT, DOT_OWN = 7, 9


@dataclass(frozen=True, slots=True)
class Strip:
    """A row of dots: its county ('' several) and label; of each dot county, hours and name."""

    county: str
    label: str
    dots: Sequence[tuple[str, float, str]]


def strips(
    shown: Sequence[Strip], limit_h: float, words: tuple[str, str, str], chosen: str, phone: bool
) -> Plot:
    """Return the strips below each other; others are grey, darker beyond the limit.

    Dots of the chosen county are ink, its farthest beyond the limit orange. `words` are the
    label of the limit, the title of the axis, and what follows a value under the pointer.
    """
    stack = rows.stack([("", shown)])
    height = stack.height(phone) + TOP_PX + AXIS_PX
    figure = theme.figure(height, margin={"l": 8, "r": 14, "t": TOP_PX, "b": AXIS_PX})
    dots = [(at, *dot) for at, strip in stack.placed for dot in strip.dots]
    farthest = max((hours for _, code, hours, _ in dots if code == chosen), default=limit_h)

    def colour(code: str, hours: float) -> str:
        if code != chosen:
            return theme.UNKNOWN if hours > limit_h else theme.BORDER
        return theme.GAP if hours == farthest > limit_h else theme.INK

    for one in (theme.BORDER, theme.UNKNOWN, theme.INK, theme.GAP):  # a look a dot: twice the bytes
        some = [dot for dot in dots if colour(*dot[1:3]) == one]
        if some:
            places, counties, hours, names = (list(column) for column in zip(*some, strict=True))
            size = DOT_OWN if counties[0] == chosen else DOT
            figure.add_scatter(
                x=[round(h, 2) for h in hours],
                y=places,
                mode="markers",
                marker={"size": size, "color": one, "line": {"color": theme.PAGE, "width": 0.6}},
                customdata=counties,
                text=names,
                hovertemplate=f"%{{text}} %{{x:.1f}}{words[2]}<extra></extra>",
            )
    figure.add_vline(x=limit_h, line=theme.DOTTED)
    at = {"x": limit_h, "y": 1, "yref": "paper", "yanchor": "bottom"}
    figure.add_annotation(text=words[0], **at)
    figure.update_xaxes(rangemode="tozero", nticks=6, title=theme.axis_title(words[1]))
    labels = [rows.bold(s.label, s.county == chosen != "") for _, s in stack.placed]
    stack.write(figure, labels, phone)
    return figure
