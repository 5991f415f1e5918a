"""What the county page says: where it stands, what helps and drags, how each figure is known."""

import math

import numpy as np

from components.county_values.weakest import weakest_words
from components.widgets.downloads import estimate_note
from components.widgets.html import Card, card
from components.words.texts import DASH, PARTIAL, Texts
from model.facts.catalog import Indicator
from model.facts.provenance import FloatArray, Quality
from model.results.results import Results
from model.score.contributions import pull
from model.score.method import Method
from model.uncertainty.claims import is_plain, mixed_quality
from pages.county.charts import Row

NAN = float("nan")
SLIGHT = 0.05  # points: less is printed as zero


def pulls(results: Results, county: str, method: Method) -> list[tuple[int, float]]:
    """Return (element index, points against the median county), best first; known ones only."""
    scores = results.scored(method)
    middle = np.array([_median(column) for column in scores.elements.T])
    points = enumerate(pull(scores, middle)[scores.row(county)].tolist())
    return sorted((pair for pair in points if not math.isnan(pair[1])), key=lambda p: -p[1])


def _median(values: FloatArray) -> float:
    known = values[~np.isnan(values)]
    return float(np.median(known)) if len(known) else NAN


def title(results: Results, county: str, method: Method, t: Texts) -> str:
    """Return the headline: what drags and helps where evidence carries it, else known figures."""
    name, against = t.county(county), pulls(results, county, method)
    if against and _is_plain(results, county, method, t):
        strong, weak = (t.element(t.catalog.element_codes[against[end][0]]) for end in (0, -1))
        return t("county.title_plain", county=name, weak=weak, strong=strong)
    years, hours = (
        t.number(results.data.panel.figure(county, code).value, 1)
        for code in ("schooling_years", "trunk_road_hours")
    )
    return t("county.title", county=name, years=years, hours=hours)


def _is_plain(results: Results, county: str, method: Method, t: Texts) -> bool:
    """Return whether the evidence carries a plain sentence on what is weakest."""
    scores, row = results.scored(method), results.data.panel.row(county)
    chances = results.ranges(method).weakest[row]
    sure = float(np.nanmax(chances)) if scores.published[row].any() else 0.0
    return is_plain(scores, row, sure, t.catalog)


def lead(results: Results, county: str, method: Method, t: Texts) -> str:
    """Return the sentence below the title: helps and drags, marked as illustrative where so."""
    scores = results.scored(method)
    row = scores.row(county)
    if math.isnan(scores.index[row]):
        partial = int((~np.isnan(scores.partial[row])).sum())
        empty, share = int((scores.coverage[row] == 0).sum()), float(scores.coverage_all[row])
        return t("county.withheld", coverage=t.percent(share), partial=partial, empty=empty)
    against = pulls(results, county, method)
    (best, most), (worst, least) = against[0], against[-1]
    key = "county.against_below" if most < SLIGHT else "county.against_both"
    if least > -SLIGHT:
        key = "county.against_above"
    codes = t.catalog.element_codes
    words = t(key, help=t.element(codes[best]), drag=t.element(codes[worst]))
    weak = weakest_words(results, county, method, t, short=False)
    sentence = t("county.lead", weak=weak, against=words)
    sure = _is_plain(results, county, method, t)
    return sentence if sure else t("common.on_illustrative", sentence=sentence)


def cards(results: Results, county: str, method: Method, t: Texts) -> list[Card]:
    """Return four cards: score with rank, weakest element, evidence, distance and peers."""
    scores, known = results.scored(method), results.ranges(method)
    home, row = results.data.panel.county(county), scores.row(county)
    score, weak = "county.card_score", "county.card_weakest"
    if math.isnan(scores.index[row]):
        first = [Card(t(key), DASH, "", t("common.withheld")) for key in (score, weak)]
    else:
        glyph = t.glyph(mixed_quality(float(scores.evidence_all[row])))
        low, high = round(known.rank[row, 0]), round(known.rank[row, 2])
        rank = t("common.rank", rank=scores.rank(county), low=low, high=high)
        span = t.range(known.index[row, 0], known.index[row, 2])
        note = t("county.card_score_note", span=span, rank=rank)
        words = weakest_words(results, county, method, t, short=True)
        chance = t.percent(float(np.nanmax(known.weakest[row])))
        first = [
            Card(f"{t(score)} {glyph}", t.score(scores.index[row]), "/100", note),
            Card(f"{t(weak)} {glyph}", words, "", t("county.card_weakest_note", chance=chance)),
        ]
    share = t.percent(float(results.scored(Method()).evidence_all[row]))
    real = int(results.panel(real_only=True).is_evidence()[row].sum())
    unit, total = t("common.evidence_unit"), len(t.catalog.indicators)
    group = t(f"common.peer_group_{results.geography.groups()[row]}")
    note = t("county.card_place_note", group=group, elevation=t.number(home.mean_elevation_m))
    place = f"{t('county.card_place')} {t.glyph(Quality.DERIVED)}"
    hours = t.number(home.road_h_chengdu, 1)
    return [
        *first,
        card(t, "county.card_evidence", share, unit, n=real, total=total),
        Card(place, hours, t("county.card_place_unit"), note),
    ]


def rows(results: Results, county: str, method: Method, t: Texts) -> list[Row]:
    """Return the eight elements with range, median of the peers and of all counties."""
    scores, known = results.scored(method), results.ranges(method)
    row = scores.row(county)
    near = [scores.row(code) for code in results.geography.peers(county)]
    shown = []
    for k, element in enumerate(t.catalog.elements):
        column, part = scores.elements[:, k], float(scores.partial[row, k])
        name, medians = t.of(element.short), (_median(column[near]), _median(column))
        coverage = t.percent(float(scores.coverage[row, k]))
        if not math.isnan(part):
            label = f"{element.number} {name} {PARTIAL} {t.score(part)}"
            label += t("county.row_coverage", coverage=coverage)
            hover = t("common.partial", coverage=coverage)
            shown.append(Row(label, part, NAN, NAN, *medians, None, True, hover))
            continue
        value, quality = float(column[row]), mixed_quality(float(scores.evidence[row, k]))
        low, _, high = known.elements[row, k].tolist()
        glyph = DASH if math.isnan(value) else t.glyph(quality)
        label = f"{element.number} {name} {glyph} {t.score(value)}"
        hover = f"{t.of(element.name)} {t.score(value)} ({t.range(low, high)})"
        shown.append(Row(label, value, low, high, *medians, quality, False, hover))
    return shown


def indicator_table(
    results: Results, county: str, method: Method, t: Texts
) -> tuple[list[str], list[list[str]]]:
    """Return header and a row an indicator: value with glyph, range, score, year, source."""
    panel, scores = results.panel(method.real_only), results.scored(method)
    row = scores.row(county)

    def line(indicator: Indicator) -> list[str]:
        figure = panel.figure(county, indicator.code)
        source = t.source(figure.source) if figure.source else estimate_note(indicator.code, t)
        if figure.quality is None:
            source = t("county.not_known", who=t.of(indicator.collected))
        note = t(f"county.note_{figure.note}", value=figure.note_value) if figure.note else ""
        return [
            f"{t.catalog.element(indicator.element).number} · {t.of(indicator.name)}",
            t.marked(figure),
            t.span(figure) or DASH,
            t.score(scores.indicators[row, t.catalog.column(indicator.code)]),
            str(figure.year or DASH),
            f"{source} {note}".strip(),
        ]

    columns = ("indicator", "value", "range", "score", "year", "source")
    return [t(f"common.{column}") for column in columns], [line(i) for i in t.catalog.indicators]


def facts(results: Results, county: str, t: Texts) -> list[str]:
    """Return what else has been published about a county, each with year and source."""
    known, lines = results.data.facts, []
    for fact in known.about(county):
        kind = known.kinds[fact.code]
        name, unit = t.of(kind.name), t.of(kind.unit)
        year = str(fact.year) if fact.year else t("common.year_unknown")
        words = t("county.fact_flag", name=name, year=year)
        if unit:
            value = t.plain(t.fact(fact.value, kind), is_year=fact.code.endswith("year"))
            words = t("county.facts_unit", name=name, value=value, unit=unit, year=year)
        lines.append(f"{t.glyph(Quality.OBSERVED)} {words} {t.cite(fact.source)}")
    return lines
