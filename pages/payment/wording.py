"""What the payment page says: what is known of paying and borrowing, and what is only assumed."""

import numpy as np
import pandas as pd

from components.county_values import census
from components.county_values import chart as spread
from components.county_values import table as spread_table
from components.county_values.values import Spread
from components.session.link import CHOICES
from components.widgets.html import Card
from components.words.texts import DASH, Texts
from model.facts import census as people
from model.facts.provenance import Quality
from model.facts.published import Fact
from model.results.results import Results
from model.score.method import Method
from model.uncertainty.claims import Finding

ELEMENT = "finance"
USE, PROXY, INDEX = "mobile_payment_use", "finance_employment", "digital_finance_index"
ABOVE = (PROXY, INDEX)  # these have a place of their own, apart from what is assumed
BESIDE = ("illiteracy", "schooling_years")
POINTS = "agent_withdrawal_points"
FINEST = 3  # decimals of a published figure

Figures = dict[str, Spread]


def kind(finding: Finding) -> str:
    """Return which form of a sentence a count takes: all, some or none."""
    return "all" if finding.count == finding.total else "some" if finding.count else "none"


def title(results: Results, method: Method, t: Texts) -> str:
    """Return the headline: how many counties publish payment use."""
    found = results.found()["payment_known"]
    form = kind(found)
    hidden = "_real" if method.real_only and form != "all" else ""
    return t(f"payment.title_{form}{hidden}", n=found.count, total=found.total)


def below(results: Results, method: Method, t: Texts) -> str:
    """Return the line under the title: what is known, or why the element is not scored."""
    scores = results.scored(method)
    k = t.catalog.element_codes.index(ELEMENT)
    if method.real_only and np.isnan(scores.elements[:, k]).any():
        unscored = int(np.isnan(scores.elements[:, k]).sum())
        return t("payment.unscored", n=unscored, half=t.percent(t.catalog.method.min_element),
                 coverage=t.percent(float(scores.coverage[:, k].mean())))  # fmt: skip
    return t("payment.lead")


def names(t: Texts) -> dict[str, str]:
    """Return the names of the indicators to choose from."""
    return {code: t.label(t.catalog.indicator(code)) for code in CHOICES["pay"]}


def figures(results: Results, method: Method, t: Texts) -> Figures:
    """Return the indicators of the element, reading and schooling, by code."""
    return {
        code: spread.of_indicator(results, code, method, t) for code in (*CHOICES["pay"], *BESIDE)
    }


def cards(results: Results, figures: Figures, t: Texts) -> list[Card]:
    """Return what is really known, in four cards; the empty slot is a count with its reason."""
    found, glyph = results.found()["payment_known"], t.glyph(Quality.OBSERVED)
    proxy, index = figures[PROXY], figures[INDEX]
    middle = float(np.nanmedian(proxy.column))
    places = t.join([f"{m.name} {proxy.words(m.value, t)}" for m in proxy.marks[:2]])
    points = results.data.facts.series(POINTS)
    first, last = points[0], points[-1]
    area = t.of(results.data.facts.areas[last.area])
    of = t("payment.of_total", total=found.total)
    filled = "payment.card_index_filled" if index.real else "payment.card_index_note"
    return [
        Card(t("payment.card_use"), str(found.count), of,
             t("payment.card_use_note", who=t.of(t.catalog.indicator(USE).collected))),
        Card(f"{glyph} {t('payment.card_proxy')}", t.number(middle, proxy.decimals), proxy.suffix,
             t("payment.card_proxy_note", places=places, year=census.YEAR,
               n=sum(e.small for e in proxy.entries))),
        Card(f"{glyph} {t('payment.card_points', area=area)}", t.number(last.value),
             t("payment.card_points_unit"),
             t("payment.card_points_note", first=t.number(first.value), then=first.year,
               now=last.year, change=t.number(100 * (last.value / first.value - 1)))),
        Card(t("payment.card_index"), str(index.real), of, t(filled)),
    ]  # fmt: skip


def county_line(county: str, figures: Figures, t: Texts) -> str:
    """Return a chosen county's figures of the element, and its reading, in a sentence."""
    parts, missing = [], []
    for chart in figures.values():
        entry = chart.entry(county)
        told = f"{chart.short} {chart.told(entry, t)}"
        if entry.quality is None:
            missing.append(chart.short)
        else:
            parts.append(t("payment.with_small", told=told) if entry.small else told)
    name = t.county(county)
    sentence = t("payment.county_line", county=name, parts=t.join(parts))
    last = t("payment.county_missing", names=t.join(missing)) if missing else ""
    return f"{sentence}{last}"


def whole(figures: Figures) -> list[Spread]:
    """Return every indicator of the element, what is known first and what is empty last."""
    found = [figures[code] for code in CHOICES["pay"]]
    return sorted(found, key=lambda one: (-one.real, not one.known))


def whole_title(figures: Figures, t: Texts) -> str:
    """Return how many indicators of the element any county has a figure for."""
    found = whole(figures)
    return t("payment.whole_title", n=sum(one.real > 0 for one in found), total=len(found))


def whole_rows(county: str, figures: Figures, t: Texts) -> tuple[list[str], list[list[str]]]:
    """Return a row an indicator: how well known, its range, references, who keeps the figure."""
    header = [t("common.indicator"), t("payment.whole_known"), t("payment.whole_range")]
    if county:
        header.append(t.county(county))
    header += [t("payment.whole_marks"), t("payment.whole_who")]
    rows = []
    for one in whole(figures):
        told = [one.told(one.entry(county), t)] if county else []
        marks = [f"{m.name} {one.words(m.value, t)}" for m in one.marks if m.drawn]
        who = t.of(t.catalog.indicator(one.code).collected)
        rows.append([one.name, counted(one, t), one.overall(t), *told, t.join(marks) or DASH, who])
    return header, rows


def counted(one: Spread, t: Texts) -> str:
    """Return in how many counties a figure is observed, derived, illustrative or missing."""
    qualities: list[Quality | None] = [*Quality, None]
    numbers = [(q, sum(e.quality is q for e in one.entries)) for q in qualities]
    parts = [t("payment.whole_count", glyph=t.glyph(q), n=n) for q, n in numbers if n]
    return t.join(parts)


def whole_frame(results: Results, figures: Figures, t: Texts) -> pd.DataFrame:
    """Return every figure of the element, a row a county and indicator."""
    tables = []
    for one in whole(figures):
        table = spread_table.frame(results, one, t).rename(columns={one.short: t("common.value")})
        table.insert(0, t("common.indicator"), one.name)
        tables.append(table)
    return pd.concat(tables, ignore_index=True)


def proxy_below(results: Results, one: Spread, t: Texts) -> list[str]:
    """Return the source of the proxy, how sure its finding is, what it is not."""
    return spread.cited(
        one.sources, t, _surely(results, one, t), t("payment.proxy_is"), spread.meaning(one.code, t)
    )


def _surely(results: Results, one: Spread, t: Texts) -> str:
    """Return in how many counties the whole sampling range is below the country."""
    ends = np.array([e.high for e in one.entries])
    count = people.beyond(ends, census.country(results, one), one.better)
    return t("payment.surely", n=count, total=len(one.entries),
             value=one.words(census.country(results, one), t))  # fmt: skip


def shown(code: str, figures: Figures) -> Spread | None:
    """Return what the chart of what is not counted shows, None where nothing can be shown.

    The proxy and the index have a place of their own.
    """
    return figures[code] if figures[code].known and code not in ABOVE else None


def absent(code: str, t: Texts) -> list[str]:
    """Return why an indicator has no chart among what is not counted."""
    name = t.indicator(code)
    if code in ABOVE:
        return [t("payment.see_above", name=name)]
    return [t("payment.hidden", name=name), t("payment.proxy_alone", name=t.indicator(PROXY)),
            spread.meaning(code, t)]  # fmt: skip


def chart_below(chart: Spread, t: Texts) -> list[str]:
    """Return the sources of a chart, what it counts, and the assumption behind its ranges."""
    return spread.cited(chart.sources, t, spread.meaning(chart.code, t), spread.basis(chart, t))


def finding(results: Results, chart: Spread, t: Texts) -> str:
    """Return what a chart shows: against the country if known, that nothing is published if not."""
    total = len(chart.entries)
    if not chart.real:
        return t("payment.none_published", name=chart.name, n=total, span=chart.overall(t))
    bound, glyph = census.country(results, chart), t.glyph(chart.best)
    if chart.real < total or np.isnan(bound):
        form = "some" if chart.real < total else "all"
        sentence = t(f"payment.{form}_published", name=chart.name, n=chart.real, total=total)
        return f"{glyph} {sentence}"
    found = Finding(chart.code, people.beyond(chart.column, bound, chart.better), total, bound)
    sentence = t(f"payment.below_{kind(found)}", name=chart.name, n=found.count, total=total,
                 value=chart.words(bound, t))  # fmt: skip
    return f"{glyph} {sentence}"


def index_title(results: Results, one: Spread, t: Texts) -> str:
    """Return whether anybody has put in the index."""
    return finding(results, one, t) if one.real else t("payment.index_title", name=one.name)


def index_below(one: Spread, t: Texts) -> list[str]:
    """Return what the index counts and who compiles it; how to fill it while it is empty."""
    codes = list(dict.fromkeys([*t.catalog.indicator(INDEX).sources, *one.sources]))
    how = "" if one.real else t("payment.index_how", name=one.name)
    return spread.cited(codes, t, spread.meaning(INDEX, t), how)


def askable() -> list[str]:
    """Return the indicators a reader may put in beside the chart: all but those above."""
    return [c for c in CHOICES["pay"] if c not in ABOVE]


def facts_title(results: Results, t: Texts) -> str:
    """Return how the agent cash points grew over the years that are published."""
    points = results.data.facts.series(POINTS)
    first, last = points[0], points[-1]
    return t("payment.points_title", glyph=t.glyph(Quality.OBSERVED),
             area=t.of(results.data.facts.areas[last.area]), then=first.year, now=last.year,
             first=t.number(first.value), last=t.number(last.value))  # fmt: skip


def facts_rows(results: Results, t: Texts) -> tuple[list[str], list[list[str]]]:
    """Return every published fact of the element, of whatever place and year."""
    known = results.data.facts
    header = [t("payment.fact"), t("common.year"), t("common.value")]
    rows = []
    for fact in _facts(results):
        figure = known.kinds[fact.code]
        value = _plain(t.fact(fact.value, figure), t)
        told = f"{t.glyph(Quality.OBSERVED)} {value}{t.of(figure.unit)}"
        year = str(fact.year) if fact.year else t("common.year_unknown")
        name = t("payment.fact_at", area=t.of(known.areas[fact.area]), name=t.of(figure.name))
        rows.append([name, year, told])
    return header, rows


def _plain(value: float, t: Texts) -> str:
    """Return a published number with as many decimals as it has."""
    exact = round(value, FINEST)
    return t.number(value, next(d for d in range(FINEST + 1) if round(value, d) == exact))


def _facts(results: Results) -> list[Fact]:
    """Return the facts of the element, those of the place with a series first."""
    known = results.data.facts
    own = [f for f in known.facts if known.kinds[f.code].element == ELEMENT]
    return sorted(own, key=lambda f: f.area != known.series(POINTS)[0].area)


def facts_below(results: Results, t: Texts) -> list[str]:
    """Return the sources of what is published elsewhere, and that none is of these counties."""
    codes = list(dict.fromkeys(f.source for f in _facts(results)))
    return spread.cited(codes, t, t("payment.facts_not_here"))


def facts_frame(results: Results, t: Texts) -> pd.DataFrame:
    """Return the published facts with value, unit, year and source apart."""
    known = results.data.facts
    return pd.DataFrame(
        [
            {
                t("payment.fact"): t.of(known.kinds[f.code].name),
                t("payment.fact_area"): t.of(known.areas[f.area]),
                t("common.year"): f.year or None,
                t("common.value"): t.fact(f.value, known.kinds[f.code]),
                t("common.unit"): t.of(known.kinds[f.code].unit).strip(),
                t("common.source"): t.cite(f.source),
            }
            for f in _facts(results)
        ]
    ).astype({t("common.year"): "Int64"})
