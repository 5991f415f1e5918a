"""All levers of a county as next steps: ranges side by side, the table, and those without one."""

import math
from collections.abc import Callable
from typing import Any

import pandas as pd

from components.charts import ranges
from components.charts.plot import Plot
from components.charts.ranges import Range, Side
from components.session import state
from components.widgets import html, place, tables
from components.widgets.tables import Table
from components.words import money
from components.words.rounding import printed_gain
from model.facts.provenance import Quality
from model.spending.next_steps import Step
from pages.advice.county_advice import RELIEF, YUAN, CountyAdvice, cost

PERCENT = 100
MAIN = {YUAN: "each", RELIEF: "relief"}  # what the steps are ordered by
TITLES = {
    YUAN: ("advice.chart_title", "advice.chart_left", "advice.chart_note_yuan"),
    RELIEF: ("advice.chart_title_relief", "advice.chart_left_relief", "advice.chart_note_relief"),
}
ROW_PX, ROW_PX_PHONE = 20, 38


def block(advice: CountyAdvice) -> None:
    """Place the ranges of all steps, and the table of all levers."""
    t, whole, phone = advice.t, table(advice), state.on_phone()
    finding, key = title(advice, whole), f"steps_{advice.county}"
    place.heading(finding, "", t)
    place.chart(chart(advice, whole, phone), finding, "steps")
    if not phone:
        place.html(html.table(*screen(advice), t, "numbers"))
    said = notes(advice) if phone else [*notes(advice), t("advice.table_note")]
    place.table(whole.file, finding if phone else "", key, t, said)


def table(advice: CountyAdvice) -> Table:
    """Return the steps in their order, shares in per cent, then the levers without a step.

    A step at no cost has no relief per million yuan.
    """
    t, catalog = advice.t, advice.t.catalog
    columns: dict[str, tuple[str, Callable[[Any], object]]] = {
        "county": (t("common.county"), lambda _: t.county(advice.county)),
        "name": (t("advice.col_lever"), advice.lever),
        "element": (t("advice.col_element"), lambda s: t.element(catalog.lever(s.lever).element)),
        "grade": (t("advice.col_grade"), lambda step: catalog.lever(step.lever).grade),
        "start": (t("advice.col_start"), lambda step: PERCENT * step.start),
        "cost": (t("advice.col_cost_full"), lambda step: money.counted(step.cost_m_yuan, t)),
        "works": (t("advice.col_works"), lambda step: PERCENT * advice.works(step.lever)),
        "gain": (t("advice.col_points"), lambda step: step.gain),
        "gain_low": (t("advice.col_points_low"), lambda step: step.gains[0]),
        "gain_high": (t("advice.col_points_high"), lambda step: step.gains[2]),
        "relief": (t("advice.col_relief_percent"), lambda step: PERCENT * step.relief),
        "relief_low": (t("advice.col_relief_low"), lambda step: PERCENT * step.reliefs[0]),
        "relief_high": (t("advice.col_relief_high"), lambda step: PERCENT * step.reliefs[2]),
        "each": (t("advice.col_each_percent"), lambda step: PERCENT * step.per_m_yuan),
        "each_low": (t("advice.col_each_low"), lambda step: PERCENT * step.returns[0]),
        "each_high": (t("advice.col_each_high"), lambda step: PERCENT * step.returns[2]),
        "agrees": (t("advice.col_agrees_percent"), lambda step: PERCENT * step.agrees),
        "agrees_cost": (t("advice.col_agrees_cost_percent"), lambda s: PERCENT * s.agrees_cost),
        "leads": (t("advice.col_leads_percent"), lambda step: PERCENT * step.leads),
        "paper": (t("advice.col_paper_percent"), lambda step: PERCENT * step.paper_share),
        "quality": (t("common.quality"), lambda _: t.quality(Quality.ILLUSTRATIVE)),
    }
    steps = tables.table(advice.steps, columns)
    rows, heads = steps.rows.replace(math.inf, math.nan), steps.heads
    if advice.found.idle:
        without = {name: columns[name] for name in ("county", "name", "element")}
        without["state"] = (t("advice.col_state"), lambda one: t(f"advice.idle_{one.reason}"))
        idle = tables.table(advice.found.idle, without)
        rows, heads = pd.concat([rows, idle.rows]), {**heads, **idle.heads}
    return Table(rows, heads, dict.fromkeys(heads, 2))


def title(advice: CountyAdvice, whole: Table) -> str:
    """Return how many steps are not told apart from the first by their ranges."""
    lows, highs = (whole.rows[f"{MAIN[advice.order]}_{end}"] for end in ("low", "high"))
    near = int((highs.iloc[1:] >= lows.iloc[0]).sum())
    key = TITLES[advice.order][0] if near else "advice.chart_alone"
    return advice.hedged(advice.t(key, n=len(advice.steps), m=near))


def notes(advice: CountyAdvice) -> list[str]:
    """Return what the bars are, what relief means, and which levers have no next step."""
    t, method = advice.t, advice.t.catalog.method
    spread = {"low": t.percent(method.low), "high": t.percent(method.high)}
    bars = t(TITLES[advice.order][2], draws=t.number(method.draws), **spread)
    lines = [bars, t("advice.relief_note"), t("advice.source")]
    idle = [
        t("advice.idle_one", lever=advice.lever(one), reason=t(f"advice.idle_{one.reason}"))
        for one in advice.found.idle
    ]
    levers = t("common.semicolon").join(idle)  # names hold commas
    return [*lines, t("advice.idle", levers=levers)] if idle else lines


def screen(advice: CountyAdvice) -> tuple[list[str], list[list[str]]]:
    """Return header and a row a step: cost, points, relief, how often it is first, declared."""
    t, catalog = advice.t, advice.t.catalog
    mark, free = t.glyph(Quality.ILLUSTRATIVE), t("advice.no_cost")
    now = float(advice.results.effect(advice.scenario).result.index[advice.row])
    cells: dict[str, Callable[[Step], str]] = {
        t("advice.col_lever"): advice.lever,
        t("advice.col_element"): lambda s: t.element_short(catalog.lever(s.lever).element),
        f"{t('advice.col_cost')} {mark}": lambda step: cost(step.cost_m_yuan, t),
        f"{t('advice.col_points')} {mark}": lambda s: t.delta(printed_gain(now, now + s.gain)),
        f"{t('advice.col_relief')} {mark}": lambda step: t.percent(step.relief, 1),
        f"{t('advice.col_each')} {mark}": lambda step: (
            t.percent(step.per_m_yuan, 1) if step.cost_m_yuan else free
        ),
        t("advice.col_agrees"): lambda step: t.percent(step.agrees),
        t("advice.col_agrees_cost"): lambda step: t.percent(step.agrees_cost),
        t("advice.col_leads"): lambda step: t.percent(step.leads),
        t("advice.col_paper"): lambda step: t.percent(step.paper_share),
    }
    return tables.screen(advice.steps, cells)


def chart(advice: CountyAdvice, whole: Table, phone: bool) -> Plot:
    """Return the ranges of what steps are ordered by, and of their points beside them."""
    t, mark = advice.t, advice.t.glyph(Quality.ILLUSTRATIVE)
    titles = {MAIN[advice.order]: TITLES[advice.order][1], "gain": "advice.chart_right"}
    bars: dict[str, list[Range]] = {column: [] for column in titles}
    for row, step in zip(whole.rows.to_dict("records"), advice.steps, strict=False):
        ends = {
            name: (row[f"{name}_low"], row[f"{name}_high"]) for name in ("relief", "each", "gain")
        }
        words = {name: t.range(*pair, 1) for name, pair in ends.items()}
        shown = words | {"each": f"{words['each']}%"}
        if not step.cost_m_yuan:  # per yuan it has words instead of a range
            ends["each"] = (0.0, 0.0)
            words["each"] = shown["each"] = t("advice.no_cost")
        hover = t("advice.chart_hover", lever=row["name"], cost=cost(step.cost_m_yuan, t), **shown)
        for column, drawn in bars.items():
            drawn.append(Range(*ends[column], words[column], hover))
    sides = [Side(f"{mark} {t(title)}", bars[column]) for column, title in titles.items()]
    row_px = ROW_PX_PHONE if phone else ROW_PX
    return ranges.chart([advice.lever(step) for step in advice.steps], sides, row_px, phone)
