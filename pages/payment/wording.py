"""What the payment page says: what is known of paying and borrowing, and what is only assumed."""

import numpy as np
import pandas as pd

from components.county_values import census, chart
from components.county_values.values import Spread
from components.session.link import CHOICES
from components.widgets import tables
from components.words.texts import Texts
from model.facts import census as people
from model.results.results import Results
from model.score.method import Method

USE, PROXY, INDEX = "mobile_payment_use", "finance_employment", "digital_finance_index"
ASSUMED = [code for code in CHOICES["pay"] if code not in (PROXY, INDEX)]
ILLITERATE = "illiterate_15plus"
ELEMENT, POINTS = "finance", "agent_withdrawal_points"
SERVICE, ONLINE = REACH = "villages_basic_payment", "internet_penetration"

Figures = dict[str, Spread]


def figures(results: Results, method: Method, t: Texts) -> Figures:
    """Return the indicators of the element by code."""
    return chart.of_indicators(results, CHOICES["pay"], method, t)


def title(results: Results, county: str, use: Spread, t: Texts) -> str:
    """Return the headline: whether the county, or how many of all, publish payment use."""
    if county:
        entry, key = use.entry(county), "payment.title_own_none"
        key = "payment.title_own" if entry.is_real else key
        return t(key, county=t.county_short(county), value=use.told(entry, t))
    payment = results.found()["payment_known"]
    keys = ("payment.title_none", "payment.title_some", "payment.title_all")
    return t.counted(payment.count, payment.total, keys)


def lead(results: Results, method: Method, t: Texts) -> str:
    """Return the line under the title: what is known, or why the element is not scored."""
    scores, column = results.scored(method), t.catalog.element_codes.index(ELEMENT)
    unscored = int(np.isnan(scores.elements[:, column]).sum())
    if not method.real_only or not unscored:
        return t("payment.lead")
    coverage = t.percent(float(scores.coverage[:, column].mean()))
    half = t.percent(t.catalog.method.min_element)
    return t("payment.unscored", n=unscored, half=half, coverage=coverage)


def growth(results: Results, t: Texts) -> str:
    """Return how the agent cash points of a place grew, in a sentence."""
    first, *_, last = results.data.facts.series(POINTS)
    years = {"then": first.year, "now": last.year}
    change, area = t.percent(last.value / first.value - 1), results.data.facts.areas[last.area]
    return t("payment.points_title", area=t.of(area), change=change, **years)


def facts(results: Results, t: Texts) -> tables.Table:
    """Return what is published of the element elsewhere, the place with a series first."""
    known, rows, here = results.data.facts, [], results.data.panel.codes
    first = known.series(POINTS)[0].area
    for fact in sorted(known.facts, key=lambda fact: fact.area != first):
        kind = known.kinds[fact.code]
        if kind.element == ELEMENT and fact.area not in here:
            what = {"name": t.of(kind.name), "area": t.of(known.areas[fact.area])}
            amount = {"value": t.fact(fact.value, kind), "unit": t.of(kind.unit)}
            source = {"source": t.cite(fact.source), "code": fact.source}
            rows.append({**what, "year": fact.year, **amount, **source})
    own = {"name": "payment.fact", "area": "payment.fact_area"}
    heads = tables.heads(t, "year", "value", "unit", "source", **own)
    return tables.Table(pd.DataFrame(rows), heads)


def facts_screen(facts: tables.Table, t: Texts) -> tuple[list[str], list[list[str]]]:
    """Return the facts in words, each number with as many decimals as it was published with."""
    cells = {
        t("payment.fact"): lambda row: t("payment.fact_at", area=row.area, name=row.name),
        t("common.year"): lambda row: str(row.year or t("common.year_unknown")),
        t("common.value"): lambda row: f"● {round(row.value, 3):,.10g}{row.unit}",
    }
    return facts.screen(cells)


def reading(results: Results, t: Texts) -> str:
    """Return how many cannot read what a payment screen says."""
    codes = results.data.panel.codes
    persons = t.number(float(people.column(results.data.facts, codes, ILLITERATE).sum()))
    year, total = census.YEAR, len(codes)
    return t("payment.fact_illiterate", total=total, n=persons, year=year)


def service(results: Results, county: str, t: Texts) -> list[str]:
    """Return how far payment service reaches at least, which is not its use, and who is online."""
    facts, codes = results.data.facts, [county] if county else results.data.panel.codes
    least = min((facts.newest[code, SERVICE] for code in codes), key=lambda fact: fact.value)
    online = facts.series(ONLINE)[-1]
    area, share = t.of(facts.areas[online.area]), t.percent(online.value / 100)
    lines = [t("payment.service", share=t.percent(least.value / 100), year=least.year)]
    return [*lines, t("payment.online", area=area, share=share, year=online.year)]
