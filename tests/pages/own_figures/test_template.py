"""The templates: read back by our own reader, as CSV and as a workbook, in both languages."""

import io

import openpyxl
import pytest

from components.widgets import downloads
from components.words.texts import Texts
from model.facts.errors import Fault, SupplyError
from model.own_data.overlay import Origin, SuppliedFigure, SuppliedStation, Supply, template_codes
from model.own_data.read_upload import read_supply
from pages.own_figures import template

WENCHUAN, LIXIAN = "513221", "513222"
USE, INDEX = "mobile_payment_use", "digital_finance_index"


@pytest.mark.parametrize("table", [template.county_template, template.township_template])
def test_a_template_as_it_is_downloaded_holds_no_figure_and_no_fault(results, table, t, data):
    with pytest.raises(SupplyError) as caught:
        read_supply(downloads.csv_bytes(table(results, t), t), "template.csv", data, 2026)
    assert caught.value.faults == (Fault("empty"),)


def test_a_template_filled_in_is_read_back_whole(results, t, data):
    filled = template.county_template(results, t)
    for code in template_codes(data.catalog):
        filled[template.column(code, t)] = data.catalog.indicator(code).plausible[1]
    filled[template.heading(results, "year", t)] = 2023
    filled[template.heading(results, "source", t)] = "台账"
    filled = filled.drop_duplicates(template.heading(results, "code", t))
    read = read_supply(downloads.csv_bytes(filled, t), "f.csv", data, 2026).supply
    assert len(read.figures) == 31 * len(template_codes(data.catalog))
    assert read.origins == (Origin(2023, "台账", "f.csv"),)


def test_the_template_of_stations_holds_every_township_and_is_read_back(results, t, data):
    filled = template.township_template(results, t)
    filled[template.heading(results, "has_station", t)] = template.heading(results, "yes", t)
    read = read_supply(downloads.csv_bytes(filled, t), "f.csv", data, 2026).supply
    assert len(read.stations) == sum(one.is_township for one in data.network.townships) == 463
    assert all(one.has_station for one in read.stations)


@pytest.mark.parametrize("kind", ["csv", "xlsx"])
def test_a_template_with_own_figures_is_read_back_unchanged(results, t, data, kind):
    figures = tuple(
        SuppliedFigure(county, code, value, Origin(2023, "=台账", "f"))
        for county, code, value in (
            (WENCHUAN, USE, 0.8), (WENCHUAN, INDEX, 45.125), (LIXIAN, "delivery_days", 3.0)
        )
    )  # fmt: skip
    stations = (SuppliedStation("513201100", True, Origin(2022, "s", "f")),)
    mine = results.over(Supply(figures, stations))
    own = Texts(t.language, mine.data)
    read = []
    for make in (template.county_template, template.township_template):
        table = make(mine, own)
        raw = (
            downloads.csv_bytes(table, own)
            if kind == "csv"
            else template.workbook(mine, make, own, "")
        )
        read.append(read_supply(raw, "f", data, 2026))
    assert set(read[0].supply.figures) == set(figures)
    assert read[1].supply.stations == stations
    assert [one.faults for one in read] == [(), ()]
    assert [one.code for one in read[0].remarks] == ["known"]


def test_a_template_of_one_county_holds_it_alone(results, t):
    rows = template.county_template(results, t, WENCHUAN)
    assert set(rows[template.heading(results, "code", t)]) == {WENCHUAN}
    towns = template.township_template(results, t, WENCHUAN)
    assert set(towns[template.heading(results, "name", t)]) == {t.county(WENCHUAN)}


def test_a_template_offers_lists_hints_and_limits(results, t, data):
    raw = template.workbook(results, template.county_template, t, "")
    book = openpyxl.load_workbook(io.BytesIO(raw))
    sheet, about = book.worksheets
    rules = {str(one.sqref)[0]: one for one in sheet.data_validations.dataValidation}
    name, _, cells = rules["B"].formula1.rpartition("!")
    assert name.strip("'") == about.title
    assert [row[0].value for row in about[cells.replace("$", "")]] == [
        t.county(code) for code in data.panel.codes
    ]
    assert [sheet["E1"].value in sheet["E1"].comment.text, "0–100" in sheet["E1"].comment.text] == [
        False,
        True,
    ]
    assert (float(rules["E"].formula1), float(rules["E"].formula2)) == (0, 100)
    stations = template.workbook(results, template.township_template, t, "")
    rules = openpyxl.load_workbook(io.BytesIO(stations)).worksheets[0].data_validations
    assert t.of(data.accepted["upload.yes"]).split("|")[0] in rules.dataValidation[-1].formula1


def test_stations_of_a_template_that_stand_already_are_no_new_ones(results, t):
    """All of Wenchuan's townships are told of; in the template one answer is changed."""
    towns = [one.code for one in results.data.network.of(WENCHUAN) if one.is_township]
    told = tuple(SuppliedStation(code, True, Origin(2022, "s", "f")) for code in towns)
    known = results.over(Supply(stations=told))
    own = Texts(t.language, known.data)
    filled = template.township_template(known, own, WENCHUAN)
    answer = template.heading(known, "has_station", t)
    filled.loc[filled.index[2], answer] = template.heading(known, "no", t)
    read = read_supply(downloads.csv_bytes(filled, own), "f", known.data, 2026)
    assert [(one.township, one.has_station) for one in read.supply.stations] == [(towns[2], False)]
    assert [one.code for one in read.remarks] == ["known"]
