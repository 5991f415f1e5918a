"""Which real figures there are: what they say, those of a county, and those it still lacks."""

from functools import partial

import numpy as np

from components.widgets import downloads, html, links, place, sources, tables
from components.words.texts import Texts
from model.facts.provenance import MISSING, Quality
from model.results.results import Results
from pages.overview import wording

UNKNOWN = (MISSING, Quality.ILLUSTRATIVE.rank)


def facts(results: Results, t: Texts) -> None:
    """Place what is known of all counties, a sentence each."""
    place.html(html.bullets(wording.facts(results, t), t))
    place.notes(sources.cited(["S01", "travel_model", "S22"], t), t)


def figures(results: Results, county: str, t: Texts) -> None:
    """Place a row for each indicator that has a real figure, beside the median county."""
    real = results.panel(real_only=True)
    known = ~np.isnan(real.values)
    counts = dict(zip(real.indicators, map(str, known.sum(axis=0)), strict=True))
    some = known[[real.row(county)] if county else slice(None)].any(axis=0)
    shown = [t.catalog.indicators[j] for j in np.flatnonzero(some)]
    own = t.county_short(county) if county else t("overview.counties_known")
    cells = {
        t("common.indicator"): lambda i: t.of(i.name),
        own: lambda i: t.marked(real.figure(county, i.code)) if county else counts[i.code],
        t("common.median"): lambda i: t.amount(float(np.median(real.column(i.code))), i.unit),
    }
    place.html(html.table(*tables.screen(shown, cells), t))
    codes, counties = tuple(i.code for i in shown), (county,) if county else ()
    file = partial(downloads.figures, real, codes, t, counties)
    place.table(file, "", f"real_figures_{county}", t, [t("overview.figures_note")])


def to_fill(results: Results, county: str, t: Texts) -> None:
    """Place a row an element: which fields of the template one county, or any, still lacks."""
    panel, rows = results.data.panel, []
    places = [panel.row(county)] if county else list(range(len(panel.codes)))
    is_missing = np.isin(panel.quality[places], UNKNOWN).max(axis=0)
    for element in t.catalog.elements:
        asked = [i for i in t.catalog.members(element.code) if i.in_template]
        missing = [t.label(i) for i in asked if is_missing[t.catalog.column(i.code)]]
        names = t.join(missing) or t("overview.fill_done")
        rows.append([t.of(element.name), f"{len(missing)} / {len(asked)}", names])
    header = [t("common.element"), t("overview.fill_open"), t("common.indicator")]
    place.html(html.table(header, rows, t))
    place.source(t("overview.fill_note"), t)
    links.page_link("sources", t("overview.fill_link"))
