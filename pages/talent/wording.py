"""What the talent page says: who is there, how schooled, who moves in; all from the census."""

import numpy as np
import pandas as pd

from components.charts.plot import Plot
from components.charts.scatter import Cross
from components.county_values import census, chart, pairs
from components.county_values.values import JOINED, Spread
from components.session.link import CHOICES
from components.widgets.html import Card
from components.words.texts import Texts
from model.facts import census as people
from model.facts.census import Link
from model.facts.provenance import Quality
from model.results.results import Results
from model.score.method import Method
from model.uncertainty.claims import Finding

SCORED = {"schooling": "schooling_years", "college": "college_share", "illiteracy": "illiteracy"}
COUNTED = {
    "working_age": "age_15_44_share",
    "migrants": people.IN_MIGRANTS,
    "professional": "occ_share_professional_technical",
}
DERIVED_UNIT = "percent_1"


def kind(finding: Finding) -> str:
    """Return which form of a sentence a count takes: all, some or none."""
    return "all" if finding.count == finding.total else "some" if finding.count else "none"


def title(results: Results, t: Texts) -> str:
    """Return the headline: how many counties have less than half the provincial college share."""
    found = results.found()["college_half"]
    return t(f"talent.title_{kind(found)}", n=found.count, total=found.total,
             value=t.percent(found.value / 100, 1))  # fmt: skip


def lead(method: Method, t: Texts) -> str:
    """Return what the census tells, and what nobody publishes."""
    return t("talent.lead_real" if method.real_only else "talent.lead")


def measure(results: Results, code: str, t: Texts) -> Spread:
    """Return one of the census figures the page offers."""
    if code in SCORED:
        return chart.of_indicator(results, SCORED[code], Method(real_only=True), t)
    counted = COUNTED[code]
    if counted == people.IN_MIGRANTS:
        names = (t("talent.migrants_name"), t("talent.migrants_short"))
        return census.spread(results, counted, names, DERIVED_UNIT, t)
    figure = results.data.facts.figure(counted)
    return census.spread(results, counted, (t.of(figure.name), t.of(figure.short)), figure.unit, t)


def measures(results: Results, t: Texts) -> dict[str, Spread]:
    """Return all the census figures the page offers, by code."""
    return {code: measure(results, code, t) for code in CHOICES["x"]}


def names(axis: str, t: Texts) -> dict[str, str]:
    """Return the names of the census figures to choose from, for axis x or y."""
    return {code: t(f"talent.axis_{axis}", name=t(f"talent.x_{code}")) for code in CHOICES[axis]}


def cards(results: Results, known: dict[str, Spread], t: Texts) -> list[Card]:
    """Return four headline numbers, all observed."""
    found = results.found()
    glyph, half = t.glyph(Quality.OBSERVED), found["college_half"]

    def card(key: str, shown: Spread, **values: object) -> Card:
        middle = float(np.nanmedian(shown.column))
        marks = {m.name: shown.words(m.value, t) for m in shown.marks[:2]}
        places = t.join([f"{name} {value}" for name, value in marks.items()])
        return Card(
            f"{glyph} {t(f'talent.card_{key}')}",
            t.number(middle, shown.decimals),
            shown.suffix.strip(),
            t(f"talent.card_{key}_note", places=places, year=census.YEAR, **values),
        )

    return [
        card("schooling", known["schooling"]),
        Card(f"{glyph} {t('talent.card_college')}", str(half.count),
             t("talent.of_total", total=half.total),
             t("talent.card_college_note", value=t.percent(half.value / 100, 1),
               year=census.YEAR)),
        card("illiteracy", known["illiteracy"], n=found["illiteracy"].count),
        card("age", known["working_age"]),
    ]  # fmt: skip


def finding(results: Results, shown: Spread, t: Texts) -> str:
    """Return how many counties are worse than the province in a figure."""
    bound = census.province(results, shown)
    count = people.beyond(shown.column, bound, shown.better)
    form = kind(Finding(shown.code, count, len(shown.entries), bound))
    side = "below" if shown.better > 0 else "above"
    glyph = t.glyph(shown.worst)
    sentence = t(f"talent.{side}_{form}", n=count, total=len(shown.entries), name=shown.short,
                 value=shown.words(bound, t))  # fmt: skip
    return f"{glyph} {sentence}"


def below(results: Results, code: str, shown: Spread, t: Texts) -> list[str]:
    """Return the source of a census figure, and what must be known to read it."""
    return chart.cited([census.SOURCE], t, _remark(results, code, shown, t))


def _remark(results: Results, code: str, shown: Spread, t: Texts) -> str:
    values = {}
    if code == "schooling":
        values = {"china": shown.words(census.country(results, shown), t),
                  "province": shown.words(census.province(results, shown), t)}  # fmt: skip
    return t(f"talent.remark_{code}", **values)


def county_line(county: str, known: dict[str, Spread], t: Texts) -> str:
    """Return a chosen county's figures in a sentence."""
    parts = [f"{one.short} {one.told(one.entry(county), t)}" for one in known.values()]
    name = t.county(county)
    return t("talent.county_line", county=name, parts=t.join(parts), year=census.YEAR)


def pair_title(pair: tuple[Spread, Spread], t: Texts) -> str:
    """Return whether two figures go together, with r, its interval and n; no cause."""
    worst = max((one.worst for one in pair if one.worst), key=lambda q: q.rank)
    return f"{t.glyph(worst)} {link_words(pairs.link(*pair), (pair[0].short, pair[1].short), t)}"


def link_words(link: Link, names: tuple[str, str], t: Texts) -> str:
    """Return a link of two named figures in words: together, opposite or not clear."""
    form = "none"
    if link.is_clear:
        form = "together" if link.r > 0 else "opposite"
    second = names[1][:1].lower() + names[1][1:]  # it stands inside the sentence
    r, low, high = (t.number(x, 2).replace("-", "−") for x in (link.r, link.low, link.high))
    return t(f"talent.pair_{form}", a=names[0], b=second, n=link.n, r=r, low=low, high=high)


def pair_below(results: Results, code: str, pair: tuple[Spread, Spread], t: Texts) -> list[str]:
    """Return the source of the pair and how to read it: what it holds, and that r is no cause."""
    return chart.cited(
        [census.SOURCE], t, t("talent.pair_note"), _remark(results, code, pair[1], t)
    )


def pair_chart(
    results: Results, pair: tuple[Spread, Spread], county: str, phone: bool, t: Texts
) -> Plot:
    """Return counties and reference areas by two figures, dotted lines at the province."""
    cross = Cross(census.province(results, pair[0]), census.province(results, pair[1]))
    return pairs.chart(results, pair, cross, county, phone, t)


def areas_title(known: dict[str, Spread], t: Texts) -> str:
    """Return against how many reference areas the median county is less schooled."""
    one = known["schooling"]
    middle = float(np.nanmedian(one.column))
    count = sum(mark.value > middle for mark in one.marks)
    return t("talent.areas_title", glyph=t.glyph(one.worst), n=count, total=len(one.marks),
             value=one.words(middle, t))  # fmt: skip


def areas_rows(
    county: str, known: dict[str, Spread], t: Texts
) -> tuple[list[str], list[list[str]]]:
    """Return a row a reference area with all measures, then the median and a chosen county."""
    ones = list(known.values())
    header = [t("talent.area")]
    header += [t("common.with_unit", name=one.short, unit=one.suffix.strip()) for one in ones]
    rows = []
    for marks in zip(*(one.marks for one in ones), strict=True):
        cells = [_cell(one, m.value, m.quality, t) for one, m in zip(ones, marks, strict=True)]
        rows.append([marks[0].name, *cells])
    rows.append(
        [t("common.median"), *(_cell(one, float(np.nanmedian(one.column)), one.worst, t)
                               for one in ones)]
    )  # fmt: skip
    if county:
        name = t.county(county)
        entries = [(one, one.entry(county)) for one in ones]
        rows.append([name, *(_cell(one, e.value, e.quality, t) for one, e in entries)])
    return header, rows


def _cell(one: Spread, value: float, quality: Quality | None, t: Texts) -> str:
    return f"{t.glyph(quality)}{JOINED}{t.number(value, one.decimals)}"


def areas_frame(known: dict[str, Spread], t: Texts) -> pd.DataFrame:
    """Return the reference areas in long form: a row an area and figure."""
    return pd.DataFrame(
        [
            {
                t("talent.area"): mark.name,
                t("common.indicator"): one.name,
                t("common.value"): round(mark.value, one.decimals + 1),
                t("common.unit"): one.suffix.strip(),
                t("common.year"): mark.year,
                t("common.quality"): t.quality(mark.quality),
                t("common.source"): t.cite(mark.source),
            }
            for one in known.values()
            for mark in one.marks
        ]
    )
