"""What the method page says first: the steps with a live example, weights, and how to redo it."""

import math
from dataclasses import dataclass, replace

import numpy as np

from components.words.texts import DASH, Texts
from model.facts.panel import EVIDENCE
from model.facts.provenance import QUALITIES, Figure
from model.results.results import Results
from model.score.method import COMPENSATION, Method
from model.uncertainty.claims import mixed_quality
from pages.method.goalposts import bound, plain

ONE_BY_ONE = r"s = 100 \cdot \min\left(1,\ \max\left(0,\ \frac{x - x_0}{x_1 - x_0}\right)\right)"
ELEMENT = r"E = \frac{\sum_j v_j\, s_j}{\sum_j v_j}"
VERSIONS = ("0_3", "0_2", "0_1")  # newest first; the first is the one in use
INDEX = {
    1: r"I = \sum_e w_e\, E_e",
    0: r"I = \prod_e E_e^{\,w_e}",
    -1: r"I = \left(\sum_e \frac{w_e}{E_e}\right)^{-1}",
}


@dataclass(frozen=True, slots=True)
class FormulaStep:
    """A step of the score: what it does, its formula, what the letters are, an example."""

    title: str
    formula: str
    text: str
    example: str


def steps(
    results: Results, element: str, county: str, method: Method, t: Texts
) -> list[FormulaStep]:
    """Return the three steps with a live example of one county and element."""
    rules, weights = t.catalog.method, [i.weight for i in t.catalog.indicators]
    core, other, half = plain(max(weights)), plain(min(weights)), t.percent(rules.min_element)
    second = t("method.step_2_text", core=core, other=other, min_element=half)
    least, share = (
        math.ceil(rules.min_elements * len(t.catalog.elements)),
        t.percent(rules.min_index),
    )
    floor = plain(rules.floor)
    third = t("method.step_3_text", floor=floor, min_elements=least, min_index=share)
    examples = (
        _first_example(results, element, county, method, t),
        _second_example(results, element, county, method, t),
        _third_example(results, county, method, t),
    )
    titles = (t("method.step_1"), t("method.step_2"), t("method.step_3"))
    formulas = (ONE_BY_ONE, ELEMENT, INDEX[method.p])
    texts = (t("method.step_1_text"), second, third)
    return [FormulaStep(*parts) for parts in zip(titles, formulas, texts, examples, strict=True)]


def _first_example(results: Results, element: str, county: str, method: Method, t: Texts) -> str:
    """Return the scoring of the best known indicator of an element."""
    panel, scores, name = results.panel(method.real_only), results.scored(method), t.county(county)
    figures = [panel.figure(county, indicator.code) for indicator in t.catalog.members(element)]
    known = [figure for figure in figures if figure.quality is not None]
    if not known:
        return t("method.step_1_none", county=name, element=t.element(element))
    figure = min(known, key=_firmness)
    one = t.catalog.indicator(figure.indicator)
    fields = {
        "glyph": t.glyph(figure.quality),
        "value": t.value(figure),
        "worst": bound(one.worst, one, t),
        "best": bound(one.best, one, t),
        "score": t.score(scores.indicators[scores.row(county), t.catalog.column(one.code)]),
    }
    return t("method.step_1_example", county=name, indicator=t.of(one.name), **fields)


def _firmness(figure: Figure) -> tuple[int, int]:
    """Order figures: observed first, this product's own completeness last."""
    rank = figure.quality.rank if figure.quality is not None else len(QUALITIES)
    return (int(figure.indicator == EVIDENCE), rank)


def _second_example(results: Results, element: str, county: str, method: Method, t: Texts) -> str:
    scores, k = results.scored(method), t.catalog.element_codes.index(element)
    row, fields = scores.row(county), {"county": t.county(county), "element": t.element(element)}
    score, partial, evidence = (
        float(column[row, k]) for column in (scores.elements, scores.partial, scores.evidence)
    )
    if math.isnan(score) and math.isnan(partial):
        return t("method.step_2_none", **fields)
    fields["coverage"] = t.percent(scores.coverage[row, k])
    if math.isnan(score):
        return t("method.step_2_partial", score=t.score(partial), **fields)
    fields |= {"glyph": t.glyph(mixed_quality(evidence)), "evidence": t.percent(evidence)}
    return t("method.step_2_example", score=t.score(score), **fields)


def _third_example(results: Results, county: str, method: Method, t: Texts) -> str:
    scores, known, name = results.scored(method), results.ranges(method), t.county(county)
    row = scores.row(county)
    if math.isnan(scores.index[row]):
        coverage = t.percent(scores.coverage_all[row])
        return t("method.step_3_none", county=name, coverage=coverage)
    fields = {
        "glyph": t.glyph(mixed_quality(float(scores.evidence_all[row]))),
        "score": t.score(scores.index[row], 1),
        "low": t.score(known.index[row, 0]),
        "high": t.score(known.index[row, 2]),
    }
    return t("method.step_3_example", county=name, **fields)


def switches(results: Results, method: Method, t: Texts) -> tuple[str, list[str], list[list[str]]]:
    """Return title, header and rows: the median county under each way of combining."""
    rows = []
    for p in COMPENSATION:
        key = "m1" if p < 0 else str(p)
        scores = results.scored(replace(method, p=p))
        known = scores.index[~np.isnan(scores.index)]
        glyph = t.glyph(mixed_quality(float(scores.evidence_all.mean())))
        median = f"{glyph} {t.score(float(np.median(known)), 1)}" if len(known) else DASH
        rows.append([t(f"method.mean_{key}"), t(f"common.compensation_{key}"), median])
    header = [t("method.switch_mean"), t("method.switch_way"), t("method.switch_median")]
    is_scored = any(median != DASH for *_, median in rows)
    return t("method.switch_title" if is_scored else "method.switch_none"), header, rows


def weights(method: Method, t: Texts) -> tuple[str, list[str], list[list[str]]]:
    """Return title, header and rows: equal weights, paper emphasis, and those in use."""
    elements, emphasis = t.catalog.elements, t.catalog.emphasis
    points, equal = method.points(len(elements)), t.percent(1 / len(elements), 1)
    rows = []
    for element, own, used in zip(elements, emphasis, points, strict=True):
        shares = [t.percent(own / sum(emphasis), 1), t.percent(used / sum(points), 1)]
        rows.append([t.of(element.name), equal, *shares])
    header = [t("common.element"), t("method.weights_equal"), t("method.weights_emphasis")]
    return t("method.weights_title", share=equal), [*header, t("method.weights_now")], rows


def log(results: Results, t: Texts) -> list[str]:
    """Return the change log, newest first, and what a version number means."""
    catalog = t.catalog
    kinds = ("elements", "indicators", "levers", "presets")
    size: dict[str, object] = {kind: len(getattr(catalog, kind)) for kind in kinds}
    size["real"] = t.percent(float(results.data.panel.is_real().mean()))
    entries = [t(f"method.log_{version}", **size) for version in VERSIONS]
    return [*entries, t("method.log_note", data_to=catalog.method.data_to)]
