"""Places the blocks of the county page."""

import math
from functools import partial

from components.session import state
from components.widgets import downloads, html, links, place
from components.words.texts import Texts
from model.results.results import Results
from model.score.method import Method
from pages.county import charts, wording


def profile(results: Results, county: str, method: Method, t: Texts) -> None:
    """Place the elements of a county against its peers and the median."""
    rows, name = wording.rows(results, county, method, t), t.county(county)
    place.heading(t("county.profile_head", county=name), "", t)
    ticks = t("common.peer_tick"), t("common.median")
    known = t.join([row.label for row in rows if not math.isnan(row.value)])
    alt = t("county.profile_alt", county=name, elements=known or t("common.withheld"))
    place.chart(charts.elements(rows, *ticks, state.on_phone()), alt, "profile")
    near = results.geography.peers(county)
    names = t.join([t.county_short(code) for code in near])
    place.notes([t("county.peers", names=names, count=len(near))], t)


def pulls(results: Results, county: str, method: Method, t: Texts) -> None:
    """Place what lifts and drags a county, best first; the parts sum to the gap."""
    elements, points = zip(*wording.pulls(results, county, method), strict=True)
    labels = [t.of(t.catalog.elements[k].short) for k in elements]
    total = t.delta(sum(points))
    place.heading(t("county.pulls_head", county=t.county(county), total=total), "", t)
    figure = charts.pulls(labels, points, list(map(t.delta, points)), t("common.point_suffix"))
    place.chart(figure, t("county.pulls_alt", best=labels[0], worst=labels[-1]), "pulls")
    place.notes([t("county.pulls_note")], t)


def facts(results: Results, county: str, t: Texts) -> None:
    """Place what else has been published about a county, if anything."""
    if known := wording.facts(results, county, t):
        place.heading(t("county.facts_head", county=t.county(county)), t("county.facts_note"), t)
        place.html(html.bullets(known, t))


def indicators(results: Results, county: str, method: Method, t: Texts) -> None:
    """Place all indicators with their sources, and the file of them."""
    place.heading(t("county.table_head", county=t.county(county)), t("county.table_note"), t)
    place.html(html.table(*wording.indicator_table(results, county, method, t), t, "figures"))
    panel = results.panel(method.real_only)
    rows = partial(downloads.figures, panel, t.catalog.codes, t, (county,))
    links.download(f"county_{county}", rows, t)
