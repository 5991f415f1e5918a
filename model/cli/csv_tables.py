"""Tables in and out of the command line: CSV in, CSV out whole or not at all."""

import csv
import io
import math
import os
import sys
import tempfile
from collections.abc import Iterable, Sequence
from fractions import Fraction
from pathlib import Path

import numpy as np

from model.facts.errors import ModelError
from model.facts.provenance import FloatArray


class CommandError(ModelError):
    """What was asked cannot be done; the message is one sentence for the person who asked."""


def text(path: str) -> str:
    """Return the text of a UTF-8 file; CommandError if there is none."""
    try:
        return Path(path).read_text(encoding="utf-8-sig")
    except FileNotFoundError:
        raise CommandError(f"{path}: there is no such file") from None
    except (OSError, UnicodeDecodeError) as error:
        raise CommandError(f"{path}: cannot be read as UTF-8 text ({error})") from None


def read(path: str) -> list[list[str]]:
    """Return the cells of a UTF-8 CSV file, blank lines left out; CommandError if unreadable."""
    lines = csv.reader(io.StringIO(text(path)))
    rows = [[cell.strip() for cell in row] for row in lines]
    rows = [row for row in rows if any(row)]
    if not rows:
        raise CommandError(f"{path}: the file is empty")
    return rows


def records(path: str, required: str) -> list[dict[str, str]]:
    """Return the rows of a CSV file by column name; each required column must be there once."""
    header, *rows = read(path)
    for column in required.split():
        if header.count(column) != 1:
            found = ", ".join(header)
            raise CommandError(f"{path}, row 1: needs one column {column}, has {found}")
    for number, row in enumerate(rows, start=2):
        if len(row) != len(header):
            raise CommandError(
                f"{path}, row {number}: {len(row)} cells, the header has {len(header)}"
            )
    return [dict(zip(header, row, strict=True)) for row in rows]


def number(written: str, where: str) -> float:
    """Return a finite number, NaN for a blank; CommandError says where it is none."""
    if written == "":
        return math.nan
    value = _value(written)
    if not math.isfinite(value):
        raise CommandError(f"{where}: {written!r} is not a number (leave a missing value blank)")
    return value


def matrix(path: str) -> tuple[FloatArray, list[str], list[str]]:
    """Return the numbers of a table with the names of its rows and columns.

    A first row or column that is not all numbers holds names; without it they are 1, 2, ...
    Blank cells are NaN.
    """
    rows = read(path)
    named_columns = not all(_is_number(cell) for cell in rows[0] if cell)
    body = rows[1:] if named_columns else rows
    named_rows = any(not _is_number(row[0]) for row in body if row[0]) or (
        named_columns and rows[0][0] == ""
    )
    first = 1 if named_rows else 0
    width = len(rows[0])
    if not body or any(len(row) != width for row in body):
        raise CommandError(f"{path}: every row must have {width} cells")
    top = 2 if named_columns else 1
    values = [
        [
            number(cell, f"{path}, row {i}, column {j + 1}")
            for j, cell in enumerate(row)
            if j >= first
        ]
        for i, row in enumerate(body, start=top)
    ]
    names = [row[0] for row in body] if named_rows else [str(i + 1) for i in range(len(body))]
    columns = rows[0][first:] if named_columns else [str(j + 1) for j in range(width - first)]
    return np.array(values, dtype=float), names, columns


def _value(written: str) -> float:
    """Return a number or a fraction such as 1/3, infinite where the text is neither."""
    try:
        return float(Fraction(written)) if "/" in written else float(written)
    except (ValueError, ZeroDivisionError):
        return math.inf


def _is_number(cell: str) -> bool:
    return math.isfinite(_value(cell))


def cell(value: float, decimals: int = 6) -> str:
    """Return a number as written to a file, blank for NaN."""
    return (
        ""
        if math.isnan(value)
        else f"{round(value, decimals):.{decimals}f}".rstrip("0").rstrip(".")
    )


def write(path: str, header: Sequence[str], rows: Iterable[Sequence[str]]) -> None:
    """Write a CSV file whole or not at all; '' or '-' is the standard output."""
    whole = io.StringIO()
    table = csv.writer(whole, lineterminator="\n")
    table.writerow(header)
    table.writerows(rows)
    if path in ("", "-"):
        sys.stdout.write(whole.getvalue())
        return
    target = Path(path)
    try:
        with tempfile.NamedTemporaryFile(
            "w", encoding="utf-8", newline="", dir=target.parent, prefix=".part-", delete=False
        ) as part:
            part.write(whole.getvalue())
        Path(part.name).chmod(0o666 & ~_umask())
        Path(part.name).replace(target)
    except OSError as error:
        raise CommandError(f"{path}: cannot be written ({error.strerror})") from None


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask
