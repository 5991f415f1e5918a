"""What a workbook may unpack to: its parts are unpacked once and counted as they are.

A library reads the parts whole that say how the sheets are written; it is given a copy with what a
table needs of them and nothing else. The sheets themselves come to it as a stream, row by row.
"""

import io
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from xml.etree.ElementTree import fromstring, tostring

from model.facts.errors import refused

ENTRY = b"PK\x01\x02"  # how each line of the list of an archive begins
BOOK, LINKS = "xl/workbook.xml", "xl/_rels/workbook.xml.rels"
TYPES, STYLES, TEXTS = "[Content_Types].xml", "xl/styles.xml", "xl/sharedStrings.xml"
SHEETS = "xl/worksheets/"
NEEDED = {
    TYPES: ("Default", "Override"),
    LINKS: ("Relationship",),
    BOOK: ("workbookPr", "sheets", "sheet"),
    STYLES: ("numFmts", "numFmt", "cellXfs", "xf"),
    TEXTS: ("si", "r", "t"),
}
MOST_PARTS, MOST_STYLES, CHUNK = 200, 20_000, 2**14
LONGEST = 2**17  # bytes of a tag or a text; a cell of a spreadsheet holds 32,767 letters
FORMAT_LETTERS = 255  # of a number format


@dataclass(frozen=True, slots=True)
class Limits:
    """How large a table may be; an upload's unless given."""

    megabytes: int = 5
    rows: int = 2_000
    columns: int = 100
    letters: int = 500  # of a cell
    # Of a workbook, as many as take half a second: 31 counties over thirty years are 35,000 cells.
    table: int = 50_000  # cells in all: a quarter more with blank ones and what stands beside
    texts: int = 20_000  # those that cells share and those in cells


class Guard:
    """The parts of an archive as they unpack; SupplyError as soon as that is too much."""

    def __init__(self, raw: bytes, limits: Limits) -> None:
        if raw.count(ENTRY) > MOST_PARTS:
            raise refused("unpacks")
        self.archive, self.limits = zipfile.ZipFile(io.BytesIO(raw)), limits
        self.unpacked = self.elements = self.cells = self.texts = 0
        if BOOK not in self.archive.namelist():
            raise refused("not_a_table")

    def frame(self) -> io.BytesIO:
        """Return the workbook with blank sheets."""
        copy = io.BytesIO()
        with zipfile.ZipFile(copy, "w") as archive:
            for part in dict.fromkeys(self.archive.namelist()):
                if part in NEEDED:
                    archive.writestr(part, self._reduced(part))
                elif part.startswith(SHEETS) and "/_rels/" not in part:
                    archive.writestr(part, "<worksheet/>")
        return copy

    def count(self, *, elements: int = 0, cells: int = 0, texts: int = 0) -> None:
        """Count what sheets and shared texts hold; texts by their elements."""
        self.elements += elements
        self.cells += cells
        self.texts += texts
        table, texts = self.limits.table, self.limits.texts
        most_elements = 7 * table // 2  # a cell with a formula has three
        if self.elements > most_elements or self.cells > 5 * table // 4 or self.texts > 3 * texts:
            raise refused("unpacks")

    def chunks(self, part: str) -> Iterator[bytes]:
        """Yield a part as it unpacks, as long as that is not too much."""
        entry = self.archive.getinfo(part)
        if entry.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):
            raise refused("broken")
        last = b""
        with self.archive.open(entry) as file:
            while chunk := file.read(CHUNK):
                self.unpacked += len(chunk)
                if self.unpacked > 10 * self.limits.megabytes * 1024**2:
                    raise refused("unpacks")
                if b"<!DOCTYPE" in (last + chunk).replace(b"\0", b""):  # the format allows none
                    raise refused("broken")
                last = chunk[-20:]
                yield chunk

    def _reduced(self, part: str) -> bytes:
        """Return a part with the needed elements only, their attributes cut to a format's length.

        Tags and attributes are counted before the time and memory that a tree of them takes.
        """
        text, marks = bytearray(), 0
        for chunk in self.chunks(part):
            text += chunk
            marks += chunk.count(b"<") + chunk.count(b"=")
            if marks > 5 * self.limits.texts or len(text) > 2 * self.limits.megabytes * 1024**2:
                raise refused("unpacks")
        if max(map(len, text.split(b"<"))) > LONGEST:
            raise refused("unpacks")
        root = fromstring(text)
        for one in list(root.iter()):
            one[:] = [inner for inner in one if inner.tag.rpartition("}")[2] in NEEDED[part]]
            for key, value in one.items():
                one.set(key, value[:FORMAT_LETTERS])
        elements = sum(1 for _ in root.iter())
        if part == TEXTS:
            self.count(texts=elements)
        elif elements > (MOST_STYLES if part == STYLES else 5 * MOST_PARTS):
            raise refused("unpacks")
        return bytes(tostring(root, "utf-8"))


class SheetStream:
    """A sheet as a file to read; what comes since the last row is limited: a row, or none ended."""

    def __init__(self, guard: Guard, part: str) -> None:
        self.guard, self.chunks = guard, guard.chunks(part)
        self.tags = self.length = 0

    def read(self, _size: int = -1) -> bytes:
        """Return what comes next, b'' at the end."""
        chunk, limits = next(self.chunks, b""), self.guard.limits
        self.tags += chunk.count(b"<")
        self.length += len(chunk)
        most = 20 * limits.columns * limits.letters
        if self.tags > 200 * limits.columns or self.length > most:
            raise refused("unpacks")
        return chunk

    def row_ended(self, elements: int, cells: int) -> None:
        """Count a row, and begin to count anew."""
        self.tags = self.length = 0
        self.guard.count(elements=elements, cells=1 + cells)
