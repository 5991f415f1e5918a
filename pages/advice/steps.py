"""All levers of a county as next steps: ranges side by side, the table, and those without one."""

import math

import pandas as pd

from components.charts.plot import Plot
from components.words import money
from components.words.rounding import printed_gain
from components.words.texts import DASH, Texts
from model.facts.provenance import Quality
from model.results.results import Results
from model.spending.next_steps import Step
from model.what_if.scenario import Scenario
from pages.advice.steps_chart import Bar, Row, ranges
from pages.advice.wording import YUAN, cost, hedged, steps

PERCENT = 100
COLUMNS = ("lever", "element", "cost", "points", "relief", "each", "agrees", "agrees_cost",
           "leads", "paper")  # fmt: skip
ASSUMED = ("cost", "points", "relief", "each")
Triple = tuple[float, float, float]


def _percent(values: Triple) -> Triple:
    low, median, high = (PERCENT * value for value in values)
    return low, median, high


def _main(step: Step, order: str) -> Triple:
    """Return what steps are ordered by, in per cent: low, median, high."""
    return _percent(step.returns if order == YUAN else step.reliefs)


def title(results: Results, county: str, scenario: Scenario, order: str, t: Texts) -> str:
    """Return how many steps are not told apart from the first by their ranges."""
    spans = [_main(step, order) for step in steps(results, county, scenario, order)]
    near = sum(span[2] >= spans[0][0] for span in spans[1:])
    key = "chart_title" if order == YUAN else "chart_title_relief"
    sentence = t(f"advice.{key if near else 'chart_alone'}", n=len(spans), m=near)
    return hedged(results, sentence, 1.0, county, scenario, t)


def chart(
    results: Results, county: str, scenario: Scenario, order: str, phone: bool, t: Texts
) -> Plot:
    """Return the ranges of relief per million yuan of all steps, of the points beside them."""
    rows = []
    for step in steps(results, county, scenario, order):
        left, right = _worth(step, order, t), _bar(step.gains, t)
        lever = t.of(t.catalog.lever(step.lever).name)
        rows.append(Row(lever, left, right, _hover(step, t)))
    mark = t.glyph(Quality.ILLUSTRATIVE)
    first = "chart_left" if order == YUAN else "chart_left_relief"
    titles = (f"{mark} {t(f'advice.{first}')}", f"{mark} {t('advice.chart_right')}")
    return ranges(rows, titles, phone)


def _worth(step: Step, order: str, t: Texts) -> Bar:
    """Return the range of what steps are ordered by; per yuan a step at no cost has none."""
    if order == YUAN and step.cost_m_yuan == 0:
        return Bar(0.0, 0.0, t("advice.no_cost"))
    return _bar(_main(step, order), t)


def _bar(values: Triple, t: Texts) -> Bar:
    return Bar(values[0], values[2], _span(values, t))


def _hover(step: Step, t: Texts) -> str:
    return t("advice.chart_hover", lever=t.of(t.catalog.lever(step.lever).name),
             relief=_span(_percent(step.reliefs), t), each=_each(step, t),
             gain=_span(step.gains, t),
             cost=cost(step.cost_m_yuan, t))  # fmt: skip


def _each(step: Step, t: Texts) -> str:
    if step.cost_m_yuan == 0:
        return t("advice.no_cost")
    return f"{_span(_percent(step.returns), t)}%"


def _span(values: Triple, t: Texts) -> str:
    return DASH if math.isnan(values[0]) else t.range(values[0], values[2], 1)


def notes(results: Results, county: str, scenario: Scenario, order: str, t: Texts) -> list[str]:
    """Return what the bars are, what relief means, and which levers have no next step."""
    method = t.catalog.method
    bars = t(f"advice.chart_note_{order}", draws=t.number(method.draws), low=t.percent(method.low),
             high=t.percent(method.high))  # fmt: skip
    found = results.advice.advice(county, scenario)
    idle = [
        t("advice.idle_one", lever=t.of(t.catalog.lever(one.lever).name),
          reason=t(f"advice.idle_{one.reason}"))
        for one in (found.idle if found else ())
    ]  # fmt: skip
    lines = [bars, t("advice.relief_note"), t("advice.source")]
    levers = t("common.semicolon").join(idle)  # names hold commas
    return [*lines, t("advice.idle", levers=levers)] if idle else lines


def table(
    results: Results, county: str, scenario: Scenario, order: str, t: Texts
) -> tuple[list[str], list[list[str]]]:
    """Return header and a row a step: cost, points, relief, how often it is first, declared."""
    mark = t.glyph(Quality.ILLUSTRATIVE)
    header = [
        t(f"advice.col_{column}") + (f" {mark}" if column in ASSUMED else "") for column in COLUMNS
    ]
    stands = results.effect(scenario).result
    now = float(stands.index[stands.row(county)])
    return header, [_row(step, now, t) for step in steps(results, county, scenario, order)]


def _row(step: Step, now: float, t: Texts) -> list[str]:
    lever = t.catalog.lever(step.lever)
    return [
        t.of(lever.name),
        t.element_short(lever.element),
        cost(step.cost_m_yuan, t),
        t.delta(printed_gain(now, now + step.gain)),
        t.percent(step.relief, 1),
        t.percent(step.per_m_yuan, 1) if step.cost_m_yuan else t("advice.no_cost"),
        t.percent(step.agrees),
        t.percent(step.agrees_cost),
        t.percent(step.leads),
        t.percent(step.paper_share),
    ]


def frame(results: Results, county: str, scenario: Scenario, t: Texts) -> pd.DataFrame:
    """Return every step with its ranges, best relief per million yuan first, then the rest."""
    found = results.advice.advice(county, scenario)
    rows = [_record(results, county, step, scenario, t) for step in (found.steps if found else ())]
    for one in found.idle if found else ():
        lever = t.catalog.lever(one.lever)
        rows.append({
            t("common.county"): t.county(county),
            t("advice.col_lever"): t.of(lever.name),
            t("advice.col_element"): t.element(lever.element),
            t("advice.col_state"): t(f"advice.idle_{one.reason}"),
        })  # fmt: skip
    return pd.DataFrame(rows)


def _record(
    results: Results, county: str, step: Step, scenario: Scenario, t: Texts
) -> dict[str, object]:
    lever = t.catalog.lever(step.lever)
    row = results.data.panel.row(county)
    works = results.transfers(scenario.baseline())[t.catalog.levers.index(lever), row]
    numbers = {
        "start": PERCENT * step.start,
        "cost_full": money.counted(step.cost_m_yuan, t),
        "works": PERCENT * float(works),
        "points": step.gain,
        "points_low": step.gains[0],
        "points_high": step.gains[2],
        "relief_percent": PERCENT * step.relief,
        "relief_low": PERCENT * step.reliefs[0],
        "relief_high": PERCENT * step.reliefs[2],
        "each_percent": PERCENT * step.per_m_yuan,
        "each_low": PERCENT * step.returns[0],
        "each_high": PERCENT * step.returns[2],
        "agrees_percent": PERCENT * step.agrees,
        "agrees_cost_percent": PERCENT * step.agrees_cost,
        "leads_percent": PERCENT * step.leads,
        "paper_percent": PERCENT * step.paper_share,
    }
    return {
        t("common.county"): t.county(county),
        t("advice.col_lever"): t.of(lever.name),
        t("advice.col_element"): t.element(lever.element),
        t("advice.col_grade"): lever.grade,
        **{t(f"advice.col_{key}"): _rounded(value) for key, value in numbers.items()},
        t("common.quality"): t.quality(Quality.ILLUSTRATIVE),
    }


def _rounded(value: float) -> float | None:
    return round(value, 2) if math.isfinite(value) else None
