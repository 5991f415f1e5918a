"""What the page says first: how much of the order stands, and what does not."""

import numpy as np

from components.widgets import html, place, sources
from components.widgets.html import Card
from model.facts.provenance import Quality
from pages.robustness import ranks
from pages.robustness.tested import Tested, pairs


def show(tested: Tested) -> None:
    """Place the finding, the sentence below it, and the cards."""
    t, pills = tested.t, sources.pill(tested.results, tested.today, tested.t)
    place.html(html.head(title(tested), t("robustness.topic"), pills, t, lead(tested)))
    place.html(html.cards(cards(tested), t))


def title(tested: Tested) -> str:
    """Return the headline: on the overall score where evidence carries it, else on real figures."""
    t = tested.t
    if tested.has_order and tested.on_evidence:
        compared, fixed = pairs(tested.wins)
        return t("robustness.title_plain", m=fixed, pairs=compared)
    compared, fixed = pairs(tested.otherwise.known_wins(tested.method.p))
    known = {"glyph": t.glyph(Quality.DERIVED), "k": len(tested.otherwise.known())}
    return t("robustness.title_known", pairs=compared, m=fixed, **known)


def lead(tested: Tested) -> str:
    """Return the sentence below the title: the overall score, or why there is none to test."""
    t, scores = tested.t, tested.scores
    if not tested.has_order:
        return t(
            "robustness.unscored",
            coverage=t.percent(float(scores.evidence_all.mean())),
            overall=t.percent(t.catalog.method.min_index),
            k=len(tested.otherwise.known()),
        )
    compared, fixed = pairs(tested.wins)
    said = tested.hedged(
        "robustness.lead", pairs=compared, m=fixed, close=int(tested.close.sum()) // 2
    )
    withheld = int(np.isnan(scores.index).sum())
    return f"{said} {t('robustness.lead_withheld', n=withheld)}" if withheld else said


def cards(tested: Tested) -> list[Card]:
    """Return what stands and what does not, in four numbers; two where nothing is scored."""
    t, scores, (compared, fixed) = tested.t, tested.scores, pairs(tested.wins)
    mark = sources.mark(float(scores.evidence_all.mean()), t)
    if not tested.has_order:
        mark = t.glyph(Quality.DERIVED)
    unit = t("robustness.card_pairs_unit", pairs=compared)

    def card(name: str, value: object, unit: str, note: str) -> Card:
        return Card(f"{name} {mark}", str(value), unit, note)

    stands = card(t("robustness.card_fixed"), fixed, unit, t("robustness.card_fixed_note"))
    if not tested.has_order:
        of_all = t("robustness.card_known_unit", total=len(t.catalog.indicators))
        note, count = t("robustness.card_known_note"), len(tested.otherwise.known())
        return [stands, card(t("robustness.card_known"), count, of_all, note)]
    wide, rules = tested.otherwise.rank_ranges(tested.method), t.catalog.method
    low, high = (t.number(end, 1) for end in np.quantile(wide.shift, (rules.low, rules.high)))
    shift, places = t.number(float(wide.shift.mean()), 1), t("robustness.card_shift_unit")
    moves, close = t("robustness.card_shift_note", low=low, high=high), tested.close.sum() // 2
    found = [
        stands,
        card(t("robustness.card_close"), close, unit, t("robustness.card_close_note")),
        card(t("robustness.card_shift"), shift, places, moves),
    ]
    if (rank := scores.rank(tested.county)) is None:
        return found
    narrow, may_be = tested.results.ranges(tested.method).rank[tested.row], wide.rank[tested.row]
    likely = ranks.span(narrow[0], narrow[2], t)
    note = t("robustness.card_place_note", rank=rank, span=likely)
    name = t("robustness.card_place", county=t.county(tested.county))
    return [*found, card(name, ranks.span(may_be[0], may_be[2], t), "", note)]
