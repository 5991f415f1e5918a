"""What is said of the reader's own data: templates to fill in, what was read, what was not."""

from datetime import UTC, datetime

import pandas as pd

from components.words.texts import Texts
from model.facts.errors import Fault
from model.own_data.overlay import Supply, template_codes
from model.own_data.read_upload import NARROW
from model.results.results import Results, shipped

SHOWN_FAULTS, SHOWN_NAMES, SHOWN_LETTERS = 10, 6, 40


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
    counties = results.data.panel.counties
    known = {"code": [c.code for c in counties], "name": [t.of(c.name) for c in counties]}
    asks = {heading(results, key, t): "" for key in ("year", "source")}
    asks |= {column(code, t): "" for code in template_codes(t.catalog)}
    return pd.DataFrame({heading(results, key, t): cells for key, cells in known.items()} | asks)


def township_template(results: Results, t: Texts) -> pd.DataFrame:
    """Return the table for stations: a row a township, statistical units left out."""
    towns = [one for one in results.data.network.townships if one.is_township]
    columns = {
        "name": [t.county(one.county) for one in towns],
        "township": [one.code for one in towns],
        "township_name": [one.name for one in towns],
        "has_station": "",
        "year": "",
        "source": "",
    }
    return pd.DataFrame({heading(results, key, t): cells for key, cells in columns.items()})


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
    given = fault.given.translate(NARROW)[:SHOWN_LETTERS]
    allowed = _named(results, fault.allowed, t)
    said = t(f"supply.fault_{fault.code}", given=given, allowed=allowed)
    if fault.code.startswith("unknown") and fault.allowed:
        said += t("supply.near", name=allowed)
    if not fault.row:
        return said
    place = "supply.at_cell" if fault.column else "supply.at_row"
    return t(place, row=fault.row, column=fault.column[:SHOWN_LETTERS], said=said)


def _named(results: Results, code: str, t: Texts) -> str:
    """Return a code with the name it stands for; anything else as it is."""
    data = results.data
    if code in t.catalog.codes:
        return t.indicator(code)
    if code in {unit.code for unit in t.catalog.units}:
        return t.unit(code).strip()
    if code in data.panel.codes:
        return f"{code} {t.county(code)}"
    township = next((one.name for one in data.network.townships if one.code == code), "")
    return f"{code} {township}".strip()


def understood(results: Results, supply: Supply, t: Texts) -> list[str]:
    """Return what has been read, and what it changes."""
    lines, given = [], [(one.county, t.catalog.indicator(one.indicator)) for one in supply.figures]
    if given:
        labels = list(dict.fromkeys(t.label(indicator) for _, indicator in given))
        more = t("supply.and_more") if len(labels) > SHOWN_NAMES else ""
        fields = {"names": t.join(labels[:SHOWN_NAMES]) + more, "n": len(given), "k": len(labels)}
        counties = len({county for county, _ in given})
        lines.append(t("supply.read_figures", counties=counties, **fields))
    if supply.stations:
        yes, network = sum(one.has_station for one in supply.stations), results.data.network
        said = t("supply.read_stations", n=len(supply.stations), yes=yes)
        whole = sum(
            all(u.code in network.reported for u in network.of(code) if u.is_township)
            for code in results.data.panel.codes
        )
        lines.append(said + (t("supply.read_whole", n=whole) if whole else ""))
    before, after = (int((one.data.panel.quality == 0).sum()) for one in (shipped(), results))
    if after > before:
        lines.append(t("supply.effect", before=t.number(before), after=t.number(after)))
    most: dict[str, float] = {}  # of percentages: between 0 and 1 perhaps shares were meant
    for one, (_, indicator) in zip(supply.figures, given, strict=True):
        if t.catalog.unit(indicator.unit).suffix.en == "%":
            most[t.label(indicator)] = max(one.value, most.get(t.label(indicator), one.value))
    if small := [label for label, value in most.items() if 0 < value <= 1]:
        lines.append(t("supply.small_shares", names=t.join(small)))
    return lines
