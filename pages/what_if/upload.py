"""Why a what-if's file is not taken: what is wrong in it and what may stand there."""

import math
from dataclasses import replace

from components.session.link import PINS
from components.words.texts import Texts
from model.facts.errors import ScenarioError
from model.results.results import Results
from model.what_if.effects import assumptions
from pages.what_if import assumed, columns
from pages.what_if.columns import Column

NAME_LETTERS, VALUE_LETTERS = 60, 40
FULL = "full"  # the value of this fault: the what-ifs that found no place
# What a fault may be called; of values and assumptions it is their own code.
CODES = ("v", "record", "pins", "about", "county", "scope", "preset", "lever", "intensity",
         "indicator", "assumption", "weights", "p", "real_only")  # fmt: skip


def refusal(results: Results, file: str, fault: ScenarioError, t: Texts) -> str:
    """Return one sentence: which file, what is wrong, what stands there, what may."""
    file = file[-NAME_LETTERS:]
    if fault.code == "file":
        return t("compare.refused_file", file=file)
    if fault.code == FULL:
        return _left(results, file, fault.value, t)
    what, allowed = _fault(fault, t)
    fields = {"file": file, "what": what, "allowed": allowed}
    if fault.value is None:
        return t("compare.refused_missing", **fields)
    value = _written(fault.value)
    if not value:
        return t("compare.refused_form", **fields)
    return t("compare.refused", value=value, **fields)


def _left(results: Results, file: str, cases: object, t: Texts) -> str:
    """Return which what-ifs of a file found no place, by name and county."""
    counties, names = results.data.panel.counties, []
    for case in cases if isinstance(cases, tuple) else ():
        case = replace(case, county=case.county or counties[0].code)
        column = Column("", case, case.applied(counties))
        names.append(
            t(
                "compare.placed",
                name=columns.named(column, t),
                county=t.county(case.county),
            )
        )
    left = t("common.semicolon").join(names)
    return t("compare.refused_full", file=file, n=len(PINS), names=left)


def _written(value: object) -> str:
    """Return a word or number as it stands in the file, shortened; nothing of any other form."""
    if isinstance(value, str):
        return value if len(value) <= VALUE_LETTERS else f"{value[:VALUE_LETTERS]}…"
    if isinstance(value, bool) or not isinstance(value, int | float) or not math.isfinite(value):
        return ""
    return f"{value:g}"


def _fault(fault: ScenarioError, t: Texts) -> tuple[str, str]:
    """Return what is wrong and what is allowed."""
    counts = {"pins": len(PINS), "weights": len(t.catalog.elements)}
    if fault.code in CODES:
        what = t(f"compare.fault_{fault.code}")
        return what, t(f"compare.allowed_{fault.code}", n=counts.get(fault.code, 0))
    allowed = t("compare.allowed_range", span=fault.allowed.replace("..", "–"))
    if fault.code in assumptions(t.catalog):
        return t("compare.fault_assumed", name=assumed.named(fault.code, t)), allowed
    return t("compare.fault_value", indicator=t.indicator(fault.code)), allowed
