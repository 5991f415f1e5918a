"""What the page on sources says beside the scores: context, sources, licences, attribution."""

from collections.abc import Callable

import pandas as pd

from components.widgets import html, place, tables
from components.widgets.errata import published
from components.words.texts import Texts
from model.facts.provenance import Source
from model.results.results import Results

CREDITS = (
    "boundaries county_seats S03 township_positions S04 elevation_5min elevation_1min S01 he_2025"
)


def background(results: Results, t: Texts) -> None:
    """Place what is published and never scored: the census, figures of reports and the press."""
    known, name = results.data.facts, t("sources.more_title")
    counted = {"census": t.number(len(known.census)), "facts": t.number(len(known.facts))}
    place.rows(published_figures(results, t), name)
    place.notes([t("sources.more_note", **counted), t("sources.census_note")], t)
    place.download(t("common.download_csv"), lambda: published_figures(results, t), "published")


def published_figures(results: Results, t: Texts) -> pd.DataFrame:
    """Return every figure that is never scored: area, name, value, unit, year, source, note."""
    known, kinds = results.data.facts, results.data.facts.kinds
    rows: list[dict[str, object]] = [
        {
            "area": t.of(known.areas[fact.area]),
            "figure": t.of(kinds[fact.code].name),
            "value": t.fact(fact.value, kinds[fact.code]),
            "unit": t.of(kinds[fact.code].unit).strip(),
            "year": fact.year or None,
            "source": t.cite(fact.source),
            "confidence": t(f"sources.confidence_{fact.confidence}"),
            "note": t.of(kinds[fact.code].note),
        }
        for fact in known.facts
    ]
    figures = {one.code: one for one in known.census_figures}
    rows += [
        {
            "area": t.of(known.areas[area]),
            "figure": t.of(figures[code].name),
            "value": value,
            "unit": t.unit(figures[code].unit).strip(),
            "year": year,
            "source": t.cite(source),
            "confidence": t("sources.confidence_high"),
            "note": t("sources.sample") if figures[code].sample else "",
        }
        for year, source, census in (
            (2020, "S01", known.census),
            (2010, "census_2010", known.before),
        )
        for (area, code), value in census.items()
    ]
    first = tables.heads(t, area="sources.area", figure="sources.figure")
    heads = tables.heads(t, "value", "unit", "year", "source")
    last = tables.heads(t, confidence="sources.confidence", note="sources.note")
    table = pd.DataFrame(rows)[[*first, *heads, *last]].rename(columns=first | heads | last)
    return table.astype({t("common.year"): "Int64"})


def licences(t: Texts) -> None:
    """Place all sources with licence and date, and whom maps, positions and names are owed to."""
    cells: dict[str, Callable[[Source], str]] = {
        t("common.source"): lambda source: t.of(source.cite),
        t("sources.published"): lambda source: published(source, t),
        t("sources.licence"): lambda source: t.of(source.licence),
    }
    place.html(html.table(*tables.screen(t.catalog.sources, cells), t, "wide"))
    place.heading(t("sources.credit_title"), "", t)
    place.html(html.bullets(attribution(t), t))


def attribution(t: Texts) -> list[str]:
    """Return the attributions of what is drawn or named on the pages."""
    first = [t.cite(code) for code in CREDITS.split()]
    return [*first, t("sources.credit_geonames"), t("sources.credit_font")]
