"""Which real figures there are: what they say, and those of a county."""

from functools import partial

import numpy as np

from components.county_values import progress
from components.widgets import downloads, html, links, place, sources, tables
from components.words.texts import Texts
from model.results.progress import Progress
from model.results.results import Results
from pages.overview import wording


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
    links.page_link("own_figures", t("overview.fill_link"))


def collected(found: Progress, t: Texts) -> None:
    """Place how the evidence grew by what counties put in, and the way to what each has."""
    progress.growth(found, t)
    links.page_link("sources", t("overview.progress_link"), section="progress")
