"""One carrier a block: the table that its chart, screen rows, file and words are made from."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

import pandas as pd


@dataclass(frozen=True, slots=True)
class Table:
    """A block's figures, a row each.

    `rows` has plain column names (county, value, low, mean_h ...) and numbers unrounded enough to
    draw; `heads` names the columns that the file has, in its order, in the reader's language.
    """

    rows: pd.DataFrame
    heads: Mapping[str, str]

    def file(self) -> pd.DataFrame:
        """Return the table as it is written to a file."""
        return self.rows[list(self.heads)].rename(columns=dict(self.heads))

    def screen(
        self, cells: Mapping[str, Callable[[Any], str]], most: int | None = None
    ) -> tuple[list[str], list[list[str]]]:
        """Return header and rows in words, as `html.table` takes them.

        `cells` gives each heading what writes its cell from a row (`row.mean_h`); at most `most`
        rows are shown.
        """
        shown = self.rows if most is None else self.rows.head(most)
        words = [[write(row) for write in cells.values()] for row in shown.itertuples()]
        return list(cells), words
