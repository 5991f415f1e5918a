"""What the talent page says: who is there, how schooled, who moves in; and what is assumed."""

from itertools import compress

import numpy as np
import pandas as pd

from components.county_values import census, chart
from components.county_values.values import Spread
from components.widgets import tables
from components.widgets.html import Card
from components.words.texts import DASH, Texts
from model.facts import census as people
from model.results.results import NATIONAL, PROVINCIAL, Results
from model.score.method import Method

Figures = dict[str, Spread]
CARDS = ("schooling", "college", "illiteracy", "working_age")


def title(results: Results, county: str, schooling: Spread, t: Texts) -> str:
    """Return the headline: how schooled the county is, or how many lack college graduates."""
    half = results.found()["college_half"]
    if not county:
        return t("talent.title", n=half.count, total=half.total)
    own, province = schooling.entry(county), census.elsewhere(results, schooling, PROVINCIAL)
    fields = {"own": schooling.words(own.value, t), "province": schooling.words(province, t)}
    return t("talent.title_own", county=t.county_short(county), **fields)


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


def cards(county: str, known: Figures, t: Texts) -> list[Card]:
    """Return four observed figures of the county, or of the median one."""
    shown = []
    for one in (known[code] for code in CARDS):
        middle, places = float(np.nanmedian(one.column)), t.join(one.references(t)[:2])
        value = one.entry(county).value if county else middle
        label, note = t("talent.card_median", name=one.short), places
        if county:
            own = {"middle": one.words(middle, t), "places": places}
            label, note = one.short, t("talent.card_own", **own)
        number, unit = t.number(value, one.decimals), one.suffix.strip()
        shown.append(Card(f"{t.glyph(one.worst)} {label}", number, unit, note))
    return shown


def remark(results: Results, code: str, known: Figures, t: Texts) -> str:
    """Return what must be known to read a census figure."""
    one, areas = known[code], (NATIONAL, PROVINCIAL)
    china, province = (one.words(census.elsewhere(results, one, area), t) for area in areas)
    return t(f"talent.remark_{code}", china=china, province=province)


def pair_head(first: Spread, second: Spread, t: Texts) -> tuple[str, str]:
    """Return whether two figures go together, and r with its interval and n; no cause."""
    link, key = people.link(first.column, second.column), "talent.pair_none"
    if link.is_clear:
        key = "talent.pair_together" if link.r > 0 else "talent.pair_opposite"
    other = second.short[:1].lower() + second.short[1:]  # it stands inside the sentence
    r, low, high = (t.number(x, 2).replace("-", "−") for x in (link.r, link.low, link.high))
    note = t("talent.pair_axes", n=link.n, r=r, low=low, high=high)
    return t(key, a=first.short, b=other), note


def dilemma(results: Results, both: tuple[Spread, Spread], t: Texts) -> tuple[str, list[list[str]]]:
    """Return how many counties lack both, and which lie below the province in which of the two."""
    bounds = [census.elsewhere(results, one, PROVINCIAL) for one in both]
    low, few = (people.worse(o.column, b, o.better) for o, b in zip(both, bounds, strict=True))
    groups = {
        t("talent.both_low"): low & few,
        t("talent.only_schooling"): low & ~few,
        t("talent.only_moved_in"): ~low & few,
        t("talent.neither_low"): ~low & ~few,
    }
    rows = []
    for name, counties in groups.items():
        shorts = [t.county_short(code) for code in compress(results.data.panel.codes, counties)]
        rows.append([name, t("talent.both_cell", n=len(shorts), names=t.join(shorts) or DASH)])
    return t("talent.both", n=int((low & few).sum()), total=len(low)), rows


def areas(county: str, known: Figures, t: Texts) -> tables.Table:
    """Return the figures of the reference areas, of the median county and of a chosen one."""
    every = zip(*(one.marks for one in known.values()), strict=True)
    places = {marks[0].name: [mark.value for mark in marks] for marks in every}
    places[t("common.median")] = [float(np.nanmedian(one.column)) for one in known.values()]
    if county:
        places[t.county(county)] = [one.entry(county).value for one in known.values()]
    heads = {"area": t("talent.area")}
    for code, one in known.items():
        heads[code] = chart.axis_title(one, t)
    rows = [[name, *values] for name, values in places.items()]
    decimals = {code: one.decimals + 1 for code, one in known.items()}
    return tables.Table(pd.DataFrame(rows, columns=list(heads)), heads, decimals)


def skills_head(ones: list[Spread], t: Texts) -> tuple[str, str]:
    """Return the heading over the indicators, by how many any county reports, and a line below."""
    keys = ("talent.estimates_none", "talent.estimates_some", "talent.estimates_some")
    title = t.counted(sum(one.real > 0 for one in ones), len(ones), keys)
    is_ranged = any(entry.is_assumed for one in ones for entry in one.entries)
    return title, t("talent.estimates_note" if is_ranged else "talent.estimates_hidden")
