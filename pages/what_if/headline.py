"""What the simulator says at its head: days, cost and score, now and after, and how sure."""

import math
from collections.abc import Sequence

from components.widgets import costs
from components.widgets.html import Card
from components.words import money
from components.words.texts import DASH, Texts
from model.facts.catalog import DELIVERY_DAYS
from model.facts.provenance import Quality
from pages.what_if.outcome import Outcome


def title(here: Outcome, t: Texts) -> str:
    """Return now -> after: days to the village first, then the score; a dash where withheld."""
    now, after = here.score
    county, days = t.county(here.county), here.figure()
    if math.isnan(now):
        return t("simulator.title_withheld", county=county)
    fields = {
        "county": county,
        "days": t.number(days.value, 1),
        "days_glyph": t.glyph(days.quality),
        "score": t.score(now, 1),
        "glyph": t.glyph(here.quality),
    }
    if not here.scenario.is_what_if:
        return t("simulator.title_start", **fields)
    days_after = t.number(here.after(), 1)
    fields |= {"after": t.score(after, 1), "gain": t.delta(here.gain)}
    if days_after == fields["days"]:
        return t("simulator.title_same_days", **fields)
    return t("simulator.title", **fields, days_after=days_after)


def cards(here: Outcome, t: Texts) -> list[Card]:
    """Return days, cost and score, how sure the gain is, and how much of it is only declared."""
    made = [_days(here, t), _cost(here, t), _score(here, t)]
    drawn = here.drawn if here.scenario.is_what_if else None
    if drawn is None:
        return made
    glyph, paper = t.glyph(here.quality), float(here.effect.paper_share[here.row])
    note = t("levers.paper_note", p=t.percent(paper)) if paper > 0 else t("levers.no_paper")
    span, suffix = t.range(drawn.gain[0], drawn.gain[2], 1), t("common.point_suffix")
    sure = t("simulator.card_range_note", share=t.percent(drawn.rises))
    return [
        *made,
        Card(f"{t('simulator.card_range')} {glyph}", span, suffix, sure),
        Card(
            f"{t('simulator.card_paper')} {glyph}",
            t.percent(1 - paper),
            note=t("levers.paper_mixed") if math.isnan(paper) else note,
        ),
    ]


def _days(here: Outcome, t: Texts) -> Card:
    figure = here.figure()
    if figure.quality is None:
        return Card(t("levers.card_days"), DASH, note=t("common.missing"))
    label = f"{t('levers.card_days')} {t.glyph(figure.quality)}"
    now, after, unit = t.number(figure.value, 1), t.number(here.after(), 1), t("levers.days_suffix")
    if not here.effect.moved[here.row, t.catalog.column(DELIVERY_DAYS)]:
        span = t.range(figure.low, figure.high, 1)
        return Card(label, now, unit, t("levers.card_days_today", span=span))
    low, _, high = here.results.value_range(here.scenario, here.county, DELIVERY_DAYS)
    span = after if low == high else t.range(low, high, 1)
    return Card(label, f"{now} → {after}", unit, t("levers.card_days_note", span=span))


def _cost(here: Outcome, t: Texts) -> Card:
    if here.method.real_only:
        return Card(t("levers.card_cost"), DASH, note=t("levers.card_cost_real"))
    named = costs.cost_label(here.results, here.scenario, t)
    label = f"{named} {t.glyph(Quality.ILLUSTRATIVE)}"
    if not here.scenario.levers:
        return Card(label, DASH, note=t("simulator.no_lever"))
    if math.isnan(here.cost):
        return Card(label, DASH, note=t("levers.card_cost_unknown"))
    grants = t.number(here.cost / costs.grant(here.results), 1)
    note = t("levers.card_cost_note", span=costs.span(here.cost, t), grants=grants)
    return Card(label, money.amount(here.cost, t), note=note)


def _score(here: Outcome, t: Texts) -> Card:
    now, after = here.score
    if math.isnan(now):
        return Card(t("levers.card_score"), DASH, note=t("common.withheld"))
    label = f"{t('levers.card_score')} {t.glyph(here.quality)}"
    known = here.results.ranges(here.method)
    drawn = here.drawn if here.scenario.is_what_if else None
    before = ranked(here.effect.baseline.rank(here.county), known.rank[here.row], t)
    if drawn is None:
        low, _, high = known.index[here.row]
        note = t("simulator.card_note", span=t.range(low, high), rank=before)
        return Card(label, t.score(now, 1), note=note)
    later = ranked(here.effect.result.rank(here.county), drawn.rank, t)
    span = t.range(drawn.after[0], drawn.after[2])
    note = t("levers.card_score_note", span=span, before=before, after=later)
    shown = f"{t.score(now, 1)} → {t.score(after, 1)}"
    return Card(label, shown, t.delta(here.gain), note, "after")


def ranked(place: int | None, span: Sequence[float], t: Texts) -> str:
    """Return a rank with its range over the draws."""
    return t("common.rank", rank=place, low=round(span[0]), high=round(span[-1]))
