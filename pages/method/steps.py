"""What the method page says first: the steps with a live example, and the weights."""

import math
from dataclasses import dataclass

from components.words.texts import Texts
from model.facts.panel import EVIDENCE
from model.facts.provenance import QUALITIES, Figure
from model.results.results import Results
from model.score.method import Method
from model.uncertainty.claims import mixed_quality
from pages.method.goalposts import bound, plain

ONE_BY_ONE = r"s = 100 \cdot \min\left(1,\ \max\left(0,\ \frac{x - x_0}{x_1 - x_0}\right)\right)"
ELEMENT = r"E = \frac{\sum_j v_j\, s_j}{\sum_j v_j}"
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
    least = math.ceil(rules.min_elements * len(t.catalog.elements))
    ends = {"floor": plain(rules.floor), "min_index": t.percent(rules.min_index)}
    third, about = t("method.step_3_text", min_elements=least, **ends), (county, method, t)
    first = _first_example(results, element, *about)
    parts = (
        (t("method.step_1"), ONE_BY_ONE, t("method.step_1_text"), first),
        (t("method.step_2"), ELEMENT, second, _second_example(results, element, *about)),
        (t("method.step_3"), INDEX[method.p], third, _third_example(results, *about)),
    )
    return [FormulaStep(*part) for part in parts]


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
    evidence, share = float(scores.evidence[row, k]), t.percent(scores.coverage[row, k])
    if not scores.published[row, k]:
        return t("method.step_2_none", coverage=share, **fields)
    fields |= {"glyph": t.glyph(mixed_quality(evidence)), "evidence": t.percent(evidence)}
    score = t.score(float(scores.elements[row, k]))
    return t("method.step_2_example", score=score, coverage=share, **fields)


def _third_example(results: Results, county: str, method: Method, t: Texts) -> str:
    scores, known, name = results.scored(method), results.ranges(method), t.county(county)
    row = scores.row(county)
    if math.isnan(scores.index[row]):
        coverage = t.percent(scores.coverage_all[row])
        return t("method.step_3_none", county=name, coverage=coverage)
    glyph = t.glyph(mixed_quality(float(scores.evidence_all[row])))
    ends = {"low": t.score(known.index[row, 0]), "high": t.score(known.index[row, 2])}
    score = t.score(scores.index[row])
    return t("method.step_3_example", county=name, glyph=glyph, score=score, **ends)


def weights(method: Method, t: Texts) -> tuple[list[str], list[list[str]]]:
    """Return header and rows: paper emphasis, and the weights in use."""
    elements, emphasis = t.catalog.elements, t.catalog.emphasis
    points, rows = method.points(len(elements)), []
    for element, own, used in zip(elements, emphasis, points, strict=True):
        shares = [t.percent(used / sum(points), 1), t.percent(own / sum(emphasis), 1)]
        rows.append([t.of(element.name), *shares])
    return [t("common.element"), t("method.weights_now"), t("method.weights_emphasis")], rows
