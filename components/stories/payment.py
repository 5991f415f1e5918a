"""What the payment page says: what is known of paying and borrowing, and what is only assumed."""

import numpy as np

from components import runtime, spread
from components.links import CHOICES
from components.markup import Card
from components.spread import Spread
from components.text import Texts
from model import people
from model.claims import Finding
from model.provenance import Quality
from model.scenario import Scenario

ELEMENT = "finance"
USE, PROXY, INDEX = "mobile_payment_use", "finance_employment", "digital_finance_index"
POINTS, CASHED = "agent_withdrawal_points", "agent_withdrawal_transactions"
VILLAGES, WITH_ECOMMERCE = "village_finance_point_coverage", "village_finance_points_with_ecommerce"
ILLITERATE, AGED = "illiterate_15plus", "age_60plus_share"
TEN_THOUSAND = 10_000
MANY_ILLITERATE = 25.0  # one in four
GROUPS = 3


def kind(finding: Finding) -> str:
    """Return which form of a sentence a count takes: all, some or none."""
    return "all" if finding.count == finding.total else "some" if finding.count else "none"


def title(method: Scenario, t: Texts) -> str:
    """Return the headline: how many counties publish payment use."""
    found = runtime.found()["payment_known"]
    form = kind(found)
    hidden = "_real" if method.real_only and form != "all" else ""
    return t(f"payment.title_{form}{hidden}", n=found.count, total=found.total)


def below(method: Scenario, t: Texts) -> str:
    """Return the line under the title: what is known, or why the element is not scored."""
    scores = runtime.scored(method)
    k = t.catalog.element_codes.index(ELEMENT)
    if method.real_only and np.isnan(scores.elements[:, k]).any():
        unscored = int(np.isnan(scores.elements[:, k]).sum())
        return t("payment.unscored", n=unscored, half=t.percent(t.catalog.method.min_element),
                 coverage=t.percent(float(scores.coverage[:, k].mean())))  # fmt: skip
    return t("payment.lead")


def names(t: Texts) -> dict[str, str]:
    """Return the names of the indicators to choose from."""
    return {code: t.label(t.catalog.indicator(code)) for code in CHOICES["pay"]}


def cards(t: Texts) -> list[Card]:
    """Return what is really known, in four cards; the empty slot is a dash with its reason."""
    found, glyph = runtime.found()["payment_known"], t.glyph(Quality.OBSERVED)
    real = Scenario(real_only=True)
    proxy, index = (spread.of_indicator(code, real, t) for code in (PROXY, INDEX))
    middle = float(np.nanmedian(proxy.column))
    places = t.join([f"{m.name} {proxy.words(m.value, t)}" for m in proxy.marks[:2]])
    points = runtime.data().facts.series(POINTS)
    first, last = points[0], points[-1]
    area = t.of(runtime.data().facts.areas[last.area])
    of = t("payment.of_total", total=found.total)
    return [
        Card(t("payment.card_use"), str(found.count), of,
             t("payment.card_use_note", who=t.of(t.catalog.indicator(USE).collected))),
        Card(f"{glyph} {t('payment.card_proxy')}", t.number(middle, proxy.decimals), proxy.suffix,
             t("payment.card_proxy_note", places=places, year=spread.CENSUS_YEAR,
               n=sum(e.small for e in proxy.entries))),
        Card(f"{glyph} {t('payment.card_points', area=area)}", t.number(last.value),
             t("payment.card_points_unit"),
             t("payment.card_points_note", first=t.number(first.value), then=first.year,
               now=last.year, change=t.number(100 * (last.value / first.value - 1)))),
        Card(t("payment.card_index"), str(index.real), of, t("payment.card_index_note")),
    ]  # fmt: skip


def shown(code: str, method: Scenario, t: Texts) -> Spread | None:
    """Return what the chart shows: the chosen indicator, the proxy where that is hidden, or None.

    Only an indicator without any value and without a rule, such as an index nobody supplied,
    has nothing to show.
    """
    chosen = spread.of_indicator(code, method, t)
    if chosen.known:
        return chosen
    return spread.of_indicator(PROXY, method, t) if method.real_only else None


def absent(code: str, method: Scenario, t: Texts) -> list[str]:
    """Return why the chosen indicator is not shown; nothing where it is."""
    if spread.of_indicator(code, method, t).known:
        return []
    name = t.indicator(code)
    lines = []
    if code == INDEX:
        lines += [t("payment.index_empty"), t("payment.index_how", name=name)]
    elif method.real_only:
        lines.append(t("payment.hidden", name=name))
    if method.real_only:
        lines.append(t("payment.proxy_alone", name=t.indicator(PROXY)))
    return lines


def absent_below(code: str, t: Texts) -> list[str]:
    """Return what an indicator that is not shown counts, and where it could come from."""
    return spread.cited(list(t.catalog.indicator(code).sources), t, spread.meaning(code, t))


def chart_below(chart: Spread, t: Texts) -> list[str]:
    """Return the sources of a chart, what it counts, and the assumption behind its ranges."""
    return spread.cited(chart.sources, t, spread.meaning(chart.code, t), spread.basis(chart, t))


def divide_note(method: Scenario, t: Texts) -> str:
    """Return how to read the columns of reading beside paying."""
    shown = spread.of_indicator(USE, method, t).known
    return t("payment.divide_note" if shown else "payment.divide_note_real")


def divide_below(method: Scenario, t: Texts) -> list[str]:
    """Return the source of the census columns and what the payment column is not."""
    assumed = spread.of_indicator(USE, method, t).worst is Quality.ILLUSTRATIVE
    return spread.cited([spread.CENSUS_SOURCE], t, t("payment.divide_rule") if assumed else "")


def facts_below(t: Texts) -> list[str]:
    """Return the sources of what is published."""
    known = runtime.data().facts
    codes = [known.series(code)[-1].source for code in (POINTS, VILLAGES)]
    return spread.cited([spread.CENSUS_SOURCE, *codes], t)


def finding(chart: Spread, t: Texts) -> str:
    """Return what a chart shows: against the country if known, that nothing is published if not."""
    total = len(chart.entries)
    if not chart.real:
        return t("payment.none_published", name=chart.name, n=total, span=chart.overall(t))
    if chart.real < total or not chart.marks:
        return t("payment.some_published", name=chart.name, n=chart.real, total=total)
    bound = spread.country(chart)
    found = Finding(chart.code, people.beyond(chart.column, bound, chart.better), total, bound)
    sentence = t(f"payment.below_{kind(found)}", name=chart.name, n=found.count, total=total,
                 value=chart.words(bound, t))  # fmt: skip
    return f"{t.glyph(Quality.OBSERVED)} {sentence}"


def county_line(county: str, method: Scenario, t: Texts) -> str:
    """Return a chosen county's figures of the element, and its reading, in a sentence."""
    parts, missing = [], []
    for code in (*CHOICES["pay"], "illiteracy", "schooling_years"):
        chart = spread.of_indicator(code, method, t)
        entry = chart.entry(county)
        told = f"{chart.short} {chart.told(entry, t)}"
        if entry.quality is None:
            missing.append(chart.short)
        else:
            parts.append(t("payment.with_small", told=told) if entry.small else told)
    name = t.of(runtime.data().panel.county(county).name)
    sentence = t("payment.county_line", county=name, parts=t.join(parts))
    last = t("payment.county_missing", names=t.join(missing)) if missing else ""
    return f"{sentence}{last}"


def divide_title(t: Texts) -> str:
    """Return in how many counties more than one in four adults cannot read."""
    illiteracy = spread.of_indicator("illiteracy", Scenario(real_only=True), t)
    count = people.beyond(illiteracy.column, MANY_ILLITERATE, illiteracy.better)
    found = Finding("divide", count, len(illiteracy.entries), MANY_ILLITERATE)
    sentence = t(f"payment.divide_{kind(found)}", n=found.count, total=found.total,
                 value=t.number(MANY_ILLITERATE))  # fmt: skip
    return f"{t.glyph(Quality.OBSERVED)} {sentence}"


def divide_rows(county: str, method: Scenario, t: Texts) -> tuple[list[str], list[list[str]]]:
    """Return a row a peer group, one for all and one for a chosen county: reading beside paying."""
    real = Scenario(real_only=True)
    aged_kind = runtime.data().facts.figure(AGED)
    observed = [
        spread.of_indicator("illiteracy", real, t),
        spread.of_indicator("schooling_years", real, t),
        spread.of_census(AGED, (t.of(aged_kind.name), t.of(aged_kind.short)), aged_kind.unit, t),
    ]
    use = spread.of_indicator(USE, method, t)
    titles = [observed[0].short, t("talent.x_schooling"), observed[2].short]
    header = [t("payment.divide_group"), *([use.short] if use.known else []), *titles]
    groups = runtime.groups()
    everyone = range(len(groups))
    members = [(t(f"overview.group_{g}"), [i for i in everyone if groups[i] == g])
               for g in range(GROUPS)]  # fmt: skip
    members.append((t("common.all_counties"), list(everyone)))
    if county:
        row = runtime.data().panel.row(county)
        members.append((t.of(runtime.data().panel.counties[row].name), [row]))
    return header, [_divide_row(name, who, observed, use, t) for name, who in members if who]


def _divide_row(
    name: str, who: list[int], observed: list[Spread], use: Spread, t: Texts
) -> list[str]:
    glyph = t.glyph(Quality.OBSERVED)
    middles = [s.words(float(np.nanmedian(s.column[who])), t) for s in observed]
    paying = [_only(use, who).overall(t)] if use.known else []
    return [name, *paying, *(f"{glyph}{spread.JOINED}{middle}" for middle in middles)]


def _only(whole: Spread, who: list[int]) -> Spread:
    return Spread(
        whole.code, whole.name, whole.short, whole.suffix, whole.decimals, whole.better,
        tuple(whole.entries[i] for i in who), whole.marks,
    )  # fmt: skip


def facts(t: Texts) -> list[str]:
    """Return what is published about paying: reading, cash points, village finance points."""
    known = runtime.data().facts
    counties = runtime.data().panel.codes
    glyph = t.glyph(Quality.OBSERVED)
    persons = float(np.nansum(people.column(known, counties, ILLITERATE)))
    points, cashed = known.series(POINTS), known.series(CASHED)[-1]
    villages, shops = known.series(VILLAGES)[-1], known.series(WITH_ECOMMERCE)[-1]
    return [
        t("payment.fact_illiterate", glyph=glyph, total=len(counties), n=t.number(persons),
          year=spread.CENSUS_YEAR),
        t("payment.fact_points", glyph=glyph, area=t.of(known.areas[points[-1].area]),
          first=t.number(points[0].value), then=points[0].year, last=t.number(points[-1].value),
          now=points[-1].year, cashed=t.number(cashed.value * TEN_THOUSAND), when=cashed.year),
        t("payment.fact_villages", glyph=glyph, year=villages.year,
          share=t.number(villages.value, 2), shops=t.number(shops.value, 1)),
    ]  # fmt: skip
