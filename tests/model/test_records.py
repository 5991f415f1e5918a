"""Cells of a data file: every fault is told by its place, none stops the reading."""

import math

import pytest

from model.facts.records import Faults, Record


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
    return Record(cells, "table.csv, row 7", Faults())


def test_good_cells_are_read_without_a_fault(record):
    assert record.words("name").en == "Litang"
    assert record.number("share", 0, 200) == 140
    assert record.flag("on")
    assert record.codes("sources") == ("S01", "S99")
    assert record.faults.lines == []


def test_a_blank_number_is_a_fault_unless_it_may_be_blank(record):
    assert math.isnan(record.optional("blank"))
    assert record.faults.lines == []
    record.number("blank")
    assert record.faults.lines == ["table.csv, row 7, blank: '' is not a number"]


@pytest.mark.parametrize(
    ("read", "fault"),
    [
        (lambda r: r.number("share", 0, 100), "share: 140 outside 0..100"),
        (lambda r: r.whole("count", 0, 9), "count: 2.5 is not a whole number"),
        (lambda r: r.flag("flag"), "flag: 'yes' is not true or false"),
        (lambda r: r.text("name_en", ("Batang",)), "name_en: unknown code 'Litang'"),
        (lambda r: r.codes("sources", ("S01",)), "sources: unknown code 'S99'"),
        (lambda r: r.text("altitude"), "altitude: missing"),
        (lambda r: r.number("altitude"), "altitude: missing"),
    ],
)
def test_a_faulty_cell_is_told_by_file_row_column_and_value(record, read, fault):
    read(record)
    assert record.faults.lines == [f"table.csv, row 7, {fault}"]
