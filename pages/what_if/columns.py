"""Pinned what-ifs side by side: what they are called, what they share, what they come to."""

import math
from dataclasses import dataclass, replace

from components.session.link import View
from components.session.what_if import ALL, Case
from components.widgets import costs as outlay
from components.widgets.html import Entry
from components.words import money
from components.words.texts import DASH, Texts
from model.facts.catalog import DELIVERY_DAYS
from model.facts.levers import Preset
from model.facts.provenance import Figure, Quality, Words
from model.results.results import Results
from model.score.method import Method
from model.uncertainty.claims import mixed_quality
from model.what_if.scenario import Scenario
from pages.what_if import headline

LETTERS = "ABCD"
SAME = 1.05  # costs that differ by no more are the same money


@dataclass(frozen=True, slots=True)
class Column:
    """A pinned what-if: its letter, the case, its scenario with the counties it applies to."""

    letter: str
    case: Case
    scenario: Scenario

    @property
    def county(self) -> str:
        """Return the county it is about."""
        return self.case.county

    @property
    def method(self) -> Method:
        """Return the weights and switches its points rest on."""
        return self.scenario.method


def columns(results: Results, view: View) -> tuple[Column, ...]:
    """Return what is pinned; where the page shows real data only, all of it does."""
    counties, made = results.data.panel.counties, []
    for letter, pin in zip(LETTERS, view.pins, strict=False):
        case = replace(pin, county=pin.county or counties[0].code)
        scenario = case.applied(counties)
        real = scenario.method.real_only or view.scenario.method.real_only
        made.append(
            Column(letter, case, replace(scenario, method=replace(scenario.method, real_only=real)))
        )
    return tuple(made)


def preset(column: Column, t: Texts) -> Preset | None:
    """Return the preset a column's levers started from, None where they are its reader's own."""
    return next((p for p in t.catalog.presets if p.code == column.case.preset), None)


def _called(column: Column, words: Words, t: Texts) -> str:
    """Return a preset's name, and that it was changed where it was."""
    found, scenario = preset(column, t), column.scenario
    same = found and dict(found.levers) == dict(scenario.levers) and not scenario.values
    return t.of(words) if same else t("compare.changed", name=t.of(words))


def named(column: Column, t: Texts) -> str:
    """Return what a column is called in short: its preset, or that it is its reader's own."""
    found = preset(column, t)
    return _called(column, found.short, t) if found else t("compare.own")


def label(column: Column, t: Texts) -> str:
    """Return a column's name: its letter and, in short, its preset."""
    return f"{column.letter} {named(column, t)}"


def head(results: Results, column: Column, t: Texts) -> str:
    """Return a column's name over its figures, with the counties that its cost is the sum of."""
    count = reach(results, column)
    return t("compare.head", name=label(column, t), n=count) if count > 1 else label(column, t)


def reach(results: Results, column: Column) -> int:
    """Return the number of counties the levers of a column apply to, 0 without a lever."""
    if not column.scenario.levers:
        return 0
    return len(column.scenario.counties) or len(results.data.panel.codes)


def where(results: Results, column: Column, t: Texts) -> str:
    """Return the counties a column's levers apply to; that its own is not among them, if so."""
    if not column.scenario.levers:
        return t("compare.where_values", n=len(column.scenario.values))
    inside = column.scenario.counties
    if column.case.scope == ALL or not inside:
        return t("compare.where_all", n=len(results.data.panel.codes))
    if column.county not in inside:
        return t("compare.where_others", n=len(inside))
    return t("compare.where_one" if len(inside) == 1 else "compare.where_some", n=len(inside))


def one_today(made: tuple[Column, ...]) -> bool:
    """Return whether all columns start from the same county under the same method."""
    return len({(column.county, column.method) for column in made}) == 1


def one_method(made: tuple[Column, ...]) -> bool:
    """Return whether the points of all columns may be compared."""
    return len({column.method for column in made}) == 1


def spoken_of(made: tuple[Column, ...], usual: Scenario) -> Scenario:
    """Return the method a page says it rests on: one with changed assumptions if a column has."""
    methods = [column.scenario.baseline() for column in made]
    return next((m for m in methods if m.assumptions), methods[0] if methods else usual)


def cost(results: Results, column: Column) -> float:
    """Return what a column costs over all its counties, m yuan; NaN where that is not known.

    Values set directly have no price, and a cost, being assumed, is no real data.
    """
    if column.method.real_only or not column.scenario.levers:
        return math.nan
    return outlay.total(results, column.scenario)


def index(results: Results, column: Column) -> tuple[float, float]:
    """Return a column's score now and after, NaN where it is withheld."""
    effect = results.effect(column.scenario)
    row = effect.baseline.row(column.county)
    return float(effect.baseline.index[row]), float(effect.result.index[row])


def gain(results: Results, column: Column) -> float:
    """Return the difference of the printed scores, NaN where they are withheld."""
    return headline.gain(results, column.county, column.scenario)


def is_scored(results: Results, column: Column) -> bool:
    """Return whether a column has a score."""
    return not math.isnan(index(results, column)[0])


def days(results: Results, column: Column, t: Texts) -> tuple[Figure, float]:
    """Return the days to the village now, as a figure, and after."""
    figure = results.panel(column.method.real_only).figure(column.county, DELIVERY_DAYS)
    effect = results.effect(column.scenario)
    row = effect.baseline.row(column.county)
    return figure, float(effect.values[row, t.catalog.column(DELIVERY_DAYS)])


def one_reach(results: Results, made: tuple[Column, ...]) -> bool:
    """Return whether the levers of all columns apply to equally many counties."""
    return len({reach(results, column) for column in made if column.scenario.levers}) <= 1


def same_money(results: Results, made: tuple[Column, ...]) -> bool:
    """Return whether all columns cost the same within five per cent, over as many counties."""
    costs = [cost(results, column) for column in made]
    return (
        one_reach(results, made)
        and not any(map(math.isnan, costs))
        and 0 < max(costs) <= SAME * min(costs)
    )


def entry(results: Results, column: Column, t: Texts) -> Entry:
    """Return what heads a column: its name, county and reach, its method where it is not usual."""
    mark = t(
        "compare.mark",
        county=t.county(column.county),
        where=where(results, column, t),
    )
    figure, after = days(results, column, t)
    lines = [
        (t("compare.card_days"), _arrow(figure.value, after, figure.quality, t)),
        (t("compare.card_cost"), money_words(results, column, t)),
        (t("compare.card_score"), _arrow(*index(results, column), quality(results, column), t)),
        (t("compare.card_method"), method_words(column, t)),
    ]
    found = preset(column, t)
    whole = f"{column.letter} {_called(column, found.name, t)}" if found else label(column, t)
    return Entry(whole, mark, lines)


def _arrow(now: float, after: float, known: Quality | None, t: Texts) -> str:
    if math.isnan(now):
        return DASH
    return f"{t.glyph(known)} {t.number(now, 1)} → {t.number(after, 1)}"


def quality(results: Results, column: Column) -> Quality:
    """Return how a column's score of today is known."""
    scores = results.scored(column.method)
    return mixed_quality(float(scores.evidence_all[scores.row(column.county)]))


def spent(m_yuan: float, counties: int, t: Texts) -> str:
    """Return a cost with its unit, and over how many counties where they are several."""
    amount = money.amount(m_yuan, t)
    return t("compare.spent_many", cost=amount, n=counties) if counties > 1 else amount


def signed(points: float) -> str:
    """Return a change in points with its sign, a dash where it is not known."""
    if math.isnan(points):
        return DASH
    shown = f"{points:+.1f}"
    return "±0.0" if float(shown) == 0 else shown.replace("-", "−")


def money_words(results: Results, column: Column, t: Texts) -> str:
    """Return a column's cost with its range, marked as assumed; a dash where it is not known."""
    found = cost(results, column)
    if math.isnan(found):
        return DASH
    reference = t.catalog.method.costs
    low, high = (money.counted(found * end, t) for end in (reference.low, reference.high))
    span = t.range(low, high, 0 if t.language == "zh" else 1)
    words = t("compare.ranged", value=spent(found, reach(results, column), t), span=span)
    return f"{t.glyph(Quality.ILLUSTRATIVE)} {words}"


def method_words(column: Column, t: Texts) -> str:
    """Return how a column is scored otherwise than usual, nothing where it is not."""
    method, parts = column.method, []
    if method.weights:
        parts.append(t("compare.method_weights"))
    if method.p:
        parts.append(t(f"compare.method_{'p1' if method.p > 0 else 'm1'}"))
    if method.real_only:
        parts.append(t("compare.method_real"))
    if column.scenario.assumptions:
        parts.append(t("compare.method_assumed", n=len(column.scenario.assumptions)))
    return t.join(parts)


def notes(results: Results, made: tuple[Column, ...], t: Texts) -> list[str]:
    """Return what has to be known before columns are compared."""
    unpriced = [c for c in made if not c.method.real_only and math.isnan(cost(results, c))]
    checks = {
        "real": any(column.method.real_only for column in made),
        "counties": len({column.county for column in made}) > 1,
        "method": not one_method(made),
        "assumed": len({column.scenario.assumptions for column in made}) > 1,
        "reach": any(reach(results, column) > 1 for column in made),
        "values": any(column.scenario.values for column in made),
        "unpriced": any(column.scenario.levers for column in unpriced),
    }
    return [t(f"compare.note_{key}") for key, holds in checks.items() if holds]
