"""What the charts of pinned what-ifs draw and find, and the tables behind them."""

import math

import numpy as np
import pandas as pd

from components.widgets import downloads
from components.words import money
from components.words.texts import Texts
from model.results.results import Results
from model.uncertainty.claims import above, apart, ordered, tied
from model.what_if.scenario import Scenario
from pages.what_if import changes, columns, compare_head
from pages.what_if.columns import Column
from pages.what_if.comparison_table import element
from pages.what_if.contenders_chart import Contender


def contenders(results: Results, made: tuple[Column, ...], t: Texts) -> list[Contender]:
    """Return what the charts draw of the columns that have a score."""
    found = []
    for column in made:
        drawn = results.gain(column.scenario, column.county)
        if drawn is None:
            continue
        effect, reference = results.effect(column.scenario), t.catalog.method.costs
        row, spent = (
            effect.baseline.row(column.county),
            money.counted(columns.cost(results, column), t),
        )
        found.append(
            Contender(
                letter=column.letter,
                name=columns.head(results, column, t),
                now=[float(v) for v in effect.baseline.elements[row]],
                after=[float(v) for v in effect.result.elements[row]],
                cost=(spent * reference.low, spent, spent * reference.high),
                gain=(drawn.gain[0], columns.gain(results, column), drawn.gain[2]),
            )
        )
    return found


def elements_title(results: Results, made: tuple[Column, ...], t: Texts) -> str:
    """Return in which element each column moves most."""
    parts = []
    for column in made:
        effect = results.effect(column.scenario)
        row = effect.baseline.row(column.county)
        before, after = np.nan_to_num([effect.baseline.elements[row], effect.result.elements[row]])
        change = np.round(after) - np.round(before)  # between the printed scores
        most = int((after - before).argmax())
        if change[most] > 0:
            parts.append(t("compare.elements_part", letter=column.letter,
                           element=t.element_short(t.catalog.element_codes[most]),
                           change=t.delta(float(change[most]), 0)))  # fmt: skip
    if not parts:
        return t("compare.elements_none")
    return compare_head.said(
        results, t("common.semicolon").join(parts), made, compare_head.sure(results, made, t), t
    )


def elements_frame(results: Results, made: tuple[Column, ...], t: Texts) -> pd.DataFrame:
    """Return the elements of every column now and after."""
    rows = []
    for column in made:
        for k, one in enumerate(t.catalog.elements):
            now, after, glyph = element(results, column, k, t)
            rows.append({t("compare.column"): columns.label(column, t),
                         t("common.county"): t.county(column.county),
                         t("common.element"): t.of(one.name),
                         t("compare.now"): round(now, downloads.DECIMALS),
                         t("compare.after"): round(after, downloads.DECIMALS),
                         t("common.unit"): t("common.points"),
                         t("common.quality"): glyph})  # fmt: skip
    return pd.DataFrame(rows)


def money_title(
    results: Results, found: list[Contender], made: tuple[Column, ...], t: Texts
) -> str:
    """Return whose gain lies wholly above whose, pair by pair, and who is not told apart."""
    found = sorted(found, key=lambda one: -one.gain[1])
    spans = [(one.gain[0], one.gain[2]) for one in found]
    low, letters = t.catalog.method.low, [one.letter for one in found]
    sure = apart(spans, low)
    if not sure:
        return t("compare.money_overlap")
    parts = _pairs(letters, spans, t)
    if ordered(spans, low):
        parts = [t("compare.money_apart", order=t("compare.above").join(letters))]
    return compare_head.said(results, t("common.semicolon").join(parts), made, sure, t)


def _pairs(letters: list[str], spans: list[tuple[float, float]], t: Texts) -> list[str]:
    """Return who lies above whom, then who is tied, those with the same below them in one."""
    below: dict[tuple[int, ...], list[str]] = {}
    for letter, places in zip(letters, above(spans), strict=True):
        if places:
            below.setdefault(places, []).append(letter)
    parts = [_listed(upper, "last", t) + t("compare.above")
             + _listed([letters[k] for k in places], "last", t)
             for places, upper in below.items()]  # fmt: skip
    ties = [_listed([letters[k] for k in group], "and", t) for group in tied(spans)]
    return [*parts, *(t("compare.money_tied", letters=one) for one in ties)]


def _listed(letters: list[str], key: str, t: Texts) -> str:
    """Return letters in a sentence: "B, C and D", in an order that says nothing."""
    letters = sorted(letters)
    if len(letters) == 1:
        return letters[0]
    return t(f"compare.{key}").join([t.join(letters[:-1]), letters[-1]])


def money_alt(
    results: Results, found: list[Contender], finding: str, made: tuple[Column, ...], t: Texts
) -> str:
    """Return the finding with what every column costs and gains."""
    gains = {one.letter: t.delta(one.gain[1]) for one in found}
    parts = [t("compare.money_alt", letter=column.letter, gain=gains[column.letter],
               cost=columns.spent(columns.cost(results, column), columns.reach(results, column), t))
             for column in made if column.letter in gains]  # fmt: skip
    return t("common.colon", name=finding, text=t("common.semicolon").join(parts))


def money_frame(found: list[Contender], made: tuple[Column, ...], t: Texts) -> pd.DataFrame:
    """Return cost and gain of every column with their ranges."""
    county = {column.letter: t.county(column.county) for column in made}
    rows = []
    for one in found:
        for what, unit, (low, value, high) in (
            (t("compare.row_cost"), t("compare.money_unit"), one.cost),
            (t("compare.row_gain"), t("compare.points"), one.gain),
        ):
            rows.append({t("compare.column"): one.name, t("common.county"): county[one.letter],
                         t("compare.what"): what,
                         t("common.value"): round(value, downloads.DECIMALS),
                         t("common.low"): round(low, downloads.DECIMALS),
                         t("common.high"): round(high, downloads.DECIMALS),
                         t("common.unit"): unit,
                         t("common.quality"): t("common.illustrative")})  # fmt: skip
    return pd.DataFrame(rows)


def figures(results: Results, made: tuple[Column, ...], t: Texts) -> pd.DataFrame:
    """Return every figure of every column now and after, in full: score, elements, indicators."""
    tables = []
    for column in made:
        one = case_figures(results, column.county, column.scenario, t)
        one.insert(0, t("compare.column"), columns.label(column, t))
        tables.append(one)
    return pd.concat(tables, ignore_index=True)


def case_figures(results: Results, county: str, scenario: Scenario, t: Texts) -> pd.DataFrame:
    """Return every figure of a what-if in its county and in those it applies to, the county first.

    Nothing is rounded: the numbers are those of the pages, the link and the command line.
    """
    set_here = (where for _, where, _ in scenario.values)  # noqa: PD011  (not of a table)
    levered = (scenario.counties or results.data.panel.codes) if scenario.levers else ()
    counties = tuple(dict.fromkeys((county, *levered, *set_here)))
    return downloads.what_if(
        results.effect(scenario),
        results.panel(scenario.method.real_only),
        results.ranges(scenario.method),
        counties,
        t,
    )


def changes_frame(results: Results, made: tuple[Column, ...], t: Texts) -> pd.DataFrame:
    """Return what is set in every column, with least, mean and greatest where it is counted."""
    header, rows = changes.table(results, made, t)
    three = {one.what: one.three for one in changes.numbers(results, made, t)}
    ends = [t(f"compare.{key}") for key in ("least", "mean", "most")]
    nothing = (math.nan, math.nan, math.nan)
    cells = [[*row, *(round(v, downloads.DECIMALS) for v in three.get(row[0], nothing))]
             for row in rows]  # fmt: skip
    return pd.DataFrame(cells, columns=[*header, *ends])
