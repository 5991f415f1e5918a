"""Every slider that a pinned what-if has moved against the data, and the group in numbers."""

import math
from dataclasses import dataclass

from components.words import money
from components.words.texts import DASH, Texts
from model.facts.catalog import DELIVERY_DAYS
from model.facts.provenance import Quality
from model.results.results import Results
from model.what_if.effects import assumptions
from pages.what_if import assumed, columns
from pages.what_if.columns import Column

Table = tuple[list[str], list[list[str]]]


@dataclass(frozen=True, slots=True)
class Numbers:
    """A number a column: what it is, with its decimals, what follows it and the mark before."""

    what: str
    found: list[float]
    decimals: int
    suffix: str
    glyph: str = ""

    @property
    def three(self) -> tuple[float, float, float]:
        """Return the least, the mean and the greatest, NaN where one is not known."""
        if any(map(math.isnan, self.found)):
            return math.nan, math.nan, math.nan
        return min(self.found), sum(self.found) / len(self.found), max(self.found)


def table(results: Results, made: tuple[Column, ...], t: Texts) -> Table:
    """Return header and rows: what is set otherwise than the data have it, in any column."""
    header = [t("compare.what"), t("compare.data"), *(columns.label(c, t) for c in made)]
    return header, [
        *_levers(made, t),
        *_values(results, made, t),
        *_method(made, t),
        *_assumed(made, t),
    ]


def _pulled(made: tuple[Column, ...], t: Texts) -> list[str]:
    """Return the levers any column pulls, in the order of the catalogue."""
    return [lever.code for lever in t.catalog.levers
            if any(column.scenario.intensity(lever.code) for column in made)]  # fmt: skip


def _levers(made: tuple[Column, ...], t: Texts) -> list[list[str]]:
    return [
        [t.of(t.catalog.lever(code).name), t.percent(0.0),
         *(t.percent(column.scenario.intensity(code)) for column in made)]
        for code in _pulled(made, t)
    ]  # fmt: skip


def _values(results: Results, made: tuple[Column, ...], t: Texts) -> list[list[str]]:
    """Return the values set directly, a row an indicator and county."""
    panel = results.panel(all(column.method.real_only for column in made))
    cells = sorted({cell[:2] for column in made for cell in column.scenario.values})
    rows = []
    for indicator, county in cells:
        what = t(
            "compare.value",
            indicator=t.indicator(indicator),
            county=t.county(county),
        )
        unit = t.catalog.indicator(indicator).unit
        found = [_set(_value(column, indicator, county), unit, t) for column in made]
        rows.append([what, t.marked(panel.figure(county, indicator)), *found])
    return rows


def _value(column: Column, indicator: str, county: str) -> float:
    found = {(i, c): value for i, c, value in column.scenario.values}
    return found.get((indicator, county), math.nan)


def _set(value: float, unit: str, t: Texts) -> str:
    decimals = max(t.catalog.unit(unit).decimals, 1)
    return DASH if math.isnan(value) else f"{t.number(value, decimals)}{t.unit(unit)}"


def _method(made: tuple[Column, ...], t: Texts) -> list[list[str]]:
    """Return weights and compensation, where a column has them otherwise than usual.

    That real data only are shown governs the page and is said in the heads: nothing is changed.
    """
    count = len(t.catalog.elements)
    usual = t("simulator.weights_equal")
    rows = [
        [t("compare.weight", element=t.of(element.name)), usual,
         *(str(c.method.points(count)[k]) if c.method.weights else usual for c in made)]
        for k, element in enumerate(t.catalog.elements)
        if any(column.method.weights for column in made)
    ]  # fmt: skip
    names = {p: t(f"simulator.compensation_{'m1' if p < 0 else p}") for p in (1, 0, -1)}
    if any(column.method.p for column in made):
        rows.append([t("simulator.compensation"), names[0],
                     *(names[column.method.p] for column in made)])  # fmt: skip
    return rows


def _assumed(made: tuple[Column, ...], t: Texts) -> list[list[str]]:
    """Return the assumptions that a column has set otherwise than the catalogue."""
    known = assumptions(t.catalog)
    keys = sorted({key for column in made for key, _ in column.scenario.assumptions})
    rows = []
    for key in keys:
        item = known[key]
        found = [dict(column.scenario.assumptions).get(key, item.value) for column in made]
        cells = [assumed.told(item, value, t) for value in (item.value, *found)]
        rows.append([t("compare.assumed", what=assumed.named(key, t)), *cells])
    return rows


def numbers(results: Results, made: tuple[Column, ...], t: Texts) -> list[Numbers]:
    """Return what is counted over the columns: days, cost, gain, then every lever pulled."""
    glyph, days = t.glyph(Quality.ILLUSTRATIVE), t.catalog.indicator(DELIVERY_DAYS)
    after = [columns.days(results, column, t)[1] for column in made]
    costs = [money.counted(columns.cost(results, column), t) for column in made]
    decimals = 0 if t.language == "zh" else 1
    rows = [
        Numbers(t.of(days.name), after, 1, t.unit(days.unit), f"{glyph} "),
    ]
    if columns.one_reach(results, made):  # totals over more counties are no more of the same
        counties = max(columns.reach(results, column) for column in made)
        what = t("compare.group_total" if counties > 1 else "compare.group_cost", n=counties)
        suffix = t("compare.money_suffix")
        rows.append(Numbers(what, costs, decimals, suffix, f"{glyph} "))
    if columns.one_method(made):
        gains = [columns.gain(results, column) for column in made]
        suffix = t("common.point_suffix")
        rows.append(Numbers(t("compare.row_gain"), gains, 1, suffix, f"{glyph} "))
    for code in _pulled(made, t):
        found = [100 * column.scenario.intensity(code) for column in made]
        rows.append(Numbers(t.of(t.catalog.lever(code).name), found, 0, "%"))
    return rows


def group(results: Results, made: tuple[Column, ...], t: Texts) -> Table:
    """Return header and rows: least, mean and greatest of what all columns have."""
    header = [t("compare.what"), t("compare.least"), t("compare.mean"), t("compare.most")]
    return header, [
        [one.what, *(f"{one.glyph}{t.number(v, one.decimals)}{one.suffix}" for v in one.three)]
        for one in numbers(results, made, t)
        if not math.isnan(one.three[0])
    ]
