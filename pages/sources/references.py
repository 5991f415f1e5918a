"""What the page on sources says beside the scores: context, sources, errata, attribution."""

from collections.abc import Callable
from dataclasses import dataclass

import pandas as pd

from components.widgets import html, place, tables
from components.widgets.errata import published
from components.words.texts import Texts
from model.facts.catalog import Indicator
from model.facts.provenance import Source
from model.facts.published import CensusFigure, Fact
from model.results.results import Results

CREDITS = (
    "boundaries county_seats S03 township_positions S04 elevation_5min elevation_1min S01 he_2025"
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


def background(results: Results, t: Texts) -> None:
    """Place what is background only, and the list of sources."""
    drawer("census", census(results, t), t)
    drawer("facts", facts(results, t), t)
    if box := place.drawer(t("sources.sources_open", n=len(t.catalog.sources)), "sources"):
        with box:
            place.html(html.table(*sources_table(results, t), t, "wide"))


def census(results: Results, t: Texts) -> Register:
    """Return the census: a row an area, a column a figure with its unit."""
    known = results.data.facts
    areas = dict.fromkeys(area for area, _ in known.census)
    label = t("sources.census_open", figures=len(known.census_figures), areas=len(areas))

    def rows() -> pd.DataFrame:
        heads = {figure.code: _census_head(figure, t) for figure in known.census_figures}
        lines: dict[str, dict[str, object]] = {}
        for (area, code), value in known.census.items():
            line = lines.setdefault(area, {t("sources.area"): t.of(known.areas[area])})
            line[heads[code]] = value
        return pd.DataFrame(list(lines.values()))

    return Register(label, t("sources.census_note"), rows)


def _census_head(figure: CensusFigure, t: Texts) -> str:
    marks = [t.unit(figure.unit).strip(), t("sources.sample") if figure.sample else ""]
    inside = t.join([mark for mark in marks if mark])
    left, right = ("（", "）") if t.language == "zh" else (" (", ")")
    return f"{t.of(figure.name)}{left}{inside}{right}" if inside else t.of(figure.name)


def facts(results: Results, t: Texts) -> Register:
    """Return the published figures that are never scored, each with its source."""
    known = results.data.facts
    columns: dict[str, tuple[str, Callable[[Fact], object]]] = {
        "area": (t("sources.area"), lambda fact: t.of(known.areas[fact.area])),
        "figure": (t("sources.figure"), lambda fact: t.of(known.kinds[fact.code].name)),
        "value": (t("common.value"), lambda fact: t.fact(fact.value, known.kinds[fact.code])),
        "unit": (t("common.unit"), lambda fact: t.of(known.kinds[fact.code].unit).strip()),
        "year": (t("common.year"), lambda fact: fact.year or None),
        "source": (t("common.source"), lambda fact: t.cite(fact.source)),
        "confidence": (
            t("sources.confidence"),
            lambda fact: t(f"sources.confidence_{fact.confidence}"),
        ),
        "note": (t("sources.note"), lambda fact: t.of(known.kinds[fact.code].note)),
    }

    def rows() -> pd.DataFrame:
        return tables.table(known.facts, columns).file().astype({t("common.year"): "Int64"})

    return Register(t("sources.facts_open", n=len(known.facts)), t("sources.facts_note"), rows)


def usage(results: Results, t: Texts) -> dict[str, tuple[int, int]]:
    """Return by source how many figures and how many rules or reasons rest on it."""
    data, catalog = results.data, t.catalog
    figures = [code for row in data.panel.source for code in row if code]
    figures += [fact.source for fact in data.facts.facts]
    figures += [line.source for line in catalog.benchmarks]
    figures += ["S01"] * len(data.facts.census)
    stated = (catalog.indicators, catalog.estimates, catalog.levers, catalog.presets)
    groups = (*stated, data.lessons.lessons)
    rules = [code for group in groups for item in group for code in item.sources]
    return {s.code: (figures.count(s.code), rules.count(s.code)) for s in catalog.sources}


def sources_table(results: Results, t: Texts) -> tuple[list[str], list[list[str]]]:
    """Return header and rows of all sources, the most used first."""
    used = usage(results, t)

    def uses(source: Source) -> str:
        figures, rules = used[source.code]
        parts = [t("sources.used_figures", n=t.number(figures))] if figures else []
        parts += [t("sources.used_rules", n=rules)] if rules else []
        return t.join(parts) or t("sources.used_base")

    cells: dict[str, Callable[[Source], str]] = {
        t("common.source"): lambda source: t.of(source.cite),
        t("sources.used"): uses,
        t("sources.published"): lambda source: published(source, t),
        t("sources.licence"): lambda source: t.of(source.licence),
    }
    ordered = sorted(t.catalog.sources, key=lambda s: (-used[s.code][0], -used[s.code][1]))
    return tables.screen(ordered, cells)


def attribution(t: Texts) -> list[str]:
    """Return the attributions of what is drawn or named on the pages."""
    first = [t.cite(code) for code in CREDITS.split()]
    return [*first, t("sources.credit_geonames"), t("sources.credit_font")]


def items(results: Results, t: Texts) -> Register:
    """Return the items a county is asked for: definition, unit, who keeps the figure."""
    real = dict(zip(t.catalog.codes, results.data.panel.is_real().sum(axis=0), strict=True))
    asked = [one for one in t.catalog.indicators if one.in_template]
    columns: dict[str, tuple[str, Callable[[Indicator], object]]] = {
        "element": (t("common.element"), lambda one: t.element_short(one.element)),
        "indicator": (t("common.indicator"), lambda one: t.of(one.name)),
        "unit": (t("common.unit"), lambda one: t.unit(one.unit).strip()),
        "definition": (t("sources.definition"), lambda one: t.of(one.definition)),
        "collected": (t("sources.collected"), lambda one: t.of(one.collected)),
        "known": (t("sources.known_counties"), lambda one: int(real[one.code])),
    }
    label = t("sources.give_open", n=len(asked))
    return Register(label, "", lambda: tables.table(asked, columns).file())
