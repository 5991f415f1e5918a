"""Places as dots along a row for each county or hub: how far they are, and which lie beyond."""

import math
from collections.abc import Sequence
from dataclasses import dataclass

from components.charts import rows, theme
from components.charts.plot import Plot

TOP_PX, AXIS_PX = 26, 40
DOT, DOT_OWN = 7, 9


@dataclass(frozen=True, slots=True)
class Strip:
    """A row of dots: its county ('' none) and label; of each dot county, hours and name."""

    county: str
    label: str
    dots: Sequence[tuple[str, float, str]]


def strips(
    groups: Sequence[tuple[str, Sequence[Strip]]],
    limit_h: float,
    words: tuple[str, str, str],
    chosen: str,
    phone: bool,
) -> Plot:
    """Return the strips under their headings; others grey, darker beyond the limit.

    Dots of the chosen county are ink, its farthest beyond the limit orange. `words` are the
    label of the limit (NaN none), the title of the axis, and what follows a value under the
    pointer.
    """
    stack = rows.stack(groups)
    height = stack.height(phone) + TOP_PX + AXIS_PX
    figure = theme.figure(height, margin={"l": 8, "r": 14, "t": TOP_PX, "b": AXIS_PX})
    dots = [(at, *dot) for at, strip in stack.placed for dot in strip.dots]
    longest = max((h for _, code, h, _ in dots if code == chosen and h > limit_h), default=math.nan)
    looks = {  # by colour: a look for each dot would double the bytes
        theme.BORDER: [dot for dot in dots if dot[1] != chosen and not dot[2] > limit_h],
        theme.UNKNOWN: [dot for dot in dots if dot[1] != chosen and dot[2] > limit_h],
        theme.INK: [dot for dot in dots if dot[1] == chosen and dot[2] != longest],
        theme.GAP: [dot for dot in dots if dot[1] == chosen and dot[2] == longest],
    }
    for colour, some in looks.items():
        if some:
            places, counties, hours, names = (list(column) for column in zip(*some, strict=True))
            size = DOT_OWN if counties[0] == chosen else DOT
            figure.add_scatter(
                x=[round(h, 2) for h in hours],
                y=places,
                mode="markers",
                marker={"size": size, "color": colour, "line": {"color": theme.PAGE, "width": 0.6}},
                customdata=counties,
                text=names,
                hovertemplate=f"%{{text}} %{{x:.1f}}{words[2]}<extra></extra>",
            )
    if not math.isnan(limit_h):
        figure.add_vline(x=limit_h, line=theme.DOTTED)
        at = {"x": limit_h, "y": 1, "yref": "paper", "yanchor": "bottom"}
        figure.add_annotation(text=words[0], **at)
    figure.update_xaxes(rangemode="tozero", nticks=6, title=theme.axis_title(words[1]))
    labels = [rows.bold(s.label, bool(s.county) and s.county == chosen) for _, s in stack.placed]
    stack.write(figure, labels, phone)
    return figure
