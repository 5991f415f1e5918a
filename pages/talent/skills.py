"""E-commerce talent, which no county publishes: what is assumed until the counties report."""

from components.county_values import chart
from components.county_values.values import Spread
from components.session.link import CHOICES
from components.words.texts import DASH, Texts
from model.results.results import Results
from model.score.method import Method


def names(t: Texts) -> dict[str, str]:
    """Return the names of the indicators of e-commerce talent."""
    return {code: t.label(t.catalog.indicator(code)) for code in CHOICES["est"]}


def figures(results: Results, method: Method, t: Texts) -> dict[str, Spread]:
    """Return the indicators by code, as far as the chosen mode shows them."""
    return {code: chart.of_indicator(results, code, method, t) for code in CHOICES["est"]}


def head(known: dict[str, Spread], t: Texts) -> tuple[str, str]:
    """Return the heading over the indicators, by how many any county reports, and a line below."""
    reported = sum(one.real > 0 for one in known.values())
    assumed = any(e.is_assumed for one in known.values() for e in one.entries)
    form = f"{'some' if reported else 'none'}{'' if assumed else '_real'}"
    title = t(f"talent.estimates_{form}", n=reported, total=len(known))
    return title, t("talent.estimates_note") if assumed else ""


def title(one: Spread, t: Texts) -> str:
    """Return what is known of an indicator: nothing, some counties, or all."""
    if not one.known:
        return t("talent.estimate_hidden", name=one.name)
    total = len(one.entries)
    form = "all" if one.real == total else "some" if one.real else "none"
    if form == "some" and not any(e.is_assumed for e in one.entries):
        form = "some_real"
    return t(f"talent.estimate_{form}", glyph=t.glyph(one.best), name=one.name, n=one.real,
             total=total)  # fmt: skip


def below(one: Spread, t: Texts) -> list[str]:
    """Return sources, the assumption behind the ranges, what is counted and on what scale."""
    return chart.cited(one.sources, t, chart.basis(one, t), *meaning(one.code, t))


def meaning(code: str, t: Texts) -> list[str]:
    """Return what an indicator counts and where its scale ends."""
    definition = t.catalog.indicator(code)
    scale = t("talent.scale", goalposts=t.of(definition.goalposts))
    return [chart.meaning(code, t), scale]


def rows(county: str, known: dict[str, Spread], t: Texts) -> tuple[list[str], list[list[str]]]:
    """Return a row an indicator: ranges, a published reference, who reports it.

    The columns of ranges stand only where there is any range to show.
    """
    ranged = any(one.known for one in known.values())
    header = [t("common.indicator"), *([t("talent.all_range")] if ranged else [])]
    if county and ranged:
        header.append(t.county(county))
    header += [t("talent.published"), t("talent.reported_by")]
    found = []
    for one in known.values():
        row = [one.short, *([one.overall(t)] if ranged else [])]
        if county and ranged:
            row.append(one.told(one.entry(county), t))
        marks = [f"{m.name} {one.words(m.value, t)}" for m in one.marks]
        collected = t.of(t.catalog.indicator(one.code).collected)
        found.append([*row, t.join(marks) or DASH, collected])
    return header, found
