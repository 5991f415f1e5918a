"""Tables in and out of the command line: CSV in, CSV out whole or not at all."""

import csv
import io
import math
import os
import sys
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
    lines = ([cell.strip() for cell in row] for row in csv.reader(io.StringIO(text(path))))
    rows = [row for row in lines if any(row)]
    if not rows:
        raise CommandError(f"{path}: the file is empty")
    return rows


def records(path: str, required: str) -> list[dict[str, str]]:
    """Return the rows of a CSV file by column name; each required column must be there once."""
    header, *rows = read(path)
    for column in required.split():
        if header.count(column) != 1:
            given = ", ".join(header)
            raise CommandError(f"{path}, row 1: needs one column {column}, has {given}")
    for at, row in enumerate(rows, start=2):
        if len(row) != len(header):
            raise CommandError(f"{path}, row {at}: {len(row)} cells, the header has {len(header)}")
    return [dict(zip(header, row, strict=True)) for row in rows]


def number(written: str, where: str) -> float:
    """Return a finite number, NaN for a blank; CommandError says where it is none."""
    if written and not math.isfinite(_value(written)):
        raise CommandError(f"{where}: {written!r} is not a number (leave a missing value blank)")
    return _value(written)


def _value(written: str) -> float:
    """Return a number or a fraction such as 1/3, NaN for a blank, infinite if it is neither."""
    try:
        return float(Fraction(written) if "/" in written else written or "nan")
    except (ValueError, ZeroDivisionError):
        return math.inf


def _are_names(cells: Sequence[str]) -> bool:
    return not all(math.isfinite(_value(cell)) for cell in cells if cell)


def matrix(path: str) -> tuple[FloatArray, list[str], list[str]]:
    """Return the numbers of a table, NaN where blank, and the names of rows and columns."""
    rows = read(path)
    top = 1 if _are_names(rows[0]) else 0
    left = 1 if _are_names([row[0] for row in rows[top:]]) or (top and rows[0][0] == "") else 0
    width = len(rows[0])
    if not rows[top:] or any(len(row) != width for row in rows):
        raise CommandError(f"{path}: every row must have {width} cells")
    values = [
        [number(cell, f"{path}, row {i}, column {j}") for j, cell in list(enumerate(row, 1))[left:]]
        for i, row in enumerate(rows[top:], start=top + 1)
    ]
    names = [row[0] if left else str(i) for i, row in enumerate(rows[top:], start=1)]
    columns = rows[0][left:] if top else [str(j) for j in range(1, width - left + 1)]
    return np.array(values, dtype=float), names, columns


def cell(value: float, decimals: int = 6) -> str:
    """Return a number as written to a file, blank for NaN."""
    shown = f"{round(float(value), decimals):.{decimals}f}".rstrip("0").rstrip(".")
    return "" if math.isnan(value) else shown


def write(path: str, header: Sequence[str], rows: Iterable[Sequence[str]]) -> None:
    """Write a CSV file whole or not at all; '' or '-' is the standard output."""
    whole = io.StringIO()
    csv.writer(whole, lineterminator="\n").writerows([header, *rows])
    if path in ("", "-"):
        sys.stdout.write(whole.getvalue())
        return
    target = Path(path)
    part = target.with_name(f".part-{os.getpid()}-{target.name}")
    try:
        part.write_text(whole.getvalue(), encoding="utf-8", newline="")
        part.replace(target)
    except OSError as error:
        part.unlink(missing_ok=True)
        raise CommandError(f"{path}: cannot be written ({error.strerror})") from None
