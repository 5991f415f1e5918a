"""What the page on sources says beside the scores: context, sources, errata, attribution."""

from collections.abc import Callable
from dataclasses import dataclass

import pandas as pd

from components.widgets import place
from components.widgets.errata import published
from components.words.texts import Texts
from model.facts.published import CensusFigure, Fact
from model.results.results import Results

CREDITS = (
    "boundaries",
    "county_seats",
    "S03",
    "township_positions",
    "S04",
    "elevation_5min",
    "elevation_1min",
    "S01",
    "he_2025",
)


@dataclass(frozen=True, slots=True)
class Register:
    """A table that stands in a drawer: what the drawer says, what stands below the table."""

    label: str
    note: str
    rows: Callable[[], pd.DataFrame]


def drawer(name: str, shown: Register, t: Texts) -> None:
    """Place a table in a drawer with its note and its download."""
    if box := place.drawer(shown.label, name):
        with box:
            place.rows(shown.rows(), shown.label)
            if shown.note:
                place.source(shown.note, t)
            place.download(t("common.download_csv"), shown.rows, name)


def census(results: Results, t: Texts) -> Register:
    """Return the census: a row an area, a column a figure with its unit."""
    known = results.data.facts
    areas = dict.fromkeys(area for area, _ in known.census)
    label = t("sources.census_open", figures=len(known.census_figures), areas=len(areas))

    def rows() -> pd.DataFrame:
        table: dict[str, dict[str, object]] = {}
        for (area, code), value in known.census.items():
            own = table.setdefault(area, {t("sources.area"): t.of(known.areas[area])})
            own[_census_head(known.figure(code), t)] = value
        return pd.DataFrame(list(table.values()))

    return Register(label, t("sources.census_note"), rows)


def _census_head(figure: CensusFigure, t: Texts) -> str:
    marks = [t.unit(figure.unit).strip(), t("sources.sample") if figure.sample else ""]
    inside = t.join([mark for mark in marks if mark])
    left, right = ("（", "）") if t.language == "zh" else (" (", ")")
    return f"{t.of(figure.name)}{left}{inside}{right}" if inside else t.of(figure.name)


def facts(results: Results, t: Texts) -> Register:
    """Return the published figures that are never scored, each with its source."""
    known = results.data.facts

    def row(fact: Fact) -> dict[str, object]:
        kind = known.kinds[fact.code]
        return {
            t("sources.area"): t.of(known.areas[fact.area]),
            t("sources.figure"): t.of(kind.name),
            t("common.value"): t.fact(fact.value, kind),
            t("common.unit"): t.of(kind.unit).strip(),
            t("common.year"): fact.year or None,
            t("common.source"): t.cite(fact.source),
            t("sources.confidence"): t(f"sources.confidence_{fact.confidence}"),
            t("sources.note"): t.of(kind.note),
        }

    def rows() -> pd.DataFrame:
        return pd.DataFrame(map(row, known.facts)).astype({t("common.year"): "Int64"})

    return Register(t("sources.facts_open", n=len(known.facts)), t("sources.facts_note"), rows)


def usage(results: Results, t: Texts) -> dict[str, tuple[int, int]]:
    """Return by source how many figures and how many rules or reasons rest on it."""
    data, catalog = results.data, t.catalog
    figures = [code for row in data.panel.source for code in row if code]
    figures += [fact.source for fact in data.facts.facts]
    figures += [line.source for line in catalog.benchmarks]
    figures += ["S01"] * len(data.facts.census)
    groups = (
        catalog.indicators,
        catalog.estimates,
        catalog.levers,
        catalog.presets,
        data.lessons.lessons,
    )
    rules = [code for group in groups for item in group for code in item.sources]
    return {s.code: (figures.count(s.code), rules.count(s.code)) for s in catalog.sources}


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


def items(results: Results, t: Texts) -> Register:
    """Return the items a county is asked for: definition, unit, who keeps the figure."""
    real = dict(zip(t.catalog.codes, results.data.panel.is_real().sum(axis=0), strict=True))
    asked = [one for one in t.catalog.indicators if one.in_template]

    def rows() -> pd.DataFrame:
        return pd.DataFrame(
            [
                {
                    t("common.element"): t.element_short(one.element),
                    t("common.indicator"): t.of(one.name),
                    t("common.unit"): t.unit(one.unit).strip(),
                    t("sources.definition"): t.of(one.definition),
                    t("sources.collected"): t.of(one.collected),
                    t("sources.known_counties"): int(real[one.code]),
                }
                for one in asked
            ]
        )

    return Register(t("sources.give_open", n=len(asked)), "", rows)
