"""What is said of the reader's own data: what was read, what was not, and why."""

from datetime import UTC, datetime

import pandas as pd

from components.session import state
from components.words.texts import Texts
from model.facts.errors import Fault
from model.own_data.overlay import Supply
from model.own_data.spelling import NARROW
from model.results.results import Results

SHOWN_FAULTS, SHOWN_NAMES, SHOWN_LETTERS = 10, 6, 40


def this_year() -> int:
    """Return the present year: a supplied figure cannot be of a later one."""
    return datetime.now(tz=UTC).year


def refusal(
    results: Results, file: str, faults: list[Fault], used: int, t: Texts
) -> tuple[str, list[str]]:
    """Return what was not taken, of a file or the whole of it: a sentence, and the first faults."""
    lines = [fault_line(results, fault, t) for fault in faults[:SHOWN_FAULTS]]
    if not used and len(faults) == 1 and not faults[0].row:  # the file as a whole
        return t("supply.unread", file=file, said=lines[0]), []
    if len(faults) > SHOWN_FAULTS:
        lines.append(t("supply.more_faults", n=len(faults) - SHOWN_FAULTS))
    key = "supply.partly" if used else "supply.refused"
    return t(key, file=file, n=len(faults), used=used), lines


def faults_table(results: Results, faults: list[Fault], t: Texts) -> pd.DataFrame:
    """Return the list of all faults: row, column, what stands there, what is allowed, in words."""
    keys = ("row", "column", "given", "allowed", "what")
    rows = []
    for one in faults:
        words = _named(results, one.allowed, t), _said(results, one, t)
        rows.append([one.row or None, one.column, one.given, *words])
    return pd.DataFrame(rows, columns=[t(f"supply.{key}") for key in keys], dtype=object)


def fault_line(results: Results, fault: Fault, t: Texts) -> str:
    """Return a fault as a sentence with its place in the sheet."""
    said = _said(results, fault, t)
    if not fault.row:
        return said
    place = "supply.at_cell" if fault.column else "supply.at_row"
    return t(place, row=fault.row, column=fault.column[:SHOWN_LETTERS], said=said)


def _said(results: Results, fault: Fault, t: Texts) -> str:
    given = fault.given.translate(NARROW)[:SHOWN_LETTERS]
    allowed = _named(results, fault.allowed, t)
    said = t(f"supply.fault_{fault.code}", given=given, allowed=allowed)
    if fault.code.startswith("unknown") and fault.allowed:
        said += t("supply.near", name=allowed)
    return said


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
        yes, network = sum(one.has_station is True for one in supply.stations), results.data.network
        said = t("supply.read_stations", n=len(supply.stations), yes=yes)
        told = {one.township for one in supply.stations}
        whole = sum(
            all(u.code in network.reported for u in network.of(code) if u.is_township)
            for code in {town.county for town in network.townships if town.code in told}
        )
        lines.append(said + (t("supply.read_whole", n=whole) if whole else ""))
    below = state.figures().base.results
    before, after = (int((one.data.panel.quality == 0).sum()) for one in (below, results))
    if after > before:
        lines.append(t("supply.effect", before=t.number(before), after=t.number(after)))
    return lines
