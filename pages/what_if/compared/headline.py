"""What the head of the comparison says: the finding, what it rests on, what to know before."""

import math

from components.words import money
from components.words.texts import Texts
from model.uncertainty.claims import above, is_plain, ordered
from pages.what_if.compared import columns
from pages.what_if.compared.columns import Columns

LEAST = 0.05  # days or points: less is printed as no change
MOST_NAMED = 2  # in a headline


def title(pinned: Columns, t: Texts) -> str:
    """Return whose days shorten most and who gains most; of two level in both, which costs less."""
    if len(pinned) == 1:
        return t("compare.title_one", name=pinned[0].label(t))
    if not any(column.is_scored for column in pinned):
        return t("compare.title_withheld")
    less, *_, more = sorted(pinned, key=lambda one: one.cost)
    alike = columns.one_today(pinned) and columns.one_reach(pinned) and not less.method.real_only
    level = len(leading(pinned)) == len(pinned) == 2 and len(fastest(pinned)) != 1
    if alike and level and less.cost * columns.SAME < more.cost:
        fields = {"names": _names(pinned, t), "name": less.letter}
        return t("compare.title_less", cost=money.amount(more.cost - less.cost, t), **fields)
    return t("compare.title", days=days(pinned, t), gain=gain(pinned, t))


def cuts(shown: Columns) -> list[float]:
    """Return by how many days each shortens the way to the village, from the printed figures."""
    return [round(one.figure().value, 1) - round(one.after(), 1) for one in shown]


def fastest(shown: Columns) -> Columns:
    """Return the what-ifs that shorten the days to the village most, none if none does."""
    most = max((cut for cut in cuts(shown) if not math.isnan(cut)), default=0.0)
    both = zip(shown, cuts(shown), strict=True)
    return tuple(one for one, cut in both if most - cut < LEAST <= most)


def leading(shown: Columns) -> Columns:
    """Return the what-ifs whose range of gain meets the range of the greatest gain."""
    spans = [one.drawn.gain[::2] if one.drawn else (math.nan, math.nan) for one in shown]
    first = max(range(len(shown)), key=lambda k: (bool(shown[k].drawn), shown[k].gain))
    return tuple(one for k, one in enumerate(shown) if k not in above(spans)[first])


def days(shown: Columns, t: Texts) -> str:
    """Return which what-ifs shorten the days most; of two, by how much."""
    quick = fastest(shown)
    if not quick:
        return t("compare.days_none")
    if len(quick) > MOST_NAMED or len(quick) == len(shown):
        return t("compare.days_level")
    key = "compare.days_most" if len(shown) > MOST_NAMED else "compare.days_ahead"
    key = key if columns.one_today(shown) else "compare.days_cut"
    ahead = t.number(max(cuts(shown)) - min(cuts(shown)), 1)
    return t(key, names=_names(quick, t), days=ahead)


def gain(shown: Columns, t: Texts) -> str:
    """Return who gains most, or which lead because the ranges of their gains meet."""
    if not columns.one_method(shown):
        return t("compare.gain_other")
    first = leading(shown)
    if len(first) == len(shown):
        return t("compare.gain_level")
    if len(first) > 1 and not first[0].letter:
        return t("compare.gain_several", n=len(first))
    key = "compare.gain_most" if len(first) == 1 else "compare.gain_lead"
    return t(key, names=_names(first, t))


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
