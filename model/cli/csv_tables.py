"""Tables in and out of the command line: text or XLSX in, CSV out whole or not at all."""

import csv
import io
import math
import os
import re
import shutil
import sys
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from dataclasses import asdict, dataclass
from errno import EISDIR
from fractions import Fraction
from pathlib import Path
from reprlib import repr as shortened

import numpy as np

from model.facts.errors import ModelError, SupplyError, refused
from model.facts.provenance import FloatArray
from model.own_data.read_sheet import decoded, rows_of
from model.own_data.workbook_guard import Limits

NUMBER = re.compile(r"[+-]?(?:[0-9]+\.?[0-9]*|\.[0-9]+)(?:[eE][+-]?[0-9]+)?")
FRACTION = re.compile(r"[0-9]{1,9}/0{0,8}[1-9][0-9]{0,8}")
SEPARATORS = {",": "commas", ";": "semicolons", "\t": "tabs"}
BOM = "utf-8-sig"  # with a byte order mark, for spreadsheets
MOST_BYTES = 500 << 20
# A larger workbook takes minutes to read; as CSV the same table takes seconds.
WORKBOOK = Limits(
    megabytes=100, rows=2**20, columns=2**14, letters=2**17, table=1_000_000, texts=500_000
)
SWAPPED = str.maketrans(",.", ".,")
TOO_LARGE = "larger than is read: a workbook of a million cells, a CSV file of 500 MB"
REFUSED = {
    "not_a_table": "neither a table of text nor an XLSX workbook",
    "old_excel": "an old Excel file or one with a password; save it as XLSX or CSV",
    "sheets": "several sheets are in use ({given}); keep one",
    "formula": "row {row}, column {column}: a formula without a value; open and save the file once",
    "broken": "a broken workbook",
}


class CommandError(ModelError):
    """What was asked cannot be done; the message is one sentence for the person who asked."""


@dataclass(frozen=True, slots=True)
class Lines:
    """Where each row of a file stands with its cells, blank rows left out, and its decimal mark."""

    path: str
    rows: list[tuple[str, list[str]]]
    decimal: str


class NamedRow(dict[str, str]):
    """The cells of a row by column name, where it stands, and the decimal mark of its numbers."""

    def __init__(self, cells: Mapping[str, str], where: str, decimal: str) -> None:
        super().__init__(cells)
        self.where, self.decimal = where, decimal

    def number(self, column: str) -> float:
        """Return the number in a column, NaN where blank; CommandError says where it is none."""
        return number(self[column], f"{self.where}, column {column}", self.decimal)


@contextmanager
def _opened(path: str) -> Iterator[bytes]:
    """Give the bytes of a file; what keeps it from being read is one sentence."""
    try:
        with Path(path).open("rb") as file:
            raw = file.read(MOST_BYTES + 1)
        if len(raw) > MOST_BYTES:
            raise refused("too_large")
        yield raw
    except OSError as error:
        raise CommandError(f"{path}: cannot be read ({error.strerror})") from None
    except SupplyError as error:
        words = REFUSED.get(error.faults[0].code, TOO_LARGE)
        raise CommandError(f"{path}: {words.format(**asdict(error.faults[0]))}") from None


def text(path: str) -> str:
    """Return the text of a file; CommandError if there is none."""
    with _opened(path) as raw:
        return decoded(raw)[0]


def read(path: str, decimal: str) -> Lines:
    """Read a file of text or XLSX; what is not UTF-8 and commas is said on stderr."""
    with _opened(path) as raw:
        if is_book := raw.startswith(b"PK"):
            rows = rows_of(raw, WORKBOOK)
            width = max(map(len, rows), default=0)
            if len(rows) * width > WORKBOOK.table:
                raise CommandError(f"{path}: {TOO_LARGE}")
            rows = [row + [""] * (width - len(row)) for row in rows]
            sys.stderr.write(f"{path}: read as XLSX\n")
        else:
            rows = _text_rows(path, raw, decimal)
    stripped = ([cell.strip() for cell in row] for row in rows)
    known = [(f"{path}, row {i}", row) for i, row in enumerate(stripped, start=1) if any(row)]
    if not known:
        raise CommandError(f"{path}: the file is empty")
    return Lines(path, known, "point" if is_book else decimal)  # a workbook has its own numbers


def _text_rows(path: str, raw: bytes, decimal: str) -> list[list[str]]:
    content, encoding, separator = decoded(raw)
    if decimal == "comma":
        first = content.lstrip().partition("\n")[0]
        separator = next((mark for mark in ";\t" if mark in first), ",")
    if (encoding, separator) != ("utf-8-sig", ","):
        name = encoding.removesuffix("-sig").upper()
        sys.stderr.write(f"{path}: read as {name}, separated by {SEPARATORS[separator]}\n")
    rows: list[list[str]] = []
    try:
        rows.extend(csv.reader(io.StringIO(content, newline=""), delimiter=separator, strict=True))
    except csv.Error:
        raise CommandError(
            f"{path}, row {len(rows) + 1}: a quote is not closed where its cell ends, or a cell "
            f"has more than {csv.field_size_limit():,} characters"
        ) from None
    return rows


def records(path: str, required: Iterable[str], decimal: str = "point") -> list[NamedRow]:
    """Return the rows of a file by column name; each required column must be there once."""
    table = read(path, decimal)
    (where, header), *rows = table.rows
    often = Counter(header)
    for column in [*required, *filter(None, header)]:
        if often[column] != 1:
            parted = ", parted by commas, semicolons or tabs" if len(header) == 1 else ""
            given = shortened(", ".join(header))
            raise CommandError(f"{where}: needs one column {column}, has {given}{parted}")
    for where, row in rows:
        if len(row) != len(header):
            raise CommandError(f"{where}: {len(row)} cells, the header has {len(header)}")
    return [
        NamedRow(dict(zip(header, row, strict=True)), where, table.decimal) for where, row in rows
    ]


def number(written: str, where: str, decimal: str = "point", *, fraction: bool = False) -> float:
    """Return a finite number, NaN for a blank; CommandError says where it is none.

    Plain digits only: what may be a date, a footnote mark or a per cent is refused, and a
    fraction such as 1/3 unless it is asked for.
    """
    if not written:
        return math.nan
    plain = written.translate(SWAPPED) if decimal == "comma" else written
    if NUMBER.fullmatch(plain) and math.isfinite(value := float(plain)):
        return value
    if fraction and FRACTION.fullmatch(written):
        return float(Fraction(written))
    hint = "write it as -12.5 or 1e3, or leave it blank if it is missing"
    if set(written) & {",", "."} and NUMBER.fullmatch(plain.translate(SWAPPED)):
        hint = "say --decimal comma if numbers are written with a decimal comma"
        hint = "with --decimal comma a point is no decimal mark" if decimal == "comma" else hint
    raise CommandError(f"{where}: {shortened(written)} is not a number ({hint})")


def matrix(
    table: Lines, top: int, left: int, *, fraction: bool = False
) -> tuple[FloatArray, list[str], list[str]]:
    """Return the numbers of a table, NaN where blank, and the names of its rows and columns.

    `top` rows and `left` columns, 0 or 1, are names; without them they are counted from 1.
    """
    path, rows, width = table.path, table.rows, len(table.rows[0][1])
    for where, row in rows:
        if len(row) != width:
            raise CommandError(f"{where}: {len(row)} cells, the first row has {width}")
    columns = rows[0][1][left:] if top else [str(j) for j in range(1, width - left + 1)]
    names = [row[0] if left else str(i) for i, (_, row) in enumerate(rows[top:], start=1)]
    if not names or not columns:
        raise CommandError(f"{path}: needs numbers below and beside the names of columns and rows")
    for kind, given in (("rows", names), ("columns", columns)):
        for name, count in Counter(given).items():
            if not name or count > 1:
                what = f"the name {name!r} stands twice" if name else "a name is blank"
                raise CommandError(f"{path}: {what} among its {kind}")
    values = [
        [
            number(written, f"{where}, column {name}", table.decimal, fraction=fraction)
            for name, written in zip(columns, row[left:], strict=True)
        ]
        for where, row in rows[top:]
    ]
    return np.array(values, dtype=float), names, columns


def is_number(written: str, decimal: str = "point") -> bool:
    """Return whether a cell is a number or a fraction."""
    with suppress(CommandError):
        return not math.isnan(number(written, "", decimal, fraction=True))
    return False


def cell(value: float, decimals: int = 6) -> str:
    """Return a number as written to a file, blank for NaN."""
    shown = f"{round(float(value), decimals) + 0.0:.{decimals}f}".rstrip("0").rstrip(".")
    return "" if math.isnan(value) else shown


def write(
    path: str, header: Sequence[str], rows: Iterable[Sequence[str]], encoding: str = BOM
) -> None:
    """Write a CSV file whole or not at all; '' or '-' is the standard output."""
    whole = io.StringIO()
    csv.writer(whole, lineterminator="\n").writerows([header, *rows])
    save(path, whole.getvalue(), encoding)


def save(path: str, content: str, encoding: str = BOM) -> None:
    """Write a text to a file, or as it is to the standard output; CommandError if it cannot be."""
    is_file = path not in ("", "-", "/dev/stdout")
    try:
        if is_file:
            _save(path, content, encoding)
        else:
            sys.stdout.write(content)
            sys.stdout.flush()
    except (OSError, UnicodeEncodeError) as error:
        if not is_file:
            with suppress(OSError):
                sys.stdout.close()  # or the interpreter complains once more at its end
        reason = error.strerror if isinstance(error, OSError) else "its encoding lacks a letter"
        raise CommandError(f"{path or 'output'}: cannot be written ({reason})") from None


def _save(path: str, content: str, encoding: str) -> None:
    """Write a file whole; a pipe or device as it is."""
    target = Path(os.path.realpath(path))  # a link stays, what it leads to is written
    if path.endswith(os.sep) or target.is_dir() or target.is_symlink():  # one that leads nowhere
        raise OSError(EISDIR, "it is no file")
    if Path(path).exists() and not target.is_file():
        Path(path).write_text(content, encoding="utf-8", newline="")
        return
    part = target.with_name(f".part-{os.getpid()}")
    try:
        part.write_text(content, encoding=encoding, newline="")
        if target.exists():
            with target.open("r+b"):  # one that must not be written is not replaced either
                shutil.copymode(target, part)
        part.replace(target)
    finally:
        part.unlink(missing_ok=True)
