"""What became of a county in ten years, who may run its e-commerce, and what could carry over."""

from collections.abc import Callable
from functools import partial

from components.widgets import html, place, sources, tables
from components.words.texts import Texts
from model.facts.levers import Preset
from model.facts.provenance import Quality
from model.facts.published import CensusFigure
from model.results.results import Results
from model.spending.presets import transfer_share
from model.what_if.scenario import Scenario

MODELS = ("government", "enterprise", "cooperative", "shared")


def timeline(results: Results, county: str, t: Texts) -> None:
    """Place what two censuses counted, and what else is on record of the county by year."""
    now, before = results.data.facts.census, results.data.facts.before
    shown = [f for f in results.data.facts.census_figures if (county, f.code) in before]

    def change(figure: CensusFigure) -> str:
        moved = now[county, figure.code] - before[county, figure.code]
        return t.change(moved, figure.unit, t.catalog.unit(figure.unit).decimals)

    cells: dict[str, Callable[[CensusFigure], str]] = {
        t("common.indicator"): lambda figure: t.of(figure.short),
        "2010": lambda figure: t.amount(before[county, figure.code], figure.unit),
        "2020": lambda figure: t.amount(now[county, figure.code], figure.unit),
        t("common.change"): change,
    }
    place.heading(t("county.timeline_head", county=t.county(county)), "", t)
    place.html(html.table(*tables.screen(shown, cells), t, telling=(1, 2)))
    place.notes(sources.cited(("S01", "census_2010"), t, t("county.timeline_note")), t)
    if known := _published(results, county, t):
        place.heading(t("county.facts_head"), t("county.facts_note"), t)
        place.html(html.bullets(known, t))


def _published(results: Results, county: str, t: Texts) -> list[str]:
    """Return what else has been published about a county, the oldest first, with its source."""
    known, lines = results.data.facts, []
    for fact in sorted(known.about(county), key=lambda fact: fact.year):
        kind = known.kinds[fact.code]
        name, unit = t.of(kind.name), t.of(kind.unit)
        year = str(fact.year) if fact.year else t("common.year_unknown")
        words = t("county.fact_flag", name=name, year=year)
        if unit:
            value = t.plain(t.fact(fact.value, kind), is_year=fact.code.endswith("year"))
            words = t("county.facts_unit", name=name, value=value, unit=unit, year=year)
        lines.append(f"{t.glyph(Quality.OBSERVED)} {words} {t.cite(fact.source)}")
    return lines


def models(results: Results, county: str, today: Scenario, t: Texts) -> None:
    """Place the four ways to run e-commerce in a county, and which lessons carry over best."""
    place.heading(t("county.models_head"), t("county.models_note"), t)
    place.html(html.bullets([t(f"county.model_{kind}") for kind in MODELS], t))
    share = partial(transfer_share, shares=results.presets.shares(county, today))
    fitting = sorted((p for p in t.catalog.presets if not p.warning), key=share, reverse=True)
    columns: dict[str, Callable[[Preset], str]] = {
        t("county.lesson"): lambda preset: t.of(preset.name),
        t("county.lesson_share"): lambda preset: t.percent(share(preset)),
    }
    place.heading(t("county.lessons_head", county=t.county(county)), t("county.lessons_note"), t)
    place.html(html.table(*tables.screen(fitting, columns), t))
