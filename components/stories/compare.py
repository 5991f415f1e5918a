"""Pinned what-ifs side by side: what they are called, what they share, what they come to."""

import math
from dataclasses import dataclass, replace

from components import money, runtime
from components.case import ALL, Case
from components.links import View
from components.markup import Entry
from components.stories import outlay, simulator, verdict
from components.stories.county import name
from components.text import DASH, Texts
from model.claims import is_plain, mixed_quality, ordered
from model.levers import Preset
from model.provenance import Figure, Quality, Words
from model.scenario import Scenario

LETTERS = "ABCD"
FEW = 2  # columns that a title calls by name, more by letter
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
    def method(self) -> Scenario:
        """Return the weights and switches its points rest on; changed assumptions do not count."""
        return replace(self.scenario.baseline(), assumptions=())


def columns(view: View) -> tuple[Column, ...]:
    """Return what is pinned; where the page shows real data only, all of it does."""
    counties, made = runtime.data().panel.counties, []
    for letter, pin in zip(LETTERS, view.pins, strict=False):
        case = replace(pin, county=pin.county or counties[0].code)
        scenario = case.applied(counties)
        real = scenario.real_only or view.scenario.real_only
        made.append(Column(letter, case, replace(scenario, real_only=real)))
    return tuple(made)


def preset(column: Column, t: Texts) -> Preset | None:
    """Return the preset a column's levers started from, None where they are its reader's own."""
    return next((p for p in t.catalog.presets if p.code == column.case.preset), None)


def _called(column: Column, words: Words, t: Texts) -> str:
    """Return a preset's name, and that it was changed where it was."""
    found, scenario = preset(column, t), column.scenario
    same = found and dict(found.levers) == dict(scenario.levers) and not scenario.values
    return t.of(words) if same else t("compare.changed", name=t.of(words))


def label(column: Column, t: Texts) -> str:
    """Return a column's name: its letter and, in short, its preset."""
    found = preset(column, t)
    return f"{column.letter} {_called(column, found.short, t) if found else t('compare.own')}"


def where(column: Column, t: Texts) -> str:
    """Return the counties a column's levers apply to; that its own is not among them, if so."""
    if not column.scenario.levers:
        return t("compare.where_values", n=len(column.scenario.values))
    inside = column.scenario.counties
    if column.case.scope == ALL or not inside:
        return t("compare.where_all", n=len(runtime.data().panel.codes))
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


def cost(column: Column) -> float:
    """Return what a column costs over all its counties, m yuan; NaN where that is not known.

    Values set directly have no price, and a cost, being assumed, is no real data.
    """
    if column.scenario.real_only or not column.scenario.levers:
        return math.nan
    return outlay.total(column.scenario)


def index(column: Column) -> tuple[float, float]:
    """Return a column's score now and after, NaN where it is withheld."""
    effect = runtime.effect(column.scenario)
    row = effect.baseline.row(column.county)
    return float(effect.baseline.index[row]), float(effect.result.index[row])


def gain(column: Column) -> float:
    """Return the difference of the printed scores, NaN where they are withheld."""
    return verdict.gain(column.county, column.scenario)


def is_scored(column: Column) -> bool:
    """Return whether a column has a score."""
    return not math.isnan(index(column)[0])


def days(column: Column, t: Texts) -> tuple[Figure, float]:
    """Return the days to the village now, as a figure, and after."""
    figure = runtime.panel(column.scenario.real_only).figure(column.county, simulator.DAYS)
    effect = runtime.effect(column.scenario)
    row = effect.baseline.row(column.county)
    return figure, float(effect.values[row, t.catalog.column(simulator.DAYS)])


def same_money(made: tuple[Column, ...]) -> bool:
    """Return whether all columns cost the same within five per cent."""
    costs = [cost(column) for column in made]
    return not any(map(math.isnan, costs)) and 0 < max(costs) <= SAME * min(costs)


def said(sentence: str, made: tuple[Column, ...], t: Texts) -> str:
    """Return a sentence that sets gains side by side, marked where they rest on assumptions."""
    return sentence if _is_plain(made, t) else t("common.on_illustrative", sentence=sentence)


def _is_plain(made: tuple[Column, ...], t: Texts) -> bool:
    gains = [runtime.gain(column.scenario, column.county) for column in made]
    spans = [(g.gain[0], g.gain[2]) for g in gains if g is not None]
    sure = ordered(spans, t.catalog.method.low) if len(spans) == len(made) else 0.0
    scores = [(runtime.scored(column.method), column.county) for column in made]
    return all(is_plain(found, found.row(county), sure, t.catalog) for found, county in scores)


def title(made: tuple[Column, ...], t: Texts) -> str:
    """Return what the columns gain, for the same money or each for its own."""
    if not made:
        return t("compare.title_none")
    if len(made) == 1:
        return t("compare.title_one", name=label(made[0], t), county=name(made[0].county, t))
    if not any(is_scored(column) for column in made):
        return t("compare.title_withheld")
    same = same_money(made)
    parts = t("common.semicolon").join(_part(column, made, same, t) for column in made)
    if not one_method(made):
        parts = t("compare.title_days", parts=parts)
    if not same:
        return said(parts, made, t)
    costs = [cost(column) for column in made]
    budget = money.amount(sum(costs) / len(costs), t)
    return said(t("compare.title_same", budget=budget, parts=parts), made, t)


def _part(column: Column, made: tuple[Column, ...], same: bool, t: Texts) -> str:
    """Return a column's gain and cost in words: in points where all are made alike, else days."""
    who, points = _who(column, made, t), gain(column)
    if one_method(made):
        key = "compare.part_gain" if points > 0 else "compare.part_change"
        words = t(key, name=who, points=t.number(points, 1))
    else:
        figure, after = days(column, t)
        words = t("compare.part_days", name=who, now=t.number(figure.value, 1),
                  after=t.number(after, 1))  # fmt: skip
    spent = cost(column)
    if same or math.isnan(spent):
        return words
    return t("compare.part_cost", part=words, cost=money.amount(spent, t))


def _who(column: Column, made: tuple[Column, ...], t: Texts) -> str:
    """Return a column in a sentence: the name if two gain points, else the letter; its county."""
    is_named = len(made) == FEW and one_method(made)
    if len({other.county for other in made}) > 1:
        who = label(column, t) if is_named else column.letter
        return t("compare.who", name=who, county=simulator.short(column.county, t))
    return label(column, t) if is_named else t("compare.letter", letter=column.letter)


def lead(made: tuple[Column, ...], t: Texts) -> str:
    """Return the days to the village of every column, before any points, unless the title does."""
    if len(made) == 1:
        return t("compare.ask")
    known = [(c, *days(c, t)) for c in made]
    known = [(c, figure, after) for c, figure, after in known if figure.quality is not None]
    if not known or not one_method(made):
        return ""
    if one_today(made):
        parts = [t("compare.lead_part", letter=c.letter, after=t.number(after, 1))
                 for c, _, after in known]  # fmt: skip
        first = known[0][1]
        return t("compare.lead_one", glyph=t.glyph(first.quality), now=t.number(first.value, 1),
                 parts=t.join(parts))  # fmt: skip
    parts = [t("compare.lead_both", letter=c.letter, glyph=t.glyph(figure.quality),
               now=t.number(figure.value, 1), after=t.number(after, 1))
             for c, figure, after in known]  # fmt: skip
    return t("compare.lead_each", parts=t("common.semicolon").join(parts))


def entry(column: Column, t: Texts) -> Entry:
    """Return what heads a column: its name, county and reach, its method where it is not usual."""
    mark = t("compare.mark", county=name(column.county, t), where=where(column, t))
    figure, after = days(column, t)
    lines = [
        (t("compare.card_days"), _arrow(figure.value, after, figure.quality, t)),
        (t("compare.card_cost"), money_words(column, t)),
        (t("compare.card_score"), _arrow(*index(column), quality(column), t)),
        (t("compare.card_method"), method_words(column, t)),
    ]
    found = preset(column, t)
    whole = f"{column.letter} {_called(column, found.name, t)}" if found else label(column, t)
    return Entry(whole, mark, lines)


def _arrow(now: float, after: float, known: Quality | None, t: Texts) -> str:
    if math.isnan(now):
        return DASH
    return f"{t.glyph(known)} {t.number(now, 1)} → {t.number(after, 1)}"


def quality(column: Column) -> Quality:
    """Return how a column's score of today is known."""
    scores = runtime.scored(column.method)
    return mixed_quality(float(scores.evidence_all[scores.row(column.county)]))


def money_words(column: Column, t: Texts) -> str:
    """Return a column's cost with its range, marked as assumed; a dash where it is not known."""
    spent = cost(column)
    if math.isnan(spent):
        return DASH
    reference = t.catalog.method.costs
    low, high = (money.counted(spent * end, t) for end in (reference.low, reference.high))
    span = t.range(low, high, 0 if t.language == "zh" else 1)
    words = t("compare.cost", cost=money.amount(spent, t), span=span)
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


def notes(made: tuple[Column, ...], t: Texts) -> list[str]:
    """Return what has to be known before columns are compared."""
    reaches = {len(c.scenario.counties) for c in made if c.scenario.levers}
    unpriced = [c for c in made if not c.scenario.real_only and math.isnan(cost(c))]
    checks = {
        "real": any(column.scenario.real_only for column in made),
        "counties": len({column.county for column in made}) > 1,
        "method": not one_method(made),
        "assumed": len({column.scenario.assumptions for column in made}) > 1,
        "reach": len(reaches) > 1,
        "values": any(column.scenario.values for column in made),
        "unpriced": any(column.scenario.levers for column in unpriced),
    }
    return [t(f"compare.note_{key}") for key, holds in checks.items() if holds]
