"""What is said of the reader's own data: templates to fill in, what was read, what was not."""

import unicodedata
from datetime import UTC, datetime

import pandas as pd

from components.words.texts import Texts
from model.facts.errors import Fault
from model.own_data.overlay import Origin, SuppliedFigure, Supply, asked
from model.results.results import Results, shipped

SHOWN_FAULTS, SHOWN_ROWS, SHOWN_NAMES, SHOWN_LETTERS = 10, 5, 6, 40
STEPS = 3


def this_year() -> int:
    """Return the present year: a supplied figure cannot be of a later one."""
    return datetime.now(tz=UTC).year


def heading(results: Results, key: str, t: Texts) -> str:
    """Return what the templates call a column."""
    return t.of(results.data.accepted[f"upload.{key}"]).split("|")[0]


def column(indicator: str, t: Texts) -> str:
    """Return what the template calls an indicator: its name with the unit."""
    unit = t.unit(t.catalog.indicator(indicator).unit).strip()
    name = t.indicator(indicator)
    return t("common.with_unit", name=name, unit=unit) if unit else name


def county_template(results: Results, t: Texts) -> pd.DataFrame:
    """Return the table for counties: a row a county, a blank column an indicator."""
    blanks = ["year", "source"]
    return pd.DataFrame(
        [
            {heading(results, "code", t): c.code, heading(results, "name", t): t.of(c.name)}
            | {heading(results, key, t): "" for key in blanks}
            | {column(code, t): "" for code in asked(t.catalog)}
            for c in results.data.panel.counties
        ]
    )


def township_template(results: Results, t: Texts) -> pd.DataFrame:
    """Return the table for stations: a row a township, statistical units left out."""
    names = {c.code: t.of(c.name) for c in results.data.panel.counties}
    blanks = ["has_station", "year", "source"]
    return pd.DataFrame(
        [
            {
                heading(results, "name", t): names[one.county],
                heading(results, "township", t): one.code,
                heading(results, "township_name", t): one.name,
            }
            | {heading(results, key, t): "" for key in blanks}
            for one in results.data.network.townships
            if one.is_township
        ]
    )


def steps(t: Texts) -> list[str]:
    """Return how own figures are put in."""
    return [t(f"supply.step_{n}", n=len(asked(t.catalog))) for n in range(1, STEPS + 1)]


def refusal(
    results: Results, file: str, faults: tuple[Fault, ...], t: Texts
) -> tuple[str, list[str]]:
    """Return why a file was not taken: a sentence, and the first faults with their places."""
    lines = [fault_line(results, fault, t) for fault in faults[:SHOWN_FAULTS]]
    if len(faults) > SHOWN_FAULTS:
        lines.append(t("supply.more_faults", n=len(faults) - SHOWN_FAULTS))
    return t("supply.refused", file=file, n=len(faults)), lines


def fault_line(results: Results, fault: Fault, t: Texts) -> str:
    """Return a fault as a sentence with its place in the sheet."""
    given = unicodedata.normalize("NFKC", fault.given)[:SHOWN_LETTERS]
    said = t(f"supply.fault_{fault.code}", given=given, allowed=_named(results, fault.allowed, t))
    if fault.code.startswith("unknown") and fault.allowed:
        said += t("supply.near", name=_named(results, fault.allowed, t))
    if not fault.row:
        return said
    place = "supply.at_cell" if fault.column else "supply.at_row"
    return t(place, row=fault.row, column=fault.column[:SHOWN_LETTERS], said=said)


def _named(results: Results, code: str, t: Texts) -> str:
    """Return a code with the name it stands for; anything else as it is."""
    if code in t.catalog.codes:
        return t.indicator(code)
    if code in {unit.code for unit in t.catalog.units}:
        return t.unit(code).strip()
    data = results.data
    if code in data.panel.codes:
        return f"{code} {t.county(code)}"
    township = next((one.name for one in data.network.townships if one.code == code), "")
    return f"{code} {township}".strip()


def understood(results: Results, supply: Supply, t: Texts) -> list[str]:
    """Return what has been read, and what it changes."""
    lines = [_figures_line(supply, t)] if supply.figures else []
    if supply.stations:
        lines.append(_stations_line(results, supply, t))
    before = int((shipped().data.panel.quality == 0).sum())
    after = int((results.data.panel.quality == 0).sum())
    if after > before:
        lines.append(t("supply.effect", before=t.number(before), after=t.number(after)))
    small = _small_shares(supply.figures, t)
    return [*lines, t("supply.small_shares", names=t.join(small))] if small else lines


def _figures_line(supply: Supply, t: Texts) -> str:
    codes = list(dict.fromkeys(one.indicator for one in supply.figures))
    names = t.join([t.label(t.catalog.indicator(code)) for code in codes[:SHOWN_NAMES]])
    if len(codes) > SHOWN_NAMES:
        names += t("supply.and_more")
    return t(
        "supply.read_figures",
        n=len(supply.figures),
        k=len(codes),
        names=names,
        counties=len({one.county for one in supply.figures}),
    )


def _stations_line(results: Results, supply: Supply, t: Texts) -> str:
    said = t(
        "supply.read_stations",
        n=len(supply.stations),
        yes=sum(one.has_station for one in supply.stations),
    )
    network = results.data.network
    whole = [
        county.code
        for county in results.data.panel.counties
        if all(u.code in network.reported for u in network.of(county.code) if u.is_township)
    ]
    return said + (t("supply.read_whole", n=len(whole)) if whole else "")


def _small_shares(figures: tuple[SuppliedFigure, ...], t: Texts) -> list[str]:
    """Return percentages that are all between 0 and 1: perhaps shares were meant."""
    by_code: dict[str, list[float]] = {}
    for one in figures:
        if t.catalog.unit(t.catalog.indicator(one.indicator).unit).suffix.en == "%":
            by_code.setdefault(one.indicator, []).append(one.value)
    return [
        t.label(t.catalog.indicator(code))
        for code, values in by_code.items()
        if 0 < max(values) <= 1
    ]


def preview(results: Results, supply: Supply, t: Texts) -> tuple[list[str], list[list[str]]]:
    """Return the first rows as they were understood: place, what, value, year, source."""
    header = ["supply.place", "supply.what", "common.value", "common.year", "common.source"]
    towns = {one.code: one.name for one in results.data.network.townships}
    rows = []
    for figure in supply.figures[:SHOWN_ROWS]:
        indicator = t.catalog.indicator(figure.indicator)
        value = f"{figure.value:,.10g}{t.unit(indicator.unit)}"
        rows.append([t.county(figure.county), t.label(indicator), value, *_said(figure.origin)])
    for one in supply.stations[: SHOWN_ROWS - len(rows)]:
        answer = heading(results, "yes" if one.has_station else "no", t)
        what = heading(results, "has_station", t)
        rows.append([towns[one.township], what, answer, *_said(one.origin)])
    return [t(key) for key in header], rows


def _said(origin: Origin) -> tuple[str, str]:
    return str(origin.year), origin.source
