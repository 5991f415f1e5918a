"""What somebody writes into a table runs nowhere: not in a file, not from a table's own toolbar."""

import csv
import io

import pandas as pd
import pytest
from openpyxl import load_workbook

from components.widgets import downloads, place
from components.words.texts import Texts
from model.facts.errors import Fault
from model.own_data.overlay import Origin, SuppliedFigure, SuppliedStation, Supply
from pages.own_figures import supply as story
from pages.own_figures import template
from pages.sources import register

STARTS = tuple("=+-@\t＝＋－＠")
WORDS = ('=HYPERLINK("http://x","y")', "@SUM(A1)", "+1", "-1+1", "\t=1+1", "  =1+1", "＝1+1",
         "x\r=1+1")  # fmt: skip


@pytest.fixture
def hostile(results):
    """Return results with a source and a file called by each of the words."""
    counties = results.data.panel.codes
    towns = [one.code for one in results.data.network.townships if one.is_township]
    origins = [Origin(2023, words, words) for words in WORDS]
    figures = [
        SuppliedFigure(county, "mobile_payment_use", 81.0, origin)
        for county, origin in zip(counties, origins, strict=False)
    ]
    stations = [
        SuppliedStation(town, True, origin) for town, origin in zip(towns, origins, strict=False)
    ]
    return results.over(Supply(tuple(figures), tuple(stations)))


def runs(cell):
    """Return whether a spreadsheet could take a text, or a line of it, for a formula."""
    texts = cell.split("\r") if isinstance(cell, str) else []
    return any(text.startswith(STARTS) or text.strip().startswith(STARTS) for text in texts)


def test_no_cell_of_a_file_runs(hostile):
    t = Texts("zh", hostile.data)
    faults = [Fault("unknown_indicator", 3, words, words, words) for words in WORDS]
    tables = [
        story.faults_table(hostile, faults, t),
        template.township_template(hostile, t),
        register.rows(hostile.panel(False), t),
    ]
    for table in tables:
        raw = downloads.csv_bytes(table.select_dtypes(["object", "str"]), t).decode("utf-8-sig")
        cells = [cell for row in csv.reader(io.StringIO(raw)) for cell in row]
        assert not [cell for cell in cells if runs(cell)]
        assert any(cell.startswith("'=HYPERLINK") for cell in cells)


def test_no_cell_of_a_workbook_is_a_formula(hostile):
    raw = template.workbook(hostile, template.township_template, Texts("zh", hostile.data), "")
    cells = [cell for row in load_workbook(io.BytesIO(raw)).active for cell in row]
    assert not [cell for cell in cells if cell.data_type == "f" or runs(cell.value)]
    assert any(str(cell.value).startswith("'=HYPERLINK") for cell in cells)


def test_the_toolbar_of_a_table_has_nothing_to_write_that_runs(monkeypatch):
    shown = []
    monkeypatch.setattr(place.st, "dataframe", lambda frame, **_: shown.append(frame))
    place.rows(pd.DataFrame({"source": WORDS, "value": -1.0}), "")
    assert not [cell for cell in shown[0]["source"] if runs(cell)]
    assert shown[0]["value"].tolist() == [-1.0] * len(WORDS)
