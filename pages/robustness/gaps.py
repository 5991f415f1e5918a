"""Where the county's missing points are, and which figure to find out first."""

import pandas as pd

from components.widgets import html, place, tables
from components.widgets.tables import Table
from components.words.texts import Texts
from model.facts.panel import EVIDENCE
from model.score.contributions import obstacle_degree
from model.uncertainty.value_of_data import BINS, PERMUTATIONS, MeasureNext
from pages.robustness.tested import Tested

MOST = 5  # obstacles listed
Rows = tuple[list[str], list[list[str]]]  # header and rows in words


def show(tested: Tested) -> None:
    """Place the largest obstacles, then what to measure next."""
    t, county, found = tested.t, tested.t.county_short(tested.county), obstacle_table(tested)
    header, rows = largest(found, t)
    place.heading(t("robustness.obstacle_head", county=county, field=rows[0][0]), "", t)
    place.html(html.table(header, rows, t))
    key = f"obstacles_{tested.county}"
    place.table(found.file, "", key, t, [t("robustness.obstacle_note")])
    if next_ := tested.otherwise.to_measure(tested.today, tested.county):
        _measure(tested, next_)


def obstacle_table(tested: Tested) -> Table:
    """Return the obstacle degree of every indicator of the county, largest first."""
    t, scores, panel = tested.t, tested.scores, tested.results.panel(tested.method.real_only)
    weights, rows = t.catalog.weights @ scores.weights, []
    degrees = obstacle_degree(scores.indicators[[tested.row]], weights)[0]
    for indicator, degree in zip(t.catalog.indicators, degrees, strict=True):
        figure = panel.figure(tested.county, indicator.code)
        row = {"code": indicator.code, "indicator": t.of(indicator.name), "degree": degree}
        row |= {"element": t.element_short(indicator.element), "marked": t.marked(figure)}
        row |= {"value": figure.value, "unit": t.unit(indicator.unit).strip()}
        rows.append(row | {"quality": t.told_quality(figure.quality, figure.source)})
    found = pd.DataFrame(rows).dropna(subset="degree")
    found = found.sort_values("degree", ascending=False, kind="stable")
    heads = tables.heads(t, "indicator", "element", "value", "unit", "quality")
    return Table(found, heads | {"degree": t("robustness.obstacle_degree")}, {"degree": 4})


def largest(found: Table, t: Texts) -> Rows:
    """Return the largest obstacles, without our own completeness: it says nothing of a county."""
    rows = found.rows[found.rows["code"] != EVIDENCE][:MOST]
    cells = {
        t("robustness.obstacle_field", n=MOST): lambda row: row.indicator,
        t("common.element"): lambda row: row.element,
        t("common.value"): lambda row: row.marked,
        t("robustness.obstacle_degree"): lambda row: t.percent(row.degree, 1),
    }
    return tables.screen(rows.itertuples(), cells)


def _measure(tested: Tested, found: MeasureNext) -> None:
    """Place which figures of the county would change the advice, and who holds them."""
    t, (header, rows) = tested.t, measure_table(tested, found)
    lever = {"lever": t.of(t.catalog.lever(found.lever).name), "gain": t.number(found.gain, 1)}
    key = "robustness.measure_head" if rows else "robustness.measure_none"
    title = t(key, county=t.county_short(tested.county), field=rows[0][0] if rows else "")
    place.heading(title, t("robustness.measure_note", **lever), t)
    if rows:
        how = {"draws": t.number(t.catalog.method.draws), "permutations": PERMUTATIONS}
        place.html(html.table(header, rows, t, "named"))
        notes, key = [t("robustness.measure_method", bins=BINS, **how)], f"measure_{tested.county}"
        place.table(lambda: pd.DataFrame(rows, columns=header), "", key, t, notes)


def measure_table(tested: Tested, found: MeasureNext) -> Rows:
    """Return each figure: how known, chance of other advice, which, who holds it."""
    t, county, catalog = tested.t, tested.county, tested.t.catalog
    panel = tested.results.panel(tested.method.real_only)
    return tables.screen(
        found.deciding,
        {
            t("robustness.measure_field"): lambda f: t.indicator(f.indicator),
            t("robustness.measure_known"): lambda f: t.marked(panel.figure(county, f.indicator)),
            t("robustness.measure_changes"): lambda f: t.percent(f.changes),
            t("robustness.measure_instead"): lambda f: t.of(catalog.lever(f.instead).name),
            t("robustness.measure_who"): lambda f: t.of(catalog.indicator(f.indicator).collected),
        },
    )
