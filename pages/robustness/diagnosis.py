"""Other readings of a county: what to measure next, obstacles, and how level its elements are."""

import math
from collections.abc import Sequence

import numpy as np
import pandas as pd

from components.words.texts import DASH, Texts
from model.facts.panel import EVIDENCE
from model.facts.provenance import FloatArray
from model.results.results import Results
from model.score.contributions import obstacle_degree
from model.score.method import Method
from model.uncertainty.claims import mixed_quality, weakest
from model.uncertainty.coupling import CLASSES, Coupling, coupling, grade
from model.uncertainty.value_of_data import BINS, PERMUTATIONS
from model.what_if.scenario import Scenario
from pages.robustness.ranks import hedged

MOST = 5  # obstacles listed
Table = tuple[list[str], list[list[str]]]


# --- what to measure next ----------------------------------------------------------------------


def measure_title(results: Results, county: str, today: Scenario, t: Texts) -> str:
    """Return the figure of a county that would most change the advice, if it were known."""
    found = results.robustness.to_measure(today, county)
    if found is None or not found.fields:
        return hedged(
            results,
            t("robustness.measure_none", county=t.county(county)),
            today.method,
            t,
        )
    first = max(found.fields, key=lambda field: field.changes)
    sentence = t("robustness.measure_head", county=t.county(county), p=t.percent(first.changes),
                 field=t.indicator(first.indicator))  # fmt: skip
    return hedged(results, sentence, today.method, t)


def measure_note(results: Results, county: str, today: Scenario, t: Texts) -> str:
    """Return what the advice is today."""
    found = results.robustness.to_measure(today, county)
    if found is None:
        return t("common.withheld")
    lever = t.of(t.catalog.lever(found.lever).name)
    key = "measure_note" if found.fields else "measure_note_none"
    return t(f"robustness.{key}", lever=lever, gain=t.number(found.gain, 1))


def measure_table(results: Results, county: str, today: Scenario, t: Texts) -> Table:
    """Return header and rows: figure, how known, chance of other advice, which, who holds it."""
    columns = ("field", "known", "changes", "instead", "who")
    header = [t(f"robustness.measure_{column}") for column in columns]
    found = results.robustness.to_measure(today, county)
    fields = sorted(found.fields, key=lambda field: -field.changes) if found else ()
    panel = results.panel(today.method.real_only)
    rows = [
        [
            t.indicator(field.indicator),
            t.marked(panel.figure(county, field.indicator)),
            t.percent(field.changes),
            t.of(t.catalog.lever(field.instead).name),
            t.of(t.catalog.indicator(field.indicator).collected),
        ]
        for field in fields
    ]
    return header, rows


def measure_frame(results: Results, county: str, today: Scenario, t: Texts) -> pd.DataFrame:
    """Return the same rows as they are shown."""
    header, rows = measure_table(results, county, today, t)
    return pd.DataFrame(rows, columns=header)


def measure_method(t: Texts) -> str:
    """Return how the value of a figure is worked out."""
    return t("robustness.measure_method", draws=t.number(t.catalog.method.draws), bins=BINS,
             permutations=PERMUTATIONS)  # fmt: skip


# --- obstacles ---------------------------------------------------------------------------------


def obstacle_title(results: Results, county: str, method: Method, t: Texts) -> str:
    """Return the largest single obstacle and the largest bottleneck of a county.

    Where the draws do not decide which element is lowest, its rivals are named too.
    """
    degree, share = _obstacles(results, county, method)
    first = t.catalog.element_codes[int(share.argmax())]
    claim = weakest(results.scored(method), results.ranges(method), county, t.catalog)
    rivals = claim.elements if first in claim.elements else (first,)
    sentence = t(
        "robustness.obstacle_head",
        county=t.county(county),
        field=t.indicator(t.catalog.codes[_told(degree, t)[0]]),
        element=t.either([t.element_short(code) for code in rivals]),
    )
    return hedged(results, sentence, method, t)


def obstacle_table(results: Results, county: str, method: Method, t: Texts) -> Table:
    """Return header and rows: the indicators with the largest obstacle degree."""
    degree, _ = _obstacles(results, county, method)
    panel = results.panel(method.real_only)
    header = [t("robustness.obstacle_field", n=MOST), t("common.element"), t("common.value"),
              t("robustness.obstacle_degree")]  # fmt: skip
    rows = [
        [t.of(i.name), t.element_short(i.element), t.marked(panel.figure(county, i.code)),
         t.percent(float(degree[t.catalog.column(i.code)]), 1)]
        for i in (t.catalog.indicators[j] for j in _told(degree, t))
    ]  # fmt: skip
    return header, rows


def bottleneck_table(results: Results, county: str, method: Method, t: Texts) -> Table:
    """Return header and rows: every element's share of the distance to full marks."""
    _, share = _obstacles(results, county, method)
    scores = results.scored(method)
    row = scores.row(county)
    rows = []
    for k in _largest(share, len(share)):
        element = t.catalog.elements[k]
        glyph = t.glyph(mixed_quality(float(scores.evidence[row, k])))
        points = scores.elements[row, k]
        score = DASH if math.isnan(points) else f"{glyph} {t.score(points)}"
        rows.append([t.of(element.name), score, t.percent(float(share[k]))])
    return [t("common.element"), t("common.score"), t("robustness.bottleneck")], rows


def obstacle_frame(results: Results, county: str, method: Method, t: Texts) -> pd.DataFrame:
    """Return the obstacle degree of every indicator of a county, largest first."""
    degree, _ = _obstacles(results, county, method)
    panel = results.panel(method.real_only)
    return pd.DataFrame([
        {
            t("common.indicator"): t.indicator(code),
            t("common.element"): t.element(t.catalog.indicators[j].element),
            t("common.value"): round(figure.value, 3),
            t("common.unit"): t.unit(t.catalog.indicators[j].unit).strip(),
            t("common.quality"): t.told_quality(figure.quality, figure.source),
            t("robustness.obstacle_degree"): round(float(degree[j]), 4),
        }
        for j in _largest(degree, len(degree))
        for code in [t.catalog.codes[j]]
        for figure in [panel.figure(county, code)]
    ])  # fmt: skip


def _obstacles(results: Results, county: str, method: Method) -> tuple[FloatArray, FloatArray]:
    """Return the obstacle degrees (m,) and the bottleneck shares (K,) of a county."""
    scores = results.scored(method)
    row = scores.row(county)
    weights = results.data.catalog.weights @ scores.weights
    degree = obstacle_degree(scores.indicators[[row]], weights)[0]
    return degree, results.bottlenecks(method)[row]


def _told(degree: FloatArray, t: Texts) -> Sequence[int]:
    """Return the largest obstacles, without our own completeness: it says nothing of a county."""
    largest = _largest(degree, MOST + 1)
    return [j for j in largest if t.catalog.codes[j] != EVIDENCE][:MOST]


def _largest(values: FloatArray, count: int) -> Sequence[int]:
    order = np.argsort(-np.nan_to_num(values, nan=-1.0), kind="stable")[:count]
    return [int(j) for j in order if not math.isnan(values[j])]


# --- coupling coordination ---------------------------------------------------------------------


def coupling_title(results: Results, county: str, method: Method, t: Texts) -> str:
    """Return the class of a county's coupling coordination with its range."""
    found, row = _coupling(results, method)[0], results.data.panel.row(county)
    if math.isnan(found.degree[row]):
        return t("robustness.coupling_none", county=t.county(county))
    low, _, high = results.robustness.degrees(method)[row]
    sentence = t("robustness.coupling_head", county=t.county(county),
                 grade=_class(found.degree[[row]], t), degree=t.number(found.degree[row], 2),
                 span=t.range(low, high, 2))  # fmt: skip
    return hedged(results, sentence, method, t)


def coupling_table(results: Results, county: str, method: Method, t: Texts) -> Table:
    """Return header and rows: both forms with coupling, development, degree and class."""
    row = results.data.panel.row(county)
    columns = ("form", "c", "t", "d", "grade")
    rows = [
        [t(f"robustness.coupling_{form}"), t.number(found.coupling[row], 2),
         t.number(found.development[row], 2), t.number(found.degree[row], 2),
         _class(found.degree[[row]], t)]
        for form, found in zip(("modified", "traditional"), _coupling(results, method), strict=True)
    ]  # fmt: skip
    return [t(f"robustness.coupling_{column}") for column in columns], rows


def class_table(results: Results, method: Method, t: Texts) -> Table:
    """Return header and rows: how many counties fall in each class by either form."""
    counts = [np.bincount(grade(found.degree) + 1, minlength=CLASSES + 1)[1:]
              for found in _coupling(results, method)]  # fmt: skip
    header = [t("robustness.coupling_grade"), *(
        t("robustness.coupling_counties", form=t(f"robustness.coupling_{form}"))
        for form in ("modified", "traditional")
    )]  # fmt: skip
    rows = [
        [f"{t(f'robustness.grade_{c}')} {c / CLASSES:.1f}–{(c + 1) / CLASSES:.1f}",
         *(str(count[c]) if count[c] else DASH for count in counts)]
        for c in range(CLASSES)
        if any(count[c] for count in counts)
    ]  # fmt: skip
    return header, rows


def coupling_frame(results: Results, method: Method, t: Texts) -> pd.DataFrame:
    """Return the coupling coordination of every county by both forms."""
    modified, traditional = _coupling(results, method)
    ranges, scores = results.robustness.degrees(method), results.scored(method)
    names = [t(f"robustness.coupling_{form}") for form in ("modified", "traditional")]
    return pd.DataFrame([
        {
            t("common.county"): t.of(unit.name),
            **{
                f"{t(f'robustness.coupling_{what}')} · {form}": round(float(values[i]), 4)
                for form, found in zip(names, (modified, traditional), strict=True)
                for what, values in (("c", found.coupling), ("t", found.development),
                                     ("d", found.degree))
            },
            t("common.low"): round(float(ranges[i, 0]), 4),
            t("common.high"): round(float(ranges[i, 2]), 4),
            t("robustness.coupling_grade"): _class(modified.degree[[i]], t),
            t("common.quality"): t.quality(mixed_quality(float(scores.evidence_all[i]))),
        }
        for i, unit in enumerate(results.data.panel.counties)
    ])  # fmt: skip


def _coupling(results: Results, method: Method) -> tuple[Coupling, Coupling]:
    """Return the modified and the traditional form of every county, NaN where it has no index."""
    scores = results.scored(method)
    elements = np.where(np.isnan(scores.index)[:, None], np.nan, scores.elements)
    return coupling(elements, scores.weights), coupling(elements, scores.weights, "traditional")


def _class(degree: FloatArray, t: Texts) -> str:
    place = int(grade(degree)[0])
    return DASH if place < 0 else t(f"robustness.grade_{place}")
