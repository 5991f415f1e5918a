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
    """Return whose days shorten most and who gains most, or what is missing to say so."""
    if len(pinned) == 1:
        return t("compare.title_one", name=pinned[0].label(t))
    if not any(column.is_scored for column in pinned):
        return t("compare.title_withheld")
    return t("compare.title", days=fastest(pinned, t), gain=most(pinned, t))


def fastest(shown: Columns, t: Texts) -> str:
    """Return which what-ifs shorten the days to the village most, from the printed figures."""
    cuts = [round(one.figure().value, 1) - round(one.after(), 1) for one in shown]
    known = [cut for cut in cuts if not math.isnan(cut)]
    if not known or max(known) < LEAST:
        return t("compare.days_none")
    names = [one.label(t) for one, cut in zip(shown, cuts, strict=True) if max(known) - cut < LEAST]
    if len(names) > MOST_NAMED:
        return t("compare.days_level")
    key = "compare.days_most" if columns.one_today(shown) else "compare.days_cut"
    return t(key, names=t.join(names))


def most(shown: Columns, t: Texts) -> str:
    """Return who gains most where the range of its gain lies above all others'."""
    if not columns.one_method(shown):
        return t("compare.gain_other")
    gains = [one.drawn.gain if one.drawn else (math.nan,) * 3 for one in shown]
    below = above([(low, high) for low, _, high in gains])
    first = next((k for k, lower in enumerate(below) if len(lower) == len(shown) - 1), None)
    if first is None:
        return t("compare.gain_level")
    return t("compare.gain_most", name=shown[first].label(t))


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
