"""Where the headings of a table stand and what each column is: one row or two, below a title."""

from dataclasses import dataclass
from itertools import pairwise

from model.own_data.read_sheet import Table
from model.own_data.spelling import Names, unbracketed

FIRST_ROWS, LONGEST = 20, 100  # in which headings are looked for; letters of one
PLACES = {"code", "name", "township", "township_name"}
BESIDE = {"year", "source", "note", "serial", "prefecture", "unit"}
ANSWERS = ("has_station", "village_points", "monthly_parcels", "opened_on")  # of a township
TOWNS = PLACES - {"code", "name"}


@dataclass(frozen=True, slots=True)
class Headings:
    """The headings of a table, column by column."""

    last: int  # row that they end with, counted as in the sheet
    texts: tuple[str, ...]
    keys: tuple[str, ...]  # '' for one that is not known

    @property
    def kind(self) -> str:
        """Return what the table holds: stations, a figure a row (`long`) or several (`wide`)."""
        keys = set(self.keys)
        if keys & set(ANSWERS) and keys & TOWNS:
            return "stations"
        if not keys & (PLACES - TOWNS):
            return ""
        if {"indicator", "value"} <= keys:
            return "long"
        asked = PLACES | BESIDE | {"", "indicator", "value", *ANSWERS}
        return "wide" if keys - asked else ""


def find_headings(rows: Table, known: Names) -> Headings:
    """Return the headings that are understood best, of equal ones the first."""
    found = [_one_row(rows, last, known) for last in range(1, min(len(rows), FIRST_ROWS) + 1)]
    found += [_two_rows(*pair, known) for pair in pairwise(found)]
    return max(found, key=lambda one: (one.kind != "", len({*one.keys} - {""}), -one.last))


def _one_row(rows: Table, last: int, known: Names) -> Headings:
    row = rows[last - 1]
    return Headings(last, tuple(row), tuple(_key(text, known) for text in row))


def _two_rows(upper: Headings, lower: Headings, known: Names) -> Headings:
    """Return two rows as one; the lower is none of headings if it says something of a place."""
    texts, keys = [], []
    for column in range(max(len(upper.texts), len(lower.texts))):
        (top, key), (text, own) = (
            (one.texts[column], one.keys[column]) if column < len(one.texts) else ("", "")
            for one in (upper, lower)
        )
        if text and not own:
            if key in PLACES:
                return lower
            own = _key(f"{top}{text}", known)
        texts.append(text if own and text else f"{top}{text}")
        keys.append(own or (key if not text else ""))
    return Headings(lower.last, tuple(texts), tuple(keys))


def _key(text: str, known: Names) -> str:
    if not 0 < len(text) <= LONGEST:
        return ""
    return known.find(text) or known.find(unbracketed(text))
