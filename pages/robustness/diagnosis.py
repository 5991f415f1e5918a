"""Other readings of a county: its obstacles, how level its elements are, what to measure next."""

import numpy as np
import pandas as pd
import streamlit as st

from components.widgets import html, links, place, sources, tables
from components.widgets.tables import Table
from components.words.texts import DASH, Texts
from model.facts.panel import EVIDENCE
from model.score.contributions import obstacle_degree
from model.uncertainty.claims import mixed_quality, weakest
from model.uncertainty.coupling import CLASSES, Form, coupling, grade
from model.uncertainty.value_of_data import BINS, PERMUTATIONS, MeasureNext
from pages.robustness.tested import SIDES, Tested

MOST = 5  # obstacles listed
FORMS: tuple[Form, ...] = ("modified", "traditional")  # of coupling coordination
Rows = tuple[list[str], list[list[str]]]  # header and rows in words


def obstacles(tested: Tested) -> None:
    """Place the usual obstacle degrees beside the bottleneck shares that go with the score."""
    t, found = tested.t, obstacle_table(tested)
    place.heading(obstacle_title(tested, found), t("robustness.obstacle_note"), t)
    place.html(html.table(*largest(found, t), t, "slim"))
    place.html(html.table(*bottlenecks(tested), t))
    links.download(f"obstacles_{tested.county}", found.file, t)


def obstacle_table(tested: Tested) -> Table:
    """Return the obstacle degree of every indicator of the county, largest first."""
    t, scores, panel = tested.t, tested.scores, tested.results.panel(tested.method.real_only)
    weights, rows = t.catalog.weights @ scores.weights, []
    degrees = obstacle_degree(scores.indicators[[tested.row]], weights)[0]
    for indicator, degree in zip(t.catalog.indicators, degrees, strict=True):
        figure = panel.figure(tested.county, indicator.code)
        row = {"code": indicator.code, "indicator": t.of(indicator.name), "degree": degree}
        row |= {"element": t.element(indicator.element), "home": indicator.element}
        row |= {"value": figure.value, "marked": t.marked(figure)}
        row |= {"unit": t.unit(indicator.unit).strip()}
        rows.append(row | {"quality": t.told_quality(figure.quality, figure.source)})
    found = pd.DataFrame(rows).dropna(subset="degree")
    found = found.sort_values("degree", ascending=False, kind="stable")
    heads = tables.heads(t, "indicator")
    heads |= tables.heads(t, "value", "unit", "quality", element="common.element")
    heads |= {"degree": t("robustness.obstacle_degree")}
    return Table(found, heads, {"value": 3, "degree": 4})


def largest(found: Table, t: Texts) -> Rows:
    """Return the largest obstacles, without our own completeness: it says nothing of a county."""
    rows = found.rows[found.rows["code"] != EVIDENCE][:MOST]
    return tables.screen(
        rows.itertuples(),
        {
            t("robustness.obstacle_field", n=MOST): lambda row: row.indicator,
            t("common.element"): lambda row: t.element_short(row.home),
            t("common.value"): lambda row: row.marked,
            t("robustness.obstacle_degree"): lambda row: t.percent(row.degree, 1),
        },
    )


def obstacle_title(tested: Tested, found: Table) -> str:
    """Return the largest single obstacle and the largest bottleneck of the county.

    Where the draws do not decide which element is lowest, its rivals are named too.
    """
    t, results = tested.t, tested.results
    shares = results.bottlenecks(tested.method)[tested.row]
    first = t.catalog.element_codes[int(shares.argmax())]
    claim = weakest(tested.scores, results.ranges(tested.method), tested.county, t.catalog)
    codes = claim.elements if first in claim.elements else (first,)
    element, field = t.either([t.element_short(code) for code in codes]), largest(found, t)[1][0][0]
    county = t.county(tested.county)
    return tested.hedged("robustness.obstacle_head", county=county, field=field, element=element)


def bottlenecks(tested: Tested) -> Rows:
    """Return every element's share of the distance to full marks, with its score."""
    t, scores, row = tested.t, tested.scores, tested.row
    shares, rows = tested.results.bottlenecks(tested.method)[row], []
    for k in np.argsort(-shares, kind="stable"):
        if not np.isnan(shares[k]):
            mark, points = sources.mark(float(scores.evidence[row, k]), t), scores.elements[row, k]
            score = DASH if np.isnan(points) else f"{mark} {t.score(points)}"
            rows.append([t.of(t.catalog.elements[k].name), score, t.percent(float(shares[k]))])
    return [t("common.element"), t("common.score"), t("robustness.bottleneck")], rows


def levels(tested: Tested) -> None:
    """Place how level the elements are: the county by both forms, the classes of all."""
    t, found = tested.t, coupling_table(tested)
    place.heading(coupling_title(tested, found), t("robustness.coupling_note"), t)
    left, right = st.columns(SIDES, gap="medium")
    with left:
        place.html(html.table(*both_forms(tested, found), t))
        links.download("coupling", found.file, t)
    with right:
        place.html(html.table(*classes(found, t), t, "slim"))


def coupling_table(tested: Tested) -> Table:
    """Return coupling, development and degree of every county by both forms, NaN if not scored."""
    t, scores = tested.t, tested.scores
    elements = np.where(np.isnan(scores.index)[:, None], np.nan, scores.elements)
    rows = pd.DataFrame({"county": [t.of(one.name) for one in tested.results.data.panel.counties]})
    heads = tables.heads(t, "county")
    for form in FORMS:
        found, name = coupling(elements, scores.weights, form), t(f"robustness.coupling_{form}")
        for what, values in (("c", found.coupling), ("t", found.development), ("d", found.degree)):
            rows[f"{form}_{what}"] = values
            heads[f"{form}_{what}"] = f"{t(f'robustness.coupling_{what}')} · {name}"
    rows["low"], _, rows["high"] = tested.otherwise.degrees(tested.method).T
    heads |= tables.heads(t, "low", "high")
    rounded = dict.fromkeys(list(heads)[1:], 4)
    rows["grade"] = [in_words(degree, t) for degree in rows["modified_d"]]
    rows["quality"] = [t.quality(mixed_quality(float(share))) for share in scores.evidence_all]
    heads |= tables.heads(t, "quality", grade="robustness.coupling_grade")
    return Table(rows, heads, rounded)


def in_words(degree: float, t: Texts) -> str:
    """Return the class of a degree 0..1, a dash where there is none."""
    place = int(grade(np.array([degree]))[0])
    return DASH if place < 0 else t(f"robustness.grade_{place}")


def coupling_title(tested: Tested, found: Table) -> str:
    """Return the class of the county's coupling coordination with its range."""
    t, own = tested.t, found.rows.iloc[tested.row]
    county, degree = t.county(tested.county), own["modified_d"]
    if np.isnan(degree):
        return t("robustness.coupling_none", county=county)
    words = {"degree": t.number(degree, 2), "span": t.range(own["low"], own["high"], 2)}
    return tested.hedged("robustness.coupling_head", county=county, grade=own["grade"], **words)


def both_forms(tested: Tested, found: Table) -> Rows:
    """Return both forms of the county with coupling, development, degree and class."""
    t, own, rows = tested.t, found.rows.iloc[tested.row], []
    for form in FORMS:
        numbers = [t.number(own[f"{form}_{what}"], 2) for what in "ctd"]
        rows.append([t(f"robustness.coupling_{form}"), *numbers, in_words(own[f"{form}_d"], t)])
    return [t(f"robustness.coupling_{what}") for what in ("form", "c", "t", "d", "grade")], rows


def classes(found: Table, t: Texts) -> Rows:
    """Return how many counties fall in each class by either form."""
    header, rows = [t("robustness.coupling_grade")], []
    counts = []
    for form in FORMS:
        header.append(t("robustness.coupling_counties", form=t(f"robustness.coupling_{form}")))
        counts.append(
            np.bincount(1 + grade(found.rows[f"{form}_d"].to_numpy()), minlength=CLASSES + 1)
        )
    for c, both in enumerate(np.column_stack(counts)[1:]):
        if both.any():
            name = f"{t(f'robustness.grade_{c}')} {c / CLASSES:.1f}–{(c + 1) / CLASSES:.1f}"
            rows.append([name, *(str(n or DASH) for n in both)])
    return header, rows


def measure(tested: Tested) -> None:
    """Place which figures of the county would change the advice, and who holds them."""
    t, found = tested.t, tested.otherwise.to_measure(tested.today, tested.county)
    if found is None:
        return
    lever, gain = t.of(t.catalog.lever(found.lever).name), t.number(found.gain, 1)
    key = "robustness.measure_note" if found.fields else "robustness.measure_note_none"
    place.heading(measure_title(tested, found), t(key, lever=lever, gain=gain), t)
    header, rows = measure_table(tested, found)
    if rows:
        place.html(html.table(header, rows, t, "named"))
    how = {"draws": t.number(t.catalog.method.draws), "bins": BINS, "permutations": PERMUTATIONS}
    if rows:
        notes = [t("robustness.measure_method", **how)]
        frame = lambda: pd.DataFrame(rows, columns=header)  # noqa: E731  (made when opened)
        place.table(frame, "", f"measure_{tested.county}", t, notes)


def measure_title(tested: Tested, found: MeasureNext) -> str:
    """Return the figure of the county that would most change the advice, if it were known."""
    t, county = tested.t, tested.t.county(tested.county)
    if not found.fields:
        return tested.hedged("robustness.measure_none", county=county)
    first = max(found.fields, key=lambda field: field.changes)
    words = {"p": t.percent(first.changes), "field": t.indicator(first.indicator)}
    return tested.hedged("robustness.measure_head", county=county, **words)


def measure_table(tested: Tested, found: MeasureNext) -> Rows:
    """Return each figure: how known, chance of other advice, which, who holds it."""
    t, county, catalog = tested.t, tested.county, tested.t.catalog
    panel = tested.results.panel(tested.method.real_only)
    return tables.screen(
        sorted(found.fields, key=lambda field: -field.changes),
        {
            t("robustness.measure_field"): lambda f: t.indicator(f.indicator),
            t("robustness.measure_known"): lambda f: t.marked(panel.figure(county, f.indicator)),
            t("robustness.measure_changes"): lambda f: t.percent(f.changes),
            t("robustness.measure_instead"): lambda f: t.of(catalog.lever(f.instead).name),
            t("robustness.measure_who"): lambda f: t.of(catalog.indicator(f.indicator).collected),
        },
    )
