"""What the county page says: what holds it back and how sure that is, against its peers."""

import math
from itertools import compress
from typing import Any

import numpy as np
import pandas as pd

from components.county_values import weakest
from components.widgets import html, sources, tables
from components.widgets.downloads import estimate_note
from components.widgets.html import Card
from components.words.texts import DASH, PARTIAL, Texts
from model.facts.catalog import Benchmark, Indicator
from model.facts.provenance import FloatArray, Quality
from model.results.results import Results
from model.score.contributions import pull
from model.score.goalposts import clip, goalposts
from model.score.method import Method
from model.uncertainty import claims
from model.uncertainty.claims import Weakest, mixed_quality
from pages.county.charts import Standing

NAN = float("nan")
SLIGHT = 0.05  # points: less is printed as zero
# What the grades of county commerce count, as published, and where the grades are written down.
GRADED = (
    "county_logistics_centre_coverage",
    "township_commerce_centre_coverage",
    "village_store_coverage",
)
GRADES = ("county_commerce_2023", "shanxi_commerce_2024")


def _weakest(results: Results, county: str, method: Method, t: Texts) -> Weakest:
    return claims.weakest(results.scored(method), results.ranges(method), county, t.catalog)


def weakest_first(results: Results, county: str, method: Method, t: Texts) -> str:
    """Return the code of the likeliest weakest element, the first of all where none is scored."""
    return (*_weakest(results, county, method, t).elements, *t.catalog.element_codes)[0]


def against_peers(results: Results, county: str, method: Method) -> tuple[FloatArray, FloatArray]:
    """Return the peers' median of each element, and the points by which it lifts or drags, (K,)."""
    scores = results.scored(method)
    near = [scores.row(code) for code in results.geography.peers(county)]
    known = [column[~np.isnan(column)] for column in scores.elements[near].T]
    medians = np.array([np.median(column) if len(column) else NAN for column in known])
    return medians, np.array(pull(scores, medians)[scores.row(county)])


def lead(results: Results, county: str, method: Method, t: Texts) -> str:
    """Return the sentence below the title: what lags and leads most, or why nothing is scored."""
    scores, row = results.scored(method), results.data.panel.row(county)
    if not results.is_scored(county, method):
        share, empty = float(scores.coverage_all[row]), int((scores.coverage[row] == 0).sum())
        return t("county.withheld", coverage=t.percent(share), empty=empty)
    _, points = against_peers(results, county, method)
    if np.isnan(points).all():  # on real figures alone a county may be scored before its peers are
        return t("county.against_none")
    worst, best = (int(find(points)) for find in (np.nanargmin, np.nanargmax))
    key = "county.against_below" if points[best] < SLIGHT else "county.against_both"
    if points[worst] > -SLIGHT:
        key = "county.against_above"
    help_, drag = (t.element_short(t.catalog.element_codes[k]) for k in (best, worst))
    weak = t.element_short(weakest_first(results, county, method, t))
    sentence = t(key, help=help_, drag=drag, weak=weak)
    is_plain = _weakest(results, county, method, t).plain
    return sentence if is_plain else t("county.lead_illustrative", sentence=sentence)


def cards(results: Results, county: str, method: Method, t: Texts) -> list[Card]:
    """Return four cards: score with rank, weakest element, evidence, distance and terrain."""
    scores, known = results.scored(method), results.ranges(method)
    home, row = results.data.panel.county(county), scores.row(county)
    if math.isnan(scores.index[row]):
        keys = ("county.card_score", "county.card_weakest")
        first = [Card(t(key), DASH, "", t("common.withheld")) for key in keys]
    else:
        glyph = t.glyph(mixed_quality(float(scores.evidence_all[row])))
        low, high = round(known.rank[row, 0]), round(known.rank[row, 2])
        rank = t("common.rank", rank=scores.rank(county), low=low, high=high)
        span, score = t.range(*known.index[row, ::2]), t.score(scores.index[row])
        claim = _weakest(results, county, method, t)
        named = [t.element_short(code) for code in claim.elements]
        chance = {"element": named[0], "chance": _chance(claim, t)}
        first = [
            html.card(t, "county.card_score", score, "/100", glyph, span=span, rank=rank),
            html.card(t, "county.card_weakest", t.either(named), "", glyph, **chance),
        ]
    share = t.percent(float(results.scored(Method()).evidence_all[row]))
    n, total = int(results.panel(real_only=True).is_evidence()[row].sum()), len(t.catalog.codes)
    group = t(f"common.peer_group_{results.geography.groups()[row]}")
    place = {"group": group, "elevation": t.number(home.mean_elevation_m)}
    hours, unit = t.number(home.road_h_chengdu, 1), t("county.card_place_unit")
    return [
        *first,
        html.card(t, "county.card_evidence", share, t("common.evidence_unit"), n=n, total=total),
        html.card(t, "county.card_place", hours, unit, t.glyph(Quality.DERIVED), **place),
    ]


def _chance(claim: Weakest, t: Texts) -> str:
    """Return how sure the weakest element is; just below the bound of a plain claim, that shows."""
    bound, whole = t.catalog.method.claim_probability, t.percent(claim.probability)
    misses = claim.probability < bound and whole == t.percent(bound)
    return t.percent(claim.probability, 1) if misses else whole


def elements(results: Results, county: str, method: Method, t: Texts) -> tables.Table:
    """Return the eight elements: score, range, the peers' median, points on the overall score."""
    scores, known = results.scored(method), results.ranges(method)
    row, claim = scores.row(county), _weakest(results, county, method, t)
    named = claim.elements[: 1 if claim.probability >= weakest.MOSTLY else None]
    medians, points = against_peers(results, county, method)
    kinds = {mixed_quality(share) for share in scores.evidence[row][scores.published[row]]}
    rows = pd.DataFrame(
        {
            "name": [t.of(element.name) for element in t.catalog.elements],
            "short": [f"{one.number} {t.of(one.short)}" for one in t.catalog.elements],
            "value": np.where(scores.published[row], scores.elements[row], scores.partial[row]),
            "low": known.elements[row, :, 0],
            "high": known.elements[row, :, 2],
            "peer": medians,
            "effect": points,
            "quality": [t.quality(mixed_quality(share)) for share in scores.evidence[row]],
            "coverage": [t.percent(share) for share in scores.coverage[row]],
            "is_partial": ~np.isnan(scores.partial[row]),
            "is_weakest": [code in named for code in t.catalog.element_codes],
        }
    )
    mixed = (rows["quality"] == t.quality(Quality.ILLUSTRATIVE)) & (len(kinds) > 1)
    rows["is_hatched"] = rows["is_partial"] | mixed
    rows["words"] = ["" if math.isnan(x) else t.delta(x) for x in rows["effect"]]
    plain: list[Any] = list(rows.itertuples(index=False))
    marks = [f" {PARTIAL}" if row.is_partial else "" for row in plain]
    rows["label"] = [
        f"{row.short}{mark} {t.score(row.value)} " for row, mark in zip(plain, marks, strict=True)
    ]
    rows["hover"] = [f"{row.name} {t.range(row.low, row.high)}" for row in plain]
    own = {"name": "common.element", "value": "common.score", "peer": "common.peer_tick"}
    heads = tables.heads(t, "low", "high", "quality", "coverage", **own, effect="county.effect")
    return tables.Table(rows, heads, dict.fromkeys(("value", "low", "high", "peer", "effect"), 2))


def strip(results: Results, county: str, method: Method, one: Indicator, t: Texts) -> Standing:
    """Return an indicator's strip: the county among all real figures, or its range by rule."""
    panel, j = results.panel(method.real_only), t.catalog.column(one.code)
    figure, real = panel.figure(county, one.code), panel.is_evidence()[:, j]
    scores, is_real = results.scored(method).indicators[:, j], real[panel.row(county)]
    ends = clip(
        goalposts(np.array([figure.low, figure.high]), *map(np.array, (one.worst, one.best)))
    )
    dots = [
        (code, float(score), f"{t.county_short(code)} {t.marked(panel.figure(code, one.code))}")
        for code, score in compress(zip(panel.codes, scores, strict=True), real)
    ]
    told = t.marked(figure) if is_real else t.span(figure) or t("county.no_figure")
    low, high = (NAN, NAN) if is_real else sorted(ends.tolist())
    name, marks = t.label(one), []
    for line in asked(one, t):
        amount = t.amount(line.value, one.unit)
        name = t("county.strip_asked", name=name, amount=amount)
        marks.append(100 * (line.value - one.worst) / (one.best - one.worst))
    scale = (t.plain(one.worst), t.plain(one.best))
    return Standing(name, told, low, high, dots, *scale, marks)


def asked(one: Indicator, t: Texts) -> list[Benchmark]:
    """Return the lines that inspectors have asked of an indicator."""
    return [line for line in t.catalog.benchmarks if line.indicator == one.code and line.acceptance]


def strips_legend(results: Results, element: str, t: Texts) -> list[str]:
    """Return how the strips of an element are read; where one has a line of acceptance, of it."""
    facts, counties = results.data.facts, results.data.panel.codes
    each = [(t.label(one), b) for one in t.catalog.members(element) for b in asked(one, t)]
    rules = [t("common.colon", name=name, text=t.of(b.name)) for name, b in each]
    if not rules:
        return [t("county.strips_legend")]
    lines = t("county.strips_asked", rules=t("common.semicolon").join(rules))
    known = sum(all(facts.fact(code, kind) for kind in GRADED) for code in counties)
    grades = t("county.strips_grades", n=known, total=len(counties))
    return [t("county.strips_legend"), lines, grades]


def strip_notes(results: Results, county: str, method: Method, element: str, t: Texts) -> list[str]:
    """Return where the figures of an element come from, and who keeps those that lack."""
    panel, said = results.panel(method.real_only), []
    figures = [(one, panel.figure(county, one.code)) for one in t.catalog.members(element)]
    for one, figure in figures:
        words = t(f"county.note_{figure.note}", value=figure.note_value) if figure.note else ""
        if figure.quality is Quality.ILLUSTRATIVE:
            words = estimate_note(one.code, t)
        elif figure.quality is None:
            words = t("county.not_known", who=t.of(one.collected))
        said += [t("common.colon", name=t.label(one), text=words)] if words else []
    cited = [figure.source for _, figure in figures if figure.source]
    lines = [line.source for one, _ in figures for line in asked(one, t)]
    return sources.cited([*cited, *lines, *(GRADES if lines else ())], t, *said)
