"""Whether a county's eight elements are level with each other: coupling coordination."""

import numpy as np
import pandas as pd

from components.widgets import html, place, tables
from components.widgets.tables import Table
from components.words.texts import DASH
from model.uncertainty.claims import mixed_quality
from model.uncertainty.coupling import coupling, grade
from pages.robustness.tested import Tested


def levels(tested: Tested) -> None:
    """Place the class of the county's degree, then all counties, the most level first."""
    t, found = tested.t, table(tested)
    place.heading(title(tested, found), "", t)
    cells = {
        found.heads["county"]: lambda row: row.county,
        found.heads["d"]: lambda row: t.number(row.d, 2),
        found.heads["grade"]: lambda row: row.grade,
    }
    place.html(html.table(*found.screen(cells), t, "slim"))
    place.table(found.file, "", "coupling", t, [t("robustness.coupling_note")])


def table(tested: Tested) -> Table:
    """Return coupling, development, degree with range, and class of every county, NaN unscored."""
    t, scores = tested.t, tested.scores
    elements = np.where(np.isnan(scores.index)[:, None], np.nan, scores.elements)
    found = coupling(elements, scores.weights)
    rows = pd.DataFrame({"county": [t.of(one.name) for one in tested.results.data.panel.counties]})
    rows["c"], rows["t"], rows["d"] = found.coupling, found.development, found.degree
    rows["low"], _, rows["high"] = tested.otherwise.degrees(tested.method).T
    classes = grade(found.degree).tolist()
    rows["grade"] = [DASH if c < 0 else t(f"robustness.grade_{c}") for c in classes]
    rows["quality"] = [t.quality(mixed_quality(float(share))) for share in scores.evidence_all]
    numbers = {part: t(f"robustness.coupling_{part}") for part in "ctd"}
    numbers |= tables.heads(t, "low", "high")
    words = tables.heads(t, "quality", grade="robustness.coupling_grade")
    ordered = rows.sort_values("d", ascending=False, kind="stable")
    heads = tables.heads(t, "county") | numbers | words
    return Table(ordered, heads, dict.fromkeys(numbers, 4))


def title(tested: Tested, found: Table) -> str:
    """Return the class of the county's coupling coordination with its range."""
    t, own = tested.t, dict(found.rows.loc[tested.row])
    words = {"degree": t.number(own["d"], 2), "span": t.range(own["low"], own["high"], 2)}
    county = t.county_short(tested.county)
    return t("robustness.coupling_head", county=county, grade=own["grade"], **words)
