"""What to do first in a county: the next steps by relief, how sure their order is, and why."""

import math
from collections.abc import Mapping
from dataclasses import dataclass

from components.widgets import costs
from components.widgets.html import Entry
from components.words import money
from components.words.texts import Texts
from model.facts.catalog import DELIVERY_DAYS
from model.results.results import Results
from model.score.contributions import bottleneck_share
from model.spending.next_steps import Advice, Change, Idle, Step
from model.uncertainty.claims import is_plain
from model.what_if.scenario import Scenario

YUAN, RELIEF = "yuan", "relief"
ORDERS = {YUAN: "advice.order_yuan", RELIEF: "advice.order_relief"}
LEADS = {YUAN: "advice.lead_yuan", RELIEF: "advice.lead_relief"}
GRADES = {"A": "advice.grade_A", "B": "advice.grade_B", "C": "advice.grade_C"}
TOP, MOST_MOVES = 3, 3
MOST, HALF = 0.8, 0.5  # shares of draws that are told in words


@dataclass(frozen=True, slots=True)
class CountyAdvice:
    """A county's next steps from where a what-if stands, in an order and a reader's language."""

    results: Results
    county: str
    scenario: Scenario
    order: str
    t: Texts

    @property
    def row(self) -> int:
        """Return the row of the county."""
        return self.results.data.panel.row(self.county)

    @property
    def found(self) -> Advice | None:
        """Return the steps and the levers without any, None where the score is withheld."""
        return self.results.advice.advice(self.county, self.scenario)

    @property
    def steps(self) -> tuple[Step, ...]:
        """Return the next steps in the order, best first; none where the score is withheld."""
        if self.found is None:
            return ()
        return self.found.steps if self.order == YUAN else self.found.by_relief()

    def worth(self, step: Step) -> float:
        """Return what steps are ordered by."""
        return step.per_m_yuan if self.order == YUAN else step.relief

    def agrees(self, step: Step) -> float:
        """Return the share of draws in which a step comes first in the order."""
        return step.agrees if self.order == YUAN else step.leads

    def works(self, lever: str) -> float:
        """Return the share of its effect at which a lever works in the county."""
        return self.results.presets.shares(self.county, self.scenario.baseline())[lever]

    def lever(self, one: Step | Idle) -> str:
        """Return the name of a step's lever."""
        return self.t.of(self.t.catalog.lever(one.lever).name)

    def element(self, one: Step | Idle) -> str:
        """Return the element that a step's lever belongs to."""
        return self.t.catalog.lever(one.lever).element

    def hedged(self, sentence: str, probability: float = 1.0) -> str:
        """Return a recommendation, plain only where evidence and the share of draws carry it."""
        scores = self.results.scored(self.scenario.method)
        if is_plain(scores, self.row, probability, self.t.catalog):
            return sentence
        return self.t("common.on_illustrative", sentence=sentence)


def named(keys: Mapping[str, str], t: Texts) -> dict[str, str]:
    """Return alternatives by code as they are named."""
    return {code: t(key) for code, key in keys.items()}


def title(advice: CountyAdvice) -> str:
    """Return what to do first by both orders."""
    t, found, county = advice.t, advice.found, advice.t.county(advice.county)
    if found is None:
        return t("advice.withheld", county=county)
    if not found.steps:
        return t("advice.title_none", county=county)
    first, other = found.steps[0], found.by_relief()[0]
    key = "advice.title_same" if first is other else "advice.title"
    if math.isnan(first.per_m_yuan):
        key = "advice.title_relief"
    elif math.isinf(first.per_m_yuan) and first is not other:
        key = "advice.title_free"
    sentence = t(key, county=county, lever=advice.lever(first), other=advice.lever(other))
    return advice.hedged(sentence, min(first.agrees, other.leads))


def lead(advice: CountyAdvice) -> str:
    """Return how sure the first step is, and how near the second comes."""
    t = advice.t
    if not advice.steps:
        return t("advice.withheld_line") if advice.scenario.method.real_only else ""
    if len(advice.steps) == 1:
        return t("advice.lead_only")
    first, second = advice.steps[:2]
    return t(
        "advice.lead_free" if math.isinf(advice.worth(first)) else LEADS[advice.order],
        lever=advice.lever(first),
        share=sure(advice.agrees(first), t),
        cost=t.percent(first.agrees_cost),
        second=advice.lever(second),
        ratio=t.percent(advice.worth(second) / advice.worth(first)),
    )


def sure(share: float, t: Texts) -> str:
    """Return a share of draws in words."""
    printed = round(share, 2)
    if printed >= MOST:
        return t("advice.sure_most", p=t.percent(share))
    return t("advice.sure_half" if printed >= HALF else "advice.sure_some", p=t.percent(share))


def start(advice: CountyAdvice) -> str:
    """Return where the steps start from, and what relief is in plain words."""
    t, scenario = advice.t, advice.scenario
    inside = advice.county in (scenario.counties or advice.results.data.panel.codes)
    count = len(scenario.levers) if inside else 0
    key = "advice.cards_from_set" if count else "advice.cards_from"
    return t(key, county=t.county(advice.county), n=count, relief=t("advice.relief_plain"))


def card(advice: CountyAdvice, number: int, step: Step) -> Entry:
    """Return a step: cost, physical change, effect, how sure, what is declared, what to mind."""
    t, lever = advice.t, advice.t.catalog.lever(step.lever)
    effect = t(
        "advice.card_relief_line" if step.cost_m_yuan else "advice.card_relief_free",
        relief=t.percent(step.relief, 1),
        each=t.percent(step.per_m_yuan, 1),
        low=t.number(step.gains[0], 1),
        high=t.number(step.gains[2], 1),
    )
    sure_line = sure(advice.agrees(step), t)
    paper = t("advice.card_paper_line", p=t.percent(step.paper_share))
    caution = costs.CAUTIONS.get(step.lever)
    lines = [
        (t("advice.card_cost"), _cost(step, t)),
        (t("advice.card_moves"), _moves(advice, step)),
        (t("advice.card_relief"), effect),
        (
            t("advice.card_sure"),
            t("advice.card_sure_line", share=sure_line, grade=t(GRADES[lever.grade])),
        ),
        (t("advice.card_paper"), paper if step.paper_share > 0 else ""),
        (t("advice.card_caution"), t(caution) if caution else ""),
    ]
    works, element = t.percent(advice.works(lever.code)), t.element(lever.element)
    mark = t("advice.card_mark", element=element, grade=lever.grade, share=works)
    return Entry(t("advice.card_title", n=number, lever=t.of(lever.name)), mark, lines)


def _cost(step: Step, t: Texts) -> str:
    if math.isnan(step.cost_m_yuan):
        return t("levers.card_cost_unknown")
    if not step.cost_m_yuan:
        return t("advice.card_cost_free")
    return t(
        "advice.card_cost_rest" if step.start else "advice.card_cost_line",
        cost=money.amount(step.cost_m_yuan, t),
        span=costs.span(step.cost_m_yuan, t),
        start=t.percent(step.start),
    )


def cost(m_yuan: float, t: Texts) -> str:
    """Return what a lever costs, in words where that is nothing."""
    return t("advice.no_cost") if m_yuan == 0 else money.amount(m_yuan, t)


def _moves(advice: CountyAdvice, step: Step) -> str:
    """Return the physical changes: days first, then by the share of the scale moved."""
    t = advice.t

    def order(change: Change) -> tuple[bool, float]:
        j = t.catalog.column(change.indicator)
        span = abs(t.catalog.best[j] - t.catalog.worst[j])
        return change.indicator != DELIVERY_DAYS, -abs(change.after - change.before) / span

    parts = [_move(advice, change) for change in sorted(step.changes, key=order)[:MOST_MOVES]]
    if len(step.changes) > MOST_MOVES:
        parts.append(t("advice.card_more", n=len(step.changes) - MOST_MOVES))
    return t("common.semicolon").join(parts)


def _move(advice: CountyAdvice, change: Change) -> str:
    t, panel = advice.t, advice.results.panel(advice.scenario.method.real_only)
    indicator = t.catalog.indicator(change.indicator)
    decimals = max(t.catalog.unit(indicator.unit).decimals, 1)
    return t(
        "advice.card_move",
        indicator=t.label(indicator),
        glyph=t.glyph(panel.figure(advice.county, change.indicator).quality),
        before=t.number(change.before, decimals),
        after=t.number(change.after, decimals),
        unit=t.unit(indicator.unit),
    )


def caveats(advice: CountyAdvice) -> list[str]:
    """Return what speaks against taking the first step at its word."""
    t, results = advice.t, advice.results
    stands = results.effect(advice.scenario).result
    shares = bottleneck_share(stands, t.catalog.method.floor)[advice.row]
    weak = int(shares.argmax())
    element, share = t.element(t.catalog.element_codes[weak]), t.percent(float(shares[weak]))
    lines = [t("advice.caveat_obstacle", element=element, p=share)]
    first = advice.steps[0]
    lever, price = (
        advice.lever(first),
        results.catalog(advice.scenario.assumptions).lever(first.lever).cost,
    )
    if advice.order == YUAN and price.driver == "fixed":
        amount = money.amount(price.m_yuan, t)
        lines.append(t("advice.caveat_fixed", lever=lever, cost=amount))
    lines.append(t("advice.caveat_costs"))
    if first.paper_share >= HALF:
        paper = t.percent(first.paper_share)
        lines.append(t("advice.caveat_paper_first", lever=lever, p=paper))
    else:
        lines.append(t("advice.caveat_paper"))
    return [*lines, t("advice.caveat_points")]
