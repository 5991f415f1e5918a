"""What a county still lacks, element by element: the fields of the template, and who keeps them."""

from collections.abc import Callable, Sequence

import numpy as np

from components.widgets import html, place, tables
from components.widgets.tables import Table
from components.words.texts import DASH, Texts
from model.facts.catalog import Indicator
from model.facts.provenance import MISSING, Quality
from model.results.results import Results
from pages.own_figures import wording

UNKNOWN = (MISSING, Quality.ILLUSTRATIVE.rank)


def show(results: Results, county: str, t: Texts) -> None:
    """Place a row an element: how many fields are open, and which; the list of all behind it."""
    found = table(results, county, t)
    lacking = int((found.rows["state"] == t("missing.lacking")).sum())
    counted = {"county": t.county(county), "n": lacking, "total": len(found.rows)}
    place.heading(t("missing.title", **counted), "", t)
    needs = wording.still_needed(results, county, t).elements
    place.html(html.table(*by_element(found, needs, t), t, telling=(1,)))
    name, note = t("missing.list"), t("missing.note")
    place.table(found.file, name, f"missing_{county}", t, [note])


def table(results: Results, county: str, t: Texts) -> Table:
    """Return the fields of the template: what each is, who keeps it, whether the county has it.

    Without a county a field counts as lacking if any county lacks it.
    """
    panel = results.data.panel
    rows = [panel.row(county)] if county else list(range(len(panel.codes)))
    unknown = np.isin(panel.quality[rows], UNKNOWN)
    lacks = dict(zip(panel.indicators, np.any(unknown, axis=0).tolist(), strict=True))
    real = dict(zip(panel.indicators, panel.is_real().sum(axis=0).tolist(), strict=True))
    words = {True: t("missing.lacking"), False: t("missing.there")}
    columns: dict[str, tuple[str, Callable[[Indicator], object]]] = {
        "element": (t("common.element"), lambda one: t.of(t.catalog.element(one.element).name)),
        "indicator": (t("common.indicator"), lambda one: t.of(one.name)),
        "short": (t("missing.which"), t.label),
        "state": (t("missing.state"), lambda one: words[lacks[one.code]]),
        "unit": (t("common.unit"), lambda one: t.unit(one.unit).strip()),
        "definition": (t("missing.definition"), lambda one: t.of(one.definition)),
        "collected": (t("missing.collected"), lambda one: t.of(one.collected)),
        "known": (t("missing.known_counties"), lambda one: real[one.code]),
    }
    return tables.table([one for one in t.catalog.indicators if one.in_template], columns)


def by_element(
    found: Table, needs: Sequence[int | None], t: Texts
) -> tuple[list[str], list[list[str]]]:
    """Return header and rows: of each element how many of its fields are open, and their names.

    `needs` says how many more each takes until it can be scored on real data alone.
    """
    rows = []
    for (element, fields), n in zip(found.rows.groupby("element", sort=False), needs, strict=True):
        names = fields["short"][fields["state"] == t("missing.lacking")].tolist()
        which = t("missing.all_fields") if len(names) == len(fields) else t.join(names)
        until = t("missing.enough") if n == 0 else DASH if n is None else t("missing.until", n=n)
        rows.append([str(element), f"{len(names)} / {len(fields)}", until, which])
    return [
        t("common.element"),
        t("missing.open"),
        t("missing.scored"),
        t("missing.which"),
    ], rows
