"""Files made to use up memory or time: each is refused within a second and a hundred megabytes."""

import io
import random
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from model.own_data.workbook_guard import BOOK
from tests.model.own_data.workbooks import LINKED, TYPES, book, cell, packed, parts_of, row

pytestmark = pytest.mark.slow  # each file is read in a process of its own
MOST_SECONDS, MOST_MB = (
    1.0,
    100.0,
)  # of the processor, slow ones too; of memory above what the imports take
SHEET = "xl/worksheets/sheet1.xml"
# Tells the faults, the seconds and the megabytes of reading what comes in. `VmHWM` is the peak of
# this process alone: `ru_maxrss` begins with that of the process that started it.
MEASURE = """
import resource, sys, time
from model.facts.errors import SupplyError
from model.own_data.read_sheet import rows_of

def peak_kb():
    with open("/proc/self/status") as status:
        return next(int(line.split()[1]) for line in status if line.startswith("VmHWM"))

resource.setrlimit(resource.RLIMIT_AS, (6 * 2**30,) * 2)
resource.setrlimit(resource.RLIMIT_CPU, (120, 120))
raw, fault = sys.stdin.buffer.read(), ""
before, began = peak_kb(), time.process_time()
try:
    rows_of(raw)
except SupplyError as error:
    fault = ",".join(one.code for one in error.faults)
print(fault or "read", time.process_time() - began, (peak_kb() - before) / 1024)
"""


def with_part(name, text, kind=zipfile.ZIP_DEFLATED):
    """Return a workbook in which one part is another one."""
    raw = io.BytesIO()
    with zipfile.ZipFile(raw, "w", zipfile.ZIP_DEFLATED) as archive:
        for part, own in parts_of(book(row(1, cell("A1", 1)))).items():
            if part != name:
                archive.writestr(part, own)
        archive.writestr(name, text, kind)
    return raw.getvalue()


def sheet(inside, ended=True):
    """Return a workbook with a sheet of anything."""
    end = "</sheetData></worksheet>" if ended else ""
    return with_part(SHEET, f'<worksheet xmlns="{TYPES}"><sheetData>{inside}{end}')


def listed(count, link):
    """Return a list of sheets, each with the link that a function gives its number."""
    names = "".join(f'<sheet name="S{n}" r:id="{link(n)}"/>' for n in range(count))
    return f'<workbook xmlns="{TYPES}" xmlns:r="{LINKED}"><sheets>{names}</sheets></workbook>'


def one_sheet_named_often():
    """Return a workbook of 1,000 names for one sheet of 50,000 cells."""
    cells = f"<row>{'<c><v>1</v></c>' * 100}</row>" * 500
    return packed(parts_of(sheet(cells)) | {BOOK: listed(1_000, lambda _: "r1")})


def lying(size):
    """Return a workbook whose sheet of 60 MB says it unpacks to another size."""
    raw = bytearray(sheet("<row/>" * 10_000_000))
    place = raw.index(SHEET.encode(), raw.index(b"PK\x01\x02")) - 22
    raw[place : place + 4] = size.to_bytes(4, "little")
    return bytes(raw)


def spoilt(kind):
    """Return a workbook whose sheet does not unpack."""
    raw = bytearray(with_part(SHEET, "<row/>" * 100_000, kind))
    start = raw.index(SHEET.encode()) + len(SHEET) + 20
    raw[start : start + 40] = b"\xff" * 40
    return bytes(raw)


def with_merged(count):
    """Return a workbook of 20,000 cells with so many areas merged over all of them."""
    cells = "".join(f'<row r="{n}">{"<c><v>1</v></c>" * 100}</row>' for n in range(1, 201))
    areas = '<mergeCell ref="A1:XFD1048576"/>' * count
    body = f"<sheetData>{cells}</sheetData><mergeCells>{areas}</mergeCells></worksheet>"
    return with_part(SHEET, f'<worksheet xmlns="{TYPES}">{body}')


ATTRIBUTES = " ".join(f'a{n}=""' for n in range(200_000))
LONG = 40_000_000
INLINE = '<c t="inlineStr"><is><t>a</t></is></c>'
HOSTILE = {
    "a part of 138 MB squeezed in another way": lambda: with_part(
        SHEET, bytes(138_000_000), zipfile.ZIP_BZIP2
    ),
    "elements never ended": lambda: sheet("<a>" * 16_000_000, ended=False),
    "rows never ended": lambda: sheet("<row><c><v>1</v>" * 3_000_000, ended=False),
    "more elements than a table has": lambda: sheet("<row/>" * 8_000_000),
    "texts beside the table": lambda: sheet("<v/>" * 12_000_000),
    "cells of a single row": lambda: sheet(f"<row>{'<c><v>1</v></c>' * 3_000_000}</row>"),
    "attributes": lambda: sheet(f"<c {ATTRIBUTES}/>"),
    "attributes of the workbook": lambda: with_part(BOOK, f"<workbook {ATTRIBUTES}/>"),
    "elements never ended, hard to squeeze": lambda: sheet(
        "".join(f"<a{n}>" for n in range(650_000)), ended=False
    ),
    "a tag never ended": lambda: sheet('<c r="' + ">" * LONG, ended=False),
    "a tag never ended, hard to squeeze": lambda: sheet(
        '<c r="' + random.Random(1).randbytes(4_500_000).hex(), ended=False
    ),
    "a remark never ended": lambda: sheet("<!--" + "<x>" * (LONG // 3), ended=False),
    "a long text": lambda: sheet(f"<row><c><v>{'1' * LONG}</v></c></row>"),
    "merged cells over one another": lambda: with_merged(9_000),
    "merged cells without end": lambda: with_merged(1_000_000),
    "shared texts": lambda: with_part(
        "xl/sharedStrings.xml", f'<sst xmlns="{TYPES}">{"<si><t>ab</t></si>" * 2_000_000}</sst>'
    ),
    "styles": lambda: with_part(
        "xl/styles.xml", f'<styleSheet xmlns="{TYPES}"><cellXfs>{"<xf/>" * 5_000_000}</cellXfs>'
    ),
    "three thousand rows of a hundred cells": lambda: sheet(
        f"<row>{'<c><v>1</v></c>' * 100}</row>" * 3_000
    ),
    "a million rows of a cell": lambda: sheet("<row><c><v>1</v></c></row>" * 1_000_000),
    "texts in cells": lambda: sheet(f"<row>{INLINE * 30}</row>" * 1_900),
    "one sheet named 1,000 times": one_sheet_named_often,
    "100,000 names of sheets": lambda: with_part(BOOK, listed(100_000, lambda _: "r1")),
    "40,000 sheets": lambda: packed({f"xl/worksheets/{n}": "" for n in range(40_000)}),
    "a size too small": lambda: lying(10),
    "a size too large": lambda: lying(2**31),
    "spoilt": lambda: spoilt(zipfile.ZIP_DEFLATED),
    "spoilt in another way": lambda: spoilt(zipfile.ZIP_BZIP2),
    "line breaks": lambda: b"\n" * (5 * 1024**2),
    "line breaks before a figure": lambda: b"\r\n" * (5 * 1024**2 // 2 - 1) + b"1",
    "columns": lambda: b"ab," * (5 * 1024**2 // 3),
    "quotation marks": lambda: b'"' * (5 * 1024**2 - 1),
    "a quotation never closed": lambda: b'a,b\n"' + b"a,b\n" * 1_250_000,
}


@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_file_is_refused_at_once(name):
    run = subprocess.run(
        [sys.executable, "-c", MEASURE],
        input=HOSTILE[name](),
        capture_output=True,
        cwd=Path(__file__).parents[3],
        check=True,
    )
    fault, seconds, megabytes = run.stdout.decode().split()
    assert fault != "read"
    assert float(seconds) < MOST_SECONDS
    assert float(megabytes) < MOST_MB
