"""What the simulator says at its head: days, cost and score, now and after, and how sure."""

import math

from components.widgets import costs
from components.widgets.html import Card
from components.words import money
from components.words.rounding import printed_gain
from components.words.texts import DASH, Texts
from model.facts.catalog import DELIVERY_DAYS
from model.facts.provenance import Quality
from model.results.results import Results
from model.uncertainty.claims import mixed_quality
from model.what_if.scenario import Scenario


def title(results: Results, county: str, scenario: Scenario, t: Texts) -> str:
    """Return now -> after: days to the village first, then the score; a dash where withheld."""
    impact = results.effect(scenario)
    row = impact.baseline.row(county)
    days = results.panel(scenario.method.real_only).figure(county, DELIVERY_DAYS)
    now, after = float(impact.baseline.index[row]), float(impact.result.index[row])
    fields = {
        "county": t.county(county),
        "days": t.number(days.value, 1),
        "days_glyph": t.glyph(days.quality),
        "score": t.score(now, 1),
        "glyph": t.glyph(mixed_quality(float(impact.baseline.evidence_all[row]))),
    }
    if math.isnan(now):
        return t("simulator.title_withheld", county=fields["county"])
    if not scenario.is_what_if:
        return t("simulator.title_start", **fields)
    changed = t.number(float(impact.values[row, t.catalog.column(DELIVERY_DAYS)]), 1)
    key = "simulator.title_same_days" if changed == fields["days"] else "simulator.title"
    return t(key, **fields, days_after=changed,
             after=t.score(after, 1), gain=t.delta(gain(results, county, scenario)))  # fmt: skip


def pills(scenario: Scenario, t: Texts) -> list[str]:
    """Return that indicators are set directly, which costs nothing and has no mechanism."""
    return [t("levers.pill_set")] if scenario.values else []


def gain(results: Results, county: str, scenario: Scenario) -> float:
    """Return the gain between the printed scores; NaN where the score is withheld."""
    impact = results.effect(scenario)
    row = impact.baseline.row(county)
    return printed_gain(float(impact.baseline.index[row]), float(impact.result.index[row]))


def cards(results: Results, county: str, scenario: Scenario, t: Texts) -> list[Card]:
    """Return days, cost and score, how sure the gain is, and how much of it is only declared."""
    made = [
        _days(results, county, scenario, t),
        _cost(results, scenario, t),
        _score(results, county, scenario, t),
    ]
    gained = results.gain(scenario, county) if scenario.is_what_if else None
    if gained is None:
        return made
    impact = results.effect(scenario)
    row = impact.baseline.row(county)
    glyph = t.glyph(mixed_quality(float(impact.baseline.evidence_all[row])))
    paper = float(impact.paper_share[row])
    return [
        *made,
        Card(f"{t('simulator.card_range')} {glyph}", t.range(gained.gain[0], gained.gain[2], 1),
             t("common.point_suffix"),
             t("simulator.card_range_note", share=t.percent(gained.rises))),
        Card(f"{t('simulator.card_paper')} {glyph}", t.percent(1 - paper), "",
             _paper_note(paper, t)),
    ]  # fmt: skip


def _paper_note(paper: float, t: Texts) -> str:
    if math.isnan(paper):
        return t("levers.paper_mixed")
    return t("levers.paper_note", p=t.percent(paper)) if paper > 0 else t("levers.no_paper")


def _days(results: Results, county: str, scenario: Scenario, t: Texts) -> Card:
    impact = results.effect(scenario)
    row, j = impact.baseline.row(county), t.catalog.column(DELIVERY_DAYS)
    figure = results.panel(scenario.method.real_only).figure(county, DELIVERY_DAYS)
    if figure.quality is None:
        return Card(t("levers.card_days"), DASH, "", t("common.missing"))
    label = f"{t('levers.card_days')} {t.glyph(figure.quality)}"
    now, after = t.number(figure.value, 1), t.number(float(impact.values[row, j]), 1)
    if not impact.moved[row, j]:
        note = t("levers.card_days_today", span=t.range(figure.low, figure.high, 1))
        return Card(label, now, t("levers.days_suffix"), note)
    low, _, high = results.value_range(scenario, county, DELIVERY_DAYS)
    span = after if low == high else t.range(low, high, 1)
    return Card(label, f"{now} → {after}", t("levers.days_suffix"),
                t("levers.card_days_note", span=span))  # fmt: skip


def _cost(results: Results, scenario: Scenario, t: Texts) -> Card:
    if scenario.method.real_only:
        return Card(t("levers.card_cost"), DASH, "", t("levers.card_cost_real"))
    label = f"{costs.cost_label(results, scenario, t)} {t.glyph(Quality.ILLUSTRATIVE)}"
    if not scenario.levers:
        return Card(label, DASH, "", t("simulator.no_lever"))
    total = costs.total(results, scenario)
    if math.isnan(total):
        return Card(label, DASH, "", t("levers.card_cost_unknown"))
    return Card(label, money.amount(total, t), "",
                t("levers.card_cost_note", span=costs.span(total, t),
                  grants=t.number(total / costs.grant(results), 1)))  # fmt: skip


def _score(results: Results, county: str, scenario: Scenario, t: Texts) -> Card:
    impact = results.effect(scenario)
    row = impact.baseline.row(county)
    now, after = float(impact.baseline.index[row]), float(impact.result.index[row])
    if math.isnan(now):
        return Card(t("levers.card_score"), DASH, "", t("common.withheld"))
    glyph = t.glyph(mixed_quality(float(impact.baseline.evidence_all[row])))
    label = f"{t('levers.card_score')} {glyph}"
    known = results.ranges(scenario.method)
    ranks = known.rank[row]
    before = t("common.rank", rank=impact.baseline.rank(county), low=round(ranks[0]),
               high=round(ranks[2]))  # fmt: skip
    gained = results.gain(scenario, county) if scenario.is_what_if else None
    if gained is None:
        low, _, high = known.index[row]
        return Card(label, t.score(now, 1), "",
                    t("simulator.card_note", span=t.range(low, high), rank=before))  # fmt: skip
    moved = t("common.rank", rank=impact.result.rank(county), low=round(gained.rank[0]),
              high=round(gained.rank[2]))  # fmt: skip
    return Card(label, f"{t.score(now, 1)} → {t.score(after, 1)}", t.delta(gain(results, county, scenario)),
                t("levers.card_score_note", span=t.range(gained.after[0], gained.after[2]),
                  before=before, after=moved), "after")  # fmt: skip


def range_lines(shown: list[Card], t: Texts) -> list[str]:
    """Return what the cards say below their numbers, for screens that show it apart."""
    return [t("common.colon", name=card.label, text=card.note) for card in shown]
