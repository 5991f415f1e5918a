"""What a what-if costs, lever by lever, and what each lever means in this county."""

import math

from components.words import money
from components.words.texts import Texts
from model.facts.levers import Lever, Preset
from model.results.results import Results
from model.what_if.costs import in_per_cent
from model.what_if.effects import COST
from model.what_if.scenario import Scenario

GRANT = ("510000", "demo_subsidy_per_national_county")  # ten thousands of yuan
NEAR_ONE = 0.005  # of a grant


def total(results: Results, scenario: Scenario) -> float:
    """Return what a what-if costs over all its counties, m yuan; NaN where a part is unknown."""
    return float(results.spending(scenario).sum())


def grant(results: Results) -> float:
    """Return one national demonstration grant in m yuan."""
    return results.data.facts.value(*GRANT) / money.WAN_PER_M


def grants(results: Results, budget: float, t: Texts) -> str:
    """Return how many national demonstration grants a budget in m yuan is."""
    share, words = budget / grant(results), money.amount(budget, t)
    if abs(share - 1) < NEAR_ONE:
        return t("levers.grant_one", budget=words)
    decimals = 0 if share == round(share) else 1
    return t("levers.grants", budget=words, n=t.number(share, decimals))


def places(results: Results, scenario: Scenario) -> int:
    """Return in how many counties the levers of a what-if apply, 0 without a lever."""
    everywhere = len(results.data.panel.codes) if scenario.levers else 0
    return len(scenario.counties) or everywhere


def cost_label(results: Results, scenario: Scenario, t: Texts) -> str:
    """Return the name of the cost: of several counties it is the sum."""
    count = places(results, scenario)
    return t("levers.card_cost_sum", n=count) if count > 1 else t("levers.card_cost")


def span(m_yuan: float, t: Texts) -> str:
    """Return how far a cost may be off: low to high with the unit once."""
    costs = t.catalog.method.costs
    low, high = (money.counted(m_yuan * factor, t) for factor in (costs.low, costs.high))
    return t("levers.money", amount=t.range(low, high, 0 if t.language == "zh" else 1))


def heading(results: Results, scenario: Scenario, t: Texts) -> str:
    """Return the finding of the cost table."""
    what, spent = cost_label(results, scenario, t), money.amount(total(results, scenario), t)
    return t("levers.cost_head", what=what, total=spent)


def header(t: Texts) -> list[str]:
    """Return the columns of the cost table."""
    return [t(f"levers.cost_{key}") for key in ("lever", "intensity", "share", "amount", "basis")]


def rows(results: Results, county: str, scenario: Scenario, t: Texts) -> list[list[str]]:
    """Return the levers pulled: intensity, transfer here, cost and what the cost rests on."""
    spent = [money.amount(float(cost), t) for cost in results.spending(scenario)]
    here = results.transfers(scenario.baseline())[:, results.data.panel.row(county)]
    shares = [t.percent(float(share)) for share in here]
    return [
        [t.of(lever.name), t.percent(intensity), share, cost, basis(lever, scenario, t)]
        for lever, share, cost in zip(t.catalog.levers, shares, spent, strict=True)
        if (intensity := scenario.intensity(lever.code))
    ]


def basis(lever: Lever, scenario: Scenario, t: Texts) -> str:
    """Return what a lever's cost rests on: a published unit price, or an assumption."""
    if _is_edited(lever, scenario):
        return t("levers.cost_edited")
    if not lever.cost.sources:
        return t("levers.cost_assumption")
    key = "levers.cost_sourced" if is_sourced(lever, scenario) else "levers.cost_compare"
    return t(key, sources=t.join([t.source(code) for code in lever.cost.sources]))


def _is_edited(lever: Lever, scenario: Scenario) -> bool:
    return f"{lever.code}.{COST}" in dict(scenario.assumptions)


def is_sourced(lever: Lever, scenario: Scenario) -> bool:
    """Return whether the unit price is published: that of a site in a weak village alone is."""
    return lever.cost.driver == "weak_villages" and not _is_edited(lever, scenario)


def notes(results: Results, scenario: Scenario, t: Texts) -> list[str]:
    """Return how costs are made, over how many counties, and what has none."""
    lines, count = [t("levers.cost_note")], places(results, scenario)
    if count > 1:
        hours = t.number(t.catalog.method.costs.hub_h)
        lines.append(t("levers.cost_where", n=count, hours=hours))
    return [*lines, t("levers.cost_values")] if scenario.values else lines


def scaled(
    results: Results, preset: Preset, budget: float, today: Scenario, where: tuple[str, ...]
) -> tuple[tuple[str, float], ...]:
    """Return a preset's levers in whole % for a budget in m yuan; () where a cost is not known."""
    spent = results.spending(today.with_levers({code: 1.0 for code, _ in preset.levers}, where))
    codes = [lever.code for lever in results.data.catalog.levers]
    costs = dict(zip(codes, spent.tolist(), strict=True))
    if any(math.isnan(costs[code]) for code, _ in preset.levers):
        return ()
    return in_per_cent(preset.levers, budget, costs)[0]
