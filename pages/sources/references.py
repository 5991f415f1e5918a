"""What the page on sources says beside the scores: context, sources, errata, attribution."""

from collections.abc import Iterator

import pandas as pd

from components.widgets.errata import published
from components.words.texts import Texts
from model.results.results import Results

CREDITS = (
    "boundaries", "county_seats", "S03", "township_positions", "S04", "elevation_5min",
    "elevation_1min", "S01", "he_2025",
)  # fmt: skip


def census_label(results: Results, t: Texts) -> str:
    """Return the label of the census table."""
    facts = results.data.facts
    areas = {area for area, _ in facts.census}
    return t("sources.census_open", figures=len(facts.census_figures), areas=len(areas))


def census(results: Results, t: Texts) -> pd.DataFrame:
    """Return the census: a row an area, a column a figure with its unit."""
    facts = results.data.facts
    rows: dict[str, dict[str, object]] = {}
    for area, code in facts.census:
        rows.setdefault(area, {t("sources.area"): t.of(facts.areas[area])})
        rows[area][_census_head(results, code, t)] = facts.census[area, code]
    return pd.DataFrame(list(rows.values()))


def _census_head(results: Results, code: str, t: Texts) -> str:
    figure = results.data.facts.figure(code)
    marks = [t.unit(figure.unit).strip(), t("sources.sample") if figure.sample else ""]
    inside = t.join([mark for mark in marks if mark])
    left, right = ("（", "）") if t.language == "zh" else (" (", ")")
    return f"{t.of(figure.name)}{left}{inside}{right}" if inside else t.of(figure.name)


def facts_label(results: Results, t: Texts) -> str:
    """Return the label of the table of other published figures."""
    return t("sources.facts_open", n=len(results.data.facts.facts))


def facts(results: Results, t: Texts) -> pd.DataFrame:
    """Return the published figures that are never scored, each with its source."""
    known = results.data.facts
    return pd.DataFrame(
        [
            {
                t("sources.area"): t.of(known.areas[fact.area]),
                t("sources.figure"): t.of(known.kinds[fact.code].name),
                t("common.value"): t.fact(fact.value, known.kinds[fact.code]),
                t("common.unit"): t.of(known.kinds[fact.code].unit).strip(),
                t("common.year"): fact.year or None,
                t("common.source"): t.cite(fact.source),
                t("sources.confidence"): t(f"sources.confidence_{fact.confidence}"),
                t("sources.note"): t.of(known.kinds[fact.code].note),
            }
            for fact in known.facts
        ]
    ).astype({t("common.year"): "Int64"})


def usage(results: Results, t: Texts) -> dict[str, tuple[int, int]]:
    """Return by source how many figures and how many rules or reasons rest on it."""
    data, catalog = results.data, t.catalog
    figures = [code for row in data.panel.source for code in row if code]
    figures += [fact.source for fact in data.facts.facts]
    figures += [line.source for line in catalog.benchmarks]
    figures += ["S01"] * len(data.facts.census)
    rules = list(_rule_sources(results, t))
    return {s.code: (figures.count(s.code), rules.count(s.code)) for s in catalog.sources}


def _rule_sources(results: Results, t: Texts) -> Iterator[str]:
    catalog, lessons = t.catalog, results.data.lessons.lessons
    for group in (catalog.indicators, catalog.estimates, catalog.levers, catalog.presets, lessons):
        for item in group:
            yield from item.sources


def sources_table(results: Results, t: Texts) -> tuple[list[str], list[list[str]]]:
    """Return header and rows of all sources, the most used first."""
    used = usage(results, t)
    header = [t("common.source"), t("sources.used"), t("sources.published"), t("sources.licence")]
    ordered = sorted(t.catalog.sources, key=lambda s: (-used[s.code][0], -used[s.code][1]))
    rows = [
        [t.of(s.cite), _used(used[s.code], t), published(s, t), t.of(s.licence)] for s in ordered
    ]
    return header, rows


def _used(counted: tuple[int, int], t: Texts) -> str:
    figures, rules = counted
    parts = [t("sources.used_figures", n=t.number(figures))] if figures else []
    parts += [t("sources.used_rules", n=rules)] if rules else []
    return t.join(parts) or t("sources.used_base")


def attribution(t: Texts) -> list[str]:
    """Return the attributions of what is drawn or named on the pages."""
    first = [t.cite(code) for code in CREDITS]
    return [*first, t("sources.credit_geonames"), t("sources.credit_font")]


def give_label(t: Texts) -> str:
    """Return the label of the list of items to hand in."""
    return t("sources.give_open", n=sum(i.in_template for i in t.catalog.indicators))


def items(results: Results, t: Texts) -> pd.DataFrame:
    """Return the items a county is asked for: definition, unit, who keeps the figure."""
    real = results.data.panel.is_real().sum(axis=0)
    return pd.DataFrame(
        [
            {
                t("common.element"): t.element_short(i.element),
                t("common.indicator"): t.of(i.name),
                t("common.unit"): t.unit(i.unit).strip(),
                t("sources.definition"): t.of(i.definition),
                t("sources.collected"): t.of(i.collected),
                t("sources.known_counties"): int(real[j]),
            }
            for j, i in enumerate(t.catalog.indicators)
            if i.in_template
        ]
    )
