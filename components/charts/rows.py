"""Rows of a chart one below the other, in groups under headings, each with its name."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

from components.charts import theme
from components.charts.plot import Plot

PX, PX_PHONE = 15.2, 17.0  # a row
T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Stack(Generic[T]):
    """What stands in which row: items and headings with theirs, and how many rows there are."""

    placed: list[tuple[int, T]]
    headings: list[tuple[int, str]]
    count: int

    def height(self, phone: bool) -> int:
        """Return the height of all rows in pixels."""
        return round(self.count * (PX_PHONE if phone else PX))

    def write(self, figure: Plot, names: Sequence[str], phone: bool) -> None:
        """Write the headings and, at the left of its row, the name of each item."""
        for at, heading in self.headings:
            figure.add_annotation(
                x=0, xref="paper", y=at, text=f"<b>{heading}</b>", showarrow=False, xanchor="left",
                font={"size": 12, "color": theme.MUTED},
            )  # fmt: skip
        figure.update_yaxes(
            **theme.axis(
                range=[self.count - 0.4, -0.6],
                tickvals=[at for at, _ in self.placed],
                ticktext=list(names),
                showgrid=False,
                tickfont={"size": 11 if phone else 12},
            )
        )


def stack(groups: Sequence[tuple[str, Sequence[T]]]) -> Stack[T]:
    """Return the groups, heading and items, one below the other; an empty heading takes no row."""
    placed: list[tuple[int, T]] = []
    headings: list[tuple[int, str]] = []
    y = 0
    for heading, items in groups:
        if heading:
            headings.append((y, heading))
            y += 1
        placed += [(y + n, item) for n, item in enumerate(items)]
        y += len(items)
    return Stack(placed, headings, y)


def bold(text: str, is_bold: bool) -> str:
    """Return a name, set off where it is the chosen one."""
    return f"<b>{text}</b>" if is_bold else text
