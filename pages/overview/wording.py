"""What the overview says of the chosen county, or of where all of them stand."""

import math
from typing import Any

import numpy as np

from components.county_values import weakest
from components.session.link import INDEX, WEAKEST
from components.widgets import sources
from components.widgets.html import Card, card
from components.words.texts import DASH, Texts
from model.facts.provenance import MISSING, QUALITIES
from model.results.results import Results
from model.score.method import Method
from model.uncertainty import claims
from model.uncertainty.draws import quantiles, ranks

WEAK_BELOW = 45
ALWAYS = ("schooling", "college", "illiteracy", "far", "remote_townships")
PUBLISHED = ("stations", "payment", "parcels")


def title(results: Results, county: str, method: Method, t: Texts) -> str:
    """Return the headline: what likely holds the county back, or how many are clearly weak."""
    if county:
        return weakest.sentence(results, county, method, t)
    scores = results.scored(method)
    scored = int((~np.isnan(scores.index)).sum())
    if not scored:
        return t("overview.title_withheld")
    weak = claims.clearly_weak(results.ranges(method), WEAK_BELOW)
    sentence = t("overview.title_all", n=weak, total=scored)
    is_plain = claims.may_rank(scores, t.catalog)
    return sentence if is_plain else t("common.on_illustrative", sentence=sentence)


def lead(results: Results, county: str, method: Method, t: Texts) -> str:
    """Return the line below the headline: what is really known, or why nothing is scored."""
    scores, found, panel = results.scored(method), results.found(), results.data.panel
    row = scores.row(county) if county else slice(None)
    if np.isnan(scores.index[row]).all():
        rules, share = t.catalog.method, t.percent(scores.coverage_all[row].mean())
        elements = math.ceil(rules.min_elements * len(t.catalog.elements))
        least, half = t.percent(rules.min_index), t.percent(rules.min_element)
        return t("overview.withheld", share=share, least=least, elements=elements, half=half)
    if not county:
        first, second = (_sentence(found[code], t) for code in ("schooling", "far"))
        return t("overview.lead_all", first=first, second=second)
    codes = {"years": "schooling_years", "hours": "trunk_road_hours"}
    values = {name: t.marked(panel.figure(county, code)) for name, code in codes.items()}
    sentence = t("overview.lead_county", nation=t.number(found["schooling"].value, 1), **values)
    is_plain = claims.weakest(scores, results.ranges(method), county, t.catalog).plain
    return sentence if is_plain else t("overview.lead_illustrative", sentence=sentence)


def _sentence(finding: claims.Finding, t: Texts) -> str:
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


def cards(results: Results, county: str, method: Method, t: Texts) -> list[Card]:
    """Return four cards, of the chosen county or of all; a withheld score is a dash with why."""
    scores = results.scored(method)
    rows = [scores.row(county)] if county else list(range(len(scores.counties)))
    share, real = results.scored(Method()).evidence_all, results.panel(real_only=True).is_evidence()
    counted = {"n": int(real[rows].all(axis=0).sum()), "total": len(t.catalog.indicators)}
    evidence, unit = t.percent(float(share[rows].mean())), t("common.evidence_unit")
    note = t("overview.card_evidence_own", **counted) if county else ""
    last = card(t, "overview.card_evidence", evidence, unit, "", note=note, **counted)
    if np.isnan(scores.index[rows]).all():
        ends = ("score", "weakest", "rank") if county else ("median", "weak", "commonest")
        names = [t(f"overview.card_{end}") for end in ends]
        return [*(Card(name, DASH, "", t("common.withheld")) for name in names), last]
    first = _cards_of_county if county else _cards_of_all
    return [*first(results, county, method, t), last]


def _cards_of_county(results: Results, county: str, method: Method, t: Texts) -> list[Card]:
    """Return score, likely weakest element and rank among the peers."""
    scores, known = results.scored(method), results.ranges(method)
    row, groups = scores.row(county), results.geography.groups()
    named = claims.weakest(scores, known, county, t.catalog).elements
    spans = dict(zip(t.catalog.element_codes, known.elements[row].tolist(), strict=True))
    parts = [f"{t.element_short(code)} {t.range(*spans[code][::2])}" for code in named]
    near = np.flatnonzero((groups == groups[row]) & ~np.isnan(scores.index))
    among = quantiles(ranks(known.drawn[:, near]), t.catalog)[near.tolist().index(row)]
    low, high = round(known.rank[row, 0]), round(known.rank[row, 2])
    rank = t("common.rank", rank=scores.rank(county), low=low, high=high)
    score, span = t.score(scores.index[row]), t.range(known.index[row, 0], known.index[row, 2])
    words, place = t.either([t.element_short(code) for code in named]), t.range(*among[[0, 2]])
    mark = sources.mark(float(scores.evidence_all[row]), t)
    return [
        card(t, "overview.card_score", score, "/100", mark, span=span),
        card(t, "overview.card_weakest", words, "", mark, scores=t.join(parts)),
        card(t, "overview.card_rank", place, f"/{len(near)}", mark, rank=rank),
    ]


def _cards_of_all(results: Results, _: str, method: Method, t: Texts) -> list[Card]:
    """Return the median score, how many counties are clearly weak, and the commonest weakest."""
    scores, known = results.scored(method), results.ranges(method)
    low, middle, high = map(t.score, np.nanquantile(scores.index, [0.25, 0.5, 0.75]))
    groups, _plain = claims.commonest_weakest(scores, known, t.catalog)
    (first, most), (second, others), *_rest = sorted(groups.items(), key=lambda g: -len(g[1]))
    scored, weak = int((~np.isnan(scores.index)).sum()), claims.clearly_weak(known, WEAK_BELOW)
    counts: dict[str, Any] = {"n": len(most), "second": t.element_short(second), "m": len(others)}
    mark = sources.mark(float(scores.evidence_all.mean()), t)
    return [
        card(t, "overview.card_median", middle, "/100", mark, low=low, high=high),
        card(t, "overview.card_weak", str(weak), f"/{scored}", mark, bound=WEAK_BELOW),
        card(t, "overview.card_commonest", t.element_short(first), "", mark, **counts),
    ]


def focuses(results: Results, t: Texts) -> tuple[list[str], dict[str, str]]:
    """Return what the map can show, with names: index, weakest, elements, real figures."""
    names = {INDEX: t("common.index"), WEAKEST: t("overview.card_weakest")}
    names |= {code: t.element(code) for code in t.catalog.element_codes}
    worst = results.panel(real_only=True).quality.max(axis=0).tolist()
    known = (one for one in zip(t.catalog.codes, worst, strict=True) if one[1] != MISSING)
    names |= {code: f"{t.glyph(QUALITIES[rank])} {t.indicator(code)}" for code, rank in known}
    return list(names), names
