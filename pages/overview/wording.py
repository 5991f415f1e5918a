"""What the overview says: a real finding first, then what illustrative figures show."""

import math

import numpy as np

from components.county_values.weakest import weakest_words
from components.session.link import INDEX
from components.widgets.html import Card, Tile
from components.words.texts import DASH, Texts
from model.facts.provenance import QUALITIES, Quality
from model.results.results import Results
from model.score.method import Method
from model.uncertainty.claims import Finding, clearly_weak, commonest_weakest, mixed_quality
from model.what_if.scenario import Scenario

WEAK_BELOW = 45
ALWAYS = ("schooling", "college", "illiteracy", "far", "remote_townships")
PUBLISHED = ("stations_known", "payment_known", "parcels_known")


def title(results: Results, method: Method, t: Texts) -> str:
    """Return the headline: the weakest element where evidence carries it, else a real finding."""
    groups, plain = commonest_weakest(results.scored(method), results.ranges(method), t.catalog)
    if plain and any(groups.values()):
        return t("overview.weakest_plain", **_leader(groups, t))
    found = results.found()
    first = _sentence(found["schooling"], t)
    second = _sentence(found["far"], t)
    return t("overview.title", first=first, second=second)


def below(results: Results, method: Method, t: Texts) -> str:
    """Return the line under the title: what illustrative figures show, or why nothing is scored."""
    scores = results.scored(method)
    if np.isnan(scores.index).all():
        rules = t.catalog.method
        return t(
            "overview.unscored",
            count=len(scores.counties),
            elements=math.ceil(rules.min_elements * len(t.catalog.elements)),
            half=t.percent(rules.min_element),
            overall=t.percent(rules.min_index),
            coverage=t.percent(float(scores.evidence_all.mean())),
        )
    groups, plain = commonest_weakest(scores, results.ranges(method), t.catalog)
    leader = t("overview.weakest_sentence", **_leader(groups, t))
    return leader if plain else t("common.on_illustrative", sentence=leader)


def _leader(groups: dict[str, list[str]], t: Texts) -> dict[str, object]:
    """Return the fields of the sentence on the commonest weakest element; ties name both."""
    counts = {code: len(counties) for code, counties in groups.items()}
    most = max(counts.values())
    leaders = [t.element_short(code) for code, count in counts.items() if count == most]
    return {"element": t.either(leaders), "n": most, "total": sum(counts.values())}


def _sentence(finding: Finding, t: Texts) -> str:
    kind = "all" if finding.count == finding.total else "some" if finding.count else "none"
    value = t.number(finding.value, 1).removesuffix(".0")
    share = t.percent(finding.count / finding.total, 1) if finding.total else DASH
    return t(
        f"overview.{finding.code}_{kind}",
        n=finding.count,
        total=finding.total,
        value=value,
        share=share,
        low=finding.low,
        high=finding.high,
    )


def facts(results: Results, t: Texts) -> list[str]:
    """Return what is really known, one sentence each with its glyph."""
    found = results.found()
    known = [_sentence(found[code], t) for code in ALWAYS]
    published = [found[code].count for code in PUBLISHED]
    last = t(
        "overview.published", stations=published[0], payment=published[1], parcels=published[2]
    )
    return [*known, last]


def cards(results: Results, method: Method, t: Texts) -> list[Card]:
    """Return the four headline cards; a withheld score is a dash with its reason."""
    scores, known = results.scored(method), results.ranges(method)
    glyph = t.glyph(mixed_quality(float(scores.evidence_all.mean())))
    scored = scores.index[~np.isnan(scores.index)]
    if not len(scored):
        blank = t("common.withheld")
        first = [
            Card(t(f"overview.card_{name}"), DASH, "", blank)
            for name in ("score", "weak_withheld", "weakest_withheld")
        ]
        return [*first, _evidence(results, t)]
    low, middle, high = np.quantile(scored, [0.25, 0.5, 0.75])
    groups, _ = commonest_weakest(scores, known, t.catalog)
    ordered = sorted(groups.items(), key=lambda item: -len(item[1]))
    (first_code, first_list), (second_code, second_list) = ordered[:2]
    return [
        Card(
            f"{t('overview.card_score')} {glyph}",
            t.score(middle),
            "/100",
            t("overview.card_score_note", low=t.score(low), high=t.score(high)),
        ),
        Card(
            f"{t('overview.card_weak')} {glyph}",
            str(clearly_weak(known, WEAK_BELOW)),
            f"/{len(scores.counties)}",
            t("overview.card_weak_note", bound=WEAK_BELOW),
        ),
        Card(
            f"{t('overview.card_weakest')} {glyph}",
            t.element_short(first_code),
            "",
            t(
                "overview.card_weakest_note",
                n=len(first_list),
                second=t.element_short(second_code),
                m=len(second_list),
            ),
        ),
        _evidence(results, t),
    ]


def _evidence(results: Results, t: Texts) -> Card:
    evidence = float(results.scored(Scenario().method).evidence_all.mean())
    real = results.panel(real_only=True)
    complete = np.atleast_1d(real.is_evidence().all(axis=0))
    return Card(
        t("overview.card_evidence"),
        t.percent(evidence),
        t("overview.card_evidence_unit"),
        t("overview.card_evidence_note", n=int(complete.sum()), total=len(complete)),
    )


def weakest_tiles(results: Results, method: Method, t: Texts) -> list[Tile]:
    """Return a tile an element: how many counties it looks weakest in, and which."""
    scores = results.scored(method)
    if np.isnan(scores.index).all():
        return []
    groups, _ = commonest_weakest(scores, results.ranges(method), t.catalog)
    return [
        Tile(
            t.element(code),
            t("overview.tile_count", n=len(counties)),
            t.join([t.county_short(c) for c in counties]) or DASH,
        )
        for code, counties in groups.items()
        if counties
    ]


def to_fill(results: Results, county: str, t: Texts) -> list[Tile]:
    """Return a tile an element: which template fields are not yet known, for one county or all."""
    panel = results.data.panel
    rows = [panel.row(county)] if county else range(len(panel.codes))
    tiles = []
    for element in t.catalog.elements:
        asked = [i for i in t.catalog.members(element.code) if i.in_template]
        missing = [
            i
            for i in asked
            if any(panel.quality[r, t.catalog.column(i.code)] not in KNOWN for r in rows)
        ]
        tiles.append(
            Tile(
                t.of(element.name),
                t("overview.fill_count", n=len(missing), total=len(asked)),
                t.join([t.label(i) for i in missing]) or t("overview.fill_done"),
            )
        )
    return tiles


KNOWN = (QUALITIES.index(Quality.OBSERVED), QUALITIES.index(Quality.DERIVED))


def county_line(results: Results, county: str, method: Method, t: Texts) -> str:
    """Return one sentence on a chosen county: score, range, likely rank, what looks weakest."""
    scores, known = results.scored(method), results.ranges(method)
    row = scores.row(county)
    name = t.county(county)
    if math.isnan(scores.index[row]):
        return t(
            "overview.county_withheld",
            county=name,
            coverage=t.percent(float(scores.coverage_all[row])),
        )
    sentence = t(
        "overview.county_line",
        county=name,
        score=t.score(scores.index[row]),
        span=t.range(known.index[row, 0], known.index[row, 2]),
        rank=t(
            "common.rank",
            rank=scores.rank(county),
            low=round(known.rank[row, 0]),
            high=round(known.rank[row, 2]),
        ),
        weakest=weakest_words(results, county, method, t, short=False),
    )
    return t("common.on_illustrative", sentence=sentence)


def focuses(results: Results, t: Texts) -> tuple[list[str], dict[str, str]]:
    """Return what the map can show, with names: index, elements, observed or derived figures."""
    real = results.panel(real_only=True)
    known = np.atleast_1d(real.is_evidence().any(axis=0))
    codes = [code for code, is_known in zip(t.catalog.codes, known, strict=True) if is_known]
    names = {INDEX: t("common.index")}
    names |= {code: t.element(code) for code in t.catalog.element_codes}
    for code in codes:
        qualities = real.quality[:, t.catalog.column(code)]
        best = QUALITIES[int(qualities[qualities >= 0].max())]
        names[code] = f"{t.glyph(best)} {t.indicator(code)}"
    return list(names), names


def tiles_title(results: Results, method: Method, t: Texts) -> str:
    """Return the heading over the weakest elements, as far as the evidence carries it."""
    _, plain = commonest_weakest(results.scored(method), results.ranges(method), t.catalog)
    return t("overview.tiles_head_plain") if plain else t("overview.tiles_head")
