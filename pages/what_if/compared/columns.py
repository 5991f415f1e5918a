"""What-ifs side by side: what they are called and what they share."""

import math
from dataclasses import dataclass, replace

from components.session.link import View
from components.session.what_if import ALL, Case
from components.words.texts import Texts
from model.facts.catalog import DELIVERY_DAYS
from model.facts.levers import Preset
from model.results.results import Results
from model.what_if.scenario import Scenario
from pages.what_if.outcome import Outcome

LETTERS = "ABCD"
SAME = 1.05  # costs that differ by no more are the same money
ALIKE = 0.05  # of a lever's full policy: less is the rounding of a preset scaled to a budget


@dataclass(frozen=True)
class Column(Outcome):
    """A what-if that is compared: what it comes to, its letter if pinned, the case it is."""

    letter: str
    case: Case

    @property
    def preset(self) -> Preset | None:
        """Return the preset its levers started from."""
        known = {preset.code: preset for preset in self.results.data.catalog.presets}
        return known.get(self.case.preset)

    def named(self, t: Texts, in_full: bool = False) -> str:
        """Return its preset, changed or not, or that its levers are its reader's own."""
        if self.preset is None:
            return t("compare.own")
        name = t.of(self.preset.name if in_full else self.preset.short)
        name = t("compare.warning", name=name) if self.preset.warning and in_full else name
        is_same = is_scaled(self.scenario, self.preset) and not self.scenario.values
        return name if is_same else t("compare.changed", name=name)

    def label(self, t: Texts) -> str:
        """Return its letter and, in short, its preset."""
        return f"{self.letter} {self.named(t)}".strip()

    def about(self, t: Texts) -> list[str]:
        """Return its name, its county and the reach of its levers, its method where not usual."""
        assumed = len(self.scenario.assumptions)
        method = {
            t("compare.method_weights"): self.method.weights,
            t("compare.method_p1"): self.method.p > 0,
            t("compare.method_m1"): self.method.p < 0,
            t("compare.method_real"): self.method.real_only,
            t("compare.method_assumed", n=assumed): assumed,
        }
        where = t("compare.mark", county=t.county(self.county), where=self.where(t))
        unusual = [words for words, holds in method.items() if holds]
        return [f"{self.letter} {self.named(t, in_full=True)}", where, *unusual]

    def where(self, t: Texts) -> str:
        """Return the counties its levers apply to; that its own is not among them, if so."""
        inside = self.scenario.counties
        if not self.scenario.levers:
            return t("compare.where_values", n=len(self.scenario.values))
        if self.case.scope == ALL or not inside:
            return t("compare.where_all", n=len(self.panel.codes))
        if self.county not in inside:
            return t("compare.where_others", n=len(inside))
        return t("compare.where_one" if len(inside) == 1 else "compare.where_some", n=len(inside))

    @property
    def days(self) -> tuple[float, float, float]:
        """Return the days to the village after, low, value and high; NaN where not known."""
        known = self.figure()
        low, high = known.low, known.high
        if self.effect.moved[self.row, self.panel.indicators.index(DELIVERY_DAYS)]:
            low, _, high = self.results.value_range(self.scenario, self.county, DELIVERY_DAYS)
        return low, self.after(), high


Columns = tuple[Column, ...]


def is_scaled(scenario: Scenario, preset: Preset) -> bool:
    """Return whether levers are a preset's by one factor, none beyond its full policy."""
    own, now = dict(preset.levers), dict(scenario.levers)
    factor = max(now.get(code, 0.0) / share for code, share in own.items())
    strays = [abs(min(1.0, factor * share) - now.get(code, 0.0)) for code, share in own.items()]
    return set(now) <= set(own) and max(strays) < ALIKE


def column(results: Results, pin: Case, letter: str = "", real_only: bool = False) -> Column:
    """Return a what-if as a column; without a county the first of the list stands for it."""
    counties = results.data.panel.counties
    case = replace(pin, county=pin.county or counties[0].code)
    scenario = case.applied(counties)
    if real_only:
        scenario = replace(scenario, method=replace(scenario.method, real_only=True))
    return Column(results, case.county, scenario, letter, case)


def columns(results: Results, view: View) -> Columns:
    """Return what is pinned; where the page shows real data only, all of it does."""
    real, pins = view.scenario.method.real_only, zip(LETTERS, view.pins, strict=False)
    return tuple(column(results, pin, letter, real) for letter, pin in pins)


def one_today(shown: Columns) -> bool:
    """Return whether all columns start from the same county under the same method."""
    return len({(column.county, column.method) for column in shown}) == 1


def one_method(shown: Columns) -> bool:
    """Return whether the points of all columns may be compared."""
    return len({column.method for column in shown}) <= 1


def one_reach(shown: Columns) -> bool:
    """Return whether the levers of all columns apply to equally many counties."""
    return len({column.reach for column in shown if column.scenario.levers}) <= 1


def same_money(shown: Columns) -> bool:
    """Return whether all columns cost the same within five per cent, over as many counties."""
    costs = [column.cost for column in shown]
    known = one_reach(shown) and not any(map(math.isnan, costs))
    return known and 0 < max(costs) <= SAME * min(costs)
