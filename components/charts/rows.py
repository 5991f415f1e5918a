"""Rows of a chart one below the other, in groups under headings, each with its name."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

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
            place = {"x": 0, "xref": "paper", "xanchor": "left", "y": at}
            figure.add_annotation(text=f"<b>{heading}</b>", font={"size": 12}, **place)
        figure.update_yaxes(
            range=[self.count - 0.4, -0.6],
            tickvals=[at for at, _ in self.placed],
            ticktext=list(names),
            showgrid=False,
            tickfont={"size": 11 if phone else 12},
        )


def stack(groups: Sequence[tuple[str, Sequence[T]]]) -> Stack[T]:
    """Return the groups, heading and items, one below the other; an empty heading takes no row."""
    placed: list[tuple[int, T]] = []
    headings: list[tuple[int, str]] = []
    count = 0
    for heading, items in groups:
        if heading:
            headings.append((count, heading))
            count += 1
        placed += enumerate(items, count)
        count += len(items)
    return Stack(placed, headings, count)


def bold(text: str, is_bold: bool) -> str:
    """Return a name, set off where it is the chosen one."""
    return f"<b>{text}</b>" if is_bold else text


def write_names(figure: Plot, names: Sequence[str], size: int = 12) -> None:
    """Write names at the left of rows 0, 1, 2 ... from top to bottom."""
    figure.update_yaxes(
        range=[len(names) - 0.5, -0.5],
        tickvals=list(range(len(names))),
        ticktext=list(names),
        showgrid=False,
        tickfont={"size": size},
    )
