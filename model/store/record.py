"""What is kept: sets of figures as rows of plain values, what-ifs as the parameters of a link."""

from collections.abc import Iterable
from dataclasses import asdict, dataclass
from datetime import datetime
from typing import Any, NamedTuple

from model.own_data.overlay import Origin, SuppliedFigure, SuppliedStation, Supply

Rows = list[dict[str, Any]]
LETTERS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"  # Crockford's: none is taken for another
CODE_LETTERS = 13  # 65 bits
MISREAD = str.maketrans("ILO", "110")


class Codes(NamedTuple):
    """The two codes of a set: whoever has `view` may read it, with `edit` also save it anew."""

    view: str
    edit: str


@dataclass(frozen=True, slots=True)
class Kept:
    """A version of a set: its figures, the office that put them in, its note, and when."""

    view: str
    version: int
    saved: datetime
    office: str
    note: str
    supply: Supply


@dataclass(frozen=True, slots=True)
class Draft:
    """Figures not yet saved, made from a version of the set `view`, '' and 0 for none.

    Those that were typed without a source have none: they are in use nowhere.
    """

    view: str
    version: int
    saved: datetime
    supply: Supply


@dataclass(frozen=True, slots=True)
class Review:
    """A version of a set that its office has submitted, and what a reviewer made of it.

    `state` is submitted, accepted, returned, revoked, or replaced by a later version; `decided` is
    None while it is submitted; `word` is the reviewer's, '' for none.
    """

    number: int
    kept: Kept
    state: str
    submitted: datetime
    decided: datetime | None
    reviewer: str
    word: str


@dataclass(frozen=True, slots=True)
class WhatIf:
    """A view saved under a name: its page, the parameters of its link, the county it is about.

    What is not listed is found by its code alone. `code` and `day` (ISO 8601) are the store's.
    """

    name: str
    note: str
    author: str
    county: str
    page: str
    params: dict[str, str]
    is_listed: bool = False
    code: str = ""
    day: str = ""


def what_if_code(text: str) -> str:
    """Return the code of a what-if that a text is, in any case; '' where it can be none."""
    code = text.upper().translate(MISREAD)
    return code if len(code) == CODE_LETTERS and set(code) <= set(LETTERS) else ""


def one_line(text: str, most: int) -> str:
    """Return a text as one line of letters that can be seen, cut to what a column takes."""
    line = " ".join(text.split())
    return "".join(letter for letter in line if letter.isprintable())[:most].strip()


def written(parts: Iterable[SuppliedFigure | SuppliedStation]) -> Rows:
    """Return figures or stations as rows, each with where it is from."""
    return [row | row.pop("origin") for row in map(asdict, parts)]


def restored(figures: Rows, stations: Rows) -> Supply:
    """Return the supply of such rows; KeyError or TypeError if they are none."""
    return Supply(
        tuple(SuppliedFigure(origin=_origin(row), **row) for row in map(dict, figures)),
        tuple(SuppliedStation(origin=_origin(row), **row) for row in map(dict, stations)),
    )


def _origin(row: dict[str, Any]) -> Origin:
    return Origin(row.pop("year"), row.pop("source"), row.pop("file"))
