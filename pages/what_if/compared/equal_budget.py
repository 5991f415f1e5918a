"""Ten presets for the same money in one county: a chart, a table, and what to keep in mind."""

import math
from collections.abc import Sequence

import pandas as pd
import streamlit as st

from components.charts import beside
from components.charts.dots import Dot, Rows
from components.charts.plot import Plot
from components.session import state
from components.widgets import controls, costs, html, place, tables
from components.widgets.tables import Table
from components.words import money
from components.words.rounding import printed_gain
from components.words.texts import Texts
from model.facts.catalog import DELIVERY_DAYS
from model.facts.provenance import Quality
from model.results.results import Results
from model.spending.presets import hub_intensity
from model.uncertainty.claims import is_plain, mixed_quality
from model.what_if.scenario import Scenario

COST_SHARE = "logistics_cost_share"
SHOWN = {"days": DELIVERY_DAYS, "share": COST_SHARE}  # side by side in the chart
MOVED = 0.05  # days: less is printed as no change
LEFT_M = 0.05  # m yuan: less is rounding
NEAR_ONE = 0.005  # of a grant
TODAY = "today"


def block(results: Results, today: Scenario, t: Texts) -> None:
    """Place the comparison of all presets in a county at the budget the reader sets."""
    with st.columns([1, 2])[0]:
        county = controls.county_select(results, t)
    if not can_compare(results, county, today):
        key = "equal.real_only" if today.method.real_only else "equal.withheld"
        place.heading(t("equal.heading"), "", t)
        place.html(html.lines([t(key, county=t.county(county))], t))
        return
    budget = state.view().number("eq")
    offered = table(results, county, budget, today, t)
    rows = with_today(offered.rows, results, county, t)
    place.heading(title(results, county, budget, today, t), t("equal.rule"), t)
    controls.number("eq", t("equal.budget"), t("levers.budget_unit"))
    place.source(grants(results, budget, t), t)
    left, right = st.columns([1.3, 1], gap="medium")
    with left:
        place.chart(chart(rows, state.on_phone(), t), alt(rows, budget, t), "equal_budget")
        known = t.catalog.method.costs
        priced = t("levers.costs_assumed", low=t.number(known.low, 1), high=t.number(known.high))
        read = t("spread.gap").join([t("equal.bars"), t("levers.arithmetic")])
        place.notes([hub_line(results, county, budget, today, t), priced, read], t)
    with right:
        header = [t("equal.preset"), t("equal.spent"), t("equal.gain"), t("equal.paper")]
        cells = offered.rows[["preset", "spent_words", "gain_words", "paper"]]
        place.html(html.table(header, cells.to_numpy().tolist(), t, "slim even"))
    place.table(lambda: offered.file().round(2), t("equal.heading"), f"equal_budget_{county}", t)


def can_compare(results: Results, county: str, today: Scenario) -> bool:
    """Return whether a county has days, cost of logistics and score to compare presets by."""
    if today.method.real_only:  # what levers cost is assumed
        return False
    known = all(results.data.panel.figure(county, code).quality for code in SHOWN.values())
    priced = not any(math.isnan(cost) for cost in results.presets.costs(county, today).values())
    return known and priced and results.is_scored(county, today.method)


def title(results: Results, county: str, budget: float, today: Scenario, t: Texts) -> str:
    """Return how many presets shorten the way to the village and how many leave money over."""
    plans = results.presets.bought(county, budget, today)
    now = results.data.panel.figure(county, DELIVERY_DAYS).value
    j, words = t.catalog.column(DELIVERY_DAYS), money.amount(budget, t)
    faster = sum(now - one.after[j] > MOVED for one in plans)
    idle = sum(all(u == 1 for _, u in one.levers) for one in plans)
    sentence = t("equal.title", budget=words, county=t.county(county), n=faster, idle=idle)
    scores = results.scored(today.method)
    if is_plain(scores, scores.row(county), 1.0, t.catalog):
        return sentence
    return t("common.on_illustrative", sentence=sentence)


def grants(results: Results, budget: float, t: Texts) -> str:
    """Return how many national demonstration grants a budget is."""
    share, words = budget / costs.grant(results), money.amount(budget, t)
    if abs(share - 1) < NEAR_ONE:
        return t("levers.grant_one", budget=words)
    decimals = 0 if share == round(share) else 1
    return t("levers.grants", budget=words, n=t.number(share, decimals))


def table(results: Results, county: str, budget: float, today: Scenario, t: Texts) -> Table:
    """Return a row a preset: what is spent, ranges of both indicators, gain, what is declared."""
    scores, assumed = results.scored(today.method), Quality.ILLUSTRATIVE
    row = scores.row(county)
    now, glyph = scores.index[row], t.glyph(mixed_quality(float(scores.evidence_all[row])))
    rows = []
    for one in results.presets.bought(county, budget, today):
        name, short, left = t.of(one.preset.name), t.of(one.preset.short), budget - one.cost
        spent = "equal.spent_part" if left > LEFT_M else "equal.spent_all"
        levers = [f"{t.of(t.catalog.lever(code).name)} {t.percent(u)}" for code, u in one.levers]
        cells = {
            "code": one.preset.code,
            "name": short,
            "preset": t("equal.warning", name=short) if one.preset.warning else name,
            "spent": money.counted(one.cost, t),
            "spent_words": t(spent, cost=money.amount(one.cost, t), left=money.amount(left, t)),
            "levers": t.join(levers),
            "gain": one.gain,
            "gain_words": f"{glyph} {t.delta(printed_gain(now, now + one.gain))}",
            "paper": t.percent(one.paper),
            "paper_percent": None if math.isnan(one.paper) else round(100 * one.paper),
        }
        for what, indicator in SHOWN.items():
            j = t.catalog.column(indicator)
            cells |= _span(what, (one.after[j], one.low[j], one.high[j]), assumed, t)
        rows.append(cells)
    where = {"preset": "equal.preset", "county": "common.county", "budget": "equal.budget_column"}
    spent_on = {"spent": "equal.spent_column", "levers": "equal.levers"}
    days = {"days_low": "equal.days_low", "days_high": "equal.days_high"}
    share = {"share_low": "equal.share_low", "share_high": "equal.share_high"}
    gain = {"gain": "equal.gain_column", "paper_percent": "equal.paper_column"}
    own = where | spent_on | days | share | gain | {"quality": "common.quality"}
    whole = pd.DataFrame(rows).assign(county=t.county(county), quality=t.quality(assumed))
    whole["budget"] = money.counted(budget, t)
    return Table(whole, tables.heads(t, **own))


def _span(what: str, ends: Sequence[float], quality: Quality | None, t: Texts) -> dict[str, object]:
    """Return an indicator's value, range, quality and words; what is observed is its value."""
    value, *span = (float(end) for end in ends)
    low, high = sorted(span)
    words = t.number(value, 1) if quality is Quality.OBSERVED else t.range(low, high, 1)
    cells = {"": value, "_low": low, "_high": high, "_words": words, "_quality": quality}
    return {f"{what}{end}": cell for end, cell in cells.items()}


def with_today(rows: pd.DataFrame, results: Results, county: str, t: Texts) -> pd.DataFrame:
    """Return the rows of the presets below one of today, as far as the chart draws them."""
    today: dict[str, object] = {"code": TODAY, "name": t("equal.today")}
    for what, indicator in SHOWN.items():
        known = results.data.panel.figure(county, indicator)
        today |= _span(what, (known.value, known.low, known.high), known.quality, t)
    return pd.concat([pd.DataFrame([today]), rows])


def chart(rows: pd.DataFrame, phone: bool, t: Texts) -> Plot:
    """Return days to the village and cost of logistics side by side, a row a preset."""
    days, share = t("equal.days"), t("equal.share")
    if phone:
        days, share = t("equal.days_short"), t("equal.share_short")
    panels = []
    for what, head in (("days", days), ("share", share)):
        dots = []
        for _, row in rows.iterrows():
            words = f"{row['name']} {row[f'{what}_words']}"
            label = words if what == "days" else row["share_words"]
            ends = (row[what], row[f"{what}_low"], row[f"{what}_high"])
            dots.append(Dot(row["code"], label, *ends, words, Quality(row[f"{what}_quality"])))
        unit = f"{t.glyph(Quality.ILLUSTRATIVE)} {head}"
        panels.append(beside.Half([Rows("", dots)], (), rows[f"{what}_high"].max(), unit))
    return beside.paired(panels[0], panels[1], TODAY, phone)


def alt(rows: pd.DataFrame, budget: float, t: Texts) -> str:
    """Return what the chart shows, row by row."""
    said = [
        t("equal.alt_row", name=row["name"], days=row["days_words"], share=row["share_words"])
        for _, row in rows.iterrows()
    ]
    return t("equal.alt", budget=money.amount(budget, t), rows=t("common.semicolon").join(said))


def hub_line(results: Results, county: str, budget: float, today: Scenario, t: Texts) -> str:
    """Return what a hub brings to all it serves: in its own county alone it looks worth little."""
    plans = [one for one in results.presets.bought(county, budget, today) if not one.preset.warning]
    one = max(plans, key=lambda offered: hub_intensity(offered.preset.levers, t.catalog))
    intensity = hub_intensity(one.levers, t.catalog)
    near, gains = results.presets.around(county), results.presets.hub(county, intensity, today)
    fields = {
        "preset": t.of(one.preset.name),
        "county": t.county(county),
        "hours": t.number(t.catalog.method.costs.hub_h),
        "own": t.delta(float(gains[near.index(county)])),
    }
    if len(near) == 1:
        return t("equal.hub_alone", **fields)
    fields |= {"names": t.join([t.county_short(code) for code in near]), "n": str(len(near))}
    fields |= {"budget": money.amount(budget, t), "u": t.percent(intensity)}
    return t("equal.hub", **fields, total=t.delta(float(gains.sum())))
