"""What the talent page says: who is there, how schooled, who moves in; and what is assumed."""

from collections.abc import Callable
from itertools import compress
from typing import Any

import numpy as np
import pandas as pd

from components.county_values import census, chart, pairs
from components.county_values.values import JOINED, Spread
from components.widgets import html, sources, tables
from components.widgets.html import Card
from components.words.texts import DASH, Texts
from model.facts import census as people
from model.facts.census import Link
from model.facts.provenance import BoolArray, Quality
from model.results.results import NATIONAL, PROVINCIAL, Results
from model.score.method import Method

Figures = dict[str, Spread]
REMARKS = {
    "schooling": "talent.remark_schooling",
    "college": "talent.remark_college",
    "illiteracy": "talent.remark_illiteracy",
    "working_age": "talent.remark_working_age",
    "migrants": "talent.remark_migrants",
    "professional": "talent.remark_professional",
}


def title(results: Results, t: Texts) -> str:
    """Return the headline: how many counties have less than half the provincial college share."""
    half = results.found()["college_half"]
    keys = ("talent.title_none", "talent.title_some", "talent.title_all")
    return t.counted(half.count, half.total, keys, value=t.percent(half.value / 100, 1))


def measures(results: Results, t: Texts) -> Figures:
    """Return the census figures the page offers, by the codes of its choices."""
    real = Method(real_only=True)
    moved_in = (t("talent.migrants_name"), t("talent.migrants_short"))
    return {
        "schooling": chart.of_indicator(results, "schooling_years", real, t),
        "college": chart.of_indicator(results, "college_share", real, t),
        "illiteracy": chart.of_indicator(results, "illiteracy", real, t),
        "working_age": census.counted(results, "age_15_44_share", t),
        "migrants": census.spread(results, people.IN_MIGRANTS, moved_in, "percent_1", t),
        "professional": census.counted(results, "occ_share_professional_technical", t),
    }


def cards(results: Results, known: Figures, t: Texts) -> list[Card]:
    """Return four headline numbers, all observed."""
    half, many = results.found()["college_half"], results.found()["illiteracy"].count
    glyph, year, bound = t.glyph(Quality.OBSERVED), census.YEAR, t.percent(half.value / 100, 1)
    of = t("talent.of_total", total=half.total)

    def card(key: str, one: Spread) -> Card:
        middle, places = float(np.nanmedian(one.column)), t.join(one.references(t)[:2])
        value, unit = t.number(middle, one.decimals), one.suffix.strip()
        return html.card(t, key, value, unit, glyph, places=places, year=year, n=many)

    return [
        card("talent.card_schooling", known["schooling"]),
        html.card(t, "talent.card_college", str(half.count), of, glyph, value=bound, year=year),
        card("talent.card_illiteracy", known["illiteracy"]),
        card("talent.card_age", known["working_age"]),
    ]


def remark(results: Results, code: str, known: Figures, t: Texts) -> str:
    """Return what must be known to read a census figure."""
    one, areas = known[code], (NATIONAL, PROVINCIAL)
    china, province = (one.words(census.elsewhere(results, one, area), t) for area in areas)
    return t(REMARKS[code], china=china, province=province)


def county_line(county: str, known: Figures, t: Texts) -> str:
    """Return a chosen county's figures in a sentence."""
    parts = t.join([f"{one.short} {one.told(one.entry(county), t)}" for one in known.values()])
    return t("talent.county_line", county=t.county(county), parts=parts, year=census.YEAR)


def pair_title(pair: tuple[Spread, Spread], t: Texts) -> str:
    """Return whether two figures go together, with r, its interval and n; no cause."""
    worst = max((one.worst for one in pair if one.worst), key=lambda q: q.rank)
    return f"{t.glyph(worst)} {link_words(pairs.link(*pair), (pair[0].short, pair[1].short), t)}"


def link_words(link: Link, names: tuple[str, str], t: Texts) -> str:
    """Return a link of two named figures in words: together, opposite or not clear."""
    key = "talent.pair_none"
    if link.is_clear:
        key = "talent.pair_together" if link.r > 0 else "talent.pair_opposite"
    second = names[1][:1].lower() + names[1][1:]  # it stands inside the sentence
    r, low, high = (t.number(x, 2).replace("-", "−") for x in (link.r, link.low, link.high))
    return t(key, a=names[0], b=second, n=link.n, r=r, low=low, high=high)


def _lower(results: Results, one: Spread) -> BoolArray:
    return people.worse(one.column, census.elsewhere(results, one, PROVINCIAL), one.better)


def dilemma_title(results: Results, both: tuple[Spread, Spread], t: Texts) -> str:
    """Return how many counties are below the province in schooling and in people moving in."""
    lower = _lower(results, both[0]) & _lower(results, both[1])
    keys = ("talent.both_none", "talent.both_some", "talent.both_all")
    return t.counted(int(lower.sum()), len(lower), keys, glyph=t.glyph(Quality.DERIVED))


def dilemma(
    results: Results, both: tuple[Spread, Spread], t: Texts
) -> tuple[list[str], list[list[str]]]:
    """Return which counties lie below the province in both, in one of the two or in neither."""
    low, few = (_lower(results, one) for one in both)
    groups = {
        t("talent.both_low"): low & few,
        t("talent.only_schooling"): low & ~few,
        t("talent.only_moved_in"): ~low & few,
        t("talent.neither_low"): ~low & ~few,
    }
    rows = []
    for name, counties in groups.items():
        shorts = [t.county_short(code) for code in compress(results.data.panel.codes, counties)]
        names = t("talent.both_cell", n=len(shorts), names=t.join(shorts)) if shorts else DASH
        rows.append([name, names])
    return [t("talent.both_against"), t("talent.both_who")], rows


def dilemma_notes(results: Results, young: Spread, t: Texts) -> list[str]:
    """Return what is not published of those who leave, what stands for it, and what that shows."""
    bound = census.elsewhere(results, young, PROVINCIAL)
    keys = ("talent.young_none", "talent.young_some", "talent.young_all")
    above, value = int((young.column > bound).sum()), young.words(bound, t)
    trace = t.counted(above, len(young.entries), keys, value=value)
    return sources.cited([census.SOURCE], t, t("talent.both_outflow"), trace)


def areas_title(schooling: Spread, t: Texts) -> str:
    """Return against how many reference areas the median county is less schooled."""
    middle, marks = float(np.nanmedian(schooling.column)), schooling.marks
    above, glyph = sum(mark.value > middle for mark in marks), t.glyph(schooling.worst)
    value = schooling.words(middle, t)
    return t("talent.areas_title", glyph=glyph, n=above, total=len(marks), value=value)


def areas(known: Figures, t: Texts) -> tables.Table:
    """Return the reference areas: a row an area and figure."""
    rows = [
        {
            "area": mark.name,
            "indicator": one.name,
            "value": round(mark.value, one.decimals + 1),
            "unit": one.suffix.strip(),
            "year": mark.year,
            "quality": t.quality(mark.quality),
            "source": t.cite(mark.source),
        }
        for one in known.values()
        for mark in one.marks
    ]
    columns = ("indicator", "value", "unit", "year", "quality", "source")
    return tables.Table(pd.DataFrame(rows), tables.heads(t, *columns, area="talent.area"))


def areas_screen(county: str, known: Figures, t: Texts) -> tuple[list[str], list[list[str]]]:
    """Return a row a reference area with all measures, then the median and a chosen county."""
    ones = list(known.values())
    every = zip(*(one.marks for one in ones), strict=True)
    places = {marks[0].name: [(m.value, m.quality) for m in marks] for marks in every}
    places[t("common.median")] = [(float(np.nanmedian(one.column)), one.worst) for one in ones]
    if county:
        own = [one.entry(county) for one in ones]
        places[t.county(county)] = [(entry.value, entry.quality) for entry in own]
    header = [t("common.with_unit", name=one.short, unit=one.suffix.strip()) for one in ones]
    rows = [
        [name]
        + [
            f"{t.glyph(quality)}{JOINED}{t.number(value, one.decimals)}"
            for one, (value, quality) in zip(ones, figures, strict=True)
        ]
        for name, figures in places.items()
    ]
    return [t("talent.area"), *header], rows


def skills_head(assumed: Figures, t: Texts) -> tuple[str, str]:
    """Return the heading over the indicators, by how many any county reports, and a line below."""
    reported = sum(one.real > 0 for one in assumed.values())
    keys = ("talent.estimates_none_real", "talent.estimates_some_real")
    is_ranged = any(entry.is_assumed for one in assumed.values() for entry in one.entries)
    if is_ranged:
        keys = ("talent.estimates_none", "talent.estimates_some")
    title = t(keys[reported > 0], n=reported, total=len(assumed))
    return title, t("talent.estimates_note") if is_ranged else ""


def skills_screen(county: str, assumed: Figures, t: Texts) -> tuple[list[str], list[list[str]]]:
    """Return a row an indicator: ranges, a published reference, who reports it.

    The columns of ranges stand only where there is any range to show.
    """
    cells: dict[str, Callable[[Any], str]] = {t("common.indicator"): lambda one: one.short}
    if any(one.known for one in assumed.values()):
        cells[t("talent.all_range")] = lambda one: one.overall(t)
        if county:
            cells[t.county(county)] = lambda one: one.told(one.entry(county), t)
    cells[t("talent.published")] = lambda one: t.join(one.references(t)) or DASH
    cells[t("talent.reported_by")] = lambda one: t.of(t.catalog.indicator(one.code).collected)
    return tables.screen(assumed.values(), cells)
