"""One figure over the 31 counties on the screen: dots or ranges, references, what they mean."""

import math
from collections.abc import Iterable, Sequence

import numpy as np

from components.charts import dots
from components.charts.dots import Rows
from components.charts.plot import Plot
from components.county_values import census
from components.county_values import rows as spread_rows
from components.county_values.rows import PEERS
from components.county_values.values import CountyValue, Mark, Spread
from components.words.texts import Texts
from model.facts.census import worse
from model.facts.provenance import Quality
from model.results.results import CENSUS_REFERENCES, Results
from model.score.method import Method

NAN = float("nan")
SMALL_SAMPLE = "small_sample"
# Schooling is published with two decimals, and these tell two tabulations apart (8.95, 9.24).
DECIMALS = {"years": 2}
TAIL = 0.1  # the axis begins this share of the spread below the least value
FROM_ZERO = 0.4  # or at zero, where the least value is below this share of the greatest


def of_indicator(results: Results, code: str, method: Method, t: Texts) -> Spread:
    """Return the spread of a scored indicator, with its published references."""
    definition, counted = t.catalog.indicator(code), CENSUS_REFERENCES.get(code, "")
    unit, panel = t.catalog.unit(definition.unit), results.panel(method.real_only)
    column, is_sampled = t.catalog.column(code), census.is_sampled(results, counted)
    entries = []
    for row, county in enumerate(panel.codes):
        figure = panel.figure(county, code)
        value, quality, source = figure.value, figure.quality, figure.source
        is_sample = is_sampled and source == census.SOURCE and quality is not None
        ends = (NAN, NAN) if figure.low == figure.high else (figure.low, figure.high)
        if is_sample:  # a share of the census's long form has its sample's range
            ends = census.sample_range(results, county, value)
        is_small = panel.notes.get((row, column), ("",))[0] == SMALL_SAMPLE
        known = (county, value, *ends, quality, figure.year, source)
        entries.append(CountyValue(*known, is_small, is_sample, t.is_own(source)))
    lines = [b for b in t.catalog.benchmarks if b.indicator == code]
    marks = census.marks(results, counted, t) if counted else ()
    kinds = {True: Quality.DERIVED, False: None}
    marks += tuple(Mark(t.of(b.name), b.value, b.year, b.source, kinds[b.derived]) for b in lines)
    look = (t.of(unit.suffix), DECIMALS.get(definition.unit, unit.decimals), definition.direction)
    return Spread(code, t.indicator(code), t.label(definition), *look, tuple(entries), marks)


def of_indicators(
    results: Results, codes: Iterable[str], method: Method, t: Texts
) -> dict[str, Spread]:
    """Return the spreads of scored indicators by their codes."""
    return {code: of_indicator(results, code, method, t) for code in codes}


def figure(
    results: Results, one: Spread, county: str, phone: bool, t: Texts, order: str = PEERS
) -> Plot:
    """Return the chart of a spread, the chosen county first; what rests on a rule as bands."""
    if any(entry.is_assumed for entry in one.entries):
        return bands(results, [one], county, phone, t)
    groups = spread_rows.rows(results, one, order, t, county)
    return _drawn([one], groups, axis_title(one, t), county, phone, t)


def bands(results: Results, ones: Sequence[Spread], county: str, phone: bool, t: Texts) -> Plot:
    """Return figures of one unit below each other: the county, what is known, a band a group."""
    several, title = len(ones) > 1, axis_title(ones[0], t)
    groups = [
        Rows(one.short if several else "", spread_rows.bands(results, one, county, t))
        for one in ones
    ]
    return _drawn(ones, groups, ones[0].suffix.strip() if several else title, county, phone, t)


def _drawn(
    ones: Sequence[Spread], rows: list[Rows], title: str, county: str, phone: bool, t: Texts
) -> Plot:
    marks = [pair for one in ones for pair in zip(one.marks, one.references(t), strict=True)]
    lines = [dots.Reference(m.value, told) for m, told in marks if m.drawn and m.value == m.value]
    values = [line.value for line in lines]
    for e in (entry for one in ones for entry in one.entries):
        values += [e.value] if math.isnan(e.low) else [e.low, e.high]
    least, most = float(np.nanmin(values)), float(np.nanmax(values)) or 1.0
    return dots.counties(rows, lines, most, title, county, phone, axis_start(least, most))


def axis_title(one: Spread, t: Texts) -> str:
    """Return the name of the quantity with its unit, marked where it is real, for an axis."""
    name = t("common.with_unit", name=one.short, unit=one.suffix.strip())
    return f"{t.glyph(one.worst)} {name}"


def axis_start(least: float, most: float) -> float:
    """Return where an axis begins: at zero, or at a round number below far-off values."""
    if least < FROM_ZERO * most or most <= least:
        return 0.0
    step = 10.0 ** math.floor(math.log10(most - least))
    return max(0.0, step * math.floor((least - TAIL * (most - least)) / step))


def note(one: Spread, t: Texts) -> str:
    """Return the line under a heading: the order of rows, what lines, ranges and stars mean."""
    real, small = [e for e in one.entries if e.is_real], sum(e.small for e in one.entries)
    assumed, own = (sum(getattr(e, key) for e in one.entries) for key in ("is_assumed", "own"))
    missing, sampled = len(one.entries) - len(real) - assumed, any(e.sampled for e in real)
    remarks = [
        (not assumed, t(f"spread.by_{'down' if one.better > 0 else 'up'}")),
        (assumed, t("spread.bands")),
        (sampled, t("spread.sampled")),
        (not sampled and any(not math.isnan(e.low) for e in real), t("spread.modelled")),
        (any(m.drawn for m in one.marks), t("spread.marks")),
        (one.known and missing, t("spread.missing", n=missing)),
        (small, t("spread.small_note", n=small)),
        (own, t("spread.own_note", n=own)),
    ]
    return t("spread.gap").join(words for holds, words in remarks if holds)


def finding(results: Results, one: Spread, area: str, t: Texts) -> str:
    """Return in how many counties a figure is worse than in another place, or has been published.

    Counties are held against it only where all of them are known.
    """
    bound, total = census.elsewhere(results, one, area), len(one.entries)
    if one.real < total or math.isnan(bound):
        return published(one, t)
    keys = ("spread.above_none", "spread.above_some", "spread.above_all")
    if one.better > 0:
        keys = ("spread.below_none", "spread.below_some", "spread.below_all")
    count, place = worse(one.column, bound, one.better).sum(), t.of(results.data.facts.areas[area])
    fields = {"name": one.short, "place": place}
    return f"{t.glyph(one.worst)} {t.counted(int(count), total, keys, **fields)}"


def published(one: Spread, t: Texts) -> str:
    """Return in how many counties a figure is known, and what stands in for it elsewhere."""
    total, fields = len(one.entries), {"name": one.short}
    if not one.known:
        return t("spread.published_hidden", total=total, **fields)
    is_filled = any(entry.is_assumed for entry in one.entries)
    some = "spread.published_some" if is_filled else "spread.published_some_real"
    keys = ("spread.published_none", some, "spread.published_all")
    sentence = t.counted(one.real, total, keys, **fields)
    return f"{t.glyph(one.best)} {sentence}" if one.real else sentence


def basis(one: Spread, t: Texts) -> str:
    """Return the assumption behind the illustrative ranges of an indicator, '' if there is none."""
    rule = t.catalog.estimate(one.code)
    assumed = one.worst is Quality.ILLUSTRATIVE
    return t("common.estimated", basis=t.of(rule.basis)) if rule and assumed else ""


def about(one: Spread, t: Texts) -> str:
    """Return what a scored indicator counts, who keeps it, and what its ranges rest on."""
    who = t("spread.keeper", who=t.of(t.catalog.indicator(one.code).collected))
    words = f"{meaning(one.code, t)} {who} {basis(one, t)}"
    return t("common.colon", name=one.short, text=words)


def meaning(code: str, t: Texts) -> str:
    """Return what a scored indicator counts."""
    return t("spread.meaning", definition=t.of(t.catalog.indicator(code).definition))
