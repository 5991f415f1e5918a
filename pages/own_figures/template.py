"""The tables that counties fill in, as CSV and as a workbook: read back by our own reader."""

import io
from collections.abc import Callable

import pandas as pd

from components.words.texts import Texts
from model.facts.places import TownCounts
from model.facts.provenance import Quality
from model.own_data.find_headings import ANSWERS
from model.own_data.overlay import template_codes
from model.own_data.read_sheet import inert
from model.results.results import Results
from pages.own_figures import missing

LAST_ROW, FROZEN = 1_000, "C2"
WIDTH, ABOUT_WIDTHS = 16, (38, 14, 12, 70, 44)  # in letters

WORDS = {True: "yes", False: "no"}

Cell = str | int | float | None


def heading(results: Results, key: str, t: Texts) -> str:
    """Return what the templates call a column."""
    return t.of(results.data.accepted[f"upload.{key}"]).split("|")[0]


def column(indicator: str, t: Texts) -> str:
    """Return what the template calls an indicator: its name with the unit."""
    unit = t.unit(t.catalog.indicator(indicator).unit).strip()
    name = t.indicator(indicator)
    return t("common.with_unit", name=name, unit=unit) if unit else name


def _observed(results: Results, county: str, t: Texts) -> dict[tuple[int, str], dict[str, Cell]]:
    """Return what is observed in a county by year and source, as the reader would write it."""
    known: dict[tuple[int, str], dict[str, Cell]] = {}
    for code in template_codes(t.catalog):
        one = results.data.panel.figure(county, code)
        if one.quality is Quality.OBSERVED:
            origin = one.year, t.of(t.catalog.source(one.source).cite)
            is_small = t.unit(t.catalog.indicator(code).unit) == "%" and 0 < one.value <= 1
            value = f"{one.value!r}%" if is_small else one.value  # bare, it could be a share
            known.setdefault(origin, {})[column(code, t)] = value
    return known


def county_template(results: Results, t: Texts, only: str = "") -> pd.DataFrame:
    """Return the table for counties: a blank row for each, above it what is observed."""
    codes = [column(code, t) for code in template_codes(t.catalog)]
    keys = ("code", "name", "year", "source")
    names = [heading(results, key, t) for key in keys]
    rows = []
    for one in results.data.panel.counties:
        if only in ("", one.code):
            for origin, values in [*_observed(results, one.code, t).items(), ((None, ""), {})]:
                rows.append([one.code, t.of(one.name), *origin, *map(values.get, codes)])
    return pd.DataFrame(rows, columns=[*names, *codes], dtype=object)


def township_template(results: Results, t: Texts, only: str = "") -> pd.DataFrame:
    """Return the table for stations: a row a township, statistical units left out."""
    network = results.data.network
    keys = ("name", "township", "township_name", *ANSWERS, "year", "source")
    rows = []
    for one in network.townships:
        if one.is_township and only in ("", one.county):
            answer: list[Cell] = [""] * 6
            if one.code in network.told:
                has_one = network.reported.get(one.code)
                said = "" if has_one is None else heading(results, WORDS[has_one], t)
                counts = network.counts.get(one.code, TownCounts())
                answer = [said, *counts, *network.told[one.code][:2]]
            rows.append([t.county(one.county), one.code, one.name, *answer])
    return pd.DataFrame(rows, columns=[heading(results, key, t) for key in keys], dtype=object)


def workbook(results: Results, make: Callable[..., pd.DataFrame], t: Texts, only: str) -> bytes:
    """Return a template as a workbook: lists to choose from, hints, and a sheet that explains."""
    from openpyxl import Workbook  # type: ignore[import-untyped]  # it takes a sixth of a second
    from openpyxl.comments import Comment  # type: ignore[import-untyped]
    from openpyxl.styles import Alignment, Font  # type: ignore[import-untyped]
    from openpyxl.worksheet.datavalidation import DataValidation  # type: ignore[import-untyped]

    book = Workbook()
    sheet, about = book.active, book.create_sheet(heading(results, "about", t))
    sheet.title, sheet.freeze_panes = t("supply.sheet"), FROZEN
    table = make(results, t, only)
    for row in [list(table.columns), *table.to_numpy().tolist()]:
        sheet.append([None if cell == "" else inert(cell) for cell in row])
    meant = _meant(results, t)
    for row in _about(results, meant, t):
        about.append(row)
    hints = meant.set_index(meant.columns[0])
    rules = _rules(results, about.title, t)
    for cell in sheet[1]:
        cell.font, cell.alignment = Font(bold=True), Alignment(wrap_text=True, vertical="top")
        sheet.column_dimensions[cell.column_letter].width = WIDTH
        if cell.value in hints.index:
            hint = "\n".join(f"{key}: {said}" for key, said in hints.loc[cell.value].items())
            cell.comment = Comment(hint, t("supply.sheet"), height=200, width=320)
        if rule := rules.get(cell.value):
            listed = DataValidation(allow_blank=True, showErrorMessage=True, **rule)
            listed.add(f"{cell.column_letter}2:{cell.column_letter}{LAST_ROW}")
            sheet.add_data_validation(listed)
    for letter, width in zip("ABCDE", ABOUT_WIDTHS, strict=True):
        about.column_dimensions[letter].width = width
    raw = io.BytesIO()
    book.save(raw)
    return raw.getvalue()


def _meant(results: Results, t: Texts) -> pd.DataFrame:
    """Return of each column with a figure: its unit, what is allowed, its meaning, its keeper."""
    rows = missing.table(results, "", t).rows
    codes = template_codes(t.catalog)
    spans = [t.catalog.indicator(code).plausible for code in codes]
    columns = {
        t("common.indicator"): [column(code, t) for code in codes],
        t("common.unit"): rows["unit"].tolist(),
        t("supply.allowed"): [f"{low:g}–{high:g}" for low, high in spans],
        t("missing.definition"): rows["definition"].tolist(),
        t("missing.collected"): rows["collected"].tolist(),
    }
    return pd.DataFrame(columns)


def _about(results: Results, meant: pd.DataFrame, t: Texts) -> list[list[str]]:
    """Return the rows of the sheet that explains: what to do, the columns, the counties."""
    steps = [[t(f"supply.step_{step}", n=len(meant))] for step in (1, 2, 3)]
    rows = [*steps, [t("supply.about_cells")], [], list(meant.columns), *meant.to_numpy().tolist()]
    counties = [[t.of(one.name)] for one in results.data.panel.counties]
    return [*rows, [], [heading(results, "name", t)], *counties]


def _rules(results: Results, about: str, t: Texts) -> dict[str, dict[str, str]]:
    """Return what may be put into a column, as a spreadsheet checks it."""
    n, first = len(results.data.panel.counties), len(template_codes(t.catalog)) + 9
    counties = f"'{about}'!$A${first}:$A${first + n - 1}"
    answers = ",".join(heading(results, key, t) for key in ("yes", "no"))
    rules = {
        heading(results, "name", t): {"type": "list", "formula1": counties},
        heading(results, "has_station", t): {"type": "list", "formula1": f'"{answers}"'},
    }
    for code in template_codes(t.catalog):
        low, high = map(str, t.catalog.indicator(code).plausible)
        said = f"{t('supply.allowed')}: {low} – {high}"
        rule = {"type": "decimal", "formula1": low, "formula2": high, "error": said}
        rules[column(code, t)] = rule
    return rules
