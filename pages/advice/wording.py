"""What to do first in a county: the next steps by relief, how sure their order is, and why."""

import math
from collections.abc import Sequence

from components.widgets import costs
from components.widgets.html import Entry
from components.words import money
from components.words.texts import Texts
from model.facts.catalog import DELIVERY_DAYS
from model.results.results import Results
from model.score.contributions import bottleneck_share
from model.spending.next_steps import Change, Step
from model.uncertainty.claims import is_plain
from model.what_if.scenario import Scenario

YUAN, RELIEF = "yuan", "relief"
ORDERS = (YUAN, RELIEF)
TOP, MOST_MOVES = 3, 3
MOST, HALF = 0.8, 0.5  # shares of draws that are told in words


def orders(t: Texts) -> dict[str, str]:
    """Return the ways to order the steps, as named."""
    return {order: t(f"advice.order_{order}") for order in ORDERS}


def has_advice(results: Results, county: str, scenario: Scenario) -> bool:
    """Return whether there is any next step to show."""
    found = results.advice.advice(county, scenario)
    return bool(found and found.steps)


def steps(results: Results, county: str, scenario: Scenario, order: str) -> tuple[Step, ...]:
    """Return the next steps in an order, best first; none where the score is withheld."""
    found = results.advice.advice(county, scenario)
    if found is None:
        return ()
    return found.steps if order == YUAN else found.by_relief()


def _worth(step: Step, order: str) -> float:
    return step.per_m_yuan if order == YUAN else step.relief


def _share(step: Step, order: str) -> float:
    return step.agrees if order == YUAN else step.leads


def hedged(
    results: Results, sentence: str, probability: float, county: str, scenario: Scenario, t: Texts
) -> str:
    """Return a recommendation, plain only where evidence and the share of draws carry it."""
    scores = results.scored(scenario.method)
    if is_plain(scores, scores.row(county), probability, t.catalog):
        return sentence
    return t("common.on_illustrative", sentence=sentence)


def title(results: Results, county: str, scenario: Scenario, t: Texts) -> str:
    """Return what to do first by both orders."""
    found = results.advice.advice(county, scenario)
    if found is None:
        return t("advice.withheld", county=t.county(county))
    if not found.steps:
        return t("advice.title_none", county=t.county(county))
    first, other = found.steps[0], found.by_relief()[0]
    names = [t.of(t.catalog.lever(step.lever).name) for step in (first, other)]
    key = "title_same" if first is other else "title"
    if math.isnan(first.per_m_yuan):
        key = "title_relief"
    elif math.isinf(first.per_m_yuan) and first is not other:
        key = "title_free"
    sentence = t(
        f"advice.{key}",
        county=t.county(county),
        lever=names[0],
        other=names[1],
    )
    return hedged(results, sentence, min(first.agrees, other.leads), county, scenario, t)


def lead(results: Results, county: str, scenario: Scenario, order: str, t: Texts) -> str:
    """Return how sure the first step is, and how near the second comes."""
    ranked = steps(results, county, scenario, order)
    if not ranked:
        return t("advice.withheld_line") if scenario.method.real_only else ""
    if len(ranked) == 1:
        return t("advice.lead_only")
    first, second = ranked[:2]
    key = "free" if math.isinf(_worth(first, order)) else order
    return t(
        f"advice.lead_{key}",
        lever=t.of(t.catalog.lever(first.lever).name),
        share=sure(_share(first, order), t),
        cost=t.percent(first.agrees_cost),
        second=t.of(t.catalog.lever(second.lever).name),
        ratio=t.percent(_worth(second, order) / _worth(first, order)),
    )


def sure(share: float, t: Texts) -> str:
    """Return a share of draws in words."""
    printed = round(share, 2)
    kind = "most" if printed >= MOST else "half" if printed >= HALF else "some"
    return t(f"advice.sure_{kind}", p=t.percent(share))


def start(results: Results, county: str, scenario: Scenario, t: Texts) -> str:
    """Return where the steps start from, and what relief is in plain words."""
    inside = county in (scenario.counties or results.data.panel.codes)
    count = len(scenario.levers) if inside else 0
    key = "advice.cards_from_set" if count else "advice.cards_from"
    return t(key, county=t.county(county), n=count, relief=t("advice.relief_plain"))


def cards(
    results: Results, county: str, scenario: Scenario, order: str, t: Texts
) -> list[tuple[str, Entry]]:
    """Return the codes of the first three steps with all that speaks for and against each."""
    return [
        (step.lever, card(results, number, step, county, scenario, order, t))
        for number, step in enumerate(steps(results, county, scenario, order)[:TOP], start=1)
    ]


def card(
    results: Results, number: int, step: Step, county: str, scenario: Scenario, order: str, t: Texts
) -> Entry:
    """Return a step: cost, physical change, effect, how sure, what is declared, what to mind."""
    lever = t.catalog.lever(step.lever)
    row = results.data.panel.row(county)
    works = results.transfers(scenario.baseline())[t.catalog.levers.index(lever), row]
    key = "advice.card_relief_line" if step.cost_m_yuan else "advice.card_relief_free"
    effect = t(key, relief=_percent(step.relief, t),
               each=_percent(step.per_m_yuan, t), low=t.number(step.gains[0], 1),
               high=t.number(step.gains[2], 1))  # fmt: skip
    paper = t("advice.card_paper_line", p=t.percent(step.paper_share))
    caution = costs.CAUTIONS.get(step.lever)
    lines = [
        (t("advice.card_cost"), _cost(step, t)),
        (t("advice.card_moves"), _moves(results, step.changes, county, scenario, t)),
        (t("advice.card_relief"), effect),
        (t("advice.card_sure"), t("advice.card_sure_line", share=sure(_share(step, order), t),
                                  grade=t(f"advice.grade_{lever.grade}"))),
        (t("advice.card_paper"), paper if step.paper_share > 0 else ""),
        (t("advice.card_caution"), t(caution) if caution else ""),
    ]  # fmt: skip
    mark = t("advice.card_mark", element=t.element(lever.element), grade=lever.grade,
             share=t.percent(float(works)))  # fmt: skip
    return Entry(t("advice.card_title", n=number, lever=t.of(lever.name)), mark, lines)


def _cost(step: Step, t: Texts) -> str:
    if math.isnan(step.cost_m_yuan):
        return t("levers.card_cost_unknown")
    if not step.cost_m_yuan:
        return t("advice.card_cost_free")
    key = "advice.card_cost_rest" if step.start else "advice.card_cost_line"
    return t(key, cost=money.amount(step.cost_m_yuan, t), span=costs.span(step.cost_m_yuan, t),
             start=t.percent(step.start))  # fmt: skip


def cost(m_yuan: float, t: Texts) -> str:
    """Return what a lever costs, in words where that is nothing."""
    return t("advice.no_cost") if m_yuan == 0 else money.amount(m_yuan, t)


def _moves(
    results: Results, changes: Sequence[Change], county: str, scenario: Scenario, t: Texts
) -> str:
    """Return the physical changes: days first, then by the share of the scale moved."""

    def order(change: Change) -> tuple[bool, float]:
        j = t.catalog.column(change.indicator)
        span = abs(t.catalog.best[j] - t.catalog.worst[j])
        return change.indicator != DELIVERY_DAYS, -abs(change.after - change.before) / span

    ranked = sorted(changes, key=order)
    parts = [_move(results, change, county, scenario, t) for change in ranked[:MOST_MOVES]]
    if len(ranked) > MOST_MOVES:
        parts.append(t("advice.card_more", n=len(ranked) - MOST_MOVES))
    return t("common.semicolon").join(parts)


def _move(results: Results, change: Change, county: str, scenario: Scenario, t: Texts) -> str:
    panel = results.panel(scenario.method.real_only)
    indicator = t.catalog.indicator(change.indicator)
    decimals = max(t.catalog.unit(indicator.unit).decimals, 1)
    return t("advice.card_move", indicator=t.label(indicator),
             glyph=t.glyph(panel.figure(county, change.indicator).quality),
             before=t.number(change.before, decimals), after=t.number(change.after, decimals),
             unit=t.unit(indicator.unit))  # fmt: skip


def _percent(relief: float, t: Texts) -> str:
    return t.percent(relief, 1)


def caveats(results: Results, county: str, scenario: Scenario, order: str, t: Texts) -> list[str]:
    """Return what speaks against taking the first step at its word."""
    stands = results.effect(scenario).result
    share = bottleneck_share(stands, t.catalog.method.floor)[stands.row(county)]
    weak = int(share.argmax())
    made = [t("advice.caveat_obstacle", element=t.element(t.catalog.element_codes[weak]),
              p=t.percent(float(share[weak])))]  # fmt: skip
    first = steps(results, county, scenario, order)[0]
    lever = results.catalog(scenario.assumptions).lever(first.lever)
    if order == YUAN and lever.cost.driver == "fixed":
        made.append(t("advice.caveat_fixed", lever=t.of(lever.name),
                      cost=money.amount(lever.cost.m_yuan, t)))  # fmt: skip
    made.append(t("advice.caveat_costs"))
    if first.paper_share >= HALF:
        made.append(t("advice.caveat_paper_first", lever=t.of(lever.name),
                      p=t.percent(first.paper_share)))  # fmt: skip
    else:
        made.append(t("advice.caveat_paper"))
    return [*made, t("advice.caveat_points")]
