"""Cells of a data file: every fault is told by its place, none stops the reading."""

import math
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated, Literal

import pytest

from model.facts.cells import SourceCode
from model.facts.provenance import Words
from model.facts.read_csv import Reader, Record


@dataclass(frozen=True)
class Town:
    name: Words
    share: Annotated[float, 0, 200]
    sources: tuple[SourceCode, ...]
    kind: Literal["town", "village"] = "town"


@pytest.fixture
def record():
    cells = {
        "name_zh": "理塘",
        "name_en": "Litang",
        "share": "140",
        "blank": "",
        "count": "2.5",
        "flag": "yes",
        "on": True,
        "sources": ["S01", "S99"],
    }
    reader = Reader(Path())
    reader.known["source"] = {"S01"}
    return Record(cells, "table.csv, row 7", reader)


def test_good_cells_are_read_without_a_fault(record):
    assert record.cell("name", Words).en == "Litang"
    assert record.number("share", 0, 200) == 140
    assert record.cell("on", bool) is True
    assert record.cell("sources", tuple[str, ...]) == ("S01", "S99")
    assert not record.reader.faults


def test_a_blank_number_is_a_fault_unless_it_may_be_blank(record):
    assert math.isnan(record.number("blank", 0, 1, math.nan))
    assert not record.reader.faults
    record.number("blank")
    assert list(record.reader.faults) == ["table.csv, row 7, blank: '' is not a number"]


@pytest.mark.parametrize(
    ("read", "fault"),
    [
        (lambda r: r.number("share", 0, 100), "share: 140 outside 0..100"),
        (lambda r: r.cell("count", Annotated[int, 0, 9]), "count: 2.5 is not a whole number"),
        (lambda r: r.cell("flag", bool), "flag: unknown code 'yes'"),
        (lambda r: r.text("name_en", ("Batang",)), "name_en: unknown code 'Litang'"),
        (lambda r: r.cell("sources", tuple[SourceCode, ...]), "sources: unknown code 'S99'"),
        (lambda r: r.text("altitude"), "altitude: missing"),
        (lambda r: r.number("altitude"), "altitude: missing"),
    ],
)
def test_a_faulty_cell_is_told_by_file_row_column_and_value(record, read, fault):
    read(record)
    assert list(record.reader.faults) == [f"table.csv, row 7, {fault}"]


def test_a_row_becomes_an_object_by_the_types_of_its_fields(record):
    town = record.make(Town, sources=("S01",))
    assert town == Town(Words("理塘", "Litang"), 140.0, ("S01",))
    assert not record.reader.faults


def test_every_fault_of_a_row_is_told(record):
    worse = dict(record.cells) | {"share": "240", "kind": "city"}
    Record(worse, "table.csv, row 8", record.reader).make(Town)
    assert list(record.reader.faults) == [
        "table.csv, row 8, share: 240 outside 0..200",
        "table.csv, row 8, sources: unknown code 'S99'",
        "table.csv, row 8, kind: unknown code 'city'",
    ]
