"""Pinned what-ifs side by side: what they are called, what they share, what the head says."""

import math
from dataclasses import dataclass, replace

from components.session.link import View
from components.session.what_if import ALL, Case
from components.widgets.html import Entry
from components.words import money
from components.words.texts import DASH, DOWN, UP, Texts
from model.facts.provenance import Quality
from model.results.results import Results
from model.uncertainty.claims import is_plain, ordered
from model.what_if.scenario import Scenario
from pages.what_if.outcome import Outcome

LETTERS = "ABCD"
SAME = 1.05  # costs that differ by no more are the same money
FEW = 2  # columns that a title calls by name, more by letter


@dataclass(frozen=True)
class Column(Outcome):
    """A pinned what-if: what it comes to, its letter and the case it was pinned as."""

    letter: str
    case: Case

    def named(self, t: Texts, in_full: bool = False) -> str:
        """Return its preset, changed or not, or that its levers are its reader's own."""
        preset = next((p for p in t.catalog.presets if p.code == self.case.preset), None)
        if preset is None:
            return t("compare.own")
        name = t.of(preset.name if in_full else preset.short)
        same = dict(preset.levers) == dict(self.scenario.levers) and not self.scenario.values
        return name if same else t("compare.changed", name=name)

    def label(self, t: Texts) -> str:
        """Return its letter and, in short, its preset."""
        return f"{self.letter} {self.named(t)}"

    def head(self, t: Texts) -> str:
        """Return its label over its figures, with the counties that its cost is the sum of."""
        label = self.label(t)
        return t("compare.head", name=label, n=self.reach) if self.reach > 1 else label

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

    def cost_words(self, t: Texts) -> str:
        """Return its cost with its range, marked as assumed; a dash where it is not known."""
        if math.isnan(self.cost):
            return DASH
        low, _, high = self.cost_range(t)
        span = t.range(low, high, 0 if t.language == "zh" else 1)
        words = t("compare.ranged", value=spent(self.cost, self.reach, t), span=span)
        return f"{t.glyph(Quality.ILLUSTRATIVE)} {words}"

    def cost_range(self, t: Texts) -> tuple[float, float, float]:
        """Return its cost, low, middle and high, in the unit of the reader's language."""
        costs = t.catalog.method.costs
        low, high = (money.counted(self.cost * end, t) for end in (costs.low, costs.high))
        return low, money.counted(self.cost, t), high

    def entry(self, t: Texts) -> Entry:
        """Return what heads it: its name, county and reach, its method where it is not usual."""
        mark = t("compare.mark", county=t.county(self.county), where=self.where(t))
        assumed, days = self.scenario.assumptions, self.figure()
        method = {
            t("compare.method_weights"): self.method.weights,
            t("compare.method_p1"): self.method.p > 0,
            t("compare.method_m1"): self.method.p < 0,
            t("compare.method_real"): self.method.real_only,
            t("compare.method_assumed", n=len(assumed)): assumed,
        }
        lines = [
            (t("compare.card_days"), _arrow(days.value, self.after(), days.quality, t)),
            (t("compare.card_cost"), self.cost_words(t)),
            (t("compare.card_score"), _arrow(*self.score, self.quality, t)),
            (t("compare.card_method"), t.join([words for words, holds in method.items() if holds])),
        ]
        return Entry(f"{self.letter} {self.named(t, in_full=True)}", mark, lines)


Columns = tuple[Column, ...]


def column(results: Results, pin: Case, letter: str = "", real_only: bool = False) -> Column:
    """Return a pinned what-if as a column; without a county the first of the list stands for it."""
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


def one_today(pinned: Columns) -> bool:
    """Return whether all columns start from the same county under the same method."""
    return len({(column.county, column.method) for column in pinned}) == 1


def one_method(pinned: Columns) -> bool:
    """Return whether the points of all columns may be compared."""
    return len({column.method for column in pinned}) == 1


def one_reach(pinned: Columns) -> bool:
    """Return whether the levers of all columns apply to equally many counties."""
    return len({column.reach for column in pinned if column.scenario.levers}) <= 1


def same_money(pinned: Columns) -> bool:
    """Return whether all columns cost the same within five per cent, over as many counties."""
    costs = [column.cost for column in pinned]
    known = one_reach(pinned) and not any(map(math.isnan, costs))
    return known and 0 < max(costs) <= SAME * min(costs)


def spoken_of(pinned: Columns, usual: Scenario) -> Scenario:
    """Return the method a page says it rests on: one with changed assumptions if a column has."""
    methods = [column.today for column in pinned]
    return next((m for m in methods if m.assumptions), methods[0] if methods else usual)


def spent(m_yuan: float, counties: int, t: Texts) -> str:
    """Return a cost with its unit, and over how many counties where they are several."""
    amount = money.amount(m_yuan, t)
    return t("compare.spent_many", cost=amount, n=counties) if counties > 1 else amount


def _arrow(now: float, after: float, known: Quality | None, t: Texts) -> str:
    if math.isnan(now):
        return DASH
    return f"{t.glyph(known)} {t.number(now, 1)} → {t.number(after, 1)}"


def signed(points: float, t: Texts) -> str:
    """Return a change in points with its sign and no arrow, a dash where it is not known."""
    return t.delta(points).strip(f"{UP}{DOWN} ")


def notes(pinned: Columns, t: Texts) -> list[str]:
    """Return what has to be known before columns are compared."""
    priced = [column for column in pinned if column.scenario.levers and not column.method.real_only]
    checks = {
        t("compare.note_real"): any(column.method.real_only for column in pinned),
        t("compare.note_counties"): len({column.county for column in pinned}) > 1,
        t("compare.note_method"): not one_method(pinned),
        t("compare.note_assumed"): len({column.scenario.assumptions for column in pinned}) > 1,
        t("compare.note_reach"): any(column.reach > 1 for column in pinned),
        t("compare.note_values"): any(column.scenario.values for column in pinned),
        t("compare.note_unpriced"): any(math.isnan(column.cost) for column in priced),
    }
    return [note for note, holds in checks.items() if holds]


def hedged(sentence: str, pinned: Columns, probability: float, t: Texts) -> str:
    """Return what is said of the order of gains, true in this share of draws, hedged if need be."""
    scores = [(column.results.scored(column.method), column.row) for column in pinned]
    plain = all(is_plain(one, row, probability, t.catalog) for one, row in scores)
    return sentence if plain else t("common.on_illustrative", sentence=sentence)


def sure(pinned: Columns, t: Texts) -> float:
    """Return the share of draws in which all gains keep their order."""
    gains = [drawn.gain for column in pinned if (drawn := column.drawn)]
    spans = [(low, high) for low, _, high in gains]
    return ordered(spans, t.catalog.method.low) if len(spans) == len(pinned) else 0.0


def title(pinned: Columns, t: Texts) -> str:
    """Return what the columns gain, for the same money or each for its own."""
    if not pinned:
        return t("compare.title_none")
    if len(pinned) == 1:
        return t("compare.title_one", name=_who(pinned[0], pinned, t))
    if all(math.isnan(column.score[0]) for column in pinned):
        return t("compare.title_withheld")
    same = same_money(pinned)
    parts = t("common.semicolon").join(_part(column, pinned, same, t) for column in pinned)
    if same:
        mean = sum(column.cost for column in pinned) / len(pinned)
        parts = t("compare.title_same", budget=spent(mean, pinned[0].reach, t), parts=parts)
    return hedged(parts, pinned, sure(pinned, t), t)


def _part(column: Column, pinned: Columns, same: bool, t: Texts) -> str:
    """Return a column's gain and cost in words: in points where all are made alike, else days."""
    who = _who(column, pinned, t)
    if one_method(pinned):
        words = t("compare.part_gain", name=who, points=signed(column.gain, t))
    else:
        now, after = (t.number(days, 1) for days in (column.figure().value, column.after()))
        words = t("compare.part_days", name=who, now=now, after=after)
    if same or math.isnan(column.cost):
        return words
    return t("compare.part_cost", part=words, cost=spent(column.cost, column.reach, t))


def _who(column: Column, pinned: Columns, t: Texts) -> str:
    """Return a column's letter; in brackets the name of few, the county where in doubt."""
    is_placed = len(pinned) == 1 or len({one.county for one in pinned}) > 1
    inside = [column.named(t)] if len(pinned) <= FEW else []
    inside += [t.county_short(column.county)] if is_placed else []
    words = t("common.semicolon").join(inside)
    return t("compare.who", letter=column.letter, inside=words) if inside else column.letter


def lead(pinned: Columns, t: Texts) -> str:
    """Return the days to the village of every column, before any points, unless the title does."""
    if len(pinned) == 1:
        return t("compare.ask")
    known = [column for column in pinned if column.figure().quality is not None]
    if not known or not one_method(pinned):
        return ""
    parts = []
    for one in known:
        days, later = one.figure(), t.number(one.after(), 1)
        today = {"glyph": t.glyph(days.quality), "now": t.number(days.value, 1)}
        key = "compare.lead_part" if one_today(pinned) else "compare.lead_both"
        parts.append(t(key, letter=one.letter, after=later, **today))
    if one_today(pinned):
        return t("compare.lead_one", parts=t.join(parts), **today)
    return t("compare.lead_each", parts=t("common.semicolon").join(parts))
