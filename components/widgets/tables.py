"""One carrier a block: the table that its chart, screen rows, file and words are made from."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

import pandas as pd

from components.words.texts import Texts


@dataclass(frozen=True, slots=True)
class Table:
    """A block's figures, a row each.

    `rows` has plain column names (county, value, low, mean_h ...) and numbers unrounded enough to
    draw; `heads` names the columns that the file has, in its order, in the reader's language, and
    `decimals` how finely the file gives some of them.
    """

    rows: pd.DataFrame
    heads: Mapping[str, str]
    decimals: Mapping[str, int] = field(default_factory=dict)

    def file(self) -> pd.DataFrame:
        """Return the table as it is written to a file."""
        rounded = self.rows.round(dict(self.decimals))
        return rounded[list(self.heads)].rename(columns=dict(self.heads))

    def screen(
        self, cells: Mapping[str, Callable[[Any], str]], most: int | None = None
    ) -> tuple[list[str], list[list[str]]]:
        """Return header and rows in words, as `html.table` takes them.

        `cells` gives each heading what writes its cell from a row (`row.mean_h`); at most `most`
        rows are shown.
        """
        shown = self.rows if most is None else self.rows.head(most)
        return screen(shown.itertuples(), cells)


def heads(t: Texts, *columns: str, **own: str) -> dict[str, str]:
    """Return the headings of a table: of its `own` columns by their texts, then of common ones."""
    named = {column: t(text) for column, text in own.items()}
    return named | {column: t(f"common.{column}") for column in columns}


def screen(
    items: Iterable[Any], cells: Mapping[str, Callable[[Any], str]]
) -> tuple[list[str], list[list[str]]]:
    """Return header and rows in words: what writes the cell of each heading from an item."""
    return list(cells), [[write(item) for write in cells.values()] for item in items]


def table(
    items: Iterable[Any], columns: Mapping[str, tuple[str, Callable[[Any], object]]]
) -> Table:
    """Return the table of some items: of each column the heading and what gives its value."""
    kept = list(items)
    rows = {name: [value(item) for item in kept] for name, (_, value) in columns.items()}
    return Table(pd.DataFrame(rows), {name: heading for name, (heading, _) in columns.items()})
