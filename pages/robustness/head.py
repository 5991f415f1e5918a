"""What the page says first: between which ranks the county stays, and what could move it."""

import numpy as np

from components.widgets import html, place, sources
from components.widgets.html import Card, card
from components.words.texts import DASH
from model.facts.provenance import Quality
from model.uncertainty.claims import may_rank
from model.uncertainty.weight_wins import fixed_pairs
from pages.robustness import ranks
from pages.robustness.tested import Tested, pairs


def show(tested: Tested) -> None:
    """Place the finding, the sentence below it, and the cards."""
    t, pills = tested.t, sources.pill(tested.results, tested.today, tested.t)
    place.html(html.head(title(tested), t("robustness.topic"), pills, t, lead(tested)))
    place.html(html.cards(cards(tested), t))


def title(tested: Tested) -> str:
    """Return where the county stays whatever is varied; on real figures, how many pairs stand."""
    t, county = tested.t, tested.t.county_short(tested.county)
    if not tested.has_order:
        compared, fixed = pairs(tested.wins)
        known = {"glyph": t.glyph(Quality.DERIVED), "k": len(tested.otherwise.known())}
        return t("robustness.title_known", pairs=compared, m=fixed, **known)
    low, _, high = tested.otherwise.rank_ranges(tested.method).rank[tested.row]
    if np.isnan(low):
        return t("robustness.title_withheld", county=county)
    return t("robustness.title", county=county, span=ranks.span(low, high, t))


def lead(tested: Tested) -> str:
    """Return what was varied, or why there is no order to test."""
    t, scores, rules = tested.t, tested.scores, tested.t.catalog.method
    if not tested.has_order:
        real, least = float(scores.evidence_all.mean()), t.percent(rules.min_index)
        known = len(tested.otherwise.known())
        return t("robustness.unscored", coverage=t.percent(real), overall=least, k=known)
    varied = {"draws": t.number(rules.draws), "spread": t.percent(rules.weight_spread)}
    said = t("robustness.lead", share=t.percent(rules.high - rules.low), **varied)
    if not may_rank(scores, t.catalog):
        said = t("common.on_illustrative", sentence=said)
    withheld = int(np.isnan(scores.index).sum())
    return f"{said} {t('robustness.lead_withheld', n=withheld)}" if withheld else said


def cards(tested: Tested) -> list[Card]:
    """Return the county's possible rank, its equals, what no weighting turns, what moves most."""
    t, (compared, fixed) = tested.t, pairs(tested.wins)
    if not tested.has_order:
        of_all = t("robustness.card_known_unit", total=len(t.catalog.indicators))
        pair, known = t("robustness.card_pairs_unit", pairs=compared), tested.otherwise.known()
        glyph = t.glyph(Quality.DERIVED)
        return [
            card(t, "robustness.card_fixed", str(fixed), pair, glyph),
            card(t, "robustness.card_known", str(len(known)), of_all, glyph),
        ]
    mark = sources.mark(float(tested.scores.evidence_all.mean()), t)
    moves = tested.otherwise.drivers(tested.method)
    factor = max(moves, key=moves.__getitem__)
    shift = t.number(moves[factor], 1)
    most = card(t, "robustness.card_most", t(f"robustness.factor_{factor}"), shift=shift)
    if (rank := tested.scores.rank(tested.county)) is None:
        return [card(t, "robustness.card_place", DASH, note=t("common.withheld")), most]
    low, _, high = tested.otherwise.rank_ranges(tested.method).rank[tested.row]
    others = t("robustness.card_others_unit", n=len(tested.order) - 1)
    stands, row = fixed_pairs(tested.wins), tested.row
    above, below = int(stands[:, row].sum()), int(stands[row].sum())
    of_all, span = f"/{len(tested.order)}", ranks.span(low, high, t)
    return [
        card(t, "robustness.card_place", span, of_all, mark, rank=rank),
        card(t, "robustness.card_close", str(tested.close[row].sum()), others, mark),
        card(t, "robustness.card_sure", str(above + below), others, mark, above=above, below=below),
        most,
    ]
