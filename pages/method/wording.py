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
class Step:
    """A step of the score: what it does, its formula, what the letters are, an example."""

    title: str
    formula: str
    text: str
    example: str


def steps(results: Results, element: str, county: str, method: Method, t: Texts) -> list[Step]:
    """Return the three steps with a live example of one county and element."""
    rules, weights = t.catalog.method, [i.weight for i in t.catalog.indicators]
    second = t(
        "method.step_2_text",
        core=plain(max(weights)),
        other=plain(min(weights)),
        min_element=t.percent(rules.min_element),
    )
    third = t(
        "method.step_3_text",
        floor=plain(rules.floor),
        min_elements=math.ceil(rules.min_elements * len(t.catalog.elements)),
        min_index=t.percent(rules.min_index),
    )
    return [
        Step(
            t("method.step_1"),
            ONE_BY_ONE,
            t("method.step_1_text"),
            _first_example(results, element, county, method, t),
        ),
        Step(
            t("method.step_2"),
            ELEMENT,
            second,
            _second_example(results, element, county, method, t),
        ),
        Step(
            t("method.step_3"), INDEX[method.p], third, _third_example(results, county, method, t)
        ),
    ]


def _first_example(results: Results, element: str, county: str, method: Method, t: Texts) -> str:
    """Return the scoring of the best known indicator of an element."""
    panel = results.panel(method.real_only)
    members = t.catalog.members(element)
    figures = [panel.figure(county, indicator.code) for indicator in members]
    known = [figure for figure in figures if figure.quality is not None]
    if not known:
        return t("method.step_1_none", county=t.county(county), element=t.element(element))
    figure = min(known, key=_firmness)
    indicator = t.catalog.indicator(figure.indicator)
    scores = results.scored(method)
    score = scores.indicators[scores.row(county), t.catalog.column(indicator.code)]
    return t(
        "method.step_1_example",
        county=t.county(county),
        indicator=t.of(indicator.name),
        glyph=t.glyph(figure.quality),
        value=t.value(figure),
        worst=bound(indicator.worst, indicator, t),
        best=bound(indicator.best, indicator, t),
        score=t.score(score),
    )


def _firmness(figure: Figure) -> tuple[int, int]:
    """Order figures: observed first, this product's own completeness last."""
    rank = figure.quality.rank if figure.quality is not None else len(QUALITIES)
    return (int(figure.indicator == EVIDENCE), rank)


def _second_example(results: Results, element: str, county: str, method: Method, t: Texts) -> str:
    scores = results.scored(method)
    row, k = scores.row(county), t.catalog.element_codes.index(element)
    fields = {"county": t.county(county), "element": t.element(element)}
    if not math.isnan(scores.elements[row, k]):
        evidence = float(scores.evidence[row, k])
        return t(
            "method.step_2_example",
            **fields,
            glyph=t.glyph(mixed_quality(evidence)),
            score=t.score(scores.elements[row, k]),
            coverage=t.percent(scores.coverage[row, k]),
            evidence=t.percent(evidence),
        )
    if not math.isnan(scores.partial[row, k]):
        return t(
            "method.step_2_partial",
            **fields,
            score=t.score(scores.partial[row, k]),
            coverage=t.percent(scores.coverage[row, k]),
        )
    return t("method.step_2_none", **fields)


def _third_example(results: Results, county: str, method: Method, t: Texts) -> str:
    scores, known = results.scored(method), results.ranges(method)
    row = scores.row(county)
    if math.isnan(scores.index[row]):
        return t(
            "method.step_3_none",
            county=t.county(county),
            coverage=t.percent(scores.coverage_all[row]),
        )
    return t(
        "method.step_3_example",
        county=t.county(county),
        glyph=t.glyph(mixed_quality(float(scores.evidence_all[row]))),
        score=t.score(scores.index[row], 1),
        low=t.score(known.index[row, 0]),
        high=t.score(known.index[row, 2]),
    )


def switches(results: Results, method: Method, t: Texts) -> tuple[str, list[str], list[list[str]]]:
    """Return title, header and rows: the median county under each way of combining."""
    rows, any_score = [], False
    for p in COMPENSATION:
        key = "m1" if p < 0 else str(p)
        scores = results.scored(replace(method, p=p))
        known = scores.index[~np.isnan(scores.index)]
        any_score = any_score or bool(len(known))
        glyph = t.glyph(mixed_quality(float(scores.evidence_all.mean())))
        median = f"{glyph} {t.score(float(np.median(known)), 1)}" if len(known) else DASH
        rows.append([t(f"method.mean_{key}"), t(f"simulator.compensation_{key}"), median])
    header = [t("method.switch_mean"), t("method.switch_way"), t("method.switch_median")]
    return t("method.switch_title" if any_score else "method.switch_none"), header, rows


def weights(method: Method, t: Texts) -> tuple[str, list[str], list[list[str]]]:
    """Return title, header and rows: equal weights, paper emphasis, and those in use."""
    names, count = [t.of(e.name) for e in t.catalog.elements], len(t.catalog.elements)
    points = method.points(count)
    rows = [
        [
            name,
            t.percent(1 / count, 1),
            t.percent(own / sum(t.catalog.emphasis), 1),
            t.percent(used / sum(points), 1),
        ]
        for name, own, used in zip(names, t.catalog.emphasis, points, strict=True)
    ]
    columns = [t(f"method.weights_{column}") for column in ("equal", "emphasis", "now")]
    header = [t("common.element"), *columns]
    return t("method.weights_title", share=t.percent(1 / count, 1)), header, rows


def log(results: Results, t: Texts) -> list[str]:
    """Return the change log, newest first, and what a version number means."""
    catalog, panel = t.catalog, results.data.panel
    real = t.percent(float(panel.is_real().mean()))
    size = {
        "elements": len(catalog.elements),
        "indicators": len(catalog.indicators),
        "levers": len(catalog.levers),
        "presets": len(catalog.presets),
        "real": real,
    }
    entries = [t(f"method.log_{version}", **size) for version in VERSIONS]
    return [*entries, t("method.log_note", data_to=catalog.method.data_to)]
