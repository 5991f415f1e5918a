"""What the payment page says: what is known of paying and borrowing, and what is only assumed."""

import numpy as np
import pandas as pd

from components.county_values import census, chart
from components.county_values.values import Spread
from components.session.link import CHOICES
from components.widgets import html, sources, tables
from components.widgets.html import Card
from components.words.texts import DASH, Texts
from model.facts import census as people
from model.facts.provenance import Quality
from model.results.results import NATIONAL, Results
from model.score.method import Method

USE, PROXY, INDEX = "mobile_payment_use", "finance_employment", "digital_finance_index"
ASSUMED = [code for code in CHOICES["pay"] if code not in (PROXY, INDEX)]
BESIDE = ("illiteracy", "schooling_years")
ILLITERATE, AGED = "illiterate_15plus", "age_60plus_share"
ELEMENT, POINTS = "finance", "agent_withdrawal_points"

Figures = dict[str, Spread]


def figures(results: Results, method: Method, t: Texts) -> Figures:
    """Return the indicators of the element, reading and schooling, by code."""
    return chart.of_indicators(results, (*CHOICES["pay"], *BESIDE), method, t)


def title(results: Results, method: Method, t: Texts) -> str:
    """Return the headline: how many counties publish payment use."""
    payment = results.found()["payment_known"]
    keys = ("payment.title_none", "payment.title_some", "payment.title_all")
    if method.real_only:
        keys = ("payment.title_none_real", "payment.title_some_real", "payment.title_all")
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


def growth(results: Results, t: Texts) -> dict[str, str]:
    """Return the fields of a sentence on how the agent cash points of a place grew."""
    first, *_, last = results.data.facts.series(POINTS)
    return {
        "glyph": t.glyph(Quality.OBSERVED),
        "area": t.of(results.data.facts.areas[last.area]),
        "then": str(first.year),
        "now": str(last.year),
        "first": t.number(first.value),
        "last": t.number(last.value),
        "change": t.number(100 * (last.value / first.value - 1)),
    }


def cards(results: Results, figures: Figures, t: Texts) -> list[Card]:
    """Return what is really known, in four cards; the empty slot is a count with its reason."""
    payment, points = results.found()["payment_known"], growth(results, t)
    proxy, real = figures[PROXY], figures[INDEX].real
    of, unit = t("payment.of_total", total=payment.total), t("payment.card_points_unit")
    middle, suffix = t.number(float(np.nanmedian(proxy.column)), proxy.decimals), proxy.suffix
    places, few = t.join(proxy.references(t)[:2]), sum(e.small for e in proxy.entries)
    year, glyph, last = census.YEAR, points["glyph"], points["last"]
    who, filled = t.of(t.catalog.indicator(USE).collected), t("payment.card_index_filled")
    return [
        html.card(t, "payment.card_use", str(payment.count), of, who=who),
        html.card(t, "payment.card_proxy", middle, suffix, glyph, places=places, year=year, n=few),
        html.card(t, "payment.card_points", last, unit, glyph, **points),
        html.card(t, "payment.card_index", str(real), of, note=filled if real else ""),
    ]


def county_line(county: str, figures: Figures, t: Texts) -> str:
    """Return a chosen county's figures of the element, and its reading, in a sentence."""
    parts, missing = [], []
    for one in figures.values():
        entry = one.entry(county)
        words = f"{one.short} {one.told(entry, t)}"
        if entry.quality is None:
            missing.append(one.short)
        else:
            parts.append(t("payment.with_small", told=words) if entry.small else words)
    sentence = t("payment.county_line", county=t.county(county), parts=t.join(parts))
    return sentence + (t("payment.county_missing", names=t.join(missing)) if missing else "")


def known_first(figures: Figures) -> list[Spread]:
    """Return the indicators of the element, what is known first and what is empty last."""
    shown = [figures[code] for code in CHOICES["pay"]]
    return sorted(shown, key=lambda one: (-one.real, not one.known))


def whole(shown: list[Spread], county: str, t: Texts) -> tuple[list[str], list[list[str]]]:
    """Return a row an indicator: how well known, its range, references, who keeps the figure."""
    own = {t.county(county): lambda one: one.told(one.entry(county), t)} if county else {}
    cells = {
        t("common.indicator"): lambda one: one.name,
        t("payment.whole_known"): lambda one: _qualities(one, t),
        t("payment.whole_range"): lambda one: one.overall(t),
        **own,
        t("payment.whole_marks"): lambda one: t.join(one.references(t, drawn=True)) or DASH,
        t("payment.whole_who"): lambda one: t.of(t.catalog.indicator(one.code).collected),
    }
    return tables.screen(shown, cells)


def _qualities(one: Spread, t: Texts) -> str:
    """Return in how many counties a figure is observed, derived, illustrative or missing."""
    counts = {q: sum(e.quality is q for e in one.entries) for q in (*Quality, None)}
    return t.join([t("payment.whole_count", glyph=t.glyph(q), n=n) for q, n in counts.items() if n])


def proxy_notes(results: Results, one: Spread, t: Texts) -> list[str]:
    """Return the source of the proxy, in how many counties it is surely below the country."""
    bound = census.elsewhere(results, one, NATIONAL)
    ends = np.array([entry.high for entry in one.entries])
    below = int(people.worse(ends, bound, one.better).sum())
    surely = t("payment.surely", n=below, total=len(ends), value=one.words(bound, t))
    return sources.cited(one.sources, t, surely, t("payment.proxy_is"), chart.meaning(one.code, t))


def facts(results: Results, t: Texts) -> tables.Table:
    """Return what is published of the element elsewhere, the place with a series first."""
    known = results.data.facts
    first = known.series(POINTS)[0].area
    rows = [
        {
            "name": t.of(known.kinds[fact.code].name),
            "area": t.of(known.areas[fact.area]),
            "year": fact.year or None,
            "value": t.fact(fact.value, known.kinds[fact.code]),
            "suffix": t.of(known.kinds[fact.code].unit),
            "unit": t.of(known.kinds[fact.code].unit).strip(),
            "source": t.cite(fact.source),
            "code": fact.source,
        }
        for fact in sorted(known.facts, key=lambda fact: fact.area != first)
        if known.kinds[fact.code].element == ELEMENT
    ]
    own = {"name": "payment.fact", "area": "payment.fact_area"}
    heads = tables.heads(t, "year", "value", "unit", "source", **own)
    return tables.Table(pd.DataFrame(rows).astype({"year": "Int64"}), heads)


def facts_screen(facts: tables.Table, t: Texts) -> tuple[list[str], list[list[str]]]:
    """Return the facts in words, each number with as many decimals as it was published with."""
    unknown, glyph = t("common.year_unknown"), t.glyph(Quality.OBSERVED)
    cells = {
        t("payment.fact"): lambda row: t("payment.fact_at", area=row.area, name=row.name),
        t("common.year"): lambda row: unknown if pd.isna(row.year) else str(row.year),
        t("common.value"): lambda row: f"{glyph} {round(row.value, 3):,.10g}{row.suffix}",
    }
    return facts.screen(cells)


def reading(results: Results, t: Texts) -> str:
    """Return how many cannot read what a payment screen says."""
    codes, glyph = results.data.panel.codes, t.glyph(Quality.OBSERVED)
    persons = t.number(float(people.column(results.data.facts, codes, ILLITERATE).sum()))
    year, total = census.YEAR, len(codes)
    return t("payment.fact_illiterate", glyph=glyph, total=total, n=persons, year=year)


def beside(results: Results, figures: Figures, t: Texts) -> list[Spread]:
    """Return what stands beside a county's peers: finance, reading, schooling, age, paying."""
    counted = [figures[code] for code in (PROXY, *BESIDE)]
    counted.append(census.counted(results, AGED, t))
    return [*counted, *([figures[USE]] if figures[USE].known else [])]
