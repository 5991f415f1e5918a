"""What the head of the comparison says: gains for their money in a title, days in the lead."""

import math

from components.words.texts import Texts
from model.results.results import Results
from model.uncertainty.claims import is_plain, ordered
from pages.what_if import columns
from pages.what_if.columns import Column

FEW = 2  # columns that a title calls by name, more by letter


def said(
    results: Results, sentence: str, made: tuple[Column, ...], probability: float, t: Texts
) -> str:
    """Return a sentence that sets gains side by side, marked where they rest on assumptions.

    `probability` is the share of draws in which what it says of their order holds.
    """
    scores = [(results.scored(column.method), column.county) for column in made]
    plain = all(is_plain(one, one.row(county), probability, t.catalog) for one, county in scores)
    return sentence if plain else t("common.on_illustrative", sentence=sentence)


def sure(results: Results, made: tuple[Column, ...], t: Texts) -> float:
    """Return the share of draws in which all gains keep their order."""
    gains = [results.gain(column.scenario, column.county) for column in made]
    spans = [(g.gain[0], g.gain[2]) for g in gains if g is not None]
    return ordered(spans, t.catalog.method.low) if len(spans) == len(made) else 0.0


def title(results: Results, made: tuple[Column, ...], t: Texts) -> str:
    """Return what the columns gain, for the same money or each for its own."""
    if not made:
        return t("compare.title_none")
    if len(made) == 1:
        return t("compare.title_one", name=_called(made[0], is_named=True, is_placed=True, t=t))
    if not any(columns.is_scored(results, column) for column in made):
        return t("compare.title_withheld")
    same = columns.same_money(results, made)
    parts = t("common.semicolon").join(_part(results, column, made, same, t) for column in made)
    if same:
        mean = sum(columns.cost(results, column) for column in made) / len(made)
        budget = columns.spent(mean, columns.reach(results, made[0]), t)
        parts = t("compare.title_same", budget=budget, parts=parts)
    return said(results, parts, made, sure(results, made, t), t)


def _part(results: Results, column: Column, made: tuple[Column, ...], same: bool, t: Texts) -> str:
    """Return a column's gain and cost in words: in points where all are made alike, else days."""
    is_alike = columns.one_method(made)
    who = _called(column, len(made) == FEW, len({c.county for c in made}) > 1, t)
    if is_alike:
        words = t(
            "compare.part_gain", name=who, points=columns.signed(columns.gain(results, column))
        )
    else:
        figure, after = columns.days(results, column, t)
        words = t("compare.part_days", name=who, now=t.number(figure.value, 1),
                  after=t.number(after, 1))  # fmt: skip
    cost = columns.cost(results, column)
    if same or math.isnan(cost):
        return words
    return t(
        "compare.part_cost", part=words, cost=columns.spent(cost, columns.reach(results, column), t)
    )


def _called(column: Column, is_named: bool, is_placed: bool, t: Texts) -> str:
    """Return a column in a sentence: its letter and, in brackets, its name and its county."""
    inside = [columns.named(column, t)] if is_named else []
    inside += [t.county_short(column.county)] if is_placed else []
    if not inside:
        return column.letter
    return t("compare.who", letter=column.letter, inside=t("common.semicolon").join(inside))


def lead(results: Results, made: tuple[Column, ...], t: Texts) -> str:
    """Return the days to the village of every column, before any points, unless the title does."""
    if len(made) == 1:
        return t("compare.ask")
    known = [(c, *columns.days(results, c, t)) for c in made]
    known = [(c, figure, after) for c, figure, after in known if figure.quality is not None]
    if not known or not columns.one_method(made):
        return ""
    if columns.one_today(made):
        parts = [t("compare.lead_part", letter=c.letter, after=t.number(after, 1))
                 for c, _, after in known]  # fmt: skip
        first = known[0][1]
        return t("compare.lead_one", glyph=t.glyph(first.quality), now=t.number(first.value, 1),
                 parts=t.join(parts))  # fmt: skip
    parts = [t("compare.lead_both", letter=c.letter, glyph=t.glyph(figure.quality),
               now=t.number(figure.value, 1), after=t.number(after, 1))
             for c, figure, after in known]  # fmt: skip
    return t("compare.lead_each", parts=t("common.semicolon").join(parts))
