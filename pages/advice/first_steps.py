"""What to do first in a county: the next steps by relief, how sure their order is, and why."""

import math
from dataclasses import replace
from functools import partial

import streamlit as st

from components.session.link import View
from components.widgets import controls, costs, html, links, place
from components.widgets.html import Entry
from components.words import money
from components.words.texts import Texts
from model.facts.catalog import DELIVERY_DAYS
from model.score.contributions import bottleneck_share
from model.spending.next_steps import Change, Step
from pages.advice.county_advice import RELIEF, YUAN, CountyAdvice

LEADS = {YUAN: "advice.lead_yuan", RELIEF: "advice.lead_relief"}
GRADES = {"A": "advice.grade_A", "B": "advice.grade_B", "C": "advice.grade_C"}
TOP, MOST_MOVES = 3, 3
MOST, HALF = 0.8, 0.5  # shares of draws that are told in words


def heading(advice: CountyAdvice) -> tuple[str, str]:
    """Return what to do first by both orders, and how sure the first step of the chosen one is."""
    t, county = advice.t, advice.t.county(advice.county)
    if not advice.steps:
        is_withheld = advice.results.advice.advice(advice.county, advice.scenario) is None
        lead = t("advice.withheld_line") if advice.scenario.method.real_only else ""
        return t("advice.withheld" if is_withheld else "advice.title_none", county=county), lead
    first, other = advice.found.steps[0], advice.found.by_relief()[0]
    key = "advice.title_same" if first is other else "advice.title"
    if math.isnan(first.per_m_yuan):
        key = "advice.title_relief"
    elif math.isinf(first.per_m_yuan) and first is not other:
        key = "advice.title_free"
    title = t(key, county=county, lever=advice.lever(first), other=advice.lever(other))
    return advice.hedged(title, min(first.agrees, other.leads)), _lead(advice)


def _lead(advice: CountyAdvice) -> str:
    """Return how sure the first step is, and how near the second comes."""
    t, (first, *others) = advice.t, advice.steps
    if not others:
        return t("advice.lead_only")
    worth, share = advice.ranked(first)
    return t(
        "advice.lead_free" if math.isinf(worth) else LEADS[advice.order],
        lever=advice.lever(first),
        share=sure(share, t),
        cost=t.percent(first.agrees_cost),
        second=advice.lever(others[0]),
        ratio=t.percent(advice.ranked(others[0])[0] / worth),
    )


def sure(share: float, t: Texts) -> str:
    """Return a share of draws in words."""
    key = "advice.sure_half" if round(share, 2) >= HALF else "advice.sure_some"
    return t("advice.sure_most" if round(share, 2) >= MOST else key, p=t.percent(share))


def block(advice: CountyAdvice) -> None:
    """Place the first three steps, each with its button, and what speaks against them."""
    t = advice.t
    place.heading(t("advice.cards_head"), start(advice), t)
    first = advice.steps[:TOP]
    columns = st.columns(len(first) + 1, gap="small")
    for number, (step, column) in enumerate(zip(first, columns, strict=False), start=1):
        with column:
            place.html(html.entries([card(advice, number, step)], t, is_open=True))
            take, icon = partial(_pulled, step.lever), ":material/add_circle:"
            controls.action(t("advice.take"), f"take_{step.lever}", take, icon=icon)
    with columns[-1]:
        place.html(html.bullets(caveats(advice), t, "caveats"))
        links.page_link("simulator", t("advice.go"))


def _pulled(lever: str, view: View) -> View:
    """Return the view with a lever in full beside those that are pulled; the scope stays."""
    levers = dict(view.scenario.levers) | {lever: 1.0}
    return replace(view, scenario=view.scenario.with_levers(levers, ()))


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
    share, grade = sure(advice.ranked(step)[1], t), t(GRADES[lever.grade])
    paper = t("advice.card_paper_line", p=t.percent(step.paper_share))
    caution = costs.CAUTIONS.get(step.lever)
    lines = [
        (t("advice.card_cost"), _cost(step, t)),
        (t("advice.card_moves"), _moves(advice, step)),
        (t("advice.card_relief"), effect),
        (t("advice.card_sure"), t("advice.card_sure_line", share=share, grade=grade)),
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
    key = "advice.card_cost_rest" if step.start else "advice.card_cost_line"
    cost, span = money.amount(step.cost_m_yuan, t), costs.span(step.cost_m_yuan, t)
    return t(key, cost=cost, span=span, start=t.percent(step.start))


def _moves(advice: CountyAdvice, step: Step) -> str:
    """Return the physical changes: days first, then by the share of the scale moved."""
    t, panel, parts = advice.t, advice.results.panel(advice.scenario.method.real_only), []

    def order(change: Change) -> tuple[bool, float]:
        j = t.catalog.column(change.indicator)
        span = abs(t.catalog.best[j] - t.catalog.worst[j])
        return change.indicator != DELIVERY_DAYS, -abs(change.after - change.before) / span

    for change in sorted(step.changes, key=order)[:MOST_MOVES]:
        indicator = t.catalog.indicator(change.indicator)
        decimals = max(t.catalog.unit(indicator.unit).decimals, 1)
        before, after = (t.number(value, decimals) for value in (change.before, change.after))
        glyph = t.glyph(panel.figure(advice.county, indicator.code).quality)
        named = {"indicator": t.label(indicator), "glyph": glyph, "unit": t.unit(indicator.unit)}
        parts.append(t("advice.card_move", before=before, after=after, **named))
    if len(step.changes) > MOST_MOVES:
        parts.append(t("advice.card_more", n=len(step.changes) - MOST_MOVES))
    return t("common.semicolon").join(parts)


def caveats(advice: CountyAdvice) -> list[str]:
    """Return what speaks against taking the first step at its word."""
    t, results, first = advice.t, advice.results, advice.steps[0]
    stands = results.effect(advice.scenario).result
    shares = bottleneck_share(stands, t.catalog.method.floor)[advice.row]
    weak = t.element(t.catalog.element_codes[int(shares.argmax())])
    lines = [t("advice.caveat_obstacle", element=weak, p=t.percent(float(shares.max())))]
    lever, paper = advice.lever(first), t.percent(first.paper_share)
    price = results.catalog(advice.scenario.assumptions).lever(first.lever).cost
    if advice.order == YUAN and price.driver == "fixed":
        lines.append(t("advice.caveat_fixed", lever=lever, cost=money.amount(price.m_yuan, t)))
    declared = t("advice.caveat_paper")
    if first.paper_share >= HALF:
        declared = t("advice.caveat_paper_first", lever=lever, p=paper)
    return [*lines, t("advice.caveat_costs"), declared, t("advice.caveat_points")]
