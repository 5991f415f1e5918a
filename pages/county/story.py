"""What became of a county in ten years, and what else is on record of it."""

from components.county_values import ten_years
from components.widgets import html, place
from components.words.texts import Texts
from model.facts.census import RESIDENTS
from model.results.results import Results

REPORTED = "national_ecommerce_demo_county", "S10"  # a report that does not give the year
OF_PREFECTURE = ("internet_penetration", "organic_certificates")  # their names say so


def timeline(results: Results, county: str, t: Texts) -> None:
    """Place what two censuses counted, and what else is on record of the county by year."""
    facts = results.data.facts
    was, now = (t.number(census[county, RESIDENTS]) for census in (facts.before, facts.census))
    codes = [code for area, code in facts.before if area == county]
    ten_years.block(results, county, codes, t, t("county.residents", was=was, now=now))
    if known := _published(results, county, t):
        place.heading(t("county.facts_head"), t("county.facts_note"), t)
        place.html(html.bullets(known, t))


def _published(results: Results, county: str, t: Texts) -> list[str]:
    """Return what else is on record of a county, then around it, newest first, zeros last."""
    known, lines = results.data.facts, []
    home = results.data.panel.county(county).prefecture
    around = [fact for fact in known.about(home) if fact.code in OF_PREFECTURE]
    told = [*known.about(county), *around]
    for fact in sorted(told, key=lambda one: (not one.value, one.area == home, -one.year)):
        kind = known.kinds[fact.code]
        name, unit = t.of(kind.name), t.of(kind.unit)
        year = str(fact.year) if fact.year else t("common.year_unknown")
        key = "county.fact_reported" if (fact.code, fact.source) == REPORTED else "county.fact_flag"
        words = t(key, name=name, year=year)
        if unit:
            value = t.plain(t.fact(fact.value, kind), is_year=fact.code.endswith("year"))
            words = t("county.facts_unit", name=name, value=value, unit=unit, year=year)
        lines.append(t("county.fact_from", fact=words, source=t.cite(fact.source)))
    return lines
