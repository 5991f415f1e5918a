"""What the head of the comparison says: the finding, what it rests on, what to know before."""

import math

import numpy as np

from components.words import money
from components.words.texts import Texts
from model.uncertainty.claims import above, is_plain, ordered
from pages.what_if.compared import columns
from pages.what_if.compared.columns import Columns

LEAST = 0.05  # days or points: less is printed as no change
MOST_NAMED = 2  # in a headline


def title(pinned: Columns, t: Texts) -> str:
    """Return whose days shorten most and who gains most, or what is missing to say so.

    Of two that are level in both it is said which costs less.
    """
    if len(pinned) == 1:
        return t("compare.title_one", name=pinned[0].label(t))
    if not any(column.is_scored for column in pinned):
        return t("compare.title_withheld")
    less, more = min(pinned, key=lambda one: one.cost), max(pinned, key=lambda one: one.cost)
    is_level = columns.one_today(pinned) and len(leading(pinned)) == 2 == len(pinned)
    if is_level and len(fastest(pinned)) != 1 and columns.one_reach(pinned):
        if not columns.same_money(pinned) and more.cost > less.cost:
            fields = {"names": _names(pinned, t), "name": less.letter}
            return t("compare.title_less", cost=money.amount(more.cost - less.cost, t), **fields)
    return t("compare.title", days=days(pinned, t), gain=gain(pinned, t))


def fastest(shown: Columns) -> Columns:
    """Return the what-ifs that shorten the days to the village most, from the printed figures."""
    cuts = [round(one.figure().value, 1) - round(one.after(), 1) for one in shown]
    most = max((cut for cut in cuts if not math.isnan(cut)), default=0.0)
    quick = [one for one, cut in zip(shown, cuts, strict=True) if most - cut < LEAST <= most]
    return tuple(quick)


def leading(shown: Columns) -> Columns:
    """Return the what-ifs whose range of gain meets the range of the greatest gain."""
    gains = [one.drawn.gain if one.drawn else (math.nan,) * 3 for one in shown]
    below = above([(low, high) for low, _, high in gains])
    first = max(range(len(shown)), key=lambda k: np.nan_to_num(shown[k].gain, nan=-math.inf))
    return tuple(one for k, one in enumerate(shown) if k not in below[first])


def days(shown: Columns, t: Texts) -> str:
    """Return which what-ifs shorten the days most; of two, by how much."""
    quick = fastest(shown)
    if not quick:
        return t("compare.days_none")
    if len(quick) > MOST_NAMED or len(quick) == len(shown):
        return t("compare.days_level")
    fields = {"names": _names(quick, t)}
    if not columns.one_today(shown):
        return t("compare.days_cut", **fields)
    if len(shown) == 2:
        ahead = abs(round(shown[0].after(), 1) - round(shown[1].after(), 1))
        return t("compare.days_ahead", days=t.number(ahead, 1), **fields)
    return t("compare.days_most", **fields)


def gain(shown: Columns, t: Texts) -> str:
    """Return who gains most, or which lead because the ranges of their gains meet."""
    if not columns.one_method(shown):
        return t("compare.gain_other")
    first = leading(shown)
    if len(first) == len(shown):
        return t("compare.gain_level")
    if len(first) > MOST_NAMED:
        return t("compare.gain_several", n=len(first))
    return t("compare.gain_most" if len(first) == 1 else "compare.gain_lead", names=_names(first, t))


def _names(some: Columns, t: Texts) -> str:
    """Return the letters of what is pinned, the names of what is not."""
    names = t.join([one.letter or one.named(t) for one in some])
    return t("compare.letters", names=names) if some[0].letter else names


def lead(pinned: Columns, t: Texts) -> str:
    """Return whether it is the same money, hedged where the figures do not carry the finding."""
    costs = [column.cost for column in pinned]
    if len(pinned) == 1 or all(column.method.real_only for column in pinned):
        return ""
    if any(map(math.isnan, costs)) or not columns.one_reach(pinned):
        said = t("compare.lead_unlike")
    elif columns.same_money(pinned):
        said = t("compare.lead_same", cost=money.amount(sum(costs) / len(costs), t))
    else:
        low, high = (money.amount(end, t) for end in (min(costs), max(costs)))
        said = t("compare.lead_differ", low=low, high=high)
    return hedged(said, pinned, t)


def hedged(sentence: str, shown: Columns, t: Texts) -> str:
    """Return a sentence below a finding on the order of gains, hedged where that is not sure."""
    drawn = [column.drawn for column in shown]
    spans = [(one.gain[0], one.gain[2]) for one in drawn if one]
    sure = ordered(spans, t.catalog.method.low) if len(spans) == len(shown) else 0.0
    scores = [(column.results.scored(column.method), column.row) for column in shown]
    plain = all(is_plain(one, row, sure, t.catalog) for one, row in scores)
    return sentence if plain else t("common.on_illustrative", sentence=sentence)


def notes(pinned: Columns, t: Texts) -> list[str]:
    """Return what has to be known before columns are compared."""
    priced = [column for column in pinned if column.scenario.levers and not column.method.real_only]
    checks = {
        t("compare.note_real"): any(column.method.real_only for column in pinned),
        t("compare.note_counties"): len({column.county for column in pinned}) > 1,
        t("compare.note_method"): not columns.one_method(pinned),
        t("compare.note_assumed"): len({column.scenario.assumptions for column in pinned}) > 1,
        t("compare.note_reach"): any(column.reach > 1 for column in pinned),
        t("compare.note_values"): any(column.scenario.values for column in pinned),
        t("compare.note_unpriced"): any(math.isnan(column.cost) for column in priced),
    }
    return [note for note, holds in checks.items() if holds]
