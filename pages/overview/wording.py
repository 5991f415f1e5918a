"""What the overview says: a real finding first, then what illustrative figures show."""

import math

import numpy as np

from components.county_values.weakest import weakest_words
from components.session.link import INDEX
from components.widgets.html import Card, Tile, card
from components.words.texts import DASH, Texts
from model.facts.provenance import MISSING, QUALITIES, Quality
from model.results.results import Results
from model.score.method import Method
from model.uncertainty.claims import Finding, clearly_weak, commonest_weakest, mixed_quality

WEAK_BELOW = 45
ALWAYS = ("schooling", "college", "illiteracy", "far", "remote_townships")
PUBLISHED = ("stations", "payment", "parcels")
UNKNOWN = (MISSING, Quality.ILLUSTRATIVE.rank)

Groups = dict[str, list[str]]  # of each element the counties it looks weakest in


def _weakest(results: Results, method: Method, t: Texts) -> tuple[Groups, bool]:
    """Return the counties by their weakest element, and whether that may be said plainly."""
    return commonest_weakest(results.scored(method), results.ranges(method), t.catalog)


def title(results: Results, method: Method, t: Texts) -> str:
    """Return the headline: the weakest element where evidence carries it, else a real finding."""
    groups, plain = _weakest(results, method, t)
    if plain and any(groups.values()):
        return t("overview.weakest_plain", **_leader(groups, t))
    first, second = (_sentence(results.found()[code], t) for code in ("schooling", "far"))
    return t("overview.title", first=first, second=second)


def below(results: Results, method: Method, t: Texts) -> str:
    """Return the line under the title: what illustrative figures show, or why nothing is scored."""
    scores, rules = results.scored(method), t.catalog.method
    if np.isnan(scores.index).all():
        fields = {
            "count": len(scores.counties),
            "elements": math.ceil(rules.min_elements * len(t.catalog.elements)),
            "half": t.percent(rules.min_element),
            "overall": t.percent(rules.min_index),
            "coverage": t.percent(float(scores.evidence_all.mean())),
        }
        return t("overview.unscored", **fields)
    groups, plain = _weakest(results, method, t)
    leader = t("overview.weakest_sentence", **_leader(groups, t))
    return leader if plain else t("common.on_illustrative", sentence=leader)


def _leader(groups: Groups, t: Texts) -> dict[str, object]:
    """Return the fields of the sentence on the commonest weakest element; ties name both."""
    counts = {code: len(counties) for code, counties in groups.items()}
    most = max(counts.values())
    leaders = [t.element_short(code) for code, count in counts.items() if count == most]
    return {"element": t.either(leaders), "n": most, "total": sum(counts.values())}


def _sentence(finding: Finding, t: Texts) -> str:
    kind = "all" if finding.count == finding.total else "some" if finding.count else "none"
    share = t.percent(finding.count / finding.total, 1) if finding.total else DASH
    value = t.number(finding.value, 1).removesuffix(".0")
    ends = {"n": finding.count, "total": finding.total, "low": finding.low, "high": finding.high}
    return t(f"overview.finding_{finding.code}_{kind}", value=value, share=share, **ends)


def facts(results: Results, t: Texts) -> list[str]:
    """Return what is really known, one sentence each with its glyph."""
    found = results.found()
    published = {name: found[f"{name}_known"].count for name in PUBLISHED}
    return [*(_sentence(found[code], t) for code in ALWAYS), t("overview.published", **published)]


def cards(results: Results, method: Method, t: Texts) -> list[Card]:
    """Return the four headline cards; a withheld score is a dash with its reason."""
    scores, known = results.scored(method), results.ranges(method)
    complete = int(results.panel(real_only=True).is_evidence().all(axis=0).sum())
    share, total = float(results.scored(Method()).evidence_all.mean()), len(t.catalog.indicators)
    unit, key = t("common.evidence_unit"), "overview.card_evidence"
    evidence = card(t, key, t.percent(share), unit, n=complete, total=total)
    scored = scores.index[~np.isnan(scores.index)]
    if not len(scored):
        names = [t("overview.card_score"), t("overview.card_weak_withheld")]
        names.append(t("overview.card_weakest_withheld"))
        return [*(Card(name, DASH, "", t("common.withheld")) for name in names), evidence]
    low, middle, high = np.quantile(scored, [0.25, 0.5, 0.75])
    groups, _ = _weakest(results, method, t)
    (first, most), (second, others), *_ = sorted(groups.items(), key=lambda item: -len(item[1]))
    glyph = t.glyph(mixed_quality(float(scores.evidence_all.mean())))
    span = t("overview.card_score_note", low=t.score(low), high=t.score(high))
    weak, counties = str(clearly_weak(known, WEAK_BELOW)), f"/{len(scores.counties)}"
    bound, second = t("overview.card_weak_note", bound=WEAK_BELOW), t.element_short(second)
    note = t("overview.card_weakest_note", n=len(most), second=second, m=len(others))
    return [
        Card(f"{t('overview.card_score')} {glyph}", t.score(middle), "/100", span),
        Card(f"{t('overview.card_weak')} {glyph}", weak, counties, bound),
        Card(f"{t('overview.card_weakest')} {glyph}", t.element_short(first), "", note),
        evidence,
    ]


def weakest(results: Results, method: Method, t: Texts) -> tuple[str, list[Tile]]:
    """Return a heading as plain as evidence carries, and a tile an element that is weakest.

    A tile says in how many counties, and in which. None where nothing is scored.
    """
    if np.isnan(results.scored(method).index).all():
        return "", []
    groups, plain = _weakest(results, method, t)
    tiles = []
    for code, counties in groups.items():
        if counties:
            names = t.join([t.county_short(county) for county in counties])
            tiles.append(Tile(t.element(code), t("overview.tile_count", n=len(counties)), names))
    return t("overview.tiles_head_plain" if plain else "overview.tiles_head"), tiles


def to_fill(results: Results, county: str, t: Texts) -> list[Tile]:
    """Return a tile an element: which template fields are not yet known, for one county or all."""
    panel = results.data.panel
    rows = [panel.row(county)] if county else list(range(len(panel.codes)))
    is_missing = np.isin(panel.quality[rows], UNKNOWN).max(axis=0)
    tiles = []
    for element in t.catalog.elements:
        asked = [i for i in t.catalog.members(element.code) if i.in_template]
        missing = [t.label(i) for i in asked if is_missing[t.catalog.column(i.code)]]
        count = t("overview.fill_count", n=len(missing), total=len(asked))
        tiles.append(Tile(t.of(element.name), count, t.join(missing) or t("overview.fill_done")))
    return tiles


def county_line(results: Results, county: str, method: Method, t: Texts) -> str:
    """Return one sentence on a chosen county: score, range, likely rank, what looks weakest."""
    scores, known = results.scored(method), results.ranges(method)
    row, name = scores.row(county), t.county(county)
    if math.isnan(scores.index[row]):
        coverage = t.percent(float(scores.coverage_all[row]))
        return t("overview.county_withheld", county=name, coverage=coverage)
    low, high = round(known.rank[row, 0]), round(known.rank[row, 2])
    fields = {
        "score": t.score(scores.index[row]),
        "span": t.range(known.index[row, 0], known.index[row, 2]),
        "rank": t("common.rank", rank=scores.rank(county), low=low, high=high),
        "weakest": weakest_words(results, county, method, t, short=False),
    }
    sentence = t("overview.county_line", county=name, **fields)
    return t("common.on_illustrative", sentence=sentence)


def focuses(results: Results, t: Texts) -> tuple[list[str], dict[str, str]]:
    """Return what the map can show, with names: index, elements, observed or derived figures."""
    real = results.panel(real_only=True)
    names = {INDEX: t("common.index")}
    names |= {code: t.element(code) for code in t.catalog.element_codes}
    known = real.is_evidence().max(axis=0)
    for code, qualities, is_known in zip(t.catalog.codes, real.quality.T, known, strict=True):
        if is_known:
            best = QUALITIES[int(qualities[qualities >= 0].max())]
            names[code] = f"{t.glyph(best)} {t.indicator(code)}"
    return list(names), names
