"""What the talent page says: who is there, how schooled, who moves in; all from the census."""

import math

import numpy as np
import pandas as pd

from components import runtime, spread, spread_table
from components.charts import pairs
from components.links import CHOICES
from components.markup import Card
from components.plot import Plot
from components.spread import Entry, Spread
from components.text import DASH, Texts
from model import people
from model.claims import Finding
from model.people import Link
from model.provenance import Quality
from model.scenario import Scenario

SCORED = {"schooling": "schooling_years", "college": "college_share", "illiteracy": "illiteracy"}
COUNTED = {
    "working_age": "age_15_44_share",
    "migrants": people.IN_MIGRANTS,
    "professional": "occ_share_professional_technical",
}
DERIVED_UNIT = "percent_1"
CLEAR_R = 0.3  # below this r, two figures are said not to go together


def kind(finding: Finding) -> str:
    """Return which form of a sentence a count takes: all, some or none."""
    return "all" if finding.count == finding.total else "some" if finding.count else "none"


def title(t: Texts) -> str:
    """Return the headline: how many counties have less than half the provincial college share."""
    found = runtime.found()["college_half"]
    return t(f"talent.title_{kind(found)}", n=found.count, total=found.total,
             value=t.percent(found.value / 100, 1))  # fmt: skip


def lead(method: Scenario, t: Texts) -> str:
    """Return what the census tells, and what nobody publishes."""
    return t("talent.lead_real" if method.real_only else "talent.lead")


def measure(code: str, t: Texts) -> Spread:
    """Return one of the census figures the page offers."""
    if code in SCORED:
        return spread.of_indicator(SCORED[code], Scenario(real_only=True), t)
    census = COUNTED[code]
    if census == people.IN_MIGRANTS:
        names = (t("talent.migrants_name"), t("talent.migrants_short"))
        return spread.of_census(census, names, DERIVED_UNIT, t)
    figure = runtime.data().facts.figure(census)
    return spread.of_census(census, (t.of(figure.name), t.of(figure.short)), figure.unit, t)


def names(t: Texts) -> dict[str, str]:
    """Return the names of the census figures to choose from."""
    return {code: t(f"talent.x_{code}") for code in CHOICES["x"]}


def pair_names(t: Texts) -> dict[str, str]:
    """Return the names of what schooling can be set against."""
    return {code: t(f"talent.y_{code}") for code in CHOICES["y"]}


def estimate_names(t: Texts) -> dict[str, str]:
    """Return the names of the illustrative indicators."""
    return {code: t.label(t.catalog.indicator(code)) for code in CHOICES["est"]}


def cards(t: Texts) -> list[Card]:
    """Return four headline numbers, all observed."""
    found = runtime.found()
    glyph, year = t.glyph(Quality.OBSERVED), spread.CENSUS_YEAR
    schooling, illiteracy = measure("schooling", t), measure("illiteracy", t)
    age, half = measure("working_age", t), found["college_half"]

    def card(key: str, shown: Spread, **values: object) -> Card:
        middle = float(np.nanmedian(shown.column))
        marks = {m.name: shown.words(m.value, t) for m in shown.marks[:2]}
        places = t.join([f"{name} {value}" for name, value in marks.items()])
        return Card(
            f"{glyph} {t(f'talent.card_{key}')}",
            t.number(middle, shown.decimals),
            shown.suffix.strip(),
            t(f"talent.card_{key}_note", places=places, year=year, **values),
        )

    return [
        card("schooling", schooling),
        Card(f"{glyph} {t('talent.card_college')}", str(half.count),
             t("talent.of_total", total=half.total),
             t("talent.card_college_note", value=t.percent(half.value / 100, 1), year=year)),
        card("illiteracy", illiteracy, n=found["illiteracy"].count),
        card("age", age),
    ]  # fmt: skip


def finding(shown: Spread, t: Texts) -> str:
    """Return how many counties are worse than the province in a figure."""
    bound = spread.province(shown)
    count = people.beyond(shown.column, bound, shown.better)
    form = kind(Finding(shown.code, count, len(shown.entries), bound))
    side = "below" if shown.better > 0 else "above"
    glyph = t.glyph(shown.entries[0].quality)
    sentence = t(f"talent.{side}_{form}", n=count, total=len(shown.entries), name=shown.short,
                 value=shown.words(bound, t))  # fmt: skip
    return f"{glyph} {sentence}"


def below(code: str, shown: Spread, t: Texts) -> list[str]:
    """Return the source of a census figure, and what must be known to read it."""
    values = {}
    if code == "schooling":
        values = {"china": shown.words(spread.country(shown), t),
                  "province": shown.words(spread.province(shown), t)}  # fmt: skip
    return spread.cited([spread.CENSUS_SOURCE], t, t(f"talent.remark_{code}", **values))


def county_line(county: str, t: Texts) -> str:
    """Return a chosen county's figures in a sentence."""
    parts = []
    for code in CHOICES["x"]:
        shown = measure(code, t)
        parts.append(f"{shown.short} {shown.told(shown.entry(county), t)}")
    name = t.of(runtime.data().panel.county(county).name)
    return t("talent.county_line", county=name, parts=t.join(parts), year=spread.CENSUS_YEAR)


def pair_title(code: str, first: Spread, second: Spread, t: Texts) -> str:
    """Return whether a figure goes together with schooling over the counties, with r and n."""
    return link_words(spread.linked(first, second), t(f"talent.y_{code}"), t)


def link_words(link: Link, name: str, t: Texts) -> str:
    """Return a link in words: together, opposite or neither; a description only."""
    if math.isnan(link.r) or abs(link.r) < CLEAR_R:
        form = "none"
    else:
        form = "together" if link.r > 0 else "opposite"
    return t(f"talent.pair_{form}", name=name, r=t.number(link.r, 2).replace("-", "−"), n=link.n)


def dilemma(code: str, first: Spread, second: Spread, t: Texts) -> str:
    """Return how many counties fall below the province in both figures."""
    bounds = (spread.province(first), spread.province(second))
    both = (first.column < bounds[0]) & (second.column < bounds[1])
    found = Finding("both", int(both.sum()), len(both), 0.0)
    form = kind(found)
    key = f"talent.both_{form}" if form != "none" else f"talent.both_none_{code}"
    return t(key, n=found.count, total=found.total,
             name=t(f"talent.y_{code}"), a=first.words(bounds[0], t),
             b=second.words(bounds[1], t))  # fmt: skip


def pair_below(code: str, t: Texts) -> list[str]:
    """Return the source of the pair and how to read it: what it holds, and that r is no cause."""
    remark = f"{t(f'talent.pair_note_{code}')}{t('spread.gap')}{t('talent.pair_note')}"
    return spread.cited([spread.CENSUS_SOURCE], t, remark)


def pair_chart(first: Spread, second: Spread, county: str, phone: bool, t: Texts) -> Plot:
    """Return counties and reference areas by two figures."""
    panel = runtime.data().panel
    points = [
        pairs.Point(
            a.county, t.of(panel.county(a.county).short), a.value, b.value,
            _pair_hover(t.of(panel.county(a.county).name), first, second, (a, b), t),
            _worse(a, b),
        )
        for a, b in zip(first.entries, second.entries, strict=True)
    ]  # fmt: skip
    points += [
        pairs.Point("", a.name, a.value, b.value, a.name, Quality.OBSERVED, reference=True)
        for a, b in zip(first.marks, second.marks, strict=True)
    ]
    titles = (spread.axis_title(first, t), spread.axis_title(second, t))
    cross = pairs.Cross(spread.province(first), spread.province(second))
    return pairs.scatter(points, titles, cross, county, phone)


def _worse(a: Entry, b: Entry) -> Quality:
    return max((q for q in (a.quality, b.quality) if q is not None), key=lambda q: q.rank)


def _pair_hover(
    name: str, first: Spread, second: Spread, pair: tuple[Entry, Entry], t: Texts
) -> str:
    lines = [f"{s.short} {s.told(e, t)}" for s, e in zip((first, second), pair, strict=True)]
    return "<br>".join([name, *lines])


def pair_frame(first: Spread, second: Spread, t: Texts) -> pd.DataFrame:
    """Return both figures of every county and reference area."""
    left, right = spread_table.frame(first, t), spread_table.frame(second, t)
    keep = [t("common.county"), t("common.peers"), first.short, t("common.unit"),
            t("common.quality")]  # fmt: skip
    table = left[keep].rename(
        columns={t("common.unit"): t("talent.unit_of", name=first.short),
                 t("common.quality"): t("talent.quality_of", name=first.short)}
    )  # fmt: skip
    table[second.short] = right[second.short]
    table[t("talent.unit_of", name=second.short)] = right[t("common.unit")]
    table[t("talent.quality_of", name=second.short)] = right[t("common.quality")]
    table[t("common.year")] = right[t("common.year")]
    table[t("common.source")] = right[t("common.source")]
    return table


def estimates(code: str, method: Scenario, t: Texts) -> Spread:
    """Return one of the indicators that no county publishes."""
    return spread.of_indicator(code, method, t)


def estimates_head(method: Scenario, t: Texts) -> tuple[str, str]:
    """Return the heading over the illustrative indicators and the line below it."""
    if method.real_only:
        return t("talent.estimates_head_real"), ""
    return t("talent.estimates_head"), t("talent.estimates_note")


def estimate_title(shown: Spread, t: Texts) -> str:
    """Return what is known of such an indicator: nothing, some counties, or all."""
    if not shown.known:
        return t("talent.estimate_hidden", name=shown.name)
    if shown.real == len(shown.entries):
        return t("talent.estimate_all", name=shown.name, total=shown.real)
    key = "talent.estimate_some" if shown.real else "talent.estimate_none"
    return t(key, name=shown.name, n=shown.real, total=len(shown.entries))


def estimate_below(shown: Spread, t: Texts) -> list[str]:
    """Return the sources and the assumption behind the ranges of an indicator."""
    return spread.cited(shown.sources, t, spread.basis(shown, t))


def meaning(code: str, t: Texts) -> list[str]:
    """Return what an indicator counts and where its scale ends."""
    definition = t.catalog.indicator(code)
    scale = t("talent.scale", goalposts=t.of(definition.goalposts))
    return [spread.meaning(code, t), scale]


def estimate_rows(county: str, method: Scenario, t: Texts) -> tuple[list[str], list[list[str]]]:
    """Return a row an illustrative indicator: ranges, a published reference, who reports it.

    The columns of ranges stand only where there is any range to show.
    """
    all_shown = [estimates(code, method, t) for code in CHOICES["est"]]
    ranged = any(shown.known for shown in all_shown)
    header = [t("common.indicator"), *([t("talent.all_range")] if ranged else [])]
    if county and ranged:
        header.append(t.of(runtime.data().panel.county(county).name))
    header += [t("talent.published"), t("talent.reported_by")]
    rows = []
    for shown in all_shown:
        row = [shown.short, *([shown.overall(t)] if ranged else [])]
        if county and ranged:
            row.append(shown.told(shown.entry(county), t))
        marks = [f"{m.name} {shown.words(m.value, t)}" for m in shown.marks]
        collected = t.of(t.catalog.indicator(shown.code).collected)
        rows.append([*row, t.join(marks) or DASH, collected])
    return header, rows
