"""Census figures over the 31 counties, and the places they are compared with."""

from components.county_values.values import CountyValue, Mark, Spread
from components.words.texts import Texts
from model.facts import census
from model.results.results import CENSUS_REFERENCES, Results

SOURCE, YEAR = "S01", 2020
NAN = float("nan")


def counted(results: Results, code: str, t: Texts) -> Spread:
    """Return a census figure that is not scored, by its own names and unit."""
    figure = next(f for f in results.data.facts.census_figures if f.code == code)
    return spread(results, code, (t.of(figure.name), t.of(figure.short)), figure.unit, t)


def spread(results: Results, code: str, names: tuple[str, str], unit: str, t: Texts) -> Spread:
    """Return a census figure by its long and short name, with its sample's range if it has one."""
    facts, kind = results.data.facts, t.catalog.unit(unit)
    quality, sampled = census.quality(code), is_sampled(results, code)
    entries = []
    for county in results.data.panel.codes:
        value = census.figure(facts, county, code)
        ends = sample_range(results, county, value) if sampled else (NAN, NAN)
        figure = (county, value, *ends, quality, YEAR, SOURCE)
        entries.append(CountyValue(*figure, sampled=sampled))
    places, suffix = marks(results, code, t), t.of(kind.suffix)
    return Spread(code, *names, suffix, kind.decimals, 1, tuple(entries), places)


def is_sampled(results: Results, code: str) -> bool:
    """Return whether a census figure comes from the 10 % long form."""
    return any(f.code == code and f.sample for f in results.data.facts.census_figures)


def sample_range(results: Results, county: str, share: float) -> tuple[float, float]:
    """Return the 95 % range of a county's long-form share, in %."""
    persons = census.figure(results.data.facts, county, census.SAMPLED)
    return census.sample_range(share, persons)


def references(results: Results) -> tuple[str, ...]:
    """Return the places to compare with, those drawn in charts first; no prefecture of ours."""
    facts = results.data.facts
    ours = {*results.data.panel.codes, *(p.code for p in results.data.prefectures)}
    tabulated = [area for area in facts.areas if (area, census.RESIDENTS) in facts.census]
    others = (area for area in tabulated if area not in ours)
    return tuple(dict.fromkeys([*facts.references, *others]))


def marks(results: Results, code: str, t: Texts) -> tuple[Mark, ...]:
    """Return a census figure of the places to compare with."""
    facts, known = results.data.facts, (YEAR, SOURCE, census.quality(code))
    return tuple(
        Mark(t.of(facts.areas[a]), census.figure(facts, a, code), *known, a in facts.references)
        for a in references(results)
    )


def elsewhere(results: Results, shown: Spread, area: str) -> float:
    """Return the census value of another place, NaN if it is not tabulated."""
    code = CENSUS_REFERENCES.get(shown.code, shown.code)
    return census.figure(results.data.facts, area, code)
