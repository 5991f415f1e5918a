"""What the same money makes of a county by each preset: days and per cent first, points last."""

import math
from dataclasses import dataclass

import pandas as pd

from components.charts import beside
from components.charts.dots import Dot, Rows
from components.charts.plot import Plot
from components.widgets import costs as outlay
from components.words import money
from components.words.rounding import printed_gain
from components.words.texts import DASH, Texts
from model.facts.catalog import DELIVERY_DAYS
from model.facts.provenance import Quality
from model.results.results import Results
from model.score.method import Method
from model.spending.presets import Bought, hub_intensity
from model.uncertainty.claims import is_plain, mixed_quality
from model.what_if.scenario import Scenario

COST_SHARE = "logistics_cost_share"
MOVED = 0.05  # days: less is printed as no change
LEFT_M = 0.05  # m yuan: less is rounding
NEAR_ONE = 0.005  # of a grant
TODAY = "today"


@dataclass(frozen=True, slots=True)
class Reach:
    """The range of an indicator under a preset, or today: as a bar of the chart."""

    code: str
    name: str
    value: float
    low: float
    high: float
    quality: Quality


def can_compare(results: Results, county: str, today: Scenario) -> bool:
    """Return whether a county has days, cost of logistics and score to compare presets by.

    With real data only it never has: what levers cost is assumed.
    """
    if today.method.real_only:
        return False
    panel = results.data.panel
    known = all(panel.figure(county, code).quality for code in (DELIVERY_DAYS, COST_SHARE))
    priced = not any(math.isnan(cost) for cost in results.presets.costs(county, today).values())
    return known and priced and results.is_scored(county, today.method)


def withheld(county: str, method: Method, t: Texts) -> str:
    """Return why presets cannot be compared in a county."""
    key = "equal.real_only" if method.real_only else "equal.withheld"
    return t(key, county=t.county(county))


def title(results: Results, county: str, budget: float, today: Scenario, t: Texts) -> str:
    """Return how many presets shorten the way to the village and how many leave money over."""
    found = results.presets.bought(county, budget, today)
    now = results.panel(today.method.real_only).figure(county, DELIVERY_DAYS).value
    j = t.catalog.column(DELIVERY_DAYS)
    sentence = t(
        "equal.title",
        budget=money.amount(budget, t),
        county=t.county(county),
        n=sum(now - one.after[j] > MOVED for one in found),
        idle=sum(all(u == 1 for _, u in one.levers) for one in found),
    )
    scores = results.scored(today.method)
    if is_plain(scores, scores.row(county), 1.0, t.catalog):
        return sentence
    return t("common.on_illustrative", sentence=sentence)


def grants(results: Results, budget: float, t: Texts) -> str:
    """Return how many national demonstration grants a budget is."""
    share, words = budget / outlay.grant(results), money.amount(budget, t)
    if abs(share - 1) < NEAR_ONE:
        return t("equal.grant_one", budget=words)
    decimals = 0 if share == round(share) else 1
    return t("equal.grants", budget=words, n=t.number(share, decimals))


def reaches(
    results: Results, code: str, county: str, budget: float, today: Scenario, t: Texts
) -> list[Reach]:
    """Return the range of an indicator today and under each preset at a budget."""
    now, j = results.panel(today.method.real_only).figure(county, code), t.catalog.column(code)
    rows = [Reach(TODAY, t("equal.today"), now.value, now.low, now.high,
                  now.quality or Quality.ILLUSTRATIVE)]  # fmt: skip
    for one in results.presets.bought(county, budget, today):
        low, high = sorted((float(one.low[j]), float(one.high[j])))
        rows.append(Reach(one.preset.code, t.of(one.preset.short), float(one.after[j]), low,
                          high, Quality.ILLUSTRATIVE))  # fmt: skip
    return rows


def chart(
    results: Results, county: str, budget: float, today: Scenario, phone: bool, t: Texts
) -> Plot:
    """Return days to the village and cost of logistics side by side, a row a preset."""
    panels, size = [], "_short" if phone else ""
    for code, words in ((DELIVERY_DAYS, "days"), (COST_SHARE, "share")):
        unit = f"{t.glyph(Quality.ILLUSTRATIVE)} {t(f'equal.{words}{size}')}"
        rows = reaches(results, code, county, budget, today, t)
        upper = max(row.high for row in rows)
        dots = [_dot(row, code == DELIVERY_DAYS, t) for row in rows]
        panels.append(beside.Panel([Rows("", dots)], (), upper, unit))
    return beside.paired(panels[0], panels[1], TODAY, phone)


def _dot(row: Reach, named: bool, t: Texts) -> Dot:
    words = f"{row.name} {_span(row, t)}"
    label = words if named else _span(row, t)
    return Dot(row.code, label, row.value, row.low, row.high, words, row.quality)


def _span(row: Reach, t: Texts) -> str:
    if row.quality is Quality.OBSERVED:
        return t.number(row.value, 1)
    return t.range(row.low, row.high, 1)


def alt(results: Results, county: str, budget: float, today: Scenario, t: Texts) -> str:
    """Return what the chart shows, row by row."""
    pairs = zip(
        *(reaches(results, c, county, budget, today, t) for c in (DELIVERY_DAYS, COST_SHARE)),
        strict=True,
    )
    rows = [t("equal.alt_row", name=a.name, days=_span(a, t), share=_span(b, t)) for a, b in pairs]
    joined = t("common.semicolon").join(rows)
    return t("equal.alt", budget=money.amount(budget, t), rows=joined)


def table(
    results: Results, county: str, budget: float, today: Scenario, t: Texts
) -> tuple[list[str], list[list[str]]]:
    """Return by preset what is spent and left, the points gained, and how much is declared."""
    scores = results.scored(today.method)
    row = scores.row(county)
    evidence, now = float(scores.evidence_all[row]), float(scores.index[row])
    glyph = t.glyph(mixed_quality(evidence))
    header = [t(f"equal.{key}") for key in ("preset", "spent", "gain", "paper")]
    return header, [
        [_named(one, t), _spent(one, budget, t),
         f"{glyph} {t.delta(printed_gain(now, now + one.gain))}", _paper(one, t)]
        for one in results.presets.bought(county, budget, today)
    ]  # fmt: skip


def _named(one: Bought, t: Texts) -> str:
    if one.preset.warning:
        return t("equal.warning", name=t.of(one.preset.short))
    return t.of(one.preset.name)


def _spent(one: Bought, budget: float, t: Texts) -> str:
    cost, left = money.amount(one.cost, t), budget - one.cost
    if left <= LEFT_M:
        return t("equal.spent_all", cost=cost)
    return t("equal.spent_part", cost=cost, left=money.amount(left, t))


def _paper(one: Bought, t: Texts) -> str:
    return DASH if math.isnan(one.paper) else t.percent(one.paper)


def hub_line(results: Results, county: str, budget: float, today: Scenario, t: Texts) -> str:
    """Return what a hub brings to all it serves, for the preset that is about one.

    Counted in its own county alone, it looks worth little.
    """
    found = [one for one in results.presets.bought(county, budget, today) if not one.preset.warning]
    one = max(found, key=lambda bought: hub_intensity(bought.preset.levers, t.catalog))
    intensity = hub_intensity(one.levers, t.catalog)
    near, gains = results.presets.around(county), results.presets.hub(county, intensity, today)
    own = float(gains[near.index(county)])
    shorts = [t.county_short(code) for code in near]
    fields = {
        "preset": t.of(one.preset.name),
        "county": t.county(county),
        "hours": t.number(t.catalog.method.costs.hub_h),
        "own": t.delta(own),
    }
    if len(near) == 1:
        return t("equal.hub_alone", **fields)
    return t("equal.hub", **fields, budget=money.amount(budget, t), u=t.percent(intensity),
             n=len(near), names=t.join(shorts), total=t.delta(float(gains.sum())))  # fmt: skip


def notes(results: Results, county: str, budget: float, today: Scenario, t: Texts) -> list[str]:
    """Return what stands below: the hub, the costs, what is no forecast."""
    costs = t.catalog.method.costs
    return [
        hub_line(results, county, budget, today, t),
        t("equal.costs", low=t.number(costs.low, 1), high=t.number(costs.high)),
        t("spread.gap").join([t("equal.bars"), t("equal.arithmetic")]),
    ]


def frame(results: Results, county: str, budget: float, today: Scenario, t: Texts) -> pd.DataFrame:
    """Return the comparison: a row a preset, with the levers it comes down to."""
    pairs = [reaches(results, c, county, budget, today, t)[1:] for c in (DELIVERY_DAYS, COST_SHARE)]
    found = results.presets.bought(county, budget, today)
    return pd.DataFrame(
        [
            {
                t("equal.preset"): _named(one, t),
                t("common.county"): t.county(county),
                t("equal.budget_column"): money.counted(budget, t),
                t("equal.spent_column"): round(money.counted(one.cost, t), 2),
                t("equal.levers"): t.join(
                    [f"{t.of(t.catalog.lever(code).name)} {t.percent(u)}" for code, u in one.levers]
                ),
                t("equal.days_low"): round(days.low, 2),
                t("equal.days_high"): round(days.high, 2),
                t("equal.share_low"): round(share.low, 2),
                t("equal.share_high"): round(share.high, 2),
                t("equal.gain_column"): round(one.gain, 2),
                t("equal.paper_column"): None if math.isnan(one.paper) else round(100 * one.paper),
                t("common.quality"): t.quality(Quality.ILLUSTRATIVE),
            }
            for one, days, share in zip(found, *pairs, strict=True)
        ]
    )
