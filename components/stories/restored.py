"""Why a what-if's file is not taken: what is wrong in it and what may stand there."""

from components.links import PINS
from components.stories import assumed
from components.text import Texts
from model.assumptions import assumptions
from model.errors import ScenarioError

NAME_LETTERS, VALUE_LETTERS = 60, 40
# What a fault may be called; of values and assumptions it is their own code.
CODES = ("v", "record", "pins", "about", "county", "scope", "preset", "lever", "intensity",
         "indicator", "assumption", "weights", "p")  # fmt: skip


def refusal(file: str, fault: ScenarioError, t: Texts) -> str:
    """Return one sentence: which file, what is wrong, what stands there, what may."""
    file = file[-NAME_LETTERS:]
    if fault.code == "file":
        return t("compare.refused_file", file=file)
    what, allowed = _fault(fault, t)
    value = str(fault.value)
    if len(value) > VALUE_LETTERS:
        value = f"{value[:VALUE_LETTERS]}…"
    return t("compare.refused", file=file, what=what, value=value, allowed=allowed)


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
