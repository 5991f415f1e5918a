"""What the county page says: where it stands, what helps and drags, how each figure is known."""

import math

import numpy as np

from components.county_values.weakest import weakest_words
from components.widgets.downloads import estimate_note
from components.widgets.html import Card
from components.words.texts import DASH, PARTIAL, Texts
from model.facts.provenance import Quality
from model.results.results import Results
from model.score.contributions import pull
from model.score.method import Method
from model.uncertainty.claims import is_plain, mixed_quality
from pages.county.profile_chart import Row

NAN = float("nan")
SLIGHT = 0.05  # points: less is printed as zero


def pulls(results: Results, county: str, method: Method) -> list[tuple[int, float]]:
    """Return (element index, points against the median county), best first; known ones only."""
    scores = results.scored(method)
    middle = np.array([_median(column) for column in scores.elements.T])
    points = pull(scores, middle)[scores.row(county)]
    known = [(k, float(p)) for k, p in enumerate(points) if not math.isnan(p)]
    return sorted(known, key=lambda pair: -pair[1])


def title(results: Results, county: str, method: Method, t: Texts) -> str:
    """Return the headline: what drags and helps where evidence carries it, else known figures."""
    scores, known = results.scored(method), results.ranges(method)
    row = scores.row(county)
    found = pulls(results, county, method)
    sure = float(np.nanmax(known.weakest[row])) if scores.published[row].any() else 0.0
    if found and is_plain(scores, row, sure, t.catalog):
        return t(
            "county.title_plain",
            county=t.county(county),
            weak=t.element(t.catalog.element_codes[found[-1][0]]),
            strong=t.element(t.catalog.element_codes[found[0][0]]),
        )
    years, hours = (
        t.number(results.data.panel.figure(county, code).value, 1)
        for code in ("schooling_years", "trunk_road_hours")
    )
    return t("county.title", county=t.county(county), years=years, hours=hours)


def lead(results: Results, county: str, method: Method, t: Texts) -> str:
    """Return the sentence below the title: helps and drags, marked as illustrative where so."""
    scores = results.scored(method)
    row = scores.row(county)
    if math.isnan(scores.index[row]):
        return t(
            "county.withheld",
            coverage=t.percent(float(scores.coverage_all[row])),
            partial=int((~np.isnan(scores.partial[row])).sum()),
            empty=int((scores.coverage[row] == 0).sum()),
        )
    sentence = t(
        "county.lead",
        weak=weakest_words(results, county, method, t, short=False),
        against=_against_median(pulls(results, county, method), t),
    )
    known = results.ranges(method).weakest[row]
    if is_plain(scores, row, float(np.nanmax(known)), t.catalog):
        return sentence
    return t("common.on_illustrative", sentence=sentence)


def _against_median(found: list[tuple[int, float]], t: Texts) -> str:
    """Return what helps and what drags; only what is above zero helps, only below it drags."""
    (best, most), (worst, least) = found[0], found[-1]
    names = {
        "help": t.element(t.catalog.element_codes[best]),
        "drag": t.element(t.catalog.element_codes[worst]),
    }
    if least > -SLIGHT:
        return t("county.against_above", **names)
    return t("county.against_below" if most < SLIGHT else "county.against_both", **names)


def cards(results: Results, county: str, method: Method, t: Texts) -> list[Card]:
    """Return four cards: score with rank, weakest element, evidence, distance and peers."""
    scores, known = results.scored(method), results.ranges(method)
    row = scores.row(county)
    unit = results.data.panel.county(county)
    glyph = t.glyph(mixed_quality(float(scores.evidence_all[row])))
    if math.isnan(scores.index[row]):
        score = Card(t("county.card_score"), DASH, "", t("common.withheld"))
        weak = Card(t("county.card_weakest"), DASH, "", t("common.withheld"))
    else:
        rank = t(
            "common.rank",
            rank=scores.rank(county),
            low=round(known.rank[row, 0]),
            high=round(known.rank[row, 2]),
        )
        span = t.range(known.index[row, 0], known.index[row, 2])
        score = Card(
            f"{t('county.card_score')} {glyph}",
            t.score(scores.index[row]),
            "/100",
            t("county.card_score_note", span=span, rank=rank),
        )
        words = weakest_words(results, county, method, t, short=True)
        chance = float(np.nanmax(known.weakest[row]))
        weak = Card(
            f"{t('county.card_weakest')} {glyph}",
            words,
            "",
            t("county.card_weakest_note", chance=t.percent(chance)),
        )
    base = results.scored(Method())
    real = results.panel(real_only=True).is_evidence()[row].sum()
    return [
        score,
        weak,
        Card(
            t("county.card_evidence"),
            t.percent(float(base.evidence_all[row])),
            t("overview.card_evidence_unit"),
            t("county.card_evidence_note", n=int(real), total=len(t.catalog.indicators)),
        ),
        Card(
            f"{t('county.card_place')} {t.glyph(Quality.DERIVED)}",
            t.number(unit.road_h_chengdu, 1),
            t("county.card_place_unit"),
            t(
                "county.card_place_note",
                group=t(f"overview.group_{results.geography.groups()[row]}"),
                elevation=t.number(unit.mean_elevation_m),
            ),
        ),
    ]


def rows(results: Results, county: str, method: Method, t: Texts) -> list[Row]:
    """Return the eight elements with range, median of the peers and of all counties."""
    scores, known = results.scored(method), results.ranges(method)
    row = scores.row(county)
    near = [scores.row(code) for code in results.geography.peers(county)]
    made = []
    for k, element in enumerate(t.catalog.elements):
        partial = not math.isnan(scores.partial[row, k])
        value = float(scores.partial[row, k] if partial else scores.elements[row, k])
        quality = mixed_quality(float(scores.evidence[row, k]))
        glyph = PARTIAL if partial else DASH if math.isnan(value) else t.glyph(quality)
        low, high = (NAN, NAN) if partial else tuple(known.elements[row, k, [0, 2]])
        coverage = t.percent(float(scores.coverage[row, k]))
        hover = (
            t("common.partial", coverage=coverage)
            if partial
            else f"{t.of(element.name)} {t.score(value)} ({t.range(low, high)})"
        )
        label = f"{element.number} {t.of(element.short)} {glyph} {t.score(value)}"
        if partial:
            label += t("county.row_coverage", coverage=coverage)
        made.append(
            Row(
                label,
                value,
                float(low),
                float(high),
                _median(scores.elements[near, k]),
                _median(scores.elements[:, k]),
                None if partial else quality,
                partial,
                hover,
            )
        )
    return made


def _median(values: np.ndarray) -> float:
    known = values[~np.isnan(values)]
    return float(np.median(known)) if len(known) else NAN


def indicator_table(
    results: Results, county: str, method: Method, t: Texts
) -> tuple[list[str], list[list[str]]]:
    """Return header and a row an indicator: value with glyph, range, score, year, source."""
    columns = ("indicator", "value", "range", "score", "year", "source")
    header = [t(f"common.{column}") for column in columns]
    panel, scores = results.panel(method.real_only), results.scored(method)
    row = scores.row(county)
    made = []
    for j, indicator in enumerate(t.catalog.indicators):
        figure = panel.figure(county, indicator.code)
        source = t.source(figure.source) if figure.source else estimate_note(indicator.code, t)
        if figure.quality is None:
            source = t("county.not_known", who=t.of(indicator.collected))
        note = t(f"common.note_{figure.note}", value=figure.note_value) if figure.note else ""
        made.append(
            [
                f"{t.catalog.element(indicator.element).number} · {t.of(indicator.name)}",
                t.marked(figure),
                t.span(figure) or DASH,
                t.score(scores.indicators[row, j]),
                str(figure.year or DASH),
                f"{source} {note}".strip(),
            ]
        )
    return header, made


def facts(results: Results, county: str, t: Texts) -> list[str]:
    """Return what else has been published about a county, each with year and source."""
    known = results.data.facts
    made = []
    for fact in known.about(county):
        kind = known.kinds[fact.code]
        flag = t.of(kind.unit) == ""
        year = str(fact.year) if fact.year else t("common.year_unknown")
        if flag:
            words = t("county.fact_flag", name=t.of(kind.name), year=year)
        else:
            value = t.plain(t.fact(fact.value, kind), is_year=fact.code.endswith("year"))
            words = t(
                "common.facts_unit",
                name=t.of(kind.name),
                value=value,
                unit=t.of(kind.unit),
                year=year,
            )
        made.append(f"{t.glyph(Quality.OBSERVED)} {words} {t.cite(fact.source)}")
    return made


def peers(results: Results, county: str, t: Texts) -> str:
    """Return who the peers are and by which rule."""
    names = [t.county_short(code) for code in results.geography.peers(county)]
    return t("county.peers", names=t.join(names), count=len(names))
